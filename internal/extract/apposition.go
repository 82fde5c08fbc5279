package extract

import (
	"slices"
	"strings"
)

// An office may say who someone is, be one more of the same person, or be that of
// the next one in a list. This file tells these apart.

// oneHolder joins a list of offices without articles that ends in a name:
// "the Assistant Secretary-General, Assistant Administrator and Director of the
// Bureau Ms. Ana Duarte" is one person.
func (p *peopleParser) oneHolder(list []mention) []mention {
	for last := len(list) - 1; last > 0; last-- {
		m := list[last]
		if m.person.name == "" || m.person.role == "" || m.person.plural || m.person.definite || m.person.roleEnd >= m.end {
			continue
		}
		if m.person.possessed && m.person.pronoun != "my" && m.person.pronoun != "our" {
			continue // "my Envoy and her Deputy, Ana Duarte"
		}
		apart := strings.Contains(p.text[m.person.roleEnd:m.end], ",")
		if apart && strings.TrimSpace(p.text[list[last-1].end:m.start]) != "and" && !strings.Contains(m.person.role, " and ") {
			continue // "the Chair of A, Director of B, Ana Duarte" may be two
		}
		first := last
		for first > 0 {
			o := list[first-1]
			gap := strings.TrimSpace(p.text[o.end:list[first].start])
			if o.person.org == "" && fold(o.person.role) == "secretary general" && list[first].person.org != "" {
				break // "the Secretary General and Director-General of UNEP Ms. Ana Duarte" are two
			}
			if o.person.name != "" || o.person.role == "" || o.person.plural || o.person.pronoun != "" && !o.person.possessed || list[first].person.definite || gap != "," && gap != "and" && gap != ", and" {
				break
			}
			first--
		}
		if first == last || !list[first].person.definite && first != 0 || !apart && strings.TrimSpace(p.text[list[last-1].end:m.start]) == "," {
			continue
		}
		if apart && !p.oneBody(list[first:last+1]) {
			continue
		}
		who := m.person
		head := list[first].person
		who.roleStart, who.definite, who.possessed, who.pronoun = head.roleStart, head.definite, head.possessed, head.pronoun
		who.role = strings.TrimSpace(p.text[head.roleStart:who.roleEnd])
		var orgs []string
		for k := first; k <= last; k++ {
			orgs = append(orgs, list[k].person.orgs...)
			if o := list[k].person.org; o != "" && !(o == "UN" && who.org != "") {
				who.org = o
			}
		}
		who.orgs = unique(orgs)
		joined := mention{kind: mentionPerson, start: list[first].start, end: m.end, person: who, source: m.source}
		list = append(append(list[:first:first], joined), list[last+1:]...)
		last = first
	}
	return list
}

// deputed gives the name behind an office to the one who acts for it: "the
// special representative of the Chilean leader, Ms. Ana Duarte," is not the
// leader.
func (p *peopleParser) deputed(list []mention) []mention {
	var out []mention
	for _, m := range list {
		if n := len(out) - 1; n >= 0 && m.person.name != "" && m.person.role != "" && m.person.roleEnd < m.end {
			a := out[n]
			if gap := p.text[a.end:max(a.end, m.start)]; a.person.name == "" && a.person.role != "" && !a.person.plural && (gap == " of " || gap == " to ") {
				m.start, m.person.roleStart = a.start, a.person.roleStart
				m.person.role = strings.TrimSpace(p.text[m.person.roleStart:m.person.roleEnd])
				out = out[:n]
			}
		}
		out = append(out, m)
	}
	return out
}

// actsAs reports whether the office at token i is the one in which the holder of the
// office before it acts: "my Envoy, in his capacity as Chair of the Panel, visited".
func (p *peopleParser) actsAs(m mention, i int, who *person) bool {
	if m.person.role == "" && m.person.name == "" || who.plural || m.person.plural {
		return false
	}
	between := strings.ToLower(strings.Trim(p.text[m.end:p.toks[i].start], " ,"))
	between = strings.TrimSuffix(between, " the")
	for _, words := range []string{"in his capacity as", "in her capacity as", "in the capacity of", "in his role as", "in her role as", "acting as", "acting in his capacity as", "acting in her capacity as"} {
		if between == words {
			return true
		}
	}
	return false
}

