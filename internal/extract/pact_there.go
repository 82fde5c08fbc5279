package extract

import (
	"strings"
	"time"

	"dragoman"
)

// An instrument is often signed at an encounter whose day is told elsewhere:
// "visited Lima on 4 May, and the Protocol was signed there", "On the first day
// of the visit they signed", "At its 12th session the Board adopted".

var (
	// onSpot says that something was done at the encounter of the same sentence.
	onSpot = newCue(`\b(?:there|on (?:this|that|the same) occasion|during (?:the|this|that|his|her) visit|at the end of (?:the|this|that) (?:meeting|visit|talks))\b`)
	// firstDay and lastDay count a day of the encounter told before.
	firstDay = newCue(`\bon the (?:first|opening) day of (?:the|this|that|his|her|their) (?:same )?(?:visit|meeting|session|stay|conference|talks|forum|summit)\b`)
	lastDay  = newCue(`\bon the (?:last|final|closing) day of (?:the|this|that|his|her|their) (?:same )?(?:visit|meeting|session|stay|conference|talks|forum|summit)\b`)
)

// atClose begins what was done when the encounter told before ended.
var atClose = lazily(`^(?:\d+\.\s+)?(?:[Aa]t|[Oo]n) (?:its|the|their) (?:close|conclusion|end)(?: of (?:the|this|that) (?:meeting|session|talks|visit|conference|consultations))?,? `)

// nthDay is the day of an encounter that a sentence counts, or "".
func nthDay(text string, d *dragoman.Date) string {
	m := countedDay.FindStringSubmatch(text)
	if m == nil || d.Precision != dragoman.Day && len(d.Start) < len("2006-01-02") {
		return ""
	}
	n := map[string]int{"first": 0, "second": 1, "third": 2, "fourth": 3}[strings.ToLower(m[1])]
	day, err := time.Parse(time.DateOnly, d.Start)
	if err != nil {
		return ""
	}
	if at := day.AddDate(0, 0, n).Format(time.DateOnly); at <= d.End {
		return at
	}
	return ""
}

// theyDid are those who met as the subject of what they adopted.
var theyDid = lazily(`^(?:\d+\.\s+)?(?:(?:At|By) (?:its|the|their) (?:end|close|conclusion),? |Before they parted,? )?(?:They|The (?:Ministers|participants|delegations|heads of [a-z ]+|Parties|parties|sides|members|leaders|Presidents|meeting|conference|summit)) (?:also |then |further |jointly |unanimously )?$`)

// countedDay counts a day of the encounter told before.
var countedDay = lazily(`(?i)\bon (?:the|its|their) (first|second|third|fourth) day\b`)

// dateThere gives an instrument without a date that of the encounter at which it
// was signed or adopted.
func (r *reading) dateThere(p *pact, s *sentence, h hit, last *telling) {
	if onSpot.in(s.text[h.start:]) {
		only := -1
		for k, m := range s.mentions {
			if m.kind == mentionDate && m.end <= h.start {
				if only >= 0 {
					return
				}
				only = k
			}
		}
		if only >= 0 {
			p.date = r.resolveDate(s, s.mentions[only], -1)
			return
		}
	}
	if last != nil && last.date != nil && last.s.section == s.section && s.index-last.s.index <= 2 {
		at := ""
		switch {
		case firstDay.in(s.text):
			at = last.date.Start
		case lastDay.in(s.text):
			at = last.date.End
		default:
			at = nthDay(s.text, last.date)
		}
		if at != "" {
			d := dragoman.NewDate(at, at, "")
			d.Inferred = true
			p.date = &d
			if p.place == nil {
				p.place = last.place
			}
			return
		}
	}
	if p.status != dragoman.Adopted || dates(s) {
		return
	}
	if last != nil && last.date != nil && last.s.block == s.block && s.index-last.s.index <= 2 && !last.date.Period && theyDid.MatchString(s.text[:h.start]) {
		d := *last.date // "The Ministers met on 3 May. They adopted a Declaration"
		d.Inferred = true
		p.date = &d
		if p.place == nil {
			p.place = last.place
		}
		return
	}
	for k, m := range s.mentions { // the body's own sitting, known by its number
		if m.event == nil || m.end > h.start {
			continue
		}
		x, ok := s.sittingOf(k)
		if !ok {
			continue
		}
		for _, t := range r.sittings {
			if t.date != nil && t.sitting.same(x.ordinals[0], x) {
				d := *t.date
				d.Inferred = true
				p.date = &d
				if p.place == nil {
					p.place = t.place
				}
				return
			}
		}
	}
}
