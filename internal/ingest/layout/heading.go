package layout

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// headings finds the blocks that are headings and ranks them: by size of type,
// then by the style of their numbers.
func (d *document) headings() {
	type style struct {
		size   float64
		number int
	}
	styles := map[style]bool{}
	of := func(b *paragraph) style { return style{b.size, numbering(b.Pieces[0].Text)} }
	for i := range d.blocks {
		b := &d.blocks[i]
		if d.isHeading(b) {
			b.Kind = dragoman.Heading
			styles[of(b)] = true
		}
	}
	ranked := make([]style, 0, len(styles))
	for s := range styles {
		ranked = append(ranked, s)
	}
	sort.Slice(ranked, func(i, j int) bool {
		if ranked[i].size != ranked[j].size {
			return ranked[i].size > ranked[j].size
		}
		return ranked[i].number < ranked[j].number
	})
	level := map[style]int{}
	for i, s := range ranked {
		level[s] = i + 1
	}
	for i := range d.blocks {
		if b := &d.blocks[i]; b.Kind == dragoman.Heading {
			b.Level = level[of(b)]
		}
	}
}

func (d *document) isHeading(b *paragraph) bool {
	text := b.Pieces[0].Text
	if b.Kind == dragoman.TableRow || utf8.RuneCountInString(text) > 250 || b.lines > 4 {
		return false
	}
	if letters(text) < 3 {
		return false
	}
	if last := text[len(text)-1]; last == ',' || last == ';' || last == '.' && numbering(text) == 0 && b.size < 1.1*d.body {
		return false
	}
	switch {
	case b.size > 1.12*d.body:
		return true
	case b.bold && b.size > 0.95*d.body:
		return true
	case b.size > 0.95*d.body && b.lines <= 2 && upper(text) && letters(text) > 5:
		return true
	}
	return false
}

// numbering ranks the style of a heading's number: none and Roman numerals
// above capital letters above Arabic numbers above the rest.
func numbering(text string) int {
	switch {
	case romanNumber().MatchString(text):
		return 0
	case letterNumber().MatchString(text):
		return 1
	case arabicNumber().MatchString(text):
		m := arabicNumber().FindStringSubmatch(text)
		return 2 + strings.Count(strings.TrimRight(m[1], "."), ".")
	case parenNumber().MatchString(text):
		return 6
	}
	return 0
}

var (
	romanNumber  = lazy(`^[IVXL]+\.\s`)
	letterNumber = lazy(`^[A-Z]\.\s`)
	arabicNumber = lazy(`^(\d{1,2}(?:\.\d{1,2})*\.?)\s`)
	parenNumber  = lazy(`^\(?[a-z0-9]{1,3}\)\s`)
)

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// upper reports whether all letters that have case are capitals.
func upper(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }
