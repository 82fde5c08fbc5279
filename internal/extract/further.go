package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// One verb may have several days, each with a place or a counterpart of its own.
// This file finds the further ones.

// besideOther reports whether a place stands right before or behind another date
// than the one at index k: "in Lima on 3 May and in Quito on 5 June".
func (r *reading) besideOther(s *sentence, place mention, k int) bool {
	own, other := false, false
	for n, m := range s.mentions {
		if m.kind != mentionDate {
			continue
		}
		gap := ""
		if m.start >= place.end {
			gap = s.text[place.end:m.start]
		} else if m.end <= place.start {
			gap = s.text[m.end:place.start]
		} else {
			continue
		}
		if len(gap) <= 8 && besideDate.MatchString(gap) {
			own, other = own || n == k, other || n != k && !r.spans(s, m, s.mentions[k]) && !(strings.HasPrefix(s.text[place.end:], ", during ") && r.spans(s, s.mentions[k], m))
		}
	}
	return other && !own
}

// closing reports whether a date is the day on which what began on the date before
// it ended: "opened on 3 May and concluded two days later", "entered Lima on 3 May
// and stayed until 5 May".
func closing(s *sentence, k int) bool {
	if k == 0 || !untilThen.MatchString(tail(s.text[:s.mentions[k].start], 60)) {
		return false
	}
	at := dayBefore(s, k)
	return at >= 0 && began.MatchString(tail(s.text[:s.mentions[at].start], 120)) && !strings.Contains(s.text[s.mentions[at].end:s.mentions[k].start], ";")
}

// dayBefore is the date before mention k, or -1.
func dayBefore(s *sentence, k int) int {
	for k--; k >= 0; k-- {
		if s.mentions[k].kind == mentionDate {
			return k
		}
	}
	return -1
}

// lasted is a date with the day on which what began on it ended, where that is told.
func (r *reading) lasted(s *sentence, g dated, d *dragoman.Date) *dragoman.Date {
	for k := g.date + 1; k < len(s.mentions) && g.part < 0; k++ {
		if s.mentions[k].kind != mentionDate {
			continue
		}
		if end := r.resolveDate(s, s.mentions[k], -1); closing(s, k) && end != nil && d.Start == d.End && d.Precision == dragoman.Day && end.Precision == dragoman.Day && end.Start > d.Start && distance(parseDay(d.Start), parseDay(end.Start)) < 60 {
			whole := dragoman.NewDate(d.Start, end.End, d.Text)
			whole.Inferred = d.Inferred
			return &whole
		}
		break
	}
	return d
}

var (
	began     = lazily(`(?i)\b(?:opened|began|started|commenced|entered|arrived)\b[^;]*$`)
	untilThen = lazily(`(?i)\band (?:(?:was|were) )?(?:(?:stayed|remained)(?: there)? (?:until|till)|(?:concluded|closed|ended|completed|adjourned|left)(?: (?:it|them|there|again|its work))?(?: (?:on|in))?) (?:the )?$`)
)

// ofLaterDay reports whether a place stands behind another date than the one at index
// k which begins a clause of its own: "called on Ms. Duarte on 3 May and, on 5 May,
// went to Lima".
func ofLaterDay(s *sentence, place mention, k, from int) bool {
	for n := k + 1; n < len(s.mentions) && s.mentions[n].end <= place.start; n++ {
		if m := s.mentions[n]; m.kind == mentionDate && m.start >= from && s.mentions[k].start < m.start && leading(s, m) {
			return true
		}
	}
	return false
}

// oursBefore reports whether it was one of those who report whom the first date's
// subject came to see: then whoever has a further date came, too. "Ms. Duarte visited
// the Secretary General on 3 May, and Mr. Prado on 5 May".
func (r *reading) oursBefore(s *sentence, g dated, when date.Day) bool {
	for k := 1; k < len(s.mentions); k++ {
		if m := s.mentions[k]; m.kind != mentionDate || m.end != g.from {
			continue
		}
		switch o := s.mentions[k-1]; o.kind {
		case mentionPerson:
			a, ok := r.resolve(s, o, when)
			return ok && r.home != "" && string(a.Organization) == r.home
		case mentionBody:
			return r.home != "" && slices.Contains(r.meant(s, o.body), r.home)
		}
	}
	return false
}

