package date

import (
	"slices"
	"strings"

	"dragoman"
)

// openDays is how long an open reporting period is taken to be where not even the
// document's date is known. It is less than a year, because reports tell what
// happened in the weeks before their period more often than they cover all of a
// year without saying so.
const openDays = 300

// Context resolves what a mention leaves open.
type Context struct {
	PeriodStart, PeriodEnd Day  // the reporting period; zero where unknown
	Document               Day  // the date of the document; zero if unknown
	Previous               Day  // the date told last in the running text
	Future                 bool // what is told lies ahead: prefer the next such day
}

// Resolve gives one dragoman.Date for each span of the mention. text is the one
// that Find was given; each Date's Text is the words of the whole mention, with
// white space folded. ok is false when the dates cannot be told. A date says
// Inferred when its year or more came from the context.
func (m Mention) Resolve(text string, c Context) (dates []dragoman.Date, ok bool) {
	spans := m.Dates
	switch m.Kind {
	case Yearless:
		switch {
		case m.yearSaid:
			spans = c.saidYear(spans, m.lean)
		case m.Respectively: // in the order of what they are told of
			var each []Span
			for _, s := range spans {
				each = append(each, c.years([]Span{s})...)
			}
			if spans = nil; len(each) == len(m.Dates) {
				spans = each
			}
		default:
			spans = c.years(spans)
		}
	case Relative:
		spans = c.lean(m.lean)
	}
	if len(spans) == 0 {
		return nil, false
	}
	words := strings.Join(strings.Fields(text[m.Start:m.End]), " ")
	for i, s := range spans {
		d := dragoman.NewDate(s.Start.String(), s.End.String(), words)
		d.Period = m.Period
		d.Inferred = m.Dates[i].Start.Year == 0
		dates = append(dates, d)
	}
	return dates, true
}

// years gives spans without a year theirs. The dates of a list go up.
func (c Context) years(spans []Span) []Span {
	if out := c.inPeriod(spans); out != nil {
		return out
	}
	limit := c.Document
	if limit.IsZero() {
		limit = c.PeriodEnd
	}
	if limit.IsZero() {
		limit = c.PeriodStart
	}
	if limit.IsZero() {
		return c.nearPrevious(spans)
	}
	out := slices.Clone(spans)
	if !c.Future && c.soonAfter(out) {
		return out
	}
	if c.Future {
		for i := range out {
			if out[i].Start.Year == 0 && !out[i].ahead(limit.First()) {
				return nil
			}
			limit = out[i].Start
		}
		return out
	}
	limit = limit.Last()
	for i := len(out) - 1; i >= 0; i-- {
		if out[i].Start.Year == 0 && !out[i].behind(limit) {
			return nil
		}
		limit = out[i].Start.Last()
	}
	return out
}

// soonAfter gives spans the year in which they lie shortly after a period that is
// stated, if that is much nearer than before it: a report says the year of what
// lies well behind its period, and leaves it out of what comes next.
func (c Context) soonAfter(spans []Span) bool {
	end := c.PeriodEnd
	if end.Year == 0 && c.PeriodStart.Year != 0 {
		end = c.Document
	}
	if end.Day == 0 {
		return false
	}
	for i, s := range spans {
		if s.Start.Year != 0 {
			continue
		}
		back := s
		if !s.ahead(end) || !back.behind(c.PeriodStart.First()) {
			return false
		}
		if daysBetween(end, s.Start.First()) > soonDays || daysBetween(back.End.Last(), c.PeriodStart.First()) < 2*soonDays {
			return false
		}
		spans[i] = s
	}
	return true
}

// soonDays is how far a report looks ahead without a year.
const soonDays = 60

// saidYear gives spans the year that words such as "this year" name.
func (c Context) saidYear(spans []Span, l lean) []Span {
	if c.Document.IsZero() {
		c.Document = c.PeriodEnd
	}
	year := c.lean(l)
	if year == nil {
		return nil
	}
	out := slices.Clone(spans)
	for i := range out {
		if out[i].Start.Year != 0 {
			continue
		}
		out[i] = out[i].at(year[0].Start.Year)
		if !out[i].Start.valid() || !out[i].End.valid() {
			return nil
		}
	}
	return out
}

