package dragoman_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman"
)

func TestOffsetsCountBytesAndCodePoints(t *testing.T) {
	for name, text := range map[string]string{
		"empty":                  "",
		"ASCII":                  "met in Lisbon",
		"two to four bytes":      "Várhelyi – İstanbul\f𝔸 end",
		"longer than one sample": strings.Repeat("Olivér met Kőrösi in Türkiye. ", 200),
		"a rune over a sample":   strings.Repeat("a", 1023) + "é" + strings.Repeat("–", 400),
		"not UTF-8":              "a\xffb\xc3",
	} {
		doc := dragoman.Document{Text: text}
		doc.Seal()
		points := 0
		for i := range text { // i is at the first byte of a rune, or at a stray byte
			if !utf8.RuneStart(text[i]) {
				continue
			}
			if got := doc.Points(i); got != points {
				t.Fatalf("%s: Points(%d) = %d, want %d", name, i, got, points)
			}
			if got := doc.Bytes(points); got != i {
				t.Fatalf("%s: Bytes(%d) = %d, want %d", name, points, got, i)
			}
			points++
		}
		for _, past := range []int{len(text), len(text) + 5000} {
			if got := doc.Points(past); got != points {
				t.Errorf("%s: Points(%d) = %d, want %d", name, past, got, points)
			}
		}
		if got := doc.Bytes(points + 5000); got != len(text) {
			t.Errorf("%s: Bytes past the end = %d, want %d", name, got, len(text))
		}
	}
}

func FuzzOffsets(f *testing.F) {
	f.Add("Várhelyi – İstanbul\f𝔸", 3)
	f.Add(strings.Repeat("é", 900), 1024)
	f.Fuzz(func(t *testing.T, text string, at int) {
		doc := dragoman.Document{Text: text}
		doc.Seal()
		if at < 0 || at > len(text) || !utf8.ValidString(text) {
			return
		}
		if got, want := doc.Points(at), len([]rune(text[:at])); at < len(text) && utf8.RuneStart(text[at]) && got != want {
			t.Errorf("Points(%d) = %d, want %d", at, got, want)
		}
		n := doc.Points(at)
		if back := doc.Points(doc.Bytes(n)); back != n {
			t.Errorf("Points(Bytes(%d)) = %d", n, back)
		}
	})
}

func TestPageAt(t *testing.T) {
	//       0123 4567 89
	text := "one\ftwo\ffoot"
	doc := dragoman.Document{Text: text, Body: 7, Pages: []dragoman.Page{
		{Span: dragoman.Span{Start: 0, End: 3}, Number: 1},
		{Span: dragoman.Span{Start: 4, End: 7}, Number: 2},
	}}
	for offset, want := range map[int]int{0: 0, 2: 0, 3: 0, 4: 1, 6: 1, 7: -1, 11: -1} {
		if got := doc.PageAt(offset); got != want {
			t.Errorf("PageAt(%d) = %d, want %d", offset, got, want)
		}
	}
	if got := new(dragoman.Document).PageAt(0); got != -1 {
		t.Errorf("PageAt in a document without pages = %d, want -1", got)
	}
}

func TestSectionAtIsTheInnermost(t *testing.T) {
	doc := dragoman.Document{Sections: []dragoman.Section{
		{Span: dragoman.Span{Start: 5, End: 40}, Level: 1},
		{Span: dragoman.Span{Start: 10, End: 20}, Level: 2},
		{Span: dragoman.Span{Start: 20, End: 40}, Level: 2},
		{Span: dragoman.Span{Start: 40, End: 50}, Level: 1},
	}}
	for offset, want := range map[int]int{0: -1, 5: 0, 9: 0, 10: 1, 19: 1, 20: 2, 39: 2, 40: 3, 50: -1} {
		if got := doc.SectionAt(offset); got != want {
			t.Errorf("SectionAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestSpans(t *testing.T) {
	a := dragoman.Span{Start: 2, End: 8}
	for _, tt := range []struct {
		b                  dragoman.Span
		contains, overlaps bool
	}{
		{dragoman.Span{Start: 2, End: 8}, true, true},
		{dragoman.Span{Start: 3, End: 7}, true, true},
		{dragoman.Span{Start: 0, End: 3}, false, true},
		{dragoman.Span{Start: 7, End: 9}, false, true},
		{dragoman.Span{Start: 0, End: 2}, false, false},
		{dragoman.Span{Start: 8, End: 9}, false, false},
	} {
		if got := a.Contains(tt.b); got != tt.contains {
			t.Errorf("%v contains %v: %v", a, tt.b, got)
		}
		if got := a.Overlaps(tt.b); got != tt.overlaps {
			t.Errorf("%v overlaps %v: %v", a, tt.b, got)
		}
	}
	if a.Len() != 6 {
		t.Errorf("length %d, want 6", a.Len())
	}
}