// formerlyOf joins an office with the name of its holder where an earlier office
// of his or hers stands between them: "the head of the observation mission, former
// President of Chile Ana Rojas".
func (p *peopleParser) formerlyOf(list []mention) []mention {
	for k := len(list) - 1; k > 0; k-- {
		m, o := list[k], list[k-1]
		if m.person.name == "" || m.person.role == "" || !m.person.former || m.person.definite && p.text[m.start] == 't' || o.person.name != "" || o.person.role == "" || o.person.plural || o.person.pronoun != "" && !o.person.possessed {
			continue
		}
		gap := strings.TrimRight(p.text[o.end:m.start], " ")
		if words, ok := strings.CutSuffix(gap, ","); !ok || strings.ContainsAny(words, ",;.") || len(strings.Fields(words)) > 3 || strings.Contains(words, " and ") {
			continue
		}
		who := *o.person
		who.name, who.honorific = m.person.name, m.person.honorific
		list[k-1].person, list[k-1].end = &who, m.end
		list = append(list[:k:k], list[k+1:]...)
	}
	return list
}

// standIn reads the office of one who stands in for a head, "the officer in
// charge", at token i.
func (p *peopleParser) standIn(i int) (*person, int) {
	end := i
	switch {
	case p.tok(i).lower == officerInCharge:
		end = i + 1
	case p.tok(i).lower == "officer" && p.tok(i+1).lower == "in" && p.tok(i+2).lower == "charge":
		end = i + 3
	}
	if w := p.tok(end).lower; end == i || w == "of" || w == "for" {
		return nil, i
	}
	return &person{role: officerInCharge, roleStart: p.toks[i].start, roleEnd: p.toks[end-1].end}, end
}

// highCommissioner reads an office under which the body that supports it is known,
// too: "the United Nations High Commissioner for Refugees".
func (p *peopleParser) highCommissioner(i int) (*person, int) {
	g := p.gaz(i)
	if g == nil || g.first != i || g.body == "" || g.state {
		return nil, i
	}
	for k := i; k < g.last && k < i+4; k++ {
		if p.toks[k].text == "High" && p.toks[k+1].text == "Commissioner" {
			who := &person{role: p.span(k, g.last+1), org: g.body, orgs: []string{g.body}, roleStart: p.toks[k].start, roleEnd: p.toks[g.last].end}
			return who, g.last + 1
		}
		if p.toks[k].lower == "office" || p.toks[k].lower == "of" {
			break
		}
	}
	return nil, i
}

// oneBody reports whether the offices of a list name no more than one body.
func (p *peopleParser) oneBody(list []mention) bool {
	var keys []string
	for _, m := range list {
		if list[0].person.possessed && slices.ContainsFunc(p.match, func(g gazMatch) bool { return g.state && g.body == m.person.org }) {
			continue // "my Envoy in Chile, Head of the Mission and Coordinator, Ana Duarte"
		}
		keys = append(keys, m.person.org)
	}
	return len(unique(keys)) <= 1
}

// apposition reports whether the office at token i says what the person before
// it is: "Ms. Ana Duarte, Director of ...".
func (p *peopleParser) apposition(m mention, i int, who *person) bool {
	if m.person.name == "" || m.person.role != "" || who.plural {
		return false
	}
	between := strings.ToLower(strings.TrimSpace(p.text[m.end:p.toks[i].start]))
	switch between {
	case ",", ", the", ", a", ", an", "(", "", "-", "–", ", former", ", the former", ", then", ", who is the", ", who is", ", who was", ", who serves as", ", who heads the", "as", "as the", ", our", ", its", ", acting as", ", in his capacity as", ", in her capacity as", ", as":
		return true
	}
	return false
}

// inRow reports whether the surname at tokens i to end stands in a list behind an
// office, "my Special Representative, [Mr. Duarte] and the Governor": a surname by
// itself is someone's who is known, and as the office's holder it would end in a
// comma.
func (p *peopleParser) inRow(i, end int, who *person) bool {
	return i > 0 && p.tok(i-1).text == "," && len(strings.Fields(who.name)) == 1 && p.tok(end).lower == "and"
}

// listed reports whether the office at tokens i to end stands in a list of people
// behind a name, "Mr. Duarte, [the Mayor] and the Governor, Ana Rojas": what says
// who he is would end in a comma.
func (p *peopleParser) listed(i, end int) bool {
	return p.tok(i-1).lower == "the" && p.tok(end).lower == "and" && p.tok(end+1).lower == "the" && p.roleStart(end+2)
}

// secondOffice reports whether the office at tokens i to end is one more of the
// person before it: "President Ana Duarte of Chile, Chair of the Andean Group on
// the margins of". A list of people would go on, with a comma or an "and".
func (p *peopleParser) secondOffice(m mention, i, end int, who *person) bool {
	if m.person.name == "" || m.person.role == "" || m.person.org == "" || m.person.roleEnd >= m.end || who.plural || who.org == "" || p.toks[i].start == 0 {
		return false
	}
	if strings.TrimSpace(p.text[m.end:p.toks[i].start]) != "," || m.person.roleEnd > m.start+len(m.person.role)+4 {
		return false
	}
	next := p.tok(end)
	return !next.capital() && next.text != "," && next.text != ";" && next.text != "-" && next.text != "–" && next.lower != "and"
}
