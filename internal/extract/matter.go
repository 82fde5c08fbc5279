package extract

// An office or a body may be for several matters: "the Under-Secretary for Roads,
// Ports and Bridges", "the Committee on Trade, Energy and the Environment". The
// commas of such a list do not end the name.

// matters returns the last token of a list of matters that goes on at the comma at
// k, or -1 where the comma ends the name: what follows is no list that ends in an
// "and", or it names people, offices, bodies or states.
func matters(toks []token, k int) int {
	any := false // a word that institutions use is among them
	for k+1 < len(toks) && toks[k].text == "," {
		j, final := k+1, false
		if toks[j].lower == "and" {
			j, final = j+1, true
		}
		j, known, ok := matter(toks, j, final)
		if !ok {
			return -1
		}
		any = any || known
		if !final && j < len(toks) && toks[j].lower == "and" {
			if j, known, ok = matter(toks, j+1, true); !ok {
				return -1
			}
			any, final = any || known, true
		}
		switch {
		case final && any:
			return j - 1
		case final:
			return -1
		}
		k = j
	}
	return -1
}

// matter reads one matter at token i and returns the token after it, and whether
// its words are those of institutions. A name of a person has two words that
// are not.
func matter(toks []token, i int, final bool) (end int, known, ok bool) {
	if final && i < len(toks) && toks[i].lower == "the" {
		i++
	}
	j := i
	for j < len(toks) && j < i+4 && toks[j].class == title {
		t := toks[j]
		if courtesy, rank := t.honorific(); t.match > 0 || t.date || t.is(headWord|bodyHead) || courtesy || rank || function[t.lower] {
			return 0, false, false
		}
		known = known || t.is(institutional)
		j++
	}
	return j, known, j > i && (known || j == i+1)
}

// ofAll reports whether an "’s" that belongs to a name ends before token i:
// "Women’s", "People’s".
func ofAll(toks []token, i int) bool {
	return i > 2 && toks[i-1].text == "s" && (toks[i-2].text == "’" || toks[i-2].text == "'") && toks[i-3].capital() && groupsOfPeople[toks[i-3].lower]
}

// groupsOfPeople are those whose genitive begins or continues the name of a body.
var groupsOfPeople = map[string]bool{
	"people": true, "women": true, "children": true, "men": true, "workers": true, "veterans": true, "citizens": true, "youth": true,
}

// field returns the token after the regions and bodies that an office is for, where
// they are several and the "for" stands at token i: "Director for Chile, the Lakes
// and the OSCE at the Service". It returns i where it is for one, or where they may be
// someone else's: the body that the office is of follows, or a part of one stands
// before.
func (p *peopleParser) field(i int) int {
	if p.tok(i).lower != "for" {
		return i
	}
	j, final, items := i+1, false, 0
	for items < 8 {
		k := p.region(p.article(j))
		if k == j || p.tok(k).is(headWord) || p.tok(k).class == title {
			return i
		}
		j, items = k, items+1
		if final {
			break
		}
		switch {
		case p.tok(j).text == "," && p.tok(j+1).lower == "and":
			j, final = j+2, true
		case p.tok(j).lower == "and":
			j, final = j+1, true
		case p.tok(j).text == ",":
			j++
		default:
			return i
		}
	}
	if !final {
		return i
	}
	if w := p.tok(j).lower; (w == "of" || w == "at") && p.bodyAt(j+1) || partOf[p.tok(i-1).lower] {
		return j
	}
	return i
}

// fieldIn is field for the first "for" among the tokens from i to j, or j.
func (p *peopleParser) fieldIn(i, j int) int {
	for k := i; k < j; k++ {
		if f := p.field(k); f > k {
			return max(f, j)
		}
	}
	return j
}

// region reads a region, a state or a body at token i and returns the token after it.
func (p *peopleParser) region(i int) int {
	if g := p.gaz(i); g != nil {
		return g.last + 1 // that of the name of a bureau, too: "Bureau for Europe"
	}
	j := i
	for ; j < i+4 && p.tok(j).class == title && p.gaz(j) == nil && !p.tok(j).is(headWord) && !p.tok(j).date && !p.addressed(j); j++ {
	}
	return j
}
