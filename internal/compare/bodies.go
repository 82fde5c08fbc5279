package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// bodies tells under which names the reports speak of the same body. It is
// built once from all reports and only read afterwards.
type bodies struct {
	parent map[string]string // folded name -> a name of the same body, up to its root
}

// newBodies joins all names of each body of each report.
func newBodies(extracts []*dragoman.Extract) *bodies {
	b := &bodies{map[string]string{}}
	for _, e := range extracts {
		b.join(e.Document.Organizations...)
		if e.Document.Home != nil {
			b.join(*e.Document.Home)
		}
		for _, m := range e.Meetings {
			b.join(m.Organizations...)
		}
		for _, a := range e.Agreements {
			b.join(a.Parties...)
		}
	}
	return b
}

func (b *bodies) join(list ...dragoman.Organization) {
	for _, o := range list {
		root := b.root(fold(o.Key))
		for _, name := range []string{o.Name, string(o.Acronym)} {
			if f := fold(name); f != "" {
				b.union(root, f)
			}
		}
	}
}

func (b *bodies) union(x, y string) {
	x, y = b.root(x), b.root(y)
	if x == y {
		return
	}
	// The shorter name stays the root, so that the result does not depend on
	// the order of the reports.
	if len(y) < len(x) || len(y) == len(x) && y < x {
		x, y = y, x
	}
	b.parent[y] = x
}

func (b *bodies) root(name string) string {
	for {
		up, ok := b.parent[name]
		if !ok || up == name {
			return name
		}
		name = up
	}
}

// id is what identifies the body of that key over all reports.
func (b *bodies) id(key string) string { return b.root(fold(key)) }

// ids are the identities of a list of bodies, sorted and each once.
func (b *bodies) ids(list []dragoman.Organization) []string {
	out := make([]string, len(list))
	for i, o := range list {
		out[i] = b.id(o.Key)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// parties are the identities of an agreement's parties. A single party is told
// by a report that takes itself for granted as the other.
func (b *bodies) parties(a *dragoman.Agreement, doc *dragoman.DocumentRecord) string {
	ids := b.ids(a.Parties)
	if len(ids) < 2 && doc.Home != nil {
		ids = append(ids, b.id(doc.Home.Key))
		slices.Sort(ids)
		ids = slices.Compact(ids)
	}
	return strings.Join(ids, "|")
}

// shared counts the bodies that two lists have in common.
func shared(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// view is a meeting with what identifies it worked out once, because it is
// compared with many others.
type view struct {
	*dragoman.Meeting
	report      *dragoman.Extract
	bodies      []string
	city, event string
	first, last string // days; empty without a date
}

// views returns the meetings of a report ready to compare.
func (b *bodies) views(e *dragoman.Extract) []view {
	out := make([]view, len(e.Meetings))
	for i := range e.Meetings {
		m := &e.Meetings[i]
		out[i] = view{Meeting: m, report: e, bodies: b.ids(m.Organizations), city: fold(city(m.Place)), event: eventName(m)}
		if m.Date != nil {
			out[i].first, out[i].last = firstDay(m.Date.Start), lastDay(m.Date.End)
		}
	}
	return out
}

// meets reports whether two meetings can be of the same time.
func (v view) meets(w view) bool {
	return v.first != "" && w.first != "" && v.first <= w.last && w.first <= v.last
}

// elsewhere reports whether two meetings name different cities.
func (v view) elsewhere(w view) bool { return v.city != w.city && v.city != "" && w.city != "" }
