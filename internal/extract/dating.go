package extract

import (
	"slices"
	"strings"

	"dragoman/internal/extract/date"
)

// dated is the hits of a sentence that share a date.
type dated struct {
	hits []hit
	date int      // index of the mention, or -1
	part int      // which of the mention's dates, or -1 for all
	leg  *telling // the visit of a journey that they are a part of, when that is known

	again       bool // a further date of the verb, told behind the first: "and again on 5 May"
	from, until int  // bytes of the sentence that tell of this date, where there is a further one; 0 is no bound
	apart       bool // of a talk beside the gathering that the same date is of
	row         int  // where the further date's counterparts begin, if not behind it
}

// tells reports whether what stands at an offset may be of this date.
func (g dated) tells(at int) bool { return at >= g.from && (g.until == 0 || at < g.until) }

// otherVerbs take the date of their clause away from an encounter: what they
// tell of is none.
var otherVerbs = newCue(`\b(?:adopted|signed|dated|issued|announced|released|published|elected|assumed|appointed|entered into force|ratified|approved|endorsed|established|launched an? (?:attack|appeal)|killed|attacked|submitted|transmitted|circulated|sent|addressed a letter|transferred|handed over|began|ended|expired|extended|renewed|stated|reported|declared|sentenced|arrested|released|excavated|deployed|delivered|completed|amended|recorded|documented|welcomed the adoption|lifted|imposed|cancell?ed)\b`)

// dateHits gives each date of the sentence to the hits that it belongs to. In
// the lead of a release a hit may do without.
func (r *reading) dateHits(s *sentence, hits []hit, lead bool) []dated {
	r.splitMoved(s)
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
			anchors = append(anchors, anchor{loc[0], loc[1], actedAt(s, hits, loc[1])})
		}
	}
	trail := make([]int, len(hits))
	for i, h := range hits {
		trail[i] = dateBefore(s, h, whereBehind)
	}
	halts := haltsOf(s)
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
		if m.kind != mentionDate || m.date.Deadline || m.date.Since || ofPaper.MatchString(tail(s.text[:m.start], 40)) || ofNoun(s, m) || ofWhom(s, m, hits) || bracketed(s, m, hits) && !slices.Contains(halts, k) || r.untold(s, m) || closing(s, k) {
			continue
		}
		if n := slices.Index(halts, k); n > 0 { // as the first stop
			for i := range hits {
				if slices.Contains(owner[i], halts[0]) {
					owner[i] = append(owner[i], k)
				}
			}
			continue
		}
		best, bestD := -2, 450
		lead := leading(s, m)
		for _, a := range anchors {
			if a.hit >= 0 && full[a.hit] != within(hits[a.hit], k) {
				continue // it has a date in its words, or that one is another's
			}
			if a.hit >= 0 && m.start >= hits[a.hit].end && trail[a.hit] >= 0 && !r.spans(s, s.mentions[trail[a.hit]], m) || acrossClauses(s, m, a.start) || a.hit >= 0 && beforeWhom(s, m, hits[a.hit]) {
				continue
			}
			if d := dateDistance(s, m, a.start, a.end, lead); d < bestD {
				best, bestD = a.hit, d
			}
		}
		if best >= 0 {
			best = heavier(s, hits, best)
			if d := owner[best]; len(d) > 0 && hits[best].end <= s.mentions[d[0]].start && (ownClause.MatchString(s.text[s.mentions[d[len(d)-1]].end:m.start]) || otherDeed(s.text[s.mentions[d[len(d)-1]].end:m.start]) || ofNext(s, m)) {
				continue
			}
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
		out = append(out, dated{hits: []hit{h}, date: k, part: part})
	}
	previous := []int(nil)
	for i, h := range hits {
		dates := owner[i]
		if h.rule.Sense == senseDuring && len(dates) == 1 {
			if k := r.ownDays(s, h, dates[0]); k >= 0 {
				dates = []int{k}
			}
		}
		if len(dates) == 0 {
			if h.rule.Weight <= occasionWeight {
				continue
			}
			if dates = previous; trail[i] >= 0 {
				dates = []int{trail[i]}
			} else if k := stopOf(s, halts, h); k >= 0 {
				dates = []int{k}
			} else if k := dateBefore(s, h, whenThen); k >= 0 {
				dates = []int{k}
			} else if k := dateBefore(s, h, whereIt); k >= 0 {
				dates = []int{k}
			}
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
	return append(out, furtherDates(s, out)...)
}

// datedBehind reports whether a date follows a match at once: then a date in its
// middle is that of something else.
func datedBehind(s *sentence, h hit) bool {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.start >= h.end && m.start-h.end < 12 && !strings.Contains(s.text[h.end:m.start], " and ") {
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
			if n > k && len(a) == 1 && len(b) > 0 && a[0].Start.Month == 0 && a[0].Start.Year != 0 && b[0].Start.Month != 0 && s.mentions[k].date.Kind == date.Absolute {
				covered = true // "After the floods of the year 2021, ... in May"
			}
			if n != k && len(b) > 0 && b[0].Start.Day != 0 && (len(a) == 1 && holdsMonth(a[0], b[0].Start) || strings.TrimSpace(s.text[s.mentions[k].end:max(s.mentions[k].end, s.mentions[n].start)]) == "(") {
				covered = true
			}
		}
		if !covered {
			out = append(out, k)
		}
	}
	return out
}

