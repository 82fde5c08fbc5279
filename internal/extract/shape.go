package extract

import (
	"strings"
)

// shaped finds organisations by the shape of their names: a run of capitalised
// words round a noun such as "Committee" or "University".
func (r *registry) shaped(text string, toks []token, lex *lexicon, known []gazMatch) []gazMatch {
	var out []gazMatch
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if !t.capital() || !t.is(bodyHead) || t.date {
			continue
		}
		if t.match > 0 {
			continue
		}
		if gatherings[t.lower] && counts(toks, i) {
			continue // "the 21st Ministerial Conference of the Harbour Programme" is an encounter
		}
		// to the left: capitalised words, and known names among them
		first := i
		for first > 0 {
			x := toks[first-1]
			if x.date || x.class == punct && x.text != "&" && x.text != "-" || x.class == number {
				break
			}
			if x.match > 0 {
				g := matchAt(known, out, x.match)
				if g == nil {
					break
				}
				first = g.first
				continue
			}
			if strings.HasSuffix(x.text, ".") && (first == 1 && len(x.text) < 5 || len(x.text) == 2 && !toks[first-2].capital()) {
				break // the number of a heading: "C. Standing Committee"
			}
			if x.capital() && !function[x.lower] && !x.is(courtesyWord) && !(x.is(titleWord) && !x.is(bodyWord)) {
				first--
				continue
			}
			if ofAll(toks, first) { // "the People’s Front"
				first -= 3
				continue
			}
			if x.lower == "and" && secondPart(toks, first, i) {
				first -= 2 // "the Reefs and Wrecks Inquiry Committee"
				continue
			}
			if (x.lower == "and" || x.text == "&") && first > 1 && toks[first-2].capital() && toks[first-2].match == 0 && !function[toks[first-2].lower] && toks[first-2].is(institutional) && !toks[first-2].is(bodyHead) && !toks[first-2].is(titleWord) {
				first -= 2
				continue
			}
			break
		}
		last := i
		// to the right: "of Defence of Iraq", "on Missing Persons in Cyprus"
		for k := i + 1; k < len(toks); {
			x := toks[k]
			if x.capital() && x.match == 0 && !x.date && x.is(institutional) && !x.is(headWord) && !function[x.lower] {
				last = k
				k++
				continue
			}
			if last > i && x.text == "Plus" && x.match == 0 {
				last = k // "the Group of Three Plus"
				k++
				continue
			}
			if last > i && x.class == title && x.match == 0 && !x.date && !function[x.lower] && !x.is(headWord) && k == last+1 && k+1 < len(toks) && !toks[k+1].capital() && toks[k+1].text != "," {
				last = k // "on Security Questions"
				k++
				continue
			}
			if last > i && !x.date && x.class == title && x.match == 0 && k == last+1 && k+1 < len(toks) && (saidOf(x.lower) && toks[k+1].class != title || saidOf(toks[k+1].lower)) {
				last = k // "for Persons Deemed Missing"
				k++
				continue
			}
			if x.text == "," && last > i {
				if end := matters(toks, k); end > 0 {
					last, k = end, end+1
					continue
				}
			}
			if k+2 < len(toks) && toks[k+2].capital() && toks[k+2].match == 0 && last > i && ofAll(toks, k+2) {
				last, k = k+2, k+3
				continue
			}
			if x.lower != "of" && x.lower != "for" && x.lower != "on" && x.lower != "in" && x.lower != "and" && x.text != "&" && !(x.lower == "against" && last > i) {
				break
			}
			if x.lower == "on" && last == i && reports(toks, first, t.lower) {
				break
			}
			n := k + 1
			if n < len(toks) && toks[n].lower == "the" {
				n++
			}
			if n >= len(toks) || !toks[n].capital() || toks[n].date {
				break
			}
			if x.lower == "in" && (toks[n].match == 0 && !(toks[n].is(institutional) && n+1 < len(toks) && toks[n+1].capital()) || last == i) {
				break
			}
			if x.lower == "and" && (last == i || toks[last].match > 0 && !twoPlaces(toks, last, n) || toks[n].match > 0 || toks[n].is(headWord) || n > k+1 && bodyAhead(toks, n) || toks[n].is(bodyHead)) {
				break
			}
			if toks[n].match > 0 {
				g := matchAt(known, out, toks[n].match)
				if g == nil || x.lower == "on" && !(g.state && onStates[t.lower]) || x.lower == "in" && !g.state {
					break
				}
				last = g.last
				k = g.last + 1
				if g.city && k < len(toks) && named[toks[k].lower] { // "the Trade Working Group of the Lima process"
					last = i
					break
				}
				if t.lower == "government" || g.city || lex.is(t.lower, bodyWord) && !(onStates[t.lower] && k < len(toks) && toks[k].lower == "on") {
					break
				}
				continue
			}
			if ministry[t.lower] && toks[n].text == "Justice" { // elsewhere the title of a judge
				last, k = n, n+1
				continue
			}
			if c, rk := toks[n].honorific(); c || rk {
				break
			}
			if toks[n].is(modifierWord) && officeAhead(toks, n) || toks[n].is(headWord) {
				if end := officeOf(toks, i, n); end >= 0 {
					last = end
					k = end + 1
					continue // "Office of the Special Adviser"
				}
				if end := collegeOf(toks, i, n, k); end >= 0 {
					last, k = end, end+1
					continue // "Panel of Experts", "Authority of Heads of State and Government"
				}
				break // "Office of Regional Director"
			}
			last = n
			k = n + 1
		}
		if t.lower == "house" { // "House of Representatives", and no other house
			if i+2 >= len(toks) || toks[i+1].lower != "of" || !toks[i+2].capital() || toks[i+2].match > 0 || !strings.HasSuffix(toks[i+2].lower, "s") {
				continue
			}
			first, last = i, max(last, i+2)
		}
		if first == last {
			continue
		}
		if first > 2 && toks[first-1].class == number && toks[first-2].text == "+" && toks[first-3].class == number {
			first -= 3 // "the 3+3 Joint Commission"
		}
		for first < i && isOrdinal(toks[first].lower) && toks[first].match == 0 && strings.Contains(toks[first].lower, "-") {
			first++ // "the Twenty-first Assembly"
		}
		if first == last {
			continue
		}
		if ranked[toks[first].lower] && toks[first].match == 0 && last+1 < len(toks) && toks[last+1].capital() && toks[last+1].is(headWord) {
			continue // "the Senior Police Adviser"
		}
		if first > 1 && toks[first-1].lower == "facto" && toks[first-2].lower == "de" {
			first -= 2
		}
		// a bare "Ministry of Defence" counts; "Government of Iraq" is the state
		state, nation := "", ""
		for k := first; k <= last; k++ {
			if toks[k].match > 0 {
				if g := matchAt(known, out, toks[k].match); g != nil && g.state {
					state = g.body
				} else if g != nil && g.nation != "" {
					nation = g.nation
				}
			}
		}
		g := gazMatch{first: first, last: last, start: toks[first].start, end: toks[last].end}
		name := strings.Join(strings.Fields(text[g.start:g.end]), " ")
		switch {
		case t.lower == "government" && state != "":
			g.body, g.state = state, true
		case t.lower == "government" && nation != "":
			g.body, g.state = nation, true
		case t.lower == "delegation" || t.lower == "conference" && !(i > 0 && toks[i-1].lower == "episcopal") || t.lower == "forum" || t.lower == "programme" || t.lower == "program" || t.lower == "initiative" || t.lower == "team" || t.lower == "service" && state == "" || t.lower == "party" && !political(toks, first, i) || t.lower == "government" && !(i+2 <= last && toks[i+2].lower == "national"):
			continue
		default:
			b := r.own(name)
			g.body = b.key
			g.part = partOf[t.lower]
			if key := r.parentOf(known, out, toks, first, last); key != "" && secretariat[t.lower] {
				g.body = key // "OSCE Secretariat", "WHO Regional Office": the body itself
			} else if m := matchAt(known, out, toks[first].match); m != nil && len(m.more) > 0 {
				g.more = append([]string{m.body}, m.more...) // "the A-B Joint Task Force": both sit there
			} else if key := r.parentOf(known, out, toks, first, first); key != "" && key != "UN" && organNoun[t.lower] {
				g.body, g.owner = key, b.key // "CICA Ministerial Council": an organ named after its parent acts for it, but has offices of its own
			}
			if key := r.parentOf(known, out, toks, i+1, last); key != "" && key != g.body && (lex.is(t.lower, bodyWord) || colleges[t.lower]) {
				g.more = []string{key} // "the Peace Committee of the Union": who sits there, sits for the whole
			}
			if whose := r.parentOf(known, out, toks, first, last); whose != "" && t.lower == "mission" {
				g.owner = whose // "Mission of the ICRC in Peru"
			} else if ministry[t.lower] && (state != "" || nation != "") {
				g.owner = state + nation
			}
		}
		out = append(out, g)
		for k := first; k <= last; k++ {
			toks[k].match = int32(len(known) + len(out))
		}
		i = last
	}
	return out
}

