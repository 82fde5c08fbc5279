package extract

import (
	"sort"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// reading is one document while it is being read: its sentences, its bodies and
// people, and what it says of itself.
type reading struct {
	sittings  []*telling // those known by their number
	last      *telling   // the encounter told last
	x         *Extractor
	doc       *dragoman.Document
	sentences []sentence
	registry  *registry
	cast      *cast
	home      string  // key of the body that reports
	author    *person // who "I" is, when the document is someone's report
	period    [2]date.Day
	dated     date.Day          // the document's own date
	release   bool              // the document is a release: see isRelease
	counter   []string          // by section: the key of the body in its heading, or ""
	seats     map[string]string // venue, folded -> the city that the document names with it
}

// read prepares a document: everything that must be known before the first
// record can be read.
func (x *Extractor) read(doc *dragoman.Document) *reading {
	r := &reading{x: x, doc: doc, registry: newRegistry(x.gaz), seats: map[string]string{}}
	r.registry.define(doc.Title)
	for _, b := range doc.Blocks {
		r.registry.define(flatten(doc.Text[b.Start:b.End]))
	}
	r.sentences = sentences(doc)
	r.findPeriod()
	r.release = r.isRelease()
	for i := range r.sentences {
		r.mention(&r.sentences[i])
	}
	r.findHome()
	r.findCounterparts()
	r.cast = r.assemble()
	r.findSeats()
	return r
}

// findPeriod reads the reporting period and the document's date.
func (r *reading) findPeriod() {
	if d := r.doc.Date; d != nil {
		r.dated = parseDay(d.Start)
	}
	body := r.doc.Text[:r.doc.Body]
	head := body[:min(len(body), 6000)]
	if start, end, ok := date.FindPeriod(flatten(head)); ok {
		r.period = [2]date.Day{start, end}
	}
}

func parseDay(iso string) date.Day {
	var d date.Day
	n := 0
	for _, p := range strings.Split(iso, "-") {
		v := 0
		for i := 0; i < len(p); i++ {
			if !isDigit(p[i]) {
				return date.Day{}
			}
			v = v*10 + int(p[i]-'0')
		}
		switch n {
		case 0:
			d.Year = v
		case 1:
			d.Month = v
		case 2:
			d.Day = v
		}
		n++
	}
	return d
}

// mention finds all mentions of one sentence.
func (r *reading) mention(s *sentence) {
	lex := r.x.lex
	s.tokens = tokenize(s.text)
	dates := date.Find(s.text)
	t := 0
	for _, d := range dates {
		for t < len(s.tokens) && s.tokens[t].end <= d.Start {
			t++
		}
		for k := t; k < len(s.tokens) && s.tokens[k].start < d.End; k++ {
			s.tokens[k].date = true
		}
	}
	match := r.registry.find(s.text, s.tokens, lex)
	ep := &eventParser{lex: lex, text: s.text, toks: s.tokens, match: match}
	pp := &peopleParser{lex: lex, text: s.text, toks: s.tokens, match: match, known: func(string) bool { return false }}

	var out []mention
	for _, m := range ep.instruments() {
		out = insert(out, m)
	}
	for _, m := range pp.parse() {
		out = insert(out, m)
	}
	s.doubtful = pp.doubtful
	for _, m := range pronouns(s.tokens) {
		out = insert(out, m)
	}
	for i := range dates {
		d := &dates[i]
		out = insert(out, mention{kind: mentionDate, start: d.Start, end: d.End, date: d, source: "grammar"})
	}
	for _, m := range groups(s.tokens) {
		out = insertFree(out, m)
	}
	for _, m := range documents(s.tokens) {
		out = insertFree(out, m)
	}
	for _, m := range ep.parse() {
		for _, g := range match {
			if g.body != "" && g.start >= m.start && g.end <= m.end {
				m.event.bodies = append(append(m.event.bodies, g.body), g.more...)
			}
		}
		out = insertShort(out, m)
	}
	byLength := append([]gazMatch(nil), match...)
	sort.SliceStable(byLength, func(i, j int) bool { return byLength[i].end-byLength[i].start > byLength[j].end-byLength[j].start })
	for _, g := range byLength {
		m := mention{start: g.start, end: g.end, source: "gazetteer"}
		if g.body != "" {
			m.end = definitionEnd(s.text, g.end)
		}
		switch {
		case g.body != "":
			m.kind = mentionBody
			m.body = &bodyMention{key: g.body, more: g.more, place: g.state}
			if g.state && placed(s.text[:g.start]) && !enumerated(s.text[:g.start], match) {
				if es := r.x.gaz.Lookup(g.body); len(es) > 0 {
					m.place = es[0]
				}
			}
		case g.city:
			es := r.x.gaz.Find(s.text[g.start:g.end])
			if len(es) == 0 {
				es = r.x.gaz.Find("in " + s.text[g.start:g.end])
			}
			if len(es) == 0 || es[0].Entries[0].Kind != gazetteer.City {
				continue
			}
			m.kind, m.place = mentionPlace, es[0].Entries[0]
		default:
			continue
		}
		out = insertFree(out, m)
	}
	s.mentions = out
	s.mask = newMask(s.text, out)
}

// definitionEnd extends a body's name over its acronym in brackets.
func definitionEnd(text string, end int) int {
	rest := text[end:]
	if !strings.HasPrefix(rest, " (") {
		return end
	}
	close := strings.IndexByte(rest[:min(len(rest), 24)], ')')
	if close < 0 || !isAcronym(strings.TrimPrefix(strings.Trim(rest[2:close], "“”\"‘’"), "the ")) {
		return end
	}
	return end + close + 1
}

// placed reports whether the words before a state's name make it a place.
func placed(before string) bool {
	b := strings.TrimRight(before, " ")
	b = strings.TrimSuffix(b, " the")
	for _, p := range []string{" in", " to", " from", " visited", " across", " throughout", " within", "In", ","} {
		if strings.HasSuffix(b, p) {
			return true
		}
	}
	return false
}

// enumerated reports whether a comma before a state's name parts it from a date,
// from words in small letters or from another body, and not from its city: "On 3
// May 2021, Norway and Chile", "Angola, Zambia and Namibia".
func enumerated(before string, match []gazMatch) bool {
	b := strings.TrimSuffix(strings.TrimRight(before, " "), " the")
	b, ok := strings.CutSuffix(b, ",")
	if !ok || b == "" {
		return false
	}
	for _, g := range match {
		if g.end == len(b) && g.body != "" {
			return true
		}
	}
	word := lastWord(b)
	r := firstRune(word)
	return unicode.IsDigit(r) || unicode.IsLower(r)
}

// insertShort inserts a mention, cut so that it does not overlap the others.
func insertShort(list []mention, m mention) []mention {
	for _, x := range list {
		if x.start < m.end && m.start < x.end {
			if x.end <= m.end && x.kind == mentionDate || x.start <= m.start && x.end < m.end && x.kind != mentionInstrument {
				// begins inside or after another mention: the event keeps its tail
				if x.end < m.end {
					m.start = max(m.start, x.end)
				}
				continue
			}
			return list
		}
	}
	for m.start < m.end && m.event != nil && m.start > 0 {
		break
	}
	return insertFree(list, m)
}

// insertFree inserts a mention where no other stands.
func insertFree(list []mention, m mention) []mention {
	for _, x := range list {
		if x.start < m.end && m.start < x.end {
			return list
		}
	}
	return insert(list, m)
}

// pronouns returns the pronouns that may stand for a person.
func pronouns(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		switch t.text {
		case "He", "he", "She", "she", "him":
		case "two":
			if i == 0 || toks[i-1].lower != "the" || i+1 >= len(toks) || toks[i+1].class != plain || !(verbish(toks, i+1) || toks[i+1].lower == "again") {
				continue
			}
			out = append(out, mention{kind: mentionPerson, start: toks[i-1].start, end: t.end, person: &person{pronoun: "the two"}, source: "grammar"})
			continue
		case "I":
			if i > 0 && toks[i-1].class != punct && toks[i-1].class != plain || i+1 < len(toks) && (toks[i+1].text == "." || toks[i+1].text == ")") {
				continue // a numeral
			}
		default:
			continue
		}
		out = append(out, mention{kind: mentionPerson, start: t.start, end: t.end, person: &person{pronoun: t.lower}, source: "grammar"})
	}
	return out
}

