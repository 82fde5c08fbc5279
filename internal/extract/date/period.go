package date

import "strings"

// introduction is how many bytes of a document FindPeriod reads: a period is
// stated on the cover or in the first paragraphs.
const introduction = 24 << 10

// cover is how many bytes a title and its cover page may take.
const cover = 3000

// cue is a phrase that a reporting period follows.
type cue struct {
	words string
	near  int  // bytes of folded text within which the date begins
	top   bool // counts on the cover only
	year  bool // a year alone will do: "for the year 2023"
	since bool // the date is that of the last report, where the period begins
	week  bool // a period of a week will do
}

// cues are tried in this order, the surest first.
var cues = [...]cue{
	{words: "covers the period", near: 60, week: true},
	{words: "covering the period", near: 60, week: true},
	{words: "covered the period", near: 60, week: true},
	{words: "period covered", near: 60, week: true},
	{words: "period under review", near: 40},
	{words: "the reporting period", near: 40},
	{words: "during the period", near: 20, top: true},
	{words: "for the period", near: 20, top: true},
	{words: "in the period", near: 20, top: true},
	{words: "over the period", near: 20, top: true},
	{words: "for the year", near: 40, top: true, year: true},
	{words: "calendar year", near: 12, top: true, year: true},
	{words: "annual report", near: 12, top: true, year: true},
	{words: "activity report", near: 12, top: true, year: true},
	{words: "report for", near: 12, top: true, year: true},
	{words: "activities in", near: 4, top: true, year: true},
	{words: "activities during", near: 4, top: true, year: true},
	{words: "activities for", near: 12, top: true, year: true},
	{words: "since my previous report", near: 80, since: true},
	{words: "since my last report", near: 80, since: true},
	{words: "since the previous report", near: 80, since: true},
	{words: "follows my previous report", near: 40, since: true},
	{words: "since the last report", near: 80, since: true},
	{words: "since the issuance of", near: 80, since: true},
	{words: "since the publication of", near: 80, since: true},
	{words: "developments since", near: 80, since: true},
	{words: "covers developments", near: 80},
	{words: "covers the months", near: 20},
	{words: "this report covers", near: 40, year: true},
	{words: "present report covers", near: 40, year: true},
	{words: "report describes", near: 120},
	{words: "report summarizes", near: 120},
	{words: "report outlines", near: 120},
	{words: "present report", near: 300, top: true},
	{words: "this report", near: 300, top: true},
	{words: "year is not", near: 120, year: true}, // "where the year is not given, 2021 is meant"
	{words: "without a year", near: 60, year: true},
	{words: "unless otherwise", near: 60, top: true, year: true},
}

// FindPeriod returns the reporting period that a document states in its
// introduction: "covers the period from 21 February to 6 June 2025", "since my
// previous report, dated 24 November 2024", "for the year 2023", "1 July 2022-30
// June 2023". The days keep the precision of the text. end is zero when the
// period is open: it then runs to the document's own date. ok is false when no
// period is stated.
func FindPeriod(text string) (start, end Day, ok bool) {
	if len(text) > introduction {
		text = text[:introduction]
	}
	original := text
	text = fold(original)
	mentions := Find(text)
	lower := lowerASCII(text)
	for _, c := range cues {
		part := lower
		if c.top && len(part) > cover {
			part = part[:cover]
		}
		for at, next := 0, 0; ; {
			k := strings.Index(part[at:], c.words)
			if k < 0 {
				break
			}
			at += k + len(c.words)
			for next < len(mentions) && mentions[next].Start < at {
				next++
			}
			if start, end, ok = c.read(text, at, mentions[next:]); ok {
				return start, end, true
			}
		}
	}
	if start, end, ok = told(lower, mentions); ok {
		return start, end, true
	}
	if start, end, ok = titled(original); ok {
		return start, end, true
	}
	year, ok := yearOfReport(lower)
	if !ok {
		year, ok = yearTitled(original)
	}
	return year, year, ok
}

// told returns the first long range in a sentence that speaks of the report
// itself, however it does: "covers the work of the Centre, and events in the
// region, from 2 May to 1 August 2021".
func told(lower string, mentions []Mention) (start, end Day, ok bool) {
	for _, m := range mentions {
		if m.Start > 2*cover {
			break
		}
		from := strings.LastIndex(lower[:m.Start], ". ") + 1
		if !aboutReport(lower[from:m.Start]) || strings.HasPrefix(lower[m.Start:], "between") {
			continue
		}
		if s, ok := m.single(); ok && s.Start != s.End && s.Start.Year != 0 {
			if n := days(s); n >= 25 && n <= 800 {
				return s.Start, s.End, true
			}
		}
	}
	return Day{}, Day{}, false
}

// aboutReport reports whether words speak of the report that they stand in.
func aboutReport(words string) bool {
	for _, w := range [...]string{"covers", "covering", "it runs", "report runs", "review runs", "describes"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// titled returns the period that a line of the cover is: "1 July 2022-30 June
// 2023", "Annual review, January 2022 to June 2023".
func titled(text string) (start, end Day, ok bool) {
	if len(text) > cover {
		text = text[:cover]
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n\f*_)")
		if len(line) > 120 {
			continue
		}
		ms := Find(line)
		if len(ms) != 1 || ms[0].End != len(line) {
			continue
		}
		if s, ok := ms[0].single(); ok && days(s) >= 80 && s.Start != s.End {
			return s.Start, s.End, true
		}
	}
	return Day{}, Day{}, false
}

// read reads the period that follows the cue's words, which end at offset at.
func (c cue) read(text string, at int, mentions []Mention) (start, end Day, ok bool) {
	if c.year {
		if year, ok := yearAfter(text, at, c.near, true); ok {
			return year, year, true
		}
	}
	for _, m := range mentions {
		between := text[at:m.Start]
		if len(between) > c.near || strings.Contains(between, ". ") {
			break
		}
		s, ok := m.single()
		switch {
		case !ok:
		case c.since:
			return s.Start, Day{}, true
		case (days(s) >= 25 || c.week && days(s) >= 6) && (c.year || s.Start != s.End):
			return s.Start, s.End, true
		case s.End.Day != 0 && (strings.Contains(between, "ended") || strings.Contains(between, "ending")):
			// "for the year ended 30 June 2022"
			return Day{s.End.Year - 1, s.End.Month, min(s.End.Day, daysIn(s.End.Year-1, s.End.Month))}.add(1), s.End, true
		}
	}
	return Day{}, Day{}, false
}

// single returns the one date or range that a mention is, if it has its years.
func (m Mention) single() (Span, bool) {
	if m.Kind != Absolute || len(m.Dates) != 1 || m.Deadline || m.Since || m.Approx != "" {
		return Span{}, false
	}
	return m.Dates[0], true
}

// days is the length of a span from its first day to its last, 0 for one day.
func days(s Span) int { return daysBetween(s.Start.First(), s.End.Last()) }

// fold makes one space of each stretch of white space, so that a phrase is found
// wherever its line is broken; a blank line ends a sentence.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		c := text[i]
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f' {
			b.WriteByte(c)
			i++
			continue
		}
		lines := 0
		for ; i < len(text) && strings.IndexByte(" \n\t\r\f", text[i]) >= 0; i++ {
			if text[i] == '\n' {
				lines++
			}
		}
		if lines > 1 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// lowerASCII folds the case of A to Z and keeps every offset.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}
