package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or one mark of punctuation of a sentence. Offsets
// are bytes of the sentence's text.
type token struct {
	start, end int
	text       string
	lower      string
	match      int32     // 1 + index of the gazetteer match that covers it, or 0
	words      wordClass // what the lexicon knows of it
	class      class
	date       bool
}

// is reports whether the lexicon counts the token among one of the classes.
func (t token) is(classes wordClass) bool { return t.words&classes != 0 }

// honorific reports whether the token may stand in a chain of forms of address.
func (t token) honorific() (courtesy, rank bool) {
	return t.capital() && t.is(courtesyWord), t.capital() && t.is(rankWord)
}

type class uint8

const (
	punct  class = iota
	number       // begins with a digit: 17, 10th, 2023
	plain        // a word in lower case
	title        // a word with an initial capital
	upper        // two capitals or more and no small letter: OSCE
)

// capital reports whether the token begins with a capital letter.
func (t token) capital() bool { return t.class == title || t.class == upper }

// tokenize cuts a sentence. A word holds inner hyphens, apostrophes and the
// full stops of abbreviations (H.E., U.S., F.).
func tokenize(s string) []token {
	out := make([]token, 0, len(s)/5)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' || r == '\u00a0' || r == '\u00ad':
			i += n
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := wordEnd(s, i)
			t := token{start: i, end: j, text: s[i:j]}
			t.class = classify(t.text, r)
			t.lower = strings.ToLower(t.text) // itself, if it is in small letters
			if strings.Contains(t.lower, "’") {
				t.lower = strings.ReplaceAll(t.lower, "’", "'")
			}
			out = append(out, t)
			i = j
			continue
		}
		out = append(out, token{start: i, end: i + n, text: s[i : i+n], lower: s[i : i+n], class: punct})
		i += n
	}
	return out
}

func wordEnd(s string, i int) int {
	j := i
	for j < len(s) {
		if isWord(s[j]) && s[j] != '_' { // most letters
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[j:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' {
			j += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[j+n:])
		if (r == '-' || r == '\u2010' || r == '\u2011' || r == '\'' || r == '’' || r == '‘') && unicode.IsLetter(next) {
			j += n
			continue
		}
		if r == '.' && abbreviated(s[i:j], next) {
			j += n
			continue
		}
		break
	}
	// the genitive is a word of its own: "UNIDO's", "Headquarters'"
	if w := s[i:j]; j > i {
		for _, suffix := range []string{"'s", "’s"} {
			if strings.HasSuffix(w, suffix) && len(w) > len(suffix) {
				return j - len(suffix)
			}
		}
	}
	return j
}

// abbreviated reports whether a full stop after word belongs to it: H.E., Amb.,
// an initial.
func abbreviated(word string, next rune) bool {
	if unicode.IsLetter(next) {
		return strings.Contains(word, ".") || utf8.RuneCountInString(word) <= 1
	}
	if strings.Contains(word, ".") {
		return true
	}
	if r, n := utf8.DecodeRuneInString(word); n == len(word) && unicode.IsUpper(r) {
		return true
	}
	return len(word) <= 5 && unicode.IsUpper(firstRune(word)) && abbreviations[strings.ToLower(word)]
}

func classify(w string, first rune) class {
	if unicode.IsDigit(first) {
		return number
	}
	capitals, small := 0, 0
	for _, r := range w {
		switch {
		case 'a' <= r && r <= 'z':
			small++
		case 'A' <= r && r <= 'Z':
			capitals++
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
	}
	switch {
	case capitals >= 2 && small == 0:
		return upper
	case unicode.IsUpper(first):
		return title
	case capitals > 0 && (strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "ul-") || strings.HasPrefix(w, "ad-") || strings.HasPrefix(w, "as-") || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’")):
		return title
	case unicode.IsLetter(first) && !unicode.IsLower(first):
		return title // scripts without case
	}
	return plain
}
