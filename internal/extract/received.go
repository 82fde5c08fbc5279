package extract

import (
	"slices"

	"dragoman"
	"dragoman/internal/extract/date"
)

// reception turns a visit paid to the home body into a reception, and a reception
// by others of someone who reports into a meeting.
func (r *reading) reception(t *telling, s *sentence, main hit, hits ...hit) {
	if t.form == dragoman.FormReception && r.home != "" { // it is those who report who receive
		for _, a := range t.actors {
			if a.Capacity == dragoman.Visitor && (string(a.Organization) == r.home || r.author != nil && string(a.Organization) == r.author.org) {
				t.form = dragoman.FormMeeting
				if slices.ContainsFunc(hits, func(h hit) bool {
					return h.rule.Form == string(dragoman.FormVisit) && slices.ContainsFunc(h.within, func(k int) bool { return s.mentions[k].places() })
				}) {
					t.form = dragoman.FormVisit // "visited Lima and was received by"
				}
			}
		}
	}
	if t.form == dragoman.FormReception && r.author != nil && r.home != "" && r.receivedByOthers(t) {
		t.form = dragoman.FormMeeting
	}
	if t.form != dragoman.FormVisit || r.home == "" {
		return
	}
	hosted := false
	visiting := false
	for _, a := range t.actors {
		switch {
		case a.Capacity == dragoman.Visitor && string(a.Organization) == r.home:
			visiting = true
		case a.Capacity == dragoman.Host && string(a.Organization) == r.home:
			hosted = true
		}
	}
	if !hosted {
		for _, m := range s.mentions {
			if m.start >= main.start && m.kind == mentionBody && (m.body.key == r.home || m.body.group == homeBody) && preceded(s.lead(m.start), " to", " visited") {
				hosted = true
			}
		}
	}
	if hosted && !visiting {
		t.form = dragoman.FormReception
		t.bodies = unique(append(t.bodies, r.home))
		if h, o := r.cast.holderOf("Secretary General", r.home, r.day(s), s.index); h != nil && !hasBody(t.actors, r.home) && r.calledOnHead(s, h) {
			a := actor{bodies: []string{r.home}}
			a.Name, a.Role, a.Organization, a.Resolved, a.Capacity = dragoman.String(h.name), dragoman.String(o.role), dragoman.String(r.home), true, dragoman.Host
			t.actors = append(t.actors, a)
		}
	}
}

// receivedByOthers reports whether the hosts of a reception are told of and none of
// them is of those who report.
func (r *reading) receivedByOthers(t *telling) bool {
	hosts := 0
	for _, a := range t.actors {
		if a.Capacity == dragoman.Host {
			if hosts++; string(a.Organization) != r.state || r.state == "" {
				return false
			}
		}
	}
	return hosts > 0
}

// calledOnHead reports whether a visit to the house was one to its head: a
// courtesy, or one of which the paragraph goes on to tell what the head said.
func (r *reading) calledOnHead(s *sentence, h *holder) bool {
	if outOfCourtesy.in(s.text) {
		return true
	}
	for i := s.index + 1; i < len(r.sentences) && i <= s.index+2 && r.sentences[i].block == s.block; i++ {
		o := &r.sentences[i]
		for _, m := range o.mentions {
			if m.kind != mentionPerson || m.person.pronoun != "" || m.person.plural {
				continue
			}
			if a, ok := r.resolve(o, m, date.Day{}); ok && string(a.Name) == h.name {
				return !dates(o)
			}
		}
	}
	return false
}

var outOfCourtesy = newCue(`\b(?:courtesy|protocol) (?:visit|call)\b`)

func hasBody(actors []actor, key string) bool {
	for _, a := range actors {
		if string(a.Organization) == key {
			return true
		}
	}
	return false
}
