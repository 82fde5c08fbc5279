package gazetteer

import (
	"slices"
	"strings"
)

// Find returns the names in a text, in order and without overlap: at each word
// the longest name that starts there. It reads the text once and is safe for
// concurrent use.
func (g *Gazetteer) Find(text string) []Match {
	s := search{g: g, text: text}
	s.read()
	var out []Match
	for i := 0; i < len(s.words); {
		end, entries, f := s.longest(i, anyKind)
		if end == i {
			i++
			continue
		}
		if f.nothing {
			i = end
			continue
		}
		start := int(s.words[i].start)
		if f.article && i > 0 && s.words[i-1].id == g.trie.article && s.words[i-1].upper && s.words[i].gap == gapSpace {
			start = int(s.words[i-1].start)
		}
		out = append(out, Match{Start: start, End: int(s.words[end-1].end), Entries: entries})
		i = end
	}
	return out
}

// search is one run of Find over one text.
type search struct {
	g     *Gazetteer
	text  string
	words []word
}

// read cuts the text into numbered words.
func (s *search) read() {
	s.words = make([]word, 0, len(s.text)/5+8)
	lex := lexer{text: s.text, buf: make([]byte, 0, 64)}
	for {
		w, ok := lex.next()
		if !ok {
			return
		}
		w.id = s.g.trie.vocabulary[string(lex.buf)]
		s.words = append(s.words, w)
	}
}

// anyKind is a filter that passes all kinds of entry.
const anyKind Kind = 255

// longest returns the end of the longest name that starts at word i, what it
// names and the form that it has; end is i if there is none. Only names of the
// kind count.
func (s *search) longest(i int, kind Kind) (end int, entries []*Entry, best *form) {
	t := s.g.trie
	w := s.words[i]
	if w.id == 0 {
		return i, nil, nil
	}
	at := t.start[w.id]
	if at == 0 {
		return i, nil, nil
	}
	end = i
	var path [maxWords]int32 // the words of the text along the way, articles left out
	path[0] = int32(i)
	n := 1
	for j := i + 1; ; j++ {
		if nd := &t.nodes[at]; nd.forms >= 0 && int(path[n-1]) == j-1 {
			if es, f := s.accept(nd, path[:n], kind); es != nil {
				end, entries, best = j, es, f
			}
		}
		if j == len(s.words) || n == maxWords || s.words[j].gap == gapBreak || s.words[j].id == 0 {
			return end, entries, best
		}
		c, ok := t.step(at, s.words[j].id)
		if !ok {
			if s.words[j].id == t.article && s.words[j-1].id != t.article && s.words[j].gap == gapSpace {
				continue
			}
			return end, entries, best
		}
		at = c
		path[n] = int32(j)
		n++
	}
}

// accept returns what the forms of a node name if the text is written as they
// demand, and the first such form.
func (s *search) accept(nd *node, path []int32, kind Kind) ([]*Entry, *form) {
	var commas, upper, caps uint64
	for k, p := range path {
		w := &s.words[p]
		bit := uint64(1) << k
		if w.upper {
			upper |= bit
		}
		if w.caps {
			caps |= bit
		}
		if k > 0 && w.gap == gapComma {
			commas |= bit
		}
	}
	// Mostly all forms fit, and then the node has the list of entries ready. Else
	// the entries that fit are collected from the first misfit on.
	var first *form
	var entries []*Entry
	all, fitting := true, 0
	for k := nd.forms; k >= 0; k = s.g.trie.forms[k].next {
		f := &s.g.trie.forms[k]
		fits := (kind == anyKind || f.entry.Kind == kind) && s.fits(f, path, commas, upper, caps)
		if all && !fits {
			all = false
			entries = appendFitting(entries, s.g.trie, nd, fitting)
		}
		if !fits {
			continue
		}
		fitting++
		if first == nil {
			first = f
		}
		if !all && !slices.Contains(entries, f.entry) {
			entries = append(entries, f.entry)
		}
	}
	if first != nil && all {
		return nd.entries, first
	}
	return entries, first
}

// appendFitting appends the entries of the first n forms of a node.
func appendFitting(entries []*Entry, t *trie, nd *node, n int) []*Entry {
	for k := nd.forms; n > 0; k, n = t.forms[k].next, n-1 {
		if e := t.forms[k].entry; !slices.Contains(entries, e) {
			entries = append(entries, e)
		}
	}
	return entries
}

// fits reports whether the words of the text are written as a form demands.
func (s *search) fits(f *form, path []int32, commas, upper, caps uint64) bool {
	if commas&^f.commas != 0 || f.caps&^caps != 0 {
		return false
	}
	first, last := int(path[0]), int(path[len(path)-1])
	if f.exact {
		if !sameLetters(s.text[s.words[first].start:s.words[last].end], f.text) || f.guarded && s.heading(first) {
			return false
		}
	} else if !capitals(f, upper) {
		return false
	}
	return !s.symbol(first, last) && s.placed(f, first, last)
}

// capitals reports whether a name has capitals enough: all of its principal
// words if they are two or fewer, else the first and half of the rest.
func capitals(f *form, upper uint64) bool {
	if f.upper&^upper == 0 {
		return true
	}
	if f.upper&1&^upper != 0 {
		return false
	}
	need, have := ones(f.upper), ones(f.upper&upper)
	return need > 2 && 2*have >= need
}

