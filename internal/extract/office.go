package extract

import "strings"

// office reads the name of an office at token i: "the OSCE Secretary General",
// "Minister for Foreign Affairs of Kuwait", "directors of the national fleets of
// the members". It returns the token after it.
func (p *peopleParser) office(i int) (*person, int, bool) {
	h := p.officeHead(i)
	if h < 0 {
		return nil, i, false
	}
	// a word in small letters heads an office only with a body before or after it
	t := p.toks[h]
	j := p.headEnd(h)
	if !t.capital() || t.is(nounWord) && !t.is(titleWord) {
		before := h > i
		next := p.tok(j).lower
		after := next == "of" || next == "for" || next == "on" && p.situation(p.article(j+1)) > p.article(j+1) || next == "from" && p.gaz(j+1) != nil || next == "to" && advises[t.lower] && p.roleStart(p.article(j+1))
		if !before && !after {
			return nil, i, false
		}
		if before && !after && !p.anchored(i, h) && !(t.capital() && p.borne(i, j)) {
			return nil, i, false
		}
	}
	who := &person{roleStart: p.toks[i].start}
	j = p.complement(j)
	j = p.joined(i, j)
	who.roleEnd = p.toks[j-1].end
	who.plural = plural(t.lower)
	for k := i; k < h; k++ {
		switch p.toks[k].lower {
		case "former", "outgoing", "then":
			who.former = true
		}
	}
	p.owner(who, i, h, j)
	who.role = p.roleText(i, h, j)
	return who, j, who.role != ""
}

// advises are those who have others to whom they are of use: "advisers to the
// Presidents".
var advises = set(strings.Fields("adviser advisers advisor advisors assistant assistants"))

// borne reports whether a name stands beside the office from i to j, before a
// comma or behind it: "Legal Officer Ms. Ana Duarte", "Ms. Ana Duarte, Legal
// Officer".
func (p *peopleParser) borne(i, j int) bool {
	if _, k := p.honorifics(j); k > j && p.name(k, true) > k || p.name(j, false) > j {
		return true
	}
	if p.tok(i-1).text != "," || i < 3 {
		return false
	}
	w := p.tok(i - 2)
	return w.class == title && !w.is(institutional|headWord|modifierWord) && w.match == 0
}

// officeHead finds the head of the office that begins at i, or -1.
func (p *peopleParser) officeHead(i int) int {
	for j, steps := i, 0; j < len(p.toks) && steps < 9; steps++ {
		t := p.toks[j]
		if t.date {
			return -1
		}
		if t.is(headWord) && !p.modifies(j) {
			return j
		}
		switch {
		case p.gaz(j) != nil && (p.gaz(j).body != "" || p.gaz(j).nation != "" || p.gaz(j).city && (j > i || p.seated(p.gaz(j).last+1))):
			g := p.gaz(j)
			if g.first != j {
				return -1
			}
			j = g.last + 1
			if p.tok(j).text == "(" && p.tok(j+2).text == ")" { // "World Health Organization (WHO) Regional Director"
				j += 3
			}
			if p.tok(j).lower == "'s" || p.tok(j).text == "'" || p.tok(j).text == "’" {
				return -1
			}
			continue
		case t.is(modifierWord):
		case t.capital() && j > i && t.class != number:
			if c, r := t.honorific(); (c || r) && !t.is(modifierWord) {
				return -1
			}
		case t.capital() && j > 0 && (p.tok(j+1).lower == "leader" || p.ofParty(j+1)) && t.class == title:
		case t.capital() && t.is(institutional) && !t.is(particle) && !function[t.lower]:
		case t.lower == "and" && j > i && p.tok(j+1).capital() && p.tok(j+1).is(institutional) && p.roleFollows(j+1):
		case t.text == "&":
		default:
			return -1
		}
		j++
	}
	return -1
}

// seated reports whether an office that a city has stands at i: "[Lagos] Governor".
func (p *peopleParser) seated(i int) bool {
	for ; p.tok(i).is(modifierWord) && p.tok(i).capital(); i++ {
		if p.tok(i).is(titleWord) {
			break
		}
	}
	switch p.tok(i).text {
	case "Mayor", "Governor", "Prince", "Princess", "Emir", "Ruler", "Premier":
		return true
	}
	return false
}

// function words are capital only where they begin a sentence.
var function = set(strings.Fields("the a an in on at by for from to with of and or as this that these those during following after before under within while when where although however moreover furthermore additionally his her their its our my both each all some many several other upon since until also there here it they we he she i"))

