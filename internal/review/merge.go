package review

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// merge joins two records of one kind: the first keeps what it says, takes over
// what only the second says, and all tellings. Where both say something else,
// the record gets a conflict, as when the extraction itself merges.
func merge(e *dragoman.Extract, keep, gone place) error {
	if keep.kind != gone.kind {
		return fmt.Errorf("records of two kinds cannot be merged: %s and %s", keep.kind, gone.kind)
	}
	if keep.at == gone.at {
		return nil // they are one already
	}
	switch keep.kind {
	case dragoman.TypeMeeting:
		a, b := e.Meetings[keep.at], e.Meetings[gone.at]
		mergeMeetings(&a, &b)
		e.Meetings[keep.at] = a
		for i := range e.Agreements {
			if string(e.Agreements[i].Meeting) == b.ID {
				e.Agreements[i].Meeting = dragoman.String(a.ID)
			}
		}
		e.Meetings = slices.Delete(e.Meetings, gone.at, gone.at+1)
	case dragoman.TypeAgreement:
		a, b := e.Agreements[keep.at], e.Agreements[gone.at]
		mergeAgreements(&a, &b)
		e.Agreements[keep.at] = a
		for i := range e.Meetings {
			list := slices.Clone(e.Meetings[i].Agreements)
			for k := range list {
				if list[k] == b.ID {
					list[k] = a.ID
				}
			}
			e.Meetings[i].Agreements = unique(list)
		}
		for i := range e.Signatories {
			if e.Signatories[i].Agreement == b.ID {
				e.Signatories[i].Agreement = a.ID
			}
		}
		follow(e, &a)
		e.Signatories = uniqueSignatories(e.Signatories)
		e.Agreements = slices.Delete(e.Agreements, gone.at, gone.at+1)
	default:
		return fmt.Errorf("signatories are merged with their agreements, or as people")
	}
	return nil
}

func mergeMeetings(a, b *dragoman.Meeting) {
	a.Conflicts = slices.Clone(a.Conflicts)
	clash(&a.Conflicts, "status", string(a.Status), string(b.Status))
	clash(&a.Conflicts, "form", string(a.Form), string(b.Form))
	a.Date = mergeDates(&a.Conflicts, a.Date, b.Date)
	a.Place = mergePlaces(&a.Conflicts, a.Place, b.Place)
	a.Title, a.Occasion = first(a.Title, b.Title), first(a.Occasion, b.Occasion)
	a.Participants = slices.Clone(a.Participants)
	for _, p := range b.Participants {
		if !slices.ContainsFunc(a.Participants, func(q dragoman.Participant) bool { return samePerson(p.Person, q.Person) }) {
			a.Participants = append(a.Participants, p)
		}
	}
	a.Organizations = mergeBodies(a.Organizations, b.Organizations)
	a.Agreements = unique(slices.Concat(a.Agreements, b.Agreements))
	a.Evidence = mergeEvidence(a.Evidence, b.Evidence)
}

func mergeAgreements(a, b *dragoman.Agreement) {
	a.Conflicts = slices.Clone(a.Conflicts)
	clash(&a.Conflicts, "agreement_type", string(a.AgreementType), string(b.AgreementType))
	if b.Status.Rank() > a.Status.Rank() { // DESIGN: at equal time the furthest
		a.Status = b.Status
	}
	a.Date = mergeDates(&a.Conflicts, a.Date, b.Date)
	a.Place = mergePlaces(&a.Conflicts, a.Place, b.Place)
	a.Title, a.Meeting = first(a.Title, b.Title), first(a.Meeting, b.Meeting)
	a.Signatories = slices.Clone(a.Signatories)
	for _, p := range b.Signatories {
		if !slices.ContainsFunc(a.Signatories, func(q dragoman.Signer) bool { return samePerson(p.Person, q.Person) }) {
			a.Signatories = append(a.Signatories, p)
		}
	}
	a.Parties = mergeBodies(a.Parties, b.Parties)
	a.Evidence = mergeEvidence(a.Evidence, b.Evidence)
}

func clash(list *dragoman.List[dragoman.Conflict], field, a, b string) {
	if a != b && a != "" && b != "" {
		*list = append(*list, dragoman.Conflict{Field: field, Values: []string{a, b}})
	}
}

