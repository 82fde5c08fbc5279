package date

import (
	"fmt"
	"strings"
	"testing"
)

// show writes mentions for a table: ISO dates joined by "," and flags.
func show(ms []Mention) string {
	var all []string
	for _, m := range ms {
		var parts []string
		for _, s := range m.Dates {
			p := form(s.Start)
			if s.End != s.Start {
				p += "/" + form(s.End)
			}
			parts = append(parts, p)
		}
		s := strings.Join(parts, ",")
		if m.Kind == Relative {
			s = fmt.Sprintf("%d:%d:%+d", m.lean.base, m.lean.unit, m.lean.n)
			if m.Of != "" {
				s += " of " + m.Of
			}
		}
		for _, f := range []struct {
			on   bool
			mark string
		}{{m.Period, "period"}, {m.Consecutive, "consecutive"}, {m.Respectively, "respectively"}, {m.Deadline, "deadline"}, {m.Since, "since"}, {m.Approx != "", m.Approx}} {
			if f.on {
				s += " " + f.mark
			}
		}
		all = append(all, s)
	}
	return strings.Join(all, " | ")
}

// form is a day as the tables write it: "--05-22" without its year.
func form(d Day) string {
	if d.Year != 0 {
		return d.String()
	}
	d.Year = 2000
	return "-" + strings.TrimPrefix(d.String(), "2000")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Single days.
		{"The two sides met on 22 May 2023 in Tunis.", "2023-05-22"},
		{"on 2 Sept 2023", "2023-09-02"},
		{"on 2 Sept. 2023", "2023-09-02"},
		{"On September 2, 2023, the Director arrived.", "2023-09-02"},
		{"on September 2 2023", "2023-09-02"},
		{"Sept. 2, 2023", "2023-09-02"},
		{"on Sept. 2 the envoy left", "--09-02"},
		{"On the May 23, 2022, both bodies met.", "2022-05-23"},
		{"on 23rd September 2014", "2014-09-23"},
		{"on 23 rd September 2014", "2014-09-23"},
		{"on 23<sup>rd</sup> September 2014", "2014-09-23"},
		{"the 23rd of September, 2014", "2014-09-23"},
		{"on the 1st May 2001", "2001-05-01"},
		{"Monday, 22 May 2023", "2023-05-22"},
		{"on Monday 22 May", "--05-22"},
		{"Thursday, September 7, 2023", "2023-09-07"},
		{"on Monday and Tuesday, 22 and 23 May 2023", "2023-05-22,2023-05-23 consecutive"},
		{"22 MAY 2023", "2023-05-22"},
		{"17\fMay 2023", "2023-05-17"},
		{"17 May\n2023", "2023-05-17"},
		{"17\u00a0May\u00a02023", "2023-05-17"},
		{"on 5 may 2023 it may", ""},
		{"Date: 22.05.2023", "2023-05-22"},
		{"Date: 22/05/2023", "2023-05-22"},
		{"Date: 05/22/2023", "2023-05-22"},
		{"date: 2023-05-22", "2023-05-22"},
		{"done in Riga on 11/12/96, in duplicate", "1996-12-11"},
		{"done in Riga on 11/12/04.", "2004-12-11"},
		{"sheet 11/12/96", ""},
		{"on 40/12/96", ""},
		{"date: 2023-05-22T10:00:00Z", "2023-05-22"},
		{"on 22-05-2023.", "2023-05-22"},
		{"On 22 May the Council met.", "--05-22"},
		{"on 29 February 2024", "2024-02-29"},

		// Treaties.
		{"Done at Quito on the 1st day of May 1999", "1999-05-01"},
		{"this third day of May, one thousand nine hundred and ninety-nine", "1999-05-03"},
		{"this 12th day of June 1987", "1987-06-12"},
		{"the twenty-first day of March, 1950", "1950-03-21"},
		{"on the fifteenth of June nineteen hundred and fifty-two", "1952-06-15"},
		{"the thirty-first day of July, nineteen ninety-one", "1991-07-31"},
		{"the tenth day of October in the year two thousand and five", "2005-10-10"},
		{"on the 4th day of April in the year of our Lord 1949", "1949-04-04"},
		{"the first day of the month of August 1960", "1960-08-01"},

		{"on the 3rd (third) day of May 2001", "2001-05-03"},
		{"this twenty-third (23rd) day of May 2001", "2001-05-23"},

		// Ranges.
		{"on 31 March - 4 April 2023", "2023-03-31/2023-04-04"},
		{"on 31 March – 4 April 2023", "2023-03-31/2023-04-04"},
		{"on 31 March—4 April 2023", "2023-03-31/2023-04-04"},
		{"on 14-15 April 2016", "2016-04-14/2016-04-15"},
		{"on 14‑15 April 2016", "2016-04-14/2016-04-15"},
		{"on 16–19 May", "--05-16/--05-19"},
		{"from 9 to 14 March", "--03-09/--03-14"},
		{"from 25 November to 3 December", "--11-25/--12-03"},
		{"From 28 April to 4 May", "--04-28/--05-04"},
		{"between 2 and 5 June 2023", "2023-06-02/2023-06-05"},
		{"September 2-4, 2023", "2023-09-02/2023-09-04"},
		{"September 30 – October 2, 2023", "2023-09-30/2023-10-02"},
		{"from May 2 to 5, 2023", "2023-05-02/2023-05-05"},
		{"from 28 December 2022 to 3 January 2023", "2022-12-28/2023-01-03"},
		{"28 December - 3 January 2023", "2022-12-28/2023-01-03"},
		{"11/12 May 2020", "2020-05-11/2020-05-12"},
		{"1 July 2022-30 June 2023", "2022-07-01/2023-06-30 period"},
		{"from the 5th to the 7th of May 2010", "2010-05-05/2010-05-07"},

		{"from Monday 3 to Friday 7 March 2025", "2025-03-03/2025-03-07"},
		{"from Monday, 3 March, to Friday, 7 March 2025", "2025-03-03/2025-03-07"},
		{"Monday to Friday, 3 to 7 March 2025", "2025-03-03/2025-03-07"},
		{"from July 4 through August 2, 2022", "2022-07-04/2022-08-02"},
		{"4th to 6th of July, 2022", "2022-07-04/2022-07-06"},
		{"on 5 or 6 May 2024", "2024-05-05/2024-05-06 period"},

		// Lists.
		{"3–5 and 9–11 June 2024", "2024-06-03/2024-06-05,2024-06-09/2024-06-11"},
		{"on 1, 2, 3, 8, and 10 May 2024", "2024-05-01,2024-05-02,2024-05-03,2024-05-08,2024-05-10"},
		{"14 and 15 May, and 20 June 2024", "2024-05-14,2024-05-15,2024-06-20"},
		{"on 29 and 31 January, respectively, the two met", "--01-29,--01-31 respectively"},
		{"from 2 to 5 February and on 12 and 13 March, respectively", "--02-02/--02-05,--03-12/--03-13 respectively"},
		{"in Cairo on 12 October, 25 November and 14 December", "--10-12,--11-25,--12-14"},
		{"on 12 October, 25 November and 14 December 2023", "2023-10-12,2023-11-25,2023-12-14"},
		{"on 9 and 10 December in Rome and in Oslo on 18 and 19 February, respectively", "--12-09,--12-10 consecutive | --02-18,--02-19 consecutive respectively"},
		{"on 28 and 29 February", "--02-28,--02-29 consecutive"},
		{"on 29 February and 1 March", "--02-29,--03-01 consecutive"},
		{"on 28 February and 1 March", "--02-28,--03-01 consecutive"},
		{"on 31 December 2022 and 1 January 2023", "2022-12-31,2023-01-01 consecutive"},
		{"on 21 January and 2 February", "--01-21,--02-02"},
		{"on 23,24 and 25 May 2023", "2023-05-23,2023-05-24,2023-05-25 consecutive"},
		{"on 23, 24 May 2023", "2023-05-23,2023-05-24 consecutive"},
		{"on May 23, 24, 2023", "2023-05-23,2023-05-24 consecutive"},
		{"on 23, 24 May", "--05-24"},
		{"on 4, 5 and 22 May 2021", "2021-05-04,2021-05-05,2021-05-22"},
		{"May 5, 6 and 9, 2021", "2021-05-05,2021-05-06,2021-05-09"},
		{"from 5 to 7 and on 9 May", "--05-05/--05-07,--05-09"},
		{"from 20 to 22 July, and on 28 May both agreed", "--07-20/--07-22 | --05-28"},
		{"on 12 December and 15 January 2023", "2022-12-12,2023-01-15"},
		{"on 3 May 2022 and 4 June 2023", "2022-05-03,2023-06-04"},
		{"November and December 2024", "2024-11,2024-12 consecutive"},
		{"in January, February and March 2023", "2023-01,2023-02,2023-03 consecutive"},
		{"5 May 2023, 6 others", "2023-05-05"},

		// Months and years.
		{"in November 2016", "2016-11"},
		{"in November, the office", "--11"},
		{"in May", "--05"},
		{"December 2022", "2022-12"},
		{"in May, 2023", "2023-05"},
		{"May/June 2023", "2023-05/2023-06"},
		{"in 2024 the office", "2024"},
		{"It closed in 2024.12 The staff", "2024"},
		{"in November this year", "--11"},
		{"the agreement of 1968", "1968"},
		{"between the period of 3 – 9 May 2023", "2023-05-03/2023-05-09 period"},
		{"since 2015", "2015 since"},
		{"since March 2023", "2023-03 since"},
		{"in 2019-2020", "2019/2020 period"},
		{"in 2019/20 the fund", "2019/2020 period"},
		{"in the period 2019–2021", "2019/2021 period"},
		{"for the period 2019-2021", ""},
		{"Q1 2024", "2024-01/2024-03 period"},
		{"in H2 of 2024", "2024-07/2024-12 period"},
		{"in the second half of May", "--05 late"},
		{"end-May 2024", "2024-05 end of"},
		{"in early January or in August", "--01 early | --08"},
		{"in early May 2024", "2024-05 early"},
		{"in mid-2024", "2024 mid"},
		{"from mid-April to early May", "--04/--05 period mid"},
		{"at the end of May 2024", "2024-05 end of"},
		{"in the summer of 2025", "2025 summer of"},
		{"in the first half of 2024", "2024-01/2024-06 period"},
		{"the second quarter of 2023", "2023-04/2023-06 period"},
		{"the last quarter of 2023", "2023-10/2023-12 period"},
		{"between March 2023 and September 2024", "2023-03/2024-09 period"},
		{"during the period from 3 to 9 May 2023", "2023-05-03/2023-05-09 period"},
		{"from January to March 2023", "2023-01/2023-03 period"},

		// Bounds.
		{"by 31 May 2025", "2025-05-31 deadline"},
		{"before 1 June", "--06-01 deadline"},
		{"no later than 1 June 2024", "2024-06-01 deadline"},
		{"by the end of May 2024", "2024-05 deadline end of"},
		{"until 31 May", "--05-31 deadline"},
		{"with effect from 1 May 2021", "2021-05-01 since"},
		{"from 1 May 2021 onwards", "2021-05-01 since"},
		{"in the period of 1918 to 1939", "1918/1939 period"},
		{"after 5 May 2021", "2021-05-05 since"},
		{"as of 1 June 2021", "2021-06-01 since"},

		// Leaning dates.
		{"On the same day, she left.", "0:0:+0"},
		{"on the same date", "0:0:+0"},
		{"as of that date", ""},
		{"Later that day she left.", "0:0:+0"},
		{"The next day he flew home.", "0:0:+1"},
		{"the following day", "0:0:+1"},
		{"the day before, in Lima", "0:0:-1"},
		{"The previous day", "0:0:-1"},
		{"the following day, 5 May 2024, she left", "2024-05-05"},
		{"Two days later", "0:0:+2"},
		{"the following month", "0:1:+1"},
		{"He spoke yesterday.", "1:0:-1"},
		{"Today, the Director", "1:0:+0"},
		{"last month", "1:1:-1"},
		{"on Monday", "2:0:+1"},
		{"the day before the summit", "0:0:-1 of summit"},
		{"Two days after the Forum she left.", "0:0:+2 of forum"},
		{"two days before the vote", ""},
		{"the day before the long summit", ""},
		{"in today's world", ""},
		{"last week", ""},
		{"earlier this week", ""},

		// Not dates.
		{"The parties may 2 times", ""},
		{"It may 5", ""},
		{"They march 5 kilometres", ""},
		{"resolution 2107 (2013)", ""},
		{"document A/79/947", ""},
		{"(S/2024/844)", ""},
		{"the school year 2024/25", ""},
		{"resolution 1325 (2000)", ""},
		{"25-07060", ""},
		{"No. 2023", ""},
		{"Article 12", ""},
		{"paragraph 4", ""},
		{"19 States", ""},
		{"some 2,023 tents", ""},
		{"Agenda 2030", ""},
		{"in 2030 Agenda", ""},
		{"the 2030 Agenda", ""},
		{"Strategy 2022-2026", ""},
		{"Vision 2040", ""},
		{"at COP29", ""},
		{"in the 2004 Agreement", ""},
		{"Law No. 6 of 1968", ""},
		{"of the 2025 session", ""},
		{"the 1994 FIFA World Cup", ""},
		{"Joint Action Plan for 2024-2025", ""},
		{"UNGA 77", ""},
		{"tel. +44 20 7946 0123", ""},
		{"$5 million", ""},
		{"at 3 p.m.", ""},
		{"31 February 2023", ""},
		{"31 April", ""},
		{"28 and 29 February and 1 March 2023", "2023-03-01"},
		{"31 September 2023 and 2 October 2023", "2023-10-02"},
		{"Q5 2024", ""},
		{"the H1 and Q1", ""},
		{"29 February 2023", ""},
		{"Prime Minister May", ""},
		{"17\n\nMay the", ""},
		{"paragraph 4, 22 May 2023", "2023-05-22"},
		{"paragraph 4 and 22 May 2023", "2023-05-22"},
		{"in March 20 States joined", "--03"},
		{"on 5 May, 2000 people came", "--05-05"},
		{"on May 5, 2023 consultations with", "2023-05-05"},
		{"on May 5, 2000 people came", "--05-05"},
		{"On June 14 participants met", "--06-14"},
		{"On 3 May, 15 June and in July, he sat", "--05-03 | --06-15 | --07"},
		{"on 3 May and, on 6 June, he left", "--05-03 | --06-06"},
		{"He saw X on 3 May and Y on 4 June 2023.", "--05-03 | 2023-06-04"},
		{"from 10 a.m. to 5 p.m. on 3 May", "--05-03"},
		{"on 5 May and 20 people", "--05-05"},
	} {
		if got := show(Find(c.text)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
