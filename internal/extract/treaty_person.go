package extract

import (
	"strings"
	"unicode/utf8"

	"dragoman/internal/extract/gazetteer"
)

// signatureParser reads one stretch of a signature block: a name as it was
// signed, perhaps the name in print with its title, and the office.
type signatureParser struct {
	t      *treatyReader
	base   int
	text   string
	toks   []token
	signed bool   // a mark of signature stands before it: a name follows
	role   string // an office that stands before its holder's name
	people []treatyPerson
}

func (p *signatureParser) tok(i int) token {
	if i < 0 || i >= len(p.toks) {
		return token{}
	}
	return p.toks[i]
}

func (p *signatureParser) parse() {
	honorific := ""
	fresh := p.signed // the name of who signed is still to come
	astray := false   // other words stand there: nothing is read up to the line's end
	for i := 0; i < len(p.toks); {
		t := p.toks[i]
		if t.text == "\n" {
			astray = false
		}
		if astray {
			i++
			continue
		}
		if courtesy, _ := t.honorific(); courtesy && !p.initialOnly(i) && p.nameFollows(i) {
			start := t.start
			j := i + 1
			if p.tok(j).text == "." && p.tok(j).start == t.end {
				j++
			}
			if honorific != "" {
				honorific += " "
			}
			honorific += p.text[start:p.toks[j-1].end]
			i = j
			continue
		}
		if !fresh || honorific == "" {
			if end := p.roleEnd(i); end > i && !(fresh && p.tok(i).class == upper && len(p.people) == 0) {
				role := strings.Trim(oneLine(p.text[t.start:p.toks[end-1].end]), " ,;:")
				if n := len(p.people); n > 0 && p.people[n-1].role == "" {
					p.people[n-1].role = strings.TrimPrefix(strings.TrimPrefix(role, "the "), "The ")
					p.people[n-1].end = p.base + p.toks[end-1].end
				} else if n == 0 {
					p.role = strings.TrimPrefix(strings.TrimPrefix(role, "the "), "The ")
				}
				i = end
				continue
			}
		}
		if end := p.name(i, fresh, honorific != ""); end > i {
			who := treatyPerson{name: oneLine(p.text[t.start:p.toks[end-1].end]), honorific: honorific, end: p.base + p.toks[end-1].end}
			honorific, fresh = "", false
			if n := len(p.people); n > 0 && sameName(nameWords(p.people[n-1].name), nameWords(who.name)) {
				if p.people[n-1].honorific == "" {
					p.people[n-1].honorific = who.honorific
				}
				p.people[n-1].end = who.end
			} else {
				if p.role != "" {
					who.role, p.role = p.role, ""
				}
				p.people = append(p.people, who)
			}
			i = end
			continue
		}
		if t.class != punct {
			honorific = ""
			astray = !fresh && len(p.people) > 0
		} else if t.text == "(" && len(p.people) > 0 {
			astray = true
		}
		i++
	}
}

// nameFollows reports whether a form of address at a token is followed by a
// name or another form of address.
func (p *signatureParser) nameFollows(i int) bool {
	j := i + 1
	if p.tok(j).text == "." {
		j++
	}
	return p.tok(j).capital()
}

// initialOnly reports whether a token is a single letter: "M." may be an
// initial or Monsieur.
func (p *signatureParser) initialOnly(i int) bool {
	t := p.tok(i)
	return utf8.RuneCountInString(strings.Trim(t.text, ".")) == 1 && (p.signed || i > 0 && p.tok(i-1).capital())
}

// dotted reports whether a token is an initial or several: "J.", "A.S.M.".
func dotted(t token) bool {
	return t.capital() && (utf8.RuneCountInString(strings.Trim(t.text, ".")) == 1 || strings.Count(t.text, ".") > 1 || strings.Contains(strings.TrimRight(t.text, "."), "."))
}

// office reports whether a token begins or heads the name of an office.
func (p *signatureParser) office(t token) bool {
	return t.capital() && !t.is(particle) && (t.is(headWord) || t.is(modifierWord) || t.is(nounWord) || strings.HasPrefix(t.lower, "chargé") || strings.HasPrefix(t.lower, "charge d") || t.lower == "plenipotentiary" || t.lower == "ministry")
}

