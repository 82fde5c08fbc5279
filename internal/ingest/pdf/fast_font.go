package pdf

import (
	"strings"
	"unicode/utf8"

	lpdf "github.com/ledongthuc/pdf"
)

// glyph is what one code of a font means.
type glyph struct {
	text     string
	width    float64 // in ems
	unmapped bool    // the font does not say what the code means
}

// font decodes the codes of one PDF font. Each code is looked up once.
type font struct {
	bold     bool
	wide     bool // codes are two bytes
	glyphs   map[int]glyph
	simple   [256]glyph
	known    [256]bool
	unicode  map[string]string // from the font's ToUnicode map
	encoder  lpdf.TextEncoding // the library's own decoding, where there is no map
	blind    bool              // two-byte codes without a map: nothing tells what they mean
	first    int
	widths   []float64
	cid      map[int]float64
	fallback float64
	backward bool // it has letters of a script written from right to left
}

// newNoFont makes what stands for a font that the page names but does not have.
func newNoFont() *font { return &font{fallback: 0.5, blind: true} }

func newFont(dict lpdf.Value) *font {
	f := &font{fallback: 0.5, glyphs: map[int]glyph{}}
	name := strings.ToLower(dict.Key("BaseFont").Name())
	f.bold = boldName(name)
	if toUnicode := dict.Key("ToUnicode"); toUnicode.Kind() == lpdf.Stream {
		f.unicode = readToUnicode(toUnicode.Reader())
		f.backward = mapsRightToLeft(f.unicode)
	}
	if dict.Key("Subtype").Name() == "Type0" {
		f.wide = true
		f.cidWidths(dict.Key("DescendantFonts").Index(0))
		if f.backward {
			mendShaped(f.unicode, dict)
		}
		if f.unicode == nil {
			switch enc := dict.Key("Encoding").Name(); enc {
			case "UniGB-UCS2-H":
				lf := lpdf.Font{V: dict}
				f.encoder = lf.Encoder()
			default:
				f.blind = true
			}
		}
		return f
	}
	f.first = int(dict.Key("FirstChar").Int64())
	widths := dict.Key("Widths")
	unit := 1.0 / 1000
	if dict.Key("Subtype").Name() == "Type3" {
		if m := dict.Key("FontMatrix").Index(0).Float64(); m > 0 {
			unit = m
		}
	}
	for i := range min(widths.Len(), 256) {
		f.widths = append(f.widths, widths.Index(i).Float64()*unit)
	}
	if f.widths == nil {
		f.widths, f.first = standardWidths(name), 32
	}
	lf := lpdf.Font{V: dict}
	f.encoder = lf.Encoder()
	return f
}

// boldName tells a bold font by its name: subset fonts seldom say it otherwise.
func boldName(name string) bool {
	name = strings.ToLower(name)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}

// next gives the glyph of the first code in codes and the code's length.
func (f *font) next(codes []byte) (glyph, int) {
	if !f.wide {
		c := codes[0]
		if !f.known[c] {
			f.simple[c], f.known[c] = f.lookup(string(codes[:1])), true
		}
		return f.simple[c], 1
	}
	n := min(2, len(codes))
	key := int(codes[0]) << 8
	if n == 2 {
		key |= int(codes[1])
	}
	g, ok := f.glyphs[key]
	if !ok {
		g = f.lookup(string(codes[:n]))
		f.glyphs[key] = g
	}
	return g, n
}

func (f *font) lookup(code string) glyph {
	g := glyph{width: f.width(code)}
	if text, ok := f.unicode[code]; ok {
		g.text = text
		return g
	}
	if f.blind || f.encoder == nil {
		g.text, g.unmapped = "\ufffd", true
		return g
	}
	g.text = f.encoder.Decode(code)
	r, _ := utf8.DecodeRuneInString(g.text)
	g.unmapped = g.text == "" || r == utf8.RuneError || r < ' '
	return g
}

func (f *font) width(code string) float64 {
	if f.wide {
		id := int(code[0])
		if len(code) > 1 {
			id = id<<8 | int(code[1])
		}
		if w, ok := f.cid[id]; ok {
			return w
		}
		return f.fallback
	}
	if i := int(code[0]) - f.first; i >= 0 && i < len(f.widths) {
		return f.widths[i]
	}
	if f.widths == nil {
		return f.fallback
	}
	return 0
}

// cidWidths reads the W array of a CID font (ISO 32000-1, 9.7.4.3).
func (f *font) cidWidths(descendant lpdf.Value) {
	f.fallback = 1
	if dw := descendant.Key("DW"); !dw.IsNull() {
		f.fallback = dw.Float64() / 1000
	}
	f.cid = map[int]float64{}
	w := descendant.Key("W")
	for i := 0; i+1 < w.Len(); {
		first := int(w.Index(i).Int64())
		if list := w.Index(i + 1); list.Kind() == lpdf.Array {
			for j := range list.Len() {
				f.cid[first+j] = list.Index(j).Float64() / 1000
			}
			i += 2
			continue
		}
		last, width := int(w.Index(i+1).Int64()), w.Index(i+2).Float64()/1000
		for id := first; id <= last && id <= 0xffff; id++ {
			f.cid[id] = width
		}
		i += 3
	}
}

// standardWidths approximates the standard 14 fonts, which need not carry their
// widths: Times and Helvetica differ little, Courier is fixed.
func standardWidths(name string) []float64 {
	widths := make([]float64, 224)
	for i := range widths {
		switch c := rune(i + 32); {
		case strings.Contains(name, "courier"):
			widths[i] = 0.6
		case strings.ContainsRune(" ijl.,;:'!|ftI()[]", c):
			widths[i] = 0.28
		case c == 'm' || c == 'w' || c == 'M' || c == 'W':
			widths[i] = 0.82
		case c >= 'A' && c <= 'Z':
			widths[i] = 0.67
		default:
			widths[i] = 0.5
		}
	}
	return widths
}
