package date

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the length of the longest word that classify knows.
const longest = len("seventeenth")

// gap bounds the white space inside a mention, so that scanning stays linear.
const gap = 32

// token is one word, number or sign.
type token struct {
	kind       kind
	val        int  // month, weekday from Sunday, number
	start, end int  // bytes
	digits     int  // of a number
	nth        int  // which half or quarter, for "H1" and "Q3"
	suffixed   bool // a number with "st", "nd", "rd", "th"
	short      bool // an abbreviated name
	small      bool // a word that begins with a small letter
	capitals   bool // a word all in capitals
}

// lex reads the token at offset i or after the white space that stands there.
func lex(text string, i int) token {
	i = skipSpace(text, i)
	if i < 0 || i >= len(text) {
		return token{start: len(text), end: len(text)}
	}
	t := token{start: i, end: i + 1}
	switch c := text[i]; {
	case '0' <= c && c <= '9':
		return lexNumber(text, i)
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return lexWord(text, i)
	case c == ',' || c == ';':
		t.kind = comma
	case c == '/':
		t.kind = slash
	case c == '&':
		t.kind = and
	default:
		r, n := utf8.DecodeRuneInString(text[i:])
		t.end = i + n
		if isDash(r) {
			t.kind = hyphen
		}
	}
	return t
}

// isDash knows hyphens, dashes and the minus sign, as reports mix them all.
func isDash(r rune) bool {
	return r == '-' || '\u2010' <= r && r <= '\u2015' || r == '\u2212' || r == '\u00ad'
}

// skipSpace returns the offset of the first byte from i on that is no white
// space, or -1 if a blank line lies between that no page break accounts for.
func skipSpace(text string, i int) int {
	lines, page := 0, false
	for limit := i + gap; i < len(text) && i < limit; {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c == '\n':
			lines++
			i++
		case c == '\f':
			page = true
			i++
		case c < utf8.RuneSelf:
			limit = i
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsSpace(r) && r != '\u200b' {
				limit = i
				break
			}
			i += n
		}
	}
	if lines > 1 && !page {
		return -1
	}
	return i
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// lexNumber reads a whole number with its ordinal suffix. A number that goes on
// in another way ("2,023", "5G", "3.5", "40%") is nothing.
func lexNumber(text string, i int) token {
	t := token{start: i}
	for i < len(text) && isDigit(text[i]) {
		if t.digits < 8 {
			t.val = t.val*10 + int(text[i]-'0')
		}
		t.digits++
		i++
	}
	t.end = i
	t.kind = number
	if i == len(text) {
		return t
	}
	if n := suffix(text[i:]); n > 0 {
		t.suffixed = true
		t.end = i + n
		return t
	}
	switch c := text[i]; {
	case isLetter(c), c == '%', c == '_':
		t.kind = nothing
	case c == ',' || c == '.' || c == ':':
		// The number of a footnote may stick to a year ("in 2023.12"), and days
		// stand in lists ("23,24 and 25 May").
		next := numeral(text, i+1)
		if next.digits > 0 && !(t.digits == 4 && c != ':') && !(c == ',' && t.digits <= 2 && next.digits <= 2) {
			t.kind = nothing
		}
	}
	return t
}

// suffix is the length of the ordinal suffix that s begins with, also as
// superscript mark-up or set off by a space.
func suffix(s string) int {
	n := 0
	open := strings.HasPrefix(s, "<sup>")
	if open {
		n = len("<sup>")
	} else if strings.HasPrefix(s, " ") {
		n = 1
	}
	if len(s) < n+2 {
		return 0
	}
	switch th := s[n : n+2]; th {
	case "st", "nd", "rd", "th":
	case "ST", "ND", "RD", "TH", "Th":
		if n == 1 { // "2 ST. JAMES SQUARE"
			return 0
		}
	default:
		return 0
	}
	n += 2
	if open {
		if !strings.HasPrefix(s[n:], "</sup>") {
			return 0
		}
		return n + len("</sup>")
	}
	if n < len(s) && (isLetter(s[n]) || isDigit(s[n]) || s[n] == '.' && s[0] == ' ') {
		return 0
	}
	return n
}

// lexWord reads a word of letters. The full stop of an abbreviated name belongs
// to it.
func lexWord(text string, i int) token {
	t := token{start: i}
	n, small, capitals := 0, true, true
	for i < len(text) && isLetter(text[i]) {
		if text[i] < 'a' {
			small = false
		} else {
			capitals = false
		}
		n++
		i++
	}
	t.end = i
	if n == 1 && (text[t.start] == 'Q' || text[t.start] == 'H') {
		return lexPortion(text, t)
	}
	if n > longest || i < len(text) && (isDigit(text[i]) || text[i] >= utf8.RuneSelf && letterAt(text, i)) {
		return t
	}
	if small {
		t.kind, t.val = classify(text[t.start:t.end])
	} else {
		var folded [longest]byte
		for k := range n {
			folded[k] = text[t.start+k] | 0x20
		}
		t.kind, t.val = classify(string(folded[:n]))
	}
	t.small = text[t.start] >= 'a'
	t.capitals = capitals
	switch t.kind {
	case month:
		t.short = n == 3 && t.val != 5 || n == 4 && text[i-1]|0x20 == 't'
		// In small letters these are verbs, adjectives and names' parts.
		if t.small && (t.short || t.val == 3 || t.val == 5 || t.val == 8) {
			t.kind = nothing
			return t
		}
	case weekday:
		t.short = n < 6
		if t.small && t.short {
			t.kind = nothing
		}
	}
	if t.short && i < len(text) && text[i] == '.' {
		t.end++
	}
	return t
}

// lexPortion reads "Q3" and "H1", which stand before a year.
func lexPortion(text string, t token) token {
	num := numeral(text, t.end)
	if num.digits == 1 && (num.end == len(text) || !isLetter(text[num.end])) {
		t.kind, t.val, t.nth = portion, 3, num.val
		if text[t.start] == 'H' {
			t.val = 6
		}
		t.end = num.end
	}
	return t
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// is reports whether the token is the word, whatever its case.
func (t token) is(text, word string) bool {
	return t.end-t.start == len(word) && strings.EqualFold(text[t.start:t.end], word)
}

// before returns the word that ends before offset i, with its start; white
// space between is passed over. It is empty if something else stands there.
func before(text string, i int) (string, int) {
	end := i
	for limit := i - gap; end > 0 && end > limit; {
		r, n := utf8.DecodeLastRuneInString(text[:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	start := end
	for start > 0 && end-start < 24 && isLetter(text[start-1]) {
		start--
	}
	return text[start:end], start
}

// isNameRune reports whether a rune belongs to a word.
func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
