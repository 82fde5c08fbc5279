package date

// kind is what a token is to the grammar of dates.
type kind uint8

const (
	nothing kind = iota // a word or sign that no date holds, or the end
	number              // digits
	month
	weekday
	ordinal  // a word: "first" ... "thirtieth"
	cardinal // a word: "one" ... "ninety"
	scale    // "hundred", "thousand"
	edge     // "early", "mid", "late", "end", ...
	season
	and
	or
	to // "to", "until", "through"
	of
	the
	day // the word itself
	from
	between
	portion // "half", "quarter"
	leaning // a word that a relative date begins with
	hyphen
	comma
	slash
)

// opens reports whether a mention may begin with a word of this kind.
func (k kind) opens() bool {
	switch k {
	case month, weekday, ordinal, cardinal, edge, season, the, from, between, portion, leaning:
		return true
	}
	return false
}

// Values of edge and season tokens, in the order of blurs.
const (
	early = iota
	mid
	late
	beginning
	end
	spring
	summer
	autumn
	winter
)

// blur is the word for an edge or season in Mention.Approx.
func blur(v int) string {
	return [...]string{"early", "mid", "late", "beginning of", "end of", "spring of", "summer of", "autumn of", "winter of"}[v]
}

// classify looks up a word in small letters.
func classify(w string) (kind, int) {
	switch w {
	case "january", "jan":
		return month, 1
	case "february", "feb":
		return month, 2
	case "march", "mar":
		return month, 3
	case "april", "apr":
		return month, 4
	case "may":
		return month, 5
	case "june", "jun":
		return month, 6
	case "july", "jul":
		return month, 7
	case "august", "aug":
		return month, 8
	case "september", "sept", "sep":
		return month, 9
	case "october", "oct":
		return month, 10
	case "november", "nov":
		return month, 11
	case "december", "dec":
		return month, 12

	case "sunday", "sun":
		return weekday, 0
	case "monday", "mon":
		return weekday, 1
	case "tuesday", "tue", "tues":
		return weekday, 2
	case "wednesday", "wed":
		return weekday, 3
	case "thursday", "thu", "thur", "thurs":
		return weekday, 4
	case "friday", "fri":
		return weekday, 5
	case "saturday", "sat":
		return weekday, 6

	case "first":
		return ordinal, 1
	case "second":
		return ordinal, 2
	case "third":
		return ordinal, 3
	case "fourth":
		return ordinal, 4
	case "fifth":
		return ordinal, 5
	case "sixth":
		return ordinal, 6
	case "seventh":
		return ordinal, 7
	case "eighth":
		return ordinal, 8
	case "ninth":
		return ordinal, 9
	case "tenth":
		return ordinal, 10
	case "eleventh":
		return ordinal, 11
	case "twelfth":
		return ordinal, 12
	case "thirteenth":
		return ordinal, 13
	case "fourteenth":
		return ordinal, 14
	case "fifteenth":
		return ordinal, 15
	case "sixteenth":
		return ordinal, 16
	case "seventeenth":
		return ordinal, 17
	case "eighteenth":
		return ordinal, 18
	case "nineteenth":
		return ordinal, 19
	case "twentieth":
		return ordinal, 20
	case "thirtieth":
		return ordinal, 30

	case "one":
		return cardinal, 1
	case "two":
		return cardinal, 2
	case "three":
		return cardinal, 3
	case "four":
		return cardinal, 4
	case "five":
		return cardinal, 5
	case "six":
		return cardinal, 6
	case "seven":
		return cardinal, 7
	case "eight":
		return cardinal, 8
	case "nine":
		return cardinal, 9
	case "ten":
		return cardinal, 10
	case "eleven":
		return cardinal, 11
	case "twelve":
		return cardinal, 12
	case "thirteen":
		return cardinal, 13
	case "fourteen":
		return cardinal, 14
	case "fifteen":
		return cardinal, 15
	case "sixteen":
		return cardinal, 16
	case "seventeen":
		return cardinal, 17
	case "eighteen":
		return cardinal, 18
	case "nineteen":
		return cardinal, 19
	case "twenty":
		return cardinal, 20
	case "thirty":
		return cardinal, 30
	case "forty":
		return cardinal, 40
	case "fifty":
		return cardinal, 50
	case "sixty":
		return cardinal, 60
	case "seventy":
		return cardinal, 70
	case "eighty":
		return cardinal, 80
	case "ninety":
		return cardinal, 90
	case "hundred":
		return scale, 100
	case "thousand":
		return scale, 1000

	case "early":
		return edge, early
	case "mid", "middle":
		return edge, mid
	case "late":
		return edge, late
	case "beginning", "start":
		return edge, beginning
	case "end":
		return edge, end
	case "spring":
		return season, spring
	case "summer":
		return season, summer
	case "autumn", "fall":
		return season, autumn
	case "winter":
		return season, winter

	case "and":
		return and, 0
	case "or":
		return or, 0
	case "to", "until", "till", "through":
		return to, 0
	case "of":
		return of, 0
	case "the", "this":
		return the, 0
	case "day":
		return day, 0
	case "from":
		return from, 0
	case "between":
		return between, 0
	case "half":
		return portion, 6
	case "quarter":
		return portion, 3
	case "that", "same", "yesterday", "today", "tonight", "tomorrow", "last", "next", "a":
		return leaning, 0
	}
	return nothing, 0
}
