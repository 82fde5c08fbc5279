package extract

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

// A treaty is a document whose text is the agreement. It tells of itself where
// other reports tell of others: its title and preamble name the parties, its
// signing clause ("DONE at ... on ...") the place and the date, its signature
// block the people. Each signing clause makes one record, and a translation of
// the clause that stands in the same document adds evidence to it.

// The names of these readings on the evidence. They are grammars and not rules
// of data: what they read is longer than a sentence.
const (
	ruleTreatyTitle     = "treaty/title"
	ruleTreatyPreamble  = "treaty/preamble"
	ruleTreatyClause    = "treaty/signing-clause"
	ruleTreatySignature = "treaty/signature-block"
	ruleTreatyLetter    = "treaty/letter"
)

// clauseSigns are words of which the opening of every signing clause holds one.
// They spare all other text the search.
var clauseSigns = []string{
	"DONE ", "Done ", "WITNESS W", "itness W", "itness w", "FAITH W", "aith w",
	"GEDAAN ", "Gedaan ", "FAIT ", "Fait ", "GESCHEHEN ", "Geschehen ", "foi de quoi", "BLIJKE WAARVAN", "lijke waarvan",
	"Signed ", "SIGNED ", "Concluded ", "CONCLUDED ", "Made ", "MADE ", "Executed ", "EXECUTED ",
	"been drafted", "been signed", "was done", "was signed", "is signed", "is done", "drawn up", "was concluded", "was made",
}

// treaties reads the instruments whose text the document is. It returns none
// for a document that only tells of instruments.
func (r *reading) treaties() []dragoman.Agreement {
	if notTreaty.MatchString(r.doc.Title) {
		return nil
	}
	body := r.doc.Text[:r.doc.Body]
	signs := signsIn(body)
	letters := strings.Contains(body, "the hono") && strings.Contains(body, "constitut")
	if len(signs) == 0 && !letters {
		return nil
	}
	t := &treatyReader{reading: r, text: lines(body), signs: signs}
	out := t.instruments()
	if letters {
		if a, ok := t.letters(); ok {
			out = append(out, a)
		}
	}
	return out
}

// clauseSignTree is clauseSigns as a tree.
var clauseSignTree = sync.OnceValue(func() *wordTree {
	t := &wordTree{}
	for _, w := range clauseSigns {
		t.enter(lowerASCII(w))
	}
	return t
})

// signsIn returns where any of clauseSigns stands in a text, in order.
func signsIn(text string) []int {
	var out []int
	clauseSignTree().walk(text, func(_, at int) {
		if slices.ContainsFunc(clauseSigns, func(w string) bool { return strings.HasPrefix(text[at:], w) }) && (len(out) == 0 || out[len(out)-1] != at) {
			out = append(out, at)
		}
	})
	return out
}

// notTreaty are titles of documents that may quote a signing clause in an annex.
var notTreaty = lazily(`(?i)\b(?:reports?|resolutions?|readout|press release|summary records?|verbatim record|review of|note by the)\b`)

// lines is the text with every white space but the line's end as a blank, so
// that offsets stay.
func lines(text string) string {
	if !strings.ContainsAny(text, "\f\t\r\v") {
		return text
	}
	b := []byte(text)
	for i, c := range b {
		switch c {
		case '\f', '\t', '\r', '\v':
			b[i] = ' '
		}
	}
	return string(b)
}

// treatyReader reads one document as a treaty.
type treatyReader struct {
	*reading
	text  string // the running text, see lines
	signs []int  // where words of clauseSigns stand
}

// instruments makes one record of each signing clause.
func (t *treatyReader) instruments() []dragoman.Agreement {
	var out []dragoman.Agreement
	var made, told int // records of clauses so far, and translations of them
	from := 0
	for _, c := range t.clauses() {
		region := dragoman.Span{Start: from, End: c.Start}
		from = c.block.End
		if c.translated && told < len(out) && agreeing(out[told], c) {
			a := &out[told]
			told++
			a.Evidence = append(a.Evidence, t.evidence(c.Span, ruleTreatyClause, []string{"date", "place"}))
			continue
		}
		if a, ok := t.instrument(region, c, made == 0); ok {
			out = append(out, a)
			made++
		}
	}
	return out
}

// agreeing reports whether a clause in another language may be a translation of
// the one that made a record.
func agreeing(a dragoman.Agreement, c *signing) bool {
	return a.Date == nil || c.date == nil || sameYearOrFiner(a.Date, c.date)
}

