package extract

import (
	"slices"
	"sort"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// telling is one place in the text that tells of an encounter.
type telling struct {
	s        *sentence
	rule     string
	form     dragoman.Form
	weight   int
	status   dragoman.MeetingStatus
	modality dragoman.Modality
	date     *dragoman.Date
	place    *dragoman.Place
	occasion string
	title    string
	actors   []actor
	bodies   []string // that take part without a person
	supports []string
	where    string   // key of the state that it took place in, when the sentence names it
	sitting  *sitting // its number, when it has one
	of       *telling // the telling that it goes on about, when that is known
	stay     *stay    // the visit that it is, or is a part of
	row      bool     // it is the row of a calendar, which tells again what the text may have told
	again    bool     // it is of a further date of its verb, and so no encounter told before it
	carry    bool     // it has no date of its own and goes with the telling before it
}

// meetings reads the tellings of one sentence.
func (r *reading) meetings(s *sentence, last *telling) []*telling {
	r.townOfLeg(s)
	lead := r.lead(s, last) || !dates(s) && r.entryDate(s) != nil
	along := !dates(s) && r.goesAlong(s, last)
	if !dates(s) && !carries(s, last) && !lead && !along {
		return nil
	}
	hits := r.hits(s, "meeting")
	if r.confirm(s, hits) {
		hits = r.hits(s, "meeting")
	}
	var out []*telling
	for _, g := range r.dateHits(s, hits, lead) {
		if g.date < 0 && last == nil && !lead {
			continue
		}
		parts := apart(s, g)
		if g.date < 0 && along {
			parts = r.legs(s, g)
		}
		for _, g := range parts {
			out = append(out, r.build(s, g, last)...)
		}
	}
	inTheCourse(out)
	if len(out) == 0 && dates(s) && !r.row(s) {
		if t := r.entry(s); t != nil {
			return []*telling{t}
		}
	}
	if len(out) == 0 && r.home != "" && dates(s) {
		for _, g := range r.dateHits(s, r.hits(s, lastResort), false) {
			out = append(out, r.build(s, g, nil)...)
		}
	}
	return out
}

// dates reports whether the sentence names a date.
func dates(s *sentence) bool {
	for _, m := range s.mentions {
		if m.kind == mentionDate {
			return true
		}
	}
	return false
}

// hits runs the rules of a kind over a sentence.
func (r *reading) hits(s *sentence, kind string) []hit {
	hits := r.x.rules.match(s, kind)
	if kind == "agreement" {
		return settle(slices.DeleteFunc(hits, func(h hit) bool { return r.passive(s, h) || undrafted(s, h) }))
	}
	var none []dragoman.Span // stretches that deny an encounter
	for _, h := range hits {
		if before := s.text[:h.start]; denied.MatchString(tail(before, 64)) || crowd.MatchString(tail(before, 60)) {
			none = append(none, dragoman.Span{Start: h.start, End: h.end})
		}
	}
	kept := hits[:0]
	for _, h := range hits {
		if h.rule.Weight <= occasionWeight && (r.sat(s, h) || acting(s, h)) || inSpeech(s.text, h.start) || participle(s, h) || ofNextClause(s, h) {
			continue
		}
		if slices.ContainsFunc(none, dragoman.Span{Start: h.start, End: h.end}.Overlaps) {
			continue
		}
		kept = append(kept, h)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].start < kept[j].start })
	return kept
}

// undrafted reports whether a hit that is of drafts only names none.
func undrafted(s *sentence, h hit) bool {
	return h.rule.Sense == senseDraft && !slices.ContainsFunc(h.within, func(k int) bool {
		return s.mentions[k].kind == mentionInstrument && s.mentions[k].instrument.draft
	})
}

// passive reports whether an active verb with its instrument behind it is the
// passive of one before: "a Protocol was [signed with ITU, a Joint Statement]".
func (r *reading) passive(s *sentence, h hit) bool {
	if h.rule.Sense != senseAct || !preceded(s.lead(h.start), " was", " were", " been") {
		return false
	}
	for _, k := range h.within {
		if s.mentions[k].kind == mentionInstrument {
			return strings.Contains(s.text[h.start:s.mentions[k].start], ", ")
		}
	}
	return false
}

// ofNextClause reports whether the encounter that a verb seems to have for its object
// belongs to the next clause: "elections were [held on 5 May and the new Assembly]".
func ofNextClause(s *sentence, h hit) bool {
	k := eventAt(s, h)
	if k < 0 || h.rule.Form != "event" || h.rule.Sense == senseDuring || s.mentions[k].start <= h.start {
		return false
	}
	return strings.Contains(s.text[h.start:s.mentions[k].start], " and ") && preceded(s.lead(h.start), " was", " were", " been")
}

