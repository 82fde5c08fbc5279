package extract

import "strings"

// complement reads what stands behind an office's head: "of Foreign Affairs and
// Trade of Hungary", "for Europe", "to the United Nations".
func (p *peopleParser) complement(j int) int {
	for steps := 0; steps < 8; steps++ {
		t := p.tok(j)
		switch t.lower {
		case "of", "for":
		case "to":
			if !p.bodyAt(j+1) || goesTo[p.tok(j-1).lower] {
				return j
			}
		case "in":
			g := p.gaz(p.article(j + 1))
			if p.tok(j+1).lower == "charge" && p.tok(j+2).lower == "of" {
				j += 2
				continue
			}
			if w := p.tok(p.article(j + 1)).lower; w == "office" && p.tok(p.article(j+1)+1).lower == "of" {
				break // "in the office of the Regional Director"
			}
			if g == nil && steps > 0 && p.tok(p.article(j+1)).class == title && p.holderBehind(p.article(j+1)) {
				break // "Coordinator for Ports in the Delta, Ana Duarte"
			}
			if w := p.tok(j + 1).lower; w == "conflict" || w == "emergencies" || w == "armed" && p.tok(j+2).lower == "conflict" {
				break // "Representative on Sexual Violence in Conflict"
			}
			if g == nil || !g.state || steps > 0 && !(establishments[p.tok(j-1).lower] && p.tok(j-1).class == plain && j > 1 && p.toks[j-2].match > 0) || g.last+1 < len(p.toks) && dayFollows(p.toks, g.last+1) {
				return j
			}
		case "on":
			k := p.article(j + 1)
			if end := p.situation(k); end > k { // "on the situation of human rights in Chad"
				j = end
				continue
			}
			if end := p.mandate(j); end > j {
				j = end
				continue
			}
			if p.tok(k).date || !p.tok(k).capital() {
				return j
			}
		case "at":
			k := p.article(j + 1)
			if w := p.tok(k).lower; w != "office" && w != "ministry" && w != "department" {
				return j
			}
		case ",":
			// "Joint Secretary, Ministry of External Affairs of India"
			if w := p.tok(j + 1).lower; w != "ministry" && w != "department" && w != "division" && w != "directorate" && w != "bureau" || p.gazStart(j+1) && p.gaz(j+1).state {
				return j
			}
		case "-", "–", "/":
			if !p.tok(j+1).capital() || p.officeHead(j+1) < 0 {
				return j
			}
		case "(":
			k := j + 1
			for k < len(p.toks) && k < j+8 && p.toks[k].text != ")" {
				k++
			}
			if p.tok(k).text != ")" {
				return j
			}
			switch w := p.tok(k + 1).lower; {
			case w == "of" || w == "for" || w == "/":
				j = k + 1
				continue
			}
			return j
		default:
			return j
		}
		end := p.phrase(j + 1)
		if end <= j+1 {
			if e := p.mandateOf(j); t.lower == "for" && e > j {
				j = e
				continue // "Envoy of Chile for the peace process in Peru, Ana Duarte"
			}
			return j
		}
		if end = p.fieldIn(j, end); t.lower == "for" && p.tok(end).lower == "at" && p.bodyAt(end+1) && p.field(j) == end {
			end = p.phrase(end + 1)
		}
		j = end
	}
	return j
}

// establishments are what a body keeps elsewhere, whose head is named by it.
var establishments = set(strings.Fields("delegation office representation mission bureau"))

// mandateHolders are heads of offices that are given for a matter.
var mandateHolders = set([]string{"rapporteur", "expert", "adviser", "advisor", "envoy", "representative", "coordinator"})

// mandate reads "on the human rights of migrants" at token j, behind the head of
// an office that is given for a matter and before the comma and the name of its
// holder, and returns the token after it, or j.
func (p *peopleParser) mandate(j int) int {
	if j == 0 || !mandateHolders[p.tok(j-1).lower] {
		return j
	}
	return p.mandateEnd(j)
}

// mandateOf is mandate for an office whose body stands between its head and token j.
func (p *peopleParser) mandateOf(j int) int {
	for k := j - 2; k > 0 && k > j-8; k-- {
		if mandateHolders[p.tok(k).lower] {
			if p.tok(k+1).lower == "of" {
				return p.mandateEnd(j)
			}
			return j
		}
	}
	return j
}

