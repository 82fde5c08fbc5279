package extract

import (
	"slices"
	"strings"
)

// nameWords returns the folded words of a name without the particles that it
// begins with: "de Vries" is Mr. Vries to "Anton de Vries".
func nameWords(name string) []string {
	words := strings.Fields(fold(name))
	for len(words) > 1 && leadingParticles[words[0]] {
		words = words[1:]
	}
	return words
}

// leadingParticles are the small words with which a surname may begin.
var leadingParticles = set(strings.Fields("de da do dos das del della di du van von der den ter ten la le al el bin ibn bint"))

// sameName reports whether two names, in folded words, mean one person: the
// same surname with matching given names or initials, or one letter's
// difference in the whole.
func sameName(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if slices.Equal(a, b) {
		return true
	}
	la, lb := a[len(a)-1], b[len(b)-1]
	if la == lb {
		if len(a) == 1 || len(b) == 1 {
			return true
		}
		if n := len(a) - len(b); n > 0 && slices.Equal(a[n:], b) || n < 0 && slices.Equal(b[-n:], a) {
			return true // "Ms. Duarte-Rojas" is Ana Duarte-Rojas
		}
		return a[0] == b[0] || initial(a[0], b[0]) || len(a) > 1 && near(a[0], b[0])
	}
	if len(a) == 1 || len(b) == 1 {
		// a single word may be any part of a longer name
		one, many := a, b
		if len(b) == 1 {
			one, many = b, a
		}
		if len(one) == 1 && len(many) > 1 && len(one[0]) >= 5 {
			for _, w := range many[1:] {
				if w == one[0] {
					return true
				}
			}
		}
		return false
	}
	if len(a) == len(b) && a[0] == b[0] && near(la, lb) {
		return true
	}
	// all words of the shorter stand in the longer: "Tedros Adhanom"
	short, long := a, b
	if len(b) < len(a) {
		short, long = b, a
	}
	if len(short) >= 2 && len(long) > len(short) {
		return !slices.ContainsFunc(short, func(w string) bool { return !slices.Contains(long, w) })
	}
	return false
}

func initial(a, b string) bool {
	return len([]rune(a)) == 1 && firstRune(a) == firstRune(b) || len([]rune(b)) == 1 && firstRune(a) == firstRune(b)
}

// near reports whether two words differ in one letter at most.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) < 4 || len(y) < 4 || len(x)-len(y) > 1 || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && j < len(y)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	return len(x)-i-j <= 1 && len(y)-i-j <= 1
}
