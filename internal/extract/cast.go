package extract

import (
	"slices"
	"sort"
	"strings"

	"dragoman/internal/extract/date"
)

// cast is everyone whom a document names, with the offices that they hold.
type cast struct {
	people    []*holder
	bySurname map[string][]*holder
	offices   map[string]officeName // by the role as written
}

// holder is a person with all spellings and offices that the document gives.
type holder struct {
	name      string   // the fullest spelling
	words     []string // its words, folded
	names     map[string]int
	honorific string
	address   string // "Ms.", where any mention says so
	offices   []office
}

// addressed notes a form of address that tells a man from a woman.
func (h *holder) addressed(honorific string) {
	if h.address == "" && fits("he", honorific) != fits("she", honorific) {
		h.address = honorific
	}
}

// office is one telling of someone's office.
type office struct {
	role   string
	words  officeName
	org    string
	orgs   []string
	former bool
	index  int      // of the sentence
	from   date.Day // the day of the appointment, when the sentence tells of it, or zero
	until  date.Day // the last day in office, or zero
	when   date.Day // the day that the sentence tells of, or zero
}

// officeName is the words of an office's name that tell it apart. "Foreign
// Minister" and "Minister for Foreign Affairs" have the same.
type officeName struct {
	words []string
	ranks uint8 // which of rankWords are among them
}

// roleWords takes an office's name apart.
func roleWords(role string) officeName {
	var o officeName
	last := ""
	for w := range strings.FieldsSeq(fold(role)) {
		switch w {
		case "of", "the", "and", "for", "to", "in", "on", "affairs", "a", "an", "de", "facto", "former", "his", "her", "its", "acting":
			continue
		}
		if n, ok := strings.CutSuffix(w, "s"); ok && len(n) > 3 && !strings.HasSuffix(n, "s") {
			w = n
		}
		o.words = append(o.words, w)
		if last != "" {
			o.words = append(o.words, last+"+"+w) // "Deputy Minister" is no "Deputy Prime Minister and Minister"
		}
		if i := slices.Index(rankWords[:], w); i >= 0 {
			o.ranks |= 1 << i
		}
		last = ""
		if w == "deputy" || w == "assistant" || w == "vice" {
			last = w
		}
	}
	o.words = unique(o.words)
	return o
}

// rank words make another office of an office.
var rankWords = [...]string{"deputy", "assistant", "vice", "under", "associate", "acting", "special", "co"}

// sameOffice reports whether the office that is told in full may be meant by the
// words of ref.
func sameOffice(ref, full officeName) bool {
	if len(ref.words) == 0 || len(full.words) == 0 || ref.ranks != full.ranks {
		return false
	}
	for _, w := range ref.words {
		if !slices.Contains(full.words, w) {
			return false
		}
	}
	return true
}

// officeName takes an office's name apart, once for each way that the document
// writes it.
func (c *cast) officeName(role string) officeName {
	o, ok := c.offices[role]
	if !ok {
		o = roleWords(role)
		c.offices[role] = o
	}
	return o
}

