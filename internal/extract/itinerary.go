package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// A visit is told with its days and cities, and whom the visitors met there in the
// sentences behind it, without a day: "In Oslo, she met with ...". Of a journey to
// several cities each has its own.

// goesAlong reports whether a sentence without a day goes on about the visit told
// before it: those who visited are its subject.
func (r *reading) goesAlong(s *sentence, last *telling) bool {
	if last == nil || last.form != dragoman.FormVisit || last.date == nil || s.section != last.s.section || s.block != last.s.block || s.index <= last.s.index || s.index-last.s.index > 2 || last.status != dragoman.Held {
		return false
	}
	if pronounFirst.MatchString(s.text) {
		return true
	}
	at := 0
	if loc := cityFirst.FindStringIndex(s.text); loc != nil {
		at = loc[1]
	}
	for _, m := range s.mentions {
		if m.start < at {
			continue
		}
		if strings.TrimSpace(s.text[at:m.start]) != "" {
			return false
		}
		return r.visits(s, m, last)
	}
	return false
}

// visits reports whether a mention is one of those who visited.
func (r *reading) visits(s *sentence, m mention, last *telling) bool {
	switch m.kind {
	case mentionPerson:
		if m.person.pronoun != "" && !m.person.possessed {
			return true
		}
		a, ok := r.resolve(s, m, parseDay(last.date.Start))
		for _, o := range last.actors {
			if ok && o.Capacity == dragoman.Visitor && sameActor(o.Participant, a.Participant) {
				return true
			}
		}
	case mentionBody:
		for _, key := range r.keys(s, m) {
			for _, b := range last.bodies {
				if b == key {
					return true
				}
			}
		}
	}
	return false
}

var (
	cityFirst    = lazily(`^(?:\d+\.\s+)?(?:In|While in|At|There) [^;:]{2,60}?, `)
	pronounFirst = lazily(`^(?:\d+\.\s+)?(?:(?:In|While in|At) [^;:]{2,60}?,? (?:he|she|it|they)|He|She|It|They) `)
)

// legs divides the hits of such a sentence among the cities of a journey: each
// goes with the city named last before it.
func (r *reading) legs(s *sentence, g dated) []dated {
	if len(r.journey) < 2 {
		return []dated{g}
	}
	var out []dated
	for _, h := range g.hits {
		leg := r.legAt(s, h)
		placed := false
		for i := range out {
			if out[i].leg == leg {
				out[i].hits = append(out[i].hits, h)
				placed = true
			}
		}
		if !placed {
			out = append(out, dated{hits: []hit{h}, date: g.date, part: g.part, leg: leg})
		}
	}
	return out
}

// legAt is the visit of the journey told before to the city in which a hit is told.
func (r *reading) legAt(s *sentence, h hit) *telling {
	for k := len(s.mentions) - 1; k >= 0; k-- {
		m := s.mentions[k]
		if m.place == nil || m.start > h.start && !within(h, k) {
			continue
		}
		for _, t := range r.journey {
			if town := townOf(t); town != "" && town == fold(s.text[m.start:m.end]) {
				return t
			} else if town == "" && t.place != nil && t.place.CountryCode != "" && t.place.CountryCode == dragoman.String(m.place.Country) {
				return t // in a city of the state
			}
		}
	}
	return nil
}

// townOfLeg gives the visit to a state that is a part of a journey its city, with
// which a sentence behind it begins: "In Lima, she ...".
func (r *reading) townOfLeg(s *sentence) {
	if len(r.journey) < 2 || r.journey[0].s.block != s.block || len(s.mentions) == 0 || s.mentions[0].place == nil || !inTown.MatchString(s.text[:s.mentions[0].start]) {
		return
	}
	m := s.mentions[0]
	if m.place.Kind != gazetteer.City || !strings.HasPrefix(s.text[m.end:], ",") {
		return
	}
	for _, t := range r.journey {
		if t.place != nil && t.place.City == "" && t.place.CountryCode != "" && t.place.CountryCode == dragoman.String(m.place.Country) {
			country := t.place.Country
			r.setPlace(t.place, m, s.text[m.start:m.end])
			t.place.Country, t.place.CountryInferred = country, false
		}
	}
}

