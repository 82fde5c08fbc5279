package date

// Kind tells how much of a date its own words say.
type Kind uint8

// The kinds of mention.
const (
	Absolute Kind = iota // has its year: "22 May 2023", "in 2024"
	Yearless             // lacks it: "22 May", "18 and 19 February", "in November"
	Relative             // leans on another date: "the same day", "yesterday", "last month"
)

// String names the kind.
func (k Kind) String() string {
	switch k {
	case Absolute:
		return "absolute"
	case Yearless:
		return "yearless"
	default:
		return "relative"
	}
}

// Mention is one date expression in a text.
type Mention struct {
	Start, End int // bytes of the text given to Find
	Kind       Kind
	// Dates holds one span for a single date or range, several for a list of
	// separate dates ("12 October, 25 November and 14 December 2023"). A
	// relative mention holds one zero span.
	Dates []Span
	// Period says that the dates only bound the event: "between March 2023 and
	// September 2024", "the first half of 2024", a range of more than a month.
	Period bool
	// Consecutive says that Dates is a list of days or of months that follow one
	// another ("9 and 10 December"): it may be one event. See Merge.
	Consecutive bool
	// Respectively says that "respectively" follows the list.
	Respectively bool
	// Deadline says that the date is an upper bound: "by 31 May 2025", "before 1
	// June", "no later than", "until".
	Deadline bool
	// Since says that the date is a lower bound: "since March 2023", "after 5
	// May", "as of 1 June".
	Since bool
	// Approx is how the words blur the date: "early", "mid", "late", "beginning
	// of", "end of", "spring of" and the other seasons; or empty.
	Approx string

	// Of is the noun of the encounter that a relative mention counts from, in lower
	// case: "summit" for "one day before the Summit"; or empty.
	Of string

	lean     lean // what a relative mention leans on
	yearSaid bool // lean tells the year of a yearless one: "in November this year"
}

// Span is an interval of days, both ends included; they are equal for a single
// date.
type Span struct{ Start, End Day }

// Day is a day of the Gregorian calendar, or less: a part that is 0 is not said.
// {2023, 5, 0} is May 2023, {0, 5, 22} is 22 May of some year.
type Day struct{ Year, Month, Day int }

// IsZero reports whether nothing is said.
func (d Day) IsZero() bool { return d == Day{} }

// Merge returns the mention with a list of consecutive dates made one range.
// Months become a Period, as they only bound an event. Any other mention is
// returned as it is.
func (m Mention) Merge() Mention {
	if !m.Consecutive || len(m.Dates) < 2 {
		return m
	}
	m.Dates = []Span{{m.Dates[0].Start, m.Dates[len(m.Dates)-1].End}}
	m.Consecutive = false
	m.Period = m.Dates[0].Start.Day == 0
	return m
}
