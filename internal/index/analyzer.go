package index

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"golang.org/x/text/unicode/norm"
)

// token is one word of a text.
type token struct {
	start, end int    // bytes
	word       string // lower case, accents folded
	stem       string // of word; empty for a stop word
	position   int    // from 1; stop words count
}

// analyzer cuts text into tokens. It remembers the words that it has seen,
// because a report repeats its words, so it is not safe for concurrent use.
type analyzer struct {
	seen map[string]analyzed // by the word as it stands
	env  *snowballstem.Env
}

type analyzed struct{ word, stem string }

// maxSeen bounds an analyzer's memory: about 8 MB.
const maxSeen = 100_000

// maxWord bounds a term in bytes. A longer one is no word.
const maxWord = 64

func newAnalyzer() *analyzer {
	return &analyzer{seen: map[string]analyzed{}, env: snowballstem.NewEnv("")}
}

// tokens appends the tokens of text to dst.
//
// A token is a run of letters and digits, so "UN-Habitat" is two; an
// apostrophe with what is behind it ends a word ("Secretariat's" is
// "secretariat"), except after a single letter ("O'Brien" is two); letters
// parted by full stops are one ("U.N."); each Han, Hiragana or Katakana letter
// is one, because those scripts do not part words.
func (a *analyzer) tokens(dst []token, text string) []token {
	position := 0
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !wordRune(r) {
			i += size
			continue
		}
		start := i
		if ideograph(r) {
			i += size
		} else {
			i = wordEnd(text, i)
		}
		end := i
		if i == start+1 && text[start] < utf8.RuneSelf {
			// "U.N.", "O.S.C.E."
			if e := dotted(text, start); e > end {
				i, end = e, e
			}
		}
		position++
		got := a.analyze(text[start:end])
		if got.word != "" {
			dst = append(dst, token{start, end, got.word, got.stem, position})
		}
		if end-start > 1 {
			i = skipPossessive(text, i)
		}
	}
	return dst
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func ideograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
			if ideograph(r) {
				break
			}
		}
		if !wordRune(r) {
			break
		}
		i += size
	}
	return i
}

// dotted returns the end of letters parted by full stops that begin at i, or i.
func dotted(text string, i int) int {
	end, n := i, 0
	for i+1 < len(text) && isASCIILetter(text[i]) && text[i+1] == '.' {
		i += 2
		end = i
		n++
	}
	if n < 2 {
		return 0
	}
	return end
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// skipPossessive returns the index behind an "'s" at i, or i.
func skipPossessive(text string, i int) int {
	for _, apostrophe := range []string{"'", "’"} {
		j := i + len(apostrophe)
		if j < len(text) && text[i:j] == apostrophe && text[j]|0x20 == 's' && wordEnd(text, j) == j+1 {
			return j + 1
		}
	}
	return i
}

func (a *analyzer) analyze(word string) analyzed {
	got, ok := a.seen[word]
	if ok {
		return got
	}
	folded := fold(word)
	if len(folded) > 0 && len(folded) <= maxWord {
		got = analyzed{folded, ""}
		if !stopWord(folded) {
			got.stem = a.stem(folded)
		}
	}
	if len(a.seen) >= maxSeen {
		clear(a.seen)
	}
	a.seen[word] = got
	return got
}

// stem reduces an English word to its stem, by Porter's second algorithm.
func (a *analyzer) stem(word string) string {
	if len(word) < 3 || word[0] >= '0' && word[0] <= '9' {
		return word
	}
	a.env.SetCurrent(word)
	english.Stem(a.env)
	return a.env.Current()
}

// stopWord reports whether a word is so common that it is not indexed. It keeps
// its place in a phrase, where any word matches it. Words that are also
// acronyms of bodies ("WHO", "UN", "US") are none.
func stopWord(w string) bool {
	switch w {
	case "a", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he", "her", "him", "his",
		"in", "into", "is", "its", "not", "of", "on", "or", "she", "such", "than", "that", "the", "their", "them", "there", "these", "they",
		"this", "those", "to", "was", "we", "were", "which", "will", "with", "would":
		return true
	}
	return false
}

// fold gives the form in which words are compared: lower case, without accents
// and full stops.
func fold(s string) string {
	ascii := true
	clean := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case 'A' <= c && c <= 'Z' || c == '.':
			clean = false
		}
	}
	if ascii && clean {
		return s
	}
	out := make([]byte, 0, len(s))
	if ascii {
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case 'A' <= c && c <= 'Z':
				out = append(out, c|0x20)
			case c != '.':
				out = append(out, c)
			}
		}
		return string(out)
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '.' || r == '\u00ad':
		default:
			r = unicode.ToLower(r)
			if plain := letter(r); plain != "" {
				out = append(out, plain...)
			} else {
				out = utf8.AppendRune(out, r)
			}
		}
	}
	return string(out)
}

// letter spells out the letters that Unicode does not decompose.
func letter(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŧ':
		return "t"
	case 'ə':
		return "a"
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return ""
}
