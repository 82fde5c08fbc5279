package index

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"dragoman"
)

// TestDayRanges asks an index of one-day meetings for intervals and compares with
// the order of the days. The days stand where the terms of a number change.
func TestDayRanges(t *testing.T) {
	days := []string{"0001-01-01", "0043-12-31", "0044-01-01", "1581-10-15", "1815-06-09", "1969-12-31", "1970-01-01", "1999-12-31", "2000-01-01",
		"2023-02-28", "2023-03-01", "2023-03-02", "2024-02-29", "2025-01-01", "2999-06-30", "9999-12-31"}
	dir := filepath.Join(t.TempDir(), "index")
	w, err := Create(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range days {
		doc, ex := report(fmt.Sprintf("%d.md", i), dragoman.Meeting{Date: day(d), Form: dragoman.FormMeeting}, "They met on "+d+".")
		put(t, w, doc, ex, "")
	}
	if err := w.Publish(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	count := func(q string) int {
		r, err := x.Search(context.Background(), Request{Query: q + " kind:meeting", Limit: 1})
		if err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		return int(r.Total)
	}
	for i, from := range days {
		if got, want := count("date:"+from+"/"), len(days)-i; got != want {
			t.Errorf("from %s: %d meetings, want %d", from, got, want)
		}
		if got, want := count("date:/"+from), i+1; got != want {
			t.Errorf("until %s: %d meetings, want %d", from, got, want)
		}
		for j := i; j < len(days); j++ {
			if got, want := count("date:"+from+"/"+days[j]), j-i+1; got != want {
				t.Errorf("from %s until %s: %d meetings, want %d", from, days[j], got, want)
			}
		}
	}
}
