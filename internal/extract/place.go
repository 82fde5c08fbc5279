package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// premises are nouns of buildings in which one meets.
var premises = newCue(`\b(?:headquarters|secretariat|premises|office|offices|embassy|palace|palais|hotel|university|centre|center|mission|ministry|residence|chancery|house|hall|academy|campus|villa|airport|base|library|museum|institute|parliament|compound|site)\b`)

// place finds where an encounter was: the venue and the city or state named
// nearest to its verb and date.
func (r *reading) place(s *sentence, g dated, main hit) *dragoman.Place {
	lo, hi := main.start, main.end
	for _, h := range g.hits {
		lo, hi = min(lo, h.start), max(hi, h.end)
	}
	dateAt := -1
	if g.date >= 0 {
		dateAt = s.mentions[g.date].start
	}
	limit := len(s.text)
	if at, ok := purpose.first(s.text[hi:]); ok {
		limit = hi + at
		if dateAt > limit {
			limit = len(s.text)
		}
	}
	best, bestD := -1, 1<<30
	for k, m := range s.mentions {
		if m.place == nil || m.start >= limit || !g.tells(m.start) && g.date >= 0 && m.start > s.mentions[g.date].start {
			continue
		}
		if g.again && m.start < g.from && m.start > hi-1 {
			continue // of the first date
		}
		lead := s.lead(m.start)
		inside := within(main, k)
		next := k > 1 && dateAt >= m.end && dateAt-m.end < 10 && preceded(lead, " and", ",") && s.mentions[k-1].kind == mentionDate || // "visited Oslo on 3 and Riga on 5 May"
			dateAt >= m.end && strings.TrimSpace(s.text[m.end:dateAt]) == "(" // "visited Oslo (3 May)"
		prep := next || strings.HasSuffix(lead, "(") && strings.HasPrefix(s.text[m.end:], ")") || preceded(lead, " in", " to", " at", " visited", "in", " visiting", " visit", " the capital,", " the capital city,")
		prep = prep || m.place.Kind == gazetteer.City && dateAt >= m.end && preceded(lead, ",") && strings.TrimSpace(s.text[m.end:dateAt]) == "," // "at its ninth session, Lima, 5 May"
		prep = prep || m.place.Kind == gazetteer.City && sceneOf.MatchString(s.text[m.end:])
		if !prep && !inside && !(k > 0 && s.mentions[k-1].place != nil && strings.TrimSpace(s.text[s.mentions[k-1].end:m.start]) == ",") {
			continue
		}
		if preceded(lead, " from", "returning to", "departure for", "leaving for", "return to", "departing for") && !(k+1 < len(s.mentions) && hi > m.end && strings.HasPrefix(s.text[m.end:], ", where ") && lo > m.end) || comesFrom(s, k) || compound(s, m) {
			continue
		}
		if dateAt >= 0 && (r.besideOther(s, m, g.date) || ofLaterDay(s, m, g.date, hi)) {
			continue
		}
		d := distanceTo(m.start, lo, hi)
		if dateAt >= 0 {
			d = min(d+30, abs(m.start-dateAt))
			if m.start < dateAt && dateAt-m.end < 8 || m.start > dateAt && m.start-s.mentions[g.date].end < 8 {
				d = 0
			}
		}
		if inside {
			d = min(d, 4)
		}
		if m.start < lo && dateAt > lo && m.start < dateAt-80 && !inside {
			d += 120
		}
		if k == 0 && strings.HasPrefix(s.text[m.end:], ",") && headPlace.MatchString(s.text[:m.end]) {
			d = min(d, 180) // "In Lima, which ..., the ceremony took place on"
		}
		if d < bestD || d == bestD && s.mentions[best].place.Kind == gazetteer.State && m.place.Kind == gazetteer.City {
			best, bestD = k, d
		}
	}
	if k := respectivePlace(s, g); k >= 0 {
		best, bestD = k, 0
	}
	p := &dragoman.Place{}
	if best > 0 && s.mentions[best].place.Kind == gazetteer.State { // "in Lubumbashi, Zambia, from 5 to 6 May"
		c := s.mentions[best-1]
		if c.place != nil && c.place.Kind == gazetteer.City && inList.MatchString(s.text[c.end:s.mentions[best].start]) {
			best--
		}
	}
	if best >= 0 && bestD < 200 {
		m := s.mentions[best]
		p.Text = dragoman.String(s.text[m.start:m.end])
		r.setPlace(p, m, s.text[m.start:m.end])
		if best+1 < len(s.mentions) {
			n := s.mentions[best+1]
			if es := r.stateAt(s, n); es != nil && p.City != "" && strings.TrimSpace(s.text[m.end:n.start]) == "," {
				p.Country, p.CountryCode, p.CountryInferred = dragoman.String(s.text[n.start:n.end]), dragoman.String(es.Country), false
				p.Text = dragoman.String(s.text[m.start:n.end])
			}
		}
	}
	if p.City == "" && p.Country != "" && best >= 0 && main.rule.Form == string(dragoman.FormVisit) && !g.again {
		r.cityOfVisit(s, p, best, g)
	}
	if p.City == "" && p.Country == "" {
		if city, text := r.unknownCity(s, lo, hi, limit, dateAt); city != "" {
			p.City, p.Text = dragoman.String(city), dragoman.String(text)
		} else if c, ok := r.there(s, lo, max(hi, dateAt)); ok {
			*p = c
		}
	}
	if p.City == "" && p.Country == "" && main.rule.Form != string(dragoman.FormCall) {
		r.stayAt(s, p)
	}
	if p.City == "" && p.Country == "" && main.rule.Form != string(dragoman.FormCall) && !remote.in(s.text) {
		r.besideAssembly(s, p)
	}
	if v, ok := r.venue(s, lo, limit, dateAt); ok {
		p.Venue = dragoman.String(v)
		if p.Text == "" {
			p.Text = p.Venue
		} else if i := strings.Index(s.text, v); i >= 0 && best >= 0 && s.mentions[best].start > i && s.mentions[best].start-i-len(v) < 8 {
			p.Text = dragoman.String(s.text[i:s.mentions[best].end])
		}
		if p.City == "" && p.Country == "" {
			r.cityOfVenue(p, v)
		}
	}
	if *p == (dragoman.Place{}) {
		return nil
	}
	return p
}

