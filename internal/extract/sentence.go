package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/extract/date"
)

// sentence is one sentence of the running text with its mentions. Offsets are
// bytes of the document's text.
type sentence struct {
	dragoman.Span
	block   int  // index in Document.Blocks
	section int  // index in Document.Sections, or -1
	index   int  // among the document's sentences
	first   bool // the first of its block
	entry   bool // its block begins with a day, as the entry of a chronicle: "14 January. ..."

	// text is the document's text at the span with every white space as one
	// blank of the same length, so that offsets stay and patterns are simple.
	text string

	tokens   []token
	mentions []mention
	mask     *mask // see masked
	doubtful []doubtful
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"h.e": true, "amb": true, "mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "lt": true, "col": true,
	"maj": true, "brig": true, "capt": true, "hon": true, "rev": true, "sen": true, "rep": true, "gov": true, "st": true, "eng": true,
	"no": true, "nos": true, "art": true, "arts": true, "para": true, "paras": true, "vol": true, "p": true, "pp": true, "cf": true,
	"e.g": true, "i.e": true, "etc": true, "vs": true, "u.s": true, "u.n": true, "u.k": true, "inc": true, "ltd": true, "co": true,
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true, "sept": true, "sep": true, "oct": true, "nov": true, "dec": true,
	"h.h": true, "h.r.h": true, "h.m": true, "messrs": true, "mme": true, "rt": true, "fig": true, "ch": true, "sec": true, "approx": true, "jr": true, "sr": true, "d.c": true, "a.m": true, "p.m": true, "al": true,
}

// flatten replaces every white space byte by a blank without moving anything.
func flatten(s string) string {
	if !strings.ContainsAny(s, "\n\f\t\r\v") {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		switch c {
		case '\n', '\f', '\t', '\r', '\v':
			b[i] = ' '
		}
	}
	return string(b)
}

// segment cuts one block into the spans of its sentences.
func segment(text string) []dragoman.Span {
	var out []dragoman.Span
	start := 0
	flush := func(end int) {
		s, e := start, end
		for s < e && text[s] == ' ' {
			s++
		}
		for e > s && text[e-1] == ' ' {
			e--
		}
		if e > s {
			out = append(out, dragoman.Span{Start: s, End: e})
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '.', '!', '?':
			if end, ok := sentenceEnd(text, start, i); ok {
				flush(end)
				i = end - 1
			}
		}
	}
	flush(len(text))
	return out
}

// sentenceEnd reports whether the mark at i ends the sentence that began at
// start, and where the next one may begin.
func sentenceEnd(text string, start, i int) (int, bool) {
	j := i + 1
	// closing quotes and brackets, and the number of a footnote, stay with the sentence
	for j < len(text) {
		r, n := utf8.DecodeRuneInString(text[j:])
		if strings.ContainsRune("”’\"')]»*", r) || (r >= '0' && r <= '9' && (j == i+1 || isDigit(text[j-1])) && j-i <= 3 && i > 0 && !isDigit(text[i-1])) {
			j += n
			continue
		}
		break
	}
	if j >= len(text) {
		return len(text), true
	}
	if text[j] != ' ' {
		return 0, false
	}
	k := j
	for k < len(text) && text[k] == ' ' {
		k++
	}
	if k >= len(text) {
		return len(text), true
	}
	next, _ := utf8.DecodeRuneInString(text[k:])
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("“‘\"'([«*", next) {
		return 0, false
	}
	if text[i] == '.' {
		word := lastWord(text[start:i])
		low := strings.ToLower(word)
		if abbreviations[low] {
			// "etc. The": an abbreviation that closes a sentence when a plain word follows
			return j, low == "etc" && unicode.IsUpper(next)
		}
		if utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word)) {
			return 0, false // an initial
		}
		if initials(word) && givenName(text[start:i-len(word)]) && !function[strings.ToLower(firstWord(text[k:]))] {
			return 0, false // "Ana M.L. Duarte"
		}
		if start == i-len(word) && isNumber(word) {
			return 0, false // the number of a paragraph: "3. UNAMI attended"
		}
	}
	return j, true
}

// initials reports whether a word is of single capitals with full stops: "M.L".
func initials(word string) bool {
	if strings.Count(word, ".") == 0 {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if utf8.RuneCountInString(part) != 1 || !unicode.IsUpper(firstRune(part)) {
			return false
		}
	}
	return true
}

// givenName reports whether a text ends in what may be a given name.
func givenName(text string) bool {
	word := lastWord(strings.TrimRight(text, " "))
	return len(word) > 2 && unicode.IsUpper(firstRune(word)) && !function[strings.ToLower(word)]
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// lastWord returns the run of letters, digits and inner full stops that ends s.
func lastWord(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			break
		}
		i -= n
	}
	return strings.TrimLeft(s[i:], ".")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// onlyDate reports whether a sentence is no more than a date: "14 January.".
func onlyDate(text string) bool {
	if len(text) > 60 {
		return false
	}
	ds := date.Find(text)
	if len(ds) != 1 || ds[0].Kind == date.Relative || len(ds[0].Dates) == 0 || ds[0].Dates[0].Start.Day == 0 {
		return false
	}
	rest := text[:ds[0].Start] + text[ds[0].End:]
	switch strings.ToLower(strings.Trim(rest, " .:*-–—•")) {
	case "", "on", "from", "between":
		return true
	}
	return false
}

// sentences cuts the running text of a document.
func sentences(doc *dragoman.Document) []sentence {
	var out []sentence
	for b, block := range doc.Blocks {
		if block.Kind == dragoman.Heading {
			continue
		}
		flat := flatten(doc.Text[block.Start:block.End])
		spans := segment(flat)
		entry := len(spans) > 1 && onlyDate(flat[spans[0].Start:spans[0].End])
		if entry {
			spans[1].Start = spans[0].Start
			spans = spans[1:]
		}
		for n, s := range spans {
			out = append(out, sentence{
				Span:  dragoman.Span{Start: block.Start + s.Start, End: block.Start + s.End},
				block: b, section: block.Section, index: len(out), first: n == 0, entry: entry,
				text: flat[s.Start:s.End],
			})
		}
	}
	return out
}
