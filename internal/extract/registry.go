package extract

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// registry holds the organisations and states that a document names: from the
// gazetteer, from its own definitions "Full Name (ACRONYM)", and from the shape
// of their names.
type registry struct {
	gaz    *gazetteer.Gazetteer
	bodies map[string]*body   // by key
	names  map[string]string  // folded name -> key, the document's own only
	byWord map[string][]alias // first word, folded -> aliases, longest first
}

// body is an organisation or a state as this document knows it.
type body struct {
	key, name, acronym string
	state              bool
	seen               map[string]int // surface names -> times
	told               string         // what inDocument made of seen when that had toldOf names
	toldOf             int
	code               string // ISO alpha-2 of a state
}

// alias is a name that the document itself defines.
type alias struct {
	words []string
	key   string
}

func newRegistry(gaz *gazetteer.Gazetteer) *registry {
	return &registry{gaz: gaz, bodies: map[string]*body{}, names: map[string]string{}, byWord: map[string][]alias{}}
}

// entry returns the body of a gazetteer entry, made on first sight. A state's key
// is its short name, as people write it; its ISO 3166-1 alpha-3 code stands as
// the acronym.
func (r *registry) entry(e *gazetteer.Entry, surface string) *body {
	key, acronym := e.Key, e.Acronym
	if e.Kind == gazetteer.State {
		key, acronym = e.Name, e.Key
	}
	b := r.bodies[key]
	if b == nil {
		b = &body{key: key, name: e.Name, acronym: acronym, state: e.Kind == gazetteer.State, code: e.Country, seen: map[string]int{}}
		r.bodies[key] = b
		if !b.state && surface != "" {
			r.short(b)
		}
	}
	b.see(surface)
	return b
}

// stateKey is the key of the state with an ISO 3166-1 alpha-3 code.
func (r *registry) stateKey(alpha3 string) string {
	for _, e := range r.gaz.Lookup(alpha3) {
		if e.Kind == gazetteer.State {
			return r.entry(e, "").key
		}
	}
	return alpha3
}

// own returns the body with a name that only the document knows.
func (r *registry) own(name string) *body {
	if key, ok := r.names[fold(name)]; ok {
		b := r.bodies[key]
		b.see(name)
		return b
	}
	for _, e := range r.gaz.Lookup(name) {
		if e.Key == name && e.Kind != gazetteer.State {
			return r.entry(e, name) // it is known after all
		}
	}
	b := &body{key: name, name: name, seen: map[string]int{}}
	r.bodies[name] = b
	r.names[fold(name)] = name
	b.see(name)
	return b
}

func (b *body) see(surface string) {
	if surface != "" {
		b.seen[strings.Join(strings.Fields(surface), " ")]++
	}
}

// organization is the body as the contract has it.
func (r *registry) organization(key string) dragoman.Organization {
	b := r.bodies[key]
	if b == nil {
		if es := r.gaz.Lookup(key); len(es) > 0 && es[0].Key == key {
			return dragoman.Organization{Key: key, Name: es[0].Name, Acronym: dragoman.String(es[0].Acronym)}
		}
		return dragoman.Organization{Key: key, Name: key}
	}
	return dragoman.Organization{Key: b.key, Name: b.inDocument(), Acronym: dragoman.String(b.acronym)}
}

// inDocument is the longest name that the document gives the body, or the one
// that is known where it uses no more than the acronym or its key.
func (b *body) inDocument() string {
	if b.told == "" || b.toldOf != len(b.seen) {
		b.told, b.toldOf = b.longestSeen(), len(b.seen)
	}
	return b.told
}

func (b *body) longestSeen() string {
	name := ""
	for s := range b.seen {
		switch {
		case fold(s) == fold(b.name) && !b.state:
			return b.name
		case len(strings.Fields(s)) < 2 || s == strings.ToUpper(s):
		case len(s) > len(name) || len(s) == len(name) && s < name:
			name = s
		}
	}
	if name == "" {
		return b.name
	}
	return strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
}

// organizations lists all bodies seen, with their names in the document.
func (r *registry) organizations() []dragoman.Organization {
	var out []dragoman.Organization
	for key, b := range r.bodies {
		if len(b.seen) == 0 {
			continue
		}
		o := r.organization(key)
		for s := range b.seen {
			o.Aliases = append(o.Aliases, s)
		}
		sort.Strings(o.Aliases)
		out = append(out, o)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// fold makes names comparable: lower case, one blank, no dots or hyphens.
func fold(s string) string {
	b := make([]byte, 0, 64)
	gap := false
	for _, r := range s {
		if 'a' <= r && r <= 'z' && !gap {
			b = append(b, byte(r))
			continue
		}
		if r = unicode.ToLower(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && len(b) > 0 {
				b = append(b, ' ')
			}
			b, gap = utf8.AppendRune(b, r), false
		} else if r != '.' && r != '\'' && r != '’' {
			gap = true
		}
	}
	if b = bytes.TrimPrefix(b, []byte("the ")); string(b) == s {
		return s
	}
	return string(b)
}

// headline reports whether a word in capitals is a plain word of headings and
// mastheads, and no acronym: "COMMUNIQUE", "UNITED", "JULY".
func headline(lex *lexicon, w string) bool {
	return lex.is(w, institutional) && len(w) > 5 || lex.instruments[w] != nil || function[w] || mastheads()[w]
}

var mastheads = lazySet("annex appendix press release media statement embargo original english distr general limited united nations january february march april june july august september october november december page item agenda report draft note verbatim contents summary introduction")
