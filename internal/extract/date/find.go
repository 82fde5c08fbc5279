package date

import (
	"strings"
	"unicode/utf8"
)

// Find returns the dates of a text in their order. Mentions do not overlap; each
// is the longest that can be read from its first word on. The time is linear in
// the length of the text.
func Find(text string) []Mention {
	var out []Mention
	var seq sequence
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isDigit(c):
			if !startsNumber(text, i) {
				i = skipNumber(text, i)
				continue
			}
			m, next, ok := readMention(text, lexNumber(text, i), &seq)
			if ok {
				out = add(out, m, text)
			}
			i = max(next, skipNumber(text, i))
		case isLetter(c):
			j := i + 1
			for j < len(text) && isLetter(text[j]) {
				j++
			}
			if j-i > longest || j-i < 3 && c|0x20 != 'a' && c != 'Q' && c != 'H' || wordBefore(text, i) {
				i = j
				continue
			}
			t := lexWord(text, i)
			if !t.kind.opens() {
				i = j
				continue
			}
			m, next, ok := readMention(text, t, &seq)
			if ok {
				out = add(out, m, text)
			}
			i = max(next, j)
		default:
			i++
		}
	}
	return out
}

// add appends a mention. One that says in other words what a leaning one before
// it says takes that in: "the following day, 5 May".
func add(list []Mention, m Mention, text string) []Mention {
	if n := len(list); n > 0 && list[n-1].Kind == Relative && m.Kind != Relative && text[list[n-1].End:m.Start] == ", " {
		m.Start = list[n-1].Start
		list = list[:n-1]
	}
	return append(list, m)
}

// startsNumber reports whether a number that begins at i stands by itself: not
// within a word, a document symbol, a price or a longer number.
func startsNumber(text string, i int) bool {
	if i == 0 {
		return true
	}
	switch c := text[i-1]; {
	case isLetter(c), isDigit(c), c == '/', c == '-', c == '+', c == '$', c == '_', c == '#':
		return false
	case c == '.' || c == ',' || c == ':':
		return i < 2 || !isDigit(text[i-2])
	case c >= utf8.RuneSelf:
		return !letterBefore(text, i)
	}
	return true
}

// skipNumber returns the end of the number at i with all that is written to it:
// "2024/844", "2,023", "25-07060".
func skipNumber(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// wordBefore reports whether a letter or digit is joined to the word at i.
func wordBefore(text string, i int) bool {
	if i == 0 {
		return false
	}
	c := text[i-1]
	return isDigit(c) || c == '_' || c == '/' && i > 1 && isLetter(text[i-2]) || c >= utf8.RuneSelf && letterBefore(text, i)
}

func letterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return r == utf8.RuneError || isNameRune(r)
}

// readMention reads the mention that begins with the token t. next is where to
// look on, 0 if right behind the token.
func readMention(text string, t token, seq *sequence) (m Mention, next int, ok bool) {
	opener := nothing
	at := t.start
	sc := scope{}
	word, wordAt := "", 0
	switch t.kind {
	case number, nothing, month, weekday, ordinal, cardinal, edge, season, portion:
		word, wordAt = before(text, t.start)
		if equalAny(word, "the") { // "by the end of May", but not "in the 2024 Agreement"
			word, wordAt = before(text, wordAt)
			sc = scopeAfter(word)
			sc.year, sc.years = false, false
		} else {
			sc = scopeAfter(word)
			if word == "period" {
				sc = scopeInPeriod(text, wordAt)
			}
			sc.year = sc.year && !(equalAny(word, "of") && digitBefore(text, wordAt)) // "Law No. 6 of 1968"
		}
	case from, between:
		opener = t.kind
		at = t.end
		sc = scope{month: true, year: true, years: true}
		word, wordAt = before(text, t.start)
	}
	if t.kind == the || t.kind == leaning || t.kind == cardinal || t.kind == number {
		if m, ok := readRelative(text, t); ok {
			return m, m.End, true
		}
		if t.kind == the || t.kind == leaning && !t.is(text, "last") {
			return m, 0, false
		}
	}
	if t.kind == nothing && !isDigit(text[t.start]) {
		return m, 0, false
	}
	if !seq.read(text, at, sc, opener) {
		if t.kind == weekday {
			return readWeekday(text, t, word)
		}
		return m, 0, false
	}
	dates, lo, hi := seq.spans(text)
	if dates == nil {
		if opener != nothing {
			return m, 0, false // the first item is looked at by itself
		}
		return m, seq.items[0].end, false
	}
	ranged := hi-lo > 1 && seq.joins[lo+1] == to
	if opener != nothing && (lo > 0 || !ranged) {
		return m, 0, false
	}
	if lo == 0 && seq.items[0].bare() && isReference(word) {
		lo++
		if lo == hi {
			return m, seq.items[0].end, false
		}
		if dates, _ = seq.part(text, lo, hi); dates == nil {
			return m, seq.items[0].end, false
		}
	}
	m = Mention{Start: seq.items[lo].start, End: seq.items[hi-1].end, Dates: dates}
	if lo == 0 {
		m.Start = t.start
	}
	for _, s := range dates {
		if s.Start.Year == 0 {
			m.Kind = Yearless
		}
	}
	for i := lo; i < hi; i++ {
		if b := seq.items[i].blur; b >= 0 && m.Approx == "" {
			m.Approx = blur(b)
		}
	}
	if m.Kind == Yearless {
		if end, l, ok := readYearLean(text, m.End); ok {
			m.End, m.lean, m.yearSaid = end, l, true
		}
	}
	m.Consecutive = consecutive(dates)
	m.Respectively = respectively(text, m.End)
	m.Deadline, m.Since = bounds(text, word, wordAt)
	m.Period = period(m, seq, lo, opener, word == "period" || word == "of" && inPeriod(text, wordAt))
	return m, m.End, true
}

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
	length := daysBetween(start.first(), end.last())
	if opener == between {
		return s.Start.Day == 0 || length > 14
	}
	if s.Start.Day == 0 && opener == nothing && length < 62 { // "May/June 2023"
		return false
	}
	return length > 31
}

