package gazetteer

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The shipped data. It is parsed by Default only, so that a program which finds
// no names pays nothing for it.
var (
	//go:embed data/bodies.csv
	bodiesCSV string
	//go:embed data/sources.csv
	sourcesCSV string
	//go:embed data/states.tsv
	statesTSV string
	//go:embed data/cities.tsv
	citiesTSV string
	//go:embed data/phrases.txt
	phrasesTXT string
)

// Gazetteer is a set of entries and the automaton that finds their names. It
// does not change once it is built and is safe for concurrent use.
type Gazetteer struct {
	own     []*Entry // the user's rows, which come before the shipped ones
	bodies  []*Entry
	states  []*Entry
	people  []*Entry // nationalities
	cities  []*Entry
	second  map[second]bool
	keys    map[string][]*Entry // of bodies and states
	trie    *trie
	hash    string
	sources string // what the hash is of, beside the shipped data
}

// second marks an alias that comes second to another entry's name.
type second struct {
	entry *Entry
	alias string
}

// Default returns the gazetteer of the shipped data. It is built on each call,
// which takes some 20 ms: keep it.
func Default() (*Gazetteer, error) {
	sources, err := parseSources(sourcesCSV)
	if err != nil {
		return nil, fmt.Errorf("gazetteer data/sources.csv: %w", err)
	}
	g := &Gazetteer{second: map[second]bool{}}
	if g.bodies, err = parseBodies(bodiesCSV, sources, g.second); err != nil {
		return nil, fmt.Errorf("gazetteer data/bodies.csv: %w", err)
	}
	if g.states, g.people, err = parseStates(statesTSV); err != nil {
		return nil, fmt.Errorf("gazetteer data/states.tsv: %w", err)
	}
	if g.cities, err = parseCities(citiesTSV, g.states); err != nil {
		return nil, fmt.Errorf("gazetteer data/cities.tsv: %w", err)
	}
	g.build()
	return g, nil
}

// Hash identifies the data: equal hashes, equal matches. It is 64 hex digits.
func (g *Gazetteer) Hash() string { return g.hash }

// Entries returns the entries of a kind, in the order of their data: the user's
// first, cities by falling population.
func (g *Gazetteer) Entries(k Kind) []*Entry {
	var out []*Entry
	for _, e := range g.own {
		if e.Kind == k {
			out = append(out, e)
		}
	}
	switch k {
	case Body:
		out = append(out, g.bodies...)
	case State:
		out = append(out, g.states...)
	case City:
		out = append(out, g.cities...)
	case Nationality:
		out = append(out, g.people...)
	}
	return out
}

// Lookup returns the entries that have this key, acronym, name or alias, best
// first, or nil. It compares as Find does, except that case does not count
// unless it decides between two.
func (g *Gazetteer) Lookup(name string) []*Entry {
	name = strings.TrimSpace(name)
	out := slices.Clone(g.keys[name])
	t := g.trie
	lex := lexer{text: name}
	at, n := uint32(0), 0
	for {
		_, ok := lex.next()
		if !ok {
			break
		}
		id := t.vocabulary[string(lex.buf)]
		if id == 0 {
			return out
		}
		if id == t.article {
			continue
		}
		if at, ok = t.step(at, id); !ok {
			return out
		}
		n++
	}
	if n == 0 {
		return out
	}
	for _, exactly := range [2]bool{true, false} {
		for k := t.nodes[at].forms; k >= 0; k = t.forms[k].next {
			f := &t.forms[k]
			if !f.nothing && (f.text == name) == exactly && !slices.Contains(out, f.entry) {
				out = append(out, f.entry)
			}
		}
	}
	return out
}