// comesFrom reports whether a place stands in a list of where people come from:
// "representatives from A, B and C".
func comesFrom(s *sentence, k int) bool {
	for k > 0 && s.mentions[k-1].kind == mentionBody && inList.MatchString(s.text[s.mentions[k-1].end:s.mentions[k].start]) {
		k--
	}
	return preceded(strings.ToLower(s.text[:s.mentions[k].start]), " from")
}

// compound reports whether a state's name is a part of an adjective: "the
// U.S.-Israel partnership".
func compound(s *sentence, m mention) bool {
	return m.place.Kind == gazetteer.State && strings.ContainsAny(s.text[m.start:m.end], "-–") && !strings.Contains(m.place.Name, "-") && fold(s.text[m.start:m.end]) != fold(m.place.Name)
}

// inCapital is a capitalised name behind "in": a city when nothing else claims
// it.
var inCapital = lazily(`\bin ((?:\p{Lu}[\p{L}’'-]+)(?: \p{Lu}[\p{L}’'-]+){0,2})(?:,? (?:on|from|in|and|to|with)\b|[,.;]|$| \d)`)

// unknownCity finds a place that no gazetteer knows, near the verb or the date.
func (r *reading) unknownCity(s *sentence, lo, hi, limit, dateAt int) (city, text string) {
	for _, loc := range inCapital.FindAllStringSubmatchIndex(s.text[:limit], -1) {
		if d := distanceTo(loc[2], lo, hi); d > 70 && (dateAt < 0 || abs(loc[2]-dateAt) > 40) {
			continue
		}
		claimed := false
		for _, m := range s.mentions {
			claimed = claimed || m.start < loc[3] && loc[2] < m.end
		}
		for _, t := range s.tokens {
			if t.start >= loc[2] && t.end <= loc[3] && (t.match > 0 || t.date || t.is(institutional) || t.class == upper) {
				claimed = true
			}
		}
		if !claimed {
			return s.text[loc[2]:loc[3]], s.text[loc[2]:loc[3]]
		}
	}
	return "", ""
}

// there is the place that "there" or "in the same city" points back to: the one
// named last before it.
func (r *reading) there(s *sentence, lo, hi int) (dragoman.Place, bool) {
	from, to := max(0, lo-30), min(len(s.text), hi+60)
	at, ok := thereWord.first(s.text[from:to])
	if !ok {
		return dragoman.Place{}, false
	}
	for k := len(s.mentions) - 1; k >= 0 && s.text[from+at] != 't'; k-- { // "there" points to another sentence
		if m := s.mentions[k]; m.place != nil && m.place.Kind == gazetteer.City && m.end < from+at {
			p := dragoman.Place{Text: dragoman.String(s.text[m.start:m.end])}
			r.setPlace(&p, m, s.text[m.start:m.end])
			return p, true
		}
	}
	for i := s.index - 1; i >= 0 && i >= s.index-4 && r.sentences[i].section == s.section; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			if m := o.mentions[k]; m.place != nil && preceded(o.lead(m.start), " in", "in", " to", " visited", " visit") {
				p := dragoman.Place{Text: dragoman.String(o.text[m.start:m.end])}
				r.setPlace(&p, m, o.text[m.start:m.end])
				return p, true
			}
		}
	}
	return dragoman.Place{}, false
}