// assemble collects the cast from the mentions of all sentences, and completes
// the mentions: background people, offices told apart.
func (r *reading) assemble() *cast {
	c := &cast{bySurname: map[string][]*holder{}, offices: map[string]officeName{}}
	add := func(p *person, s *sentence) {
		h := c.find(p.name)
		if h == nil {
			h = &holder{name: p.name, words: nameWords(p.name), names: map[string]int{}}
			c.people = append(c.people, h)
			c.bySurname[surname(p.name)] = append(c.bySurname[surname(p.name)], h)
		}
		h.names[p.name]++
		if words := nameWords(p.name); len(words) > len(h.words) || len(p.name) > len(h.name) && len(words) == len(h.words) && h.names[p.name] > h.names[h.name] || len(words) == len(h.words) && len([]rune(h.words[0])) == 1 && len([]rune(words[0])) > 1 {
			h.name, h.words = p.name, words
		}
		if h.honorific == "" {
			h.honorific = p.honorific
		}
		h.addressed(p.honorific)
		if p.role != "" {
			h.offices = append(h.offices, office{role: p.role, words: c.officeName(p.fullRole()), org: p.org, orgs: p.orgs, former: p.former, index: s.index, from: p.since, until: p.until, when: r.day(s)})
		}
		if i := secondRank.FindStringIndex(p.role); i != nil { // "Minister of Ports and Deputy Prime Minister"
			first := p.role[:i[0]]
			h.offices = append(h.offices, office{role: first, words: c.officeName(first), org: p.org, orgs: p.orgs, former: p.former, index: s.index, from: p.since, until: p.until, when: r.day(s)})
		}
		for _, o := range p.held {
			h.offices = append(h.offices, office{role: o.role, words: c.officeName(o.role), org: o.org, orgs: o.orgs, index: s.index, from: o.since, until: o.until})
		}
	}
	r.incumbents()
	r.deputies()
	known := r.affiliations()
	for i := range r.sentences {
		s := &r.sentences[i]
		if r.rows[i] != nil {
			continue // read by their cells
		}
		for k, m := range s.mentions {
			if m.kind != mentionPerson {
				continue
			}
			known.affiliate(s, k)
			if m.person.name != "" && len(nameWords(m.person.name)) > 1 {
				add(m.person, s)
			}
			for _, b := range m.person.background {
				if len(nameWords(b.name)) > 1 {
					add(b, s)
				}
			}
		}
	}
	r.recognize(c, add)
	for _, h := range c.people {
		for _, o := range h.offices {
			r.officed = r.officed || o.org == r.home && r.home != ""
		}
	}
	if s, people := r.titlePeople(); s != nil {
		for _, p := range people {
			add(p, s)
		}
	}
	if s, people := r.forewords(); len(people) > 0 {
		for _, p := range people {
			add(p, s)
		}
	}
	// "Ms. Ana Duarte led the Secretariat as Executive Director"
	for i := range r.sentences {
		s := &r.sentences[i]
		for k := 1; k < len(s.mentions); k++ {
			m := s.mentions[k]
			if m.kind != mentionPerson || m.person.name != "" || m.person.role == "" || !asOffice.MatchString(tail(s.text[:m.start], 110)) && !copula.MatchString(s.text[s.mentions[k-1].end:m.start]) {
				continue
			}
			for n := k - 1; n >= 0; n-- {
				if o := s.mentions[n]; o.kind == mentionPerson && o.person.name != "" {
					if o.person.role == "" {
						o.person.takeRole(m.person)
						if o.person.org == "" && !ofState.in(o.person.role) {
							o.person.org = r.home
						}
						add(o.person, s)
						if h := c.find(o.person.name); h != nil && appointed.MatchString(tail(s.text[:m.start], 110)) {
							h.offices[len(h.offices)-1].from = r.began(s)
						}
					}
					break
				}
			}
		}
	}
	r.succeed(c, add)
	// single surnames that belong to nobody are people, too
	for i := range r.sentences {
		s := &r.sentences[i]
		if r.rows[i] != nil {
			continue
		}
		for _, m := range s.mentions {
			if m.kind == mentionPerson && m.person.name != "" && len(nameWords(m.person.name)) == 1 {
				if h := c.find(m.person.name); h == nil || m.person.role != "" {
					add(m.person, s)
				} else {
					h.addressed(m.person.honorific)
				}
			}
		}
	}
	for _, h := range c.people {
		r.native(h)
	}
	return c
}

// secondRank begins the office of a deputy that is told as someone's second.
var secondRank = lazily(`(?:,(?: and)?| and) (?:Deputy|Assistant|Vice) [^,]*$`)

// asOffice ends before an office that someone is said to hold.
var asOffice = lazily(`(?i)\b(?:served|serves|serving|led|leads|leading|acted|acting|elected|appointed|appointment|election|office|work|worked|continued|headed|heads|tenure|designated)\b[^.;]{0,60}\bas (?:the |its )?$`)

// appointed ends before an office that someone is given on the day that the
// sentence tells of.
var appointed = lazily(`(?i)\b(?:elected|appointed|designated|named|sworn in)\b[^.;]{0,60}\bas (?:the |its )?$`)

