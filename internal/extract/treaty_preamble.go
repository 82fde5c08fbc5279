package extract

import (
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/extract/gazetteer"
)

var (
	// agreeing words end a preamble.
	agreed = lazily(`(?i)\b(?:have|has|hereby|having|do|did) (?:hereby )?(?:agreed?|entered into|decided|adopted|resolved|undertake|reached|concluded|come to an? (?:agreement|understanding))\b(?: as follows| on the following| upon the following| that)?`)
	// named parties end where the text calls them something or tells what moves
	// them.
	recital = lazily(`(?i)\b(?:hereinafter|hereafter|referred to|desir|consider|recall|re-?affirm|affirm|bearing|recogni[sz]|wish|noting|being|motivat|resolv|determin|convinc|aware|having|conscious|acting|guided|taking|for the purpose|in order|in accordance|in pursuance|pursuant|whereas|proceeding|believing|confirming|mindful|inspired|anxious|seeking|expressing|with a view|with the|on the basis|in the spirit|have agreed|have entered|have decided|hereby|the undersigned|through|represented|as part of|to conclude|intending|prompted|moved|animated)`)
	aside   = lazily(`\([^()]{0,200}\)`)
	// otherTongue are small words of titles that are not English.
	otherTongue = lazily(`(?i)\b(?:het|inzake|tussen|betreffende|bij het|van de|entre|concernant|relatif|zwischen|über|sobre)\b`)
	// numberedPart is the heading of a part of a treaty, no title.
	numberedPart = lazily(`(?i)^(?:article|artikel|annex|appendix|chapter|part|section|title|schedule|ad article|preamble|\d)`)
	// titleEnd ends a title that the preamble follows on one line.
	titleEnd = lazily(`(?:\b(?:PREAMBLE|Preamble|TABLE OF CONTENTS|Table of Contents)\b|[\s\pL)](?:The Governments?|THE GOVERNMENTS?|THE COUNCIL|The Council|THE (?:KINGDOM|REPUBLIC|PRESIDENT|HEADS?|FEDERAL|EUROPEAN|STATES|MEMBER)|HIS MAJESTY|HER MAJESTY|His Majesty|Her Majesty|The President of|The Heads of|The Contracting|THE CONTRACTING|The High Contracting|The Parties|The Member States|The States)\b|\b(?:Have|HAVE|Having|Desiring|Considering|WHEREAS|Whereas)\b|\n)`)
)

// runsOn ends the words of a title that go on.
var runsOn = lazily(`(?i)\b(?:between|among|and|of|by|to|with|the|for|on|in|under|from|concerning|within|,)[\s,]*$`)

// titleOf finds the title of the instrument that a region holds: the first
// heading that names a type of instrument, or the words that open the text.
func (t *treatyReader) titleOf(region dragoman.Span, first bool) dragoman.Span {
	var other dragoman.Span
	leading := -1
	for i, b := range t.doc.Blocks {
		if b.Start < region.Start {
			continue
		}
		if b.Start >= region.End || b.End > len(t.text) {
			break
		}
		s := t.text[b.Start:b.End]
		if leading < 0 {
			leading = i
		}
		if len(s) > 600 || b.Kind != dragoman.Heading && (i-leading > 4 || len(s) > 300 || predicate.MatchString(s) || agreed.MatchString(s) || strings.HasSuffix(s, ".") || strings.HasSuffix(s, ";")) {
			if b.Kind != dragoman.Heading && i-leading > 4 && other.Len() > 0 {
				break
			}
			continue
		}
		if kind, at := t.instrumentIn(s); kind == "" || at > 160 || numberedPart.MatchString(s) {
			continue
		}
		if !otherTongue.MatchString(s) {
			return b.Span
		}
		if other.Len() == 0 {
			other = b.Span
		}
	}
	if other.Len() > 0 {
		return other
	}
	if first && leading >= 0 {
		return t.openingTitle(t.doc.Blocks[leading].Span)
	}
	return dragoman.Span{}
}

