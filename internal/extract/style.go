package extract

import "strings"

// styles are the nouns of the forms of address that begin with a pronoun: "His
// Royal Highness", "Her Excellency".
var styles = set(strings.Fields("highness majesty excellency eminence holiness beatitude"))

// styled reads a form of address that begins with a pronoun at token i, a comma
// behind it included, and returns the token after it, or i.
func (p *peopleParser) styled(i int) int {
	switch p.tok(i).text {
	case "His", "Her", "Their", "Your":
	default:
		return i
	}
	j := i + 1
	switch p.tok(j).lower {
	case "royal", "serene", "imperial", "all":
		j++
	}
	if t := p.tok(j); !t.capital() || !styles[t.lower] && !styles[strings.TrimSuffix(t.lower, "s")] {
		return i
	}
	j++
	if p.tok(j).text == "," && p.tok(j+1).capital() {
		j++
	}
	return j
}

// suffix returns the token after what may stand behind a name and is no part of
// it for telling people apart: ", Jr.".
func (p *peopleParser) suffix(end int) int {
	k := end
	if p.tok(k).text == "," {
		k++
	}
	switch strings.TrimSuffix(p.tok(k).text, ".") {
	case "Jr", "Sr":
	case "II", "III":
		if k > end {
			return end
		}
	default:
		return end
	}
	k++
	if p.tok(k).text == "." && p.tok(k).start == p.tok(k-1).end && p.tok(k+1).text != "" {
		k++
	}
	return k
}

// surnameOf reads the surname that stands alone behind the title of its bearer:
// "Prime Minister Orbeliani", "Speaker Quist". It returns the token after it,
// or i.
func (p *peopleParser) surnameOf(out []mention, i int) int {
	if len(out) == 0 {
		return i
	}
	m, t := out[len(out)-1], p.toks[i]
	o := m.person
	if o.name != "" || o.plural || o.role == "" || o.pronoun != "" && !o.possessed || !p.lex.is(lastField(o.role), titleWord) && !endsInGeneral(o.role) || o.roleEnd != m.end {
		return i
	}
	if i == 0 || p.toks[i-1].end != m.end || !p.toks[i-1].capital() || strings.TrimSpace(p.text[m.end:t.start]) != "" {
		return i
	}
	if p.name(i, false) > i {
		return i // given and family name: read as such
	}
	end := i + 1
	if last := p.tok(end - 1); last.class != title || last.match > 0 || last.date || len([]rune(last.text)) < 3 || last.is(institutional) || function[last.lower] || last.is(headWord) {
		return i
	}
	// another capital behind it makes it the name of something else
	if next := p.tok(end); next.capital() && !next.date && next.start == p.tok(end-1).end+1 {
		return i
	}
	if courtesy, rank := p.tok(end - 1).honorific(); courtesy || rank {
		return i
	}
	return end
}

// endsInGeneral reports whether an office is a general one: "Secretary General".
func endsInGeneral(role string) bool {
	w := strings.Fields(strings.ToLower(role))
	return len(w) > 1 && w[len(w)-1] == "general" && generalOf[w[len(w)-2]]
}

var generalOf = set(strings.Fields("secretary director governor consul inspector auditor commissioner attorney prosecutor"))

// ofBody reads the body or state behind a name: "President Ana Duarte of
// Portugal", "Prime Minister Sami Daoud of Iraq's Regional Government". It
// returns the token after it, or end.
func (p *peopleParser) ofBody(m *mention, end int) int {
	who := m.person
	if p.tok(end).lower != "of" || who.org != "" || who.name == "" || who.plural || p.tok(end-1).end < m.end-1 {
		return end
	}
	i := end + 1
	if p.tok(i).lower == "the" {
		i++
	}
	key := ""
	j := i
	for p.gazStart(j) && (p.gaz(j).body != "" || p.gaz(j).nation != "") {
		g := p.gaz(j)
		key = g.body
		if g.owner != "" {
			key = g.owner
		} else if key == "" {
			return end
		}
		who.orgs = append(who.orgs, key)
		j = g.last + 1
		if w := p.tok(j).text; w != "'" && w != "’" || p.tok(j+1).text != "s" || !p.gazStart(j+2) {
			break
		}
		j += 2
	}
	if key == "" {
		return end
	}
	who.org = key
	if p.tok(j).text == "(" && p.tok(j+2).text == ")" && p.tok(j+1).class == upper {
		j += 3
	}
	m.end = p.toks[j-1].end
	return j
}
