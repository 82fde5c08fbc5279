package eval

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// normal folds a name to what two writers of it agree on: letters and digits in
// lower case without accents, single spaces, no article in front.
func normal(s string) string {
	// The Turkish dotless and dotted i do not decompose to an i.
	s = norm.NFKD.String(strings.NewReplacer("ı", "i", "İ", "I").Replace(s))
	s = strings.Map(func(r rune) rune {
		if norm.NFKD.PropertiesString(string(r)).CCC() != 0 {
			return -1
		}
		return r
	}, s)
	s = cases.Lower(language.Und).String(s)
	s = strings.TrimPrefix(strings.TrimFunc(s, space), "the ")
	s = strings.Map(func(r rune) rune {
		if r == '_' || space(r) || unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return ' '
	}, s)
	return strings.Join(strings.FieldsFunc(s, space), " ")
}

// space is white space as the reference scorer has it: the information
// separators count, too.
func space(r rune) bool { return unicode.IsSpace(r) || '\x1c' <= r && r <= '\x1f' }

// particle tells the parts of a name that writers leave out, and titles.
func particle(word string) bool {
	switch word {
	case "al", "bin", "bint", "ibn", "de", "da", "del", "der", "van", "von", "di", "la", "le", "el", "mr", "ms", "mrs", "dr":
		return true
	}
	return false
}

func nameWords(name string) []string {
	var out []string
	for w := range strings.FieldsSeq(normal(name)) {
		if !particle(w) {
			out = append(out, w)
		}
	}
	return out
}

// samePerson tells whether two names can be of one person: equal, or two words
// in common, or the same last word with one of them alone or of the same
// initial. Two full names that begin differently are two people.
func samePerson(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	long := len(x) > 2 && len(y) > 2
	if common(set(x), set(y)) >= 2 && (!long || x[0] == y[0]) {
		return true
	}
	if x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return len(x) == 1 || len(y) == 1 || initial(x[0]) == initial(y[0])
}

func initial(word string) rune {
	for _, r := range word {
		return r
	}
	return 0
}

// sameRole tells whether two names of an office share most of the words of the
// shorter one.
func sameRole(a, b string) bool {
	x, y := roleWords(a), roleWords(b)
	return len(x) > 0 && len(y) > 0 && overlap(x, y) >= 0.6
}

func roleWords(role string) map[string]bool {
	out := set(strings.Fields(normal(role)))
	for _, w := range []string{"of", "the", "and", "for", "to"} {
		delete(out, w)
	}
	return out
}

// overlap is the share of the smaller set that the other holds; both have
// members.
func overlap(x, y map[string]bool) float64 {
	return float64(common(x, y)) / float64(min(len(x), len(y)))
}

func set(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, s := range list {
		out[s] = true
	}
	return out
}

// common is the number of members that two sets share.
func common(x, y map[string]bool) int {
	n := 0
	for s := range x {
		if y[s] {
			n++
		}
	}
	return n
}

// join lists the members of a set in order.
func join(x map[string]bool) string {
	return strings.Join(slices.Sorted(maps.Keys(x)), ", ")
}

// without returns the set less one member.
func without(x map[string]bool, s string) map[string]bool {
	out := make(map[string]bool, len(x))
	for k := range x {
		if k != s {
			out[k] = true
		}
	}
	return out
}