// saidOf reports whether a capitalised word says of those named before it what they
// are, or what has become of them, and is no name.
func saidOf(w string) bool {
	switch w {
	case "missing", "deemed", "presumed", "dead", "disappeared", "displaced", "affected", "missed", "killed", "detained", "separated", "areas", "lands", "reserves", "zones":
		return true
	}
	return false
}

// political reports whether the party whose name goes from first to the noun at i is a
// political one, and none to an instrument or a dispute.
func political(toks []token, first, i int) bool {
	if first == i {
		return false
	}
	switch w := toks[i-1].lower; w {
	case "state", "states", "other", "each", "either", "annex", "host", "third", "first", "second", "working", "opposing", "implementing":
		return false
	default:
		return toks[i-1].match == 0 && !strings.HasSuffix(w, "ing") && toks[i-1].class == title
	}
}

// reports reports whether the body whose name begins at first is only whose
// report it is: "Report of the Secretariat [on ...]".
func reports(toks []token, first int, noun string) bool {
	if noun != "secretariat" && noun != "bureau" && noun != "board" || first < 3 || toks[first-1].lower != "the" {
		return false
	}
	switch toks[first-3].lower {
	case "report", "reports", "note", "memorandum", "information", "paper":
		return true
	}
	return false
}

// officeOf returns the last token of the office at n that gives a body its name,
// "the [Office of the Special Adviser]", or -1. The noun of the body stands at i.
func officeOf(toks []token, i, n int) int {
	if toks[i].lower != "office" || toks[n-1].lower != "the" {
		return -1
	}
	if n != i+3 && toks[n].lower != "secretary-general" {
		return -1
	}
	for k := n; k < len(toks) && k < n+5 && toks[k].capital(); k++ {
		if toks[k].is(headWord) && !(k+1 < len(toks) && toks[k+1].is(headWord) && toks[k+1].capital()) {
			return k
		}
	}
	return -1
}

