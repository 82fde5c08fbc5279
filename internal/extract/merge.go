package extract

import (
	"slices"
	"sort"
	"strings"

	"dragoman"
)

// encounter is a record under construction: the tellings that were found to be
// of one event, the first of them first.
type encounter struct {
	tellings []*telling
}

// mergeMeetings joins the tellings of the same encounter.
func (r *reading) mergeMeetings(list []*telling) []*encounter {
	var out []*encounter
	var last *encounter
	for _, t := range list {
		if t.of != nil { // it names its encounter by number
			for _, e := range out {
				if slices.Contains(e.tellings, t.of) {
					e.tellings = append(e.tellings, t)
					break
				}
			}
			continue
		}
		if t.carry {
			// it goes on about the encounter before it
			if last == nil {
				continue
			}
			also := []*encounter{last}
			if attendedBoth.in(t.s.text) {
				for _, e := range out {
					if e != last && e.tellings[0].s == last.tellings[0].s {
						also = append(also, e)
					}
				}
			}
			for _, e := range also {
				r.carryOn(&out, e, t)
			}
			continue
		}
		var into *encounter
		if t.row {
			into = r.rowOf(out, t)
		}
		for _, e := range out {
			if into != nil {
				break
			}
			if r.sameEncounter(e, t) {
				into = e
				break
			}
		}
		if into == nil {
			into = &encounter{}
			out = append(out, into)
		}
		into.tellings = append(into.tellings, t)
		last = into
	}
	return out
}

// attendedBoth tells of two encounters at once.
var attendedBoth = newCue(`\b(?:attended|joined|addressed|at|in) both(?: (?:of them|meetings|events|sessions|ceremonies|visits|workshops|conferences|summits|rounds))?(?:[.,;]|$)`)

// carryOn adds a telling without a date: to the visit or meeting before it, or
// as an encounter of its own beside a conference.
func (r *reading) carryOn(out *[]*encounter, last *encounter, t *telling) {
	main := last.tellings[0]
	wide := main.form == dragoman.FormConference || main.form == dragoman.FormSummit || main.form == dragoman.FormSession
	if wide && t.weight >= 35 && t.form != main.form {
		d := *main.date
		d.Inferred = true
		t.date = &d
		t.carry = false
		if t.place == nil {
			t.place = main.place
		}
		if t.occasion == "" {
			t.occasion = main.title
		}
		*out = append(*out, &encounter{tellings: []*telling{t}})
		return
	}
	if t.weight < 30 {
		return
	}
	last.tellings = append(last.tellings, t)
}

// sameEncounter reports whether a telling is of an encounter already known: the
// same days, no other city, and a counterpart in common.
func (r *reading) sameEncounter(e *encounter, t *telling) bool {
	o := e.tellings[0]
	if o.date == nil || t.date == nil || !sameDays(o, t) {
		return false
	}
	a, b := map[string]bool{}, r.counterparts(t)
	for _, x := range e.tellings {
		if x.s == t.s && (x.form != t.form || t.again) {
			return false
		}
		if x.place != nil && t.place != nil && x.place.City != "" && t.place.City != "" && fold(string(x.place.City)) != fold(string(t.place.City)) {
			return false
		}
		for k := range r.counterparts(x) {
			a[k] = true
		}
	}
	share := 0
	for k := range a {
		if b[k] {
			share++
		}
	}
	if share == 0 && len(b) == 0 && t.weight <= occasionWeight && o.s != t.s && o.date.Precision == dragoman.Day && t.date.Precision == dragoman.Month && o.place != nil && t.place != nil && o.place.CountryCode != "" && o.place.CountryCode == t.place.CountryCode {
		return true // recalled by its month: "the visit to Lima in August showed"
	}
	if share == 0 && (o.date.Start != t.date.Start || o.date.End != t.date.End) {
		return false
	}
	switch {
	case share > 0 && compatible(o.form, t.form):
		return true // the visit and its meetings, or two tellings of one meeting
	case o.form == t.form && gathering(o.form) && (share > 0 || similarTitles(o, t)):
		return true
	case len(b) == 0 && newcomers(e, t):
		return false // of others of those who report
	case len(a) == 0 && len(b) == 0 && o.form == t.form && o.s != t.s:
		return true
	case len(b) == 0 && o.form == t.form && t.weight < 35 && o.s != t.s && o.date.Precision == dragoman.Day && (townOf(o) != "" && townOf(o) == townOf(t) || townOf(t) == "" && t.s.index-o.s.index < 10):
		return true // told again, with nobody named
	case o.form == dragoman.FormVisit && t.form == dragoman.FormMeeting && o.s.block == t.s.block && len(a) == 0 && o.place != nil:
		return true
	}
	return false
}

