package date

import (
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	mission := Context{PeriodStart: Day{2024, 11, 25}, PeriodEnd: Day{2025, 3, 20}, Document: Day{2025, 3, 28}}
	open := Context{PeriodStart: Day{2024, 11, 25}, Document: Day{2025, 3, 28}}
	release := Context{Document: Day{2025, 3, 5}}
	told := Context{Previous: Day{2024, 2, 29}}
	ahead := Context{Document: Day{2025, 3, 5}, Future: true}
	long := Context{PeriodStart: Day{2022, 7, 1}, PeriodEnd: Day{2024, 6, 30}, Previous: Day{2023, 9, 4}}
	for _, c := range []struct {
		text    string
		context Context
		want    string // EDTF; "?" for inferred
	}{
		{"on 3 May 2023", mission, "2023-05-03"},
		{"on 9 and 10 December", mission, "2024-12-09? 2024-12-10?"},
		{"on 18 and 19 February", mission, "2025-02-18? 2025-02-19?"},
		{"on 25 November", mission, "2024-11-25?"},
		{"on 26 March", mission, "2025-03-26?"},
		{"on 1 April", mission, "2025-04-01?"}, // said of what comes next; of last year it would have its year
		{"on 1 October", mission, "2024-10-01?"},
		{"on 20 July", mission, "2024-07-20?"},
		{"from 28 December to 3 January", mission, "2024-12-28/2025-01-03?"},
		{"in December", mission, "2024-12?"},
		{"in November", mission, "2024-11?"},
		{"in March", mission, "2025-03?"},
		{"on 12 December, 8 January and 3 February", mission, "2024-12-12? 2025-01-08? 2025-02-03?"},
		{"on 26 March", open, "2025-03-26?"},
		{"on 12 December", open, "2024-12-12?"},
		{"in November this year", release, "2025-11?"},
		{"on 3 May last year", release, "2024-05-03?"},
		{"on 29 February this year", release, "-"},
		{"on 18 and 19 February", Context{PeriodStart: Day{2025, 2, 21}}, "2025-02-18? 2025-02-19?"},
		{"on 3 January", Context{PeriodStart: Day{2024, 11, 24}}, "2025-01-03?"},
		{"on 22 December", release, "2024-12-22?"},
		{"on 5 March", release, "2025-03-05?"},
		{"on 6 March", release, "2024-03-06?"},
		{"in March", release, "2025-03?"},
		{"29 February", release, "2024-02-29?"},
		{"yesterday", release, "2025-03-04?"},
		{"today", release, "2025-03-05?"},
		{"on Monday", release, "2025-03-03?"},
		{"on Wednesday", release, "2025-03-05?"},
		{"last month", release, "2025-02?"},
		{"last year", release, "2024?"},
		{"the day before yesterday", release, "2025-03-03?"},
		{"on 4 March", ahead, "2026-03-04?"},
		{"on 6 March", ahead, "2025-03-06?"},
		{"in March", ahead, "2025-03?"},
		{"tomorrow", ahead, "2025-03-06?"},
		{"next Monday", ahead, "2025-03-10?"},
		{"the same day", told, "2024-02-29?"},
		{"the second day of the visit", told, "2024-03-01?"},
		{"the first day of it", told, "2024-02-29?"},
		{"the day before", told, "2024-02-28?"},
		{"the following day", told, "2024-03-01?"},
		{"two days later", told, "2024-03-02?"},
		{"the following month", told, "2024-03?"},
		{"the previous year", told, "2023?"},
		{"on 22 May", told, "2024-05-22?"},
		{"yesterday", told, "-"},
		{"the same day", release, "-"},
		{"on 22 May", Context{}, "-"},
		{"on 22 May", long, "2024-05-22?"},
		{"on 1 July", long, "2022-07-01?"},
		{"on 1 August", long, "2023-08-01?"},
		{"on 10 October", long, "2023-10-10?"},
		{"the following day", Context{Previous: Day{2024, 2, 0}}, "-"},
		{"on the 14th he left", Context{Previous: Day{2024, 2, 3}}, "2024-02-14?"},
		{"the 2nd of that month", Context{Previous: Day{2024, 2, 0}}, "2024-02-02?"},
		{"A week later", Context{Previous: Day{2024, 2, 3}}, "2024-02-10?"},
	} {
		ms := Find(c.text)
		if len(ms) != 1 {
			t.Errorf("%q: %d mentions", c.text, len(ms))
			continue
		}
		dates, ok := ms[0].Resolve(c.text, c.context)
		got := "-"
		if ok {
			var all []string
			for _, d := range dates {
				s := d.EDTF
				if d.Inferred {
					s += "?"
				}
				all = append(all, s)
			}
			got = strings.Join(all, " ")
		}
		if got != c.want {
			t.Errorf("%q with %+v\n got %s\nwant %s", c.text, c.context, got, c.want)
		}
	}
}

func TestResolveText(t *testing.T) {
	text := "They met on 17\fMay\n 2023."
	dates, ok := Find(text)[0].Resolve(text, Context{})
	if !ok || dates[0].Text != "17 May 2023" || dates[0].Precision != "day" {
		t.Errorf("got %+v, %v", dates, ok)
	}
}