// onStates are the nouns of bodies that are set up for a state: "the Panel on Mali".
var onStates = set([]string{"panel", "committee", "group", "force"})

// collegeOf returns the last token of the members at n whose college the noun at i
// names, "Panel of [Experts]", "Assembly of [Heads of State and Government]", or
// -1. The "of" stands at of.
func collegeOf(toks []token, i, n, of int) int {
	if of != i+1 || toks[of].lower != "of" || !colleges[toks[i].lower] {
		return -1
	}
	switch toks[n].text {
	case "Ministers", "Commissioners", "Representatives":
		if n+1 < len(toks) && toks[n+1].lower == "of" && !(n+3 < len(toks) && toks[n+2].lower == "the" && toks[n+3].match > 0 && !toks[n+3].date) {
			return -1 // "of Foreign Affairs": an organ of the body that reports
		}
		return n
	case "Experts", "Directors", "Governors", "Trustees", "Elders", "Ambassadors", "Presidents":
		return n
	case "Heads":
		end := -1
		for k := n + 1; k < len(toks) && k < n+6; k++ {
			switch toks[k].lower {
			case "of", "and":
			case "state", "government":
				end = k
			default:
				return -1
			}
			if end == k && k+1 < len(toks) && toks[k+1].lower == "of" && k+2 < len(toks) && (toks[k+2].match > 0 || k+3 < len(toks) && toks[k+2].lower == "the" && toks[k+3].match > 0) {
				return end // a body's: by itself it is the organ of the one that reports
			}
		}
	}
	return -1
}