// spans reports whether the days of one date hold those of another: what is told
// of the day was told of a stay.
func (r *reading) spans(s *sentence, a, b mention) bool {
	x, y := r.resolveDate(s, a, -1), r.resolveDate(s, b, -1)
	return x != nil && y != nil && x.Start <= y.Start && y.End <= x.End
}

// besideDate stands between a place and its date.
var besideDate = lazily(`^,? ?(?:(?:on|in|at|from|,) ?)*$`)

// dateBefore is the date before a verb, if no more than a gap's words stand
// between them, or -1.
func dateBefore(s *sentence, h hit, gap pattern) int {
	for k := len(s.mentions) - 1; k >= 0; k-- {
		if m := s.mentions[k]; m.kind == mentionDate && m.end <= h.start {
			if gap.MatchString(s.text[m.end:h.start]) {
				return k
			}
			return -1
		}
	}
	return -1
}

// whereBehind stands between a date and a verb that tells more of its day: a date
// behind the verb is another's if it is no part of that. "was in Riga on 8 May,
// where she met with Mr. Prado, and in Minsk on 12 May".
var whereBehind = lazily(`^,? (?:where|during which|in the course of which)\b[^;,]*$`)

// heavier is the hit that tells of the encounter which hit i only names, where
// there is one: its is the date, too.
func heavier(s *sentence, hits []hit, i int) int {
	e := eventAt(s, hits[i])
	if e < 0 || hits[i].rule.Weight > occasionWeight || hits[i].start != s.mentions[e].start {
		return i
	}
	for k, h := range hits {
		if h.rule.Weight > occasionWeight && h.start < hits[i].start && within(h, e) && (h.rule.Undated || s.mentions[e].event.form == dragoman.FormCall) {
			return k
		}
	}
	return i
}

// furtherDates are those that a verb is said to have happened on again, behind
// its own: "met on 3 May in Lima and again on 5 June in Quito", "was received on
// 3 May by Ms. Duarte and on 4 May by Mr. Prado".
func furtherDates(s *sentence, out []dated) []dated {
	var more []dated
	for k, m := range s.mentions {
		if m.kind != mentionDate || closing(s, k) || m.date.Kind != date.Relative && (len(m.date.Dates) == 0 || m.date.Dates[0].Start.Day == 0) {
			continue
		}
		if of, at, row := stage(s, out, more, k); of != nil {
			for i := range out {
				if out[i].date == of.date {
					out[i].until = at
				}
			}
			of.until = at
			next := dated{hits: of.hits, date: k, part: -1, again: true, from: at, row: row}
			if i := slices.IndexFunc(out, func(g dated) bool { return g.date == k }); i >= 0 {
				out[i] = next
			} else {
				more = append(more, next)
			}
			continue
		}
		if m.date.Kind == date.Relative {
			continue
		}
		lead := tail(s.text[:m.start], 60)
		if !andOn.MatchString(lead) {
			continue
		}
		var of *dated
		for i := range out {
			if out[i].date == k {
				of = nil
				break
			}
			if h := out[i].hits[0]; out[i].date >= 0 && s.mentions[out[i].date].end < m.start && h.start < m.start && h.rule.Weight > occasionWeight {
				of = &out[i]
			}
		}
		if of == nil || !againOn.MatchString(lead) && !sameWord(s, of, k) {
			continue
		}
		loc := andOn.FindStringIndex(lead)
		at := m.start - len(lead) + loc[0]
		of.until = at
		more = append(more, dated{hits: of.hits, date: k, part: -1, again: true, from: at})
	}
	return more
}

