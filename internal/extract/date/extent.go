package date

// period reports whether a mention only bounds what happened within it.
func period(m Mention, seq *sequence, lo int, opener kind, named bool) bool {
	if len(m.Dates) != 1 {
		return false
	}
	s := m.Dates[0]
	if s.Start == s.End {
		return false
	}
	if !seq.items[lo].until.IsZero() || named || seq.joins[lo+1] == or {
		return true
	}
	start, end := s.Start, s.End
	if start.Year == 0 {
		start.Year, end.Year = 2000, 2000
		if start.Month > end.Month {
			end.Year++
		}
	}
	length := daysBetween(start.First(), end.Last())
	if opener == between {
		return s.Start.Day == 0 || length > 14
	}
	if s.Start.Day == 0 && opener == nothing && length < 62 { // "May/June 2023"
		return false
	}
	return length > 31
}

// consecutive reports whether dates are single days, or months, that follow one
// another.
func consecutive(dates []Span) bool {
	for i, s := range dates {
		if s.Start != s.End || s.Start.Month == 0 {
			return false
		}
		if i == 0 {
			continue
		}
		d := dates[i-1].Start
		if leap := (Day{0, 2, 29}); d == leap || s.Start == leap {
			d.Year = 2000
		} else if d.Year == 0 {
			d.Year = 2001 // a year of 365 days: 28 February, 1 March
		}
		if d.Day == 0 {
			d = d.addMonths(1)
		} else {
			d = d.add(1)
		}
		e := s.Start
		if e.Year == 0 {
			e.Year = d.Year
		}
		if d != e {
			return false
		}
	}
	return len(dates) > 1
}