// groups returns the phrases that stand for bodies named elsewhere: "the two
// Organizations", "the Parties", "the Secretariat".
func groups(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		g := notGroup
		first := i
		prev := func(k int) string {
			if i-k < 0 {
				return ""
			}
			return toks[i-k].lower
		}
		switch t.lower {
		case "organizations", "organisations", "parties", "sides", "secretariats", "institutions", "delegations", "countries", "bodies":
			switch {
			case prev(1) == "two" && (prev(2) == "the" || prev(2) == "these"):
				g, first = bothSides, i-2
			case prev(1) == "both" || prev(1) == "two":
				g, first = bothSides, i-1
			case t.lower == "parties" && i+1 < len(toks) && (prev(1) == "the" || i == 0 || toks[i-1].class == punct) && (t.capital() || verbish(toks, i+1)):
				g = bothSides
				if prev(1) == "the" {
					first = i - 1
				}
			case t.lower == "sides" && (prev(1) == "the"):
				g, first = bothSides, i-1
			}
		case "organization", "organisation", "secretariat", "mission", "commission", "agency", "office", "committee", "council", "board", "tribunal", "court", "bank", "fund", "assembly", "union", "group":
			if t.capital() && (prev(1) == "the" || prev(1) == "its" && t.lower == "secretariat") && t.match == 0 && (i+1 >= len(toks) || toks[i+1].lower != "of" && !toks[i+1].capital()) {
				g, first = homeBody, i-1
			}
		}
		if g != notGroup {
			out = append(out, mention{kind: mentionBody, start: toks[first].start, end: t.end, body: &bodyMention{group: g, word: t.lower}, source: "grammar"})
		}
	}
	return out
}

