package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// pactDate finds the day of signature or adoption: behind the verb with nothing
// but places between, or at the head of the clause.
func (r *reading) pactDate(s *sentence, h hit, k int, chain []int) *dragoman.Date {
	best, bestD := -1, 1<<30
	end := max(h.end, s.mentions[k].end)
	next := len(s.text)
	for n, c := range chain {
		if c == k && len(chain) > 1 && s.mentions[chain[len(chain)-1]].end+4 > h.end { // not all before one verb
			end = s.mentions[k].end
			if n+1 < len(chain) {
				next = s.mentions[chain[n+1]].start
			}
		}
	}
	for i, m := range s.mentions {
		if m.start >= next {
			break
		}
		if s.mentions[k].instrument.amends && m.start >= end && ofOther.MatchString(s.text[s.mentions[k].end:m.start]) {
			continue // "an addendum to the Protocol of 2010"
		}
		if m.kind != mentionDate || m.date.Deadline || m.date.Since && !sinceSigning.MatchString(s.text) && !inForce.MatchString(tail(s.text[:m.start], 24)) && !strings.HasPrefix(s.text[m.end:], ", when ") {
			continue
		}
		d := 1 << 30
		switch {
		case m.start >= h.start && m.end <= end:
			d = 1
			if strings.Contains(s.text[m.end:end], ", ") {
				d = 45 // of a clause that ended before the verb
			}
		case m.start >= end:
			gap := s.text[end:m.start]
			if strings.ContainsAny(gap, ";") || ofAnother.MatchString(gap) || strings.Contains(gap, "which was") || strings.Contains(gap, "where ") || gap == ", on " && nextClause.MatchString(s.text[m.end:]) {
				continue
			}
			for n := range s.mentions { // another encounter's date
				if e := s.mentions[n]; e.kind == mentionEvent && e.start >= end && e.end <= m.start && e.event.form != dragoman.FormVisit && e.event.form != dragoman.FormCeremony && e.event.form != dragoman.FormSummit && !onMargins.MatchString(s.lead(e.start)) {
					gap += strings.Repeat("x", 60)
				}
			}
			d = len(gap)
			if d > 200 {
				continue
			}
			if len(gap) > 12 && m.date.Dates[0].Start.Month == 0 {
				d += 120 // "adopted a plan for the return of 200 refugees in 2025"
			}
		default:
			if ids := subjects(s, h.start); len(ids) > 0 && m.end+1 == s.mentions[ids[len(ids)-1]].start {
				d = 120 // "on 16 April Presidents Rojas and Prado issued"
			} else if datedMeeting.MatchString(s.text[m.end:h.start]) { // "the Conference of 6 May 2020 adopted"
				d = 100
			} else if gap := s.text[m.end:h.start]; len(gap) < 40 && atWhich.MatchString(gap) {
				d = 90
			} else if gap := s.text[m.end:h.start]; len(gap) < 160 && culminated.MatchString(s.lead(m.start)) && whenThey.MatchString(gap) {
				d = 90
			} else if gap := s.text[m.end:h.start]; len(gap) < 90 && andDid.MatchString(gap) {
				d = 80 // "met in Lima on 3 May and adopted"
			} else if leading(s, m) || leadsInEvent(s, i, h.start) {
				d = 150 + (h.start-m.end)/8
			}
		}
		if d < bestD {
			best, bestD = i, d
		}
	}
	if best < 0 {
		return nil
	}
	return r.resolveDate(s, s.mentions[best], -1)
}

// behind puts a day without a year that would lie after the period a year back:
// "Under an agreement of 2 June, work will begin" tells of the last one.
func (r *reading) behind(d *dragoman.Date, when date.Day) (*dragoman.Date, date.Day) {
	last := r.period[1]
	if before(last, r.dated) {
		last = r.dated
	}
	if d == nil || last.Year == 0 || !before(last, when) || yearSpan.MatchString(d.Text) {
		return d, when
	}
	from, to := parseDay(d.Start), parseDay(d.End)
	from.Year, to.Year = from.Year-1, to.Year-1
	x := dragoman.NewDate(from.String(), to.String(), d.Text)
	when.Year--
	return &x, when
}

// notBefore puts a day without a year that would lie before another a year ahead.
func notBefore(first, d *dragoman.Date) *dragoman.Date {
	if d == nil || d.Start >= first.Start[:min(len(first.Start), len(d.Start))] || yearSpan.MatchString(d.Text) || d.Start[:4] == d.Start {
		return d
	}
	from, to := parseDay(d.Start), parseDay(d.End)
	from.Year, to.Year = from.Year+1, to.Year+1
	x := dragoman.NewDate(from.String(), to.String(), d.Text)
	return &x
}

// onMargins stands before the encounter in whose course another thing was done.
var onMargins = lazily(`(?:margins|sidelines|fringes) of (?:the )?$`)