// newcomers reports whether a telling names people and an encounter none of them.
func newcomers(e *encounter, t *telling) bool {
	named := false
	for _, a := range t.actors {
		if a.Name == "" {
			continue
		}
		named = true
		for _, x := range e.tellings {
			if slices.ContainsFunc(x.actors, func(o actor) bool { return sameActor(o.Participant, a.Participant) }) {
				return false
			}
		}
	}
	return named && (t.form == dragoman.FormCeremony || t.form == dragoman.FormConference || t.form == dragoman.FormTraining)
}

func townOf(t *telling) string {
	if t.place == nil {
		return ""
	}
	return fold(string(t.place.City))
}

// sameDays reports whether two tellings have one date, or the second names only
// the month of what it mentions in passing: "at its Berlin meeting in June".
func sameDays(o, t *telling) bool {
	if o.date.Start == t.date.Start && o.date.End == t.date.End {
		return true
	}
	return (t.weight <= occasionWeight || t.form == dragoman.FormSession && slices.ContainsFunc(t.bodies, func(key string) bool { return slices.Contains(o.bodies, key) })) && t.date.Precision == dragoman.Month && t.date.Start == t.date.End &&
		o.form == t.form && strings.HasPrefix(o.date.Start, t.date.Start) && strings.HasPrefix(o.date.End, t.date.Start)
}

func gathering(f dragoman.Form) bool {
	switch f {
	case dragoman.FormConference, dragoman.FormSummit, dragoman.FormSession, dragoman.FormTraining, dragoman.FormCeremony:
		return true
	}
	return false
}

// similarTitles reports whether two gatherings have a word of their names in
// common.
func similarTitles(a, b *telling) bool {
	if a.title == "" || b.title == "" {
		return a.title == b.title && len(a.actors)+len(a.bodies) == 0
	}
	in := set(strings.Fields(fold(a.title)))
	for _, w := range strings.Fields(fold(b.title)) {
		if in[w] && !ordinals[w] && len(w) > 3 && w != "meeting" && w != "session" && w != "conference" && w != "summit" {
			return true
		}
	}
	return fold(a.title) == fold(b.title)
}

// compatible reports whether two forms may be of one encounter.
func compatible(a, b dragoman.Form) bool {
	if a == b {
		return true
	}
	personal := func(f dragoman.Form) bool {
		return f == dragoman.FormMeeting || f == dragoman.FormVisit || f == dragoman.FormReception || f == dragoman.FormCall
	}
	return personal(a) && personal(b)
}

// counterparts are the people and bodies of a telling that are not the home
// body's.
func (r *reading) counterparts(t *telling) map[string]bool {
	m := map[string]bool{}
	for _, a := range t.actors {
		if string(a.Organization) == r.home && r.home != "" {
			continue
		}
		if a.Name != "" {
			m["p:"+fold(string(a.Name))] = true
		} else if a.Organization != "" {
			m["r:"+string(a.Organization)+"|"+fold(string(a.Role))] = true
		}
		if a.Organization != "" && a.Name == "" {
			m["o:"+string(a.Organization)] = true
		}
	}
	for _, b := range t.bodies {
		if b != r.home {
			m["o:"+b] = true
		}
	}
	return m
}

