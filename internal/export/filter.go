package export

import (
	"slices"
	"strings"

	"dragoman"
)

// Filter narrows records that come from files, by the flags that search has
// for an index. Values of one field are alternatives; all fields given must
// fit. The zero Filter lets everything through.
type Filter struct {
	Kinds []string // record types: "meeting"
	// Orgs are keys, acronyms or names, or words of names; so are Persons,
	// Cities and Countries (or their ISO codes) and Files (words of the path).
	Orgs, Persons, Cities, Countries, Files []string
	Forms, Types, Statuses                  []string
	From, To                                string // ISO days, months or years, inclusive; empty for an open end
}

// Empty reports whether the filter narrows nothing.
func (f *Filter) Empty() bool {
	return len(f.Kinds)+len(f.Orgs)+len(f.Persons)+len(f.Cities)+len(f.Countries)+len(f.Files)+len(f.Forms)+len(f.Types)+len(f.Statuses) == 0 &&
		f.From == "" && f.To == ""
}

// Apply lets the matching records of a stream through, each document's own
// record before the first of them. Documents without a match are left out.
func (f *Filter) Apply(records Records) Records {
	if f.Empty() {
		return records
	}
	return func(yield func(dragoman.Record, error) bool) {
		docs := newLibrary()
		var pending *dragoman.DocumentRecord
		for r, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			if d, ok := r.(*dragoman.DocumentRecord); ok {
				docs.add(d)
				pending = d
				if slices.Contains(f.Kinds, dragoman.TypeDocument) && f.Match(d, d) {
					if !yield(d, nil) {
						return
					}
					pending = nil
				}
				continue
			}
			if !f.Match(r, docs.of(r)) {
				continue
			}
			if pending != nil && !yield(pending, nil) {
				return
			}
			pending = nil
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Match reports whether a record of a document fits the filter.
func (f *Filter) Match(r dragoman.Record, d *dragoman.DocumentRecord) bool {
	if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, r.RecordType()) {
		return false
	}
	t := traitsOf(r)
	return among(f.Forms, t.form) && among(f.Types, t.kind) && among(f.Statuses, t.status) &&
		f.dated(t.date) && f.placed(t.place) && f.named(t.people) && f.with(t.orgs, d) &&
		anyWords(f.Files, []string{d.File})
}

// traits are what a filter can ask of a record.
type traits struct {
	form, kind, status string
	date               *dragoman.Date
	place              *dragoman.Place
	people             []string
	orgs               []dragoman.Organization
}

func traitsOf(r dragoman.Record) traits {
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		t := traits{date: r.Date, orgs: r.Organizations}
		if r.Home != nil {
			t.orgs = append(slices.Clone(t.orgs), *r.Home)
		}
		return t
	case *dragoman.Meeting:
		t := traits{form: string(r.Form), status: string(r.Status), date: r.Date, place: r.Place, orgs: r.Organizations}
		for _, p := range r.Participants {
			t.person(p.Person)
		}
		return t
	case *dragoman.Agreement:
		t := traits{kind: string(r.AgreementType), status: string(r.Status), date: r.Date, place: r.Place, orgs: r.Parties}
		for _, p := range r.Signatories {
			t.person(p.Person)
		}
		return t
	case *dragoman.Signatory:
		t := traits{kind: string(r.AgreementType), date: r.Date, place: r.Place}
		t.person(dragoman.Person{Name: r.Name, Organization: r.Organization})
		return t
	case *dragoman.Mention:
		switch r.Kind {
		case dragoman.MentionPerson:
			return traits{people: []string{r.Value}}
		case dragoman.MentionOrganization:
			return traits{orgs: []dragoman.Organization{{Key: r.Value}}}
		}
	}
	return traits{}
}

func (t *traits) person(p dragoman.Person) {
	if p.Name != "" {
		t.people = append(t.people, string(p.Name))
	}
	if p.Organization != "" {
		t.orgs = append(slices.Clone(t.orgs), dragoman.Organization{Key: string(p.Organization)})
	}
}

func among(wanted []string, value string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(w, value) })
}

func (f *Filter) dated(d *dragoman.Date) bool {
	if f.From == "" && f.To == "" {
		return true
	}
	if d == nil {
		return false
	}
	return (f.From == "" || !lastDay(d.End).Before(firstDay(f.From))) && (f.To == "" || !firstDay(d.Start).After(lastDay(f.To)))
}

func (f *Filter) placed(p *dragoman.Place) bool {
	if len(f.Cities)+len(f.Countries) == 0 {
		return true
	}
	if p == nil {
		return false
	}
	if !anyWords(f.Cities, []string{string(p.City)}) {
		return false
	}
	for _, c := range f.Countries {
		if strings.EqualFold(c, string(p.CountryCode)) || strings.EqualFold(c, alpha3(string(p.CountryCode))) {
			return true
		}
	}
	return anyWords(f.Countries, []string{string(p.Country)})
}

func (f *Filter) named(people []string) bool { return anyWords(f.Persons, people) }

// with reports whether a wanted body is among those of the record, by any of
// the names that the document gives it.
func (f *Filter) with(orgs []dragoman.Organization, d *dragoman.DocumentRecord) bool {
	if len(f.Orgs) == 0 {
		return true
	}
	for _, o := range orgs {
		names := append([]string{o.Key, o.Name, string(o.Acronym)}, o.Aliases...)
		for _, k := range d.Organizations {
			if k.Key == o.Key {
				names = append(append(names, k.Name, string(k.Acronym)), k.Aliases...)
			}
		}
		for _, w := range f.Orgs {
			// A single word is taken for an acronym: "UN" is not UNDP, nor every
			// body with "UN" in its name.
			for _, n := range names {
				if fold(n) == fold(w) || strings.Contains(w, " ") && hasWords(n, w) {
					return true
				}
			}
		}
	}
	return false
}

// anyWords reports whether one of the wanted phrases has all its words in one
// of the texts.
func anyWords(wanted, texts []string) bool {
	if len(wanted) == 0 {
		return true
	}
	for _, w := range wanted {
		for _, t := range texts {
			if t != "" && hasWords(t, w) {
				return true
			}
		}
	}
	return false
}

func hasWords(text, wanted string) bool {
	words := splitWords(text)
	for _, w := range splitWords(wanted) {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}

func splitWords(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return strings.ContainsRune(" ,.;:/\\_-()'’\"", r) })
}