// openingTitle is the title that opens a block and runs into the preamble.
func (t *treatyReader) openingTitle(b dragoman.Span) dragoman.Span {
	s := t.text[b.Start:min(b.End, b.Start+500)]
	end := len(s)
	for _, loc := range titleEnd.FindAllStringIndex(s, -1) {
		if loc[0] == 0 || runsOn.MatchString(s[:loc[0]]) {
			continue
		}
		end = loc[0]
		if c := s[end]; c != ' ' && c != '\n' && !strings.HasPrefix(s[end:], "PREAMBLE") && !strings.HasPrefix(s[end:], "Preamble") {
			_, n := utf8.DecodeRuneInString(s[end:])
			end += n // a letter glued to what follows
		}
		break
	}
	// a title in capitals ends where small letters begin
	if n := capitalsRun(s); n > 20 {
		end = min(end, n)
	}
	if i := strings.Index(strings.ToLower(s[:end]), " between "); i >= 0 { // ... and where its parties stop
		last, again := 0, false
		for k, n := range t.named(dragoman.Span{Start: b.Start + i, End: b.Start + end}) {
			gap := s[i:min(len(s), n.Start-b.Start)]
			if last > 0 {
				gap = s[last : n.Start-b.Start]
			}
			if k > 0 && strings.TrimSpace(gap) == "" {
				again = true
				break // the preamble names the first of them again
			}
			last = n.End - b.Start
		}
		if again {
			end = last
		}
	}
	title := strings.TrimRight(s[:end], " ,;:\n")
	if kind, at := t.instrumentIn(title); kind == "" || at > 120 || len(title) > 360 || len(title) < 8 {
		return dragoman.Span{}
	}
	return dragoman.Span{Start: b.Start, End: b.Start + len(title)}
}

// capitalsRun is the length of the words in capitals that begin s.
func capitalsRun(s string) int {
	end := 0
	for _, tok := range tokenize(s) {
		if tok.class == plain || tok.class == title && len(tok.text) > 1 {
			break
		}
		end = tok.end
	}
	if end < len(s) && s[end] == ')' {
		end++
	}
	return end
}

// instrumentIn is the type of the first instrument that a text names, and where.
func (t *treatyReader) instrumentIn(s string) (dragoman.AgreementType, int) {
	lex := t.x.lex
	toks := tokenize(strings.ReplaceAll(s, "\n", " "))
	for i, tok := range toks {
		for _, n := range lex.instruments[tok.lower] {
			if phraseAt(toks, i, n.words) {
				return n.kind, tok.start
			}
		}
		for _, n := range lex.treatyNouns[tok.lower] {
			if phraseAt(toks, i, n.words) {
				return n.kind, tok.start
			}
		}
	}
	return "", -1
}

// phraseAt reports whether the words stand at a token.
func phraseAt(toks []token, i int, words []string) bool {
	for k, w := range words {
		if i+k >= len(toks) || toks[i+k].lower != w {
			return false
		}
	}
	return true
}

var selfName = lazily(`\b(?:[Tt]his|[Tt]he [Pp]resent) ([A-Z]\w+(?: of Understanding)?)\b`)

// typeOf is the type of an instrument: what its title calls it, else what its
// text does.
func (t *treatyReader) typeOf(title string, span dragoman.Span) dragoman.AgreementType {
	if kind, _ := t.instrumentIn(title); kind != "" {
		return kind
	}
	count := map[dragoman.AgreementType]int{}
	best := dragoman.GenericAgreement
	for _, m := range selfName.FindAllStringSubmatch(t.text[span.Start:span.End], 200) {
		if kind, at := t.instrumentIn(m[1]); at == 0 {
			if count[kind]++; count[kind] > count[best] {
				best = kind
			}
		}
	}
	return best
}

// preamble is the stretch from the title to the words of agreement, or an empty
// span. A long one is cut at a word.
func (t *treatyReader) preamble(region, title dragoman.Span) dragoman.Span {
	const reach, longest = 12000, 1500
	start := max(region.Start, title.End)
	limit := min(region.End, start+reach)
	if limit <= start {
		return dragoman.Span{}
	}
	loc := agreed.FindStringIndex(t.text[start:limit])
	if loc == nil {
		return dragoman.Span{}
	}
	out := dragoman.Span{Start: start, End: start + loc[1]}
	for _, b := range t.doc.Blocks { // behind headings: "Preamble"
		if b.Kind == dragoman.Heading && b.Start >= start && b.Start < start+loc[0] {
			out.Start = min(b.End, out.End)
		}
		if b.Start > start+loc[0] {
			break
		}
	}
	for out.Start < out.End && strings.ContainsRune(" \n*;:,.", rune(t.text[out.Start])) {
		out.Start++
	}
	if loc := preambleWord.FindStringIndex(t.text[out.Start:min(out.End, out.Start+400)]); loc != nil {
		out.Start += loc[1]
	}
	if out.Len() > longest {
		end := out.Start + strings.LastIndexByte(t.text[out.Start:out.Start+longest], ' ')
		out.End = max(end, out.Start)
	}
	return out
}

var preambleWord = lazily(`\b(?:PREAMBLE|Preamble):?\s`)

