package query

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// The ends of an open interval.
const (
	MinDay = math.MinInt32
	MaxDay = math.MaxInt32
)

// allowedDates says what a date may be.
const allowedDates = "2023, 2023-03, 2023-03-31, an interval A/B, A/, /B, A/P6M or P1Y/B, none"

// ParseDates reads a date or interval: "2023", "2023-03/2023-09", "/2022",
// "2023-03-01/P6M". Both ends are included, and count whole: "/2022" ends with
// 31 December 2022.
func ParseDates(s string) (*Dates, error) {
	first, second, interval := strings.Cut(s, "/")
	if !interval {
		from, to, err := Days(s)
		return &Dates{from, to}, err
	}
	d := &Dates{MinDay, MaxDay}
	var err error
	switch {
	case first == "" && second == "":
		return nil, errors.New("an interval needs at least one end")
	case isPeriod(first) && (isPeriod(second) || second == ""):
		return nil, errors.New("a period needs a date at the other end of the interval")
	case isPeriod(first):
		if _, d.To, err = Days(second); err != nil {
			return nil, err
		}
		// "P1Y/2023" is the year that ends with 2023.
		end, err := addPeriod(time.Unix(int64(d.To+1)*86400, 0).UTC(), first, -1)
		if err != nil {
			return nil, err
		}
		d.From = dayOf(end)
	default:
		if first != "" {
			if d.From, _, err = Days(first); err != nil {
				return nil, err
			}
		}
		switch {
		case isPeriod(second):
			if first == "" {
				return nil, errors.New("a period needs a date at the other end of the interval")
			}
			end, err := addPeriod(time.Unix(int64(d.From)*86400, 0).UTC(), second, 1)
			if err != nil {
				return nil, err
			}
			d.To = dayOf(end) - 1
		case second != "":
			if _, d.To, err = Days(second); err != nil {
				return nil, err
			}
		}
	}
	if d.From > d.To {
		return nil, fmt.Errorf("the interval %s ends before it begins", s)
	}
	return d, nil
}

// Days gives the first and last day of an ISO 8601 day, month or year, as days
// since 1970-01-01.
func Days(s string) (from, to int, err error) {
	layout, y, m, d := "2006-01-02", 0, 0, 1
	switch len(s) {
	case len("2006"):
		layout, y, d = "2006", 1, 0
	case len("2006-01"):
		layout, m, d = "2006-01", 1, 0
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return 0, 0, fmt.Errorf("%q is no date", s)
	}
	return dayOf(t), dayOf(t.AddDate(y, m, d)) - 1, nil
}

func dayOf(t time.Time) int { return int(math.Floor(float64(t.Unix()) / 86400)) }

func isPeriod(s string) bool { return strings.HasPrefix(s, "P") }

// addPeriod adds an ISO 8601 duration of years, months, weeks and days.
func addPeriod(t time.Time, period string, sign int) (time.Time, error) {
	m := regexp.MustCompile(`^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$`).FindStringSubmatch(period)
	if m == nil || period == "P" {
		return t, fmt.Errorf("%q is no period like P6M, P1Y or P10D", period)
	}
	n := func(i int) int {
		v, _ := strconv.Atoi(m[i]) // digits only, or empty for none
		return sign * v
	}
	return t.AddDate(n(1), n(2), 7*n(3)+n(4)), nil
}