func TestParse(t *testing.T) {
	for _, iso := range []string{"2023-05-22", "2023-05", "2023"} {
		if d, ok := Parse(iso); !ok || d.String() != iso {
			t.Errorf("Parse(%q) = %v, %v", iso, d, ok)
		}
	}
	for _, iso := range []string{"", "2023-02-31", "2023-13", "23", "22 May 2023", "0001-01-01"} {
		if d, ok := Parse(iso); ok {
			t.Errorf("Parse(%q) = %v", iso, d)
		}
	}
}

func TestMerge(t *testing.T) {
	text := "on 30 September and 1 October 2022"
	m := Find(text)[0].Merge()
	dates, _ := m.Resolve(text, Context{})
	if len(dates) != 1 || dates[0].EDTF != "2022-09-30/2022-10-01" {
		t.Errorf("got %+v", dates)
	}
	if m.Consecutive {
		t.Error("a merged list is still consecutive")
	}
}

func TestFindPeriod(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"This report covers the period from 21 February to 6 June 2025.", "2025-02-21/2025-06-06"},
		{"This note covers the period from 19 November to 10 December 2019.", "2019-11-19/2019-12-10"},
		{"The paper covers political and social events in the delta, relief and the work of the Centre (CX) from 2 May 2021 to 1 August 2021.", "2021-05-02/2021-08-01"},
		{"Note to the Board. It runs from 3 February to 30 November 2020; years are left out.", "2020-02-03/2020-11-30"},
		{"The river rose between March 2020 and May 2021, says the paper, which covers floods.", "-"},
		{"It tells what was done since my previous report, dated 24 November 2024 (X/2024/1).", "2024-11-24/"},
		{"The report describes the work between 1 January and 31 December 2023.", "2023-01-01/2023-12-31"},
		{"Report of the Board for the year 2023", "2023/2023"},
		{"Harbour Authority\n1 July 2022-30 June 2023\nPublished in Oslo", "2022-07-01/2023-06-30"},
		{"Annual Report 2021 of the Fund", "2021/2021"},
		{"financial report for the year ended 30 June 2022", "2021-07-01/2022-06-30"},
		{"The reporting period (March 2022 to September 2023) saw", "2022-03/2023-09"},
		{"The period under review, 1 May 2020 to 30 April 2021, was calm.", "2020-05-01/2021-04-30"},
		{"developments in the area since the\n issuance of the previous report, dated\n3 May 2024 (X/1)", "2024-05-03/"},
		{"Work of the mission\nduring the period from 1 March to 30 June 2024\nI. Introduction\nDone since the previous report issued on 12 March 2024", "2024-03-01/2024-06-30"},
		{"Incidents rose over the reporting period. Between 1 January and 30 April 2025, ten", "-"},
		{"The present report gives an account of the work of the observers, and of trade, from 4 March to 9 October 2022.", "2022-03-04/2022-10-09"},
		{"This report was asked for by the Board. On 5 May 2023 it met.", "-"},
		{"This report tells of the week from 5 to 9 May 2023.", "-"},
		{"On 5 May 2023 the two sides met.", "-"},
		{"The report of 5 May 2023 was noted.", "-"},
		{"# THE HARBOUR LEAGUE\n\n## Report of the Bureau on its Partners in 2021\n\n### Introduction\n\nNothing new.", "2021/2021"},
		{"Partners of the League: Annual Review 2021\n\nText.", "2021/2021"},
		{"2021 Activity Overview\n\nText.", "2021/2021"},
		{"The paper was made by the Bureau. It covers the calendar year 2021.", "2021/2021"},
		{"This report presents the contacts of the Bureau during 2021. In 2019 there were none.", "2021/2021"},
		{"The present document describes what was done in the year 2021 in all ports.\n", "2021/2021"},
		{"Where the year is not indicated, dates refer to 2021.", "2021/2021"},
		{"Unless otherwise stated, all dates are of the year 2021.", "2021/2021"},
		{"The report was asked for in 2019 by the Board.", "-"},
		{"This report describes the aims agreed under resolution 44 (2019).", "-"},
		{"A plan to 2030\n\nThe board has a plan.", "-"},
		{"", "-"},
	} {
		start, end, ok := FindPeriod(c.text)
		got := start.String() + "/" + end.String()
		if !ok {
			got = "-"
		}
		if got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// page is 3.3 KB of prose with five dates.
var page = strings.Repeat("The Secretariat and its partners agreed to go on with the work on early warning, to share what they know of the region and to hold consultations as often as the members may ask for it. ", 17) +
	"It met on 3 May 2023 in Bern. From 5 to 7 June it sat in Rome. On 9 and 10 December it came back. In March 2024 it closed; it opened again on September 2, 2024."

func BenchmarkFind(b *testing.B) {
	if n := len(Find(page)); n != 5 {
		b.Fatalf("%d dates", n)
	}
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		Find(page)
	}
}
