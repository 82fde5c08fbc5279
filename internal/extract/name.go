package extract

import (
	"strings"
)

// honorifics reads a chain of forms of address at token i and returns it with
// the token after it. A chain that no name follows is none.
func (p *peopleParser) honorifics(i int) (string, int) {
	j := p.styled(i)
	for {
		courtesy, rank := p.tok(j).honorific()
		if !courtesy && !rank && !p.soldier(i, j) {
			break
		}
		// "H.E" + "." as two tokens
		k := j + 1
		if p.tok(k).text == "." && p.tok(k).start == p.tok(j).end {
			k++
		}
		if rank && (p.tok(k).lower == "of" || p.tok(k).lower == "to" || p.tok(k).lower == "and" || p.tok(k).class == punct) {
			break
		}
		if t := p.tok(j); j == i && (t.text == "M." || t.text == "HE" || t.text == "Count" || t.text == "Hon") && !p.tok(k).capital() {
			break
		}
		j = k
	}
	if j == i || !p.tok(j).capital() && !p.particled(j) {
		return "", i
	}
	return strings.TrimRight(p.text[p.toks[i].start:p.toks[j-1].end], ","), j
}

// particled reports whether a name begins at i with a particle in small letters:
// "Mr. [de Vries]".
func (p *peopleParser) particled(i int) bool {
	for k := i; k < i+3; k++ {
		if t := p.tok(k); !t.is(particle) || t.class != plain {
			return k > i && t.capital()
		}
	}
	return false
}

// soldier reports whether the word at j, in a chain that begins at i, is the rank
// of a general, and not the end of an office or the beginning of a body's name.
func (p *peopleParser) soldier(i, j int) bool {
	t, next := p.tok(j), p.tok(j+1)
	if t.text != "General" || next.class != title || next.match > 0 || next.date || next.is(institutional) || next.is(headWord) {
		return false
	}
	before := p.tok(i - 1)
	return j > i || before.text == "," || before.class == plain && before.lower != "of"
}

// name reads a person's name at token i and returns the token after it, or i.
// After a form of address (addressed) any capitalised words will do; otherwise
// each word must be one that no institution uses.
func (p *peopleParser) name(i int, addressed bool) int {
	j, words := i, 0
	for j < len(p.toks) && j-i < 8 {
		t := p.toks[j]
		switch {
		case t.date:
			return p.trim(i, j, words, addressed)
		case t.capital() && p.nameWord(j, addressed):
			words++
			j++
		case (j > i || addressed) && t.is(particle) && t.class == plain && (p.tok(j+1).capital() || p.particled(j)) && t.lower != "y" && t.lower != "e":
			j++
		default:
			return p.trim(i, j, words, addressed)
		}
	}
	return p.trim(i, j, words, addressed)
}

func (p *peopleParser) nameWord(i int, addressed bool) bool {
	t := p.toks[i]
	if g := p.gaz(i); g != nil {
		if g.body != "" && !addressed {
			return false
		}
		if g.body != "" && addressed && g.last > g.first {
			return false
		}
		if g.body != "" && t.class == upper {
			return false // "Mr. Smith OSCE"
		}
	}
	if t.is(headWord) || t.is(eventWord) && !addressed {
		return addressed && !t.is(titleWord) && !t.is(nounWord) && t.is(eventWord) && len(t.text) > 3
	}
	if len([]rune(strings.Trim(t.text, "."))) == 1 {
		return true
	}
	if addressed {
		return !t.is(modifierWord) || !p.roleFollows(i)
	}
	if courtesy, rank := t.honorific(); courtesy || rank {
		return innerTitle[t.lower] && p.tok(i-1).class == title && !p.tok(i-1).is(institutional) && p.tok(i+1).class == title && !p.tok(i+1).is(institutional)
	}
	return !t.is(institutional) && !strings.ContainsAny(t.text, "0123456789")
}

// innerTitle are forms of address that are given names, too: "Ali Sheikh Omar".
var innerTitle = map[string]bool{"sheikh": true, "haji": true, "sayyid": true, "imam": true, "don": true, "tan": true}

// roleFollows reports whether the word at i begins an office's name.
func (p *peopleParser) roleFollows(i int) bool {
	for j := i; j < len(p.toks) && j < i+4; j++ {
		if p.toks[j].is(headWord) {
			return true
		}
		if !p.toks[j].capital() {
			return false
		}
	}
	return false
}

func (p *peopleParser) trim(i, j, words int, addressed bool) int {
	if words == 0 || !addressed && words < 2 {
		return i
	}
	return j
}

// bareName reads a name that no form of address announces.
func (p *peopleParser) bareName(i int) int {
	if !p.toks[i].capital() {
		return i
	}
	if end := p.name(i, false); end > i && end-i >= 2 && end-i <= 8 && (p.toks[i].class == title || dotted(p.toks[i])) {
		// a word that begins the sentence is capital anyway
		return end
	}
	return i
}

// officeBehind reports whether a comma and an office follow the bare name that
// runs from first to i, and no holder of that office: "Ana Duarte, Director of the Fund", but
// not "In Lisbon Hall, Director Ana Duarte".
func (p *peopleParser) officeBehind(first, i int) bool {
	if g := p.gaz(first); g != nil && g.last >= i-1 {
		return false // the name of a city
	}
	if t := p.tok(i).text; t != "," && t != "(" {
		return false
	}
	k := p.article(i + 1)
	if !p.tok(k).capital() {
		return false
	}
	_, end, ok := p.office(k)
	if !ok {
		return false
	}
	if _, j := p.honorifics(end); j > end {
		return false
	}
	return p.tok(end).date || p.name(end, false) == end
}

// cued reports whether the words before a bare name announce a person.
func (p *peopleParser) cued(m mention) bool {
	before := lowerASCII(tail(strings.TrimRight(p.text[:m.start], " "), 16))
	for _, cue := range []string{"led by", "headed by", "chaired by", "represented by", "signed by", "accompanied by", "hosted by", "successor,"} {
		if strings.HasSuffix(before, cue) {
			return true
		}
	}
	return false
}
