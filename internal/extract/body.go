package extract

import (
	"sort"
	"strings"
	"unicode"

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
	code               string         // ISO alpha-2 of a state
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
	return dragoman.Organization{Key: b.key, Name: b.name, Acronym: dragoman.String(b.acronym)}
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
	s = strings.ToLower(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		case r == '.' || r == '\'' || r == '’':
			return -1
		}
		return ' '
	}, s)
	return strings.TrimPrefix(strings.Join(strings.Fields(s), " "), "the ")
}

// define reads the definitions "Full Name (ACRONYM)" in one text.
func (r *registry) define(text string) {
	for pos := 0; ; {
		i := strings.IndexByte(text[pos:], '(')
		if i < 0 {
			return
		}
		open := pos + i
		pos = open + 1
		end := strings.IndexByte(text[open:min(len(text), open+40)], ')')
		if end < 0 {
			continue
		}
		acronym := strings.Trim(text[open+1:open+end], " “”\"'‘’")
		if rest, ok := strings.CutPrefix(acronym, "the "); ok {
			acronym = strings.Trim(rest, " “”\"'‘’")
		}
		if !isAcronym(acronym) {
			continue
		}
		head := text[max(0, open-160):open]
		r.defineOne(head, acronym)
	}
}

// isAcronym reports whether s looks like an acronym: OSCE, UN-Women, PoA.
func isAcronym(s string) bool {
	n, capitals := 0, 0
	for i, r := range s {
		if i == 0 && !unicode.IsUpper(r) {
			return false
		}
		n++
		if unicode.IsUpper(r) {
			capitals++
		} else if !unicode.IsLower(r) && r != '-' && r != '&' && r != '/' && !unicode.IsDigit(r) {
			return false
		}
	}
	return capitals >= 2 && n <= 14
}

func (r *registry) defineOne(before, acronym string) {
	toks := tokenize(flatten(before))
	if len(toks) == 0 {
		return
	}
	// the run of capitalised words, joined by small ones, that ends at the bracket
	i := len(toks)
	for i > 0 {
		t := toks[i-1]
		if t.text == ")" && i > 2 && i < len(toks) && toks[i].capital() && toks[i-3].text == "(" && toks[i-2].class == upper {
			i -= 3 // an acronym inside the name: "Association (ASEAN) Ankara Committee"
			continue
		}
		if t.class == punct && t.text != "&" && t.text != "-" && t.text != "/" && !(t.text == "," && i > 1 && toks[i-2].capital()) || t.class == number {
			break
		}
		if t.class == plain && !connective[t.lower] {
			break
		}
		i--
	}
	for i < len(toks) && toks[i].class == plain || i < len(toks) && toks[i].class == punct {
		i++
	}
	if i >= len(toks) {
		return
	}
	run := toks[i:]
	// the gazetteer may know what ends there
	tail := before[run[0].start:]
	for _, m := range r.gaz.Find(tail) {
		if strings.TrimSpace(tail[m.End:]) == "" && (m.Entries[0].Kind == gazetteer.Body) {
			e := m.Entries[0]
			b := r.entry(e, "")
			if b.acronym == "" {
				b.acronym = acronym
			}
			r.alias(acronym, b.key)
			r.short(b)
			return
		}
		if strings.TrimSpace(tail[m.End:]) == "" && m.Entries[0].Kind == gazetteer.State && m.End-m.Start > len(acronym) {
			r.alias(acronym, r.entry(m.Entries[0], "").key) // "the Democratic Republic of the Congo (DRC)"
			return
		}
	}
	first := initialStart(run, acronym)
	if first < 0 {
		return
	}
	name := strings.Join(strings.Fields(before[run[first].start:run[len(run)-1].end]), " ")
	if es := r.gaz.Lookup(acronym); len(es) > 0 && es[0].Kind == gazetteer.Body && similarNames(es[0].Name, name) {
		b := r.entry(es[0], "")
		r.alias(name, b.key)
		r.alias(acronym, b.key)
		return
	}
	if strings.Contains(fold(name), "memorandum") || strings.Contains(fold(name), "agreement") {
		return
	}
	b := r.bodies[acronym]
	if b == nil {
		b = &body{key: acronym, name: name, acronym: acronym, seen: map[string]int{}}
		r.bodies[acronym] = b
	}
	r.alias(name, acronym)
	r.alias(acronym, acronym)
	r.short(b)
}

