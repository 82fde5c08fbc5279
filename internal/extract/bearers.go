package extract

import "strings"

// The bearers of one office are told behind it in the plural: "the co-chairs of the
// Committee, Ana Duarte and Luis Prado,".

// borneBy are the offices that a plural stands for, in lower case, besides singulars.
var borneBy = map[string]string{
	"members": "member", "leaders": "leader", "mayors": "mayor", "negotiators": "negotiator", "commanders": "commander", "rectors": "rector",
	"deputies": "deputy", "advisers": "adviser", "advisors": "advisor", "coordinators": "coordinator", "judges": "judge", "prosecutors": "prosecutor",
	"rapporteurs": "rapporteur", "facilitators": "facilitator", "mediators": "mediator", "vice-presidents": "vice-president", "vice-chairs": "vice-chair",
	"co-presidents": "co-president", "co-facilitators": "co-facilitator", "founders": "founder", "managers": "manager",
}

// bearers reads an office in the plural from token i with the names of those who
// bear it. It returns a mention for each with the token after the last, or nothing.
func (p *peopleParser) bearers(i int) ([]mention, int) {
	h := i
	if p.toks[h].is(modifierWord) && !p.plurally(h) {
		h++
	}
	if !p.plurally(h) {
		return nil, i
	}
	k := h + 1
	for ; k < len(p.toks) && p.toks[k].text != ","; k++ {
		t := p.toks[k]
		if k > h+12 || t.class == punct && t.text != "’" && t.text != "'" && t.text != "-" || t.date || t.verb() && p.tok(k-1).lower != "the" || k == h+1 && t.lower != "of" && t.lower != "for" && t.lower != "to" || t.lower == "and" && !p.tok(k+1).capital() {
			return nil, i
		}
	}
	names, sides, end := p.sidedNames(k + 1)
	if len(names) < 2 || k >= len(p.toks) || p.joinsAt(end-1) || p.tok(end).text == "," && p.roleStart(p.article(end+1)) {
		return nil, i
	}
	one := p.singularOf(h)
	who := &person{roleStart: p.toks[i].start, roleEnd: p.toks[k-1].end}
	p.owner(who, i, h, k)
	who.role = p.text[p.toks[i].start:p.toks[h].start] + one + p.text[p.toks[h].end:p.toks[k-1].end]
	var out []mention
	for n, x := range names {
		w := *who
		w.name = p.span(x[0], x[1])
		if x[2] > x[1] && sides[n] == "" {
			w.seat = p.span(p.article(x[1]+1), x[2])
		}
		if sides[n] != "" {
			w.org, w.orgs = sides[n], []string{sides[n]}
		}
		m := mention{kind: mentionPerson, start: p.toks[x[0]].start, end: p.toks[x[2]-1].end, person: &w, source: "grammar"}
		if hon, first := p.honorificBefore(x[0], k); hon != "" {
			w.honorific, m.start = hon, p.toks[first].start
		}
		out = append(out, m)
	}
	return p.row(out, i, end), end
}

// sidedNames reads names at token i, each of which may have behind it the side that
// its bearer stands for: "Ana Duarte for Chile and Luis Prado for Lima". It returns
// the names, as their first token and those after them and their side, the keys of
// the sides and the token after the last.
func (p *peopleParser) sidedNames(i int) (names [][3]int, sides []string, end int) {
	for j := i; ; {
		k := j
		if _, a := p.honorifics(k); a > k {
			k = a
		}
		e := p.name(k, k > j)
		if e == k || p.gazStart(k) && p.gaz(k).body != "" {
			return names, sides, end
		}
		side := ""
		next := e
		if w := p.tok(e).lower; w == "for" || w == "of" || w == "from" {
			g := p.gaz(p.article(e + 1))
			if g == nil || g.first != p.article(e+1) || g.body == "" && !g.city {
				return nil, nil, i
			}
			side, next = g.body, g.last+1
		}
		names, sides, end = append(names, [3]int{k, e, next}), append(sides, side), next
		j = next
		if p.tok(j).text == "," {
			j++
		}
		if p.tok(j).lower == "and" {
			j++
		}
		if j == next {
			return names, sides, end
		}
	}
}

// honorificBefore is the form of address, with its first token, that ends before the
// name at token i and begins behind token from.
func (p *peopleParser) honorificBefore(i, from int) (hon string, first int) {
	first = i
	for k := i - 1; k > from && k >= i-4; k-- {
		if h, end := p.honorifics(k); end == i {
			hon, first = h, k
		}
	}
	return hon, first
}

// plurally reports whether the word at token h names an office in the plural.
func (p *peopleParser) plurally(h int) bool {
	w := p.tok(h).lower
	return p.tok(h).is(headWord) && singulars[w] != "" || borneBy[w] != ""
}

// singularOf is the office of one of those whom the plural at token h names.
func (p *peopleParser) singularOf(h int) string {
	t := p.toks[h]
	one := borneBy[t.lower]
	if one == "" {
		one = strings.ToLower(singulars[t.lower])
	}
	if t.capital() {
		one = strings.ToUpper(one[:1]) + one[1:]
	}
	return one
}

// joinsAt reports whether the token at i joins what follows to a list.
func (p *peopleParser) joinsAt(i int) bool {
	return p.tok(i).text == "," || p.tok(i).lower == "and"
}

// seated gives a person to the state for whose capital he or she is said to stand.
func (r *reading) seated(p *person) bool {
	for _, e := range r.x.gaz.Lookup(p.seat) {
		if key := r.seatState(mention{kind: mentionPlace, place: e}); key != "" {
			p.org, p.orgs = key, []string{key}
			return true
		}
	}
	return false
}
