package extract

import (
	"sort"
	"strings"
	"unicode"

	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// mention finds all mentions of one sentence.
func (r *reading) mention(s *sentence) {
	lex := r.x.lex
	s.tokens = lex.tokenize(s.text)
	dates := date.Find(s.text)
	t := 0
	for _, d := range dates {
		for t < len(s.tokens) && s.tokens[t].end <= d.Start {
			t++
		}
		for k := t; k < len(s.tokens) && s.tokens[k].start < d.End; k++ {
			s.tokens[k].date = true
		}
	}
	match := r.registry.find(s.text, s.tokens, lex)
	ep := &eventParser{lex: lex, text: s.text, toks: s.tokens, match: match}
	pp := &peopleParser{lex: lex, text: s.text, toks: s.tokens, match: match}

	var out []mention
	for _, m := range ep.instruments() {
		out = insert(out, m)
	}
	for _, m := range pp.deputed(pp.parse()) {
		out = insert(out, m)
	}
	s.doubtful = pp.doubtful
	for _, m := range pronouns(s.text, s.tokens) {
		out = insert(out, m)
	}
	for i := range dates {
		d := &dates[i]
		out = insert(out, mention{kind: mentionDate, start: d.Start, end: d.End, date: d, source: "grammar"})
	}
	for _, m := range groups(s.tokens) {
		out = insertFree(out, m)
	}
	for _, m := range documents(s.tokens) {
		out = insertFree(out, m)
	}
	for _, m := range ep.parse() {
		for _, g := range match {
			if g.body != "" && g.start >= m.start && g.end <= m.end {
				m.event.bodies = append(append(m.event.bodies, g.body), g.more...)
			}
		}
		out = insertShort(out, m)
	}
	byLength := append([]gazMatch(nil), match...)
	sort.SliceStable(byLength, func(i, j int) bool { return byLength[i].end-byLength[i].start > byLength[j].end-byLength[j].start })
	for _, g := range byLength {
		m := mention{start: g.start, end: g.end, source: "gazetteer"}
		if g.body != "" {
			m.end = definitionEnd(s.text, g.end)
		}
		switch {
		case g.body != "":
			m.kind = mentionBody
			m.body = &bodyMention{key: g.body, more: g.more, place: g.state}
			if g.state && (placed(s.text[:g.start]) || besidePlace(s.text[:g.start], match) || nextStop(s.text, g)) && !enumerated(s.text[:g.start], match) {
				if es := r.x.gaz.Lookup(g.body); len(es) > 0 {
					m.place = es[0]
				}
			}
		case g.nation != "":
			end := r.nationals(s, g)
			if end < 0 {
				continue
			}
			m.kind, m.end = mentionBody, end
			m.body = &bodyMention{key: g.nation}
		case g.city && g.first == g.last && s.tokens[g.first].text == "Mission":
			continue // those who report
		case g.city:
			es := r.x.gaz.Find(s.text[g.start:g.end])
			if len(es) == 0 {
				es = r.x.gaz.Find("in " + s.text[g.start:g.end])
			}
			if len(es) == 0 || es[0].Entries[0].Kind != gazetteer.City {
				continue
			}
			m.kind, m.place = mentionPlace, es[0].Entries[0]
		default:
			continue
		}
		out = insertFree(out, m)
	}
	for _, m := range r.again(s) {
		out = insertFree(out, m)
	}
	for _, m := range towns(s, out) {
		out = insertFree(out, m)
	}
	s.mentions, s.mask = out, nil
}

// nationals reports where the words end that make of a nationality those who act
// for the state, "Chilean [and Peruvian] defence officials", or -1.
func (r *reading) nationals(s *sentence, g gazMatch) int {
	k := g.last + 1
	for steps := 0; k < len(s.tokens) && steps < 5; steps++ {
		t := s.tokens[k]
		if ofNation()[t.lower] && t.class == plain {
			if s.tokens[g.last+1].lower == "and" || s.tokens[g.last+1].text == "," {
				return g.end // the next one's words end there
			}
			return t.end
		}
		switch {
		case t.match > 0 && (s.tokens[k-1].lower == "and" || s.tokens[k-1].text == ","):
		case t.class != plain && t.text != ",", notNation()[t.lower], beforeEvent[t.lower] && t.lower != "and", verbal(t.lower):
			return -1
		}
		k++
	}
	return -1
}

var (
	ofNation  = lazySet("authorities government officials official representatives delegation delegations negotiators diplomats counterparts leadership side sides officers facilitation mediation auspices chairmanship sponsorship")
	notNation = lazySet("opposition civil armed rebel business women women's youth religious tribal community communities society media private local union party parties refugee refugees former")
)

// definitionEnd extends a body's name over its acronym in brackets.
func definitionEnd(text string, end int) int {
	rest := text[end:]
	if !strings.HasPrefix(rest, " (") {
		return end
	}
	close := strings.IndexByte(rest[:min(len(rest), 24)], ')')
	if close < 0 || !isAcronym(strings.TrimPrefix(strings.Trim(rest[2:close], "“”\"‘’"), "the ")) {
		return end
	}
	return end + close + 1
}

// placed reports whether the words before a state's name make it a place.
func placed(before string) bool {
	b := strings.TrimRight(before, " ")
	b = strings.TrimSuffix(b, " the")
	for _, p := range []string{" in", " to", " from", " visited", " across", " throughout", " within", "In", ","} {
		if strings.HasSuffix(b, p) {
			return true
		}
	}
	return false
}

// besidePlace reports whether an "and" joins a state's name to one that is a place:
// "visited Chile and [Peru]".
func besidePlace(before string, match []gazMatch) bool {
	b := strings.TrimSuffix(strings.TrimRight(before, " "), " the")
	b, ok := strings.CutSuffix(b, " and")
	if !ok {
		return false
	}
	for _, g := range match {
		if g.end == len(b) && g.state {
			return placed(before[:g.start]) && !enumerated(before[:g.start], match)
		}
	}
	return false
}

// nextStop reports whether a state is the last stop of a journey, told with their
// days in brackets: "to Peru (3 May) and Chile (5 May)".
func nextStop(text string, g gazMatch) bool {
	b := strings.TrimSuffix(strings.TrimRight(text[:g.start], " "), " the")
	after := text[g.end:]
	return (strings.HasSuffix(b, ") and") || strings.HasSuffix(b, "), and")) && len(after) > 2 && after[:2] == " (" && isDigit(after[2])
}

// enumerated reports whether a comma before a state's name parts it from a date,
// from words in small letters or from another body, and not from its city: "On 3
// May 2021, Norway and Chile", "Angola, Zambia and Namibia".
func enumerated(before string, match []gazMatch) bool {
	b := strings.TrimSuffix(strings.TrimRight(before, " "), " the")
	b, ok := strings.CutSuffix(b, ",")
	if !ok || b == "" {
		return false
	}
	for _, g := range match {
		if g.end == len(b) && g.body != "" {
			return true
		}
	}
	word := lastWord(b)
	r := firstRune(word)
	if months[strings.ToLower(word)] {
		return true
	}
	return unicode.IsDigit(r) || unicode.IsLower(r)
}

// months end a date without a year: "On 24 September, Norway and Chile".
var months = set(strings.Fields("january february march april may june july august september october november december"))

// insertShort inserts a mention, cut so that it does not overlap the others.
func insertShort(list []mention, m mention) []mention {
	for _, x := range list {
		if x.start < m.end && m.start < x.end {
			if x.end <= m.end && x.kind == mentionDate || x.start <= m.start && x.end < m.end && x.kind != mentionInstrument {
				// begins inside or after another mention: the event keeps its tail
				if x.end < m.end {
					m.start = max(m.start, x.end)
				}
				continue
			}
			return list
		}
	}
	return insertFree(list, m)
}

// insertFree inserts a mention where no other stands.
func insertFree(list []mention, m mention) []mention {
	for _, x := range list {
		if x.start < m.end && m.start < x.end {
			return list
		}
	}
	return insert(list, m)
}
