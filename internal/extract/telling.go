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
	span     dragoman.Span
	supports []string
	where    string   // key of the state that it took place in, when the sentence names it
	sitting  *sitting // its number, when it has one
	of       *telling // the telling that it goes on about, when that is known
	carry    bool     // it has no date of its own and goes with the telling before it
}

// meetings reads the tellings of one sentence.
func (r *reading) meetings(s *sentence, last *telling) []*telling {
	if !dates(s) && !carries(s, last) && !r.lead(s, last) {
		return nil
	}
	hits := r.hits(s, "meeting")
	if len(hits) == 0 {
		return nil
	}
	if r.confirm(s, hits) {
		hits = r.hits(s, "meeting")
	}
	groups := r.dateHits(s, hits, r.lead(s, last))
	var out []*telling
	for _, g := range groups {
		if g.date < 0 && last == nil && !r.lead(s, last) {
			continue
		}
		ts := r.build(s, g, last)
		out = append(out, ts...)
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
	var hits []hit
	for _, rule := range r.x.rules.Rules {
		if rule.Kind == kind {
			hits = append(hits, rule.match(s)...)
		}
	}
	if kind == "agreement" {
		return settle(hits)
	}
	var none []dragoman.Span // stretches that deny an encounter
	for _, h := range hits {
		if before := s.text[:h.start]; denied.MatchString(tail(before, 16)) || crowd.MatchString(tail(before, 60)) {
			none = append(none, dragoman.Span{Start: h.start, End: h.end})
		}
	}
	kept := hits[:0]
	for _, h := range hits {
		if h.rule.Weight <= occasionWeight && r.sat(s, h) {
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

// denied says that someone did not go or meet at all: nothing was planned.
var denied = lazily(`(?i)\b(?:did not|not been|not yet been|not yet|never|without|refused to|unable to|avoid|refrain from|can|cannot)\s+$`)

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
		if !ofEncounter[t.lower] && (verbal(t.lower) || tellVerbs[t.lower]) {
			return true
		}
	}
	return false
}

var (
	ofEncounter = set(strings.Fields("held convened organized organised hosted conducted took scheduled planned entitled titled called co-chaired chaired dedicated also jointly including devoted"))
	tellVerbs   = set(strings.Fields("that who whom where has have had is are was were said told made gave while because"))
)

// dated is the hits of a sentence that share a date.
type dated struct {
	hits []hit
	date int // index of the mention, or -1
	part int // which of the mention's dates, or -1 for all
}

// otherVerbs take the date of their clause away from an encounter: what they
// tell of is none.
var otherVerbs = newCue(`\b(?:adopted|signed|dated|issued|announced|released|published|elected|appointed|entered into force|ratified|approved|endorsed|established|launched an? (?:attack|appeal)|killed|attacked|submitted|transmitted|circulated|sent|addressed a letter|transferred|handed over|began|ended|expired|extended|renewed|stated|reported|declared|sentenced|arrested|released|excavated|deployed|delivered|completed|amended|recorded|documented|welcomed the adoption|lifted|imposed)\b`)

// dateHits gives each date of the sentence to the hits that it belongs to. In
// the lead of a release a hit may do without.
func (r *reading) dateHits(s *sentence, hits []hit, lead bool) []dated {
	type anchor struct {
		start, end int
		hit        int // index, or -1 for another verb
	}
	var anchors []anchor
	for i, h := range hits {
		anchors = append(anchors, anchor{h.start, h.end, i})
	}
	for _, loc := range otherVerbs.all(s.text) {
		inside := false
		for _, h := range hits {
			if loc[0] >= h.start && loc[0] < h.end {
				inside = true
			}
		}
		if !inside {
			anchors = append(anchors, anchor{loc[0], loc[1], -1})
		}
	}
	owner := map[int][]int{} // hit -> dates
	full := map[int]bool{}   // hits with a date in the very phrase: they take no other
	for k, m := range s.mentions {
		if m.kind != mentionDate || r.untold(s, m) {
			continue
		}
		for i, h := range hits {
			if within(h, k) && (m.end == h.end || h.rule.Weight <= occasionWeight || !datedBehind(s, h)) {
				full[i] = true
			}
		}
	}
	for k, m := range s.mentions {
		if m.kind != mentionDate || m.date.Deadline || m.date.Since || bracketed(s, m, hits) || r.untold(s, m) {
			continue
		}
		best, bestD := -2, 450
		lead := leading(s, m)
		for _, a := range anchors {
			if a.hit >= 0 && full[a.hit] != within(hits[a.hit], k) {
				continue // it has a date in its words, or that one is another's
			}
			if d := dateDistance(s, m, a.start, a.end, lead); d < bestD {
				best, bestD = a.hit, d
			}
		}
		if best >= 0 {
			owner[best] = append(owner[best], k)
		}
	}
	lists := 0 // "on 9 and 10 December ... and on 18 and 19 February, respectively"
	for _, m := range s.mentions {
		if m.kind == mentionDate {
			lists++
		}
	}
	var out []dated
	place := func(h hit, k, part int) {
		for i := range out {
			if out[i].date == k && out[i].part == part {
				out[i].hits = append(out[i].hits, h)
				return
			}
		}
		out = append(out, dated{[]hit{h}, k, part})
	}
	previous := []int(nil)
	for i, h := range hits {
		dates := owner[i]
		if len(dates) == 0 {
			if h.rule.Weight <= occasionWeight {
				continue
			}
			dates = previous
		}
		if len(dates) == 0 {
			// the clause's only date may stand behind a later hit of the same row
			for n := i + 1; n < len(hits) && (len(dates) == 0 || hits[n].start < h.end); n++ {
				if hits[n].start >= h.end && !joined(s.text[h.end:hits[n].start]) {
					break
				}
				if hits[n].start < h.end && len(dates) > 0 { // the same encounter: all its dates
					dates = append(dates[:len(dates):len(dates)], owner[n]...)
					continue
				}
				dates = owner[n]
			}
		}
		if len(dates) == 0 {
			if h.rule.Undated || lead {
				place(h, -1, -1)
			}
			continue
		}
		previous = dates
		dates = finest(s, dates)
		for _, k := range dates {
			d := s.mentions[k].date
			if len(d.Dates) > 1 && (!(d.Consecutive && (!d.Respectively || lists > 1)) || d.Dates[0].Start.Day == 0) {
				for part := range d.Dates {
					place(h, k, part)
				}
				continue
			}
			place(h, k, -1)
		}
	}
	return out
}

// datedBehind reports whether a date follows a match at once: then a date in its
// middle is that of something else.
func datedBehind(s *sentence, h hit) bool {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.start >= h.end && m.start-h.end < 12 {
			return true
		}
	}
	return false
}

// finest drops a month where one of its days is told, too: "In April, ..., on 12
// April".
func finest(s *sentence, dates []int) []int {
	if len(dates) < 2 {
		return dates
	}
	var out []int
	for _, k := range dates {
		a := s.mentions[k].date.Dates
		covered := false
		for _, n := range dates {
			b := s.mentions[n].date.Dates
			if n != k && len(a) == 1 && len(b) > 0 && a[0].Start.Day == 0 && a[0].Start == a[0].End && b[0].Start.Day != 0 && a[0].Start.Month == b[0].Start.Month {
				covered = true
			}
		}
		if !covered {
			out = append(out, k)
		}
	}
	return out
}

// dateDistance is how far a date stands from a verb, in bytes, with a handicap
// for what stands against their belonging together.
func dateDistance(s *sentence, m mention, start, end int, lead bool) int {
	switch {
	case start <= m.start && m.end <= end:
		return 0
	case end <= m.start:
		gap := s.text[end:m.start]
		d := len(gap)
		if lead {
			d += 400
		}
		if strings.Contains(gap, "; ") {
			d += 200
		}
		if far.in(gap) {
			d += 400
		}
		if coarse(s, m) && d > 40 {
			d += 600
		}
		return d
	case lead:
		return max(0, start-m.end)
	}
	return max(0, start-m.end) + 150
}

// far are words behind which a date belongs to something else.
var far = newCue(`\b(?:that|resolution|mandate|since|assumption|previously|earlier report|letter|who had|which had|termination|expiry)\b`)

// coarse reports whether a date names a year only: it must stand close to what
// it dates.
func coarse(s *sentence, m mention) bool {
	d := m.date.Dates
	if m.date.Kind == date.Relative { // "today" has no month either
		return strings.HasSuffix(strings.ToLower(s.text[m.start:m.end]), "year")
	}
	return len(d) > 0 && d[0].Start.Month == 0
}

// bracketed reports whether a date stands in brackets that hold no hit.
func bracketed(s *sentence, m mention, hits []hit) bool {
	open := strings.LastIndexByte(s.text[:m.start], '(')
	if open < 0 || strings.IndexByte(s.text[open:m.start], ')') >= 0 {
		return false
	}
	for _, h := range hits {
		if h.start > open && h.start < m.start {
			return false
		}
		if h.end <= open && strings.TrimSpace(s.text[h.end:open]) == "" {
			return false // "took part in the Conference (5-15 June 2023)"
		}
	}
	return true
}

// joined reports whether two hits follow one another in one clause: "visited
// Kabul and met with".
func joined(gap string) bool {
	return len(gap) < 240 && !strings.Contains(gap, ";") && !otherClause.in(gap)
}

// otherClause verbs between two hits give the second a clause of its own.
var otherClause = newCue(`\b(?:was|were|is|are|that|has been|had been|reported|stated|announced)\b`)

// headPlace is a place at the head of a sentence: "In Ottawa on 4 May 2017,".
var headPlace = lazily(`^(?:\d+\.\s+)?(?:In|At) (?:the )?\p{Lu}[\pL’'-]*(?:,? \p{Lu}[\pL’'-]*){0,3},?$`)

// leading reports whether a date begins its clause.
func leading(s *sentence, m mention) bool {
	before := strings.TrimRight(s.text[:m.start], " ")
	low := strings.ToLower(before)
	for _, p := range []string{"on", "from", "in", "during", "between", "at", "of"} {
		if low == p || strings.HasSuffix(low, " "+p) {
			before = strings.TrimRight(before[:len(before)-len(p)], " ")
			break
		}
	}
	if before == "" {
		return true
	}
	if headPlace.MatchString(before) && strings.HasPrefix(strings.TrimLeft(s.text[m.end:], " "), ",") {
		return true
	}
	last := before[len(before)-1]
	if last == ';' {
		return true
	}
	if last == ',' || strings.HasSuffix(before, " and") || strings.HasSuffix(before, " that") {
		after := strings.TrimLeft(s.text[m.end:], " ")
		return strings.HasPrefix(after, ",") || last != ',' && strings.HasPrefix(after, ",")
	}
	// the number of a paragraph, "However", "Subsequently,"
	if f := strings.Fields(before); len(f) <= 2 && (isNumber(strings.Trim(f[0], ".()")) || strings.HasSuffix(f[len(f)-1], ",")) {
		return true
	}
	return false
}

// build makes the tellings of the hits that share a date.
func (r *reading) build(s *sentence, g dated, last *telling) []*telling {
	main := g.hits[0]
	for _, h := range g.hits {
		if h.rule.Weight > main.rule.Weight {
			main = h
		}
	}
	t := &telling{s: s, rule: main.rule.ID, weight: main.rule.Weight, span: s.Span, status: dragoman.Held, modality: dragoman.InPerson}
	var when date.Day
	if g.date >= 0 {
		d := r.resolveDate(s, s.mentions[g.date], g.part)
		if d == nil {
			return nil
		}
		t.date = d
		when = parseDay(d.Start)
		t.supports = append(t.supports, "date")
	} else if r.lead(s, last) {
		t.date = r.leadDate()
		when = r.dated
		t.supports = append(t.supports, "date")
	} else {
		if !carries(s, last) {
			return nil
		}
		t.carry = true
		if last.date != nil {
			when = parseDay(last.date.Start)
		}
	}
	t.form = r.form(s, g.hits, main)
	t.place = r.place(s, g, main)
	t.where = r.stateOf(s, g, main)
	for _, h := range g.hits {
		r.fill(t, s, h, main, when, g)
	}
	dedupe(t)
	r.addTopic(t, s, main)
	if t.place != nil {
		t.supports = append(t.supports, "place")
	}
	if len(t.actors) > 0 || len(t.bodies) > 0 {
		t.supports = append(t.supports, "participants")
	}
	t.occasion = r.occasion(s, g.hits, main)
	t.status = r.status(s, main, t, when)
	t.modality = modality(s, main, t.form)
	r.reception(t, s, main)
	t.title = r.title(s, main)
	if !r.plausible(t, s, main) || r.listedOnly(s, main, g.date) || g.date < 0 && !t.carry && !r.newsworthy(t) {
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

// resolveDate works a date out; part picks one of a list.
func (r *reading) resolveDate(s *sentence, m mention, part int) *dragoman.Date {
	d := *m.date
	if part < 0 && d.Consecutive {
		d = d.Merge()
	}
	c := date.Context{PeriodStart: r.period[0], PeriodEnd: r.period[1], Document: r.dated, Previous: r.previousDay(s, m)}
	c.Future = planned.in(s.text) && !past.in(s.text) || r.period[0].Year == 0 && ahead.MatchString(tail(s.text[:m.start], 110))
	got, ok := d.Resolve(s.text, c)
	if !ok || len(got) == 0 {
		return nil
	}
	if part < 0 {
		part = 0
	}
	if part >= len(got) {
		return nil
	}
	x := got[part]
	return &x
}

// ahead ends before the name of something that lies in the future.
var ahead = lazily(`(?i)\b(?:ahead of|looks? forward to|look(?:ed|ing) forward to|in the lead-?up to|preparations? for|upcoming|forthcoming|ambitious outcomes? (?:at|for|of)|successful outcomes? (?:at|for|of))\b[^.;,]{0,60}$`)

// untold reports whether a relative date cannot be told, as "today" in a text of
// no date, and another date of its sentence can: that one takes its place.
func (r *reading) untold(s *sentence, m mention) bool {
	if m.date.Kind != date.Relative || r.resolveDate(s, m, -1) != nil {
		return false
	}
	for _, o := range s.mentions {
		if o.kind == mentionDate && o.date.Kind != date.Relative && r.resolveDate(s, o, -1) != nil {
			return true
		}
	}
	return false
}

// past verbs say that a sentence tells of what has been.
var past = newCue(`\b(?:was|were|met|held|took|visited|had|attended|participated|paid|convened|received)\b`)

// previousDay is the day told last before a mention.
func (r *reading) previousDay(s *sentence, m mention) date.Day {
	for i := s.index; i >= 0 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			x := o.mentions[k]
			if x.kind != mentionDate || x.date.Kind == date.Relative || i == s.index && x.start >= m.start {
				continue
			}
			c := date.Context{PeriodStart: r.period[0], PeriodEnd: r.period[1], Document: r.dated}
			if got, ok := x.date.Resolve(o.text, c); ok && len(got) > 0 {
				return parseDay(got[len(got)-1].Start)
			}
		}
	}
	return date.Day{}
}

// carries reports whether a sentence without a date goes on about the encounter
// told just before it.
func carries(s *sentence, last *telling) bool {
	if last == nil || last.date == nil || s.section != last.s.section || s.index-last.s.index > 3 {
		return false
	}
	head := s.text[:min(len(s.text), 90)]
	return continues.MatchString(head)
}

// continues are the words that tie a sentence to the encounter before it.
var continues = lazily(`(?i)^(?:\d+\.\s+)?(?:(?:also|moreover|furthermore|in addition|additionally),? )?(?:in (?:this|that) (?:framework|context|regard|connection)|(?:during|in the course of|at|within the framework of|in the framework of|on the margins of|on the sidelines of|as part of|on the occasion of) (?:the|this|that|his|her|their|these|those) (?:same )?(?:visit|trip|meetings?|event|conference|forum|summit|session|talks|occasion|stay|mission|week|program|programme|workshop|ceremony|call|conversation)|while (?:in|there)|on (?:that|this) occasion|there,|there (?:he|she|they|the|both|we|i)|(?:he|she) (?:also )?(?:met|held|had)|(?:the|this) (?:event|meeting|conference|forum|summit|workshop|training|seminar|session|visit|gathering|programme|program|talks|discussions|ceremony|training workshop|training course),? (?:which )?(?:was |were |is )?(?:also )?(?:attended|brought|chaired|co-chaired|hosted|opened|held|organi[sz]ed|facilitated|focused|co-organi[sz]ed|addressed|gathered|with|co-funded|funded|supported))\b`)

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
	t := &telling{s: s, rule: last.rule, form: last.form, weight: last.weight, status: last.status, modality: last.modality, span: s.Span, carry: true, supports: []string{"participants"}}
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
