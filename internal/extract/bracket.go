package extract

import "strings"

// A date may stand in brackets behind the place, the person or the encounter that it is
// of: "Lima (3 May) and Cusco (5 May)".

// haltsOf are the dates in brackets behind the places of a list: "meetings in nine
// towns, including Lima (3 May) and Cusco (5 May)". One alone is none.
func haltsOf(s *sentence) []int {
	var out []int
	for k, m := range s.mentions {
		if m.place == nil || k+1 >= len(s.mentions) || s.mentions[k+1].kind != mentionDate || strings.TrimSpace(s.text[m.end:s.mentions[k+1].start]) != "(" {
			continue
		}
		if end := s.mentions[k+1].end; end < len(s.text) && s.text[end] == ')' {
			out = append(out, k+1)
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// ownDays is the date in brackets behind an encounter at which something was done,
// where it holds the day of that: "signed on 5 May during the ninth session of the
// Board (3-6 May)"; or -1.
func (r *reading) ownDays(s *sentence, h hit, day int) int {
	for k, m := range s.mentions {
		if m.kind == mentionDate && m.start >= h.end {
			if m.start-h.end < 90 && strings.HasSuffix(s.text[:m.start], "(") && !strings.ContainsAny(s.text[h.end:m.start], ";,.)") && r.spans(s, m, s.mentions[day]) {
				return k
			}
			return -1
		}
	}
	return -1
}

// stopOf is the stop of a list behind which a hit is told, "Lima (3 May), where she
// [met]"; or -1.
func stopOf(s *sentence, list []int, h hit) int {
	at := -1
	for _, k := range list {
		if s.mentions[k].end <= h.start {
			at = k
		}
	}
	return at
}

// besideBracket keeps of a row the one whose day stands behind it in brackets,
// where each has its own: "visits to Peru (3 May), Chile (5 May)".
func besideBracket(s *sentence, ids []int, g dated) []int {
	if g.date < 0 || len(ids) < 2 || !preceded(s.lead(s.mentions[g.date].start), "(") {
		return ids
	}
	others := false
	for n, k := range ids {
		if k == g.date-1 {
			return ids[n : n+1]
		}
		others = others || k+1 < len(s.mentions) && s.mentions[k+1].kind == mentionDate && strings.HasPrefix(s.text[s.mentions[k].end:], " (")
	}
	if others {
		return nil
	}
	return ids
}

// ofBracket reports whether somebody's own day stands behind him or her in brackets,
// and it is not the one at g: "received Ms. Duarte (3 May) and Mr. Prado (5 May)".
func ofBracket(s *sentence, k int, g dated) bool {
	own := func(k int) bool {
		return k+1 < len(s.mentions) && s.mentions[k+1].kind == mentionDate && strings.TrimSpace(s.text[s.mentions[k].end:s.mentions[k+1].start]) == "("
	}
	return g.date > 0 && k+1 != g.date && own(k) && own(g.date-1)
}

// fullRole is an office with the field that stands in brackets behind it.
func (w *person) fullRole() string {
	if w.field == "" {
		return w.role
	}
	return w.role + " " + w.field
}

// fieldName reports whether the tokens from i to k, in brackets behind an office,
// tell what it is for: "Deputy Envoy (Political Affairs)".
func (p *peopleParser) fieldName(i, k int) bool {
	for n := i; n < k; n++ {
		t := p.tok(n)
		if g := p.gaz(n); g != nil && g.body != "" || t.class == upper || t.class == number || t.is(headWord) || !t.capital() && t.lower != "and" && t.text != "," || n == i && !t.capital() {
			return false
		}
	}
	return k > i
}

// bracketName reads the name of the holder in the brackets that open at token i,
// behind the office of m: "my Envoy (Ana Duarte)". It returns the token after the
// name, or after the brackets, or i.
func (p *peopleParser) bracketName(m *mention, i int) int {
	who := m.person
	hon, j := p.honorifics(i + 1)
	if who.name != "" || who.plural || !who.definite && !who.possessed && hon == "" {
		return i
	}
	end := p.name(j, j > i+1)
	if end == j || end < j+2 || p.gaz(j) != nil && p.gaz(j).last >= end-1 || p.tok(j).is(institutional) {
		return i
	}
	switch p.tok(end).text {
	case ")", ",", ";":
	default:
		return i
	}
	who.name, who.honorific = p.span(j, end), hon
	m.end = p.toks[end-1].end
	if p.tok(end).text == ")" {
		m.end, end = p.toks[end].end, end+1
	}
	return end
}