// meeting makes the record of an encounter.
func (r *reading) meeting(e *encounter) dragoman.Meeting {
	main := e.tellings[0]
	for _, t := range e.tellings {
		if t.weight > main.weight && !t.carry && !t.row {
			main = t
		}
	}
	m := dragoman.Meeting{Form: main.form, Status: main.status, Modality: main.modality, Title: dragoman.String(main.title), Occasion: dragoman.String(main.occasion)}
	if main.date != nil {
		d := *main.date
		m.Date = &d
	}
	var actors []actor
	var bodies []string
	for _, t := range e.tellings {
		if m.Place == nil && t.place != nil || m.Place != nil && m.Place.City == "" && t.place != nil && t.place.City != "" {
			p := *t.place
			if m.Place != nil && p.Venue == "" {
				p.Venue = m.Place.Venue
			}
			m.Place = &p
		} else if m.Place != nil && t.place != nil && m.Place.Venue == "" {
			m.Place.Venue = t.place.Venue
		}
		if m.Occasion == "" {
			m.Occasion = dragoman.String(t.occasion)
		}
		if m.Title == "" {
			m.Title = dragoman.String(t.title)
		}
		if t.modality == dragoman.Online {
			m.Modality = dragoman.Online
		}
		if t.form == dragoman.FormVisit && m.Form == dragoman.FormMeeting {
			m.Form = dragoman.FormVisit
		}
		if t.status != m.Status && t != main {
			m.Conflicts = addConflict(m.Conflicts, "status", string(m.Status), string(t.status))
		}
		for _, a := range t.actors {
			actors = addActor(actors, a)
		}
		bodies = append(bodies, t.bodies...)
		m.Evidence = append(m.Evidence, r.evidence(t.s.Span, t.rule, t.supports))
	}
	for _, a := range actors {
		if spellings := r.cast.spellings(string(a.Name)); len(spellings) > 1 {
			m.Conflicts = addConflict(m.Conflicts, "participants.name", spellings...)
		}
		if !a.vague || a.Name != "" || a.Organization != "" {
			m.Participants = append(m.Participants, a.Participant)
		}
		bodies = append(bodies, a.bodies...)
	}
	bodies = r.withReporter(m.Form, main, unique(bodies))
	for _, key := range bodies {
		m.Organizations = append(m.Organizations, r.registry.organization(key))
	}
	sort.SliceStable(m.Evidence, func(i, j int) bool { return m.Evidence[i].Start < m.Evidence[j].Start })
	r.atHome(&m, e)
	return m
}

// addActor adds a participant, or completes the one who is already there.
func addActor(list []actor, a actor) []actor {
	for i := range list {
		o := &list[i]
		if !sameActor(o.Participant, a.Participant) {
			continue
		}
		if o.Name == "" {
			o.Name, o.Resolved, o.Honorific = a.Name, a.Resolved, a.Honorific
		}
		if o.Role == "" {
			o.Role = a.Role
		}
		if o.Organization == "" {
			o.Organization = a.Organization
		}
		if o.Capacity == "" {
			o.Capacity = a.Capacity
		}
		o.bodies = unique(append(o.bodies, a.bodies...))
		return list
	}
	return append(list, a)
}

func addConflict(list dragoman.List[dragoman.Conflict], field string, values ...string) dragoman.List[dragoman.Conflict] {
	for i := range list {
		if list[i].Field == field {
			for _, v := range values {
				if !slices.Contains(list[i].Values, v) {
					list[i].Values = append(list[i].Values, v)
				}
			}
			return list
		}
	}
	return append(list, dragoman.Conflict{Field: field, Values: values})
}

// evidence is a telling as the contract has it.
func (r *reading) evidence(span dragoman.Span, rule string, supports []string) dragoman.Evidence {
	d := r.doc
	e := dragoman.Evidence{Document: d.ID, File: d.File, Start: d.Points(span.Start), End: d.Points(span.End), Quote: d.Quote(span), Rule: rule, Supports: supports}
	if i := d.PageAt(span.Start); i >= 0 {
		n := d.Pages[i].Number
		e.Page = &n
		e.PageLabel = dragoman.String(d.Pages[i].Label)
	}
	if i := d.SectionAt(span.Start); i >= 0 {
		e.Section = dragoman.String(d.Sections[i].Heading)
	}
	return e
}
