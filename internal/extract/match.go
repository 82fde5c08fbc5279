package extract

import (
	"sort"
	"strings"

	"dragoman/internal/extract/gazetteer"
)

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
			toks[k].match = int32(len(out))
		}
	}
	// what the document defines comes first
	for i := 0; i < len(toks); i++ {
		for _, a := range r.byWord[toks[i].text] {
			if last := matchWords(toks, i, a.words); last >= 0 {
				b := r.bodies[a.key]
				b.see(text[toks[i].start:toks[last].end])
				mark(gazMatch{first: i, last: last, start: toks[i].start, end: toks[last].end, body: b.key, state: b.state, short: strings.HasPrefix(b.name, strings.Join(a.words, " ")+" ")})
				i = last
				break
			}
		}
	}
	t := 0
	var joined []gazetteer.Match // bodies that hyphens join to the next
	for _, m := range r.gaz.Find(text) {
		for t < len(toks) && toks[t].end <= m.Start {
			t++
		}
		first := t
		last := first
		for last+1 < len(toks) && toks[last+1].start < m.End {
			last++
		}
		if first < len(toks) && toks[first].start == m.Start && strings.HasPrefix(text[m.End:], "-") && m.Entries[0].Kind == gazetteer.Body {
			joined = append(joined[:0], m)
			continue // "United Nations-African Union": what comes next is the second
		}
		var more []string
		if n := len(joined); n > 0 && joined[n-1].End+1 == m.Start && m.Entries[0].Kind == gazetteer.Body {
			if strings.HasPrefix(text[m.End:], "-") {
				joined = append(joined, m)
				continue
			}
			for first > 0 && toks[first].start > joined[0].Start {
				first--
			}
			m.Start = joined[0].Start
			for _, o := range joined {
				more = append(more, r.entry(o.Entries[0], "").key)
			}
		}
		joined = joined[:0]
		if first >= len(toks) || toks[first].start < m.Start || toks[first].start > m.Start+4 || toks[last].end > m.End+1 {
			continue // inside a word
		}
		e := r.inCapitals(m, text)
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
		if e.Kind == gazetteer.Body && secondPart(toks, first, last) { // "the Mediation and [Security Council]"
			first -= 2
			g = gazMatch{first: first, last: last, start: toks[first].start, end: toks[last].end}
			b := r.own(strings.Join(strings.Fields(text[g.start:g.end]), " "))
			g.body = b.key
			mark(g)
			continue
		}
		switch e.Kind {
		case gazetteer.Body:
			g.body = r.organ(e, text[g.start:g.end])
			if key := r.whole(e, text[g.start:g.end]); key != g.body {
				g.more = r.some(key)
			}
			g.more = append(g.more, more...)
		case gazetteer.State:
			g.body, g.state = r.entry(e, text[g.start:g.end]).key, true
		case gazetteer.City:
			g.city, g.ambiguous = true, e.Ambiguous
			if first == last {
				toks[first].words &^= headWord | titleWord | nounWord // "Port-au-Prince" is no prince
			}
		case gazetteer.Nationality:
			g.nation = r.stateKey(e.Key)
		}
		mark(g)
	}
	for n := 1; n < len(out); n++ { // "the Turkish Cypriot leader" is of a community, not of a state
		a, b := out[n-1], out[n]
		if a.nation != "" && b.nation != "" && b.first == a.last+1 && toks[a.first].match == int32(n) && text[a.end:b.start] == " " {
			mark(gazMatch{first: a.first, last: b.last, start: a.start, end: b.end, nation: r.own(text[a.start:b.end] + " community").key})
		}
	}
	for _, g := range r.shaped(text, toks, lex, out) {
		mark(g)
	}
	for i := 0; i+2 < len(toks); i++ {
		if g, ok := r.lowered(text, toks, i, out); ok {
			mark(g)
			i = g.last
		}
	}
	for i, t := range toks {
		if t.match > 0 || t.class != upper || t.date || !acronymLike(t.text) || t.is(courtesyWord) {
			continue
		}
		if t.start > 0 && text[t.start-1] == '/' || t.end < len(text) && text[t.end] == '/' {
			continue // a part of a document's symbol: "CEDAW/C/88/2"
		}
		if i+1 < len(toks) && toks[i+1].class == upper && toks[i+1].match > 0 && toks[i+1].start == t.end+1 {
			continue // "the IGC TRACECA": of what kind it is
		}
		if shouted(toks, i) || surnameInCapitals(toks, i) || headline(lex, t.lower) {
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
		if g := &out[n]; toks[g.first].match != int32(n+1) {
			g.body, g.nation, g.city, g.state = "", "", false, false
		}
	}
	return out
}

// secondPart reports whether a known name is only the end of a longer one, "the
// Mediation and [Security Council]": that of another body.
func secondPart(toks []token, first, last int) bool {
	if first < 3 || last == first || toks[first-1].lower != "and" || toks[first-3].lower != "the" {
		return false
	}
	switch toks[last].lower {
	case "council", "committee", "commission", "board":
	default:
		return false
	}
	x := toks[first-2]
	return x.capital() && x.match == 0 && x.class != upper && !x.is(bodyHead|bodyWord|headWord|titleWord|institutional)
}

// organ is the key under which a body acts: an organ without an acronym that is
// named after its parent ("OSCE Permanent Council") acts for the parent; its
// executive, a commission, acts for itself.
func (r *registry) organ(e *gazetteer.Entry, surface string) string {
	if e.Acronym == "" && e.Parent != "" && !strings.HasSuffix(e.Name, " Commission") {
		if ps := r.gaz.Lookup(e.Parent); len(ps) > 0 && ps[0].Key == e.Parent && (strings.HasPrefix(e.Name, e.Parent+" ") || strings.HasPrefix(e.Name, ps[0].Name+" ")) {
			return r.entry(ps[0], "").key // its name is no name of the parent
		}
	}
	return r.entry(e, surface).key
}

// whole returns the key of what an organ is named as a part of: "the Peace
// and Security Council of the African Union".
func (r *registry) whole(e *gazetteer.Entry, surface string) string {
	if e.Parent == "" {
		return ""
	}
	for _, p := range r.gaz.Lookup(e.Parent) {
		if p.Key == e.Parent && strings.Contains(surface, " of the "+p.Name) {
			return r.entry(p, "").key
		}
	}
	return ""
}

// some is a list of one key, or of none.
func (r *registry) some(key string) []string {
	if key == "" {
		return nil
	}
	return []string{key}
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

// inCapitals is what a match means: the body of the document with these letters for
// its acronym, where a name in capitals is a state's, too.
func (r *registry) inCapitals(m gazetteer.Match, text string) *gazetteer.Entry {
	e := m.Entries[0]
	name := text[m.Start:m.End]
	if e.Kind != gazetteer.State || len(name) > 8 || name != strings.ToUpper(name) {
		return e
	}
	for _, o := range r.gaz.Lookup(name) {
		if o.Kind == gazetteer.Body && o.Acronym == name && r.bodies[o.Key] != nil {
			return o
		}
	}
	return e
}
