package date

// item is one date of an expression as its own words have it, perhaps no more
// than a day's number that takes its month from a neighbour.
type item struct {
	Day
	until      Day  // the last month of a half or quarter
	start, end int  // bytes
	us         bool // the day stands after its month
	wordy      bool // the day is written "of" its month or as a word
	blur       int  // index for the function blur, or -1
	numeric    bool // "22.05.2023", complete in itself
	weak       bool // a month alone that only a neighbour's year makes a date
}

// scope says what an item may be for the words that stand before it.
type scope struct {
	month bool // a month alone: "in May"
	year  bool // a year alone: "in 2024"
	years bool // a range of years: "in 2019-2020"
	in    bool // after "in", where no day stands: "in March 20 States"
	on    bool // after "on", where one does: "on June 14 participants met"
}

// readItem reads one item at offset i.
func readItem(text string, i int, sc scope) (item, bool) {
	t := lex(text, i)
	if t.kind == the {
		t = lex(text, t.end)
	}
	it := item{start: t.start, blur: -1}
	if t.kind == weekday {
		next, ok := readWeekdays(text, t)
		if !ok {
			return it, false
		}
		t = next
		if t.kind == the {
			t = lex(text, t.end)
		}
	}
	if t.digits > 0 && readNumeric(text, t, &it, sc.on) || t.kind == portion && readPortion(text, token{val: t.nth, end: t.start}, &it) {
		return it, true
	}
	switch t.kind {
	case number:
		if t.suffixed && readPortion(text, t, &it) {
			return it, true
		}
		if t.val >= 1 && t.val <= 31 && t.digits <= 2 {
			return it, readDay(text, t, &it)
		}
		if sc.year && isYear(t) && !counted(text, t.end) && !agenda(text, t.end) {
			it.Year, it.end = t.val, t.end
			if sc.years {
				readSplitYear(text, &it)
			}
			return it, true
		}
	case ordinal, cardinal:
		if t.kind == ordinal && readPortion(text, t, &it) {
			return it, true
		}
		if t, ok := joinOrdinal(text, t); ok {
			return it, readDay(text, t, &it) && it.Month != 0
		}
	case leaning:
		if t.is(text, "last") {
			t.val = -1
			return it, readPortion(text, t, &it)
		}
	case month:
		return it, readMonth(text, t, &it, sc)
	case edge:
		return it, readEdge(text, t, &it)
	case season:
		return it, readSeason(text, t, &it)
	}
	return it, false
}

// readWeekdays passes over weekdays ("Monday, ", "Monday and Tuesday, ") and
// returns the token after them, which must begin a day.
func readWeekdays(text string, t token) (token, bool) {
	for range 8 {
		t = lex(text, t.end)
		switch t.kind {
		case comma, and, to, hyphen, the:
			continue
		case weekday:
			continue
		case number, ordinal, month:
			return t, true
		case cardinal:
			return t, t.val >= 20
		}
		break
	}
	return t, false
}

// joinOrdinal reads the day that ordinal words name: "third", "twenty-first".
func joinOrdinal(text string, t token) (token, bool) {
	if t.kind == ordinal {
		return t, true
	}
	if t.val != 20 && t.val != 30 {
		return t, false
	}
	next := lex(text, t.end)
	if next.kind == hyphen {
		next = lex(text, next.end)
	}
	if next.kind != ordinal || next.val > 9 || t.val == 30 && next.val > 1 {
		return t, false
	}
	t.kind, t.val, t.end = ordinal, t.val+next.val, next.end
	return t, true
}