// holdsMonth reports whether a month, or a span of months of one year, holds a
// day.
func holdsMonth(months date.Span, day date.Day) bool {
	if months.Start.Day != 0 || months.Start.Month == 0 || months.Start.Year != months.End.Year || day.Year != 0 && months.Start.Year != 0 && day.Year != months.Start.Year {
		return false
	}
	return months.Start.Month <= day.Month && day.Month <= months.End.Month
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
	case rightBefore(s, m, start):
		return 5
	case strings.Contains(s.text[m.end:start], "; "): // another clause's
		return max(0, start-m.end) + 200
	case strings.TrimSpace(s.text[m.end:start]) == "": // "Ms. Rosa Lind on 3 May opened"
		return 3
	}
	return max(0, start-m.end) + 150
}

// ofPaper ends before the date of a document: "the agreement of 3 May".
var ofPaper = lazily(`(?i)\b(?:agreement|accord|decree|letter|resolution|declaration|constitution|law|note verbale|communication)(?: [\dA-Z/]+(?: \(\d{4}\))?)? (?:of|dated) $`)

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
		if h.start > m.end && whichThey.MatchString(s.text[m.end:h.start]) {
			return false // "the Conference (5-15 June 2023), which Ms. Duarte attended"
		}
		if h.end <= open && strings.TrimSpace(s.text[h.end:open]) == "" {
			return false // "took part in the Conference (5-15 June 2023)"
		}
		if h.end <= open && h.rule.Weight > occasionWeight && dateOnly(s, open, m) && open-h.end < 160 && !otherClause.in(s.text[h.end:open]) && !strings.Contains(s.text[h.end:open], ";") {
			return false // "was received by the Minister, Ms. Ana Duarte (5 June 2023)"
		}
	}
	return true
}

// whichThey stands between the date of an encounter in brackets and a clause that
// tells who was there.
var whichThey = lazily(`^\), (?:which|that|where) [^;,()]{2,80} $`)

// dateOnly reports whether a bracket holds nothing but a date and a place, and
// the sentence no date outside of brackets.
func dateOnly(s *sentence, open int, date mention) bool {
	end := strings.IndexByte(s.text[date.end:], ')')
	if end < 0 || strings.TrimSpace(s.text[date.end:date.end+end]) != "" {
		return false
	}
	from := open + 1
	for _, m := range s.mentions {
		if m.place != nil && m.start >= open && m.end <= date.start {
			from = m.end
		}
		if m.kind == mentionDate && len(m.date.Dates) > 0 && m.date.Dates[0].Start.Day == 0 {
			continue // "in the following month (5 June)"
		}
		if m.kind == mentionDate && strings.LastIndexByte(s.text[:m.start], '(') <= strings.LastIndexByte(s.text[:m.start], ')') {
			return false
		}
	}
	return strings.Trim(s.text[from:date.start], " ,") == ""
}

// joined reports whether two hits follow one another in one clause: "visited
// Kabul and met with".
func joined(gap string) bool {
	return len(gap) < 240 && !strings.Contains(gap, ";") && !otherClause.in(whichWas.ReplaceAllString(gap, ""))
}

// whichWas begins a clause that goes on about the encounter before it.
var whichWas = lazily(`, (?:which|that) (?:was|were|is|are) $`)

// otherClause verbs between two hits give the second a clause of its own.
var otherClause = newCue(`\b(?:was|were|is|are|that|has been|had been|reported|stated|announced)\b`)

// subjectAhead begins a clause of its own.
var subjectAhead = lazily(`^(?:he|she|they|it|I|we) `)

// leading reports whether a date begins its clause.
func leading(s *sentence, m mention) bool {
	before := strings.TrimSuffix(strings.TrimRight(s.text[:m.start], " "), " the") // "on the 3rd of May"
	low := strings.ToLower(before)
	for _, p := range []string{"on", "from", "in", "during", "between", "at", "of"} {
		if low == p || strings.HasSuffix(low, " "+p) {
			before = strings.TrimRight(before[:len(before)-len(p)], " ")
			break
		}
	}
	if before == "" || strings.HasSuffix(before, ", where") {
		return true // "left for Lima, where on 3 May she met"
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
		return strings.HasPrefix(after, ",") || last != ',' && subjectAhead.MatchString(after)
	}
	// the number of a paragraph, "However", "Subsequently,"
	if f := strings.Fields(before); len(f) <= 2 && (isNumber(strings.Trim(f[0], ".()")) || strings.HasSuffix(f[len(f)-1], ",")) {
		return true
	}
	return false
}
