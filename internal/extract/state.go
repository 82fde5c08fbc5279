package extract

import (
	"strings"

	"dragoman/internal/extract/gazetteer"
)

// findState finds the state that the document is about: the only one in the
// name of the body that reports, or in the title of a report by the
// Secretary-General.
func (r *reading) findState() {
	var names []string
	if r.author != nil {
		names = append(names, r.doc.Title)
	}
	if b := r.registry.bodies[r.home]; b != nil {
		_, in, ok := strings.Cut(b.name, " in ")
		if !ok {
			_, in, _ = strings.Cut(b.name, " for ")
		}
		names = append([]string{in}, names...)
	}
	for _, name := range names {
		found := map[string]bool{}
		for _, m := range r.x.gaz.Find(flatten(name)) {
			if e := m.Entries[0]; e.Kind == gazetteer.State {
				found[r.registry.entry(e, "").key] = true
			}
		}
		if len(found) == 1 {
			for key := range found {
				r.state = key
			}
			return
		}
	}
}

// native gives someone with an office that only states have, and of no state
// that the document names, to the state that the document is about: "the
// President, Ana Duarte, and his Government".
func (r *reading) native(h *holder) {
	if r.state == "" {
		return
	}
	for _, o := range h.offices {
		if o.org != "" {
			return
		}
	}
	for k := range h.offices {
		if o := &h.offices[k]; nationalOffice.in(o.role) && !ofSeveral.in(o.role) {
			o.org, o.orgs = r.state, []string{r.state}
		}
	}
}

// recognize takes the bare names that grammar alone left open for people where
// the document introduces someone of that name elsewhere, or goes on about someone
// with that surname and a form of address: "Ana Duarte", then "Ms. Duarte". add
// puts the latter into the cast.
func (r *reading) recognize(c *cast, add func(*person, *sentence)) {
	addressed := map[string]bool{}
	for i := range r.sentences {
		for _, m := range r.sentences[i].mentions {
			if m.kind == mentionPerson && m.person.honorific != "" {
				if words := nameWords(m.person.name); len(words) == 1 {
					addressed[words[0]] = true
				}
			}
		}
	}
	for i := range r.sentences {
		s := &r.sentences[i]
		open := s.doubtful[:0]
		before := len(s.mentions)
		for _, d := range s.doubtful {
			name := strings.Join(strings.Fields(s.text[d.start:d.end]), " ")
			who := &person{name: name}
			switch h := c.find(name); {
			case h != nil && fold(h.name) == fold(name):
			case h == nil && len(nameWords(name)) > 1 && addressed[surname(name)]:
				add(who, s)
			default:
				open = append(open, d)
				continue
			}
			s.mentions = insertFree(s.mentions, mention{kind: mentionPerson, start: d.start, end: d.end, person: who, source: "grammar"})
		}
		s.doubtful = open
		if len(s.mentions) > before {
			s.mask = nil
		}
	}
}

// rowState is the state of a minister who is told in a row behind one of a state
// that is named: "the King of Norway and the Minister of Fisheries".
func (r *reading) rowState(s *sentence, m mention) string {
	if !m.person.definite || m.person.org != "" || m.person.plural || !nationalOffice.in(m.person.role) {
		return ""
	}
	key := ""
	for k, o := range s.mentions {
		if o.start == m.start {
			if k == 0 || key == "" || !inList.MatchString(s.text[s.mentions[k-1].end:m.start]) {
				return ""
			}
			return key
		}
		switch {
		case o.kind != mentionPerson || o.person.plural:
			key = ""
		case o.person.org != "" && r.registry.bodies[o.person.org] != nil && r.registry.bodies[o.person.org].state && ofState.in(o.person.role):
			key = o.person.org
		case o.person.org != "" || o.person.role == "":
			key = ""
		}
	}
	return ""
}

// nationalOffice are offices of a state's government and parliament.
var nationalOffice = newCue(`\b(?:president|prime minister|minister|premier|speaker|attorney general|prosecutor general|inspector[- ]general of (?:the )?police|chief of (?:the )?(?:general|defen[cs]e) staff|chief justice|foreign secretary)\b`)

// ofSeveral are words for bodies that are told of together elsewhere.
var ofSeveral = newCue(`\b(?:of|for) (?:the two|both|the three|the respective|their)\b`)

// copula stands between a name and the office that its bearer is said to hold.
var copula = lazily(`^,? (?:(?:who|and) )?(?:is|was|became|remains|has been|had been)(?: (?:now|then|currently|also|still))? (?:the |its |our )?$`)

// headOfState is an office that a state has one of, and many bodies, too.
var headOfState = newCue(`^president$`)

// otherHead reports whether the paragraph before a sentence names another body's holder
// of an office.
func (r *reading) otherHead(s *sentence, role string) bool {
	for i := s.index; i >= 0 && r.sentences[i].block == s.block; i-- {
		for _, m := range r.sentences[i].mentions {
			if m.kind == mentionPerson && m.person.org != "" && m.person.org != r.state && fold(cleanRole(m.person.role)) == fold(role) {
				return true
			}
		}
	}
	return false
}

// ofGovernment ends the office of several of "the Government", whose state is known.
var ofGovernment = newCue(` of the (?:federal |transitional |interim )?government$`)