var (
	beVerb   = set(strings.Fields("was is will could would has may might"))
	signVerb = set(strings.Fields("signed adopted concluded initialled"))
)

// documents returns the phrases that stand for an instrument named before: "the
// document could be signed".
func documents(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		if t.text == "It" && i == 0 && i+2 < len(toks) && beVerb[toks[i+1].lower] {
			for k := i + 2; k < i+6 && k < len(toks); k++ {
				if signVerb[toks[k].lower] {
					out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
					break
				}
			}
		}
		if (t.lower == "document" || t.lower == "text") && i > 0 && (toks[i-1].lower == "the" || toks[i-1].lower == "this") && !t.capital() {
			out = append(out, mention{kind: mentionInstrument, start: t.start, end: t.end, instrument: &instrument{definite: true}, source: "grammar"})
		}
	}
	return out
}

func verbish(toks []token, i int) bool {
	return i < len(toks) && (strings.HasSuffix(toks[i].lower, "ed") || toks[i].lower == "have" || toks[i].lower == "are" || toks[i].lower == "met" || toks[i].lower == "also" || toks[i].lower == "will")
}

// findCounterparts finds for each section the body named in its heading.
func (r *reading) findCounterparts() {
	r.counter = make([]string, len(r.doc.Sections))
	for i, sec := range r.doc.Sections {
		toks := tokenize(flatten(sec.Heading))
		for _, g := range r.registry.find(flatten(sec.Heading), toks, r.x.lex) {
			if g.body != "" && g.body != r.home {
				r.counter[i] = g.body
				break
			}
		}
	}
}

// counterpart is the body that a section is about, its parents' included.
func (r *reading) counterpart(section int) string {
	if section < 0 {
		return ""
	}
	if c := r.counter[section]; c != "" {
		return c
	}
	for i := section - 1; i >= 0; i-- {
		if r.doc.Sections[i].Level < r.doc.Sections[section].Level && r.doc.Sections[i].End >= r.doc.Sections[section].End {
			return r.counter[i]
		}
	}
	return ""
}

// findHome finds the body whose activities the document reports.
func (r *reading) findHome() {
	if want := r.x.opts.Home; want != "" {
		if es := r.x.gaz.Lookup(want); len(es) > 0 {
			r.home = r.registry.entry(es[0], "").key
			return
		}
		if key, ok := r.registry.names[fold(want)]; ok {
			r.home = key
			return
		}
		r.home = r.registry.own(want).key
		return
	}
	score := map[string]int{}
	for i := range r.sentences {
		s := &r.sentences[i]
		for _, m := range s.mentions {
			switch m.kind {
			case mentionBody:
				if m.body.key == "" || m.body.place {
					continue
				}
				score[m.body.key]++
				if m.start < 12 || strings.HasPrefix(s.text[min(len(s.text), m.end):], " Secretariat") {
					score[m.body.key]++
				}
			case mentionPerson:
				p := m.person
				if p.org == "" {
					continue
				}
				score[p.org]++
				low := strings.ToLower(p.role)
				if strings.Contains(low, "special representative") && p.org != "UN" {
					score[p.org] += 12
				}
				if m.start < 40 {
					score[p.org]++
				}
			}
		}
	}
	for _, h := range r.headings(3) {
		toks := tokenize(h)
		for _, g := range r.registry.find(h, toks, r.x.lex) {
			if g.body != "" && !g.state {
				score[g.body] += 25
			}
		}
	}
	own := strings.Contains(strings.ToLower(r.doc.Title+r.doc.Text[:min(len(r.doc.Text), 3000)]), "report of the secretary-general")
	best := 0
	for key, n := range score {
		if own && !r.inFamily(key, "UN") {
			continue
		}
		b := r.registry.bodies[key]
		if b == nil || b.state || key == factoAuthorities {
			continue
		}
		if tooWide[key] {
			n /= 8
		}
		if n > best || n == best && key < r.home {
			best, r.home = n, key
		}
	}
	if best < 3 {
		r.home = ""
	}
	if own {
		if r.home == "" {
			r.home = "UN"
		}
		r.author = &person{role: "Secretary-General", org: "UN", orgs: []string{"UN"}}
	}
}

// inFamily reports whether a body is an organ of another, or of an organ of it.
func (r *reading) inFamily(key, root string) bool {
	for range 6 {
		if key == root {
			return true
		}
		es := r.x.gaz.Lookup(key)
		if len(es) == 0 || es[0].Parent == "" {
			return false
		}
		key = es[0].Parent
	}
	return false
}

// tooWide are bodies that every report of their system names.
var tooWide = map[string]bool{"UN": true, "UNSC": true, "UNGA": true, "Security Council": true, "General Assembly": true, "ECOSOC": true}

// headings returns the title and the first headings of the document, flat.
func (r *reading) headings(n int) []string {
	out := []string{flatten(r.doc.Title)}
	for i := 0; i < len(r.doc.Sections) && len(out) < n; i++ {
		out = append(out, flatten(r.doc.Sections[i].Heading))
	}
	return out
}