// participle reports whether the verb of a hit belongs to an encounter named just
// before it: "the forum [convened in] Lima by President Rojas".
func participle(s *sentence, h hit) bool {
	if _, ok := h.rule.Slots["chair"]; ok && strings.Contains(s.text[h.start:h.end], " by ") && ofEvent(s, h.start) {
		return true // "a ceremony convened by the Committee"
	}
	if h.rule.Sense != senseSitting {
		return false
	}
	if strings.HasPrefix(lowerASCII(s.text[h.start:h.end]), "convened") && preceded(s.lead(h.start), " be", " been", " being", "which was", "which were", "that was", "that were") {
		return true // "a forum to be convened in Lima"
	}
	for _, m := range s.mentions {
		if m.event != nil && m.end <= h.start && strings.TrimSpace(s.text[m.end:h.start]) == "" && strings.Contains(s.text[h.end:], " by ") {
			return true
		}
	}
	return false
}

// ofEvent reports whether an encounter is named before an offset: it is that which
// someone chaired.
func ofEvent(s *sentence, at int) bool {
	return slices.ContainsFunc(s.mentions, func(m mention) bool {
		return m.event != nil && m.end <= at && !strings.Contains(s.text[m.end:at], ";")
	})
}

// inSpeech reports whether an offset lies in words that somebody is quoted with:
// what they tell is not told by the report. A title is shorter.
func inSpeech(text string, at int) bool {
	open := strings.LastIndex(text[:at], "“")
	if open < 0 || strings.Contains(text[open:at], "”") {
		return false
	}
	end := strings.Index(text[at:], "”")
	if end < 0 {
		end = len(text) - at
	}
	return strings.Count(text[open:at+end], " ") > 12
}

// denied says that someone did not go or meet at all: nothing was planned.
var denied = lazily(`(?i)\b(?:(?:did not|not been|not yet been|not yet|never|without|refused to|unable to|avoid|refrain from|can|cannot)\s+|(?:cancelled|withdrew|boycotted)\b[^.;,]{1,40}\s)$`)

// crowd is a subject of whom nobody keeps a record.
var crowd = lazily(`(?i)\b(?:tourists|visitors|passengers|pilgrims|travell?ers|migrants|refugees)\b(?: from [^.;,]{0,30})? $`)

// tellsMore reports whether another verb stands between the noun of an encounter
// that begins a match and the words that end it: then they tell of that verb.
func tellsMore(s *sentence, h hit) bool {
	if len(h.within) == 0 || s.mentions[h.within[0]].event == nil || s.mentions[h.within[0]].start != h.start {
		return false
	}
	from, to := s.mentions[h.within[0]].end, h.end
	if last := s.mentions[h.within[len(h.within)-1]]; last.kind == mentionDate && last.end == h.end {
		to = last.start
	}
	verb := -1 // the match's own verb: the last words but a few
	for i := len(s.tokens) - 1; i >= 0 && verb < 0; i-- {
		if s.tokens[i].end <= to {
			verb = i - 5
		}
	}
	for i, t := range s.tokens {
		if t.start < from || t.end > to || t.class != plain || i > verb {
			continue
		}
		if i+1 < len(s.tokens) && s.tokens[i+1].lower == "been" {
			continue // "had been due to be held"
		}
		if !ofEncounter[t.lower] && (verbal(t.lower) || tellVerbs[t.lower]) {
			return true
		}
	}
	return false
}

var (
	ofEncounter = set(strings.Fields("held convened organized organised hosted conducted took scheduled planned entitled titled called co-chaired chaired dedicated also jointly including devoted arranged foreseen envisaged rescheduled deferred originally initially gathered assembled drew attracted brought"))
	tellVerbs   = set(strings.Fields("that who whom where has have had is are was were said told made gave while because"))
)

// headPlace is a place at the head of a sentence: "In Ottawa on 4 May 2017,".
var headPlace = lazily(`^(?:\d+\.\s+)?(?:In|At) (?:the )?\p{Lu}[\pL’'-]*(?:,? \p{Lu}[\pL’'-]*){0,3},?$`)

