package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

// TestBodies holds what a row of data/bodies.csv promises and the parser cannot
// see alone.
func TestBodies(t *testing.T) {
	g := load(t)
	if n := len(g.bodies); n < 400 {
		t.Errorf("%d bodies, not 400", n)
	}
	claimed := map[string]*Entry{}
	for _, e := range g.bodies {
		if e.Parent != "" && len(g.keys[e.Parent]) == 0 {
			t.Errorf("%s: parent %q has no row", e.Key, e.Parent)
		}
		if e.Seat != "" && !slices.ContainsFunc(g.Lookup(e.Seat), func(c *Entry) bool { return c.Kind == City }) {
			t.Errorf("%s: seat %q is no city", e.Key, e.Seat)
		}
		names := append([]string{e.Name}, e.Aliases...)
		if e.Acronym != e.Name && e.Acronym != "" {
			names = append(names, e.Acronym)
		}
		seen := map[string]bool{}
		for _, name := range names {
			form := strings.Join(folded(name), " ")
			if isAcronym(name) {
				form = name
			}
			if seen[form] {
				t.Errorf("%s: %q is there twice", e.Key, name)
			}
			seen[form] = true
			if g.second[second{e, name}] {
				continue
			}
			if other := claimed[form]; other != nil && other != e {
				t.Errorf("%q is claimed by %s and %s: mark it with ~ where it comes second", name, other.Key, e.Key)
			}
			claimed[form] = e
		}
	}
	for s := range g.second {
		form := s.alias
		if !isAcronym(form) {
			form = strings.Join(folded(form), " ")
		}
		if claimed[form] == nil {
			t.Errorf("%s: %q is marked with ~, but no other body has it", s.entry.Key, s.alias)
		}
	}
}

// folded cuts a name into folded words.
func folded(name string) []string {
	var out []string
	lex := lexer{text: name}
	for {
		if _, ok := lex.next(); !ok {
			return out
		}
		if w := string(lex.buf); w != "the" {
			out = append(out, w)
		}
	}
}

// TestPhrases holds that no phrase to pass over is also a name.
func TestPhrases(t *testing.T) {
	g := load(t)
	n := 0
	for phrase := range strings.Lines(phrasesTXT) {
		phrase = strings.TrimSpace(phrase)
		if phrase == "" || phrase[0] == '#' {
			continue
		}
		n++
		if got := g.Lookup(phrase); len(got) != 0 {
			t.Errorf("%q is the name of %v", phrase, keys(got))
		}
		if got := found(g, "In the "+phrase+"."); len(got) != 0 {
			t.Errorf("%q still gives %v", phrase, got)
		}
	}
	if n == 0 {
		t.Error("no phrases")
	}
}
