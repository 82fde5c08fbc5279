package index

import (
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/index/query"
)

// Highlight is the sentence that a hit was found by, with the words that were
// looked for.
type Highlight struct {
	Document string   `json:"document"`
	Start    int      `json:"start"` // in code points of the canonical text
	End      int      `json:"end"`
	Text     string   `json:"text"`
	Marks    [][2]int `json:"marks"` // in code points of Text, end exclusive
}

// marker finds the words of a query in text. The words are compared as the
// index compares them, on the text itself, so a mark stands on the right
// letters whatever folding does to them.
type marker struct {
	a      *analyzer
	stems  map[string]bool
	words  map[string]bool
	begin  []string
	fuzzy  []fuzzyWord
	phrase [][]token
	tokens []token // of the text at hand
}

type fuzzyWord struct {
	word     string
	distance int
}

// newMarker gathers the words that a query is about: those in a NOT are none.
func newMarker(a *analyzer, tree query.Node) *marker {
	m := &marker{a: a, stems: map[string]bool{}, words: map[string]bool{}}
	m.gather(tree)
	return m
}

func (m *marker) gather(n query.Node) {
	switch n := n.(type) {
	case query.And:
		for _, p := range n {
			m.gather(p)
		}
	case query.Or:
		for _, p := range n {
			m.gather(p)
		}
	case *query.Term:
		m.term(n)
	}
}

func (m *marker) term(t *query.Term) {
	switch t.Field {
	case "", "person", "place", "city", "country", "org", "role", "title":
	default:
		return
	}
	tokens := m.a.tokens(nil, t.Text)
	if len(tokens) == 0 {
		return
	}
	last := tokens[len(tokens)-1]
	switch {
	case t.Match == query.Prefix:
		m.begin = append(m.begin, last.word)
	case t.Match == query.Fuzzy:
		m.fuzzy = append(m.fuzzy, fuzzyWord{last.word, t.Distance})
	case t.Field == "" && len(tokens) > 1:
		m.phrase = append(m.phrase, tokens)
	default:
		for _, tok := range tokens {
			if tok.stem == "" {
				continue
			}
			if t.Field == "" {
				m.stems[tok.stem] = true
			} else {
				m.words[tok.word] = true
			}
		}
	}
}

// hit is a marked stretch of a text, in bytes.
type mark struct{ start, end int }

// find returns the marks in text, in order and apart.
func (m *marker) find(text string) []mark {
	m.tokens = m.a.tokens(m.tokens[:0], text)
	tokens := m.tokens
	var out []mark
	for i := 0; i < len(tokens); i++ {
		if n := m.phraseAt(tokens[i:]); n > 0 {
			out = append(out, mark{tokens[i].start, tokens[i+n-1].end})
			i += n - 1
		} else if m.wordAt(&tokens[i]) {
			out = append(out, mark{tokens[i].start, tokens[i].end})
		}
	}
	return out
}

func (m *marker) wordAt(t *token) bool {
	if t.stem != "" && m.stems[t.stem] || m.words[t.word] {
		return true
	}
	for _, p := range m.begin {
		if len(t.word) >= len(p) && t.word[:len(p)] == p {
			return true
		}
	}
	for _, f := range m.fuzzy {
		if within(t.word, f.word, f.distance) {
			return true
		}
	}
	return false
}

// phraseAt returns the number of tokens of the longest phrase that begins with
// the first token.
func (m *marker) phraseAt(tokens []token) int {
	longest := 0
	for _, p := range m.phrase {
		if len(p) > len(tokens) || len(p) <= longest {
			continue
		}
		same := true
		for i := range p {
			if p[i].stem != "" && p[i].stem != tokens[i].stem {
				same = false
				break
			}
		}
		if same {
			longest = len(p)
		}
	}
	return longest
}

// within reports whether two words are at most n edits apart.
func within(a, b string, n int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > n || len(y)-len(x) > n {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j]+1, row[j+1]+1, diagonal+cost)
		}
	}
	return row[len(y)] <= n
}

// highlights returns the sentence of a record that says most of what was looked
// for; for a record of several tellings, of the telling that does.
func (m *marker) highlights(rec any) []Highlight {
	out := []Highlight{}
	var evidence []dragoman.Evidence
	switch r := rec.(type) {
	case *Page:
		return append(out, m.best(r.Document, r.Start, r.Text))
	case *dragoman.Meeting:
		evidence = r.Evidence
	case *dragoman.Agreement:
		evidence = r.Evidence
	case *dragoman.Signatory:
		evidence = r.Evidence
	case *Person:
		evidence = r.Evidence
	}
	best := -1
	for _, e := range evidence {
		h := m.best(e.Document, e.Start, e.Quote)
		if len(h.Marks) > best {
			best = len(h.Marks)
			out = append(out[:0], h)
		}
	}
	return out
}

// best returns the sentence of a text with the most marks, the first of equals.
func (m *marker) best(document string, start int, text string) Highlight {
	marks := m.find(text)
	var from, to, most int
	first := true
	for _, s := range sentences(text) {
		n := 0
		for _, k := range marks {
			if k.start >= s.Start && k.end <= s.End {
				n++
			}
		}
		if first || n > most {
			from, to, most, first = s.Start, s.End, n, false
		}
	}
	from, to = m.shorten(text, from, to, marks)
	h := Highlight{Document: document, Start: start + utf8.RuneCountInString(text[:from]), Text: text[from:to], Marks: [][2]int{}}
	h.End = h.Start + utf8.RuneCountInString(h.Text)
	for _, k := range marks {
		if k.start >= from && k.end <= to {
			a := utf8.RuneCountInString(text[from:k.start])
			h.Marks = append(h.Marks, [2]int{a, a + utf8.RuneCountInString(text[k.start:k.end])})
		}
	}
	return h
}

// maxSentence bounds a highlight, in bytes. A longer sentence is cut round its
// first mark.
const maxSentence = 400

func (m *marker) shorten(text string, from, to int, marks []mark) (int, int) {
	if to-from <= maxSentence {
		return from, to
	}
	at := from
	for _, k := range marks {
		if k.start >= from && k.end <= to {
			at = k.start
			break
		}
	}
	start := max(from, at-maxSentence/3)
	end := min(to, start+maxSentence)
	start = max(from, end-maxSentence)
	for start > from && text[start-1] != ' ' && start < at {
		start++
	}
	for start > from && !utf8.RuneStart(text[start]) {
		start--
	}
	for end < to && end > start+maxSentence/2 && text[end] != ' ' {
		end--
	}
	for end < to && !utf8.RuneStart(text[end]) {
		end++
	}
	return start, end
}
