package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// signatures reads the signature block that lies in a span. parties are those
// of the preamble.
func (t *treatyReader) signatures(span dragoman.Span, parties []string) signatureBlock {
	b := signatureBlock{Span: span}
	headers := t.headers(span, parties)
	for _, h := range headers {
		b.parties = append(b.parties, h.keys...)
	}
	b.parties = unique(b.parties)
	if len(headers) == 0 {
		for _, p := range t.people(span, 1) {
			b.add(p, t.stateIn(p.role))
		}
		b.close(t)
		return b
	}
	lead := t.people(dragoman.Span{Start: span.Start, End: headers[0].Start}, len(headers[0].keys))
	tail := t.people(dragoman.Span{Start: headers[len(headers)-1].End, End: span.End}, len(headers[len(headers)-1].keys))
	above := len(lead) > 0 && len(tail) == 0 // the names stand over the parties
	for i, h := range headers {
		at := dragoman.Span{Start: h.End, End: span.End}
		if i+1 < len(headers) {
			at.End = headers[i+1].Start
		}
		if above {
			at = dragoman.Span{Start: span.Start, End: h.Start}
			if i > 0 {
				at.Start = headers[i-1].End
			}
		}
		people := t.people(at, len(h.keys))
		if len(h.keys) > 1 {
			t.shareRoles(people)
		}
		for n, p := range people {
			b.add(p, h.keys[seatAt(n, len(people), len(h.keys))])
		}
	}
	b.close(t)
	return b
}

// stateIn is the key of the state that an office is of, or "".
func (t *treatyReader) stateIn(role string) string {
	for _, m := range t.x.gaz.Find(role) {
		for _, e := range m.Entries {
			switch e.Kind {
			case gazetteer.State:
				return t.registry.entry(e, role[m.Start:m.End]).key
			case gazetteer.Nationality:
				return t.registry.stateKey(e.Key)
			}
		}
	}
	return ""
}

// seatAt is the index of the party of the nth of several people. Where fewer
// signed than parties are named, it is the last ones that did: a party that did
// not sign leaves its line empty.
func seatAt(n, people, keys int) int {
	switch {
	case people <= keys:
		return keys - people + n
	default:
		return n * keys / people
	}
}

// add adds a signature, or what it says more of someone who is there already.
func (b *signatureBlock) add(p treatyPerson, key string) {
	for i := range b.signers {
		s := &b.signers[i]
		if string(s.Organization) == key && sameName(nameWords(string(s.Name)), nameWords(p.name)) {
			if s.Role == "" {
				s.Role = dragoman.String(p.role)
			}
			if s.Honorific == "" {
				s.Honorific = dragoman.String(p.honorific)
			}
			return
		}
	}
	b.End = max(b.Start, p.end)
	b.signers = append(b.signers, dragoman.Signer{Person: dragoman.Person{
		Name: dragoman.String(p.name), Honorific: dragoman.String(p.honorific), Role: dragoman.String(p.role), Organization: dragoman.String(key),
	}})
}

// close trims the span of the block.
func (b *signatureBlock) close(t *treatyReader) {
	end := b.Start
	for _, m := range t.marks(b.Span, b.parties) {
		end = max(end, m.End)
	}
	if len(b.signers) > 0 {
		end = max(end, b.End)
	}
	b.End = end
	for b.End > b.Start && strings.ContainsRune(" \n*_,", rune(t.text[b.End-1])) {
		b.End--
	}
	for b.Start < b.End && strings.ContainsRune(" \n*_,", rune(t.text[b.Start])) {
		b.Start++
	}
}

// headers finds the names of the parties in a signature block.
func (t *treatyReader) headers(span dragoman.Span, parties []string) []header {
	var out []header
	pending := -1
	for _, m := range t.marks(span, parties) {
		switch {
		case m.signed:
		case m.pending:
			if pending < 0 {
				pending = m.Start
			}
		default:
			h := header{Span: m.Span, keys: []string{m.key}}
			if pending >= 0 {
				h.Start, pending = pending, -1
			}
			// columns that have run into one line: nothing but the names between
			if k := len(out) - 1; k >= 0 {
				gap := t.text[out[k].End:h.Start]
				if !strings.Contains(gap, "\n") && strings.Trim(gap, " ,*") == "" || columnGap.MatchString(gap) && !strings.Contains(gap, "\n") {
					out[k].End = h.End
					out[k].keys = append(out[k].keys, h.keys...)
					continue
				}
			}
			out = append(out, h)
		}
	}
	if len(out) > 0 {
		return out
	}
	// no "For": a state's name on a line or behind an office is a party's
	for _, n := range t.named(span) {
		before := strings.ToLower(strings.TrimRight(t.text[span.Start:n.Start], " "))
		if !n.state || n.nation || strings.HasSuffix(before, " of") && !strings.HasSuffix(before, "government of") || strings.HasSuffix(before, " of the") && !strings.HasSuffix(before, "government of the") || strings.HasSuffix(before, " to") || strings.HasSuffix(before, " for") {
			continue
		}
		if k := len(out) - 1; k >= 0 && columnGap.MatchString(t.text[out[k].End:n.Start]) && !strings.Contains(t.text[out[k].End:n.Start], "\n") {
			out[k].End = n.End
			out[k].keys = append(out[k].keys, n.key)
			continue
		}
		out = append(out, header{Span: n.Span, keys: []string{n.key}})
	}
	return out
}