// readDay reads what follows a day's number: its month and year, or nothing.
func readDay(text string, t token, it *item) bool {
	it.Day.Day, it.end = t.val, t.end
	next := lex(text, skipGloss(text, t.end))
	if next.kind == day {
		next = lex(text, next.end)
		it.wordy = true
	}
	if next.kind == of {
		next = lex(text, next.end)
		it.wordy = true
		if next.kind == the { // "the first day of the month of May"
			if next = lex(text, next.end); !next.is(text, "month") {
				return true
			}
			if next = lex(text, next.end); next.kind == of {
				next = lex(text, next.end)
			}
		}
	}
	if t.kind == ordinal && !it.wordy && next.kind == month && next.short {
		return false
	}
	if next.kind == comma && next.end == next.start+1 && text[next.start] == ',' {
		// "Monday 22, May 2023" is rare and "1, May" is a list: not read.
		return true
	}
	if next.kind != month {
		return true
	}
	it.Month, it.end = next.val, next.end
	readYear(text, it)
	return true
}

// skipGloss passes over a number said again in brackets: "3rd (third) day".
func skipGloss(text string, i int) int {
	t := lex(text, i)
	if t.start >= len(text) || text[t.start] != '(' {
		return i
	}
	t = lex(text, t.end)
	if t.kind != ordinal && t.kind != number && t.kind != cardinal {
		return i
	}
	for range 3 {
		if t = lex(text, t.end); t.start < len(text) && text[t.start] == ')' {
			return t.end
		}
	}
	return i
}

// readMonth reads what begins with a month: "May 2023", "May 22, 2023", "May".
func readMonth(text string, t token, it *item, sc scope) bool {
	it.Month, it.end = t.val, t.end
	next := lex(text, t.end)
	if next.kind == number && next.val >= 1 && next.val <= 31 && next.digits <= 2 {
		after := lex(text, next.end)
		if after.kind != month || !after.short && after.start > next.end {
			it.Day.Day, it.end, it.us = next.val, next.end, true
			readYear(text, it)
			if it.Year != 0 || sc.on || !sc.in && !counted(text, next.end) {
				return true
			}
			it.Day.Day, it.end, it.us = 0, t.end, false
		}
	}
	readYear(text, it)
	if it.Year != 0 {
		return true
	}
	it.weak = !sc.month || t.short || t.capitals && t.val == 5
	return true
}

// readEdge reads "early May 2024", "mid-2024", "the end of May".
func readEdge(text string, t token, it *item) bool {
	it.blur = t.val
	next := lex(text, t.end)
	switch t.val {
	case early, mid, late:
		if next.kind == hyphen || next.kind == of || next.is(text, "in") {
			next = lex(text, next.end)
		}
	default: // "end of May", "end-May"
		if next.kind != of && (t.val != end || next.kind != hyphen) {
			return false
		}
		next = lex(text, next.end)
	}
	switch {
	case next.kind == month:
		it.Month, it.end = next.val, next.end
		readYear(text, it)
		return !next.short || it.Year != 0
	case isYear(next):
		it.Year, it.end = next.val, next.end
		return true
	}
	return false
}

// readSeason reads "summer of 2025". A season alone is not told apart from the
// spring of water and the fall of a wall.
func readSeason(text string, t token, it *item) bool {
	it.blur = t.val
	next := lex(text, t.end)
	if next.kind == of || next.kind == comma {
		next = lex(text, next.end)
	}
	if !isYear(next) {
		return false
	}
	it.Year, it.end = next.val, next.end
	return true
}

// readPortion reads "first half of 2024" and "second quarter of 2023", and the
// half of a month as its early or late days. The value of t is -1 for the last.
func readPortion(text string, t token, it *item) bool {
	next := lex(text, t.end)
	months := next.val
	if next.kind != portion || t.val == 0 || t.val > 12/months {
		return false
	}
	if t.val < 0 {
		t.val = 12 / months
	}
	next = lex(text, next.end)
	if next.kind == of {
		next = lex(text, next.end)
	}
	if next.kind == month && months == 6 && !next.short {
		it.Month, it.end, it.blur = next.val, next.end, early
		if t.val == 2 {
			it.blur = late
		}
		readYear(text, it)
		return true
	}
	if !isYear(next) {
		return false
	}
	it.Day = Day{next.val, (t.val-1)*months + 1, 0}
	it.until = Day{next.val, t.val * months, 0}
	it.end = next.end
	return true
}