// inPeriod places spans in the reporting period, or returns nil if they do not
// all lie within.
func (c Context) inPeriod(spans []Span) []Span {
	if c.PeriodStart.Year == 0 || c.Future {
		return nil
	}
	from, to := c.PeriodStart.First(), c.PeriodEnd
	if to.Year == 0 {
		to = c.Document
	}
	if to.Year == 0 { // open, and nothing tells its end
		to = from.add(openDays)
	}
	to = to.Last()
	out := slices.Clone(spans)
	at := from
	for i := range out {
		if out[i].Start.Year != 0 {
			continue
		}
		s, ok := c.little(out[i], from, to)
		if ok && s.Start.First().compare(at) >= 0 {
			out[i], at = s, s.Start.First()
			continue
		}
		ok = false
		// The first such day from the last one told on, else the first of all:
		// a long period has the day more than once.
		for _, low := range [...]Day{c.Previous, at} {
			if low.Year == 0 || low.compare(at) < 0 {
				low = at
			}
			s = out[i]
			if s.ahead(low.First()) && s.Start.First().compare(to) <= 0 && s.End.First().compare(to) <= 0 {
				ok = true
				break
			}
		}
		if !ok {
			return nil
		}
		out[i], at = s, s.Start.First()
	}
	return out
}

// little is the span a little before the date told last, where a period has it
// more than once: "on 28 November ... He also met on 27 November with".
func (c Context) little(s Span, from, to Day) (Span, bool) {
	if c.Previous.Year == 0 || !s.behind(c.Previous.First()) {
		return s, false
	}
	return s, s.End.Last().compare(c.Previous.First().add(-littleDays)) >= 0 && s.Start.First().compare(from) >= 0 && s.End.First().compare(to) <= 0
}

// littleDays is how far back a text goes for what it tells besides, rather than
// to next year.
const littleDays = 45

// nearPrevious takes the year of the date told last, for want of anything else.
func (c Context) nearPrevious(spans []Span) []Span {
	if c.Previous.Year == 0 {
		return nil
	}
	out := slices.Clone(spans)
	at := Day{c.Previous.Year, 1, 1}
	for i := range out {
		if out[i].Start.Year == 0 && !out[i].ahead(at) {
			return nil
		}
		at = out[i].Start.First()
	}
	return out
}

// ahead sets the year of s so that it is the next that ends on or after d.
func (s *Span) ahead(d Day) bool {
	for y := d.Year; y <= d.Year+8; y++ {
		if t := s.at(y); t.Start.valid() && t.End.valid() && t.Start.Last().compare(d) >= 0 {
			*s = t
			return true
		}
	}
	return false
}

// behind sets the year of s so that it is the latest that has begun by d.
func (s *Span) behind(d Day) bool {
	for y := d.Year; y >= d.Year-8; y-- {
		if t := s.at(y); t.Start.valid() && t.End.valid() && t.Start.First().compare(d) <= 0 {
			*s = t
			return true
		}
	}
	return false
}

// at is s in the year y; its end may lie in the next.
func (s Span) at(y int) Span {
	s.Start.Year, s.End.Year = y, y
	if s.Start.First().compare(s.End.Last()) > 0 {
		s.End.Year++
	}
	return s
}

// lean works out a relative mention.
func (c Context) lean(l lean) []Span {
	base := c.Previous
	if l.base != toPrevious {
		base = c.Document
	}
	if base.Year == 0 {
		return nil
	}
	var d Day
	switch {
	case l.base == toWeekday:
		if base.Day == 0 {
			return nil
		}
		n := (int(base.weekday()) - l.n + 7) % 7
		if c.Future && n > 0 {
			n -= 7
		}
		d = base.add(-n)
	case l.unit == inYears:
		d = Day{Year: base.Year + l.n}
	case base.Month == 0:
		return nil
	case l.unit == inMonths:
		d = base.addMonths(l.n)
	case l.unit == dayOfMonth:
		d = Day{base.Year, base.Month, l.n}
	case base.Day == 0:
		return nil
	default:
		d = base.add(l.n)
	}
	if !d.valid() {
		return nil
	}
	return []Span{{d, d}}
}