var thereWord = newCue(`\b(?:there|in (?:the same|that) (?:city|town|capital))\b`)

// stateOf is the key of the state named as where an encounter was.
func (r *reading) stateOf(s *sentence, g dated, main hit) string {
	for k, m := range s.mentions {
		key := ""
		if e := r.stateAt(s, m); e != nil {
			key = r.registry.entry(e, "").key
		} else if r.author != nil && r.state == "" {
			key = r.seatState(m)
		}
		if key != "" && (within(main, k) || preceded(s.lead(m.start), " in", " to", " visited")) {
			for _, h := range g.hits {
				if m.start >= h.start-4 {
					return key
				}
			}
		}
	}
	return ""
}

func distanceTo(x, lo, hi int) int {
	switch {
	case x < lo:
		return lo - x
	case x > hi:
		return x - hi
	}
	return 0
}

// purpose begins what was talked about: places behind it are topics.
var purpose = newCue(`\b(?:to discuss|to exchange|to explore|in order to|to review|to consider|to coordinate|and discussed|discussing|aimed at|with the aim|with a view|with whom|because|since (?:the|he|she|it)|focusing on|focused on|on the topic|regarding|concerning|to assess|to enhance|to strengthen|to promote|to address|to engage|to support)\b`)

func (r *reading) stateAt(s *sentence, m mention) *gazetteer.Entry {
	if m.place != nil && m.place.Kind == gazetteer.State {
		return m.place
	}
	if m.kind == mentionBody && m.body.place {
		if es := r.x.gaz.Lookup(m.body.key); len(es) > 0 && es[0].Kind == gazetteer.State {
			return es[0]
		}
	}
	return nil
}

// setPlace fills a place from a mention of a city or a state.
func (r *reading) setPlace(p *dragoman.Place, m mention, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if m.place.Kind == gazetteer.City {
		p.City = dragoman.String(text)
		p.Country = dragoman.String(m.place.CountryName)
		p.CountryCode = dragoman.String(m.place.Country)
		p.CountryInferred = p.Country != ""
		return
	}
	p.Country, p.CountryCode = dragoman.String(text), dragoman.String(m.place.Country)
}

// atVenue is the phrase of a building: "at the UNIDO Headquarters".
var atVenue = lazily(`\b(?:at|in) (?:the )?((?:[A-Z][\p{L}’'.-]*|of|the|for|to|and|[a-z]+’s)(?: (?:[A-Z][\p{L}’'.-]*|of|the|for|to|and|in|at|des|de|support|forward|base|near|premises|headquarters|office))*)`)

// venue finds the building named behind a hit.
func (r *reading) venue(s *sentence, lo, limit, dateAt int) (string, bool) {
	housed := func(m mention) bool { return m.kind == mentionBody && r.houses(m.body.key) }
	if !premises.in(s.text) && !slices.ContainsFunc(s.mentions, housed) {
		return "", false
	}
	for _, loc := range atVenue.FindAllStringSubmatchIndex(s.text[:limit], -1) {
		text := s.text[loc[2]:loc[3]]
		if loc[3] < lo-60 {
			continue
		}
		text = strings.TrimSpace(text)
		for _, cut := range []string{" in ", " to ", " and ", " at the "} {
			if i := strings.LastIndex(text, cut); i > 0 && !premises.in(text[i:]) && premises.in(text[:i]) {
				text = text[:i]
			}
		}
		if loc[3] == len(s.text) {
			text = strings.TrimSuffix(text, ".")
		}
		for _, w := range []string{" of", " the", " for", " to", " and", " in", " at"} {
			text = strings.TrimSuffix(text, w)
		}
		if !premises.in(text) {
			// a body whose name is an office: "at the UNOG"
			ok := false
			for _, m := range s.mentions {
				if m.start >= loc[2] && m.end <= loc[3]+1 && m.start-loc[2] < 5 && housed(m) {
					ok = true
				}
			}
			if !ok {
				continue
			}
		}
		if r.x.lex.is(strings.ToLower(strings.Fields(text)[0]), titleWord|nounWord) {
			continue
		}
		return strings.Join(strings.Fields(text), " "), true
	}
	// "visited the WHO Regional Office"
	for _, m := range s.mentions {
		if m.kind == mentionBody && m.start >= lo && m.start < limit && premises.in(s.text[m.start:m.end]) && preceded(s.lead(m.start), " to", " visited", " visit to") {
			return strings.Join(strings.Fields(strings.TrimPrefix(s.text[m.start:m.end], "the ")), " "), true
		}
	}
	return "", false
}

// houses reports whether a body's name is that of an office in a city.
func (r *reading) houses(key string) bool {
	b := r.registry.bodies[key]
	return b != nil && strings.Contains(b.name, "Office at")
}
