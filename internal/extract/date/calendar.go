package date

import (
	"cmp"
	"fmt"
	"time"
)

// The years that a date may have. Reports cite treaties of the 17th century and
// plan for decades.
const (
	minYear = 1600
	maxYear = 2199
)

// daysIn is the length of a month. A year of 0 is unknown and may be a leap year.
func daysIn(year, month int) int {
	switch month {
	case 2:
		if year == 0 || year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// valid reports whether the calendar has the day. Parts that are not said are
// no fault, but a day needs its month.
func (d Day) valid() bool {
	if d.Year != 0 && (d.Year < minYear || d.Year > maxYear) || d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	if d.Month == 0 {
		return d.Day == 0
	}
	return d.Day <= daysIn(d.Year, d.Month)
}

// First is the earliest day that d may mean.
func (d Day) First() Day { return Day{d.Year, max(d.Month, 1), max(d.Day, 1)} }

// Last is the latest day that d may mean.
func (d Day) Last() Day {
	if d.Month == 0 {
		d.Month = 12
	}
	if d.Day == 0 {
		d.Day = daysIn(d.Year, d.Month)
	}
	return d
}

// compare orders days by the calendar.
func (d Day) compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// add moves a full day by n days.
func (d Day) add(n int) Day {
	y, m, day := time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC).Date()
	return Day{y, int(m), day}
}

// addMonths moves a month, dropping the day.
func (d Day) addMonths(n int) Day {
	k := d.Year*12 + d.Month - 1 + n
	return Day{k / 12, k%12 + 1, 0}
}

// weekday is the day of the week of a full day.
func (d Day) weekday() time.Weekday {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// daysBetween counts the days from d to e, both full.
func daysBetween(d, e Day) int {
	a := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	b := time.Date(e.Year, time.Month(e.Month), e.Day, 0, 0, 0, 0, time.UTC)
	return int(b.Sub(a).Hours() / 24)
}

// String is the day in ISO 8601 with the precision that it has; empty without a
// year.
func (d Day) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Parse reads a day, month or year in ISO 8601: "2023-05-22", "2023-05", "2023".
// It is the inverse of Day.String and reads the Start and End of a
// dragoman.Date. ok is false where the calendar has no such day.
func Parse(iso string) (d Day, ok bool) {
	for i, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(layout, iso)
		if err != nil {
			continue
		}
		d.Year = t.Year()
		if i < 2 {
			d.Month = int(t.Month())
		}
		if i < 1 {
			d.Day = t.Day()
		}
		return d, d.valid()
	}
	return Day{}, false
}
