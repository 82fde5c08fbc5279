package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Vocabulary is the words of one document, the evidence for whether a hyphen
// at a line's end belongs to the word ("Secretary-General") or to the line
// ("co-oper-ation").
type Vocabulary struct {
	words   map[string]int // lower case, hyphens included
	lines   int
	hyphens int // lines that end in one
}

// NewVocabulary returns an empty vocabulary.
func NewVocabulary() *Vocabulary { return &Vocabulary{words: map[string]int{}} }

// Add counts the words that stand whole within a line; the last one is left
// out if a hyphen cuts it.
func (v *Vocabulary) Add(line string) {
	v.lines++
	if last, _ := utf8.DecodeLastRuneInString(line); isHyphen(last) {
		v.hyphens++
	}
	start := -1
	for i, r := range line {
		switch {
		case wordRune(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			v.count(line[start:i])
			start = -1
		}
	}
	if start >= 0 {
		v.count(line[start:])
	}
}

func (v *Vocabulary) count(word string) {
	if last, _ := utf8.DecodeLastRuneInString(word); isHyphen(last) {
		return
	}
	word = strings.ToLower(word)
	v.words[word]++
	if i := strings.LastIndexByte(word, '-'); i > 0 {
		v.words["-"+word[i+1:]]++ // "-general": what has stood behind a hyphen
		v.words[word[:i+1]]++     // "secretary-"
	}
}

// Join joins two lines of one paragraph: with a space, or with nothing where
// the first ends in a hyphen, which is dropped if it only parted the word.
func (v *Vocabulary) Join(a, b string) string {
	keep, joined := v.hyphenation(a, b)
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case !joined:
		return a + " " + b
	case keep:
		return a + b
	}
	_, n := utf8.DecodeLastRuneInString(a)
	return a[:len(a)-n] + b
}

// Carries reports whether the last word of a goes on in b.
func (v *Vocabulary) Carries(a, b string) bool {
	_, joined := v.hyphenation(a, b)
	return joined
}

func (v *Vocabulary) hyphenation(a, b string) (keep, joined bool) {
	hyphen, n := utf8.DecodeLastRuneInString(a)
	if !isHyphen(hyphen) {
		return false, false
	}
	before := lastWord(a[:len(a)-n])
	after := firstWord(b)
	first, _ := utf8.DecodeRuneInString(after)
	if before == "" || after == "" || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return false, false // a dash: "the report -"
	}
	if hyphen == '\u00ad' {
		return false, true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if !unicode.IsLower(first) || !unicode.IsLetter(last) {
		return true, true // "Secretary-General", "2024-2025", "F-16"
	}
	head, tail := strings.ToLower(before), strings.ToLower(after)
	with, without := v.words[head+"-"+tail], v.words[head+tail]
	switch {
	case with > 0 || without > 0:
		return with >= without, true
	case strings.Contains(before, "-"):
		return true, true // "follow-up-"
	case compound[head]:
		return true, true
	case v.lines > 50 && v.hyphens*60 < v.lines:
		return true, true // a text that does not part words at its lines' ends
	case v.words[head] > 0 && v.words[tail] > 0 && len(tail) > 3:
		return true, true // both halves are words of their own: "subject-matter"
	case v.words[head+"-"] > 0 && v.words[tail] > 0:
		return true, true
	}
	return false, true
}

// compound holds first halves that English joins with a hyphen more often than
// not.
var compound = map[string]bool{
	"well": true, "self": true, "non": true, "ex": true, "vice": true, "follow": true, "long": true, "short": true,
	"high": true, "low": true, "full": true, "half": true, "mid": true, "third": true, "first": true, "second": true,
	"cross": true, "large": true, "small": true, "two": true, "three": true, "four": true, "five": true, "six": true,
	"ten": true, "year": true, "decision": true, "policy": true, "gender": true, "post": true, "all": true, "state": true,
}
