package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// sentences cuts a page's text for showing: at blank lines, and at a full stop,
// question or exclamation mark that a capital letter follows. It is cheap, not
// exact; extraction has its own.
func sentences(text string) []dragoman.Span {
	var out []dragoman.Span
	start := 0
	add := func(end int) {
		a, b := start, end
		for a < b && strings.IndexByte(" \n\t\f", text[a]) >= 0 {
			a++
		}
		for a < b && strings.IndexByte(" \n\t\f", text[b-1]) >= 0 {
			b--
		}
		if a < b {
			out = append(out, dragoman.Span{Start: a, End: b})
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' && i+1 < len(text) && text[i+1] == '\n':
			add(i)
		case c == '.' || c == '!' || c == '?':
			if ends(text, i) {
				add(i + 1)
			}
		}
	}
	add(len(text))
	return out
}

// ends reports whether the mark at i ends a sentence.
func ends(text string, i int) bool {
	rest := strings.TrimLeft(text[i+1:], `"')”’]`)
	if rest == "" {
		return true
	}
	if rest[0] != ' ' && rest[0] != '\n' && rest[0] != '\f' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n\f\"'(“‘["))
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return false
	}
	if text[i] != '.' {
		return true
	}
	before := text[:i]
	word := before[strings.LastIndexAny(before, " \n\f(")+1:]
	if utf8.RuneCountInString(word) == 1 { // an initial
		return false
	}
	switch strings.ToLower(word) {
	case "mr", "ms", "mrs", "dr", "prof", "amb", "gen", "col", "lt", "maj", "sgt", "hon", "rev", "st", "h.e", "no", "nos", "art", "para", "paras", "vs", "approx", "ca", "cf", "e.g", "i.e", "u.n", "u.s", "u.k":
		return false
	}
	return true
}