// build makes the tellings of the hits that share a date.
func (r *reading) build(s *sentence, g dated, last *telling) []*telling {
	main := g.hits[0]
	for _, h := range g.hits {
		if h.rule.Weight > main.rule.Weight || h.rule.Weight == main.rule.Weight && h.rule.Form == string(dragoman.FormVisit) && main.rule.Form == string(dragoman.FormReception) && ends(s, h, mentionPlace) {
			main = h // "visited Lima and was received by": in the course of it
		}
	}
	t := &telling{s: s, rule: main.rule.ID, weight: main.rule.Weight, status: dragoman.Held, modality: dragoman.InPerson, again: g.again || g.apart}
	var when date.Day
	if g.date >= 0 {
		d := r.resolveDate(s, s.mentions[g.date], g.part)
		if d == nil {
			return nil
		}
		d = r.lasted(s, g, d)
		t.date = d
		when = parseDay(d.Start)
		t.supports = append(t.supports, "date")
	} else if d := r.entryDate(s); d != nil {
		d.Inferred = true
		t.date, when = d, parseDay(d.Start)
		t.supports = append(t.supports, "date")
	} else if r.lead(s, last) {
		t.date = r.leadDate()
		when = r.dated
		t.supports = append(t.supports, "date")
	} else {
		if !carries(s, last) && !r.goesAlong(s, last) {
			return nil
		}
		t.carry, t.of = true, g.leg
		if last.date != nil {
			when = parseDay(last.date.Start)
		}
	}
	t.form = r.form(s, g.hits, main)
	if t.place = r.place(s, g, main); t.place == nil || t.place.City == "" && t.place.Country == "" {
		if p := r.entryPlace(s); p != nil {
			if t.place != nil {
				p.Venue = t.place.Venue
			}
			t.place = p
		}
	}
	if t.where = r.stateOf(s, g, main); t.where == "" {
		t.where = r.whereStill(t, last)
	}
	if !r.itself(t, s, main, last) {
		return nil
	}
	for _, h := range g.hits {
		r.fill(t, s, h, main, when, g)
	}
	r.company(t, s, main, when)
	r.delegation(t, s, last)
	r.sameVisit(t, s, main, when, last)
	r.like(t, s, last)
	r.attendance(t, s, main, when)
	t.actors = joinActors(t.actors)
	r.addTopic(t, s, main, when)
	if t.place != nil {
		t.supports = append(t.supports, "place")
	}
	if len(t.actors) > 0 || len(t.bodies) > 0 {
		t.supports = append(t.supports, "participants")
	}
	t.occasion = r.occasion(s, g.hits, main)
	t.status = r.status(s, main, g, t, when)
	t.again = t.again || g.date > 0 && laterThen.MatchString(tail(s.text[:s.mentions[g.date].start], 24))
	if t.modality = modality(s, main, g, t.form); t.modality == dragoman.InPerson && remotely(s, t) {
		t.modality = dragoman.Online
	}
	r.reception(t, s, main, g.hits...)
	r.stays(t, s, last)
	t.title = r.title(s, main)
	if !r.plausible(t, s, main) || r.listedOnly(s, main, g.date) || g.date < 0 && !t.carry && !s.entry && !r.newsworthy(t) {
		// without what was implausible, the rest may tell of an encounter
		rest := dated{date: g.date, part: g.part}
		for _, h := range g.hits {
			if h.rule != main.rule {
				rest.hits = append(rest.hits, h)
			}
		}
		if len(rest.hits) == 0 {
			return nil
		}
		return r.build(s, rest, last)
	}
	return []*telling{t}
}

// laterThen stands before a day of which something else has been told: "later that
// day".
var laterThen = lazily(`(?i)\blater(?: on)?(?: on)? (?:the )?$`)

// ends reports whether a hit ends on a mention of a kind.
func ends(s *sentence, h hit, kind mentionKind) bool {
	return slices.ContainsFunc(h.within, func(k int) bool { return s.mentions[k].kind == kind && s.mentions[k].end == h.end })
}

// entryDate is the day with which the entry of a chronicle begins, for its later
// sentences, or nil.
func (r *reading) entryDate(s *sentence) *dragoman.Date {
	if !s.entry || s.first {
		return nil
	}
	for i := s.index - 1; i >= 0 && r.sentences[i].block == s.block; i-- {
		if o := &r.sentences[i]; o.first {
			for _, m := range o.mentions {
				if m.kind == mentionDate {
					return r.resolveDate(o, m, -1)
				}
			}
		}
	}
	return nil
}

// carries reports whether a sentence without a date goes on about the encounter
// told just before it.
func carries(s *sentence, last *telling) bool {
	if last == nil || last.date == nil || s.section != last.s.section || s.index-last.s.index > 3 {
		return false
	}
	head := s.text[:min(len(s.text), 90)]
	if continues.MatchString(head) {
		return true
	}
	return s.index-last.s.index <= 2 && ((gathering(last.form) || last.title != "") && refersBack.in(s.text) || attendedBoth.in(s.text) || gathers(last.form) && ofSides.in(s.text))
}

