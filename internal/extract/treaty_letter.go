package extract

import (
	"sort"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// An exchange of letters is an agreement that two letters make: a proposal "I
// have the honour to propose ... shall constitute an agreement", and the answer
// that accepts it. Its date is that of the last letter.

var (
	honour     = lazily(`\b(?:[Hh]ave|[Hh]as) the hono(?:u)?r (?:to|of)\b`)
	constitute = lazily(`(?i)\b(?:constitutes?|be regarded as constituting|constituting|be considered as) (?:an?|the) (?:binding |formal )?(?:agreement|understanding|treaty)|\bagreement (?:between|of) (?:our|the) two governments`)
	courtesy   = lazily(`\b(?:Please accept|(?:I )?[Aa]ccept,? (?:Your )?(?:Excellency|Sir|Madam|Mr|Minister|Ambassador|Dear)|[Aa]vails? (?:myself|itself|himself|herself) of)\b`)
	salutation = lazily(`(?m)(?:\b(?:Your )?Excellency|^Sir|^Madam|^Dear [^\n,]{2,40}|^Mr\.? (?:Minister|Ambassador|Secretary|President)),|\bpresents? (?:its|his|her|their) compliments\b`)
	addressee  = lazily(`(?m)^(?:To\b|H\.E\.|The Honou?rable|The Ministry|The Embassy)|\b(?:To )?(?:His|Her) Excellency\b|\bTo (?:H\.E\.|the|The|Mr)\b`)
)

// letter is one letter or note of an exchange.
type letter struct {
	dragoman.Span
	date    *dragoman.Date
	place   *dragoman.Place
	signers []dragoman.Signer
}

// letters reads an exchange of letters that the document is, or holds.
func (t *treatyReader) letters() (dragoman.Agreement, bool) {
	if !strings.Contains(t.text, "the hono") || !constitute.MatchString(t.text) {
		return dragoman.Agreement{}, false
	}
	var list []letter
	pos := 0
	for pos < len(t.text) && len(list) < 12 {
		begin := honour.FindStringIndex(t.text[pos:])
		if begin == nil {
			break
		}
		at := pos + begin[0]
		end := courtesy.FindStringIndex(t.text[at:])
		if end == nil {
			break
		}
		list = append(list, t.letter(pos, at, at+end[0]))
		pos = max(list[len(list)-1].End, at+end[1])
	}
	if len(list) == 0 {
		return dragoman.Agreement{}, false
	}
	whole := dragoman.Span{Start: list[0].Start, End: list[len(list)-1].End}
	if !constitute.MatchString(t.text[whole.Start:whole.End]) {
		return dragoman.Agreement{}, false
	}
	a := dragoman.Agreement{AgreementType: dragoman.ExchangeOfLetters, Status: dragoman.Signed}
	if title := t.titleOf(dragoman.Span{End: min(len(t.text), list[0].End)}, true); title.Len() > 0 && title.End <= list[0].End {
		a.Title = dragoman.String(oneLine(t.doc.Quote(title)))
		a.Evidence = append(a.Evidence, t.evidence(title, ruleTreatyTitle, []string{"title"}))
	}
	keys := t.correspondents(whole)
	for i, l := range list {
		if l.date != nil {
			if a.Date != nil && a.Date.Start != l.date.Start {
				a.Conflicts = addConflict(a.Conflicts, "date", l.date.EDTF, a.Date.EDTF)
			}
			a.Date = l.date
		}
		if l.place != nil {
			a.Place = l.place
		}
		for _, s := range l.signers {
			if s.Organization == "" && len(keys) == 2 && len(list) == 2 {
				s.Organization = dragoman.String(t.otherSide(list[1-i].signers, keys))
			}
			a.Signatories = append(a.Signatories, s)
		}
		a.Evidence = append(a.Evidence, t.evidence(l.Span, ruleTreatyLetter, []string{"date", "place", "parties", "signatories"}))
	}
	for _, k := range keys {
		a.Parties = append(a.Parties, t.registry.organization(k))
	}
	return a, a.Date != nil && len(a.Parties) > 0
}

// otherSide is the party of a letter, when the other letter's is known.
func (t *treatyReader) otherSide(others []dragoman.Signer, keys []string) string {
	for _, o := range others {
		for i, k := range keys {
			if string(o.Organization) == k {
				return keys[1-i]
			}
		}
	}
	return ""
}

// letter reads the letter whose proposal stands at an offset and whose closing
// formula stands at another. It begins behind from.
func (t *treatyReader) letter(from, at, closing int) letter {
	start := max(from, at-1500)
	greet := at
	for _, loc := range salutation.FindAllStringIndex(t.text[start:at], -1) {
		greet = start + loc[0]
		break
	}
	l := letter{Span: dragoman.Span{Start: greet, End: t.sentenceEnd(closing, min(len(t.text), closing+400))}}
	headStart := max(from, greet-500)
	tail := min(len(t.text), l.End+500)
	if next := honour.FindStringIndex(t.text[l.End:tail]); next != nil {
		tail = l.End + next[0]
	}
	if loc := salutation.FindStringIndex(t.text[l.End:tail]); loc != nil {
		tail = l.End + loc[0]
	}
	dated := -1 // the end of a date behind the letter
	if t.dateline(&l, headStart, greet) < 0 {
		dated = t.dateline(&l, l.End, tail)
	}
	// who signed stands between the closing formula and the addressee
	sign := dragoman.Span{Start: l.End, End: tail}
	if loc := addressee.FindStringIndex(t.text[sign.Start:sign.End]); loc != nil {
		sign.End = sign.Start + loc[0]
	}
	if loc := datelineAt(t.text[sign.Start:sign.End]); loc >= 0 {
		sign.End = sign.Start + loc
	}
	for n, p := range t.people(sign, 1) {
		if n > 0 {
			break
		}
		s := dragoman.Signer{Person: dragoman.Person{Name: dragoman.String(p.name), Honorific: dragoman.String(p.honorific), Role: dragoman.String(p.role)}}
		s.Organization = dragoman.String(t.stateIn(p.role))
		l.signers = append(l.signers, s)
		l.End = max(l.End, p.end)
	}
	if s := &l; len(s.signers) > 0 && s.signers[0].Organization == "" {
		// the letterhead: "Embassy of the Kingdom of ..."
		for _, name := range t.named(dragoman.Span{Start: headStart, End: greet}) {
			lead := strings.ToLower(t.text[max(headStart, name.Start-60):name.Start])
			if name.state && (strings.Contains(lead, "embassy") || strings.Contains(lead, "ministry") || strings.Contains(lead, "minister") || strings.Contains(lead, "government")) {
				s.signers[0].Organization = dragoman.String(name.key) // the nearest to the letter
			}
		}
	}
	l.End = max(l.End, dated)
	if l.date != nil && dated < 0 && headStart < greet {
		if i := strings.Index(t.text[headStart:greet], l.date.Text); i >= 0 {
			line := headStart + strings.LastIndexByte(t.text[headStart:headStart+i], '\n') + 1
			l.Start = max(line, from)
		}
	}
	return l
}

// datelineAt is where a line begins that holds a date, or -1.
func datelineAt(text string) int {
	for _, m := range date.Find(text) {
		if m.Kind == date.Absolute {
			return strings.LastIndexByte(text[:m.Start], '\n') + 1
		}
	}
	return -1
}

// dateline reads the place and the date of a letter between two offsets, and
// returns the end of the date, or -1.
func (t *treatyReader) dateline(l *letter, from, to int) int {
	if to <= from {
		return -1
	}
	text := t.text[from:to]
	var best *date.Mention
	list := date.Find(text)
	for i := range list {
		if m := &list[i]; m.Kind == date.Absolute && len(m.Dates) == 1 && m.Dates[0].Start.Day > 0 {
			best = m
		}
	}
	if best == nil {
		return -1
	}
	end := from + best.End
	iso := best.Dates[0].Start.String()
	d := dragoman.NewDate(iso, iso, oneLine(text[best.Start:best.End]))
	l.date = &d
	lead := text[strings.LastIndexByte(text[:best.Start], '\n')+1 : best.Start]
	lead = strings.TrimRight(lead, " ,")
	for _, w := range []string{" the", " on", " this"} {
		lead = strings.TrimRight(strings.TrimSuffix(lead, w), " ,")
	}
	words := strings.Fields(lead)
	for n := min(4, len(words)); n > 0; n-- { // the longest name that the gazetteer knows
		name := strings.Join(words[len(words)-n:], " ")
		p := &dragoman.Place{Text: dragoman.String(name), City: dragoman.String(name)}
		if startsCapital(name) && !strings.Contains(name, ",") && t.lookSeat(p, name) {
			l.place = p
			return end
		}
	}
	if len(words) > 0 && len(words) <= 3 && startsCapital(lead) {
		l.place = &dragoman.Place{Text: dragoman.String(lead), City: dragoman.String(lead)}
	}
	return end
}

// correspondents are the two states that the letters name most.
func (t *treatyReader) correspondents(span dragoman.Span) []string {
	count := map[string]int{}
	var order []string
	for _, n := range t.named(dragoman.Span{Start: max(0, span.Start-600), End: min(len(t.text), span.End+300)}) {
		if n.nation {
			continue
		}
		if count[n.key] == 0 {
			order = append(order, n.key)
		}
		count[n.key]++
		if lead := t.text[max(0, n.Start-24):n.End]; strings.Contains(lead, "overnment") || strings.Contains(lead, "mbass") {
			count[n.key] += 2
		}
	}
	top := append([]string(nil), order...)
	sort.SliceStable(top, func(i, j int) bool { return count[top[i]] > count[top[j]] })
	if len(top) <= 2 {
		return order
	}
	out := order[:0]
	for _, k := range order {
		if k == top[0] || k == top[1] {
			out = append(out, k)
		}
	}
	return out
}
