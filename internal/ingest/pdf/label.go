package pdf

import (
	"strconv"
	"strings"

	lpdf "github.com/ledongthuc/pdf"
)

// pageLabels reads the labels of pages from the catalog's number tree
// (ISO 32000-1, 12.4.2), or gives nil if it has none.
func pageLabels(root lpdf.Value, pages int) []string {
	type style struct {
		from   int
		kind   string
		prefix string
		start  int
	}
	var styles []style
	var visit func(node lpdf.Value, depth int)
	visit = func(node lpdf.Value, depth int) {
		nums := node.Key("Nums")
		for i := 0; i+1 < nums.Len() && len(styles) < maxPages; i += 2 {
			d := nums.Index(i + 1)
			s := style{from: int(nums.Index(i).Int64()), kind: d.Key("S").Name(), prefix: d.Key("P").Text(), start: 1}
			if st := d.Key("St"); !st.IsNull() {
				s.start = int(st.Int64())
			}
			styles = append(styles, s)
		}
		kids := node.Key("Kids")
		for i := 0; i < kids.Len() && depth < 16; i++ {
			visit(kids.Index(i), depth+1)
		}
	}
	visit(root.Key("PageLabels"), 0)
	if len(styles) == 0 {
		return nil
	}
	labels := make([]string, pages)
	for i, s := range styles {
		to := pages
		if i+1 < len(styles) {
			to = min(to, styles[i+1].from)
		}
		for n := max(0, s.from); n < to; n++ {
			labels[n] = s.prefix + numeral(s.kind, s.start+n-s.from)
		}
	}
	return labels
}

// numeral writes n in one of PDF's styles of page label.
func numeral(kind string, n int) string {
	switch {
	case n < 1 || kind == "":
		return ""
	case kind == "r":
		return strings.ToLower(roman(n))
	case kind == "R":
		return roman(n)
	case kind == "a":
		return strings.Repeat(string(rune('a'+(n-1)%26)), min(16, (n-1)/26+1))
	case kind == "A":
		return strings.Repeat(string(rune('A'+(n-1)%26)), min(16, (n-1)/26+1))
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.value {
			b.WriteString(d.sign)
			n -= d.value
		}
	}
	return b.String()
}
