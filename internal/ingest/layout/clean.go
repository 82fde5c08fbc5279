package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean makes one line of canonical text of s: every run of white space is one
// space (a tab if it holds one and nothing else but spaces), ligatures and the
// forms that Arabic and Hebrew letters take within words are spelled out, soft
// hyphens, strokes between Arabic letters, zero-width and control characters are
// dropped, bytes that are not UTF-8 become U+FFFD, and the whole is in
// Normalization Form C.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := byte(0)
	for _, r := range s {
		switch {
		case r == '\t':
			space = '\t'
			continue
		case unicode.IsSpace(r) || r == '\u200b' || r == '\u2028' || r == '\u2029':
			if space == 0 || r == '\n' || r == '\f' {
				space = ' '
			}
			continue
		case dropped(r):
			continue
		}
		if space != 0 {
			if b.Len() > 0 {
				b.WriteByte(space)
			}
			space = 0
		}
		switch l := ligature(r); {
		case l != "":
			b.WriteString(l)
		case presentationForm(r):
			b.WriteString(BaseLetters(r))
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// plain reports whether s is ASCII with single inner spaces: most text is.
func plain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// dropped reports whether r leaves no trace in canonical text.
func dropped(r rune) bool {
	switch r {
	case '\u00ad', '\u0640', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u061c':
		return true
	}
	return unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// ligature spells out the Latin ligatures of Unicode block FB00-FB06, or gives
// "".
func ligature(r rune) string {
	switch r {
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	}
	return ""
}

// presentationForm reports whether r is a Hebrew or Arabic letter, or several,
// as they look in one place of a word (Unicode blocks FB00-FDFF and FE70-FEFF).
func presentationForm(r rune) bool {
	return r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc
}

// BaseLetters gives the letters that a presentation form stands for. The form of
// a mark has a space or a stroke to stand on, which is left out.
func BaseLetters(r rune) string {
	return strings.TrimLeft(norm.NFKC.String(string(r)), " \u0640")
}

// lastWord returns the letters, digits and hyphens at the end of s.
func lastWord(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !wordRune(r) {
			break
		}
		i -= n
	}
	return s[i:]
}

// firstWord returns the letters, digits and hyphens at the beginning of s.
func firstWord(s string) string {
	for i, r := range s {
		if !wordRune(r) {
			return s[:i]
		}
	}
	return s
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || isHyphen(r) }

// isHyphen reports whether r can part a word at a line's end.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' || r == '\u00ad' }