// partyClause is the part of a preamble that names the parties.
func (t *treatyReader) partyClause(pre dragoman.Span) dragoman.Span {
	text := withoutAsides(t.text[pre.Start:pre.End])
	names := t.named(pre)
	for _, loc := range recital.FindAllStringIndex(text, -1) {
		if len(names) > 0 && pre.Start+loc[0] >= names[0].End {
			return dragoman.Span{Start: pre.Start, End: pre.Start + loc[0]}
		}
	}
	return pre
}

// withoutAsides blanks what stands in brackets, so that offsets stay.
func withoutAsides(s string) string {
	return aside.ReplaceAllStringFunc(s, func(x string) string { return strings.Repeat(" ", len(x)) })
}

// membersOf stands before a body whose members are the parties, or before the
// part of a state that a treaty is for.
var membersOf = lazily(`(?i)\b(?:members?|states|countries|governments|parties|members? (?:states|countries)) (?:of|to) (?:the )?$|\bin respect of (?:the )?$`)

// partiesIn are the keys of the states and bodies that a stretch names outside
// brackets.
func (t *treatyReader) partiesIn(span dragoman.Span) []string {
	var out, unions []string
	if span.Len() == 0 {
		return nil
	}
	asides := aside.FindAllStringIndex(t.text[span.Start:span.End], -1)
	for _, n := range t.named(span) {
		inside := false
		for _, a := range asides {
			inside = inside || n.Start >= span.Start+a[0] && n.End <= span.Start+a[1]
		}
		switch {
		case inside:
		case membersOf.MatchString(t.text[max(span.Start, n.Start-40):n.Start]):
			unions = append(unions, n.key)
		default:
			out = append(out, n.key)
		}
	}
	if len(out) == 0 { // the members are not named
		return unique(unions)
	}
	return unique(out)
}

// plenipotentiaries reads the people whom a preamble appoints: "HER MAJESTY THE
// QUEEN OF ...: Mr. X, Minister of Foreign Affairs;".
func (t *treatyReader) plenipotentiaries(region dragoman.Span) []dragoman.Signer {
	text := t.text[region.Start:min(region.End, region.Start+12000)]
	at := strings.Index(strings.ToLower(text), "plenipotentiar")
	if at < 0 || at > len(text) {
		return nil
	}
	loc := fullPowers.FindStringIndex(text[at:])
	if loc == nil {
		return nil
	}
	end := at + loc[0]
	var out []dragoman.Signer
	for pos := at; ; {
		i := strings.IndexByte(text[pos:end], ':')
		if i < 0 {
			return out
		}
		colon := pos + i
		names := t.named(dragoman.Span{Start: region.Start + pos, End: region.Start + colon})
		stop := end
		if j := strings.IndexByte(text[colon:end], ';'); j >= 0 {
			stop = colon + j
		} else if j := strings.IndexByte(text[colon:end], ':'); j > 0 {
			stop = min(end, colon+1+max(0, strings.LastIndexByte(text[colon+1:end], '\n')))
		}
		if next := strings.IndexByte(text[colon+1:stop], ':'); next >= 0 { // the next party's, parted by a line
			if k := strings.LastIndexByte(text[colon+1:colon+1+next], '\n'); k > 0 && strings.TrimSpace(text[colon+1:colon+1+k]) != "" {
				stop = colon + 1 + k
			}
		}
		key := ""
		for _, n := range names {
			key = n.key
		}
		if key == "" {
			key = t.peopleOf(text[pos:colon])
		}
		if key == "" {
			stop = colon
		} else {
			for _, p := range t.people(dragoman.Span{Start: region.Start + colon + 1, End: region.Start + stop}, 1) {
				out = append(out, dragoman.Signer{Person: dragoman.Person{Name: dragoman.String(p.name), Honorific: dragoman.String(p.honorific), Role: dragoman.String(p.role), Organization: dragoman.String(key)}})
			}
		}
		pos = max(colon+1, stop)
		if pos >= end {
			return out
		}
	}
}

// peopleOf is the key of the state that a phrase names by its people in the
// plural: "the King of the Belgians".
func (t *treatyReader) peopleOf(phrase string) string {
	for _, w := range strings.Fields(phrase) {
		one, plural := strings.CutSuffix(strings.Trim(w, ",."), "s")
		if !plural || len(one) < 4 || !startsCapital(one) {
			continue
		}
		for _, e := range t.x.gaz.Lookup(one) {
			if e.Kind == gazetteer.Nationality {
				return t.registry.stateKey(e.Key)
			}
		}
	}
	return ""
}

var fullPowers = lazily(`(?i)\b(?:who,? (?:having|after)|full powers|have agreed|having (?:communicated|exchanged))`)
