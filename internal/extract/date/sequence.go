package date

// most bounds the items of one expression, so that reading stays linear.
const most = 12

// sequence is a run of items and the words between them.
type sequence struct {
	items  [most]item
	joins  [most]kind // joins[i] stands before items[i]: to, or, and, comma
	n      int
	opener kind // from, between or nothing
	on     bool // "on" stands before it
}

// read reads the items at offset i.
func (s *sequence) read(text string, i int, sc scope, opener kind) bool {
	s.n, s.opener, s.on = 0, opener, sc.on
	it, ok := readItem(text, i, sc)
	if !ok {
		return false
	}
	s.items[0], s.joins[0], s.n = it, nothing, 1
	for s.n < most {
		last := s.items[s.n-1]
		join, at := s.readJoin(text, last.end)
		if join == nothing {
			break
		}
		yearOnly := last.Month == 0 && last.Day.Day == 0
		if join == to && yearOnly && opener == nothing && !sc.years {
			break
		}
		next := scope{month: last.Day.Day == 0 && last.Month != 0, year: yearOnly}
		it, ok := readItem(text, at, next)
		if !ok {
			break
		}
		s.items[s.n], s.joins[s.n] = it, join
		s.n++
	}
	// "September 2-4, 2023": the year stands behind the last bare day.
	if last := &s.items[s.n-1]; s.n > 1 && last.bare() && s.items[0].us {
		readYear(text, last)
	}
	return true
}

// bare reports whether the item is a day's number and no more.
func (it item) bare() bool { return it.Day.Day != 0 && it.Month == 0 }

// readJoin reads what may stand between two items and returns the offset at
// which the next item begins.
func (s *sequence) readJoin(text string, i int) (kind, int) {
	t := lex(text, i)
	afresh := t.kind == comma && s.n > 1 && s.joins[s.n-1] == to // a new clause may begin
	if t.kind == comma {
		switch next := lex(text, t.end); next.kind {
		case and, or:
			t = next
		case to:
			if s.opener != from {
				return nothing, 0
			}
			t = next
		}
	}
	join := t.kind
	switch join {
	case comma, or:
	case hyphen, slash, to:
		join = to
	case and:
		if s.opener == between && s.n == 1 {
			join = to
		}
	default:
		return nothing, 0
	}
	// "3 May and again on 5 May", "1 to 3 May and from 5 to 7 June"
	for range 3 {
		next := lex(text, t.end)
		if next.kind != from && !next.is(text, "on") && !next.is(text, "again") && !next.is(text, "in") {
			break
		}
		if join == or || afresh && next.is(text, "on") {
			return nothing, 0 // "in early January or in August" are two guesses; "from 20 to 22 July, and on 28 May both agreed"
		}
		t = next
	}
	return join, t.end
}

// spans finds the longest part of the sequence that makes sense and returns its
// dates; lo and hi bound the items used. Where the whole is refused because the
// calendar has no such day, a part that lost its year thereby is refused, too.
func (s *sequence) spans(text string) (dates []Span, lo, hi int) {
	strict := false
	for lo = 0; lo < s.n; lo++ {
		for hi = s.n; hi > lo; hi-- {
			dates, possible := s.part(text, lo, hi)
			strict = strict || !possible
			if dates != nil && !(strict && dates[0].Start.Year == 0) {
				return dates, lo, hi
			}
		}
		if !s.items[lo].bare() {
			break // a whole date that is none: what follows is looked at anew
		}
	}
	return nil, 0, 0
}

// part returns the dates of the items from lo to hi, or nil if they are none;
// possible is false if that is because of the calendar.
func (s *sequence) part(text string, lo, hi int) (dates []Span, possible bool) {
	var days [most]Day
	closed := false
	for i := hi - 1; i >= lo; i-- {
		it := s.items[i]
		days[i] = it.Day
		if i > lo {
			switch s.joins[i] {
			case and:
				closed = true
			case comma: // needs its "and": "paragraph 4, 22 May"
				if !closed && !s.twoDays(i, hi) {
					return nil, true
				}
			}
		}
		if !it.bare() {
			continue
		}
		// A bare day takes its month from the US date before it, else from the
		// date after it.
		if j := s.american(lo, i); j >= 0 {
			days[i].Month = s.items[j].Month
			if i == hi-1 && it.Year == 0 && counted(text, it.end) {
				return nil, true
			}
		} else if i+1 < hi && !s.items[i+1].us {
			days[i].Month = days[i+1].Month
		}
		if days[i].Month == 0 {
			return nil, true
		}
	}
	s.fillYears(&days, lo, hi)

	out := make([]Span, 0, hi-lo)
	for i := lo; i < hi; i++ {
		if s.items[i].weak && days[i].Year == 0 {
			return nil, true
		}
		span := Span{days[i], days[i]}
		if u := s.items[i].until; !u.IsZero() {
			span.End = u
		}
		if i > lo && (s.joins[i] == to || s.joins[i] == or) {
			prev := &out[len(out)-1]
			if prev.Start != prev.End || s.joins[i-1] == to && i-1 > lo {
				return nil, true
			}
			prev.End = span.End
		} else {
			if i > lo && (out[0].Start.Day == 0) != (span.Start.Day == 0) {
				return nil, true // "5 May and June"
			}
			out = append(out, span)
		}
	}
	for _, d := range out {
		if !d.Start.valid() || !d.End.valid() || d.Start.Year != 0 && d.Start.First().compare(d.End.Last()) > 0 {
			return nil, false
		}
		if d.Start.Year == 0 && d.Start.Month == d.End.Month && d.Start.Day > d.End.Day {
			return nil, true // "9-5 May"
		}
	}
	return out, true
}

// twoDays reports whether a comma before item i parts two days of one month
// without an "and": "on 23, 24 May 2023", "on May 23, 24, 2023".
func (s *sequence) twoDays(i, hi int) bool {
	if !s.on || i+1 != hi || s.items[i].Year == 0 {
		return false
	}
	return s.items[i-1].bare() || s.items[i-1].us && s.items[i].Month == 0
}

// american returns the index of the nearest item from lo to i that has its month
// before its day, or -1.
func (s *sequence) american(lo, i int) int {
	for j := i - 1; j >= lo; j-- {
		if s.items[j].us {
			return j
		}
		if !s.items[j].bare() {
			return -1
		}
	}
	return -1
}

// fillYears gives a date without a year its neighbour's: that of the date after
// it, or the one before where that date lies over the new year; else that of the
// date before it.
func (s *sequence) fillYears(days *[most]Day, lo, hi int) {
	for i := hi - 2; i >= lo; i-- {
		next := days[i+1]
		if days[i].Year != 0 || next.Year == 0 || next.Month == 0 {
			continue
		}
		days[i].Year = next.Year
		if months := days[i].Month - next.Month; months > 6 || months > 0 && s.joins[i+1] == to {
			days[i].Year--
		}
	}
	for i := lo + 1; i < hi; i++ {
		prev := days[i-1]
		if days[i].Year != 0 || prev.Year == 0 || prev.Month == 0 {
			continue
		}
		days[i].Year = prev.Year
		if months := prev.Month - days[i].Month; months > 6 || months > 0 && s.joins[i] == to {
			days[i].Year++
		}
	}
}