// stage is the encounter whose next place or counterpart and day a date is of,
// where its words begin, and where its counterparts do; nil for none. "was in
// Oslo from 2 to 4 May, [in Riga on 5 May] and in Minsk on 8 May", "met with Ms.
// Duarte on 3 May to review the plan [and with Mr. Prado on 5 May]".
func stage(s *sentence, out, more []dated, k int) (of *dated, from, row int) {
	at := -1 // the date before
	for i := k - 1; i >= 0 && at < 0; i-- {
		if s.mentions[i].kind == mentionDate {
			at = i
		}
	}
	if at < 0 {
		return nil, 0, 0
	}
	relative := s.mentions[k].date.Kind == date.Relative
	if of, from, row = withBehind(s, out, k, at); of != nil {
		return of, from, row
	}
	if k-at < 2 {
		return nil, 0, 0
	}
	if lead := s.text[s.mentions[k-1].end:s.mentions[k].start]; !onNext.MatchString(lead) && !(relative && strings.Trim(lead, " ,") == "") {
		return nil, 0, 0
	}
	for _, list := range [][]dated{more, out} {
		for i := range list {
			if list[i].date == at {
				of = &list[i]
			}
		}
	}
	if of == nil || slices.ContainsFunc(out, func(g dated) bool { return g.date == k && g.hits[0].start != of.hits[0].start }) {
		return nil, 0, 0
	}
	h := of.hits[0]
	from = s.mentions[at].end
	if h.start > s.mentions[at].start || h.rule.Weight <= occasionWeight {
		return nil, 0, 0
	}
	gap := s.text[from:s.mentions[k].start]
	if k-at <= 3 && s.mentions[at+1].place != nil && s.mentions[k-1].place != nil && toNext.MatchString(s.text[from:s.mentions[at+1].start]) {
		return of, from, 0
	}
	if h.end <= s.mentions[at].start && met(s, at-1, h.start) && met(s, at+1, from) && andNext.MatchString(s.text[from:s.mentions[at+1].start]) && rowTo(s, at+1, k-1) {
		return of, from, s.mentions[at+1].start
	}
	with := withNext.FindAllStringSubmatchIndex(gap, -1)
	if len(with) == 0 {
		return nil, 0, 0
	}
	last := with[len(with)-1]
	if from+last[1] > s.mentions[k-1].start {
		if len(with) == 1 {
			return nil, 0, 0 // the "on" of the date
		}
		last = with[len(with)-2]
	}
	told := s.text[h.start:s.mentions[at].start]
	if gap[last[2]:last[3]] == "on" { // "called on A on 3 May and on B on 5 May"
		told = s.text[h.start:min(h.end, s.mentions[at].start)]
	}
	if !strings.Contains(told+" ", " "+gap[last[2]:last[3]]+" ") || verbIn(s, from+last[1], s.mentions[k].start) {
		return nil, 0, 0
	}
	return of, from + last[0], from + last[1]
}

// withBehind is stage for a date that stands before its counterpart: "met with Ms.
// Duarte on 3 May [and, later on the same day, with Mr. Prado]".
func withBehind(s *sentence, out []dated, k, at int) (of *dated, from, row int) {
	m := s.mentions[k]
	lead, next := andLater.FindStringIndex(s.text[s.mentions[k-1].end:m.start]), thenWith.FindStringIndex(s.text[m.end:])
	if lead == nil || next == nil {
		return nil, 0, 0
	}
	for i := range out {
		if h := out[i].hits[0]; out[i].date == at && h.rule.Weight > occasionWeight && strings.Contains(s.text[h.start:h.end]+" ", " with ") {
			return &out[i], s.mentions[k-1].end + lead[0], m.end + next[1]
		}
	}
	return nil, 0, 0
}

// met reports whether mention k, behind an offset, is of someone who can be met.
func met(s *sentence, k, from int) bool {
	m := s.mentions[k]
	return m.start >= from && (m.kind == mentionPerson && (m.person.pronoun == "" || m.person.possessed) || m.kind == mentionBody && m.place == nil)
}

// rowTo reports whether the mentions from first to last are a list.
func rowTo(s *sentence, first, last int) bool {
	for k := first; k < last; k++ {
		if !met(s, k+1, 0) || !inList.MatchString(s.text[s.mentions[k].end:s.mentions[k+1].start]) {
			return false
		}
	}
	return true
}

// verbIn reports whether a verb stands in a stretch of a sentence.
func verbIn(s *sentence, start, end int) bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.start >= start && t.end <= end && t.verb() })
}

