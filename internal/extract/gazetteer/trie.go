package gazetteer

import (
	"strings"
)

// maxWords bounds the words of a name. The longest shipped one has 27.
const maxWords = 48

// form is one way to write one entry's name.
type form struct {
	entry   *Entry
	text    string // as the data has it
	next    int32  // the next form that ends at the same node, or -1
	upper   uint64 // bit i: word i needs a capital
	caps    uint64 // bit i: word i has no lower-case letter
	commas  uint64 // bit i: a comma may stand before word i
	words   uint8
	exact   bool // letter for letter
	article bool // the article "the" belongs to the name: "The Hague"
	guarded bool // an English word too: "WHO"
	nothing bool // a phrase that holds a name and is none: "Indian Ocean"
}

// node is a place in the trie.
type node struct {
	forms   int32    // the first form that ends here, or -1
	entries []*Entry // of all forms that end here, in their order
}

// trie holds every form. Words are numbered from 1; node 0 is the root.
type trie struct {
	vocabulary map[string]uint32
	start      []uint32          // by word: the child of the root, or 0
	edges      map[uint64]uint32 // node<<32 | word -> node
	nodes      []node
	forms      []form
	british    map[string]string // British -> American
	american   map[string]string // American -> British
	article    uint32            // the word "the"
	conjunct   uint32            // the word "and"
	places     map[uint32]bool   // words that a place name may follow: "in", "at"
	courtesies map[uint32]bool   // words that a person's name follows: "Ms"

	lex     lexer           // for building
	letters strings.Builder // of all words
	single  []*Entry        // the entries of nodes that have one
}

func newTrie(names int) *trie {
	t := &trie{
		vocabulary: make(map[string]uint32, names),
		start:      make([]uint32, 1, names+1),
		edges:      make(map[uint64]uint32, names),
		nodes:      make([]node, 1, names+names/2+1),
		forms:      make([]form, 0, names+names/4),
		single:     make([]*Entry, 0, names),
		american:   spellings(),
		places:     map[uint32]bool{},
		courtesies: map[uint32]bool{},
	}
	t.nodes[0].forms = -1
	t.british = make(map[string]string, len(t.american))
	for a, b := range t.american {
		t.british[b] = a
	}
	t.letters.Grow(8 * names)
	t.article, t.conjunct = t.word([]byte("the")), t.word([]byte("and"))
	for _, w := range strings.Fields("in at to from near via outside toward towards around through visited visiting visit") {
		t.places[t.word([]byte(w))] = true
	}
	for _, w := range strings.Fields("mr mrs ms messrs miss dr prof professor sir dame amb he") {
		t.courtesies[t.word([]byte(w))] = true
	}
	return t
}

// word numbers a folded word, its other spelling included.
func (t *trie) word(folded []byte) uint32 {
	if id, ok := t.vocabulary[string(folded)]; ok {
		return id
	}
	// One string holds the letters of all words: a string for each would be most
	// of the allocations.
	t.letters.Write(folded)
	w := american(t.letters.String()[t.letters.Len()-len(folded):], t.british)
	id, ok := t.vocabulary[w]
	if !ok {
		id = uint32(len(t.start))
		t.start = append(t.start, 0)
		t.vocabulary[w] = id
	}
	if b, ok := t.american[w]; ok {
		t.vocabulary[b] = id
	}
	if b := strings.Replace(w, "ization", "isation", 1); b != w {
		t.vocabulary[b] = id
	}
	return id
}

// add enters one form of an entry's name. A name with no letters or with too
// many words is passed over.
func (t *trie) add(e *Entry, name string, exact bool) {
	f := form{entry: e, text: name, exact: exact, next: -1}
	var ids [maxWords]uint32
	n := 0
	lex := &t.lex
	lex.text, lex.pos = name, 0
	for {
		w, ok := lex.next()
		if !ok {
			break
		}
		if n == 0 && string(lex.buf) == "the" && int(w.end) < len(name) {
			f.article = true
			continue
		}
		id := t.word(lex.buf)
		if id == t.article && n > 0 {
			continue
		}
		if n == maxWords {
			return
		}
		bit := uint64(1) << n
		if w.gap == gapComma || id == t.conjunct {
			f.commas |= bit
		}
		if w.upper {
			f.upper |= bit
		}
		if w.caps && w.end-w.start > 1 && !exact {
			f.caps |= bit
		}
		ids[n] = id
		n++
	}
	if n == 0 {
		return
	}
	f.words = uint8(n)
	f.guarded = exact && n == 1 && commonWord(strings.ToLower(name))
	at := t.child(0, ids[0])
	for _, id := range ids[1:n] {
		at = t.child(at, id)
	}
	t.attach(at, f)
}

// addNothing enters a phrase that is not the name that it holds.
func (t *trie) addNothing(phrase string) {
	n := len(t.forms)
	t.add(&Entry{Kind: Body}, phrase, false)
	if len(t.forms) > n {
		t.forms[n].nothing = true
	}
}

// child returns the node that a word leads to, made if need be.
func (t *trie) child(at, word uint32) uint32 {
	if at == 0 {
		if c := t.start[word]; c != 0 {
			return c
		}
	} else if c, ok := t.edges[uint64(at)<<32|uint64(word)]; ok {
		return c
	}
	c := uint32(len(t.nodes))
	t.nodes = append(t.nodes, node{forms: -1})
	if at == 0 {
		t.start[word] = c
	} else {
		t.edges[uint64(at)<<32|uint64(word)] = c
	}
	return c
}

// attach puts a form last in the node's list, unless the entry is there with
// the same demands already.
func (t *trie) attach(at uint32, f form) {
	nd := &t.nodes[at]
	link := &nd.forms
	for *link >= 0 {
		g := &t.forms[*link]
		if g.entry == f.entry && g.exact == f.exact && g.text == f.text {
			return
		}
		link = &g.next
	}
	*link = int32(len(t.forms))
	t.forms = append(t.forms, f)
	for _, e := range nd.entries {
		if e == f.entry {
			return
		}
	}
	if nd.entries == nil {
		t.single = append(t.single, f.entry)
		nd.entries = t.single[len(t.single)-1 : len(t.single) : len(t.single)]
		return
	}
	nd.entries = append(nd.entries, f.entry)
}

// step follows one word of a text.
func (t *trie) step(at, word uint32) (uint32, bool) {
	if at == 0 {
		c := t.start[word]
		return c, c != 0
	}
	c, ok := t.edges[uint64(at)<<32|uint64(word)]
	return c, ok
}

// commonWord reports whether an acronym of the data is an English word too, so
// that in a line of capitals it may be just that.
func commonWord(w string) bool {
	switch w {
	case "who", "us", "it", "care", "aid", "idea", "share", "cop", "era", "ace", "cat", "ban", "can", "map", "sea",
		"apt", "arc", "bis", "dos", "ices", "mir", "nib", "pace", "pap", "sesame", "shape":
		return true
	}
	return false
}
