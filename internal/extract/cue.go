package extract

import (
	"sync"
	"unicode/utf8"
)

// cue is a set of words and phrases looked for round a match: a pattern in lower
// case, tried only where it can begin. It is matched without regard to the case
// of ASCII letters.
type cue struct{ matcher func() *matcher }

// newCue makes a cue of a pattern of the program's own, which is compiled when it
// is first looked for; one that does not compile is a mistake in the program.
func newCue(expr string) cue {
	return cue{sync.OnceValue(func() *matcher {
		t, err := newTrigger(expr)
		if err != nil {
			panic("cue " + expr + ": " + err.Error())
		}
		return newMatcher(t)
	})}
}

// in reports whether the text holds the cue.
func (c cue) in(text string) bool {
	_, ok := c.first(text)
	return ok
}

// first returns the first place of the cue in the text.
func (c cue) first(text string) (start int, ok bool) {
	c.matcher().find(text, func(_, s, _ int) int {
		start, ok = s, true
		return len(text)
	})
	return start, ok
}

// all returns every place of the cue in the text, as start and end.
func (c cue) all(text string) [][2]int {
	var out [][2]int
	c.matcher().find(text, func(_, s, e int) int {
		out = append(out, [2]int{s, e})
		return e
	})
	return out
}

// tail returns the last n bytes of a text, or a little less so that no character
// is cut: what stands just before something is all that its lead needs.
func tail(text string, n int) string {
	if len(text) <= n {
		return text
	}
	i := len(text) - n
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return text[i:]
}

// lead is what stands just before an offset of a sentence, in lower case.
func (s *sentence) lead(at int) string { return lowerASCII(tail(s.text[:at], 96)) }
