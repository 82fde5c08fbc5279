package extract

import (
	"strings"

	"dragoman"
)

// mergePacts joins the tellings of the same instrument.
func (r *reading) mergePacts(list []*pact) [][]*pact {
	var out [][]*pact
	for _, p := range list {
		into := -1
		best := 0
		for i, g := range out {
			if n := r.samePact(g, p); n > best {
				into, best = i, n
			}
		}
		if into < 0 {
			out = append(out, []*pact{p})
			continue
		}
		out[into] = append(out[into], p)
	}
	return out
}

// samePact scores how well a telling fits a group: 0 when it cannot.
func (r *reading) samePact(g []*pact, p *pact) int {
	score := 0
	for _, o := range g {
		if o.kind.Family() != p.kind.Family() {
			return 0
		}
		if !r.sharesParty(o, p) {
			return 0
		}
		if o.date != nil && p.date != nil && !sameYearOrFiner(o.date, p.date) {
			return 0
		}
		if (o.kind == dragoman.RoadMap) != (p.kind == dragoman.RoadMap) {
			return 0 // nobody calls a work plan a road map
		}
		if o.similar != p.similar && (o.s.block == p.s.block || differ(keysOf(o), keysOf(p))) {
			return 0 // one and its successor
		}
		if o.s == p.s && o.rule == p.rule && o.kind != p.kind && o.sure == p.sure && done(p.status) {
			return 0 // "an agreement on X and a memorandum on Y were signed"
		}
		if !titlesAgree(o, p) {
			return 0
		}
		if o.kind != p.kind && o.kind.Family() == dragoman.GenericAgreement.Family() && o.s.block != p.s.block {
			return 0 // a protocol, a framework agreement and an agreement are three
		}
		score = max(score, 1)
		if o.date != nil && p.date != nil {
			score = max(score, 4)
		}
		if o.title != "" && p.title != "" {
			score = max(score, 3)
		}
		if o.kind == p.kind {
			score++
		}
	}
	return score
}

// sameYearOrFiner reports whether two dates may be one told with more or less
// precision.
func sameYearOrFiner(a, b *dragoman.Date) bool {
	x, y := a.Start, b.Start
	if len(x) > len(y) {
		x, y = y, x
	}
	return strings.HasPrefix(y, x)
}

// sharesParty reports whether two tellings have the same counterpart.
func (r *reading) sharesParty(a, b *pact) bool {
	others := func(p *pact) map[string]bool {
		m := map[string]bool{}
		for _, k := range p.parties {
			if k != r.home {
				m[k] = true
			}
		}
		return m
	}
	x, y := others(a), others(b)
	if len(x) == 0 && len(y) == 0 {
		return true
	}
	if a.kind.Family() == dragoman.JointDeclaration.Family() && a.sure && b.sure && differ(x, y) && differ(y, x) {
		return false // "A and B" and "A and C"
	}
	again := b.told && b.date == nil && b.kind == a.kind && b.s.block == a.s.block && b.s.index-a.s.index == 1
	if r.author != nil && (a.sure && b.sure || len(a.parties) > 1 && len(b.parties) > 1 && a.s.block != b.s.block) && differ(x, y) && differ(y, x) && !again {
		return false // of two pairs of others
	}
	for k := range x {
		if y[k] {
			return true
		}
		for o := range y {
			if r.partOf(k, o) || r.partOf(o, k) {
				return true
			}
		}
	}
	return false
}

// partOf reports whether a body is named as a part of another: its regional office,
// its commission.
func (r *reading) partOf(part, whole string) bool {
	if tooWide[whole] || r.registry.bodies[whole] == nil {
		return false
	}
	name := string(r.registry.organization(part).Name)
	return strings.HasPrefix(name, whole+" ") || strings.HasPrefix(name, r.registry.bodies[whole].name+" ")
}

func keysOf(p *pact) map[string]bool { return set(p.parties) }

// differ reports whether a key of one set is not in the other.
func differ(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return true
		}
	}
	return false
}

var yearSpan = lazily(`\b(?:19|20)\d\d\b`)

// titlesAgree reports whether two tellings may bear one title: years named in
// one and not in the other's, or in its date, tell them apart.
func titlesAgree(a, b *pact) bool {
	ya, yb := yearSpan.FindAllString(a.title, -1), yearSpan.FindAllString(b.title, -1)
	if len(ya) > 0 && len(yb) > 0 {
		return strings.Join(ya, " ") == strings.Join(yb, " ")
	}
	for _, t := range []struct {
		years []string
		other *pact
	}{{ya, b}, {yb, a}} {
		if len(t.years) > 0 && t.other.date != nil && t.other.date.Start[:4] < t.years[0] && atoi(t.years[0])-atoi(t.other.date.Start[:4]) > 2 {
			return false
		}
	}
	if a.title != "" && b.title != "" && a.kind == b.kind {
		x, y := fold(a.title), fold(b.title)
		return strings.Contains(x, y) || strings.Contains(y, x) || overlap(x, y) >= 0.5
	}
	return true
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// overlap is the share of the shorter name's words that stand in the longer.
func overlap(a, b string) float64 {
	A, B := strings.Fields(a), set(strings.Fields(b))
	if len(A) == 0 || len(B) == 0 {
		return 0
	}
	n := 0
	for _, w := range A {
		if B[w] {
			n++
		}
	}
	return float64(n) / float64(min(len(A), len(B)))
}
