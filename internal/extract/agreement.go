package extract

import (
	"sort"
	"strings"

	"dragoman"
)

// agreement makes the record of an instrument from its tellings.
func (r *reading) agreement(g []*pact) dragoman.Agreement {
	var a dragoman.Agreement
	main := g[0]
	for _, p := range g {
		if later(p, main) {
			main = p
		}
	}
	a.AgreementType, a.Status = main.kind, main.status
	var parties []string
	for _, p := range g {
		if a.Title == "" || len(p.title) > len(a.Title) && p.kind == main.kind {
			a.Title = dragoman.String(strings.Join(strings.Fields(p.title), " "))
		}
		if p.kind == dragoman.JointActionPlan && a.AgreementType == dragoman.ActionPlan {
			a.AgreementType = p.kind
		}
		if p.date != nil && (a.Date == nil || len(p.date.Start) > len(a.Date.Start)) && (done(p.status) == done(main.status)) {
			d := *p.date
			a.Date = &d
		}
		if p.place != nil && (a.Place == nil || a.Place.City == "" && p.place.City != "") && done(p.status) == done(main.status) {
			x := *p.place
			a.Place = &x
		}
		if p.sure || len(parties) == 0 {
			parties = append(parties, p.parties...)
		}
		for _, s := range p.signers {
			a.Signatories = addSigner(a.Signatories, s)
		}
		a.Evidence = append(a.Evidence, r.evidence(p.s.Span, p.rule, []string{"status", "parties"}))
	}
	for _, key := range unique(parties) {
		a.Parties = append(a.Parties, r.registry.organization(key))
	}
	return a
}

// later reports whether p tells of a later state of the instrument than o: of
// one that is not done yet, how it stands now after what was done about it
// before; else the one further on its way.
func later(p, o *pact) bool {
	if open(p.status) && open(o.status) && p.s.section == o.s.section && p.now != o.now && p.s.index != o.s.index {
		return p.now == (p.s.index > o.s.index)
	}
	return p.status.Rank() > o.status.Rank()
}

// open reports whether an instrument is still in the making.
func open(st dragoman.AgreementStatus) bool {
	return !done(st) && st != dragoman.Expected
}

func addSigner(list dragoman.List[dragoman.Signer], a actor) dragoman.List[dragoman.Signer] {
	for i := range list {
		if sameActor(dragoman.Participant{Person: list[i].Person}, a.Participant) {
			if list[i].Name == "" {
				list[i].Name, list[i].Resolved = a.Name, a.Resolved
			}
			return list
		}
	}
	return append(list, dragoman.Signer{Person: a.Person, Resolved: a.Resolved})
}

// link ties agreements to the meetings at which they were signed.
func link(e *dragoman.Extract) {
	for i := range e.Agreements {
		a := &e.Agreements[i]
		if a.Date == nil || !done(a.Status) {
			continue
		}
		best, score := -1, 0
		for k := range e.Meetings {
			m := &e.Meetings[k]
			if m.Date == nil || m.Date.Start > a.Date.Start || m.Date.End < a.Date.End {
				continue
			}
			n := 0
			if m.Place != nil && a.Place != nil && m.Place.City != "" && m.Place.City == a.Place.City {
				n += 2
			}
			for _, p := range a.Parties {
				for _, o := range m.Organizations {
					if p.Key == o.Key {
						n++
					}
				}
			}
			if n > score && n >= 2 {
				best, score = k, n
			}
		}
		if best >= 0 {
			m := &e.Meetings[best]
			a.Meeting = dragoman.String(m.ID)
			m.Agreements = append(m.Agreements, a.ID)
		}
	}
}

// signatories makes a line of its own of each signature.
func signatories(e *dragoman.Extract) {
	for i := range e.Agreements {
		a := &e.Agreements[i]
		for n, s := range a.Signatories {
			e.Signatories = append(e.Signatories, dragoman.Signatory{
				ID:   "sig_" + hash16(a.ID, fold(string(s.Name)), fold(string(s.Role)), string(s.Organization), string(rune('0'+n))),
				Name: s.Name, Role: s.Role, Organization: s.Organization, Agreement: a.ID, AgreementType: a.AgreementType,
				Date: a.Date, Place: a.Place, Evidence: a.Evidence,
			})
		}
	}
}

// sortAgreements puts records in the order of their first telling.
func sortAgreements(list []dragoman.Agreement) {
	for i := range list {
		ev := list[i].Evidence
		sort.SliceStable(ev, func(a, b int) bool { return ev[a].Start < ev[b].Start })
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].Evidence[0].Start < list[b].Evidence[0].Start })
}