// modifies reports whether the word at i, which can head an office, is only a
// part of a longer one's name: the "Deputy" of "Deputy Minister".
func (p *peopleParser) modifies(i int) bool {
	t, next := p.toks[i], p.tok(i+1)
	if t.is(modifierWord) && (next.is(headWord) || next.is(modifierWord) && next.capital()) {
		return next.class != punct
	}
	if t.lower == "deputy" || t.lower == "assistant" {
		// "Deputy Emergency Relief Coordinator"
		for k := i + 1; k < i+4 && p.tok(k).capital() && p.tok(k).class == title && p.gaz(k) == nil; k++ {
			if k > i+1 && p.tok(k).is(headWord) {
				return true
			}
		}
	}
	return false
}

// headEnd returns the token after an office's head, its second words included:
// "Secretary General", "Director-General/Executive Director".
func (p *peopleParser) headEnd(h int) int {
	j := h + 1
	for j < len(p.toks) {
		t := p.toks[j]
		switch {
		case t.lower == "general" || t.lower == "plenipotentiary" || t.lower == "extraordinary" || t.lower == "designate" || t.lower == "a.i" || t.lower == "a.i." || t.lower == "d'affaires" || t.lower == "emeritus":
			j++
		case t.capital() && strings.HasPrefix(t.lower, "general-"):
			j++
		case t.capital() && t.is(titleWord) && t.class == title:
			if _, rank := t.honorific(); rank && p.name(j+1, true) > j+1 { // "Secretary General [Ambassador Ana Duarte]"
				return j
			}
			j++
		case (t.text == "/" || t.text == "-" || t.text == "–") && p.officeHead(j+1) >= 0 && p.tok(j+1).capital():
			j = p.officeHead(j+1) + 1
		default:
			return j
		}
	}
	return j
}

// ofParty reports whether the word at i, behind a name that nothing is known of,
// heads the office of someone named behind a comma: "the Taliban [delegate], Ana
// Duarte,".
func (p *peopleParser) ofParty(i int) bool {
	switch p.tok(i).lower {
	case "delegate", "negotiator", "spokesperson", "spokesman", "spokeswoman", "commander", "representative", "chairperson", "chairman":
	default:
		return false
	}
	return p.tok(i-2).lower == "the" && p.tok(i+1).text == "," && p.name(i+2, false) > i+3
}

// anchored reports whether the words before a head in small letters name a body
// or are capitalised: "Taliban leader", "the ICRC consultant".
func (p *peopleParser) anchored(i, h int) bool {
	for k := i; k < h; k++ {
		if g := p.gaz(k); g != nil && (g.body != "" || g.nation != "") {
			return true
		}
		if p.toks[k].lower == "facto" || k == h-1 && (p.toks[h].lower == "leader" || p.ofParty(h)) && p.toks[k].capital() && k > 0 {
			return true
		}
	}
	return false
}

// joined reads a second office of the same person: "Deputy Prime Minister and
// Foreign Minister of Pakistan". An article would make it another person, and a
// list in progress would, too.
func (p *peopleParser) joined(i, j int) int {
	for range 2 {
		k := j
		if p.tok(k).lower == "and" {
			k++
		} else if t := p.tok(k).text; t == "-" || t == "–" {
			k++
		} else {
			return j
		}
		if !p.tok(k).capital() && p.tok(k).lower != "de" {
			return j
		}
		if p.inList(i) {
			return j
		}
		h := p.officeHead(k)
		if h < 0 || plural(p.toks[h].lower) {
			return j
		}
		// "the Executive Director and Deputy Secretary-General ... " needs the
		// article of the first
		if before := p.tok(i - 1).lower; p.tok(j).lower == "and" && before != "the" && before != "facto" && before != "," && before != "." && before != "by" && before != "as" && before != "with" && before != "" && before != "former" && before != "my" {
			return j
		}
		if p.tok(j).lower == "and" && fold(p.span(i, j)) == "secretary general" {
			return j // "the Secretary General and Director-General of UNEP Ms. Ana Duarte" are two
		}
		j = p.complement(p.headEnd(h))
	}
	return j
}

// inList reports whether the office that begins at i is an item of a list
// without articles: there an "and" joins people.
func (p *peopleParser) inList(i int) bool {
	if p.tok(i-1).text != "," && p.tok(i-1).text != ";" {
		return false
	}
	if w := p.tok(i - 2); w.class == title && !w.is(institutional|headWord|modifierWord) && w.match == 0 {
		return false // the offices of someone named before the comma
	}
	// an item before it ended in a comma, too: "the A of X, B of Y, C of Z and D"
	commas := 0
	for k := i - 1; k >= 0 && commas < 2; k-- {
		if p.toks[k].text == "," {
			commas++
		}
		if p.toks[k].is(headWord) && p.toks[k].capital() && commas == 1 {
			return true
		}
	}
	return false
}