// build makes the automaton, the keys and the hash from the entries.
func (g *Gazetteer) build() {
	g.trie = newTrie(len(g.cities) + 8*len(g.bodies) + 8*len(g.states))
	g.keys = make(map[string][]*Entry, len(g.bodies)+len(g.states))
	for _, list := range [][]*Entry{g.own, g.bodies, g.states} {
		for _, e := range list {
			if e.Kind == Body || e.Kind == State {
				g.keys[e.Key] = append(g.keys[e.Key], e)
			}
		}
	}
	// The order in which names are added is the order of a match's candidates.
	for _, list := range [][]*Entry{g.own, g.states, g.bodies, g.people, g.cities} {
		for _, e := range list {
			g.addNames(e, false)
		}
	}
	for _, list := range [][]*Entry{g.own, g.bodies} {
		for _, e := range list {
			g.addNames(e, true)
		}
	}
	for phrase := range strings.Lines(phrasesTXT) {
		if phrase[0] != '#' {
			g.trie.addNothing(strings.TrimSpace(phrase))
		}
	}
	h := sha256.New()
	for _, s := range []string{bodiesCSV, sourcesCSV, statesTSV, citiesTSV, phrasesTXT, g.sources} {
		fmt.Fprintln(h, len(s))
		io.WriteString(h, s) // to a hash: never fails
	}
	g.hash = hex.EncodeToString(h.Sum(nil))
}

// addNames enters an entry's names: at first those that are its own, then, late,
// those that come second to another's.
func (g *Gazetteer) addNames(e *Entry, late bool) {
	add := func(name string) {
		if late == (e.Kind == Body && g.second[second{e, name}]) {
			g.addForms(e, name)
		}
	}
	if e.Acronym != "" {
		add(e.Acronym)
	}
	if e.Name != e.Acronym {
		add(e.Name)
	}
	for _, a := range e.Aliases {
		add(a)
	}
}

// addForms enters one name and the variants that follow from it.
func (g *Gazetteer) addForms(e *Entry, name string) {
	exact := isAcronym(name)
	g.trie.add(e, name, exact)
	if exact || e.Kind == Nationality {
		return
	}
	if rest, ok := strings.CutPrefix(name, "Saint "); ok {
		g.trie.add(e, "St. "+rest, false)
	}
	if e.Kind == City {
		return
	}
	for _, v := range g.variants(e, name) {
		g.trie.add(e, v, false)
	}
	if hyphened(name) {
		g.trie.add(e, strings.ReplaceAll(name, "-", " "), false)
	}
}

// variants returns a body's name with the names and acronyms of the bodies
// above it exchanged: "UN Economic Commission for Europe", "Secretariat of the
// OSCE".
func (g *Gazetteer) variants(e *Entry, name string) []string {
	var out []string
	swap := func(long, short string) {
		for _, p := range [2][2]string{{long, short}, {short, long}} {
			from, to := p[0], p[1]
			if rest, ok := strings.CutPrefix(name, from+" "); ok {
				out = append(out, to+" "+rest)
			}
			if rest, ok := strings.CutSuffix(name, " of the "+from); ok {
				out = append(out, rest+" of the "+to)
			}
			if i := strings.Index(name, " "+from+" "); i > 0 {
				out = append(out, name[:i]+" "+to+name[i+len(from)+1:])
			}
		}
	}
	swap("United Nations", "UN")
	for up, depth := e.Parent, 0; up != "" && depth < 8; depth++ {
		above := g.keys[up]
		if len(above) == 0 {
			break
		}
		if p := above[0]; p.Acronym != "" && p.Key != "UN" {
			swap(p.Name, p.Acronym)
		}
		up = above[0].Parent
	}
	return out
}

// isAcronym reports whether a name is matched letter for letter: one word with
// two capitals or a digit, such as "AfDB", "G20" or "UN-Habitat".
func isAcronym(name string) bool {
	capitals := 0
	for _, r := range name {
		switch {
		case r == ' ':
			return false
		case r >= 'A' && r <= 'Z' || r == 'Ü' || r == 'Ö' || r == 'É':
			capitals++
		case r >= '0' && r <= '9':
			capitals = 2
		}
	}
	return capitals >= 2 && !strings.Contains(name, "-") || capitals >= 2 && strings.ToUpper(firstPart(name)) == firstPart(name)
}

func firstPart(name string) string {
	p, _, _ := strings.Cut(name, "-")
	return p
}

// hyphened reports whether a name has a hyphen that a text may leave out after
// a prefix that the lexer joins: "Inter-Parliamentary".
func hyphened(name string) bool {
	return strings.Contains(name, "-")
}
