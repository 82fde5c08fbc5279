package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman/internal/ingest/layout"
)

// logical puts the glyphs of a run that is drawn from left to right into the
// order in which they are read, where most of its letters are of a script
// written from right to left. cuts are where each glyph's text ends. Numbers and
// words of other scripts keep their order, and a glyph that stands for several
// letters keeps theirs.
func logical(text string, cuts []int) string {
	right, left := 0, 0
	joins := ".,/:-" // what parts a number without ending it
	for _, r := range text {
		if unicode.Is(unicode.Arabic, r) {
			joins = ".,/:" // Unicode Standard Annex #9, W2 and W4
		}
		switch {
		case layout.RightToLeft(r):
			right++
		case unicode.IsLetter(r):
			left++
		}
	}
	if right <= left || len(cuts) == 0 {
		return text
	}
	glyphs := make([]string, 0, len(cuts))
	from := 0
	for _, to := range cuts {
		glyphs = append(glyphs, text[from:to])
		from = to
	}
	var b strings.Builder
	for i := len(glyphs) - 1; i >= 0; i-- {
		if !ordered(glyphs[i]) {
			b.WriteString(glyphs[i])
			continue
		}
		first := i
		for first > 0 && (ordered(glyphs[first-1]) || first > 1 && strings.ContainsAny(glyphs[first-1], joins) && ordered(glyphs[first-2])) {
			first--
		}
		for _, g := range glyphs[first : i+1] {
			b.WriteString(g)
		}
		i = first
	}
	return b.String()
}

// ordered reports whether a glyph's text is read from left to right.
func ordered(glyph string) bool {
	r, _ := utf8.DecodeRuneInString(glyph)
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !layout.RightToLeft(r)
}
