package extract

import (
	"dragoman"
)

// A release tells in its first sentence of one thing that has just happened, and
// often gives no date but the one that it bears: "President A met with President
// B of C." Such a sentence takes the document's date, inferred. Reports and
// letters do not get it: what they tell without a date may lie anywhere in their
// period.

const (
	// releaseLength is the longest text, in bytes, of a release: one printed page
	// holds about 3,500.
	releaseLength = 8000
	// releaseLead is the number of sentences at the start that may tell what the
	// release is about.
	releaseLead = 3
)

// isRelease reports whether the document is a release: it bears a day, fits two
// pages, states no reporting period and is no letter or resolution.
func (r *reading) isRelease() bool {
	d := r.doc
	return d.Date != nil && d.Date.Precision == dragoman.Day && d.Symbol == "" && len(d.Pages) <= 2 && d.Body <= releaseLength &&
		r.period[0].Year == 0 && r.period[1].Year == 0 && !letterHead.MatchString(d.Text[:min(d.Body, 1500)])
}

// letterHead begins a letter, a note verbale or a formal document.
var letterHead = lazily(`(?i)\b(?:dear (?:sir|madam|mr|ms|mrs|dr|excellency|colleague|president|prime|minister|ambassador|secretary)|excellency,|i have the honou?r|presents its compliments|yours (?:sincerely|faithfully)|agenda item|draft resolution|note by the|letter dated)\b`)

// lead reports whether a sentence may tell what the release is about: it is one
// of the first, and no encounter was told before it.
func (r *reading) lead(s *sentence, last *telling) bool {
	return r.release && last == nil && s.index < releaseLead && s.block == r.sentences[0].block
}

// leadDate is the document's date for an encounter that gives none of its own.
func (r *reading) leadDate() *dragoman.Date {
	d := dragoman.NewDate(r.doc.Date.Start, r.doc.Date.End, "")
	d.Inferred = true
	return &d
}

// titlePeople are the people whom a release's title names with their offices:
// the text itself may leave out what they are of.
func (r *reading) titlePeople() (*sentence, []*person) {
	if !r.release || r.doc.Title == "" {
		return nil, nil
	}
	s := &sentence{text: flatten(r.doc.Title), section: -1}
	r.mention(s)
	var out []*person
	for _, m := range s.mentions {
		if m.kind == mentionPerson && m.person.name != "" && m.person.role != "" {
			out = append(out, m.person)
		}
	}
	return s, out
}

// newsworthy reports whether what a release's lead tells without a date is an
// encounter that has been: people or bodies met, and both sides are named.
func (r *reading) newsworthy(t *telling) bool {
	if t.status != dragoman.Held || t.weight <= occasionWeight {
		return false
	}
	return len(t.actors) >= 2 || len(t.actors) == 1 && len(t.bodies) > 0
}
