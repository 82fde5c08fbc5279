package extract

import (
	"slices"

	"dragoman/internal/extract/gazetteer"
)

// towns are the places that no gazetteer knows: capitalised names between "in" and
// a day, or behind a verb of travel. They name no country.
func towns(s *sentence, known []mention) []mention {
	var out []mention
	for i, t := range s.tokens {
		if t.class != plain || i+1 >= len(s.tokens) {
			continue
		}
		travel := false
		switch t.lower {
		case "in", "entered":
		case "to":
			travel = i > 0 && (travels[s.tokens[i-1].lower] || wentWith(s.tokens, i))
			if !travel {
				continue
			}
		case "visited":
			travel = true
		default:
			continue
		}
		end := townName(s.tokens, i+1)
		if end == i+1 || !travel && !dayFollows(s.tokens, end) && !placeFollows(s, known, end) || travel && end < len(s.tokens) && s.tokens[end].capital() {
			continue
		}
		first, last := s.tokens[i+1], s.tokens[end-1]
		name := s.text[first.start:last.end]
		out = append(out, mention{kind: mentionPlace, start: first.start, end: last.end, place: &gazetteer.Entry{Kind: gazetteer.City, Key: name, Name: name}, source: "grammar"})
	}
	return out
}

// placeFollows reports whether an "and" and a known place stand at token i: "in Mirhold
// and Lima".
func placeFollows(s *sentence, known []mention, i int) bool {
	if i+1 >= len(s.tokens) || s.tokens[i].lower != "and" {
		return false
	}
	return slices.ContainsFunc(known, func(m mention) bool { return m.place != nil && m.start == s.tokens[i+1].start })
}

// travels are the words behind which "to" leads to a place.
var travels = map[string]bool{"travelled": true, "traveled": true, "travel": true, "visit": true, "visits": true, "trip": true, "went": true, "flew": true}

// wentWith reports whether the "to" at token i leads those to a place who went there
// in company, and of whom is told what they did there: "went with Ms. Duarte to
// Mirhold, where".
func wentWith(toks []token, i int) bool {
	end := townName(toks, i+1)
	if end == i+1 || end+1 >= len(toks) || toks[end].text != "," || toks[end+1].lower != "where" {
		return false
	}
	for k := i - 1; k > 0 && k > i-12 && toks[k].text != ";"; k-- {
		if toks[k].lower == "with" || toks[k].lower == "accompanied" {
			return travels[toks[k-1].lower] || toks[k].lower == "accompanied"
		}
	}
	return false
}

// ofTown reports whether a small word stands inside the names of towns.
func ofTown(w string) bool {
	switch w {
	case "de", "del", "la", "las", "los", "da", "do", "dos", "di", "du", "sur", "am":
		return true
	}
	return false
}

// townName returns the token after a name of one to three words at i, small ones
// aside, that are no institution's.
func townName(toks []token, i int) int {
	j := i
	for j < len(toks) && j < i+4 {
		if t := toks[j]; j > i && ofTown(t.lower) && j+1 < len(toks) && toks[j+1].class == title && toks[j+1].match == 0 {
			j++
			continue // "Valle del Norte"
		} else if t.class != title || t.match > 0 || t.date || t.is(institutional|courtesyWord|rankWord) || function[t.lower] {
			break
		}
		j++
	}
	return j
}

// dayFollows reports whether a day stands at token i, a comma and a preposition
// aside.
func dayFollows(toks []token, i int) bool {
	if i < len(toks) && toks[i].text == "," {
		i++
	}
	if i < len(toks) {
		switch toks[i].lower {
		case "on", "from", "between", "in":
			i++
		}
	}
	return i < len(toks) && toks[i].date
}

// behindTown reports whether a state is named for where a town lies that nothing else
// is known of: "in Saltmouth, Chile".
func behindTown(s *sentence, m mention) bool {
	loc := townComma.FindStringSubmatchIndex(tail(s.text[:m.start], 60))
	if loc == nil {
		return false
	}
	from := m.start - min(m.start, len(tail(s.text[:m.start], 60))) + loc[2]
	for _, o := range s.mentions {
		if o.end > from && o.start < m.start {
			return false
		}
	}
	return true
}

var townComma = lazily(`\b(?:in|at|to|visited) (\p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?), $`)
