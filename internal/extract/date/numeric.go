package date

// readNumeric reads "22.05.2023", "22/05/2023" and "2023-05-22". Day and month
// change places only where the other order is impossible. A year of two digits
// needs the word "on" before it and lies from 1950 to 2049.
func readNumeric(text string, t token, it *item, on bool) bool {
	var parts [3]token
	parts[0] = numeral(text, t.start)
	if parts[0].end >= len(text) {
		return false
	}
	sep := text[parts[0].end]
	if sep != '.' && sep != '/' && sep != '-' {
		return false
	}
	for i := 1; i < 3; i++ {
		at := parts[i-1].end
		if at+1 >= len(text) || text[at] != sep || !isDigit(text[at+1]) {
			return false
		}
		parts[i] = numeral(text, at+1)
	}
	end := parts[2].end
	if end < len(text) && (isLetter(text[end]) && text[end] != 'T' ||
		end+1 < len(text) && (text[end] == sep || text[end] == '/' || text[end] == '-') && isDigit(text[end+1])) {
		return false
	}
	d := Day{parts[2].val, parts[1].val, parts[0].val}
	switch {
	case parts[0].digits == 4 && parts[1].digits == 2 && parts[2].digits == 2:
		d = Day{parts[0].val, parts[1].val, parts[2].val}
	case on && sep == '/' && parts[0].digits <= 2 && parts[1].digits <= 2 && parts[2].digits == 2:
		d.Year += 1900
		if d.Year < 1950 {
			d.Year += 100
		}
		if d.Month > 12 {
			d.Month, d.Day = d.Day, d.Month
		}
	case parts[2].digits != 4 || parts[0].digits > 2 || parts[1].digits > 2:
		return false
	case d.Month > 12:
		d.Month, d.Day = d.Day, d.Month
	}
	if d.Year < minYear || d.Month == 0 || d.Day == 0 || !d.valid() {
		return false
	}
	it.Day, it.end, it.numeric = d, end, true
	return true
}

// numeral reads digits, whatever follows them.
func numeral(text string, i int) token {
	t := token{start: i}
	for i < len(text) && isDigit(text[i]) && t.digits < 5 {
		t.val = t.val*10 + int(text[i]-'0')
		t.digits++
		i++
	}
	t.end = i
	return t
}
