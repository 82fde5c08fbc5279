package eval

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// judge knows the gold and the names of its organisations.
type judge struct {
	gold  *Gold
	names map[string][]string // normal name -> keys
}

func newJudge(g *Gold) *judge {
	j := &judge{gold: g, names: map[string][]string{}}
	for key, names := range g.Organizations {
		for name := range set(append([]string{key}, names...)) {
			n := normal(name)
			if !slices.Contains(j.names[n], key) {
				j.names[n] = append(j.names[n], key)
			}
		}
	}
	return j
}

// keys returns the gold keys of a body known by the given names. A body that
// gold does not know stands for itself.
func (j *judge) keys(names ...string) map[string]bool {
	out := map[string]bool{}
	last := ""
	for _, name := range names {
		if name == "" {
			continue
		}
		n := normal(name)
		for _, key := range j.names[n] {
			out[key] = true
		}
		last = "?" + n
	}
	if len(out) == 0 && last != "" {
		out[last] = true
	}
	return out
}

func (j *judge) organizations(list []dragoman.Organization) map[string]bool {
	out := map[string]bool{}
	for _, o := range list {
		for key := range j.keys(o.Key, o.Name, string(o.Acronym)) {
			out[key] = true
		}
	}
	return out
}

// dates are the bounds that two records must share; "" where there is no date.
type dates struct{ start, end string }

func recordDates(d *dragoman.Date) dates {
	if d == nil || d.Start == "" {
		return dates{}
	}
	return dates{d.Start, cmp.Or(d.End, d.Start)}
}

func goldDates(d *GoldDate) dates {
	if d == nil || d.Start == "" {
		return dates{}
	}
	return dates{d.Start, cmp.Or(d.End, d.Start)}
}

func (d dates) year() string { return d.start[:min(len(d.start), 4)] }

func city(p *dragoman.Place) string {
	if p == nil {
		return ""
	}
	return string(p.City)
}

func quoteWords(quotes []string) map[string]bool {
	return set(strings.Fields(normal(strings.Join(quotes, " "))))
}

func evidenceWords(evidence []dragoman.Evidence) map[string]bool {
	var quotes []string
	for _, e := range evidence {
		quotes = append(quotes, e.Quote)
	}
	return quoteWords(quotes)
}

// meeting weighs how well a meeting fits a gold one; 0 is not at all.
func (j *judge) meeting(g *GoldMeeting, m *dragoman.Meeting) int {
	if goldDates(g.Date) != recordDates(m.Date) {
		return 0
	}
	home := j.gold.Home
	want, got := set(g.Organizations), j.organizations(m.Organizations)
	guests := 0
	people := 0 // gold people of other bodies
	for _, p := range named(g.Participants) {
		if p.Organization == home {
			continue
		}
		people++
		if slices.ContainsFunc(namedParticipants(m), func(q dragoman.Participant) bool { return samePerson(p.Name, string(q.Name)) }) {
			guests++
		}
	}
	bodies := common(without(want, home), got)

	sameCity := g.City != "" && normal(g.City) == normal(city(m.Place))
	sameForm := g.Form == string(m.Form)
	x, y := quoteWords(g.Quotes), evidenceWords(m.Evidence)
	sameWords := len(x) > 0 && len(y) > 0 && overlap(x, y) >= 0.6
	extra := 0
	if sameCity {
		extra += 2
	}
	if sameForm {
		extra += 2
	}
	if sameWords {
		extra += 3
	}

	if guests > 0 || bodies > 0 {
		return 10 + 3*guests + bodies + extra
	}
	nobodyNamed := people == 0 && len(without(want, home)) == 0
	if (nobodyNamed || want[home] && got[home] || sameWords) && (sameCity || sameForm || sameWords) {
		return 4 + extra
	}
	return 0
}

// agreement weighs how well an agreement fits a gold one; 0 is not at all.
func (j *judge) agreement(g *GoldAgreement, a *dragoman.Agreement) int {
	if dragoman.AgreementType(g.Type).Family() != a.AgreementType.Family() {
		return 0
	}
	home := j.gold.Home
	want, got := without(set(g.Parties), home), without(j.organizations(a.Parties), home)
	if len(want) > 0 && common(want, got) == 0 {
		return 0
	}
	gd, ad := goldDates(g.Date), recordDates(a.Date)
	if gd.start != "" && ad.start != "" && gd.year() != ad.year() {
		return 0
	}
	weight := 5 + common(want, got)
	if gd == ad {
		weight += 3
	}
	if g.Status == string(a.Status) {
		weight += 2
	}
	if g.Type == string(a.AgreementType) {
		weight++
	}
	return weight
}

// pair is a gold record and the record that was found for it, by index.
type pair struct{ gold, found int }

// match pairs gold records with records one to one, the heaviest pair first, at
// equal weight in the order of gold, then of the extract.
func match(golds, founds int, weigh func(gold, found int) int) []pair {
	type candidate struct {
		pair
		weight int
	}
	var candidates []candidate
	for g := range golds {
		for f := range founds {
			if w := weigh(g, f); w > 0 {
				candidates = append(candidates, candidate{pair{g, f}, w})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.weight, a.weight) })
	goldDone, foundDone := make([]bool, golds), make([]bool, founds)
	var out []pair
	for _, c := range candidates {
		if !goldDone[c.gold] && !foundDone[c.found] {
			goldDone[c.gold], foundDone[c.found] = true, true
			out = append(out, c.pair)
		}
	}
	return out
}

func named(people []GoldPerson) []GoldPerson {
	var out []GoldPerson
	for _, p := range people {
		if p.Name != "" {
			out = append(out, p)
		}
	}
	return out
}

func namedParticipants(m *dragoman.Meeting) []dragoman.Participant {
	var out []dragoman.Participant
	for _, p := range m.Participants {
		if p.Name != "" {
			out = append(out, p)
		}
	}
	return out
}
