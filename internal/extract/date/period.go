package date

import "strings"

// introduction is how much of a document FindPeriod reads: a period is stated on
// the cover or in the first paragraphs.
const introduction = 24 << 10

// near is the distance in bytes within which a cue and its date belong together.
const near = 160

// cues are the words before a reporting period, the surest first.
var cues = [...]struct {
	words string
	since bool // the date is that of the last report, where the period begins
}{
	{"reporting period", false},
	{"covers the period", false},
	{"covering the period", false},
	{"period covered", false},
	{"period under review", false},
	{"since my previous report", true},
	{"since my last report", true},
	{"since the previous report", true},
	{"since the last report", true},
	{"since the issuance of", true},
	{"developments since", true},
	{"covers developments", false},
	{"covering developments", false},
	{"during the period", false},
	{"for the period", false},
	{"in the period", false},
	{"over the period", false},
	{"the period from", false},
	{"the period between", false},
	{"for the year", false},
	{"for the calendar year", false},
	{"annual report", false},
	{"activity report", false},
	{"activities in", false},
	{"activities during", false},
	{"activities for", false},
	{"report for", false},
	{"report on", false},
	{"report", false},
}

// FindPeriod returns the reporting period that a document states in its
// introduction: "covers the period from 21 February to 6 June 2025", "since my
// previous report, dated 24 November 2024", "for the year 2023", "1 July 2022-30
// June 2023". end is zero when the period is open and runs to the document's own
// date. ok is false when no period is stated.
func FindPeriod(text string) (start, end Day, ok bool) {
	if len(text) > introduction {
		text = text[:introduction]
	}
	mentions := Find(text)
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter whose small form is longer
		lower = text
	}
	for _, cue := range cues {
		for at := 0; ; {
			k := strings.Index(lower[at:], cue.words)
			if k < 0 {
				break
			}
			at += k + len(cue.words)
			if start, end, ok = periodAfter(text, at, cue.since, mentions); ok {
				return start, end, true
			}
		}
	}
	// A title alone: "1 July 2022-30 June 2023".
	for _, m := range mentions {
		if m.Start > 2000 {
			break
		}
		if s, ok := m.whole(); ok && daysBetween(s.Start.first(), s.End.last()) >= 80 {
			return s.Start, s.End, true
		}
	}
	return Day{}, Day{}, false
}

// periodAfter reads the period in the words that follow offset at.
func periodAfter(text string, at int, since bool, mentions []Mention) (start, end Day, ok bool) {
	limit := min(at+near, len(text))
	if k := strings.Index(text[at:limit], "\n\n"); k >= 0 {
		limit = at + k
	}
	if y, ok := yearAt(text, at); ok && !since {
		return Day{Year: y}, Day{Year: y}, true
	}
	for _, m := range mentions {
		if m.Start < at {
			continue
		}
		if m.Start >= limit {
			break
		}
		if since {
			if m.Kind == Absolute && len(m.Dates) == 1 {
				return m.Dates[0].Start, Day{}, true
			}
			continue
		}
		if s, ok := m.whole(); ok && daysBetween(s.Start.first(), s.End.last()) >= 25 {
			return s.Start, s.End, true
		}
		// "for the year ended 31 December 2023"
		if m.Kind == Absolute && len(m.Dates) == 1 && yearEnded(text[at:m.Start]) {
			d := m.Dates[0].End
			if d.Day == 0 {
				continue
			}
			return Day{d.Year - 1, d.Month, d.Day}.add(1), d, true
		}
	}
	return Day{}, Day{}, false
}

// whole returns the one range or year that a mention is, if it has its years.
func (m Mention) whole() (Span, bool) {
	if m.Kind != Absolute || len(m.Dates) != 1 || m.Deadline || m.Since || m.Approx != "" {
		return Span{}, false
	}
	return m.Dates[0], true
}

// yearAt reads a year right behind a cue: "for the year 2023".
func yearAt(text string, at int) (int, bool) {
	t := lex(text, at)
	if !isYear(t) || t.val < 1900 {
		return 0, false
	}
	if next := lex(text, t.end); next.kind == hyphen || next.kind == slash {
		return 0, false
	}
	return t.val, true
}

// yearEnded reports whether the words say that a year ends at a date.
func yearEnded(words string) bool {
	return strings.Contains(words, "ended") || strings.Contains(words, "ending")
}
