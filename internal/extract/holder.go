package extract

import (
	"slices"
	"sort"
	"strings"

	"dragoman/internal/extract/date"
)

// holderOf returns who held an office of a body on a day, or nil. Where several
// did, the one told nearest to that day; a former holder is not one later.
func (c *cast) holderOf(role, org string, when date.Day, index int) (*holder, *office) {
	want := c.officeName(role)
	type candidate struct {
		h *holder
		o *office
		d int
	}
	var found []candidate
	for _, h := range c.people {
		if h.entersLater(want, org, when) {
			continue
		}
		best := -1
		var bo *office
		for k := range h.offices {
			o := &h.offices[k]
			if o.org != org || !sameOffice(want, o.words) || o.from.Year != 0 && when.Year != 0 && earlier(when, o.from) || o.until.Year != 0 && when.Year != 0 && earlier(o.until, when) {
				continue
			}
			d := distance(o.when, when)
			if o.when.Year == 0 || when.Year == 0 {
				d = 5000 + abs(o.index-index)
			}
			if o.from.Year != 0 && when.Year != 0 { // whoever was appointed last
				d = min(d, distance(o.from, when))
			}
			if o.until.Year != 0 && when.Year != 0 { // or will leave first
				d = min(d, distance(o.until, when))
			}
			if graded(o.words) && !graded(want) {
				d += 100000 // the First Deputy is meant by "the Deputy" only where there is no other
			}
			if best < 0 || d < best {
				best, bo = d, o
			}
		}
		if bo != nil {
			found = append(found, candidate{h, bo, best})
		}
	}
	if len(found) == 0 {
		return nil, nil
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].d < found[j].d })
	return found[0].h, found[0].o
}

// entersLater reports whether someone is told to have been given an office only
// after a day, and not to have held it before.
func (h *holder) entersLater(want officeName, org string, when date.Day) bool {
	later := false
	for k := range h.offices {
		o := &h.offices[k]
		if when.Year == 0 || o.org != org || !sameOffice(want, o.words) {
			continue
		}
		if o.from.Year != 0 {
			if !earlier(when, o.from) {
				return false
			}
			later = true
		} else if o.when.Year != 0 && !earlier(when, o.when) {
			return false
		}
	}
	return later
}

// graded reports whether an office is one of several of its name, told apart by
// their order.
func graded(o officeName) bool {
	return slices.ContainsFunc(o.words, func(w string) bool { return w == "first" || w == "second" || w == "senior" || w == "principal" })
}

// holderOfAny is holderOf for an office that may be held in two, "Director-General
// of A/Executive Director of B", or whose body the document names in two ways.
func (c *cast) holderOfAny(role, org string, orgs []string, when date.Day, index int) (*holder, *office) {
	if h, o := c.holderOf(role, org, when, index); h != nil {
		return h, o
	}
	if i := strings.IndexByte(role, '/'); i > 0 {
		if h, o := c.holderOf(role[:i], org, when, index); h != nil {
			return h, o
		}
	}
	for _, k := range orgs {
		if k == org {
			continue
		}
		if h, o := c.holderOf(role, k, when, index); h != nil {
			return h, o
		}
	}
	return nil, nil
}

// oneOffice is the institution of someone who is all of it, an ombudsperson: as the
// document names it, or by the office itself.
func (r *reading) oneOffice(p *person) string {
	switch fold(p.role) {
	case "ombudsperson", "ombudsman", "public defender", "people s advocate":
	default:
		return ""
	}
	if b := r.registry.bodies[p.org]; p.plural || p.org != "" && (b == nil || !b.state) {
		return ""
	}
	for _, name := range []string{"Office of the " + p.role, p.role + " Institution", p.role + "’s Office"} {
		if strings.Contains(r.doc.Text, name) {
			return r.registry.own(name).key
		}
	}
	return r.registry.own(p.role).key
}

// itBefore is the body that the sentences right before, in the paragraph, have for
// their subject: "The Court sat on 3 May. Its President".
func (r *reading) itBefore(s *sentence) string {
	for i := s.index - 1; i >= 0 && i >= s.index-2 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		ids := r.subjectOf(o)
		if len(ids) == 1 && o.mentions[ids[0]].kind == mentionBody && !o.mentions[ids[0]].body.place {
			if keys := r.keys(o, o.mentions[ids[0]]); len(keys) > 0 {
				return keys[0]
			}
		}
		if len(ids) > 0 {
			break
		}
	}
	return ""
}