var (
	andLater = lazily(`(?i),? and,?(?: (?:then|later|subsequently|again|also|afterwards))?,?(?: (?:on|in))? (?:the )?$`)
	thenWith = lazily(`^,? with `)
	toNext   = lazily(`(?i)^,?(?: and)?(?: (?:then|later|subsequently|again|also))?(?: (?:in person|in-person|physically),?)?(?: (?:in|to|at))? (?:the )?$`)
	andNext  = lazily(`^,? and(?: then| later| subsequently)? (?:the |his |her |its )?$`)
	withNext = lazily(`,? \band(?: (?:then|later|subsequently|again|also|separately))? (with|by|on) `)
	onNext   = lazily(`(?i)^,?(?: again)? (?:on|from|in|between) (?:the )?$`)
)

// respectively is how many dates a list has of which this is one, each of
// something else, or -1.
func (g dated) respectively(s *sentence) int {
	if g.date < 0 || g.part < 0 || !s.mentions[g.date].date.Respectively {
		return -1
	}
	return len(s.mentions[g.date].date.Dates)
}

// respectiveOthers are those of a row right before the dates of a list who were met
// on the other days: "met with the Ministers of A and B on 3 and 5 March,
// respectively".
func respectiveOthers(s *sentence, g dated) []int {
	days := g.respectively(s)
	if days < 2 {
		return nil
	}
	var row []int
	for k := g.date - 1; k >= 0; k-- {
		m := s.mentions[k]
		gap := strings.TrimSpace(s.text[m.end:s.mentions[k+1].start])
		if m.kind != mentionPerson && m.kind != mentionBody || len(row) == 0 && gap != "on" && gap != "in" || len(row) > 0 && gap != "," && gap != "and" && gap != ", and" && gap != "and with" && gap != "and the" && gap != "and by" && gap != ", the" {
			break
		}
		row = append(row, k)
	}
	if len(row) != days {
		return nil
	}
	n := len(row) - 1 - g.part // the row runs to the left
	return append(row[:n:n], row[n+1:]...)
}

// respectivePlace is the place of a row right before the dates of a list that is
// of the day meant, or -1: "in Lima, Quito and La Paz on 3, 5 and 9 May,
// respectively".
func respectivePlace(s *sentence, g dated) int {
	days, row := g.respectively(s), 0
	if days < 2 {
		return -1
	}
	for k := g.date - 1; k >= 0 && s.mentions[k].place != nil; k-- {
		gap := strings.TrimSpace(s.text[s.mentions[k].end:s.mentions[k+1].start])
		if row == 0 && gap != "on" && gap != "in" && gap != "" || row > 0 && gap != "," && gap != "and" && gap != ", and" {
			break
		}
		row++
	}
	if row == days {
		return g.date - row + g.part
	}
	row = 0 // "on 3, 5 and 9 May, respectively, in Lima, Quito and La Paz"
	for k := g.date + 1; row < days && k < len(s.mentions) && s.mentions[k].place != nil; k++ {
		gap := strings.TrimSpace(s.text[s.mentions[k-1].end:s.mentions[k].start])
		if row == 0 && gap != ", respectively, in" && gap != "respectively in" || row > 0 && gap != "," && gap != "and" && gap != ", and" {
			break
		}
		row++
	}
	if row != days {
		return -1
	}
	return g.date + 1 + g.part
}

// sameWord reports whether the words behind two dates are alike, "on 3 May by A
// and on 4 May by B", with no verb between.
func sameWord(s *sentence, g *dated, k int) bool {
	a, b := s.mentions[g.date], s.mentions[k]
	if otherClause.in(s.text[a.end:b.start]) {
		return false
	}
	x, _, _ := strings.Cut(strings.TrimLeft(s.text[a.end:], " "), " ")
	y, _, _ := strings.Cut(strings.TrimLeft(s.text[b.end:], " "), " ")
	return x == y && (x == "by" || x == "with" || x == "in" || x == "to")
}

var (
	// andOn ends before a further date of the same verb; againOn says so in words.
	andOn   = lazily(`(?i)(?:\band,?(?: [a-z]+){0,4}|, then(?: again)?) (?:on|in) (?:the )?$|\band,? for (?:the|a) [a-z]+ time (?:in|during|under) [a-z ]{3,30}, (?:on|in) (?:the )?$`)
	againOn = lazily(`(?i)(?:\band,?(?: then| also)? (?:again|once more|once again|lastly|finally|(?:for )?(?:the|a) (?:second|third|fourth|last) time(?: (?:in|during|under) [a-z ]{3,30})?)|, then(?: again)?),? (?:on|in) (?:the )?$`)
)