// dateBehind is the first date behind an offset, or nil.
func (r *reading) dateBehind(s *sentence, at int) *dragoman.Date {
	for _, m := range s.mentions {
		if m.kind == mentionDate && m.start >= at {
			return r.resolveDate(s, m, -1)
		}
	}
	return nil
}

// andDid stands between the day of an encounter and what was done at it.
var andDid = lazily(`^(?:,? in \p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?(?:, \p{Lu}[\pL’'-]+)?)?,? and(?:, (?:(?:on|in|at) (?:the (?:margins|sidelines|fringes) of )?(?:the|that|this|its) [\pL -]{4,30}|(?:together|along|jointly) with [^,;]{4,50}),)?(?: (?:also|then|subsequently|unanimously|jointly))? $`)

// ofOther stands between an instrument that changes another and the other's day.
var ofOther = lazily(`^ (?:of|dated|signed (?:on|in)) $`)

// ofAnother stands between an instrument and the day of one that it replaces or
// rests on: "signed a revised Protocol, replacing that of May 2019".
var ofAnother = lazily(`\b(?:that|those|the one|(?:the|an?) (?:\p{L}+ ){0,3}(?:MoU|Memorandum|memorandum|Agreement|agreement|Protocol|protocol|Plan|plan|Treaty|Convention|communiqué|declaration|Declaration)(?: of Understanding| of understanding)?) (?:of|dated|from|signed (?:on|in)|concluded (?:on|in)) $`)

// culminated stands before the day on which something was done at last, whenThey
// between that day and what was done.
var (
	culminated = lazily(`\b(?:culminated|bore fruit|paid off|concluded|ended|came to a head) on (?:the )?$`)
	whenThey   = lazily(`^(?: in \p{Lu}[\pL’'-]+)?, when [^,;.]+$`)
)

// nextClause begins behind the day that opens a clause of its own: "was signed, on
// 28 March the delegation visited".
var nextClause = lazily(`^ (?:the|he|she|they|it|a|both|his|her|its) `)

// datedMeeting stands between the day of a meeting and what the meeting did there.
var datedMeeting = lazily(`^(?: in \p{Lu}[\pL’'-]+(?:,? \p{Lu}[\pL’'-]+)?)?[ ,]*$`)

// atWhich stands between the day of an encounter and what was signed there.
var atWhich = lazily(`^,? (?:at which|during which|on which|where|when)(?: the| a| an| their)? ?$`)

// inForce stands before the day on which an instrument took effect.
var inForce = lazily(`(?i)\bin force (?:since|from|as of) (?:the )?$`)

var sinceSigning = lazily(`(?i)since the (?:signing|signature|conclusion)`)

// leadsInEvent reports whether the date belongs to an encounter that opens the
// sentence: "At the Summit held on 3 November in Astana, the Council adopted".
func leadsInEvent(s *sentence, i, before int) bool {
	m := s.mentions[i]
	if m.end > before {
		return false
	}
	head := strings.ToLower(s.text[:min(len(s.text), 40)])
	for _, p := range []string{"at the", "during", "nevertheless, at", "at its", "on the margins", "on the sidelines", "in the course", "moreover, at", "at a "} {
		if strings.Contains(head, p) {
			return true
		}
	}
	return false
}

// pactPlace finds where an instrument was signed.
func (r *reading) pactPlace(s *sentence, h hit, k int) *dragoman.Place {
	best, bestD := -1, 1<<30
	end := max(h.end, s.mentions[k].end)
	for i, m := range s.mentions {
		if m.place == nil {
			continue
		}
		lead := s.lead(m.start)
		if !preceded(lead, " in", "in", " at", " to") {
			continue
		}
		d := 0
		if m.start >= end {
			gap := s.text[end:m.start]
			if strings.Contains(gap, ";") || purpose.in(gap) || len(gap) > 160 {
				continue
			}
			d = len(gap)
		} else if m.end <= h.start {
			d = 60 + (h.start-m.end)/2
			if d > 130 && !leadsInEvent(s, i, h.start) {
				continue
			}
		}
		if preceded(lead, " to") && !strings.Contains(lead, "visit") {
			continue
		}
		if d < bestD {
			best, bestD = i, d
		}
	}
	if best < 0 {
		return nil
	}
	m := s.mentions[best]
	p := &dragoman.Place{Text: dragoman.String(s.text[m.start:m.end])}
	r.setPlace(p, m, s.text[m.start:m.end])
	if best+1 < len(s.mentions) && p.City != "" {
		n := s.mentions[best+1]
		if es := r.stateAt(s, n); es != nil && strings.TrimSpace(s.text[m.end:n.start]) == "," {
			p.Country, p.CountryCode, p.CountryInferred = dragoman.String(strings.Join(strings.Fields(s.text[n.start:n.end]), " ")), dragoman.String(es.Country), false
		}
	}
	return p
}
