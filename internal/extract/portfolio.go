package extract

import "strings"

// The ministers of one government are often told by one plural: "the Ministers
// for Foreign Affairs and of the Interior of Chile", "the Foreign and Defence
// Ministers". This file tells them apart.

// portfolios reads offices of one body that a plural holds together, from token
// i. It returns a mention for each with the token after the last, or nothing.
func (p *peopleParser) portfolios(i int) ([]mention, int) {
	if t := p.toks[i]; !t.is(headWord | modifierWord) {
		return nil, i
	}
	if out, end := p.describedPortfolios(i); end > i {
		return out, end
	}
	h := p.officeHead(i)
	if h < 0 || singulars[p.toks[h].lower] == "" {
		return nil, i
	}
	one, head := p.singular(h)
	// each field: "for Foreign Affairs", "of the Interior"
	type field struct{ first, last int }
	var fields []field
	told := false // the fields are told apart by their own preposition or article
	k := head
	for len(fields) < 5 {
		n := k
		if len(fields) > 0 {
			if p.tok(n).text == "," {
				n++
			}
			if p.tok(n).lower == "and" {
				n++
			}
			if n == k {
				break
			}
		}
		first := n
		switch p.tok(n).lower {
		case "of", "for":
			n++
			told = told || len(fields) > 0
		default:
			if len(fields) == 0 {
				return nil, i
			}
		}
		if p.tok(n).lower == "the" {
			n++
			told = told || len(fields) > 0
		}
		begin := n
		for t := p.tok(n); t.class == title && !t.date && p.gaz(n) == nil && !(t.is(titleWord) && !t.is(modifierWord)) && !p.addressed(n); t = p.tok(n) {
			n++
			if p.tok(n).lower == "of" && p.tok(n-1).lower == "minister" {
				return nil, i
			}
		}
		if n == begin || p.tok(n-1).is(headWord) && p.tok(n-1).is(titleWord) {
			break
		}
		fields = append(fields, field{first, n})
		k = n
	}
	if len(fields) < 2 {
		return nil, i
	}
	end, org := k, ""
	if a := p.article(k + 1); p.tok(k).lower == "of" && p.gazStart(a) && p.gaz(a).body != "" {
		end, org = p.gaz(a).last+1, p.gaz(a).body
		if n := end; p.tok(n).text == "," || p.tok(n).lower == "and" {
			if a := p.article(n + 1); p.gazStart(a) && p.gaz(a).body != "" {
				return nil, i // of several states
			}
		}
	}
	if !told && org == "" {
		return nil, i
	}
	before := p.text[p.toks[i].start:p.toks[h].start]
	var out []mention
	for _, f := range fields {
		text := p.span(f.first, f.last)
		if w := p.tok(f.first).lower; w != "of" && w != "for" {
			text = p.tok(head).lower + " " + text
		}
		who := &person{role: before + one + " " + text, org: org, definite: true, roleStart: p.toks[i].start, roleEnd: p.toks[f.last-1].end}
		if org != "" {
			who.orgs = []string{org}
		}
		m := mention{kind: mentionPerson, start: p.toks[f.first].start, end: p.toks[f.last-1].end, person: who, source: "grammar"}
		out = append(out, m)
	}
	return p.row(out, i, end), end
}

// singular is the title of one of those whom the plural at token h names, with
// the token after it: "Secretaries General" are two words.
func (p *peopleParser) singular(h int) (string, int) {
	one := singulars[p.toks[h].lower]
	if !p.toks[h].capital() {
		one = strings.ToLower(one)
	}
	if p.tok(h+1).text == "General" {
		return one + " General", h + 2
	}
	return one, h + 1
}

// describedPortfolios reads offices whose fields stand before the title: "the
// Foreign and Defence Ministers of Chile".
func (p *peopleParser) describedPortfolios(i int) ([]mention, int) {
	if p.tok(i+1).lower != "and" || p.toks[i].class != title || p.tok(i+2).class != title || p.tok(i-1).lower != "the" {
		return nil, i
	}
	h := i + 3
	if !p.toks[i].is(modifierWord) || !p.tok(i+2).is(modifierWord) || p.tok(h).lower != "ministers" {
		return nil, i
	}
	for _, k := range []int{i, i + 2} {
		if ranked[p.toks[k].lower] || p.gaz(k) != nil {
			return nil, i
		}
	}
	one, end := p.singular(h)
	org := ""
	if a := p.article(end + 1); p.tok(end).lower == "of" && p.gazStart(a) && p.gaz(a).body != "" {
		end, org = p.gaz(a).last+1, p.gaz(a).body
		if p.tok(end).text == "," || p.tok(end).lower == "and" {
			if a := p.article(end + 1); p.gazStart(a) && p.gaz(a).body != "" {
				return nil, i
			}
		}
	}
	var out []mention
	for _, k := range []int{i, i + 2} {
		who := &person{role: p.toks[k].text + " " + one, org: org, definite: true, roleStart: p.toks[k].start, roleEnd: p.toks[h].end}
		if org != "" {
			who.orgs = []string{org}
		}
		out = append(out, mention{kind: mentionPerson, start: p.toks[k].start, end: p.toks[k].end, person: who, source: "grammar"})
	}
	out[0].start, out[1].end = p.toks[i-1].start, p.toks[end-1].end
	return out, end
}

// ranked are words that tell the rank of a minister, not the field.
var ranked = set(strings.Fields("deputy vice prime assistant associate junior senior first second third acting former state general"))
