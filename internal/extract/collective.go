package extract

import "strings"

// Several holders of one office are often told together: "the Ministers of
// Trade of Chile and Peru, Ana Rojas and Luis Prado", "Presidents Rojas and
// Prado", "Messrs. Rojas and Prado". This file tells them apart.

// singulars are the titles that a plural stands for, in lower case.
var singulars = map[string]string{
	"presidents": "President", "ministers": "Minister", "kings": "King", "chairs": "Chair", "chairpersons": "Chairperson", "chairmen": "Chairman",
	"ambassadors": "Ambassador", "secretaries-general": "Secretary-General", "directors-general": "Director-General", "commissioners": "Commissioner",
	"governors": "Governor", "speakers": "Speaker", "envoys": "Envoy", "co-chairs": "Co-Chair", "secretaries": "Secretary", "directors": "Director", "chiefs": "Chief", "heads": "Head", "representatives": "Representative",
}

// named reads the bearers of a title in the plural that stands right before
// their names: "Presidents Rojas and Prado", "Messrs. Rojas, Prado and Lima". It
// returns them with the token after the last, or nothing.
func (p *peopleParser) named(i int) ([]mention, int) {
	t := p.toks[i]
	if !t.capital() {
		return nil, i
	}
	role, honorific, j := "", "", i+1
	switch w := strings.TrimSuffix(t.lower, "."); w {
	case "messrs":
		honorific = "Mr."
		if p.tok(j).text == "." {
			j++
		}
	case "mmes", "mses":
		honorific = "Ms."
	default:
		for k := i; k < i+3; k++ { // "Prime Ministers", "Foreign Ministers"
			if one := singulars[p.tok(k).lower]; one != "" && p.tok(k).capital() {
				role, j = strings.TrimSpace(p.text[t.start:p.toks[k].start]+one), k+1
				if p.tok(j).text == "General" {
					role, j = role+" General", j+1
				}
				break
			}
			if !p.tok(k).is(modifierWord) {
				return nil, i
			}
		}
		if role == "" {
			return nil, i
		}
	}
	names, end := p.nameList(j)
	if len(names) < 2 {
		return nil, i
	}
	var out []mention
	for n, x := range names {
		who := &person{name: p.span(x[0], x[1]), honorific: honorific}
		start := p.toks[x[0]].start
		if role != "" {
			who.role, who.roleStart, who.roleEnd = role, t.start, p.toks[j-1].end
		}
		if n == 0 {
			start = t.start
		}
		out = append(out, mention{kind: mentionPerson, start: start, end: p.toks[x[1]-1].end, person: who, source: "grammar"})
	}
	return out, end
}

// nameList reads names joined by commas and an "and" at token i: as pairs of
// their first token and the one after their last.
func (p *peopleParser) nameList(i int) (names [][2]int, end int) {
	for j := i; ; {
		k := j
		if _, a := p.honorifics(k); a > k {
			k = a
		}
		e := p.name(k, true)
		if e == k || p.tok(k).match > 0 && p.gaz(k).body != "" || p.tok(k).is(institutional) {
			return names, end
		}
		names, end = append(names, [2]int{k, e}), e
		if p.tok(e).text == "(" && p.tok(e+2).text == ")" { // "Ana Duarte (Chile)"
			e += 3
		}
		j = e
		if p.tok(j).text == "," {
			j++
		}
		if p.tok(j).lower == "and" {
			j++
		}
		if j == e {
			return names, end
		}
	}
}

// counterpartOf reads "[his] Chilean counterpart" at token i: who holds in that state
// the office of the person told last. It returns the token after it, or i.
func (p *peopleParser) counterpartOf(told []mention, i int) (*person, int) {
	g := p.gaz(i)
	if g == nil || g.nation == "" || g.first != i || p.tok(g.last+1).lower != "counterpart" {
		return nil, i
	}
	switch p.tok(i - 1).lower {
	case "his", "her", "its", "their":
	default:
		return nil, i
	}
	if _, j := p.honorifics(g.last + 2); j > g.last+2 || p.tok(g.last+2).text == "," || p.tok(g.last+2).capital() {
		return nil, i // whoever is named may have another office: the King and a President
	}
	for k := len(told) - 1; k >= 0; k-- {
		if o := told[k].person; o.role != "" && !o.plural {
			return &person{role: o.role, org: g.nation, orgs: []string{g.nation}, definite: true}, g.last + 2
		}
	}
	return nil, i
}

