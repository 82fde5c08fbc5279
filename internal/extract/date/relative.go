package date

import "strings"

// lean is what a relative mention leans on and how far it lies from there.
type lean struct {
	base origin
	unit unit
	n    int
}

// origin is the date that a relative mention counts from.
type origin uint8

const (
	toPrevious origin = iota // the date told last: "the following day"
	toDocument               // the document's date: "yesterday"
	toWeekday                // the latest such day of the week: "on Monday"
)

// unit is what a relative mention counts.
type unit uint8

const (
	inDays unit = iota
	inMonths
	inYears
	dayOfMonth // n is the day: "on the 14th"
)

// readRelative reads a relative mention that begins with the token t.
func readRelative(text string, t token) (Mention, bool) {
	if m, ok := readBeside(text, t); ok {
		return m, true
	}
	end, l, ok := readLean(text, t)
	if !ok || end < len(text) && (isLetter(text[end]) || isDigit(text[end]) || possessive(text[end:])) {
		return Mention{}, false
	}
	return Mention{Start: t.start, End: end, Kind: Relative, Dates: []Span{{}}, lean: l}, true
}

// possessive reports whether s begins with "'s": "today's world".
func possessive(s string) bool {
	return len(s) > 1 && s[0] == '\'' && s[1]|0x20 == 's' || len(s) > 3 && s[:3] == "\u2019" && s[3]|0x20 == 's'
}

func readLean(text string, t token) (end int, l lean, ok bool) {
	switch {
	case t.is(text, "yesterday"):
		return t.end, lean{toDocument, inDays, -1}, true
	case t.is(text, "today"), t.is(text, "tonight"):
		return t.end, lean{toDocument, inDays, 0}, true
	case t.is(text, "tomorrow"):
		return t.end, lean{toDocument, inDays, 1}, true
	case t.is(text, "last"), t.is(text, "next"), t.is(text, "this"):
		n := 0
		if t.is(text, "last") {
			n = -1
		} else if t.is(text, "next") {
			n = 1
		}
		next := lex(text, t.end)
		switch {
		case next.is(text, "month"):
			return next.end, lean{toDocument, inMonths, n}, true
		case next.is(text, "year"):
			return next.end, lean{toDocument, inYears, n}, true
		case t.is(text, "this") && (next.is(text, "morning") || next.is(text, "afternoon") || next.is(text, "evening")):
			return next.end, lean{toDocument, inDays, 0}, true
		}
	case t.is(text, "the"), t.is(text, "that"), t.is(text, "same"):
		return readThe(text, t)
	case t.kind == cardinal || t.kind == number || t.is(text, "a"):
		return readLater(text, t)
	}
	return 0, l, false
}

// readThe reads "the same day", "that day", "the day before".
func readThe(text string, t token) (end int, l lean, ok bool) {
	// Most words after "the" are told by their first letter.
	if i := t.end + 1; i < len(text) && isLetter(text[i]) && strings.IndexByte("adefmnpstvy", text[i]|0x20) < 0 {
		return 0, l, false
	}
	n, given := 0, t.is(text, "that") || t.is(text, "same")
	next := lex(text, t.end)
	switch {
	case next.suffixed && next.val >= 1 && next.val <= 31:
		return readNth(text, t, next)
	case next.kind == ordinal && next.val <= 9:
		return readDayOf(text, next)
	case t.is(text, "same"):
	case next.is(text, "very"):
		next = lex(text, next.end)
		given = given || next.is(text, "same") || next.is(text, "next")
		if next.is(text, "next") {
			n = 1
		}
		if n != 0 || next.is(text, "same") {
			next = lex(text, next.end)
		}
	case next.is(text, "same"):
		given = true
		next = lex(text, next.end)
	case t.is(text, "that"):
	case next.is(text, "next"), next.is(text, "following"):
		n, given = 1, true
		next = lex(text, next.end)
	case next.is(text, "previous"), next.is(text, "preceding"):
		n, given = -1, true
		next = lex(text, next.end)
	}
	switch {
	case given && (next.kind == day || next.is(text, "date") && !t.is(text, "that")):
		return next.end, lean{toPrevious, inDays, n}, true
	case given && (next.is(text, "morning") || next.is(text, "afternoon") || next.is(text, "evening") || next.is(text, "night")):
		return next.end, lean{toPrevious, inDays, n}, true
	case given && next.is(text, "month"):
		return next.end, lean{toPrevious, inMonths, n}, true
	case given && next.is(text, "year"):
		return next.end, lean{toPrevious, inYears, n}, true
	case next.kind == day:
		return readDayBefore(text, next)
	}
	return 0, l, false
}

// readNth reads a day of the month told last: "the 2nd of that month", "on the
// 14th he left". The number of a sitting has a noun behind it.
func readNth(text string, t, nth token) (end int, l lean, ok bool) {
	l = lean{toPrevious, dayOfMonth, nth.val}
	next := lex(text, nth.end)
	if next.kind == of {
		that := lex(text, next.end)
		month := lex(text, that.end)
		if (that.is(text, "that") || that.is(text, "the")) && month.is(text, "same") {
			month = lex(text, month.end)
		}
		return month.end, l, month.is(text, "month") && (that.is(text, "that") || that.kind == the)
	}
	before := strings.ToLower(text[max(0, t.start-4):t.start])
	if !strings.HasSuffix(before, "on ") || nth.end < len(text) && text[nth.end] == '-' {
		return 0, l, false
	}
	word := ""
	if next.start < len(text) {
		if !isLetter(text[next.start]) {
			return nth.end, l, next.kind == comma
		}
		word = text[next.start:next.end]
	}
	return nth.end, l, equalAny(word, "", "he", "she", "they", "it", "we", "the", "in", "at", "by", "with", "there", "both", "his", "her", "a")
}

