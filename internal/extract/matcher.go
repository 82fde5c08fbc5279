package extract

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// matcher finds the matches of many triggers in one pass over a text: it walks a
// tree of all the strings that they can begin with or cannot do without, and runs
// the pattern of an alternative only where one of its beginnings stands, and only
// if the rest of what it needs stands there or behind.
type matcher struct {
	arms    []searched
	root    [256]int32 // the node of a first byte, or 0
	nodes   []node
	openers [][]int32 // by word: the arms that it begins
	open    []int32   // the arms of which no beginning is known
	pool    sync.Pool // of *findings
}

// searched is an arm of one of the triggers.
type searched struct {
	*arm
	trigger int
	needs   [][]int32 // the words of arm.needs
}

// node is a place in the tree, in which siblings form a list.
type node struct {
	c           byte
	child, next int32 // or 0
	word        int32 // 1 + the number of the word that ends here, or 0
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
	m := &matcher{nodes: make([]node, 1)}
	for i, t := range triggers {
		for k := range t.arms {
			a := searched{arm: &t.arms[k], trigger: i}
			for _, list := range a.arm.needs {
				need := make([]int32, len(list))
				for n, w := range list {
					need[n] = m.enter(w)
				}
				a.needs = append(a.needs, need)
			}
			n := int32(len(m.arms))
			m.arms = append(m.arms, a)
			if a.begins == nil {
				m.open = append(m.open, n)
			}
			for _, w := range a.begins {
				id := m.enter(w)
				m.openers[id] = append(m.openers[id], n)
			}
		}
	}
	m.pool.New = func() any { return &findings{last: make([]int32, len(m.openers))} }
	return m
}

// enter puts a word into the tree and returns its number.
func (m *matcher) enter(w string) int32 {
	at := m.root[w[0]]
	if at == 0 {
		at = m.node(w[0])
		m.root[w[0]] = at
	}
	for i := 1; i < len(w); i++ {
		next := m.nodes[at].child
		for next != 0 && m.nodes[next].c != w[i] {
			next = m.nodes[next].next
		}
		if next == 0 {
			next = m.node(w[i])
			m.nodes[next].next = m.nodes[at].child
			m.nodes[at].child = next
		}
		at = next
	}
	if m.nodes[at].word == 0 {
		m.openers = append(m.openers, nil)
		m.nodes[at].word = int32(len(m.openers))
	}
	return m.nodes[at].word - 1
}

func (m *matcher) node(c byte) int32 {
	m.nodes = append(m.nodes, node{c: c})
	return int32(len(m.nodes) - 1)
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
	for i := 0; i < len(text); i++ {
		inside := i > 0 && isWord(text[i-1])
		if len(m.open) > 0 && utf8.RuneStart(text[i]) {
			f.add(m, m.open, i, inside)
		}
		at := m.root[lowered(text[i])]
		for k := i + 1; at != 0; k++ {
			if w := m.nodes[at].word; w != 0 {
				f.last[w-1] = int32(i) + 1
				f.add(m, m.openers[w-1], i, inside)
			}
			if k == len(text) {
				break
			}
			c := lowered(text[k])
			for at = m.nodes[at].child; at != 0 && m.nodes[at].c != c; {
				at = m.nodes[at].next
			}
		}
	}
}

// add notes the arms that may match at a place, which lies inside a word or not.
func (f *findings) add(m *matcher, arms []int32, start int, inside bool) {
	for _, n := range arms {
		if a := &m.arms[n]; !inside || !a.boundary {
			f.here = append(f.here, position{int32(a.trigger), int32(start), n})
		}
	}
}

// complete reports whether all that an arm needs stands at a place or behind it.
func (f *findings) complete(a *searched, start int) bool {
	for _, need := range a.needs {
		if !slices.ContainsFunc(need, func(w int32) bool { return int(f.last[w]) > start }) {
			return false
		}
	}
	return true
}

func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}