// sameLetters compares two names by letters and digits alone, case included.
func sameLetters(a, b string) bool {
	if a == b {
		return true
	}
	for {
		for a != "" && a[0] < 0x80 && !isAlnum(a[0]) {
			a = a[1:]
		}
		for b != "" && b[0] < 0x80 && !isAlnum(b[0]) {
			b = b[1:]
		}
		if a == "" || b == "" {
			return a == b
		}
		// Dashes and the like beyond ASCII count as letters only where both have
		// them; accents are compared by skipping to the next ASCII letter.
		if a[0] >= 0x80 || b[0] >= 0x80 {
			return foldedEqual(a, b)
		}
		if a[0] != b[0] {
			return false
		}
		a, b = a[1:], b[1:]
	}
}

// foldedEqual compares what is left of two names word by word after folding,
// with the first letters' case.
func foldedEqual(a, b string) bool {
	la, lb := lexer{text: a}, lexer{text: b}
	for {
		wa, oka := la.next()
		wb, okb := lb.next()
		if !oka || !okb {
			return oka == okb
		}
		if string(la.buf) != string(lb.buf) || wa.upper != wb.upper || wa.caps != wb.caps {
			return false
		}
	}
}

// symbol reports whether the words are part of a document symbol or an amount:
// "ECE/TRANS/2021/3", "US$".
func (s *search) symbol(first, last int) bool {
	end := int(s.words[last].end)
	if end < len(s.text) {
		switch s.text[end] {
		case '$':
			return true
		case '/':
			return hasDigit(chunkAfter(s.text, end))
		case '@':
			return true
		}
	}
	if start := int(s.words[first].start); start > 0 {
		switch s.text[start-1] {
		case '/':
			return hasDigit(chunkBefore(s.text, start)) || hasDigit(chunkAfter(s.text, end))
		case '@', '_':
			return true
		}
	}
	return false
}

// maxSymbol bounds the length of a document symbol in bytes.
const maxSymbol = 60

func chunkAfter(text string, i int) string {
	t := text[i:min(len(text), i+maxSymbol)]
	if k := strings.IndexAny(t, " \t\r\n\f,;)"); k >= 0 {
		t = t[:k]
	}
	return t
}

func chunkBefore(text string, i int) string {
	t := text[max(0, i-maxSymbol):i]
	return t[strings.LastIndexAny(t, " \t\r\n\f,;(")+1:]
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// heading reports whether the words beside word i on its line are in capitals
// without being acronyms.
func (s *search) heading(i int) bool {
	seen := false
	for _, j := range [2]int{i - 1, i + 1} {
		if j < 0 || j >= len(s.words) || s.words[max(i, j)].line {
			continue
		}
		w := s.words[j]
		if !w.caps || w.end-w.start < 2 || s.acronym(w) {
			return false
		}
		seen = true
	}
	return seen
}

// acronym reports whether a word alone is a known acronym.
func (s *search) acronym(w word) bool {
	if w.id == 0 || s.g.trie.start[w.id] == 0 {
		return false
	}
	for k := s.g.trie.nodes[s.g.trie.start[w.id]].forms; k >= 0; k = s.g.trie.forms[k].next {
		if s.g.trie.forms[k].exact {
			return true
		}
	}
	return false
}

// wellKnown is the population from which on a city is known by its name in
// capitals too.
const wellKnown = 300_000

// placed reports whether a name of a place can be one here. It cannot after a
// courtesy ("Ms. Jordan"); an ambiguous city must follow a preposition of place
// or stand before its country.
func (s *search) placed(f *form, first, last int) bool {
	if f.entry.Kind != City && f.entry.Kind != State {
		return true
	}
	t := s.g.trie
	courtesy := false
	if first > 0 {
		if w := s.words[first-1]; t.courtesies[w.id] && w.upper && !s.words[first].line {
			courtesy = true
		}
	}
	if courtesy && f.words == 1 {
		return false
	}
	if f.entry.Kind != City {
		return true
	}
	// A small town's name in capitals is more often an acronym, except among
	// other capitals.
	if w := s.words[first]; f.words == 1 && w.caps && !f.entry.Capital && f.entry.Population < wellKnown && !s.heading(first) {
		return false
	}
	if !f.entry.Ambiguous {
		return true
	}
	if last+1 < len(s.words) {
		switch w := s.words[last+1]; {
		case w.gap == gapComma && s.stateAt(last+1):
			return true
		case w.gap == gapSpace && w.upper && !w.line && !s.stateAt(last+1):
			return false // "to Victoria Adams", "in Reading Room 3"
		}
	}
	if first == 0 {
		return false
	}
	before := s.words[first-1]
	return t.places[before.id] && s.words[first].gap == gapSpace
}

// stateAt reports whether a state's name starts at word i.
func (s *search) stateAt(i int) bool {
	if s.words[i].id == 0 || !s.words[i].upper {
		return false
	}
	end, _, _ := s.longest(i, State)
	return end > i
}

func ones(x uint64) int {
	n := 0
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}