// short adds the short form of a long name, as texts use it after they have
// defined it: "the International Conference" for "the International Conference
// on the Great Lakes Region".
func (r *registry) short(b *body) {
	for _, cut := range []string{" on ", " for "} {
		if i := strings.Index(b.name, cut); i > 0 {
			if w := strings.Fields(b.name[:i]); len(w) >= 2 && len(w) <= 4 {
				if len(r.gaz.Lookup(b.name[:i])) == 0 {
					r.alias(b.name[:i], b.key)
				}
				return
			}
		}
	}
}

var connective = set(strings.Fields("of the for and on in to de et & at"))

// initialStart finds the word of the run at which the acronym's letters begin,
// or -1 when they do not spell it.
func initialStart(run []token, acronym string) int {
	letters := []rune(strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, acronym)))
	if len(letters) < 2 {
		return -1
	}
	best := -1
	for first := range run {
		if !run[first].capital() && run[first].text != "," {
			continue
		}
		k, hits := 0, 0
		for _, t := range run[first:] {
			for _, part := range strings.FieldsFunc(t.lower, func(r rune) bool { return r == '-' }) {
				if k < len(letters) && firstRune(part) == letters[k] {
					k++
					hits++
				}
			}
		}
		if firstRune(run[first].lower) == letters[0] && k == len(letters) {
			return first
		}
		if run[first].text == "," {
			best = -1 // a guess does not reach over a comma; only a full spelling does
		}
		if best < 0 && firstRune(run[first].lower) == letters[0] && hits*3 >= len(letters)*2 && len(letters) >= 3 {
			best = first
		}
	}
	return best
}

// similarNames reports whether two full names share most of their words.
func similarNames(a, b string) bool {
	A, B := strings.Fields(fold(a)), set(strings.Fields(fold(b)))
	hits, n := 0, 0
	for _, w := range A {
		if connective[w] {
			continue
		}
		n++
		if B[w] {
			hits++
		}
	}
	return n > 0 && hits*2 >= n
}

// alias adds a name of the document's own to the matcher.
func (r *registry) alias(name, key string) {
	words := strings.Fields(foldKeepCase(name))
	if len(words) == 0 {
		return
	}
	if _, ok := r.names[fold(name)]; ok {
		return
	}
	r.names[fold(name)] = key
	w := words[0]
	r.byWord[w] = append(r.byWord[w], alias{words, key})
	sort.SliceStable(r.byWord[w], func(i, j int) bool { return len(r.byWord[w][i].words) > len(r.byWord[w][j].words) })
}

func foldKeepCase(s string) string { return strings.Join(strings.Fields(s), " ") }

// find marks the tokens of a sentence that name bodies, states, cities or
// nationalities and returns the matches.
func (r *registry) find(text string, toks []token, lex *lexicon) []gazMatch {
	var out []gazMatch
	mark := func(g gazMatch) {
		out = append(out, g)
		for k := g.first; k <= g.last; k++ {
			toks[k].match = len(out)
		}
	}
	// what the document defines comes first
	for i := 0; i < len(toks); i++ {
		for _, a := range r.byWord[toks[i].text] {
			if last := matchWords(toks, i, a.words); last >= 0 {
				b := r.bodies[a.key]
				b.see(text[toks[i].start:toks[last].end])
				mark(gazMatch{first: i, last: last, start: toks[i].start, end: toks[last].end, body: b.key, state: b.state})
				i = last
				break
			}
		}
	}
	t := 0
	for _, m := range r.gaz.Find(text) {
		for t < len(toks) && toks[t].end <= m.Start {
			t++
		}
		first := t
		last := first
		for last+1 < len(toks) && toks[last+1].start < m.End {
			last++
		}
		if first >= len(toks) || toks[first].start < m.Start || toks[first].start > m.Start+4 || toks[last].end > m.End+1 {
			continue // inside a word
		}
		e := m.Entries[0]
		g := gazMatch{first: first, last: last, start: toks[first].start, end: toks[last].end}
		longer := true
		for k := first; k <= last; k++ {
			if x := toks[k].match; x > 0 {
				o := out[x-1]
				if o.last-o.first >= last-first {
					longer = false
				}
			}
		}
		if !longer {
			continue
		}
		switch e.Kind {
		case gazetteer.Body:
			g.body = r.organ(e, text[g.start:g.end])
		case gazetteer.State:
			g.body, g.state = r.entry(e, text[g.start:g.end]).key, true
		case gazetteer.City:
			g.city, g.ambiguous = true, e.Ambiguous
		case gazetteer.Nationality:
			g.nation = r.stateKey(e.Key)
		}
		mark(g)
	}
	for _, g := range r.shaped(text, toks, lex, out) {
		mark(g)
	}
	for i := 0; i+2 < len(toks); i++ {
		if g, ok := r.lowered(text, toks, i); ok {
			mark(g)
			i = g.last
		}
	}
	for i, t := range toks {
		if t.match > 0 || t.class != upper || t.date || !acronymLike(t.text) || lex.courtesy[t.lower] {
			continue
		}
		if shouted(toks, i) || surnameInCapitals(toks, i, lex) || headline(lex, t.lower) {
			continue
		}
		// "OTS-URTA" is one body, "OTS-WHO" two that are known
		if pair := r.pair(t.text); pair != nil {
			mark(gazMatch{first: i, last: i, start: t.start, end: t.end, body: pair[0], more: pair[1:]})
			continue
		}
		b := r.own(t.text)
		b.acronym = t.text
		mark(gazMatch{first: i, last: i, start: t.start, end: t.end, body: b.key})
	}
	for n := range out { // what a longer match covers names nothing
		if g := &out[n]; toks[g.first].match != n+1 {
			g.body, g.nation, g.city, g.state = "", "", false, false
		}
	}
	return out
}

