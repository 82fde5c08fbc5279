package dragoman

import (
	"sort"
	"unicode/utf8"
)

// stride is the distance in bytes between two samples of offsets. 1 KiB keeps
// the table at 0.4 % of the text and a conversion under a microsecond.
const stride = 1024

// offsets maps between bytes and code points of one text by sampling.
type offsets struct {
	samples []int // code points before byte i*stride (or before the rune that straddles it)
}

func newOffsets(text string) offsets {
	samples := make([]int, 0, len(text)/stride+1)
	n := 0
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			samples = append(samples, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return offsets{samples}
}

func (o offsets) points(text string, offset int) int {
	if offset > len(text) {
		offset = len(text)
	}
	base, n := 0, 0
	if k := offset / stride; k < len(o.samples) {
		base, n = k*stride, o.samples[k]
	} else if len(o.samples) > 0 {
		k = len(o.samples) - 1
		base, n = k*stride, o.samples[k]
	}
	for i := base; i < offset; i++ {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

func (o offsets) bytes(text string, points int) int {
	k := sort.Search(len(o.samples), func(i int) bool { return o.samples[i] > points }) - 1
	base, n := 0, 0
	if k >= 0 {
		base, n = k*stride, o.samples[k]
	}
	for i := base; i < len(text); i++ {
		if !utf8.RuneStart(text[i]) {
			continue
		}
		if n == points {
			return i
		}
		n++
	}
	return len(text)
}
