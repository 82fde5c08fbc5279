package pdf

import (
	"encoding/binary"
	"strconv"
)

// trueType is the part of a TrueType font that tells what its glyphs stand for
// (OpenType specification, "cmap" and "glyf"). Whatever lies outside the data
// reads as zeros.
type trueType struct {
	cmap, glyf, loca []byte
	long             bool // offsets in loca are of 32 bits
	em               int  // in units of the font
}

func readTrueType(font []byte) trueType {
	return trueType{
		cmap: sfntTable(font, "cmap"), glyf: sfntTable(font, "glyf"), loca: sfntTable(font, "loca"),
		long: word(sfntTable(font, "head"), 50) != 0, em: word(sfntTable(font, "head"), 18),
	}
}

// sfntTable gives a table of a font file, or nil.
func sfntTable(font []byte, tag string) []byte {
	for i := range word(font, 4) {
		record := 12 + 16*i
		if record+16 <= len(font) && string(font[record:record+4]) == tag {
			return cut(font, long(font, record+8), long(font, record+12))
		}
	}
	return nil
}

// characters turns the font's table of characters round: the characters that
// each glyph is for. It reads the format for characters of 16 bits.
func (t trueType) characters() map[int][]rune {
	out := map[int][]rune{}
	for i := range word(t.cmap, 2) {
		record := 4 + 8*i
		platform, encoding := word(t.cmap, record), word(t.cmap, record+2)
		if platform != 0 && (platform != 3 || encoding != 1) { // not Unicode
			continue
		}
		sub := cut(t.cmap, long(t.cmap, record+4), len(t.cmap))
		if word(sub, 0) != 4 {
			continue
		}
		segments, seen := word(sub, 6)/2, 0
		for s := range segments {
			at := 14 + 2*s
			end, start := word(sub, at), word(sub, at+2*segments+2)
			delta, offset := word(sub, at+4*segments+2), word(sub, at+6*segments+2)
			for c := start; c <= end && c < 0xffff; c++ {
				if seen++; seen > 0xffff {
					return out // segments overlap in hostile fonts only
				}
				glyph := c + delta
				if offset != 0 {
					if glyph = word(sub, at+6*segments+2+offset+2*(c-start)); glyph != 0 {
						glyph += delta
					}
				}
				if glyph &= 0xffff; glyph != 0 {
					out[glyph] = append(out[glyph], rune(c))
				}
			}
		}
		return out
	}
	return out
}

// Bounds on the parts that a glyph is composed of, and how deep they nest.
const (
	maxParts = 8
	maxDepth = 2
)

// outline is how a glyph looks, in short: how many contours it has or, for a
// composed one, what its parts are and whether each is moved up or down; and how
// far each part extends. (Points are not compared: variants of a letter repeat
// its outline with a point more or less.)
type outline struct {
	shape   string
	extents []int // in the units of the font
}

// outline gives the look of a glyph; an empty one has no shape.
func (t trueType) outline(glyph int) (o outline) {
	t.add(&o, glyph, 0)
	return o
}

func (t trueType) add(o *outline, glyph, depth int) {
	from, to := 2*word(t.loca, 2*glyph), 2*word(t.loca, 2*glyph+2)
	if t.long {
		from, to = long(t.loca, 4*glyph), long(t.loca, 4*glyph+4)
	}
	data := cut(t.glyf, from, to-from)
	if len(data) < 10 {
		return
	}
	contours := signed(word(data, 0))
	if contours >= 0 {
		o.shape += strconv.Itoa(contours) + " "
		for at := 2; at < 10; at += 2 {
			o.extents = append(o.extents, signed(word(data, at)))
		}
		return
	}
	const ( // flags of a part
		words, scaled, more, scaledXY, matrix = 0x01, 0x08, 0x20, 0x40, 0x80
	)
	at := 10
	for range maxParts {
		flags := word(data, at)
		if depth < maxDepth {
			t.add(o, word(data, at+2), depth+1)
		}
		dy := int(int8(word(data, at+4)))
		at += 6
		if flags&words != 0 {
			dy = signed(word(data, at))
			at += 2
		}
		switch {
		case dy < -t.em/32:
			o.shape += "v"
		case dy > t.em/32:
			o.shape += "^"
		}
		switch {
		case flags&scaled != 0:
			at += 2
		case flags&scaledXY != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 || at >= len(data) {
			return
		}
	}
}

// apart gives the largest difference between two looks, in units of the font;
// it is false for looks of another shape.
func (o outline) apart(p outline) (difference int, ok bool) {
	if o.shape != p.shape || len(o.extents) != len(p.extents) || o.shape == "" {
		return 0, false
	}
	for i, x := range o.extents {
		difference = max(difference, x-p.extents[i], p.extents[i]-x)
	}
	return difference, true
}

// signed takes a word for a signed one.
func signed(word int) int { return int(int16(word)) }

// cut gives size bytes of b from an offset, or what there is of them.
func cut(b []byte, from, size int) []byte {
	if from < 0 || size <= 0 || from >= len(b) {
		return nil
	}
	return b[from:min(from+size, len(b))]
}

// word and long read big-endian numbers of 16 and 32 bits.
func word(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func long(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[at:]))
}