// gathers reports whether a form of encounter may have delegations.
func gathers(f dragoman.Form) bool {
	return gathering(f) || f == dragoman.FormMeeting || f == dragoman.FormCall
}

// ofSides are words that tell who stood for each side at the encounter before.
var ofSides = newCue(`\b(?:(?:delegation|delegations|side|team)(?: of [^.;,]{2,60}?)? (?:was|were) (?:headed|led|represented)|(?:on|from) the side of|(?:was|were) represented (?:there )?by)\b`)

// refersBack are words that tell who was at the gathering before.
var refersBack = newCue(`\b(?:attended (?:it|both|the (?:event|meeting|conference|forum|summit|ceremony|session|workshop|seminar|training))\b|attended[.,;]|(?:participated|took part)(?: in it)?[.,;]|(?:was|were) (?:also )?present\b|spoke (?:there|at it)\b|(?:panell?ists|speakers|moderators?|discussants|guests|participants) (?:[a-z]+ ){0,6}(?:included|were|was|:)|(?:panell?ists|speakers|discussants|guests|the following)[^.;:]{0,60}:|(?:opening|welcoming|welcome|introductory|closing|keynote) (?:address(?:es)?|remarks|speech(?:es)?|statements?)\b|(?:opened|closed|addressed|chaired|moderated|co-chaired) (?:it\b|the (?:opening(?: of the)? ?)?(?:event|meeting|conference|forum|summit|ceremony|session|workshop|training|seminar)?\b)|took part (?:at|in) the (?:event|meeting|conference|forum|summit|ceremony|session|workshop|training|seminar)\b|participated (?:alongside|therein|thereat))`)

// continues are the words that tie a sentence to the encounter before it.
var continues = lazily(`(?i)^(?:\d+\.\s+)?(?:(?:also|moreover|furthermore|in addition|additionally),? )?(?:in (?:this|that) (?:framework|context|regard|connection)|(?:during|in the course of|at|within the frame(?:work)? of|in the frame(?:work)? of|(?:on|in) the (?:margins|sidelines|fringes) of|as part of|on the occasion of) (?:the|this|that|his|her|their|these|those) (?:same )?(?:visit|trip|meetings?|event|conference|forum|summit|session|council|assembly|congress|festival|talks|occasion|stay|mission|week|program|programme|workshop|ceremony|call|conversation)|while (?:in|there)|on (?:that|this) occasion|there,|there (?:he|she|they|the|both|we|i)|(?:(?:afterwards|thereafter|subsequently|later)(?: on)?,? )?(?:he|she) (?:also )?(?:met|held|had)|it was (?:also )?(?:attended|chaired|co-chaired|opened|addressed|facilitated|hosted) by|(?:the|this) (?:event|meeting|conference|forum|summit|workshop|training|seminar|session|visit|gathering|programme|program|talks|discussions|ceremony|training workshop|training course),? (?:which )?(?:was |were |is )?(?:also )?(?:attended|brought|chaired|co-chaired|hosted|opened|held|organi[sz]ed|facilitated|focused|co-organi[sz]ed|addressed|gathered|with|co-funded|funded|supported))\b`)

// goesOn is a telling in another sentence that says who else took part.
func (t *telling) goesOn(s *sentence) *telling {
	return &telling{s: s, rule: t.rule, form: t.form, weight: t.weight, status: t.status, modality: t.modality, carry: true, supports: []string{"participants"}}
}

// item reads a list item that names someone whom the sentence before the list
// announced: "His interlocutors were:" and a line for each.
func (r *reading) item(s *sentence, last *telling) *telling {
	if last == nil || last.date == nil || !s.first || r.doc.Blocks[s.block].Kind != dragoman.ListItem {
		return nil
	}
	// the sentence before the list ends in a colon and is, or follows at once,
	// the one that told of the encounter
	i := s.index - 1
	for i >= 0 && r.doc.Blocks[r.sentences[i].block].Kind == dragoman.ListItem {
		i--
	}
	if i < 0 || i < last.s.index || i > last.s.index+1 || !strings.HasSuffix(strings.TrimRight(r.sentences[i].text, " "), ":") || r.sentences[i].section != s.section {
		return nil
	}
	t := last.goesOn(s)
	when := parseDay(last.date.Start)
	for _, m := range s.mentions {
		if m.start > 8 {
			break
		}
		if m.kind == mentionPerson || m.kind == mentionBody {
			r.take(t, s, m, "participant", "object", when)
		}
	}
	if len(t.actors) == 0 && len(t.bodies) == 0 {
		return nil
	}
	return t
}
