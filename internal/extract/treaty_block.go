package extract

import (
	"strings"

	"dragoman"
)

// signatureBlock is what stands under a signing clause: the parties, and below
// or above each of them who signed.
type signatureBlock struct {
	dragoman.Span
	parties []string
	signers []dragoman.Signer
}

// header is the name of a party in a signature block, or of several where two
// columns have run into one line.
type header struct {
	dragoman.Span
	keys []string
}

var (
	onBehalf = lazily(`(?:For|FOR|Pour|POUR|Voor|VOOR|Für|FÜR|Por|POR|On behalf of|ON BEHALF OF|In the name of)(?:\s+(?:and|AND)\s+(?:on|ON)\s+(?:behalf|BEHALF)\s+(?:of|OF))?[\s*_]+(?:(?:the|THE|het|de|la|le|les|die|der|den|el)\s+|(?:l['’]))?`)
	// signMark stands where the original bears a signature.
	signMark = lazily(`(?i:\(\s*(?:sd|sgd|signed|signé|w\.\s?g|get|gez|s)\.?\s*\)|\[(?:signed|signature)\]|/s/|\bsigned:|\bsd\.:?\s)`)
	blank    = lazily(`_{3,}|\.{5,}|…{2,}|-{5,}`)
	// partyTail may follow the name of a party before its colon or signature: "in
	// respect of Aruba", "(IOM)", "and its Member States".
	partyTail = lazily(`^[\s,*]*(?:$|\([^()]*\)[\s,*]*$|[a-z])`)
	// otherPart begins what follows the signatures.
	otherPart = lazily(`(?i)^(?:annex|protocol|appendix|schedule|article|chapter|section|exchange of|declaration|agreed minute|joint|final act|list |note|table|bijlage|artikel|attachment|side letter|memorandum|no\. )`)
	predicate = lazily(`\b(?:shall|is|are|was|were|has|have|had|will|means|may|being|can)\b`)
)

// mark is the place of one party's name or of one signature.
type mark struct {
	dragoman.Span
	key     string // of the party; empty where it is unfinished or a signature
	signed  bool
	pending bool // "For the Government of" whose name stands in the next column
}

// marks finds the party names that "For" introduces, and the signatures.
func (t *treatyReader) marks(span dragoman.Span, parties []string) []mark {
	text := t.text[span.Start:span.End]
	fors := onBehalf.FindAllStringIndex(text, -1)
	signs := signMark.FindAllStringIndex(text, -1)
	var out []mark
	k := 0
	for i, loc := range fors {
		for k < len(signs) && signs[k][0] < loc[0] {
			out = append(out, mark{Span: dragoman.Span{Start: span.Start + signs[k][0], End: span.Start + signs[k][1]}, signed: true})
			k++
		}
		stop := len(text)
		if i+1 < len(fors) {
			stop = fors[i+1][0]
		}
		if k < len(signs) {
			stop = min(stop, signs[k][0])
		}
		out = append(out, t.partyMark(span, loc, stop, parties)...)
	}
	for ; k < len(signs); k++ {
		out = append(out, mark{Span: dragoman.Span{Start: span.Start + signs[k][0], End: span.Start + signs[k][1]}, signed: true})
	}
	return out
}

// partyMark reads the name of the party behind one "For".
func (t *treatyReader) partyMark(span dragoman.Span, loc []int, stop int, parties []string) []mark {
	text := t.text[span.Start:span.End]
	start := loc[1]
	line := stop
	if i := strings.IndexByte(text[start:stop], '\n'); i >= 0 {
		line = start + i
		if head := strings.TrimSpace(text[start:line]); head == "" || unfinished.MatchString(head) { // the name goes on below
			for line < stop && text[line] == '\n' {
				line++
			}
			if j := strings.IndexByte(text[line:stop], '\n'); j >= 0 {
				line += j
			} else {
				line = stop
			}
		}
	}
	end := min(line, start+220)
	colon := false
	if i := strings.IndexByte(text[start:end], ':'); i >= 0 {
		end, colon = start+i, true
	}
	if b := blank.FindStringIndex(text[start:end]); b != nil {
		end = start + b[0]
		colon = true
	}
	for end > start && end < len(text) && text[end]&0xC0 == 0x80 {
		end--
	}
	closed := colon || end == stop && stop < len(text) || end == line && line < len(text)
	m := mark{Span: dragoman.Span{Start: span.Start + loc[0]}}
	names := t.named(dragoman.Span{Start: span.Start + start, End: span.Start + end})
	for n, name := range names {
		lead := strings.TrimSpace(text[start : name.Start-span.Start])
		if name.nation && n+1 < len(names) || len(strings.Fields(lead)) > 9 || predicate.MatchString(lead) {
			continue
		}
		m.key, m.End = name.key, name.End
		if rest := text[name.End-span.Start : end]; closed && len(rest) < 120 && partyTail.MatchString(rest) {
			m.End = span.Start + end
			if colon && m.End < span.End && t.text[m.End] == ':' {
				m.End++
			}
			return []mark{m}
		}
		out := []mark{m}
		// the other columns' names
		for _, next := range names[n+1:] {
			gap := strings.TrimSpace(t.text[out[len(out)-1].End:next.Start])
			if !columnGap.MatchString(gap) || next.Start == out[len(out)-1].End {
				break
			}
			out = append(out, mark{Span: next.Span, key: next.key})
		}
		return out
	}
	phrase := strings.Trim(text[start:end], " \n*,")
	switch {
	case phrase == "" || unfinished.MatchString(phrase):
		m.End, m.pending = span.Start+end, true
		return []mark{m}
	case !strings.HasPrefix(text[loc[0]:], "For ") && !strings.HasPrefix(strings.ToLower(text[loc[0]:]), "on behalf of"):
		return nil
	}
	own := t.ownParty(phrase, closed, parties)
	if own == "" {
		return nil
	}
	m.key = own
	m.End = span.Start + end
	if !closed {
		m.End = span.Start + start + len(leadName(phrase, t.x.lex))
	}
	return []mark{m}
}