// treatyPerson is someone in a signature block.
type treatyPerson struct {
	name, honorific, role string
	end                   int
}

// people reads the names and offices between two parties of a signature block.
// want is how many of them a line holds at least.
func (t *treatyReader) people(span dragoman.Span, want int) []treatyPerson {
	var out []treatyPerson
	pos, signed := span.Start, false
	role := ""
	marks := signMark.FindAllStringIndex(t.text[span.Start:span.End], -1)
	piece := func(to int) {
		if to > pos {
			p := &signatureParser{t: t, base: pos, text: blankRuns(t.text[pos:to]), signed: signed, role: role}
			p.toks = t.x.lex.tokenize(p.text)
			p.parse()
			role = p.role
			if signed && len(p.people) > 1 {
				p.people = p.people[:1]
			}
			out = append(out, p.people...)
		}
	}
	for _, loc := range marks {
		piece(span.Start + loc[0])
		pos, signed = span.Start+loc[1], true
	}
	piece(span.End)
	if len(out) < want {
		out = parted(out, want)
	}
	return out
}

// blankRuns replaces the lines that are left for a signature, and the marks of
// emphasis, by blanks.
func blankRuns(s string) string {
	s = blank.ReplaceAllStringFunc(s, func(x string) string { return strings.Repeat(" ", len(x)-1) + "\n" })
	return strings.ReplaceAll(s, "*", " ")
}

// parted cuts names that have run into one another where columns did, so that
// there are as many as the line has parties.
func parted(list []treatyPerson, want int) []treatyPerson {
	var out []treatyPerson
	missing := want - len(list)
	for _, p := range list {
		words := strings.Fields(p.name)
		cut := 0
		if missing > 0 {
			cut = seam(words)
		}
		if cut == 0 {
			out = append(out, p)
			continue
		}
		a, b := p, p
		a.name, b.name = strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		a.role, b.honorific = "", ""
		out = append(out, a, b)
		missing--
	}
	return out
}

// seam is the word at which the second of two names begins that have run
// together: before initials, else in the middle, initials not counted. It is 0
// where there is no room for two.
func seam(words []string) int {
	total := 0
	for _, w := range words {
		if !strings.Contains(w, ".") {
			total++
		}
	}
	if total < 4 && len(words) < 4 || total < 2 {
		return 0
	}
	cut, best, before := 0, 1<<30, 0
	for c := 1; c < len(words); c++ {
		if !strings.Contains(words[c-1], ".") {
			before++
		}
		if c < 2 || before == 0 || before == total || len(words)-c < 2 || strings.Contains(words[c-1], ".") {
			continue
		}
		cost := abs(2*before - total)
		if strings.Contains(words[c], ".") {
			cost -= len(words)
		}
		if cost < best {
			cut, best = c, cost
		}
	}
	return cut
}

// shareRoles gives the offices that have run together behind the names of one
// line to their holders, in order. Where the numbers do not agree none is sure.
func (t *treatyReader) shareRoles(people []treatyPerson) {
	n := len(people)
	if n < 2 {
		return
	}
	for _, p := range people[:n-1] {
		if p.role != "" {
			return
		}
	}
	roles := t.officesIn(people[n-1].role)
	for i := range people {
		people[i].role = ""
		if len(roles) == n {
			people[i].role = roles[i]
		}
	}
}

// officesIn cuts a run of offices before each head that nothing joins to the
// words before it: "Minister of Trade Minister of Health".
func (t *treatyReader) officesIn(run string) []string {
	toks := t.x.lex.tokenize(run)
	var out []string
	start := 0
	headed := false
	for i, tok := range toks {
		if !tok.is(titleWord) && !tok.is(nounWord) {
			continue
		}
		first := i
		for first > 0 && toks[first-1].is(modifierWord) && (first < 2 || !connective[toks[first-2].lower]) {
			first--
		}
		if headed && first > 0 && !connective[toks[first-1].lower] && toks[first].start > start {
			out = append(out, strings.TrimSpace(run[start:toks[first].start]))
			start = toks[first].start
		}
		headed = true
	}
	if rest := strings.TrimSpace(run[start:]); rest != "" {
		out = append(out, rest)
	}
	return out
}
