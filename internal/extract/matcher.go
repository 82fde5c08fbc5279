package extract

import (
	"slices"
	"sync"
)

// matcher finds the matches of many triggers in one pass over a text: it walks a
// tree of all the strings that they can begin with or cannot do without, and runs
// the pattern of an alternative only where one of its beginnings stands, and only
// if the rest of what it needs stands there or behind.
type matcher struct {
	arms    []searched
	tree    wordTree
	openers [][]int32 // by word: the arms that it begins
	open    []int32   // the arms of which no beginning is known
	pool    sync.Pool // of *findings
}

// searched is an arm of one of the triggers.
type searched struct {
	*arm
	trigger int
	needs   [][]int // the words of arm.needs
}

// findings are what one pass found.
type findings struct {
	last []int32    // by word: 1 + the last place where it begins, or 0
	here []position // where an arm may match
}

// position is an arm and a place; positions are in the order of triggers, then
// of places, then of arms.
type position struct{ trigger, start, arm int32 }

func (a position) compare(b position) int {
	switch {
	case a.trigger != b.trigger:
		return int(a.trigger - b.trigger)
	case a.start != b.start:
		return int(a.start - b.start)
	}
	return int(a.arm - b.arm)
}

// newMatcher makes a matcher of triggers, which it knows by their index.
func newMatcher(triggers ...*trigger) *matcher {
	m := &matcher{}
	for i, t := range triggers {
		for k := range t.arms {
			a := searched{arm: &t.arms[k], trigger: i}
			for _, list := range a.arm.needs {
				need := make([]int, len(list))
				for n, w := range list {
					need[n] = m.tree.enter(w)
				}
				a.needs = append(a.needs, need)
			}
			n := int32(len(m.arms))
			m.arms = append(m.arms, a)
			if a.begins == nil {
				m.open = append(m.open, n)
			}
			for _, w := range a.begins {
				id := m.tree.enter(w)
				for id >= len(m.openers) {
					m.openers = append(m.openers, nil)
				}
				m.openers[id] = append(m.openers[id], n)
			}
		}
	}
	m.openers = append(m.openers, make([][]int32, m.tree.words-len(m.openers))...)
	m.pool.New = func() any { return &findings{last: make([]int32, m.tree.words)} }
	return m
}

// find calls take with the matches of each trigger, leftmost first, trigger by
// trigger; take returns the offset from which to look for the trigger's next one.
// The case of ASCII letters does not count.
func (m *matcher) find(text string, take func(trigger, start, end int) int) {
	f := m.pool.Get().(*findings)
	defer m.pool.Put(f)
	if m.walk(text, f); len(f.here) == 0 {
		return
	}
	slices.SortFunc(f.here, position.compare)
	lower := lowerASCII(text)
	trigger, from := int32(-1), 0
	for i, p := range f.here {
		if p.trigger != trigger {
			trigger, from = p.trigger, 0
		}
		a, start := &m.arms[p.arm], int(p.start)
		if start < from || i > 0 && p == f.here[i-1] || !f.complete(a, start) {
			continue
		}
		if loc := a.anchored().FindStringIndex(lower[start:]); loc != nil && loc[1] > 0 {
			from = take(a.trigger, start, start+loc[1])
		}
	}
}

// walk finds the words of the tree in a text and the positions that they open.
func (m *matcher) walk(text string, f *findings) {
	clear(f.last)
	f.here = f.here[:0]
	m.tree.walk(text, func(w, at int) {
		f.last[w] = int32(at) + 1
		f.add(m, m.openers[w], text, at)
	})
	if len(m.open) == 0 {
		return
	}
	for at := range text {
		f.add(m, m.open, text, at)
	}
}

// add notes the arms that may match at a place.
func (f *findings) add(m *matcher, arms []int32, text string, at int) {
	for _, n := range arms {
		if a := &m.arms[n]; !a.boundary || at == 0 || !isWord(text[at-1]) {
			f.here = append(f.here, position{int32(a.trigger), int32(at), n})
		}
	}
}

// complete reports whether all that an arm needs stands at a place or behind it.
func (f *findings) complete(a *searched, start int) bool {
	for _, need := range a.needs {
		if !slices.ContainsFunc(need, func(w int) bool { return int(f.last[w]) > start }) {
			return false
		}
	}
	return true
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}