// inTown opens a sentence before the name of a city.
var inTown = lazily(`^(?:\d+\.\s+)?(?:In|While in) $`)

// leave keeps the visits that a sentence tells of, for what is told of them next.
func (r *reading) leave(told []*telling) {
	var out []*telling
	for _, t := range told {
		if t.carry {
			continue
		}
		if t.form == dragoman.FormVisit {
			out = append(out, t)
		}
		r.journey = nil
	}
	if out != nil {
		r.journey = out
	}
}

// repeats is what a sentence says of an encounter that is like the one told before
// it: "a second such meeting", "the follow-up meeting", "a similar visit"; numbered
// that it is the next of a series.
var (
	repeats  = newCue(`\b(?:follow-up|such|similar|second round|third round|next round|further round)\b`)
	numbered = newCue(`\b(?:(?:[a-z]+-)?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|first)|[a-z]+teenth|[a-z]+tieth)\b`)
)

// like gives an encounter that names nobody but its host those who took part in
// the one before that it is said to be like.
func (r *reading) like(t *telling, s *sentence, last *telling) {
	if last == nil || t.carry || s.section != last.s.section || s.index-last.s.index > 3 || len(t.actors) > 0 || len(unique(t.bodies)) > 1 {
		return
	}
	k := slices.IndexFunc(s.mentions, func(m mention) bool { return m.event != nil })
	if k < 0 || s.mentions[k].start > 24 || len(s.mentions[k].event.bodies) > 0 || strings.HasPrefix(s.text[s.mentions[k].end:], " of ") {
		return
	}
	lead := lowerASCII(s.text[max(0, s.mentions[k].start-24):s.mentions[k].end])
	if !repeats.in(lead) && !(numbered.in(lead) && numbered.in(lowerASCII(last.title)) && strings.Contains(last.title, s.mentions[k].event.head)) && s.mentions[k].event.head != "round" && !(numbered.in(lead) && t.form == last.form && t.form == dragoman.FormSession && last.s.block == s.block && len(last.bodies) > 0) {
		return
	}
	if head := s.mentions[k].event.head; head == "round" && !strings.Contains(last.s.text, head) {
		return
	}
	if t.form != last.form && !(gathering(t.form) && gathering(last.form)) && !(strings.Contains(last.title, s.mentions[k].event.head)) {
		return
	}
	if numbered.in(lead) && last.form == dragoman.FormSession && t.form == dragoman.FormMeeting {
		t.form = last.form
	}
	t.bodies = unique(append(t.bodies, last.bodies...))
	if !repeats.in(lead) && last.title == "" {
		return // whose session it is, and not who was there
	}
	for _, a := range last.actors {
		t.bodies = unique(append(t.bodies, a.bodies...))
	}
}

// theVisitors begins a sentence of which those who visited are the subject.
var theVisitors = lazily(`^(?:\d+\.\s+)?(?:(?:On|In|While in) [^,;]{3,40}, )?(?:the|The) (?:joint |visiting |high-level |same )?(?:delegation|mission|team|visitors) (?:was|were|also|then|met|held|had|paid|called|conferred|consulted|discussed)\b`)

// delegation adds those who visited where "the delegation" is the subject of what
// is told next.
func (r *reading) delegation(t *telling, s *sentence, last *telling) {
	if last == nil || t.carry || last.form != dragoman.FormVisit || last.s == s || last.s.section != s.section || s.index-last.s.index > 3 || !theVisitors.MatchString(s.text) {
		return
	}
	found := false
	for _, a := range last.actors {
		if a.Capacity != dragoman.Host {
			a.Resolved, found = true, true
			t.actors = append(t.actors, a)
			t.bodies = append(t.bodies, a.bodies...)
		}
	}
	if !found && len(last.actors) == 0 {
		t.bodies = append(t.bodies, last.bodies...)
	}
	if v := last.stay; v != nil && t.date != nil && v.date.Start <= t.date.Start && t.date.End <= v.date.End {
		t.stay = v // and was received where the visit led
	}
}