// inPeriod reports whether the word that ends before offset i is "period".
func inPeriod(text string, i int) bool {
	word, _ := before(text, i)
	return word == "period"
}

// scopeInPeriod allows years after "in the period" and "during the period", not
// in a plan's title: "for the period 2022-2026".
func scopeInPeriod(text string, i int) scope {
	word, at := before(text, i)
	if word == "the" {
		word, _ = before(text, at)
	}
	ok := equalAny(word, "in", "during", "over", "throughout")
	return scope{year: ok, years: ok}
}

// digitBefore reports whether a digit stands before offset i and its white space.
func digitBefore(text string, i int) bool {
	word, at := before(text, i)
	return word == "" && at > 0 && isDigit(text[at-1])
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
		if d.Year == 0 {
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

// respectively reports whether the word follows at offset i.
func respectively(text string, i int) bool {
	t := lex(text, i)
	if t.kind == comma {
		t = lex(text, t.end)
	}
	return t.is(text, "respectively")
}

// bounds reports whether the word before a date makes it an upper or a lower
// bound.
func bounds(text, word string, at int) (deadline, since bool) {
	switch strings.ToLower(word) {
	case "by", "before", "until", "till":
		return true, false
	case "since", "after":
		return false, true
	case "than": // "no later than", "not earlier than"
		later, at := before(text, at)
		if no, _ := before(text, at); equalAny(no, "no", "not") {
			return equalAny(later, "later"), equalAny(later, "earlier")
		}
	case "to":
		prior, _ := before(text, at)
		return equalAny(prior, "prior", "up"), equalAny(prior, "subsequent")
	case "of", "from":
		as, _ := before(text, at)
		return false, equalAny(as, "as", "starting", "effective")
	}
	return false, false
}

// scopeAfter tells what the word before a date allows it to be.
func scopeAfter(word string) scope {
	switch strings.ToLower(word) {
	case "in":
		return scope{month: true, year: true, years: true, in: true}
	case "on":
		return scope{on: true}
	case "during", "throughout":
		return scope{month: true, year: true, years: true}
	case "since", "until", "till", "by", "before", "after", "of", "from", "early", "late":
		return scope{month: true, year: true}
	case "last", "next", "to", "through", "between", "and":
		return scope{month: word == "last" || word == "next"}
	}
	return scope{}
}

// isReference reports whether a number after the word counts something else than
// days.
func isReference(word string) bool {
	return equalAny(word, "article", "articles", "paragraph", "paragraphs", "para", "paras", "section", "sections",
		"annex", "annexes", "chapter", "chapters", "item", "items", "rule", "rules", "resolution", "resolutions",
		"page", "pages", "table", "figure", "no", "nos", "number", "numbers", "part", "appendix", "phase", "goal", "goals", "target")
}

// counted reports whether the number that ends at i counts the word after it:
// "2000 people", "20 States".
func counted(text string, i int) bool {
	t := lex(text, i)
	if t.end-t.start < 4 || !isLetter(text[t.start]) {
		return false
	}
	w := text[t.start:t.end]
	if equalAny(w, "people", "women", "children", "cent") {
		return true
	}
	return w[len(w)-1] == 's' && !equalAny(w, "this", "across", "towards", "besides", "versus", "always", "perhaps", "minus", "plus", "thus") &&
		(w[0] >= 'a' || equalAny(w, "States", "Members", "Governments"))
}

// agenda reports whether a year is the first word of a title: "2030 Agenda".
func agenda(text string, i int) bool {
	t := lex(text, i)
	return t.is(text, "Agenda")
}

func equalAny(word string, list ...string) bool {
	for _, w := range list {
		if strings.EqualFold(word, w) {
			return true
		}
	}
	return false
}