// lowered reads bodies named in small letters at token i: "the de facto
// authorities", "the working group on harbour dues".
func (r *registry) lowered(text string, toks []token, i int) (gazMatch, bool) {
	last := -1
	switch {
	case toks[i].lower == "de" && toks[i+1].lower == "facto" && toks[i+2].lower == "authorities":
		last = i + 2
	case (toks[i].lower == "working" && toks[i+1].lower == "group" || toks[i].lower == "steering" && toks[i+1].lower == "committee" || toks[i].lower == "contact" && toks[i+1].lower == "group") && (toks[i+2].lower == "on" || toks[i+2].lower == "of" || toks[i+2].lower == "for"):
		k := i + 3
		for k < len(toks) && k < i+9 {
			t := toks[k]
			if t.date || t.class == punct && t.text != "-" || t.class == plain && (beforeEvent[t.lower] && t.lower != "the" && t.lower != "of" && t.lower != "and" || verbal(t.lower)) {
				break
			}
			k++
		}
		for k > i+3 && (toks[k-1].lower == "and" || toks[k-1].lower == "the" || toks[k-1].lower == "of") {
			k--
		}
		last = k - 1
		if last < i+3 {
			return gazMatch{}, false
		}
	}
	if last < 0 || toks[last].match > 0 || toks[i].match > 0 {
		return gazMatch{}, false
	}
	name := strings.Join(strings.Fields(text[toks[i].start:toks[last].end]), " ")
	if toks[i].lower == "de" {
		name = factoAuthorities
	}
	b := r.own(name)
	return gazMatch{first: i, last: last, start: toks[i].start, end: toks[last].end, body: b.key}, true
}

// pair returns the two known bodies that a hyphen joins, or nil.
func (r *registry) pair(w string) []string {
	a, b, ok := strings.Cut(w, "-")
	if !ok {
		return nil
	}
	var out []string
	for _, part := range []string{a, b} {
		if key, ok := r.names[fold(part)]; ok {
			out = append(out, key)
			continue
		}
		es := r.gaz.Lookup(part)
		if len(es) == 0 || es[0].Kind != gazetteer.Body || es[0].Acronym != part {
			return nil
		}
		out = append(out, r.entry(es[0], "").key)
	}
	return out
}

// acronymLike reports whether a word in capitals may name a body.
func acronymLike(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsUpper(r) && r != '-' && r != '&' {
			return false
		}
		n++
	}
	return n >= 3 && n <= 12 && !commonAcronyms[w] && strings.Trim(w, "IVXLCDM") != ""
}

// commonAcronyms name things, not bodies.
var commonAcronyms = set2("DNA HIV AIDS COVID COVID-19 GDP GNP SDG SDGS MEP MEPS USD EUR PDF ISBN CEO COP NGO NGOS TIR VIP VAT ICT ESG GPS TBC TBD RSVP AND THE FOR MOU MOUS UNGA77 CFM FDI LNG IED IEDS UAV UAVS SMS IDP IDPS DDR SSR PRST")

