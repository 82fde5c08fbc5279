package extract

import (
	"slices"

	"dragoman"
)

// rowRule stands for the reading of a calendar's rows among the rules.
const rowRule = "calendar/row"

// calendarRow reads a row of a table of encounters, or returns nil.
func (r *reading) calendarRow(x *row) *telling {
	e, d := x.cell(eventColumn), r.dateOf(x)
	if e == nil || d == nil || d.Precision != dragoman.Day || d.Period {
		return nil
	}
	when := parseDay(d.Start)
	t := &telling{s: x.s, rule: rowRule, form: dragoman.FormMeeting, weight: 30, status: dragoman.Held, modality: dragoman.InPerson, date: d, row: true, supports: []string{"date"}}
	at := -1
	for k, m := range e.mentions {
		if m.event != nil {
			t.form, at = m.event.form, k
			t.title = r.entryTitle(e, k)
			break
		}
	}
	if t.place = r.placeOf(x); t.place != nil {
		t.supports = append(t.supports, "place")
	}
	r.takeAll(t, e, 0, len(e.text), at, when)
	visited := slices.ContainsFunc(t.actors, func(a actor) bool { return a.Capacity == dragoman.Visitor })
	if who := x.cell(peopleColumn); who != nil && r.home != "" {
		for _, m := range who.mentions {
			if m.kind != mentionPerson || m.person.pronoun != "" {
				continue
			}
			p := *m.person
			p.definite = true
			if p.org == "" && !ofState.in(p.role) {
				p.org, p.orgs = r.home, []string{r.home}
			}
			m.person = &p
			slot := "participant"
			if t.form == dragoman.FormVisit && !visited {
				slot = string(dragoman.Visitor)
			} else if t.form == dragoman.FormVisit {
				slot = string(dragoman.Host)
			}
			r.take(t, who, m, slot, "within", when)
		}
	}
	t.actors = joinActors(t.actors)
	if len(t.actors)+len(t.bodies) == 0 && t.title == "" {
		return nil
	}
	t.supports = append(t.supports, "participants")
	if c := x.cell(placeColumn); c != nil && online.in(c.text) || online.in(e.text) {
		t.modality = dragoman.Online
	}
	if liesBehind(t.date, r.doc.Date) {
		t.status = dragoman.Planned
	}
	r.reception(t, x.s, hit{start: len(x.s.text)})
	return t
}

// rowOf finds the encounter of its days that the row of a calendar tells again:
// one of the same place or people, or the only one.
func (r *reading) rowOf(list []*encounter, t *telling) *encounter {
	mine := r.bodiesOf(t)
	var best *encounter
	score, n := 0, 0
	for _, e := range list {
		o := e.tellings[0]
		if o.date == nil || o.date.Start != t.date.Start || o.date.End != t.date.End {
			continue
		}
		points, apart := 1, false
		share, others, known := false, false, false
		for _, x := range e.tellings {
			if a, b := townOf(x), townOf(t); a != "" && b != "" {
				if a != b {
					apart = true
				} else {
					points = max(points, 2)
				}
			}
			for _, a := range x.actors {
				known = known || a.Name != "" && slices.ContainsFunc(t.actors, func(b actor) bool { return a.Name == b.Name })
			}
			for key := range r.bodiesOf(x) {
				share = share || mine[key]
				others = true
			}
		}
		if apart {
			continue
		}
		if share {
			points += 3
		} else if others && len(mine) > 0 && points < 2 && !(known && o.form == t.form) {
			continue // another body's, at no place that is known
		}
		if compatible(o.form, t.form) {
			points++
		}
		n++
		if points > score {
			best, score = e, points
		}
	}
	if score >= 3 || n == 1 {
		return best
	}
	return nil
}

// bodiesOf are the bodies of a telling, the one that reports left out.
func (r *reading) bodiesOf(t *telling) map[string]bool {
	m := map[string]bool{}
	for _, a := range t.actors {
		for _, key := range a.bodies {
			m[key] = true
		}
	}
	for _, key := range t.bodies {
		m[key] = true
	}
	delete(m, r.home)
	delete(m, "")
	return m
}
