package pdf

import (
	"reflect"
	"strings"
	"testing"

	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf/pdftest"
)

// runsOf opens a file with the fast engine and gives the runs of its first page.
func runsOf(t *testing.T, data []byte) layout.Page {
	t.Helper()
	f, err := OpenFast(data, "")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	page, err := f.Page(0)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestFastWalk(t *testing.T) {
	type want struct {
		text    string
		x, y    float64
		size    float64
		bold    bool
		atLeast float64 // width
	}
	tests := []struct {
		name string
		doc  pdftest.Document
		want []want
	}{
		{"show", pdftest.Document{Pages: []string{"BT /F1 12 Tf 72 700 Td (Hello) Tj ET"}},
			[]want{{"Hello", 72, 700, 12, false, 20}}},
		{"scaled by the text matrix", pdftest.Document{Pages: []string{"BT /F2 1 Tf 14 0 0 14 72 700 Tm (Hello) Tj ET"}},
			[]want{{"Hello", 72, 700, 14, true, 20}}},
		{"scaled by the page", pdftest.Document{Pages: []string{"q .5 0 0 .5 10 20 cm BT /F1 20 Tf 100 100 Td (Hello) Tj ET Q"}},
			[]want{{"Hello", 60, 70, 10, false, 15}}},
		{"kerned, with a space and a tab", pdftest.Document{Pages: []string{"BT /F1 10 Tf 72 700 Td [(Wor)20(ld)-300(and)-3000(tab)] TJ ET"}},
			[]want{{"World and", 72, 700, 10, false, 20}, {"tab", 140, 700, 10, false, 5}}},
		{"next lines", pdftest.Document{Pages: []string{"BT /F1 10 Tf 12 TL 72 700 Td (one) Tj T* (two) Tj (three) ' ET"}},
			[]want{{"one", 72, 700, 10, false, 5}, {"two", 72, 688, 10, false, 5}, {"three", 72, 676, 10, false, 5}}},
		{"raised", pdftest.Document{Pages: []string{"BT /F1 10 Tf 72 700 Td 4 Ts (th) Tj ET"}},
			[]want{{"th", 72, 704, 10, false, 3}}},
		{"a turned page", pdftest.Document{Page: "/Rotate 90", Pages: []string{"BT /F1 10 Tf 0 1 -1 0 300 100 Tm (up) Tj ET"}},
			[]want{{"up", 100, 295, 10, false, 3}}},
	}
	for _, tt := range tests {
		page := runsOf(t, tt.doc.Bytes())
		if len(page.Runs) != len(tt.want) {
			t.Errorf("%s: runs %+v, want %d", tt.name, page.Runs, len(tt.want))
			continue
		}
		for i, w := range tt.want {
			r := page.Runs[i]
			if r.Text != w.text || !near(r.X, w.x, 12) || !near(r.Y, w.y, 0.1) || !near(r.Size, w.size, 0.01) || r.Bold != w.bold || r.W < w.atLeast {
				t.Errorf("%s: run %d is %+v, want %+v", tt.name, i, r, w)
			}
		}
	}
}

func near(a, b, tolerance float64) bool { return a-b < tolerance && b-a < tolerance }

func TestFastForm(t *testing.T) {
	form := "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 4 0 R>>/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Length 57>>\nstream\nBT /F1 10 Tf 10 20 Td (inside) Tj ET /X Do                \nendstream"
	doc := pdftest.Document{Objects: []string{form}, Pages: []string{"/X Do"}}
	data := []byte(strings.Replace(string(doc.Bytes()), "/Resources<</Font<<", "/Resources<</XObject<</X 4 0 R>>/Font<<", -1))
	// the offsets of the objects behind have moved: the reader must find them
	// anew, or the form itself must be refused, but nothing may loop
	if f, err := OpenFast(data, ""); err == nil {
		if page, err := f.Page(0); err == nil && len(page.Runs) > maxFormDepth+1 {
			t.Errorf("a form that draws itself gives %d runs", len(page.Runs))
		}
	}
}

func TestLogical(t *testing.T) {
	cutsOf := func(glyphs ...string) (text string, cuts []int) {
		for _, g := range glyphs {
			text += g
			cuts = append(cuts, len(text))
		}
		return text, cuts
	}
	tests := []struct {
		name   string
		glyphs []string
		want   string
	}{
		{"left to right", []string{"a", "b"}, "ab"},
		{"right to left", []string{"م", "ل", "س"}, "سلم"},
		{"a ligature keeps its letters", []string{"م", "لا", "س"}, "سلام"},
		{"a number keeps its order", []string{"2", "0", "2", "4", " ", "م", "ا", "ع"}, "عام 2024"},
		{"a number with a point", []string{"3", ".", "5", " ", "م", "ع"}, "عم 3.5"},
	}
	for _, tt := range tests {
		if got := logical(cutsOf(tt.glyphs...)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestInfo(t *testing.T) {
	doc := pdftest.Document{
		Catalog: "/Lang(en-GB)/PageLabels<</Kids[<</Nums[0<</S/r/St 3>>]>><</Nums[2<</P(A-)/S/D>>4<</S/A>>]>>]>>/Outlines<</First<</Title(One)/First<</Title(Inner)>>/Next<</Title(Two)>>>>>>",
		Pages:   []string{"", "", "", "", ""},
	}
	f, err := OpenFast(doc.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	want := Info{
		Title: "Test", Language: "en-GB", Labels: []string{"iii", "iv", "A-1", "A-2", "A"},
		Outline: []Bookmark{{"One", 1}, {"Inner", 2}, {"Two", 1}},
	}
	if got := f.Info(); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestTurnedTextStandsAside(t *testing.T) {
	doc := pdftest.Document{Pages: []string{
		pdftest.Lines("F1", 10, 72, 700, 12, "The text of the page.") +
			"BT /F1 8 Tf 0 1 -1 0 40 300 Tm (margin) Tj ET",
	}}
	page := runsOf(t, doc.Bytes())
	if len(page.Runs) != 1 || len(page.Aside) != 1 || page.Aside[0][0].Text != "margin" {
		t.Errorf("runs %+v, aside %+v", page.Runs, page.Aside)
	}
}

// Bytes behind the end-of-file marker are common: readers look past them.
func TestBytesAfterTheEnd(t *testing.T) {
	doc := pdftest.Document{Pages: []string{"BT /F1 12 Tf 72 700 Td (Kept) Tj ET"}}
	page := runsOf(t, append(doc.Bytes(), "\n% added on the way\n"...))
	if len(page.Runs) != 1 || page.Runs[0].Text != "Kept" {
		t.Errorf("runs %+v", page.Runs)
	}
}

func TestToUnicode(t *testing.T) {
	cmap := `/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar
2 beginbfrange <0041> <0043> <0061> <0050> <0051> [<0078> <D835DC00>] endbfrange
endcmap`
	m := readToUnicode(strings.NewReader(cmap))
	for code, want := range map[string]string{
		"\x00\x03": " ", "\x00\x10": "fi", "\x00\x41": "a", "\x00\x43": "c", "\x00\x50": "x", "\x00\x51": "𝐀",
	} {
		if m[code] != want {
			t.Errorf("code %x is %q, want %q", code, m[code], want)
		}
	}
	if readToUnicode(strings.NewReader("garbage <zz> endbfchar")) != nil {
		t.Error("a map that maps nothing is not nil")
	}
}

func FuzzToUnicode(f *testing.F) {
	f.Add("1 beginbfrange <00> <ff> <0041> endbfrange 1 beginbfchar <41> <0042> endbfchar")
	f.Add("1 beginbfrange <0000> <ffff> [<0041>] endbfrange")
	f.Fuzz(func(t *testing.T, s string) {
		if m := readToUnicode(strings.NewReader(s)); len(m) > 2*maxMapped {
			t.Errorf("%d entries", len(m))
		}
	})
}

func page1(page layout.Page) string {
	s := layout.NewSheet(0, page)
	return s.Text()
}
