package index

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"dragoman"
)

// Figure is how often a person or body occurs, or how often two of them met. An
// encounter that several reports tell of counts once, by its key.
type Figure struct {
	Name       string `json:"name"`
	With       string `json:"with,omitempty"` // the other of a pair
	Note       string `json:"note,omitempty"` // roles and bodies of a person, the name of a body
	Meetings   int    `json:"meetings"`
	Agreements int    `json:"agreements"`
	First      string `json:"first"` // start of the earliest dated record; empty when none is dated
	Last       string `json:"last"`
}

// Side says whom to count.
type Side int

// The sides.
const (
	People Side = iota // people by name
	Bodies             // organisations and states by key
)

// Figures counts whom records name, most meetings first.
func Figures(records iter.Seq2[dragoman.Record, error], side Side) ([]Figure, error) {
	return count(records, side, func(names []string) [][2]string {
		var out [][2]string
		for _, n := range names {
			out = append(out, [2]string{n, ""})
		}
		return out
	})
}

// Bodies gives the keys of the bodies that some document knows under a name.
func (x *Index) Bodies(name string) (keys []string, err error) {
	defer damaged(&err)
	return bodies(x.bleve, name)
}

// Contacts counts who met whom, most meetings first. Each pair is told once, in
// alphabetical order; with a name only the pairs of those whose names hold its
// words, or who are among some keys of bodies, these first.
func Contacts(records iter.Seq2[dragoman.Record, error], side Side, name string, keys []string) ([]Figure, error) {
	wanted := strings.Fields(personKey(name))
	is := func(n string) bool {
		if slices.Contains(keys, n) {
			return true
		}
		words := strings.Fields(personKey(n))
		for _, w := range wanted {
			if !slices.Contains(words, w) {
				return false
			}
		}
		return len(wanted) > 0
	}
	return count(records, side, func(names []string) [][2]string {
		var out [][2]string
		for i, a := range names {
			for _, b := range names[i+1:] {
				switch {
				case len(wanted) == 0:
					out = append(out, [2]string{min(a, b), max(a, b)})
				case is(a):
					out = append(out, [2]string{a, b})
				case is(b):
					out = append(out, [2]string{b, a})
				}
			}
		}
		return out
	})
}

// count goes through the records and counts what of makes of the names in each.
func count(records iter.Seq2[dragoman.Record, error], side Side, of func([]string) [][2]string) ([]Figure, error) {
	by := map[[2]string]*Figure{}
	notes := map[string][]string{}
	shown := map[string]string{} // a person's name as it stood first, by its key
	seen := map[string]bool{}
	note := func(name, text string) {
		if text != "" && text != name && len(notes[name]) < 3 {
			notes[name] = include(notes[name], text)
		}
	}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		var names []string
		var date *dragoman.Date
		person := func(p dragoman.Person) {
			if p.Name == "" {
				return
			}
			name := string(p.Name)
			if first, ok := shown[personKey(name)]; ok {
				name = first
			}
			shown[personKey(name)] = name
			note(name, strings.TrimSuffix(string(p.Role)+", "+string(p.Organization), ", "))
			names = include(names, name)
		}
		body := func(o dragoman.Organization) {
			note(o.Key, o.Name)
			names = include(names, o.Key)
		}
		meeting := false
		switch r := r.(type) {
		case *dragoman.Meeting:
			if seen[r.Key] {
				continue
			}
			seen[r.Key] = r.Key != ""
			meeting, date = true, r.Date
			if side == People {
				for _, p := range r.Participants {
					person(p.Person)
				}
			} else {
				for _, o := range r.Organizations {
					body(o)
				}
			}
		case *dragoman.Agreement:
			if seen[r.Key] {
				continue
			}
			seen[r.Key] = r.Key != ""
			date = r.Date
			if side == People {
				for _, p := range r.Signatories {
					person(p.Person)
				}
			} else {
				for _, o := range r.Parties {
					body(o)
				}
			}
		}
		for _, pair := range of(names) {
			f := by[pair]
			if f == nil {
				f = &Figure{Name: pair[0], With: pair[1]}
				by[pair] = f
			}
			if meeting {
				f.Meetings++
			} else {
				f.Agreements++
			}
			if date != nil {
				if f.First == "" || date.Start < f.First {
					f.First = date.Start
				}
				f.Last = max(f.Last, date.End)
			}
		}
	}
	out := make([]Figure, 0, len(by))
	for _, f := range by {
		about := f.Name
		if f.With != "" {
			about = f.With
		}
		f.Note = strings.Join(notes[about], "; ")
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(b.Meetings, a.Meetings), cmp.Compare(b.Agreements, a.Agreements), cmp.Compare(a.Name, b.Name), cmp.Compare(a.With, b.With))
	})
	return out, nil
}

// Timeline is the number of meetings by month, of all and of each body.
type Timeline struct {
	Months []string       `json:"months"` // "2023-03", without gaps
	All    []int          `json:"all"`
	Bodies []BodyTimeline `json:"bodies"` // most meetings first
}

// BodyTimeline is the number of a body's meetings by month.
type BodyTimeline struct {
	Key    string `json:"key"`
	Total  int    `json:"total"`
	Counts []int  `json:"counts"`
}

// maxMonths bounds a timeline: a wrong date in one record must not stretch it
// over millennia.
const maxMonths = 12 * 200

// NewTimeline counts meetings in the month in which they begin. One that is
// dated to a year only, or not at all, is left out.
func NewTimeline(records iter.Seq2[dragoman.Record, error]) (*Timeline, error) {
	all := map[string]int{}
	bodies := map[string]map[string]int{}
	seen := map[string]bool{}
	for r, err := range records {
		if err != nil {
			return nil, err
		}
		m, ok := r.(*dragoman.Meeting)
		if !ok || m.Date == nil || len(m.Date.Start) < len("2006-01") || seen[m.Key] {
			continue
		}
		seen[m.Key] = m.Key != ""
		month := m.Date.Start[:len("2006-01")]
		all[month]++
		for _, o := range m.Organizations {
			if bodies[o.Key] == nil {
				bodies[o.Key] = map[string]int{}
			}
			bodies[o.Key][month]++
		}
	}
	t := &Timeline{Months: []string{}, All: []int{}, Bodies: []BodyTimeline{}}
	if len(all) == 0 {
		return t, nil
	}
	first, last := "9999-99", ""
	for m := range all {
		first, last = min(first, m), max(last, m)
	}
	for m := first; m <= last && len(t.Months) < maxMonths; m = nextMonth(m) {
		t.Months = append(t.Months, m)
		t.All = append(t.All, all[m])
	}
	for key, counts := range bodies {
		b := BodyTimeline{Key: key, Counts: make([]int, len(t.Months))}
		for i, m := range t.Months {
			b.Counts[i] = counts[m]
			b.Total += counts[m]
		}
		t.Bodies = append(t.Bodies, b)
	}
	slices.SortFunc(t.Bodies, func(a, b BodyTimeline) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Key, b.Key))
	})
	return t, nil
}

// nextMonth gives the month behind "2023-12".
func nextMonth(m string) string {
	_, to := span(m)
	if to == noDay {
		return "9999-99"
	}
	return iso(to + 1)[:len("2006-01")]
}