// roleEnd returns the token behind the office that begins at a token, or the
// token itself when none does.
func (p *signatureParser) roleEnd(i int) int {
	j := i
	if l := p.tok(j).lower; l == "the" || l == "his" || l == "her" {
		j++
	}
	if !p.office(p.tok(j)) || dotted(p.tok(j)) {
		return i
	}
	// a modifier alone is none: a head must follow soon
	headed := false
	for k := j; k < j+5 && k < len(p.toks); k++ {
		headed = headed || p.toks[k].is(headWord) || p.toks[k].lower == "ministry" || strings.HasPrefix(p.toks[k].lower, "charg")
	}
	if !headed {
		return i
	}
	named := len(p.people) > 0
	caps := named && p.people[len(p.people)-1].name == strings.ToUpper(p.people[len(p.people)-1].name)
	loud := p.tok(j).class == upper
	for ; j < len(p.toks) && p.toks[j].end-p.toks[i].start < 240; j++ {
		t := p.toks[j]
		prev := p.tok(j - 1)
		joined := connective[prev.lower] || prev.text == "," || prev.lower == "the"
		switch {
		case t.text == "\n":
			next := p.tok(j + 1)
			if next.text == "\n" {
				next = p.tok(j + 2)
			}
			if !connective[next.lower] && !joined {
				return j
			}
			continue
		case t.text == "," || t.text == "'" || t.text == "’" || t.text == "-" || t.text == "&" || t.text == "\"" || t.text == "“" || t.text == "”" || t.text == "/":
			continue
		case t.class == punct || t.class == number:
			return j
		case (t.lower == "his" || t.lower == "her") && t.capital() && j > i:
			return j // "His Majesty's Government of"
		}
		if courtesy, _ := t.honorific(); courtesy && p.nameFollows(j) && j > i && !joined {
			return j
		}
		if j == i || !t.capital() || joined {
			continue
		}
		known := p.office(t) || t.is(institutional) || t.is(bodyHead)
		if !named && !known && (dotted(t) || p.tok(j+1).capital()) {
			return j // the holder's name
		}
		if named && !known && !loud && caps && (t.class == upper || dotted(t)) && (p.tok(j+1).class == upper || dotted(p.tok(j+1))) {
			return j // the next one, in capitals like the first
		}
	}
	return j
}

// name reads a name at a token and returns the token behind it, or the token
// itself. fresh: a mark of signature stands before it; addressed: a form of
// address does.
func (p *signatureParser) name(i int, fresh, addressed bool) int {
	words, initials := 0, 0
	loud := false // a word in capitals was read
	j, end := i, i
	for j < len(p.toks) && j-i < 24 {
		t := p.toks[j]
		switch {
		case t.text == "." && j > i && p.toks[j-1].end == t.start && len(p.toks[j-1].text) <= 4 && p.tok(j+1).capital() && words > 0 && !p.office(p.tok(j+1)) && (p.tok(j+1).class == upper || !loud):
			j++
			continue
		case t.text == "," && words > 0 && generation[strings.TrimRight(p.tok(j+1).lower, ".")]:
			j += 2
			end = j
			continue
		case t.text == "." && j == end && generation[strings.TrimRight(p.tok(j-1).lower, ".")]:
			j++
			end = j
			continue
		case t.class == plain && t.is(particle) && p.tok(j+1).capital() && (words+initials > 0 || fresh || addressed):
			j++
			continue
		case !t.capital():
			return p.accept(i, end, words, initials, fresh, addressed)
		}
		initial := dotted(t)
		if generation[strings.TrimRight(t.lower, ".")] && words > 0 {
			j++
			end = j
			continue
		}
		if words > 0 {
			courtesy, _ := t.honorific()
			if p.office(t) && !initial || courtesy && !initial && t.class != upper || courtesy && strings.HasSuffix(t.text, ".") && !initial || loud && t.class == title && !initial && !t.is(particle) || p.state(j) {
				return p.accept(i, end, words, initials, fresh, addressed)
			}
			if !fresh && !addressed && initials == 0 && !loud && t.class == title && t.is(bodyHead) {
				return i
			}
		} else if initials == 0 && (p.office(t) && !initial || !fresh && !addressed && !initial && (t.is(institutional) && t.class == title || t.lower == "the" || t.lower == "for" || p.state(j))) {
			return i
		}
		if t.class == upper && !initial {
			loud = true
		}
		if initial {
			initials++
		} else {
			words++
		}
		j++
		end = j
	}
	return p.accept(i, end, words, initials, fresh, addressed)
}

var generation = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// state reports whether a state's or body's name of more than one word begins
// at a token.
func (p *signatureParser) state(i int) bool {
	at := p.toks[i].start
	rest := p.text[at:min(len(p.text), at+120)]
	for _, m := range p.t.x.gaz.Find(rest) {
		kind := m.Entries[0].Kind
		return m.Start == 0 && kind != gazetteer.City && kind != gazetteer.Nationality && strings.Contains(rest[:m.End], " ")
	}
	return false
}

// accept decides whether the words read are a name: one word is enough only
// where a signature or a form of address says so.
func (p *signatureParser) accept(i, end, words, initials int, fresh, addressed bool) int {
	if words == 0 || words+initials < 2 && !fresh && !addressed {
		return i
	}
	return end
}