var (
	unfinished = lazily(`(?i)^(?:the )?(?:royal )?(?:government|governments|kingdom|republic|state)?\s*(?:of|of the|the)?$`)
	columnGap  = lazily(`(?i)^(?:the|and|of|,|;|government|his|her|majesty['’]s|\s)*$`)
)

// ownParty is the key of a party that no gazetteer knows: the full name of it
// that the preamble gives, else the phrase as it stands.
func (t *treatyReader) ownParty(phrase string, closed bool, parties []string) string {
	name := phrase
	if !closed {
		name = leadName(phrase, t.x.lex)
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 12 || !startsCapital(words[0]) || predicate.MatchString(name) {
		return ""
	}
	for _, key := range parties {
		if o := t.registry.organization(key); strings.HasPrefix(fold(o.Name), fold(name)) || strings.Contains(fold(o.Name), fold(name)) {
			return key
		}
	}
	if !closed && len(words) < 2 {
		return ""
	}
	if strings.ContainsAny(name, "(“\"") || len(words) > 8 && !closed {
		return ""
	}
	return t.registry.own(oneLine(name)).key
}

// leadName is the run of capitalised words that begins a phrase, up to the
// article or the office that follows.
func leadName(phrase string, lex *lexicon) string {
	end := 0
	for _, tok := range lex.tokenize(strings.ReplaceAll(phrase, "\n", " ")) {
		if tok.class == punct || end > 0 && (tok.lower == "the" || tok.is(headWord)) || tok.class == plain && !connective[tok.lower] || tok.class == number {
			break
		}
		if tok.capital() {
			end = tok.end
		}
	}
	return phrase[:end]
}

func startsCapital(w string) bool {
	return strings.ToUpper(w[:1]) == w[:1] && strings.ToLower(w[:1]) != w[:1]
}

// firstMark is the offset of the first party name or signature, or -1.
func (t *treatyReader) firstMark(from, to int) int {
	for _, m := range t.marks(dragoman.Span{Start: from, End: to}, nil) {
		return m.Start
	}
	return -1
}

// signedBelow reports whether a signature or a party stands soon below.
func (t *treatyReader) signedBelow(at int) bool {
	return t.firstMark(at, min(len(t.text), at+800)) >= 0
}

// blockAfter is the extent of the signatures under a clause that ends at an
// offset of a block: what is left of the block, and the short lines below it.
func (t *treatyReader) blockAfter(block, from, marked int) dragoman.Span {
	const most, longest = 200, 30000
	for block+1 < len(t.doc.Blocks) && t.doc.Blocks[block].End < from {
		block++
	}
	out := dragoman.Span{Start: from, End: from}
	if end := min(t.doc.Blocks[block].End, len(t.text)); end > from {
		out.End = end
		if marked < 0 { // skip the sentences on languages and deposit
			rest := strings.ReplaceAll(t.text[from:end], "\n", " ")
			for _, s := range segment(rest) {
				if !predicate.MatchString(rest[s.Start:s.End]) {
					break
				}
				out.Start = from + s.End
			}
		}
	}
	if marked >= 0 {
		out.Start = marked
		out.End = max(out.End, marked)
	}
	skipped := 0
	for k := block + 1; k < len(t.doc.Blocks) && k < block+most && out.End-from < longest; k++ {
		b := t.doc.Blocks[k]
		if b.Start < out.End {
			if b.End <= len(t.text) && b.End > out.End {
				out.End = b.End
			}
			continue
		}
		if b.End > len(t.text) {
			break
		}
		s := t.text[b.Start:b.End]
		bearing := t.firstMark(b.Start, min(b.End, b.Start+600)) >= 0
		switch {
		case opening.MatchString(s) || otherPart.MatchString(strings.TrimLeft(s, " *")):
			return out
		case bearing:
		case b.Kind == dragoman.Heading && !t.signingLine(b.Span):
			return out
		case predicate.MatchString(s) || len(s) > 300:
			if skipped++; skipped > 2 || marked >= 0 {
				return out
			}
			continue
		}
		if bearing {
			marked = max(marked, b.Start)
		}
		out.End = b.End
	}
	return out
}

// signingLine reports whether a line in the style of a heading may belong to a
// signature block: it names a state or someone, and no instrument.
func (t *treatyReader) signingLine(b dragoman.Span) bool {
	s := t.text[b.Start:b.End]
	if kind, _ := t.instrumentIn(s); kind != "" || len(s) > 120 || otherTongue.MatchString(s) {
		return false
	}
	return len(t.named(b)) > 0 || strings.Contains(s, ".")
}
