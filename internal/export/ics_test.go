package export

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"

	"dragoman"
)

func readCalendar(t *testing.T, b []byte) *ical.Calendar {
	t.Helper()
	c, err := ical.ParseCalendar(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCalendar(t *testing.T) {
	b, sum := written(t, ICS, Options{})
	events := map[string]*ical.VEvent{}
	uids := map[string]bool{}
	property := func(e *ical.VEvent, p ical.ComponentProperty) string {
		if v := e.GetProperty(p); v != nil {
			return v.Value
		}
		return ""
	}
	for _, e := range readCalendar(t, b).Events() {
		events[property(e, ical.ComponentPropertySummary)] = e
		if uids[e.Id()] || e.Id() == "" {
			t.Errorf("UID %q is empty or used twice", e.Id())
		}
		uids[e.Id()] = true
	}
	for _, c := range []struct{ summary, start, end, status, stamp string }{
		{"The President of the PLU visited the NWC", "20210308", "20210311", "CONFIRMED", "20220117T000000Z"},
		{"Fourth Lakes Summit", "20220630", "20220701", "TENTATIVE", "20220117T000000Z"},
		{`=Reception of the IFO; "postponed"`, "20211112", "20211113", "CANCELLED", "20220117T000000Z"},
		{"Signing of Memorandum of Understanding on Shared Gauges", "20210309", "20210310", "CONFIRMED", "20220117T000000Z"},
		// The second report bears no date and states no period.
		{"Visit of the President of the PLU", "20210308", "20210310", "CONFIRMED", "20210309T000000Z"},
		{"Entry into force of Work Plan 2022-2024", "20220701", "20220702", "CONFIRMED", "20220701T000000Z"},
	} {
		e := events[c.summary]
		if e == nil {
			t.Errorf("no event %q", c.summary)
			continue
		}
		got := [4]string{property(e, ical.ComponentPropertyDtStart), property(e, ical.ComponentPropertyDtEnd), property(e, ical.ComponentPropertyStatus), property(e, ical.ComponentPropertyDtstamp)}
		if got != [4]string{c.start, c.end, c.status, c.stamp} {
			t.Errorf("%s: start, end, status, stamp %q, want %q", c.summary, got, []string{c.start, c.end, c.status, c.stamp})
		}
		if _, err := e.GetAllDayStartAt(); err != nil {
			t.Errorf("%s: no whole-day event: %v", c.summary, err)
		}
	}
	if len(events) != 6 {
		t.Errorf("%d events, want 6", len(events))
	}
	for reason, want := range map[string]int{
		"meetings dated by month or year only":              1,
		"meetings dated only by a period that they fell in": 1,
		"meetings without a date":                           1,
		"agreements dated by month or year only":            1,
		"agreements without a date":                         1,
	} {
		if sum.Skipped[reason] != want {
			t.Errorf("%d skipped as %q, want %d", sum.Skipped[reason], reason, want)
		}
	}
}

// TestCalendarLines holds the rules of RFC 5545 for lines, which parsers
// forgive.
func TestCalendarLines(t *testing.T) {
	b, _ := written(t, ICS, Options{})
	checkLines(t, b)
}

func checkLines(t *testing.T, b []byte) {
	t.Helper()
	if !bytes.HasSuffix(b, []byte("\r\n")) || bytes.Count(b, []byte("\n")) != bytes.Count(b, []byte("\r\n")) {
		t.Error("a line does not end in CRLF")
	}
	for _, line := range bytes.Split(b, []byte("\r\n")) {
		if len(line) > 75 {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
		if !utf8.Valid(line) {
			t.Errorf("a character is cut in two: %q", line)
		}
		for _, c := range line {
			if c < ' ' && c != '\t' {
				t.Errorf("control character %#x in %q", c, line)
			}
		}
	}
}

func FuzzCalendarText(f *testing.F) {
	f.Add("plain")
	f.Add("semicolon; comma, back\\slash\nnew line\x00\f\u202e")
	f.Add(strings.Repeat("ż", 200))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a record is valid UTF-8")
		}
		day := dragoman.NewDate("2020-02-28", "2020-02-29", "")
		m := dragoman.Meeting{ID: "mtg_1", Title: dragoman.String("x" + text), Date: &day, Evidence: []dragoman.Evidence{{Document: "d"}}}
		var b bytes.Buffer
		if _, err := Write(&b, ICS, Extracts(&dragoman.Extract{Document: dragoman.DocumentRecord{ID: "d"}, Meetings: []dragoman.Meeting{m}}), Options{}); err != nil {
			t.Fatal(err)
		}
		checkLines(t, b.Bytes())
		events := readCalendar(t, b.Bytes()).Events()
		if len(events) != 1 {
			t.Fatalf("%d events read back, want 1", len(events))
		}
		if end := events[0].GetProperty(ical.ComponentPropertyDtEnd); end == nil || end.Value != "20200301" {
			t.Errorf("end %v", end)
		}
	})
}

func TestDays(t *testing.T) {
	for _, c := range []struct{ iso, first, last string }{
		{"2024-02-10", "2024-02-10", "2024-02-10"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2023", "2023-01-01", "2023-12-31"},
		{"2023-12", "2023-12-01", "2023-12-31"},
	} {
		if got := firstDay(c.iso).Format(time.DateOnly); got != c.first {
			t.Errorf("firstDay(%s) = %s, want %s", c.iso, got, c.first)
		}
		if got := lastDay(c.iso).Format(time.DateOnly); got != c.last {
			t.Errorf("lastDay(%s) = %s, want %s", c.iso, got, c.last)
		}
	}
	for _, iso := range []string{"", "20230", "2023-13", "2023-02-30", "someday"} {
		if !firstDay(iso).IsZero() || !lastDay(iso).IsZero() {
			t.Errorf("%q is taken for a date", iso)
		}
	}
}
