package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// gap is what stands between a word and the one before it.
type gap uint8

const (
	gapSpace gap = iota // white space only, or nothing
	gapJoin             // hyphen, dash, apostrophe or slash: the words may belong together
	gapComma            // a comma
	gapBreak            // anything else: no name goes across
)

// word is one word of a text.
type word struct {
	start, end int32
	id         uint32 // in the vocabulary; 0 if no name has this word
	gap        gap    // before it
	upper      bool   // begins with a capital
	caps       bool   // has no lower-case letter, and at least one capital
	line       bool   // a line end lies before it
}

// lexer cuts a text into words and folds them: lower case, no accents, no
// apostrophes, "co-operation" as one word and "U.N." as "un".
type lexer struct {
	text string
	pos  int
	buf  []byte // the folded word that next returned
}

// next returns the next word, without its id, and false at the end of the text.
// The folded letters are in l.buf until the next call.
func (l *lexer) next() (w word, ok bool) {
	w.gap = gapSpace
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if c < utf8.RuneSelf {
			if isAlnum(c) {
				break
			}
			if c == '&' && l.standsAlone() {
				l.buf = append(l.buf[:0], "and"...)
				w.start, w.end = int32(l.pos), int32(l.pos+1)
				l.pos++
				return w, true
			}
			w.gap = max(w.gap, l.gapOf(c))
			w.line = w.line || c == '\n' || c == '\f'
			l.pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(l.text[l.pos:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		w.gap = max(w.gap, gapOfRune(r))
		l.pos += n
	}
	if l.pos >= len(l.text) {
		return w, false
	}
	w.start = int32(l.pos)
	if l.dotted(&w) {
		return w, true
	}
	l.letters(&w)
	w.end = int32(l.pos)
	return w, true
}

// letters reads one run of letters, digits and marks, and what a joined prefix
// is joined to.
func (l *lexer) letters(w *word) {
	l.buf = l.buf[:0]
	lower, capital, first := false, false, true
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'a' && c <= 'z':
				lower = true
				l.buf = append(l.buf, c)
			case c >= 'A' && c <= 'Z':
				capital = true
				w.upper = w.upper || first
				l.buf = append(l.buf, c+'a'-'A')
			case c >= '0' && c <= '9':
				l.buf = append(l.buf, c)
			case c == '-' && joins(l.buf) && l.letterAfter(1):
				l.skipBreak(1)
				continue
			default:
				w.caps = capital && !lower
				return
			}
			first = false
			l.pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(l.text[l.pos:])
		switch {
		case unicode.IsLetter(r):
			up := unicode.IsUpper(r)
			capital, lower = capital || up, lower || !up
			w.upper = w.upper || first && up
			l.buf = fold(l.buf, r)
		case unicode.IsDigit(r):
			l.buf = utf8.AppendRune(l.buf, r)
		case unicode.IsMark(r) || r == softHyphen:
		case (r == '\u2010' || r == '\u2011') && joins(l.buf) && l.letterAfter(n):
			l.skipBreak(n)
			continue
		default:
			w.caps = capital && !lower
			return
		}
		first = false
		l.pos += n
	}
	w.caps = capital && !lower
}

const softHyphen = '\u00ad'

// joins reports whether a word that begins with this prefix and a hyphen is
// also written without the hyphen.
func joins(prefix []byte) bool {
	switch string(prefix) {
	case "co", "inter", "non", "anti", "sub", "multi", "counter", "trans":
		return true
	}
	return false
}

// letterAfter reports whether a letter follows n bytes on, after white space at
// most: "co-\noperation".
func (l *lexer) letterAfter(n int) bool {
	rest := strings.TrimLeft(l.text[l.pos+n:min(len(l.text), l.pos+n+8)], " \r\n\f")
	return rest != "" && (isAlnum(rest[0]) || rest[0] >= utf8.RuneSelf)
}

func (l *lexer) skipBreak(n int) {
	l.pos += n
	for l.pos < len(l.text) && strings.IndexByte(" \r\n\f", l.text[l.pos]) >= 0 {
		l.pos++
	}
}

// maxDotted bounds the letters of an acronym with points.
const maxDotted = 8

// dotted reads an acronym with points, such as "U.N." or "D.C", as one word.
func (l *lexer) dotted(w *word) bool {
	t, i := l.text, l.pos
	letters := 0
	for letters < maxDotted && i+1 < len(t) && t[i] >= 'A' && t[i] <= 'Z' && t[i+1] == '.' {
		i += 2
		letters++
	}
	if letters > 0 && i < len(t) && t[i] >= 'A' && t[i] <= 'Z' && (i+1 == len(t) || !isAlnum(t[i+1]) && t[i+1] < utf8.RuneSelf) {
		i++
		letters++
	}
	if letters < 2 || i < len(t) && isAlnum(t[i]) {
		return false
	}
	l.buf = l.buf[:0]
	for _, c := range []byte(t[l.pos:i]) {
		if c != '.' {
			l.buf = append(l.buf, c+'a'-'A')
		}
	}
	l.pos = i
	w.end, w.upper, w.caps = int32(i), true, true
	return true
}

// standsAlone reports whether the byte at pos has white space on both sides.
func (l *lexer) standsAlone() bool {
	return l.pos > 0 && l.pos+1 < len(l.text) && isSpace(l.text[l.pos-1]) && isSpace(l.text[l.pos+1])
}

func (l *lexer) gapOf(c byte) gap {
	switch c {
	case ' ', '\t', '\n', '\r', '\f', '\v':
		return gapSpace
	case '-', '\'', '/':
		return gapJoin
	case ',':
		return gapComma
	case '.':
		// The point of "St. Petersburg" belongs to the name.
		switch string(l.buf) {
		case "st", "ste", "ft", "mt":
			return gapJoin
		}
	}
	return gapBreak
}

func gapOfRune(r rune) gap {
	switch r {
	case '\u00a0', '\u2002', '\u2003', '\u2009', '\u202f', '\u200b', '\ufeff', softHyphen:
		return gapSpace
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2018', '\u2019', '\u02bb', '\u02bc', '\u2212':
		return gapJoin
	}
	if unicode.IsSpace(r) {
		return gapSpace
	}
	return gapBreak
}

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isSpace(c byte) bool {
	return c == ' ' || c >= '\t' && c <= '\r'
}

// fold appends a letter in lower case and without its accents.
func fold(buf []byte, r rune) []byte {
	switch r {
	case 'ı', 'İ':
		return append(buf, 'i')
	case 'ł', 'Ł':
		return append(buf, 'l')
	case 'ø', 'Ø':
		return append(buf, 'o')
	case 'đ', 'Đ', 'ð', 'Ð':
		return append(buf, 'd')
	case 'ß':
		return append(buf, "ss"...)
	case 'æ', 'Æ':
		return append(buf, "ae"...)
	case 'œ', 'Œ':
		return append(buf, "oe"...)
	case 'þ', 'Þ':
		return append(buf, "th"...)
	case 'ə', 'Ə':
		return append(buf, 'e')
	case 'ʻ', 'ʼ', 'ʿ', 'ʾ':
		return buf
	}
	var enc [utf8.UTFMax]byte
	n := utf8.EncodeRune(enc[:], unicode.ToLower(r))
	if d := norm.NFKD.Properties(enc[:n]).Decomposition(); d != nil {
		for len(d) > 0 {
			r, n := utf8.DecodeRune(d)
			if !unicode.IsMark(r) {
				buf = utf8.AppendRune(buf, r)
			}
			d = d[n:]
		}
		return buf
	}
	return append(buf, enc[:n]...)
}