// mandateEnd is the token after the matter that begins behind token j, where the name
// of the holder follows, or j.
func (p *peopleParser) mandateEnd(j int) int {
	for k := j + 1; k < len(p.toks) && k < j+14; k++ {
		t := p.toks[k]
		if t.text == "," {
			if n := p.tok(k + 1); k > j+1 && n.class == title && !function[n.lower] && !n.is(headWord|institutional) && p.tok(k+2).capital() {
				return k
			}
			return j
		}
		if t.date || t.class != plain && t.class != title {
			return j
		}
	}
	return j
}

// situation reads "situation of human rights in", with the state that follows, at
// token i and returns the token after it, or i.
func (p *peopleParser) situation(i int) int {
	if p.tok(i).lower != "situation" {
		return i
	}
	j := i + 1
	if p.tok(j).lower == "of" && p.tok(j+1).lower == "human" && p.tok(j+2).lower == "rights" {
		j += 3
	}
	if g := p.gaz(p.article(j + 1)); p.tok(j).lower == "in" && g != nil && g.state {
		return g.last + 1
	}
	return i
}

// goesTo are heads of offices that are of no place to which somebody is sent:
// "the visit of the Director to UNEP".
var goesTo = set(strings.Fields("general director president minister manager commissioner speaker"))

func (p *peopleParser) article(i int) int {
	for p.tok(i).lower == "the" || p.tok(i).lower == "its" || p.tok(i).lower == "de" && p.tok(i+1).lower == "facto" || p.tok(i).lower == "facto" || p.tok(i).lower == "his" || p.tok(i).lower == "their" || p.tok(i).lower == "a" {
		i++
	}
	return i
}

func (p *peopleParser) gazStart(i int) bool {
	g := p.gaz(i)
	return g != nil && g.first == i
}

// bodyAt reports whether a body or a state stands at i, an article aside.
func (p *peopleParser) bodyAt(i int) bool {
	g := p.gaz(p.article(i))
	if g != nil && g.body != "" {
		return true
	}
	t := p.tok(p.article(i))
	return t.capital() && (t.is(headWord) || t.is(bodyHead) || t.is(modifierWord) && p.tok(p.article(i)+1).is(headWord))
}