// named is the body that "the Commission" means: the one told last whose name
// holds the word, the section's, or the one that reports.
func (r *reading) named(s *sentence, word string) string {
	holds := func(key string) bool {
		b := r.registry.bodies[key]
		return b != nil && !b.state && strings.Contains(" "+fold(b.name)+" ", " "+word+" ")
	}
	if r.home != "" && holds(r.home) {
		return r.home
	}
	if c := r.about(s); c != "" && holds(c) {
		return c
	}
	for i := s.index; i >= 0 && i > s.index-40; i-- {
		o := &r.sentences[i]
		if word == "secretariat" && r.home != "" && o.block != s.block {
			break // those who report call their own so
		}
		for k := len(o.mentions) - 1; k >= 0; k-- {
			m := o.mentions[k]
			if m.kind == mentionBody && m.body.key != "" && holds(m.body.key) {
				return m.body.key
			}
			if m.kind == mentionPerson {
				for _, key := range append(append([]string{m.person.org}, m.person.orgs...), m.person.also...) {
					if holds(key) {
						return key
					}
				}
			}
		}
	}
	if word == "assembly" && r.state != "" && r.registry.bodies["National Assembly"] != nil {
		return "National Assembly" // that of the state the document is about
	}
	only := "" // the only one of the document
	for key := range r.registry.bodies {
		if holds(key) {
			if only != "" {
				only = ""
				break
			}
			only = key
		}
	}
	if only != "" && (word == "cabinet" || word == "parliament" || word == "mechanism") {
		return only
	}
	switch word {
	case "organization", "organisation", "secretariat", "mission", "office", "agency":
		return r.home
	}
	return ""
}

// day is the first day that a sentence tells of, for knowing who held an office
// then.
func (r *reading) day(s *sentence) date.Day {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.date.Kind == date.Absolute && len(m.date.Dates) > 0 {
			return m.date.Dates[0].Start
		}
	}
	return date.Day{}
}

// began is the day of an appointment that a sentence tells of; its year may stand
// in the period.
func (r *reading) began(s *sentence) date.Day {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.date.Kind != date.Relative {
			if d := r.resolveDate(s, m, 0); d != nil {
				return parseDay(d.Start)
			}
		}
	}
	return date.Day{}
}

func surname(name string) string {
	f := strings.Fields(fold(name))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// find returns the holder whom a name means, or nil: the same name, a part of
// it, or a spelling variant of it.
func (c *cast) find(name string) *holder {
	words := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	for _, h := range c.people {
		if sameName(words, h.words) {
			return h
		}
	}
	if len(words) == 1 && len(words[0]) >= 7 {
		return c.respelt(words[0])
	}
	return nil
}

// respelt is the only one whose surname is told with another letter, or one more:
// "Duartes" for "Duarttes". A last letter more may make another name of it.
func (c *cast) respelt(surname string) *holder {
	var found *holder
	for _, h := range c.people {
		last := h.words[len(h.words)-1]
		if len(h.words) < 2 || last[len(last)-1] != surname[len(surname)-1] || len(last) < 7 || last[:3] != surname[:3] || !near(last, surname) {
			continue
		}
		if found != nil {
			return nil
		}
		found = h
	}
	return found
}

// spellings returns the ways in which the document spells a whole name, that of
// the record first: "Danilo" and "Danila". A name told short is no other
// spelling.
func (c *cast) spellings(name string) []string {
	h := c.find(name)
	if h == nil || len(h.names) < 2 {
		return nil
	}
	out := []string{name}
	for n := range h.names {
		if fold(n) != fold(name) && len(strings.Fields(n)) == len(strings.Fields(name)) && !strings.Contains(n, ".") {
			out = append(out, n)
		}
	}
	sort.Strings(out[1:])
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// earlier reports whether a day lies before another.
func earlier(a, b date.Day) bool {
	return a.Year*372+a.Month*31+a.Day < b.Year*372+b.Month*31+b.Day
}

// distance is about the number of days between two days.
func distance(a, b date.Day) int {
	n := func(d date.Day) int { return d.Year*372 + d.Month*31 + d.Day }
	return abs(n(a) - n(b))
}
