package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// Difference is a field that two tellings of one thing fill differently. A
// value is empty where a side says nothing.
type Difference struct {
	Field string `json:"field"` // the field's name in the record: "date", "place.city", "participants"
	A     string `json:"a"`
	B     string `json:"b"`
}

// differences collects the fields in which two tellings differ.
type differences struct {
	list dragoman.List[Difference]
	// silence counts, too: a side that says nothing differs from one that does.
	silence bool
}

func (d *differences) compare(field, a, b string) {
	if a == b || !d.silence && (a == "" || b == "") {
		return
	}
	d.list = append(d.list, Difference{field, a, b})
}

// names compares two lists of people: each name that only one side has.
func (d *differences) names(field string, a, b []dragoman.Person) {
	onlyA, onlyB := missing(a, b), missing(b, a)
	if len(onlyA)+len(onlyB) > 0 && (d.silence || named(a) && named(b)) {
		d.list = append(d.list, Difference{field, strings.Join(onlyA, "; "), strings.Join(onlyB, "; ")})
	}
	for _, x := range a {
		for _, y := range b {
			if x.Name != "" && sameName(string(x.Name), string(y.Name)) {
				d.compare(field+".role", roleOf(x, y), roleOf(y, x))
			}
		}
	}
}

// roleOf describes x's role if it differs from y's beyond case and accents.
func roleOf(x, y dragoman.Person) string {
	if x.Role == "" || y.Role == "" || fold(string(x.Role)) == fold(string(y.Role)) {
		return ""
	}
	return string(x.Name) + ": " + string(x.Role)
}

func named(list []dragoman.Person) bool {
	return slices.ContainsFunc(list, func(p dragoman.Person) bool { return p.Name != "" })
}

// missing are the names in a that b does not have.
func missing(a, b []dragoman.Person) []string {
	var out []string
	for _, p := range a {
		if p.Name != "" && !slices.ContainsFunc(b, func(q dragoman.Person) bool { return sameName(string(p.Name), string(q.Name)) }) {
			out = append(out, string(p.Name))
		}
	}
	return out
}

func edtf(d *dragoman.Date) string {
	if d == nil {
		return ""
	}
	return d.EDTF
}

func city(p *dragoman.Place) string {
	if p == nil {
		return ""
	}
	return string(p.City)
}

func participants(m *dragoman.Meeting) []dragoman.Person {
	out := make([]dragoman.Person, len(m.Participants))
	for i, p := range m.Participants {
		out[i] = p.Person
	}
	return out
}

func signatories(a *dragoman.Agreement) []dragoman.Person {
	out := make([]dragoman.Person, len(a.Signatories))
	for i, s := range a.Signatories {
		out[i] = s.Person
	}
	return out
}

// meetingDifferences compares what two reports say of one encounter.
func meetingDifferences(a, b *dragoman.Meeting, names *bodies, silence bool) dragoman.List[Difference] {
	d := &differences{silence: silence}
	d.compare("status", string(a.Status), string(b.Status))
	d.compare("date", edtf(a.Date), edtf(b.Date))
	if fold(city(a.Place)) != fold(city(b.Place)) {
		d.compare("place.city", city(a.Place), city(b.Place))
	}
	d.compare("modality", string(a.Modality), string(b.Modality))
	d.names("participants", participants(a), participants(b))
	if x, y := names.ids(a.Organizations), names.ids(b.Organizations); !slices.Equal(x, y) {
		d.compare("organizations", only(a.Organizations, y, names), only(b.Organizations, x, names))
	}
	return d.list
}

// only lists the bodies that are not among the others.
func only(list []dragoman.Organization, others []string, names *bodies) string {
	var out []string
	for _, o := range list {
		if !slices.Contains(others, names.id(o.Key)) {
			out = append(out, o.Key)
		}
	}
	return strings.Join(out, "; ")
}

// agreementDifferences compares what two reports say of one instrument.
func agreementDifferences(a, b *dragoman.Agreement, silence bool) dragoman.List[Difference] {
	d := &differences{silence: silence}
	d.compare("status", string(a.Status), string(b.Status))
	d.compare("date", edtf(a.Date), edtf(b.Date))
	if fold(city(a.Place)) != fold(city(b.Place)) {
		d.compare("place.city", city(a.Place), city(b.Place))
	}
	d.names("signatories", signatories(a), signatories(b))
	if fold(string(a.Title)) != fold(string(b.Title)) {
		d.compare("title", string(a.Title), string(b.Title))
	}
	return d.list
}