func set2(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// headline reports whether a word in capitals is a plain word of headings and
// mastheads, and no acronym: "COMMUNIQUE", "UNITED", "JULY".
func headline(lex *lexicon, w string) bool {
	return lex.vocabulary[w] && len(w) > 5 || lex.instruments[w] != nil || function[w] || mastheads[w]
}

var mastheads = set(strings.Fields("annex appendix press release media statement embargo original english distr general limited united nations january february march april june july august september october november december page item agenda report draft note verbatim contents summary introduction"))

// shouted reports whether the word stands among others in capitals, as in a
// heading or a name: they are no acronyms.
func shouted(toks []token, i int) bool {
	return i > 0 && toks[i-1].class == upper && toks[i-1].match == 0 || i+1 < len(toks) && toks[i+1].class == upper && toks[i+1].match == 0
}

// surnameInCapitals reports whether the word in capitals at i is somebody's
// surname: behind a form of address, or behind given names that follow one or an
// office ("Prof. Dr. Ayşe YILMAZ", "Minister Ana GARCIA").
func surnameInCapitals(toks []token, i int, lex *lexicon) bool {
	given := 0
	for k := i - 1; k >= 0 && i-k <= 5; k-- {
		t := toks[k]
		if courtesy, rank := lex.honorific(t); courtesy || rank && given > 0 {
			return true
		}
		if t.text == "." {
			continue
		}
		if lex.titles[t.lower] && t.capital() {
			return given > 0
		}
		if t.class != title || t.match > 0 || t.date || lex.vocabulary[t.lower] {
			return false
		}
		given++
	}
	return false
}

// organ is the key under which a body acts: an organ without an acronym that is
// named after its parent ("OSCE Permanent Council") acts for the parent.
func (r *registry) organ(e *gazetteer.Entry, surface string) string {
	if e.Acronym == "" && e.Parent != "" {
		if ps := r.gaz.Lookup(e.Parent); len(ps) > 0 && ps[0].Key == e.Parent && (strings.HasPrefix(e.Name, e.Parent+" ") || strings.HasPrefix(e.Name, ps[0].Name+" ")) {
			return r.entry(ps[0], surface).key
		}
	}
	return r.entry(e, surface).key
}

// matchWords reports the last token of a run of words that begins at i, or -1.
func matchWords(toks []token, i int, words []string) int {
	k := i
	for n, w := range words {
		if k >= len(toks) {
			return -1
		}
		if toks[k].text != w && !(n > 0 && strings.EqualFold(toks[k].text, w)) {
			// the word may be cut into several tokens: "Lecture/Seminar"
			joined := toks[k].text
			for k+1 < len(toks) && toks[k+1].start == toks[k].end && len(joined) < len(w) {
				k++
				joined += toks[k].text
			}
			if joined != w {
				return -1
			}
		}
		k++
	}
	return k - 1
}

// shaped finds organisations by the shape of their names: a run of capitalised
// words round a noun such as "Committee" or "University".
func (r *registry) shaped(text string, toks []token, lex *lexicon, known []gazMatch) []gazMatch {
	var out []gazMatch
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if !t.capital() || !lex.bodyHeads[t.lower] || t.date {
			continue
		}
		if t.match > 0 {
			continue
		}
		// to the left: capitalised words, and known names among them
		first := i
		for first > 0 {
			x := toks[first-1]
			if x.date || x.class == punct && x.text != "&" && x.text != "-" || x.class == number {
				break
			}
			if x.match > 0 {
				g := matchAt(known, out, x.match)
				if g == nil {
					break
				}
				first = g.first
				continue
			}
			if x.capital() && !function[x.lower] && !lex.courtesy[x.lower] && !(lex.titles[x.lower] && !lex.bodies[x.lower]) {
				first--
				continue
			}
			if (x.lower == "and" || x.text == "&") && first > 1 && toks[first-2].capital() && toks[first-2].match == 0 && !function[toks[first-2].lower] && lex.vocabulary[toks[first-2].lower] && !lex.bodyHeads[toks[first-2].lower] && !lex.titles[toks[first-2].lower] {
				first -= 2
				continue
			}
			break
		}
		last := i
		// to the right: "of Defence of Iraq", "on Missing Persons in Cyprus"
		for k := i + 1; k < len(toks); {
			x := toks[k]
			if x.capital() && x.match == 0 && !x.date && lex.vocabulary[x.lower] && !lex.head(x) {
				last = k
				k++
				continue
			}
			if x.lower != "of" && x.lower != "for" && x.lower != "on" && x.lower != "in" && x.lower != "and" && x.text != "&" {
				break
			}
			n := k + 1
			if n < len(toks) && toks[n].lower == "the" {
				n++
			}
			if n >= len(toks) || !toks[n].capital() || toks[n].date {
				break
			}
			if x.lower == "in" && (toks[n].match == 0 || last == i) {
				break
			}
			if x.lower == "and" && (last == i || toks[n].match > 0 || lex.head(toks[n]) || lex.bodyHeads[toks[n].lower]) {
				break
			}
			if toks[n].match > 0 {
				g := matchAt(known, out, toks[n].match)
				if g == nil || x.lower == "on" || x.lower == "in" && !g.state {
					break
				}
				last = g.last
				k = g.last + 1
				if lex.bodies[strings.ToLower(toks[i].text)] || g.city {
					break
				}
				continue
			}
			if c, rk := lex.honorific(toks[n]); c || rk {
				break
			}
			if lex.modifiers[toks[n].lower] && officeAhead(lex, toks, n) || lex.head(toks[n]) {
				break // "Office of Regional Director"
			}
			last = n
			k = n + 1
		}
		if first == last {
			continue
		}
		if first > 1 && toks[first-1].lower == "facto" && toks[first-2].lower == "de" {
			first -= 2
		}
		// a bare "Ministry of Defence" counts; "Government of Iraq" is the state
		state, nation := "", ""
		for k := first; k <= last; k++ {
			if toks[k].match > 0 {
				if g := matchAt(known, out, toks[k].match); g != nil && g.state {
					state = g.body
				} else if g != nil && g.nation != "" {
					nation = g.nation
				}
			}
		}
		g := gazMatch{first: first, last: last, start: toks[first].start, end: toks[last].end}
		name := strings.Join(strings.Fields(text[g.start:g.end]), " ")
		switch {
		case t.lower == "government" && state != "":
			g.body, g.state = state, true
		case t.lower == "government" && nation != "":
			g.body, g.state = nation, true
		case t.lower == "delegation" || t.lower == "conference" || t.lower == "forum" || t.lower == "programme" || t.lower == "program" || t.lower == "initiative" || t.lower == "team" || t.lower == "service" || t.lower == "party" || t.lower == "government":
			continue
		default:
			b := r.own(name)
			g.body = b.key
			g.part = partOf[t.lower]
			if key := r.parentOf(known, out, toks, first, last); key != "" && secretariat[t.lower] {
				g.body = key // "OSCE Secretariat", "WHO Regional Office": the body itself
			}
			if ministry[t.lower] && (state != "" || nation != "") {
				g.owner = state + nation
			}
		}
		out = append(out, g)
		for k := first; k <= last; k++ {
			toks[k].match = len(known) + len(out)
		}
		i = last
	}
	return out
}

