package date

// readYear reads the year after a month: "2023", ", 2023", "in the year two
// thousand".
func readYear(text string, it *item) {
	t := lex(text, it.end)
	separated := t.kind == comma
	if separated {
		t = lex(text, t.end)
	}
	if t.is(text, "in") || t.kind == of {
		if next := lex(text, t.end); next.kind == the {
			next = lex(text, next.end)
			if !next.is(text, "year") {
				return
			}
			t = lex(text, next.end)
			if t.kind == of { // "of our Lord", "of Grace"
				for range 2 {
					if t = lex(text, t.end); t.is(text, "Lord") || t.is(text, "Grace") {
						break
					}
				}
				t = lex(text, t.end)
			}
			separated = false
		} else if t.kind == of && isYear(next) { // "the 5th of May of 2023"
			t = next
		} else {
			return
		}
	}
	switch {
	case isYear(t):
		if separated && counted(text, t.end) && !(it.us && held(text, t.end)) {
			return
		}
		it.Year, it.end = t.val, t.end
	case t.kind == cardinal:
		if year, end, ok := readYearWords(text, t); ok {
			it.Year, it.end = year, end
		}
	}
}

func isYear(t token) bool {
	return t.kind == number && t.digits == 4 && !t.suffixed && t.val >= minYear && t.val <= maxYear
}

// readYearWords reads a year in words: "one thousand nine hundred and
// ninety-nine", "nineteen hundred and fifty", "nineteen ninety-nine", "two
// thousand and five".
func readYearWords(text string, t token) (year, after int, ok bool) {
	total, part := 0, 0
	for range 12 {
		switch t.kind {
		case cardinal:
			if part >= 13 && part <= 20 && t.val >= 10 { // "nineteen ninety"
				part *= 100
			}
			part += t.val
			after = t.end
		case scale:
			part *= t.val
			if t.val == 1000 {
				total, part = total+part, 0
			}
			after = t.end
		case and, hyphen:
		default:
			year = total + part
			return year, after, year >= minYear && year <= maxYear
		}
		t = lex(text, t.end)
	}
	return 0, 0, false
}

// readSplitYear reads the second half of "2019/20".
func readSplitYear(text string, it *item) {
	sign := lex(text, it.end)
	if sign.start != it.end || sign.kind != slash && sign.kind != hyphen {
		return
	}
	t := lex(text, sign.end)
	if t.kind == number && t.start == sign.end && t.digits == 2 && t.val == (it.Year+1)%100 {
		it.until, it.end = Day{Year: it.Year + 1}, t.end
	}
}