// readDayOf reads a day of an encounter whose date was told last: "the second day
// of the visit", "the first day of it".
func readDayOf(text string, nth token) (end int, l lean, ok bool) {
	d := lex(text, nth.end)
	by := lex(text, d.end)
	if d.kind != day || by.kind != of {
		return 0, l, false
	}
	what := lex(text, by.end)
	if !what.is(text, "it") {
		if !equalAny(text[what.start:what.end], "the", "his", "her", "their", "this", "its") {
			return 0, l, false
		}
		what = lex(text, what.end)
		if !equalAny(text[what.start:what.end], "visit", "trip", "stay", "mission", "meetings", "talks", "training", "exhibition") && !gathering(text[what.start:what.end]) {
			return 0, l, false
		}
	}
	return d.end, lean{toPrevious, inDays, nth.val - 1}, true
}

// gathering reports whether a word is the noun of an encounter of many.
func gathering(word string) bool {
	return equalAny(word, "meeting", "event", "forum", "summit", "session", "conference", "congress", "assembly", "festival", "workshop", "seminar", "gathering", "symposium", "dialogue", "ceremony")
}

// readBeside reads a day that is counted from an encounter: "one day before" and
// "the day after" with "the Summit" behind it.
func readBeside(text string, t token) (Mention, bool) {
	n := t.val
	switch {
	case t.kind == cardinal, t.kind == number:
	case t.is(text, "a"), t.is(text, "the"):
		if i := t.end + 1; i >= len(text) || text[i]|0x20 != 'd' {
			return Mention{}, false
		}
		n = 1
	default:
		return Mention{}, false
	}
	d := lex(text, t.end)
	if n < 1 || n > 7 || d.kind != day && !d.is(text, "days") {
		return Mention{}, false
	}
	by := lex(text, d.end)
	switch {
	case by.is(text, "before"):
		n = -n
	case !by.is(text, "after"):
		return Mention{}, false
	}
	the := lex(text, by.end)
	if !equalAny(text[the.start:the.end], "the", "this", "that") {
		return Mention{}, false
	}
	what := lex(text, the.end)
	if !gathering(text[what.start:what.end]) {
		return Mention{}, false
	}
	return Mention{Start: t.start, End: by.end, Kind: Relative, Dates: []Span{{}}, Of: strings.ToLower(text[what.start:what.end]), lean: lean{toPrevious, inDays, n}}, true
}

// readDayBefore reads "day before" and "day after" where nothing follows that
// they would be counted from, save "tomorrow" and "yesterday".
func readDayBefore(text string, t token) (end int, l lean, ok bool) {
	next := lex(text, t.end)
	n := 0
	switch {
	case next.is(text, "before"):
		n = -1
	case next.is(text, "after"):
		n = 1
	default:
		return 0, l, false
	}
	after := lex(text, next.end)
	switch {
	case n < 0 && after.is(text, "yesterday"):
		return after.end, lean{toDocument, inDays, -2}, true
	case n > 0 && after.is(text, "tomorrow"):
		return after.end, lean{toDocument, inDays, 2}, true
	case after.start < len(text) && (isLetter(text[after.start]) || isDigit(text[after.start])) && !free(text, after):
		return 0, l, false
	}
	return next.end, lean{toPrevious, inDays, n}, true
}

// free reports whether a word may follow "the day before" without being what it
// is counted from: a preposition or conjunction.
func free(text string, t token) bool {
	return equalAny(text[t.start:t.end], "in", "at", "with", "and", "to", "by", "for", "when", "where", "while", "on", "as", "during")
}

// readLater reads "two days later", "a week earlier".
func readLater(text string, t token) (end int, l lean, ok bool) {
	n := t.val
	if t.is(text, "a") {
		n = 1
	}
	next := lex(text, t.end)
	switch {
	case n < 1 || n > 31:
		return 0, l, false
	case next.is(text, "week"), next.is(text, "weeks"):
		n *= 7
	case !next.is(text, "days") && next.kind != day:
		return 0, l, false
	}
	next = lex(text, next.end)
	switch {
	case next.is(text, "before"): // "a day before, she left", not "two days before the vote"
		after := lex(text, next.end)
		return next.end, lean{toPrevious, inDays, -n}, after.kind == comma || after.start >= len(text) || !isLetter(text[after.start]) && !isDigit(text[after.start])
	case next.is(text, "later"), next.is(text, "afterwards"):
		return next.end, lean{toPrevious, inDays, n}, true
	case next.is(text, "earlier"):
		return next.end, lean{toPrevious, inDays, -n}, true
	case next.is(text, "ago"):
		return next.end, lean{toDocument, inDays, -n}, true
	}
	return 0, l, false
}

// readWeekday reads the day of a release that names no more than its weekday:
// "on Monday".
func readWeekday(text string, t token, word string) (Mention, int, bool) {
	if !equalAny(word, "on", "last", "this", "next") || t.short || t.small {
		return Mention{}, 0, false
	}
	l := lean{toWeekday, inDays, t.val}
	return Mention{Start: t.start, End: t.end, Kind: Relative, Dates: []Span{{}}, lean: l}, t.end, true
}

// readYearLean reads "this year" and its like behind a date without a year, as
// in "in November this year".
func readYearLean(text string, i int) (end int, l lean, ok bool) {
	t := lex(text, i)
	if t.kind == of {
		t = lex(text, t.end)
	}
	if t.kind != the && t.kind != leaning {
		return 0, l, false
	}
	end, l, ok = readLean(text, t)
	return end, l, ok && l.unit == inYears
}