// offices reads an office in the plural that several bodies have, with the
// holders' names where they follow: all at once behind the bodies, or each
// behind its own. It returns one mention for each holder and the token after
// the last, or nothing.
func (p *peopleParser) offices(i int) ([]mention, int) {
	h := p.officeHead(i)
	if h < 0 || singulars[p.toks[h].lower] == "" {
		return nil, i
	}
	one := singulars[p.toks[h].lower]
	if !p.toks[h].capital() {
		one = strings.ToLower(one)
	}
	// the words up to the first body: "for Foreign Affairs and Trade of"
	k, from := h+1, 0
	for ; k < len(p.toks) && k < h+9; k++ {
		if p.tok(k).lower == "of" {
			if a := p.article(k + 1); p.gazStart(a) && p.gaz(a).body != "" {
				break
			}
		}
		if open := p.bracketed(k); open > 0 {
			from = open + 1
			break // "of the coastal states (Chile, Peru)"
		}
		t := p.toks[k]
		if t.date || t.class == punct || t.class == number || p.gaz(k) != nil && p.gaz(k).body != "" {
			return nil, i
		}
		if t.class == plain && !t.is(institutional) && t.lower != "for" {
			return nil, i
		}
	}
	if p.tok(k).lower != "of" {
		return nil, i
	}
	role := strings.TrimSpace(p.text[p.toks[i].start:p.toks[h].start]+one) + p.text[p.toks[h].end:p.toks[k-1].end]
	if !strings.HasPrefix(role, one) && h > i {
		role = p.text[p.toks[i].start:p.toks[h].start] + one + p.text[p.toks[h].end:p.toks[k-1].end]
	}
	type seat struct {
		first, last int
		key         string
		name        [2]int
	}
	var seats []seat
	if from == 0 {
		from = k + 1
	}
	end := from
	for j := from; ; {
		a := p.article(j)
		if !p.gazStart(a) || p.gaz(a).body == "" {
			break
		}
		g := p.gaz(a)
		x := seat{first: a, last: g.last, key: g.body}
		end = g.last + 1
		j = end
		// its own holder: "Chile, Ana Rojas," or "Chile (Ana Rojas)"
		if c := p.tok(j).text; c == "," || c == "(" {
			n := j + 1
			if _, b := p.honorifics(n); b > n {
				n = b
			}
			if e := p.name(n, n > j+1); e > n && !p.gazStart(n) && (c == "(" && p.tok(e).text == ")" || c == "," && (p.tok(e).text == "," || p.tok(e).lower == "and") && p.seatFollows(e)) || e > n && c == "," && len(seats) > 0 && seats[0].name[1] > 0 {
				x.name = [2]int{n, e}
				end, j = e, e
				if c == "(" {
					end, j = e+1, e+1
				}
			}
		}
		seats = append(seats, x)
		n := j
		if p.tok(n).text == "," || p.tok(n).text == ";" {
			n++
		}
		if p.tok(n).lower == "and" {
			n++
		}
		if p.tok(n).lower == "of" {
			n++
		}
		if n == j {
			break
		}
		j = n
	}
	if len(seats) < 2 {
		return nil, i
	}
	tail := end
	if from > k+1 {
		if p.tok(end).text != ")" {
			return nil, i
		}
		tail++
	} else if seats[0].name[1] == 0 {
		n := end
		if p.tok(n).text == "," || p.tok(n).text == "(" || p.tok(n).text == ":" {
			if names, e := p.nameList(n + 1); len(names) == len(seats) {
				for k := range seats {
					seats[k].name = names[k]
				}
				tail = e
			}
		}
	}
	var out []mention
	for _, x := range seats {
		who := &person{role: role, org: x.key, orgs: []string{x.key}, definite: true}
		who.roleStart, who.roleEnd = p.toks[i].start, p.toks[k-1].end
		if x.name[1] > 0 {
			who.name = p.span(x.name[0], x.name[1])
		}
		m := mention{kind: mentionPerson, start: p.toks[x.first].start, end: p.toks[x.last].end, person: who, source: "grammar"}
		if x.name[1] > 0 && seats[0].name[1] > 0 && tail == end {
			m.end = p.toks[x.name[1]-1].end
		}
		out = append(out, m)
	}
	return p.row(out, i, tail), tail
}

// bracketed returns the token of the bracket in which the states or bodies are listed
// that the plural behind the "of" at token i means, "of the guarantor countries (",
// or 0.
func (p *peopleParser) bracketed(i int) int {
	if p.tok(i).lower != "of" || p.tok(i+1).lower != "the" {
		return 0
	}
	for k := i + 2; k < i+7; k++ {
		switch t := p.tok(k); {
		case t.text == "(" && k > i+2 && p.gazStart(p.article(k+1)):
			switch p.tok(k - 1).lower {
			case "countries", "states", "members", "organizations", "organisations", "guarantors", "neighbours", "parties":
				return k
			}
			return 0
		case t.class != plain || t.verb() && !strings.HasSuffix(t.lower, "ing"):
			return 0
		}
	}
	return 0
}

// row lets the first of several mentions begin where their row does, at token i,
// its article included, and the last end where it ends, before token end.
func (p *peopleParser) row(out []mention, i, end int) []mention {
	first, last := &out[0], &out[len(out)-1]
	first.start, last.end = p.toks[i].start, p.toks[end-1].end
	if p.tok(i-1).lower == "the" {
		first.start = p.toks[i-1].start
	}
	return out
}

// cityOnly reports whether a city and a comma are all that stands between two
// offsets, behind an "in".
func (p *peopleParser) cityOnly(from, to int) bool {
	for i, t := range p.toks {
		if t.start >= from && t.lower == "in" {
			g := p.gaz(i + 1)
			return g != nil && g.city && g.first == i+1 && g.end <= to && strings.Trim(p.text[g.end:to], " ,") == ""
		}
	}
	return false
}

// seatFollows reports whether another body of a list begins behind token i, at
// which a comma or an "and" stands.
func (p *peopleParser) seatFollows(i int) bool {
	j := i
	for p.tok(j).text == "," || p.tok(j).lower == "and" || p.tok(j).lower == "of" {
		j++
	}
	j = p.article(j)
	return p.gazStart(j) && p.gaz(j).body != ""
}