// partOf nouns name a part of a body: an office in it belongs to the whole, where
// that is named.
var partOf = set([]string{"bureau", "office", "department", "division", "section", "branch", "directorate", "unit"})

// ministry nouns name a part of a state.
var ministry = set([]string{"ministry", "embassy", "department", "mission", "parliament", "cabinet", "senate", "assembly", "army", "police", "forces", "agency", "service"})

// officeAhead reports whether an office's name begins at i: modifiers, then a
// head.
func officeAhead(lex *lexicon, toks []token, i int) bool {
	for k := i; k < len(toks) && k < i+4; k++ {
		if lex.head(toks[k]) {
			return true
		}
		if !lex.modifiers[toks[k].lower] {
			return false
		}
	}
	return false
}

// secretariat nouns name the staff of a body, not another body.
var secretariat = set([]string{"secretariat", "office", "delegation", "headquarters", "mission"})

// parentOf is the key of the one known body inside a shaped name.
func (r *registry) parentOf(known, shaped []gazMatch, toks []token, first, last int) string {
	key := ""
	for k := first; k <= last; k++ {
		if toks[k].match == 0 {
			continue
		}
		g := matchAt(known, shaped, toks[k].match)
		if g == nil || g.body == "" || g.state {
			continue
		}
		if key == "" {
			key = g.body
		}
	}
	return key
}

// matchAt returns the match with the number that a token carries.
func matchAt(known, shaped []gazMatch, n int) *gazMatch {
	if n <= len(known) {
		return &known[n-1]
	}
	if n-len(known) <= len(shaped) {
		return &shaped[n-len(known)-1]
	}
	return nil
}