// colleges are nouns of bodies that are named after their members.
var colleges = set([]string{"panel", "council", "board", "assembly", "authority", "conference", "committee", "group", "commission", "team"})

// bodyAhead reports whether the run of capitalised words at n is the name of
// another body: "the Board of Trade and the [People’s Reef Front]".
func bodyAhead(toks []token, n int) bool {
	for k := n; k < len(toks) && k < n+7; k++ {
		switch t := toks[k]; {
		case t.is(bodyHead) && t.capital():
			return true
		case t.capital() || t.text == "’" || t.text == "'" || t.text == "s":
		default:
			return false
		}
	}
	return false
}

// twoPlaces reports whether an "and" between tokens last and n joins two places
// that a body is for: "the Office for Savo and Karelia".
func twoPlaces(toks []token, last, n int) bool {
	return toks[last-1].lower == "for" && toks[n].match == 0 && !toks[n].is(institutional|headWord) && (n+1 >= len(toks) || !toks[n+1].capital())
}

// named are nouns that are named after a city.
var named = set([]string{"process", "dialogue", "initiative", "talks", "format", "track", "conference", "summit", "agreement", "agreements", "declaration"})

// gatherings are nouns of bodies that name encounters, too.
var gatherings = set([]string{"conference", "congress", "forum", "summit", "assembly"})

// counts reports whether an ordinal counts the noun at i, with at most three
// words between: "the 21st Ministerial Conference".
func counts(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := toks[k]
		if isOrdinal(t.lower) && !strings.Contains(t.lower, "-") {
			return true
		}
		if !t.capital() || t.match > 0 {
			return false
		}
	}
	return false
}

// partOf nouns name a part of a body: an office in it belongs to the whole, where
// that is named.
var partOf = set([]string{"bureau", "office", "department", "division", "section", "branch", "directorate", "unit"})

// ministry nouns name a part of a state.
var ministry = set([]string{"ministry", "embassy", "department", "mission", "parliament", "cabinet", "senate", "assembly", "army", "police", "forces", "agency", "service"})

// officeAhead reports whether an office's name begins at i: modifiers, then a
// head.
func officeAhead(toks []token, i int) bool {
	for k := i; k < len(toks) && k < i+4; k++ {
		if toks[k].is(headWord) {
			return true
		}
		if !toks[k].is(modifierWord) {
			return false
		}
	}
	return false
}

// secretariat nouns name the staff of a body, not another body.
var secretariat = set([]string{"secretariat", "office", "delegation", "headquarters", "mission"})

// organNoun are nouns of organs: such a body named after another is a part of it.
var organNoun = set([]string{"council", "committee", "subcommittee", "group", "board", "bureau", "network", "panel"})

// parentOf is the key of the one known body inside a shaped name.
func (r *registry) parentOf(known, shaped []gazMatch, toks []token, first, last int) string {
	key := ""
	for k := first; k <= last; k++ {
		if toks[k].match == 0 {
			continue
		}
		g := matchAt(known, shaped, toks[k].match)
		if g == nil || g.body == "" || g.state {
			continue
		}
		if key == "" {
			key = g.body
		}
	}
	return key
}

// matchAt returns the match with the number that a token carries.
func matchAt(known, shaped []gazMatch, number int32) *gazMatch {
	n := int(number)
	if n == 0 {
		return nil
	}
	if n <= len(known) {
		return &known[n-1]
	}
	if n-len(known) <= len(shaped) {
		return &shaped[n-len(known)-1]
	}
	return nil
}
