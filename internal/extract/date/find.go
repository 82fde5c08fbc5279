package date

import "unicode/utf8"

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

// stays joins two days that follow one another, in a list with a longer stay: "from 2
// to 5 May and on 12 and 13 June" are two.
func stays(dates []Span) []Span {
	if len(dates) != 3 {
		return dates
	}
	one := func(s Span) bool { return s.Start == s.End && s.Start.Day != 0 }
	next := func(a, b Span) bool {
		return one(a) && one(b) && a.Start.Year == b.Start.Year && a.Start.Month == b.Start.Month && b.Start.Day == a.Start.Day+1
	}
	switch {
	case !one(dates[0]) && next(dates[1], dates[2]):
		return []Span{dates[0], {dates[1].Start, dates[2].End}}
	case !one(dates[2]) && next(dates[0], dates[1]):
		return []Span{{dates[0].Start, dates[1].End}, dates[2]}
	}
	return dates
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

// skipNumber returns the end of the digits at i.
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
	switch t.kind {
	case the, leaning, cardinal, number:
		if m, ok := readRelative(text, t); ok {
			return m, m.End, true
		}
		if t.kind == the || t.kind == leaning && !t.is(text, "last") {
			return m, 0, false
		}
	}
	pre := lookBack(text, t)
	opener, at := nothing, t.start
	if t.kind == from || t.kind == between {
		opener, at = t.kind, t.end
	}
	if !seq.read(text, at, pre.scope, opener) {
		if t.kind == weekday {
			return readWeekday(text, t, pre.word)
		}
		return m, 0, false
	}
	dates, lo, hi := seq.spans(text)
	dates = stays(dates)
	if lo == 0 && hi > 0 && seq.items[0].bare() && isReference(pre.word) {
		lo, dates = 1, nil // "paragraph 4 and 22 May"
		if lo < hi {
			dates, _ = seq.part(text, lo, hi)
		}
	}
	ranged := hi-lo > 1 && seq.joins[lo+1] == to
	switch {
	case opener != nothing && (dates == nil || lo > 0 || !ranged):
		return m, 0, false // the first item is looked at by itself
	case dates == nil:
		return m, seq.items[0].end, false
	}
	m = Mention{Start: seq.items[lo].start, End: seq.items[hi-1].end, Dates: dates}
	if lo == 0 {
		m.Start = t.start
	}
	for i := lo; i < hi && m.Approx == ""; i++ {
		if b := seq.items[i].blur; b >= 0 {
			m.Approx = blur(b)
		}
	}
	m.Period = period(m, seq, lo, opener, pre.period)
	m.Consecutive = consecutive(dates)
	m.Deadline, m.Since = pre.bounds(text)
	for _, s := range dates {
		if s.Start.Year == 0 {
			m.Kind = Yearless
		}
	}
	if m.Kind == Yearless {
		if end, l, ok := readYearLean(text, m.End); ok {
			m.End, m.lean, m.yearSaid = end, l, true
		}
	}
	m.Respectively = respectively(text, m.End)
	return m, m.End, true
}
