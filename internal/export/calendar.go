package export

import (
	"time"

	"dragoman"
)

// firstDay is the first day that an ISO day, month or year names; the zero
// time if it is none of them.
func firstDay(iso string) time.Time {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if len(iso) == len(layout) {
			if t, err := time.Parse(layout, iso); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}

// lastDay is the last day that an ISO day, month or year names.
func lastDay(iso string) time.Time {
	t := firstDay(iso)
	switch {
	case t.IsZero():
		return t
	case len(iso) == len("2006"):
		return t.AddDate(1, 0, -1)
	case len(iso) == len("2006-01"):
		return t.AddDate(0, 1, -1)
	}
	return t
}

// toTheDay reports whether the date says on which days something took place,
// rather than a month, a year or a period that it fell in.
func toTheDay(d *dragoman.Date) bool {
	return d != nil && !d.Period && d.Precision == dragoman.Day &&
		len(d.Start) == len("2006-01-02") && len(d.End) == len("2006-01-02") &&
		!firstDay(d.Start).IsZero() && !firstDay(d.End).IsZero()
}
