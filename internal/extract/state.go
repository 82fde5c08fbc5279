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
		if o := &h.offices[k]; nationalOffice.in(o.role) {
			o.org, o.orgs = r.state, []string{r.state}
		}
	}
}

// recognize takes the bare names that grammar alone left open for people where
// the document introduces someone of that name elsewhere.
func (r *reading) recognize(c *cast) {
	for i := range r.sentences {
		s := &r.sentences[i]
		open := s.doubtful[:0]
		before := len(s.mentions)
		for _, d := range s.doubtful {
			name := strings.Join(strings.Fields(s.text[d.start:d.end]), " ")
			if h := c.find(name); h == nil || fold(h.name) != fold(name) {
				open = append(open, d)
				continue
			}
			s.mentions = insertFree(s.mentions, mention{kind: mentionPerson, start: d.start, end: d.end, person: &person{name: name}, source: "grammar"})
		}
		s.doubtful = open
		if len(s.mentions) > before {
			s.mask = nil
		}
	}
}

// nationalOffice are offices of a state's government and parliament.
var nationalOffice = newCue(`\b(?:president|prime minister|minister|premier|speaker)\b`)

// copula stands between a name and the office that its bearer is said to hold.
var copula = lazily(`^,? (?:(?:who|and) )?(?:is|was|became|remains|has been|had been)(?: (?:now|then|currently|also|still))? (?:the |its |our )?$`)
