package extract

import (
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"
)

// opinion is a second opinion on names that neither grammar nor gazetteer can
// place: prose's maximum-entropy recogniser (github.com/jdkato/prose/v2). It is
// wrong often ("Road Map" is a person to it) and gives no offsets, so it is only
// asked about words that stand where a rule wants a person, and never makes a
// record by itself. Its model takes about 0.4 s to load: the first question does
// it.
type opinion struct {
	once  sync.Once
	mu    sync.Mutex // the tagger's state is not documented as shared
	model *prose.Model
}

// people returns the stretches of a sentence that the recogniser takes for
// people, as it spells them.
func (o *opinion) people(text string) map[string]bool {
	o.once.Do(func() {
		if doc, err := prose.NewDocument("Ana", prose.WithSegmentation(false)); err == nil {
			o.model = doc.Model
		}
	})
	if o.model == nil {
		return nil
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	doc, err := prose.NewDocument(text, prose.UsingModel(o.model), prose.WithSegmentation(false))
	if err != nil {
		return nil
	}
	out := map[string]bool{}
	for _, e := range doc.Entities() {
		if e.Label == "PERSON" {
			out[strings.Join(strings.Fields(e.Text), " ")] = true
		}
	}
	return out
}

// besides reports whether no more than small words stand between a name and the
// words of a rule.
func besides(gap string) bool {
	gap = strings.ToLower(strings.Trim(gap, " ,"))
	return gap == "" || gap == "with" || gap == "and" || gap == "also" || gap == "and with" || gap == "by"
}

// doubtful are bare names of a sentence that grammar alone does not take for
// people: nothing before or behind them says so.
type doubtful struct{ start, end int }

// confirm asks the second opinion about the doubtful names that stand in the row
// of a hit, adds those that it takes for people, and reports whether there was
// any. The sentence must then be matched again.
func (r *reading) confirm(s *sentence, hits []hit) bool {
	if r.x.opts.WithoutProse || len(s.doubtful) == 0 {
		return false
	}
	var near []doubtful
	for _, d := range s.doubtful {
		if strings.HasPrefix(s.text[d.start:], "I ") {
			continue // the pronoun, or a stroke in a scan: no name begins so
		}
		for _, h := range hits {
			if h.rule.Form == "event" {
				continue
			}
			if d.start >= h.end && besides(s.text[h.end:d.start]) || d.end <= h.start && besides(s.text[d.end:h.start]) {
				near = append(near, d)
				break
			}
		}
	}
	s.doubtful = nil // asked once
	if len(near) == 0 {
		return false
	}
	people := r.x.opinion.people(s.text)
	found := false
	for _, d := range near {
		name := s.text[d.start:d.end]
		if !people[strings.Join(strings.Fields(name), " ")] {
			continue
		}
		m := mention{kind: mentionPerson, start: d.start, end: d.end, person: &person{name: name}, source: "prose"}
		before := len(s.mentions)
		s.mentions = insertFree(s.mentions, m)
		found = found || len(s.mentions) > before
	}
	if found {
		s.mask = nil
	}
	return found
}