func mergeDates(list *dragoman.List[dragoman.Conflict], a, b *dragoman.Date) *dragoman.Date {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	clash(list, "date", a.EDTF, b.EDTF)
	return a
}

func mergePlaces(list *dragoman.List[dragoman.Conflict], a, b *dragoman.Place) *dragoman.Place {
	if a == nil || b == nil {
		if a == nil {
			return b
		}
		return a
	}
	clash(list, "place.city", string(a.City), string(b.City))
	p := *a
	p.Text, p.Venue, p.City, p.Country, p.CountryCode = first(p.Text, b.Text), first(p.Venue, b.Venue), first(p.City, b.City), first(p.Country, b.Country), first(p.CountryCode, b.CountryCode)
	if a.Country == "" {
		p.CountryInferred = b.CountryInferred
	}
	return &p
}

func first(a, b dragoman.String) dragoman.String {
	if a == "" {
		return b
	}
	return a
}

func mergeBodies(a, b []dragoman.Organization) []dragoman.Organization {
	out := slices.Clone(a)
	for _, o := range b {
		if !slices.ContainsFunc(out, func(x dragoman.Organization) bool { return x.Key == o.Key }) {
			out = append(out, o)
		}
	}
	return out
}

// mergeEvidence keeps each telling once, in the order of the text.
func mergeEvidence(a, b []dragoman.Evidence) []dragoman.Evidence {
	out := slices.Clone(a)
	for _, e := range b {
		if !slices.ContainsFunc(out, func(x dragoman.Evidence) bool {
			return x.Document == e.Document && x.Start == e.Start && x.End == e.End && x.Rule == e.Rule
		}) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y dragoman.Evidence) int {
		if x.Document != y.Document {
			return strings.Compare(x.Document, y.Document)
		}
		return x.Start - y.Start
	})
	return out
}

func samePerson(a, b dragoman.Person) bool {
	if a.Name == "" || b.Name == "" {
		return a.Name == b.Name && a.Role == b.Role && a.Organization == b.Organization
	}
	return fold(string(a.Name)) == fold(string(b.Name))
}

// mergePeople gives one name of a person to all that bear the other, and joins
// them where a record names both.
func mergePeople(e *dragoman.Extract, from, to string) error {
	seen, renamed := false, 0
	rename := func(p *dragoman.Person) {
		switch fold(string(p.Name)) {
		case fold(to):
			seen = true
		case fold(from):
			p.Name = dragoman.String(to)
			renamed++
		}
	}
	for i := range e.Meetings {
		list := slices.Clone(e.Meetings[i].Participants)
		for k := range list {
			rename(&list[k].Person)
		}
		e.Meetings[i].Participants = uniquePeople(list, func(p dragoman.Participant) dragoman.Person { return p.Person })
	}
	for i := range e.Agreements {
		list := slices.Clone(e.Agreements[i].Signatories)
		for k := range list {
			rename(&list[k].Person)
		}
		e.Agreements[i].Signatories = uniquePeople(list, func(p dragoman.Signer) dragoman.Person { return p.Person })
	}
	for i := range e.Signatories {
		p := dragoman.Person{Name: e.Signatories[i].Name}
		rename(&p)
		e.Signatories[i].Name = p.Name
	}
	e.Signatories = uniqueSignatories(e.Signatories)
	if renamed == 0 && !seen {
		return notFound{fmt.Errorf("nobody is called %q or %q", from, to)}
	}
	return nil
}

// uniquePeople keeps the first of those with one name.
func uniquePeople[T any](list []T, person func(T) dragoman.Person) []T {
	var out []T
	for _, p := range list {
		if person(p).Name != "" && slices.ContainsFunc(out, func(q T) bool { return samePerson(person(p), person(q)) }) {
			continue
		}
		out = append(out, p)
	}
	return out
}

func uniqueSignatories(list []dragoman.Signatory) []dragoman.Signatory {
	var out []dragoman.Signatory
	for _, s := range list {
		if s.Name == "" || !slices.ContainsFunc(out, func(x dragoman.Signatory) bool {
			return x.Agreement == s.Agreement && fold(string(x.Name)) == fold(string(s.Name))
		}) {
			out = append(out, s)
		}
	}
	return out
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// fold makes names comparable: case and spacing do not count.
func fold(name string) string { return strings.ToLower(spaced(name)) }
