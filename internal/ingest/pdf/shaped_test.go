package pdf

import (
	"bytes"
	"encoding/binary"
	"testing"

	"dragoman/internal/ingest/pdf/pdftest"
)

// testGlyph is a glyph of a font made for a test: a simple one by its extent,
// or parts with how far each is moved up.
type testGlyph struct {
	extent [4]int16
	parts  [][2]int // glyph, up
}

// testFont makes a TrueType font of 1,000 units to the em.
func testFont(glyphs []testGlyph, characters map[rune]int) []byte {
	var glyf, loca, cmap bytes.Buffer
	put := func(b *bytes.Buffer, words ...int) {
		for _, w := range words {
			_ = binary.Write(b, binary.BigEndian, uint16(w))
		}
	}
	for _, g := range glyphs {
		put(&loca, glyf.Len()/2)
		switch {
		case g.parts != nil:
			put(&glyf, -1, 0, 0, 0, 0)
			for i, p := range g.parts {
				more := 0x20
				if i+1 == len(g.parts) {
					more = 0
				}
				put(&glyf, 0x01|more, p[0], 0, p[1])
			}
		case g.extent != [4]int16{}:
			put(&glyf, 1, int(g.extent[0]), int(g.extent[1]), int(g.extent[2]), int(g.extent[3]), 3, 0)
		}
	}
	put(&loca, glyf.Len()/2)
	put(&cmap, 0, 1, 3, 1, 0, 12, 4, 0, 0, 2*len(characters), 0, 0, 0)
	var ends, starts, deltas, offsets []int
	for c, glyph := range characters { // a segment each, in any order
		ends, starts, deltas, offsets = append(ends, int(c)), append(starts, int(c)), append(deltas, glyph-int(c)), append(offsets, 0)
	}
	put(&cmap, ends...)
	put(&cmap, 0)
	put(&cmap, starts...)
	put(&cmap, deltas...)
	put(&cmap, offsets...)
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	var out bytes.Buffer
	put(&out, 0, 1, 4, 0, 0, 0)
	at := 12 + 4*16
	tables := []struct {
		tag  string
		data []byte
	}{{"head", head}, {"cmap", cmap.Bytes()}, {"glyf", glyf.Bytes()}, {"loca", loca.Bytes()}}
	for _, t := range tables {
		out.WriteString(t.tag)
		put(&out, 0, 0, at>>16, at, 0, len(t.data))
		at += len(t.data)
	}
	for _, t := range tables {
		out.Write(t.data)
	}
	return out.Bytes()
}

// arabicFont has a tooth (1), a dot (2) and a hook (5), the letters beh (3: the
// tooth with a dot below) and reh (5), and variants that no character names: of
// beh (4), of reh (6) and one that resembles nothing (7). 8 is a bracket.
func arabicFont() []byte {
	return testFont([]testGlyph{
		{},
		{extent: [4]int16{0, 100, 300, 400}},
		{extent: [4]int16{0, 0, 60, 60}},
		{parts: [][2]int{{1, 0}, {2, -150}}},
		{parts: [][2]int{{1, 0}, {2, -240}}},
		{extent: [4]int16{70, -170, 520, 350}},
		{extent: [4]int16{70, -170, 530, 350}},
		{extent: [4]int16{0, 0, 900, 900}},
		{extent: [4]int16{90, -100, 250, 700}},
	}, map[rune]int{0x628: 3, 0xfead: 5, '(': 8})
}

func TestMendShaped(t *testing.T) {
	font := arabicFont()
	cmap := "beginbfchar <0003> <0643> <0004> <0020> <0005> <0020> <0006> <0643> <0007> <0648> <0008> <0020> endbfchar"
	doc := pdftest.Document{
		Fonts: map[string]string{"F1": "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500/CIDToGIDMap/Identity/FontDescriptor<</Type/FontDescriptor/FontFile2 5 0 R>>>>]>>"},
		Objects: []string{
			pdftest.Stream(cmap),
			pdftest.Stream(string(font)),
		},
		Pages: []string{"BT /F1 10 Tf 72 700 Td <000800070006000500040003> Tj ET"},
	}
	f, err := OpenFast(doc.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.Page(0)
	if err != nil || len(page.Runs) != 1 {
		t.Fatalf("%v, %v", page.Runs, err)
	}
	// what the font does not tell keeps the letter that the file gives it
	if got, want := page.Runs[0].Text, "\u0628\u0628\u0631\u0631\u0648)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSpaceWithoutRoom(t *testing.T) {
	font := "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 300>>]>>"
	cmap := "beginbfchar <0001> <0627> <0002> <0644> <0020> <0020> endbfchar"
	for content, want := range map[string]string{
		"<000100200002> Tj":                  "ل ا",
		"-4 Tc <000100200002> Tj":            "لا",
		"[<00010020> 300 <0002>] TJ":         "لا",
		"[<00010020> 100 <0002>] TJ":         "ل ا",
		"[<0001> -500 <0002>] TJ":            "ل ا",
		"[<0001002000200002> 900] TJ":        "ل  ا",
		"-4 Tc [<000100200020> 2 <0002>] TJ": "لا",
	} {
		doc := pdftest.Document{Fonts: map[string]string{"F1": font}, Objects: []string{pdftest.Stream(cmap)}, Pages: []string{"BT /F1 10 Tf 72 700 Td " + content + " ET"}}
		f, err := OpenFast(doc.Bytes(), "")
		if err != nil {
			t.Fatal(err)
		}
		page, err := f.Page(0)
		if err != nil || len(page.Runs) != 1 || page.Runs[0].Text != want {
			t.Errorf("%s: %v, %v, want %q", content, page.Runs, err, want)
		}
	}
}

// FuzzTrueType reads fonts that may be broken in any way: it must end.
func FuzzTrueType(f *testing.F) {
	f.Add(arabicFont(), uint16(4))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01"), uint16(0))
	f.Fuzz(func(t *testing.T, data []byte, glyph uint16) {
		font := readTrueType(data)
		if n := len(font.characters()); n > 1<<16 {
			t.Errorf("%d glyphs", n)
		}
		if o := font.outline(int(glyph)); len(o.extents) > 4*maxParts*maxParts*maxParts {
			t.Errorf("an outline of %d parts: %s", len(o.extents)/4, o.shape)
		}
	})
}
