package date

import "strings"

// A report of one calendar year often says no more of its period than that year:
// in its title, in the sentence that speaks of the report, or where it tells
// which year its dates are of.

// yearAfter returns the year told within near bytes of offset at, in the same
// sentence, as the time of something: "(covers the) calendar year 2021", "what
// was done during 2021". direct is whether it may follow at once.
func yearAfter(text string, at, near int, direct bool) (Day, bool) {
	end := min(len(text), at+near+5)
	if k := strings.Index(text[at:end], ". "); k >= 0 {
		end = at + k
	}
	for i, before := at, ""; i < end; {
		t := lex(text, i)
		if t.end <= i {
			return Day{}, false
		}
		if isYear(t) && t.val >= 1900 && t.end <= end+1 {
			next := lex(text, t.end)
			if next.kind != hyphen && next.kind != slash && (direct && before == "" || timely[before]) {
				return Day{Year: t.val}, true
			}
		}
		if word := strings.TrimSpace(text[i:t.end]); word != "" {
			before = lowerASCII(word)
		}
		i = t.end
	}
	return Day{}, false
}

// timely are the words before the year in which something was.
var timely = map[string]bool{"in": true, "during": true, "throughout": true, "for": true, "year": true, "to": true, "of": true, "is": true, "mean": true}

// yearOfReport returns the year of which a sentence says that the report tells:
// "this report presents the contacts of the Board in 2021".
func yearOfReport(lower string) (Day, bool) {
	lower = lower[:min(len(lower), cover)]
	for _, words := range [...]string{"this report", "present report", "this document", "present document", "this paper", "this note", "the report", "it "} {
		for at := 0; ; {
			k := strings.Index(lower[at:], words)
			if k < 0 {
				break
			}
			at += k + len(words)
			end := at + 300
			if end = min(end, len(lower)); strings.Contains(lower[at:end], ". ") {
				end = at + strings.Index(lower[at:end], ". ")
			}
			for _, verb := range [...]string{"covers", "presents", "summarizes", "summarises", "describes", "reviews", "sets out", "gives", "provides", "outlines", "reflects", "deals with", "tells"} {
				v := strings.Index(lower[at:end], verb)
				if v < 0 || v > 60 {
					continue
				}
				from := at + v + len(verb)
				if year, ok := yearAfter(lower, from, end-from, verb == "covers" || verb == "reviews"); ok {
					return year, true
				}
			}
		}
	}
	return Day{}, false
}

// yearTitled returns the year with which a title of the cover ends or begins:
// "Report on the work with partners in 2021", "Annual review 2021".
func yearTitled(text string) (Day, bool) {
	text = text[:min(len(text), cover)]
	left := 12
	for line := range strings.Lines(text) {
		line = lowerASCII(strings.Trim(line, " \t\r\n\f*_#()"))
		if line == "" {
			continue
		}
		if left--; left < 0 {
			break
		}
		if len(line) < 8 || len(line) > 160 || strings.HasSuffix(line, ".") || !titles(line) {
			continue
		}
		if t := lex(line, len(line)-4); isYear(t) && t.end == len(line) && t.val >= 1900 && strings.IndexByte(" (", line[len(line)-5]) >= 0 {
			return Day{Year: t.val}, true
		}
		if t := lex(line, 0); isYear(t) && t.end == 4 && t.val >= 1900 && line[4] == ' ' {
			return Day{Year: t.val}, true
		}
	}
	return Day{}, false
}

// titles reports whether a line names what tells of a year's work.
func titles(line string) bool {
	for _, w := range [...]string{"report", "review", "activit", "overview", "cooperation", "co-operation", "chronicle", "yearbook", "contacts", "external relations"} {
		if strings.Contains(line, w) {
			return true
		}
	}
	return false
}