func plural(head string) bool {
	if head == "affairs" || head == "mess" {
		return false
	}
	return strings.HasSuffix(head, "s") && head != "chargé d'affaires" || head == "chairmen" || head == "spokesmen" || head == "delegation" || strings.HasPrefix(head, "secretaries") || strings.HasPrefix(head, "directors") || head == "officials"
}

// owner finds the bodies in an office's name and the one that it belongs to.
func (p *peopleParser) owner(who *person, i, h, end int) {
	add := func(key string) {
		for _, k := range who.orgs {
			if k == key {
				return
			}
		}
		who.orgs = append(who.orgs, key)
	}
	prep := ""
	weak := ""
	facto := false
	for k := i; k < end; k++ {
		t := p.toks[k]
		if t.lower == "facto" {
			facto = true
		}
		if f := p.field(k); f > k {
			k = f - 1
			continue
		}
		if g := p.gaz(k); g != nil && g.first == k {
			key := g.body
			if g.owner != "" {
				key = g.owner
			}
			if key == "" {
				key = g.nation
			}
			if key != "" {
				add(key)
				part := g.body != "" && g.part
				if part && weak == "" {
					weak = key
				}
				if !part && (k < h || prep == "of" || prep == "at" || prep == "," || prep == "/") {
					if who.org == "" {
						who.org = key
					}
				} else if weak == "" {
					weak = key
				}
			}
			k = p.fieldIn(k, g.last+1) - 1
			continue
		}
		switch t.lower {
		case "of", "for", "to", "in", "at", "on", ",", "/":
			prep = t.lower
			if t.lower == "of" && who.org == "UN" && k > h && (p.toks[k-1].lower == "head" || p.toks[k-1].lower == "chief") && p.gazBody(p.article(k+1)) {
				who.org = "" // the envoy is first of the mission that he or she heads
			}
		case "and", "-", "–":
			if p.roleStart(k + 1) {
				prep = ""
			}
		}
	}
	if key := p.headed(h, end); key != "" {
		who.org = key
	}
	if facto {
		add(factoAuthorities)
		who.facto = true
		if who.org == "" {
			who.org = factoAuthorities
		}
	}
	if who.org == "" && (p.toks[h].lower == "leader" || p.ofParty(h)) && h > i && p.toks[h-1].capital() && p.gaz(h-1) == nil && !p.toks[h-1].is(institutional) {
		who.org = p.toks[h-1].text // "the Taliban leader"
		add(who.org)
	}
	if who.org == "" {
		who.org = weak
	}
}

// headed is the body that someone heads beside another office: "Envoy of the Chair
// for the Coast and Head of the Mission".
func (p *peopleParser) headed(h, end int) string {
	for k := h + 2; k+2 < end; k++ {
		if p.toks[k].text != "Head" || p.toks[k-1].lower != "and" || p.toks[k+1].lower != "of" {
			continue
		}
		if g := p.gaz(p.article(k + 2)); g != nil && !g.state && !g.part && p.toks[g.first].lower != "permanent" {
			return g.body
		}
	}
	return ""
}

// factoAuthorities is the body of "the de facto Minister" where no other is
// named.
const factoAuthorities = "de facto authorities"

// roleText is the office without the body that it belongs to, where that stands
// before the head or ends the phrase: "Secretary General" for "the OSCE
// Secretary General" and for "Secretary General of the OSCE".
func (p *peopleParser) roleText(i, h, end int) string {
	first := i
	if g := p.gaz(i); g != nil && g.first == i && g.body != "" && !g.state && g.last < h {
		first = g.last + 1
		if p.tok(first).text == "(" && p.tok(first+2).text == ")" {
			first += 3
		}
	}
	for first < h && (p.toks[first].lower == "former" || p.toks[first].lower == "then") {
		first++
	}
	last := end
	if w := p.toks[h].lower; p.lex.is(w, titleWord) || p.lex.is(strings.TrimSuffix(w, "s"), titleWord) || strings.Contains(w, "-") {
		for k := end - 1; k > h; k-- {
			if p.toks[k].lower == "of" {
				if a := p.article(k + 1); p.gazStart(a) && p.gaz(a).body != "" && p.gaz(a).last >= end-1 {
					last = k
				}
				break
			}
			if g := p.gaz(k); g != nil && g.body != "" {
				k = g.first
				continue
			}
			if p.toks[k].lower != "the" && p.toks[k].text != "(" && p.toks[k].text != ")" {
				break
			}
		}
	}
	if last <= first {
		return ""
	}
	return strings.TrimRight(p.text[p.toks[first].start:p.toks[last-1].end], " ,")
}