// instrument makes the record of one signing clause and of the text before it.
func (t *treatyReader) instrument(region dragoman.Span, c *signing, first bool) (dragoman.Agreement, bool) {
	title := t.titleOf(region, first)
	pre := t.preamble(region, title)
	if title.Len() == 0 && pre.Len() == 0 {
		return dragoman.Agreement{}, false
	}
	a := dragoman.Agreement{Status: dragoman.Signed, Date: c.date, Place: c.place}
	if title.Len() > 0 {
		a.Title = dragoman.String(strings.Join(strings.Fields(t.doc.Quote(title)), " "))
		a.Evidence = append(a.Evidence, t.evidence(title, ruleTreatyTitle, []string{"title", "agreement_type"}))
	}
	a.AgreementType = t.typeOf(string(a.Title), dragoman.Span{Start: region.Start, End: c.End})
	if a.AgreementType == dragoman.Decision {
		a.Status = dragoman.Adopted
	}

	envoys := t.plenipotentiaries(region)
	parties := t.partiesIn(t.partyClause(pre))
	block := t.signatures(c.block, parties)
	keys := block.parties
	switch {
	case len(keys) >= 2 && agree(keys, parties):
		keys = unique(append(append([]string(nil), parties...), keys...))
	case len(keys) < 2:
		var first []string
		for _, e := range envoys {
			first = append(first, string(e.Organization))
		}
		keys = unique(append(append(first, parties...), keys...))
	}
	if len(keys) < 2 && title.Len() > 0 && a.AgreementType != dragoman.Decision {
		keys = unique(append(keys, t.partiesIn(title)...))
	}
	for _, k := range keys {
		a.Parties = append(a.Parties, t.registry.organization(k))
	}
	a.Signatories = witness(block.signers, envoys)

	if pre.Len() > 0 {
		a.Evidence = append(a.Evidence, t.evidence(pre, ruleTreatyPreamble, []string{"parties"}))
	}
	a.Evidence = append(a.Evidence, t.evidence(c.Span, ruleTreatyClause, []string{"status", "date", "place"}))
	if block.Len() > 0 && (len(block.signers) > 0 || len(block.parties) > 0) {
		a.Evidence = append(a.Evidence, t.evidence(block.Span, ruleTreatySignature, []string{"parties", "signatories"}))
	}
	return a, len(a.Parties) > 0 || len(a.Signatories) > 0 || a.Date != nil
}

// witness completes the people of a signature block with what the preamble says
// of the plenipotentiaries. Where the block holds no name, they are the
// signatories.
func witness(signers []dragoman.Signer, envoys []dragoman.Signer) []dragoman.Signer {
	if len(signers) == 0 {
		return envoys
	}
	for i := range signers {
		s := &signers[i]
		for _, e := range envoys {
			if !sameName(nameWords(string(s.Name)), nameWords(string(e.Name))) {
				continue
			}
			if s.Organization == "" {
				s.Organization = e.Organization
			}
			if s.Role == "" {
				s.Role = e.Role
			}
			if s.Honorific == "" {
				s.Honorific = e.Honorific
			}
		}
	}
	return signers
}

// agree reports whether at least half of the parties that signed stand in the
// preamble, so that the preamble can be trusted with those that did not.
func agree(signed, preamble []string) bool {
	n := 0
	for _, k := range signed {
		if slices.Contains(preamble, k) {
			n++
		}
	}
	return 2*n >= len(signed)
}

// actOfSigning finds an act of signing. A participle only says which instrument is meant:
// "the Convention signed at".
var actOfSigning = lazily(`(?i)\b(?:was|were|has been|have been|had been|is|will be|to be) (?:\pL+ly )?(?:signed|concluded|adopted)\b|\bsigned (?:an?|the|this)\b`)

// cited reports whether a record that rules made inside a treaty is only a
// citation of another instrument: no sentence tells of its signature, it lacks
// the day or a party, or it is one of the treaty itself.
func cited(a dragoman.Agreement, treaties []dragoman.Agreement) bool {
	if a.Status != dragoman.Signed || a.Date == nil || a.Date.Precision != dragoman.Day || len(a.Parties) < 2 {
		return true
	}
	tells := false
	for _, e := range a.Evidence {
		tells = tells || actOfSigning.MatchString(e.Quote)
	}
	if !tells {
		return true
	}
	for _, t := range treaties {
		if t.Date != nil && t.Date.Start == a.Date.Start {
			return true
		}
	}
	return false
}

// withTreaties puts the records of a treaty's own instruments among those that
// rules made of its sentences, and drops the citations.
func withTreaties(made, treaties []dragoman.Agreement) []dragoman.Agreement {
	if len(treaties) == 0 {
		return made
	}
	out := treaties
	for _, a := range made {
		if !cited(a, treaties) {
			out = append(out, a)
		}
	}
	return out
}

// named returns the states and bodies named in a stretch of a treaty, in order:
// those of the gazetteer and those that the document defines by an acronym.
func (t *treatyReader) named(span dragoman.Span) []treatyName {
	text := strings.ReplaceAll(t.text[span.Start:span.End], "\n", " ")
	var out []treatyName
	add := func(start, end int, n treatyName) {
		n.Span = dragoman.Span{Start: span.Start + start, End: span.Start + end}
		for _, o := range out {
			if o.Overlaps(n.Span) {
				return
			}
		}
		out = append(out, n)
	}
	for _, m := range t.x.gaz.Find(text) {
		e := m.Entries[0]
		for _, o := range m.Entries { // parties are states, not cities of their names
			if e.Kind == gazetteer.City && o.Kind == gazetteer.State {
				e = o
			}
		}
		switch e.Kind {
		case gazetteer.State:
			add(m.Start, m.End, treatyName{key: t.registry.entry(e, text[m.Start:m.End]).key, state: true})
		case gazetteer.Nationality:
			add(m.Start, m.End, treatyName{key: t.registry.stateKey(e.Key), state: true, nation: true})
		case gazetteer.Body:
			add(m.Start, m.End, treatyName{key: t.registry.entry(e, text[m.Start:m.End]).key})
		}
	}
	if len(t.registry.byWord) > 0 {
		toks := tokenize(text)
		for i := range toks {
			for _, a := range t.registry.byWord[toks[i].text] {
				if last := matchWords(toks, i, a.words); last >= 0 && t.registry.bodies[a.key] != nil {
					add(toks[i].start, toks[last].end, treatyName{key: a.key, state: t.registry.bodies[a.key].state})
					break
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// treatyName is the name of a state or body in a treaty.
type treatyName struct {
	dragoman.Span
	key    string
	state  bool
	nation bool // a demonym: "the Swiss Government"
}