// phrase reads a noun phrase of capitalised words at i and returns the token
// after it. A person's name that follows at once is left alone.
func (p *peopleParser) phrase(i int) int {
	j := p.article(i)
	begin := j
	for j < len(p.toks) {
		t := p.toks[j]
		if t.date && t.class != number {
			break
		}
		if g := p.gaz(j); g != nil && g.first == j && (g.body != "" || g.nation != "" || g.city && j > begin) {
			j = g.last + 1
			if t := p.tok(j); t.class == plain && (j > begin && t.is(titleWord) && (g.nation != "" || strings.HasSuffix(g.body, " community")) || t.is(headWord) && p.tok(j+1).text == ",") {
				j++ // "adviser to the Chilean leader, Ms. Ana Duarte"
			} else if establishments[t.lower] && t.class == plain && p.tok(i-1).lower == "of" && p.tok(i-2).lower == "head" {
				j++ // "Head of the World Bank office in Peru"
			}
			if p.tok(j).text == "(" && p.tok(j+2).text == ")" && (p.tok(j+3).capital() && p.tok(j+3).is(institutional) || p.tok(j+3).lower == "for" || p.tok(j+3).text == "/") {
				j += 3
			}
			if p.tok(j).class == upper && !p.gazStart(j) && (p.tok(j+1).class != upper || p.addressed(j+1)) && !p.addressed(j) {
				j++ // "WHO EURO"
			}
			if !(p.tok(j).capital() && (p.tok(j).is(institutional) || p.gazStart(j))) {
				if p.tok(j).text == "/" && p.tok(j+1).capital() {
					j++
					continue
				}
				// "the Regional Bureau for Europe and the CIS Ms. Ana Duarte"
				if p.tok(j).lower == "and" {
					if a := p.article(j + 1); p.gazStart(a) {
						if _, k := p.honorifics(p.gaz(a).last + 1); k > p.gaz(a).last+1 || p.gaz(a).state && p.tok(i-1).lower == "for" && p.holderBehind(a) {
							j = p.gaz(a).last + 1
						}
					} else if p.tok(i-1).lower == "for" && p.tok(a).class == title && !p.tok(a).is(headWord|modifierWord) && p.holderBehind(a) {
						j = a
						continue
					}
				}
				break
			}
			continue
		}
		if t.capital() {
			if c, r := t.honorific(); (c || r) && !t.is(institutional) || p.styled(j) > j {
				break
			}
			if _, k := p.honorifics(j); k > j && p.name(k, true) > k && j > begin {
				break
			}
			if j > begin && p.nameAhead(j) {
				break
			}
			j++
			continue
		}
		if t.class == number && !t.date && p.tok(j+1).capital() && (j > begin || isOrdinal(t.lower) && p.tok(j+1).is(eventWord)) {
			j++ // "President of the 12th Session of the Council"
			continue
		}
		switch t.lower {
		case "state", "staff", "delegation", "mission", "government", "parliament", "regional", "offices", "agencies", "member", "states", "international", "organizations", "organisations", "cabinet", "affairs", "office", "delegations", "representatives", "ministries", "departments", "authorities", "special", "heads", "foreign", "missions", "bodies", "institutions":
			// plain words of a general office: "heads of regional offices"
			j++
			continue
		case "de", "facto":
			j++
			continue
		case "and", "&":
			k := j + 1
			if p.tok(k).lower == "the" && t.lower == "and" {
				if x := p.tok(k + 1); p.tok(i-1).lower == "for" && ((x.class == upper || x.capital() && x.is(institutional)) && !p.roleStart(k+1) ||
					x.capital() && !x.is(headWord|modifierWord) && (p.alsoHolds(k+2) || p.holderBehind(k+1))) {
					j = k + 1
					continue // "for Europe and the CIS", "for the Coast and the Lakes and Head of the Mission"
				}
				break
			}
			if j > begin && p.tok(k).capital() && !p.toks[k].is(headWord) && !p.roleStart(k) && !p.gazBody(k) && !p.nameAhead(k) {
				if c, r := p.toks[k].honorific(); !c && !r {
					j = k
					continue
				}
			}
		case "’", "'":
			if p.tok(j+2).capital() && ofAll(p.toks, j+2) { // "of Women’s Rights"
				j += 2
				continue
			}
		case ",":
			if w := p.tok(i - 1).lower; w == "for" || w == "on" || w == "of" {
				if last := matters(p.toks, j); last > 0 { // "for Europe, Central Asia and the Caucasus"
					j = last + 1
					continue
				}
			}
		case "/":
			if p.tok(j + 1).capital() {
				j++
				continue
			}
		}
		break
	}
	for j > begin && (p.toks[j-1].text == "&" || p.toks[j-1].lower == "and" || p.toks[j-1].lower == "de" || p.toks[j-1].lower == "facto") {
		j--
	}
	if j == begin {
		return i
	}
	return j
}

// addressed reports whether a form of address stands at i.
func (p *peopleParser) addressed(i int) bool {
	courtesy, rank := p.tok(i).honorific()
	return courtesy || rank
}

// alsoHolds reports whether an office of the same person follows at i: "and
// Head of the Mission".
func (p *peopleParser) alsoHolds(i int) bool {
	return p.tok(i).lower == "and" && p.roleStart(i+1)
}

// holderBehind reports whether the capitalised words at i end in a comma and the name
// of one who holds the office: "[Sahel], Ana Duarte".
func (p *peopleParser) holderBehind(i int) bool {
	j := i + 1
	if g := p.gaz(i); g != nil {
		j = g.last + 1
	} else {
		for p.tok(j).class == title && p.gaz(j) == nil {
			j++
		}
	}
	if p.tok(j).text != "," {
		return false
	}
	if _, k := p.honorifics(j + 1); k > j+1 {
		return p.name(k, true) > k
	}
	return p.nameAhead(j+1) && p.tok(p.name(j+1, false)).lower != "and"
}

// roleStart reports whether an office begins at i.
func (p *peopleParser) roleStart(i int) bool {
	return p.tok(i).capital() && p.officeHead(i) >= 0 && p.tok(i).class != punct
}

func (p *peopleParser) gazBody(i int) bool {
	g := p.gaz(i)
	return g != nil && g.body != ""
}

// nameAhead reports whether two or more words that no institution uses begin at
// i, or a name that the document knows.
func (p *peopleParser) nameAhead(i int) bool {
	return p.name(i, false)-i >= 2
}
