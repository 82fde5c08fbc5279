package index

import (
	"fmt"
	"strconv"
	"time"

	"github.com/blevesearch/bleve/v2/numeric"
	api "github.com/blevesearch/bleve_index_api"

	"dragoman"
	"dragoman/internal/index/query"
)

// noDay stands for "no date" where days are compared.
const noDay = -1 << 31

// bounds gives the first and last day of a date, as days since 1970-01-01.
// Both are noDay when there is none or it is malformed.
func bounds(d *dragoman.Date) (from, to int) {
	if d == nil {
		return noDay, noDay
	}
	from, _ = span(d.Start)
	_, to = span(d.End)
	if to == noDay {
		_, to = span(d.Start)
	}
	return from, to
}

// span gives the first and last day of an ISO 8601 day, month or year.
func span(iso string) (from, to int) {
	from, to, err := query.Days(iso)
	if err != nil {
		return noDay, noDay
	}
	return from, to
}

// Days are indexed as Bleve indexes numbers, so that its query for ranges finds
// them: a term for the number, and one for each number of four bits less. Bleve
// would make 16 terms of a float, most of which differ from day to day and take a
// third of the index. The days from the year 0 to 9999 have 22 bits, for which
// six terms do, if no range has an open end.
const (
	dayBits    = 24
	daysTo1970 = 719528 // from the first of January 0000
	lastNumber = 1<<dayBits - 2
)

// dayNumber gives the number of a day.
func dayNumber(day int) int64 { return int64(min(max(day, -daysTo1970)+daysTo1970, lastNumber)) }

// number gives it in the form in which Bleve asks for it: the float of these
// bits.
func number(day int) float64 { return numeric.Int64ToFloat64(dayNumber(day)) }

// dayField makes a field of a day.
func dayField(name string, day int) *field {
	f := &field{name: name, options: api.IndexField | api.SkipFreqNorm}
	for shift := uint(0); shift < dayBits; shift += 4 {
		f.terms = append(f.terms, string(numeric.MustNewPrefixCodedInt64(dayNumber(day), shift)))
	}
	f.length = len(f.terms)
	return f
}

func iso(day int) string { return time.Unix(int64(day)*86400, 0).UTC().Format("2006-01-02") }

// maxYears bounds the years that one date is counted in.
const maxYears = 20

// years are those that a date touches, for counting.
func years(d *dragoman.Date) []string {
	if d == nil || len(d.Start) < 4 || len(d.End) < 4 {
		return nil
	}
	first, err1 := strconv.Atoi(d.Start[:4])
	last, err2 := strconv.Atoi(d.End[:4])
	if err1 != nil || err2 != nil || last-first > maxYears {
		return nil
	}
	var out []string
	for y := first; y <= last; y++ {
		out = append(out, fmt.Sprintf("%04d", y))
	}
	return out
}

// month is the one that a date lies within, for counting, or empty.
func month(d *dragoman.Date) string {
	if d == nil || len(d.Start) < 7 || len(d.End) < 7 || d.Start[:7] != d.End[:7] {
		return ""
	}
	return d.Start[:7]
}