// itself makes of a sentence about "it" a further telling of what the one before it
// said to be planned or put off: its form, who took part and where. It reports
// whether there is such a one, or the sentence is of another kind.
func (r *reading) itself(t *telling, s *sentence, main hit, last *telling) bool {
	if !itFirst.MatchString(s.text[main.start:main.end]) {
		return true
	}
	if last == nil || last.status == dragoman.Held || last.s.block != s.block || s.index-last.s.index != 1 {
		return false
	}
	t.form = last.form
	for _, a := range last.actors {
		a.Resolved = true
		t.actors = append(t.actors, a)
	}
	t.bodies = append(t.bodies, last.bodies...)
	if t.place == nil && last.place != nil {
		p := *last.place
		t.place = &p
	}
	return true
}

// itFirst is all that is told of "it" but when and where.
var itFirst = lazily(`^(?i)(?:\d+\.\s+)?(?:it|they) [a-z ]*(?:held|carried out|reali[sz]ed|conducted|convened|organi[sz]ed|took place)$`)

// sameVisit adds to a visit of which only the days are told, "the visit was
// carried out from 4 to 6 May", who visited and where: as the clause before it, or
// the sentence before, says.
func (r *reading) sameVisit(t *telling, s *sentence, main hit, when date.Day, last *telling) {
	if loc := tookWhom.FindStringSubmatch(s.text[main.start:main.end]); loc != nil && main.rule.Form == string(dragoman.FormVisit) {
		who := map[string]string{"him": "he", "her": "she", "them": "they", "me": "I"}[loc[1]]
		if a, ok := r.pronoun(s, &person{pronoun: who}, when); ok {
			a.Capacity = dragoman.Visitor
			t.actors = append(t.actors, a)
		}
		return
	}
	k := eventAt(s, main)
	if k < 0 || t.form != dragoman.FormVisit || main.rule.Form != "event" || len(t.actors)+len(t.bodies) > 0 || !theVisit.MatchString(tail(s.text[:s.mentions[k].end], 24)) || !ofItself.MatchString(s.text[s.mentions[k].end:]) {
		return
	}
	ids := r.subjectOf(s)
	for _, i := range ids {
		if s.mentions[i].end < s.mentions[k].start {
			r.take(t, s, s.mentions[i], string(dragoman.Visitor), "subject", when)
		}
	}
	if len(t.actors)+len(t.bodies) == 0 {
		if last == nil || last.form != dragoman.FormVisit || last.s == s || last.s.section != s.section || s.index-last.s.index > 1 {
			return
		}
		for _, a := range last.actors {
			a.Resolved = true
			t.actors = append(t.actors, a)
		}
		t.bodies = append(t.bodies, last.bodies...)
		if t.place == nil && last.place != nil {
			p := *last.place
			t.place = &p
		}
		return
	}
	for _, m := range s.mentions {
		if t.place == nil && m.place != nil && m.end < s.mentions[k].start && preceded(s.lead(m.start), " visit", " to", " in", " visited") {
			t.place = &dragoman.Place{Text: dragoman.String(s.text[m.start:m.end])}
			r.setPlace(t.place, m, s.text[m.start:m.end])
		}
	}
}

var (
	tookWhom = lazily(`\b(?:took|brought|led) (him|her|them|me) `) // "her travels took her to"
	theVisit = lazily(`(?i)(?:^|[;,.] |\band |\bbut )the (?:visit|trip|journey|tour)$`)
	ofItself = lazily(`^,? (?:which )?(?:was|were|is|has|had|took|will|could|did|eventually|finally|then|originally|initially|planned|scheduled) `)
)
