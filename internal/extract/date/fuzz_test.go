package date

import (
	"testing"
	"time"
)

// FuzzFind holds what every mention promises, whatever the text.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"from 28 April to 4 May 2023", "on 12 October, 25 November and 14 December", "September 2-4, 2023",
		"the twenty-first day of March, one thousand nine hundred and fifty", "31 February 2023", "22.05.2023",
		"the day before yesterday", "in the first half of 2024", "17\fMay\n2023", "on Monday and Tuesday, 22 and 23 May",
		"29 February", "9-5 May", "May 5, 6 and 7, 2023", "23<sup>rd</sup> June", "in mid-\u2013May", "1 January 1600", "12 to 3 to 5 May or 6 June",
	} {
		f.Add(s, 2023, 2, 29)
	}
	f.Fuzz(func(t *testing.T, text string, y, m, d int) {
		context := Context{Document: Day{y, m, d}, Previous: Day{y, m, d}, PeriodStart: Day{Year: y - 1}}
		at := 0
		for _, mention := range Find(text) {
			if mention.Start < at || mention.End <= mention.Start || mention.End > len(text) {
				t.Fatalf("mention %d-%d after %d in a text of %d bytes", mention.Start, mention.End, at, len(text))
			}
			at = mention.End
			if len(mention.Dates) == 0 {
				t.Fatalf("%q has no dates", text[mention.Start:mention.End])
			}
			for _, s := range mention.Dates {
				if !s.Start.valid() || !s.End.valid() {
					t.Fatalf("%q gives %v: no such day", text[mention.Start:mention.End], s)
				}
				if s.Start.Year != 0 && s.Start.First().compare(s.End.Last()) > 0 {
					t.Fatalf("%q gives %v: ends before it starts", text[mention.Start:mention.End], s)
				}
			}
			for _, context.Future = range []bool{false, true} {
				dates, ok := mention.Merge().Resolve(text, context)
				if ok != (len(dates) > 0) {
					t.Fatalf("%q resolves to %v, %v", text[mention.Start:mention.End], dates, ok)
				}
				for _, date := range dates {
					if calendar(t, date.Start) > calendar(t, date.End) {
						t.Fatalf("%q resolves to %s", text[mention.Start:mention.End], date.EDTF)
					}
				}
			}
		}
		FindPeriod(text)
	})
}

// calendar checks an ISO date with the standard library's calendar and returns
// the part of it that orders.
func calendar(t *testing.T, iso string) string {
	t.Helper()
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(iso) == len(layout) {
			if _, err := time.Parse(layout, iso); err != nil {
				t.Fatalf("%q is no date: %v", iso, err)
			}
			return iso[:4]
		}
	}
	t.Fatalf("%q has no precision", iso)
	return ""
}
