package extract

import (
	"slices"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// inTheCourse gives a meeting of which no place is told that of the gathering in the
// same sentence whose days hold its own: "attended the Forum in Lima on 3-5 May, and
// on 4 May met with".
func inTheCourse(told []*telling) {
	for _, t := range told {
		if t.form != dragoman.FormMeeting || t.modality != dragoman.InPerson || t.date == nil || t.place != nil && (t.place.City != "" || t.place.Country != "") {
			continue
		}
		for _, o := range told {
			if o != t && o.date != nil && o.date.Start != o.date.End && o.date.Start <= t.date.Start && t.date.End <= o.date.End && o.modality == dragoman.InPerson && o.place != nil && o.place.City != "" {
				p := *o.place
				p.Venue = ""
				t.place = &p
			}
		}
	}
}

// apart divides the verbs that share a date where one tells of a gathering and one
// behind it of whom somebody met there: "attended the Forum in Lima on 3-5 May and
// had talks with Ms. Duarte".
func apart(s *sentence, g dated) []dated {
	if g.date < 0 || g.again || len(g.hits) < 2 {
		return []dated{g}
	}
	at := -1 // where the gathering is told
	for _, h := range g.hits {
		if h.rule.Form != "event" || h.rule.Weight <= occasionWeight || at >= 0 {
			continue
		}
		for k, m := range s.mentions {
			if e := m.event; e != nil && (within(h, k) || eventAt(s, h) < 0 && m.end <= h.start) && (gathering(e.form) && e.form != dragoman.FormCeremony || e.form == dragoman.FormMeeting && e.named) {
				at = m.end
				break
			}
		}
	}
	talk := slices.IndexFunc(g.hits, func(h hit) bool {
		return h.start >= at && h.rule.Form == string(dragoman.FormMeeting) && h.rule.Sense == "" && h.rule.Weight > 30 && andMet.MatchString(tail(s.text[:h.start], 60))
	})
	if at < 0 || talk < 0 || slices.ContainsFunc(g.hits, func(h hit) bool { return h.rule.Form == string(dragoman.FormVisit) }) || s.mentions[g.date].end > g.hits[talk].start {
		return []dated{g}
	}
	there, talks := g, g
	there.hits, talks.hits, talks.apart, there.until = nil, nil, true, g.hits[talk].start
	for _, h := range g.hits {
		if h.start >= g.hits[talk].start {
			talks.hits = append(talks.hits, h)
		} else if !h.rule.Last {
			there.hits = append(there.hits, h)
		}
	}
	if len(there.hits) == 0 {
		return []dated{g}
	}
	return []dated{there, talks}
}

// andMet ends before the verb of a further clause.
var andMet = lazily(`(?i)(?:^|[ ,])(?:and|where)(?: (?:he|she|they|it|also|then|there|separately|subsequently|later))* $`)

// stay is a visit of several days to one city, which what is told next may be a
// part of.
type stay struct {
	date  *dragoman.Date
	place *dragoman.Place
}

// stays gives an encounter that names no city that of the stay that it was a part
// of: "During the visit, he met …", "The following day, …", or a day within those
// of the visit told just before.
func (r *reading) stays(t *telling, s *sentence, last *telling) {
	if t.date == nil || t.carry {
		return
	}
	if t.place != nil && t.place.City != "" {
		if t.form == dragoman.FormVisit && t.date.Start != t.date.End && t.date.Precision == dragoman.Day {
			t.stay = &stay{t.date, t.place}
		}
		return
	}
	if last == nil || last.date == nil || last.s.section != s.section || s.index-last.s.index > 3 || t.modality == dragoman.Online ||
		t.form == dragoman.FormCall || t.form == dragoman.FormReception && t.stay == nil || t.place != nil && t.place.Country != "" || t.date.Precision != dragoman.Day {
		return
	}
	where, apart := last.place, distance(parseDay(last.date.End), parseDay(t.date.Start))
	switch v := last.stay; {
	case v != nil && t.date.Start >= v.date.Start && t.date.End <= v.date.End:
		t.stay, where = v, v.place
	case duringStay.MatchString(s.text[:min(len(s.text), 90)]) && apart <= 14:
	case dayOn.in(s.text) && apart <= 1 && last.modality != dragoman.Online:
	default:
		return
	}
	if where == nil || where.City == "" {
		return
	}
	p := *where
	p.Venue = ""
	if t.place != nil {
		p.Text, p.Venue = t.place.Text, t.place.Venue
	}
	p.CountryInferred = p.Country != ""
	t.place = &p
}

// duringStay are the words at the head of a sentence that make what it tells a
// part of the visit told before; dayOn those that count from its day.
var (
	duringStay = lazily(`(?i)^(?:\d+\.\s+)?(?:on \S+ \S+(?: \d{4})?,? )?(?:in the course of|during|as part of|within the frame(?:work)? of|in the frame(?:work)? of|(?:on|in) the (?:margins|sidelines|fringes) of|while on) (?:the|this|that|his|her|their|the same) (?:[a-z]+ )?(?:visit|trip|stay|mission|tour|sojourn|conference|forum|summit|congress|festival|assembly)\b|(?i)^while there\b`)
	dayOn      = newCue(`\b(?:same day|same evening|same occasion|following day|next day|day after|that day|day before|previous day|day earlier)\b`)
)

// cityOfVisit gives a visit to a state the one city of it in which the sentence
// goes on to tell of it: "visited Chad from 3 to 5 May, during which he met ... in
// Moundou".
func (r *reading) cityOfVisit(s *sentence, p *dragoman.Place, state int, g dated) {
	found := -1
	for k := state + 1; k < len(s.mentions); k++ {
		m := s.mentions[k]
		if m.place == nil || m.place.Kind != gazetteer.City || dragoman.String(m.place.Country) != p.CountryCode || !g.tells(m.start) || !preceded(s.lead(m.start), " in") {
			continue
		}
		if loc := duringWhich.FindStringIndex(s.text[s.mentions[state].end:m.start]); loc == nil || found >= 0 {
			return
		}
		found = k
	}
	if found < 0 {
		return
	}
	m := s.mentions[found]
	country, inferred := p.Country, p.CountryInferred
	r.setPlace(p, m, s.text[m.start:m.end])
	p.Country, p.CountryInferred = country, inferred
	p.Text = dragoman.String(s.text[m.start:m.end])
}

// duringWhich goes on about a visit.
var duringWhich = lazily(`,? (?:during which|in the course of which|where|and (?:met|held|was received|had|conferred|consulted)) `)

// stayAt gives what a sentence tells of several days the city of the stay with which
// it opens: "During her stay in Lima, she met ... on 3 May, and on 5 May ...".
func (r *reading) stayAt(s *sentence, p *dragoman.Place) {
	for k, m := range s.mentions {
		if m.start > 90 {
			return
		}
		if m.place != nil && m.place.Kind == gazetteer.City && ownStay.MatchString(s.text[:m.start]) {
			p.Text = dragoman.String(s.text[s.mentions[k].start:m.end])
			r.setPlace(p, m, s.text[m.start:m.end])
			return
		}
	}
}

// ownStay opens a sentence before the city where its subject was.
var ownStay = lazily(`^(?:\d+\.\s+)?(?:During|In the course of|Within the scope of|In the framework of|Within the framework of|As part of|While on) (?:the|his|her|their|its|a|an) (?:[a-z-]+ ){0,2}(?:stay|visit|trip|mission|tour|travel|sojourn) (?:in|to|at) $`)

// sceneOf follows a city that is told to be where something happened: "Lima hosted".
var sceneOf = lazily(`^ (?:hosted|saw|received|welcomed|brought together|was (?:also |again )?(?:host|the (?:venue|scene|setting|site))) `)
