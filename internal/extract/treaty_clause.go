package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// signing is one signing clause: "IN WITNESS WHEREOF the undersigned ... DONE
// at ... on ..., in duplicate".
type signing struct {
	dragoman.Span               // from its first word to the end of its sentence
	block         dragoman.Span // where the signatures stand
	date          *dragoman.Date
	place         *dragoman.Place
	translated    bool // its words are not English
}

var (
	// opening begins a signing clause: group 1 the witness clause, group 2 the
	// verb of doing, group 3 another such verb, group 4 a sentence that says so of
	// the instrument.
	opening = lazily(`((?i:\bin (?:witness|faith|testimony) (?:whereof|thereof)|\ben foi de quoi|\bten blijke waarvan|\bzu urkund dessen))` +
		`|(\b(?:DONE|Done|GEDAAN|Gedaan|FAIT|Fait|GESCHEHEN|Geschehen)\b[\s,:]+(?:[Aa]t|AT|in|IN|on|this|the|te|à|zu|dans|en|le|op|by|-+|_+)(?:\b|[\s-]))` +
		`|(\b(?:SIGNED|Signed|CONCLUDED|Concluded|MADE|Made|EXECUTED|Executed)\s+(?:in (?:duplicate|triplicate|\pL+ (?:copies|originals)),?\s+)?(?:at|in|AT|IN|this|THIS|on)\s)` +
		`|(\b(?:This|The present|this|the present) (?:Agreement|Convention|Treaty|Protocol|Memorandum|Arrangement|Charter|instrument) (?:has been|was|is) (?:drafted|drawn up|done|signed|concluded|made|executed) (?:[^.;]{0,60}? )?(?:at|in) )`)
	// foreign are the openings that are not English.
	foreign = lazily(`(?i)^(?:ten blijke|en foi|zu urkund|gedaan|fait|geschehen)`)
	// doing finds the verb behind a witness clause.
	doing = lazily(`\b(?:DONE|Done|done|GEDAAN|Gedaan|FAIT|Fait|GESCHEHEN|Geschehen|MADE|Made|SIGNED|Signed|signed (?:and sealed )?(?:this|the present) [A-Z]\w+,? (?:at|in)|EXECUTED|Executed|CONCLUDED|Concluded|GIVEN|Given|DRAWN UP|Drawn up|DATED|Dated)\b`)
)

// clauseReach is how many bytes a clause may run on.
const clauseReach = 1600

// clauses finds the signing clauses of the document with what they say.
func (t *treatyReader) clauses() []*signing {
	const before, behind = 140, 200
	var out []*signing
	past, bi := 0, 0
	for _, sign := range t.signs {
		for bi < len(t.doc.Blocks) && t.doc.Blocks[bi].End <= sign {
			bi++
		}
		if bi == len(t.doc.Blocks) {
			break
		}
		b := t.doc.Blocks[bi]
		from := max(b.Start, sign-before, past)
		for from < sign && t.text[from]&0xC0 == 0x80 { // not inside a letter
			from++
		}
		to := min(b.End, len(t.text), sign+behind)
		if sign < past || b.Start > sign || to <= from {
			continue
		}
		for _, loc := range opening.FindAllStringSubmatchIndex(t.text[from:to], -1) {
			start := from + loc[0]
			if start < past || (loc[4] >= 0 || loc[6] >= 0) && !t.begins(b.Start, start) {
				continue
			}
			if c := t.clause(bi, start, loc[2] >= 0, loc[6] >= 0 || loc[8] >= 0); c != nil {
				past = max(c.End, c.block.End)
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// begins reports whether a sentence begins at the offset: "done at" inside one
// is a citation.
func (t *treatyReader) begins(block, at int) bool {
	before := strings.TrimRight(t.text[block:at], " *_\"“(")
	if before == "" || strings.HasSuffix(t.text[block:at], "\n") {
		return true
	}
	switch c := before[len(before)-1]; c {
	case '.', ':', ';', '!', '|':
		return true
	case ',':
		return t.text[at+1] >= 'A' && t.text[at+1] <= 'Z' || foreign.MatchString(t.text[at:])
	default:
		// a verb in capitals needs no full stop before it
		return t.text[at+1] >= 'A' && t.text[at+1] <= 'Z'
	}
}

// clause reads the clause that begins at an offset of a block, or returns nil
// when it is none.
func (t *treatyReader) clause(block, start int, witnessing, telling bool) *signing {
	c := &signing{translated: foreign.MatchString(t.text[start:])}
	limit := start
	for k := block; k < len(t.doc.Blocks) && k < block+4 && limit-start < clauseReach; k++ {
		if t.doc.Blocks[k].Kind == dragoman.Heading && k > block {
			break
		}
		limit = min(t.doc.Blocks[k].End, len(t.text), start+clauseReach)
	}
	marked := t.firstMark(start, limit)
	if marked >= 0 {
		limit = marked
	}
	if c.translated { // the gazetteer does not know the parties' names
		if loc := onBehalf.FindStringIndex(t.text[start:limit]); loc != nil {
			limit = start + loc[0]
		}
	}
	verb := start
	if witnessing {
		if loc := doing.FindStringIndex(t.text[start:limit]); loc != nil {
			verb = start + loc[0]
		}
	}
	c.date, c.Span.End = t.signingDate(verb, limit)
	if c.Span.End == 0 {
		c.Span.End = t.sentenceEnd(verb, limit)
	}
	c.Span.Start = start
	c.place = t.signingPlace(verb, c.Span.End)
	if c.date == nil && c.place == nil && (!witnessing || marked < 0) {
		return nil
	}
	if telling && (c.date == nil || marked < 0 && !t.signedBelow(c.Span.End)) {
		return nil // a sentence about the instrument, not its clause
	}
	c.block = t.blockAfter(block, c.Span.End, marked)
	for c.Span.End > c.Span.Start && strings.ContainsRune(" \n*_", rune(t.text[c.Span.End-1])) {
		c.Span.End--
	}
	return c
}

// sentenceEnd is the end of the sentence that holds an offset.
func (t *treatyReader) sentenceEnd(at, limit int) int {
	text := strings.ReplaceAll(t.text[at:limit], "\n", " ")
	if i := strings.Index(t.text[at:limit], "\n\n"); i >= 0 && i > 20 {
		text = text[:i]
	}
	for _, s := range segment(text) {
		return at + s.End
	}
	return limit
}

// signingDate finds the date of a clause between two offsets, and the end of the
// sentence that holds it. A clause whose day was left blank has the month or the
// year that it gives.
func (t *treatyReader) signingDate(from, to int) (*dragoman.Date, int) {
	text := t.text[from:to]
	var best *date.Mention
	list := date.Find(text)
	for i := range list {
		m := &list[i]
		if m.Kind != date.Absolute || len(m.Dates) == 0 || m.Dates[0].Start.Year < 1600 {
			continue
		}
		if best == nil || best.Dates[0].Start.Day == 0 && m.Dates[0].Start.Day != 0 && m.Start-best.End < 120 {
			best = m
		}
	}
	if best != nil {
		end := t.sentenceEnd(from+best.End, to)
		iso := best.Dates[0].Start.String()
		d := dragoman.NewDate(iso, iso, oneLine(text[best.Start:best.End]))
		return &d, max(end, from+best.End)
	}
	if loc := foreignDate.FindStringSubmatchIndex(text); loc != nil {
		if month := t.x.lex.months[strings.ToLower(text[loc[4]:loc[5]])]; month > 0 {
			iso := date.Day{Year: atoi(text[loc[6]:loc[7]]), Month: month, Day: atoi(text[loc[2]:loc[3]])}.String()
			d := dragoman.NewDate(iso, iso, oneLine(text[loc[0]:loc[1]]))
			return &d, t.sentenceEnd(from+loc[1], to)
		}
	}
	if loc := blankDay.FindStringSubmatchIndex(text); loc != nil {
		const lead = "1 January " // a year in words is read only behind a month
		for _, m := range date.Find(lead + strings.ReplaceAll(text[loc[2]:loc[3]], "\n", " ")) {
			if len(m.Dates) > 0 && m.Dates[0].Start.Year > 0 {
				iso := date.Day{Year: m.Dates[0].Start.Year}.String()
				end := min(len(text), loc[2]+max(0, m.End-len(lead)))
				d := dragoman.NewDate(iso, iso, oneLine(text[loc[2]:end]))
				return &d, t.sentenceEnd(from+end, to)
			}
		}
	}
	return nil, 0
}

var (
	foreignDate = lazily(`\b(\d{1,2})(?:er|ste|de|\.|º|o)?\s+(?:de\s+)?(\pL{3,12})\s+(?:de[l]?\s+)?((?:18|19|20)\d\d)\b`)
	blankDay    = lazily(`(?i)\b(?:day|month|year)\s*(?:of)?[\s.…_–—,-]*(?:of|in the year)?[\s.…_–—,-]*((?:(?:one|two) thousand|nineteen|twenty|(?:19|20)\d\d)[^.;]{0,60})`)
)

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// seat is the phrase of a place in a signing clause. A place is capitalised and
// ends at a comma or a small word; "in duplicate" and "in the English language"
// are none.
var seat = lazily(`\b(?:[Aa]t|AT|in|IN|te|à|zu|[Aa] )\s*((?:the (?:[Cc]ity|town) of )?(?:['’‘]s-)?(?:[Tt]he )?\p{Lu}[\pL'’.-]*(?:(?:\s|-)(?:\p{Lu}[\pL'’.-]*|of the|of|des|de|la|del|el|al|am|en|le|di|and)(?:\b|\.))*)`)

// signingPlace finds the place of a clause between two offsets: the first that
// the gazetteer knows, else the first that stands behind "at".
func (t *treatyReader) signingPlace(from, to int) *dragoman.Place {
	text := strings.ReplaceAll(t.text[from:to], "\n", " ")
	var first *dragoman.Place
	for pos := 0; pos < len(text); {
		loc := seat.FindStringSubmatchIndex(text[pos:])
		if loc == nil {
			break
		}
		lead := strings.ToLower(strings.Fields(text[pos+loc[0] : pos+loc[2]])[0])
		start, end := pos+loc[2], pos+loc[3]
		pos = start + 1
		end = start + len(placeTail.ReplaceAllString(text[start:end], ""))
		name := text[start:end]
		if name == "" || notPlace.MatchString(name) {
			continue
		}
		p, known := t.seatOf(text, name, end)
		if known {
			return p
		}
		if first == nil && lead != "in" {
			first = p
		}
	}
	return first
}

var (
	placeTail = lazily(`(?i)(?:\s(?:on|this|the|of|and|in|de|le|la|el|am|en|\p{Lu}?[a-z]*day|January|February|March|April|May|June|July|August|September|October|November|December|DONE|the|[\s.]))+$`)
	notPlace  = lazily(`(?i)^(?:the )?(?:duplicate|triplicate|quadruplicate|two|three|four|english|french|dutch|german|spanish|arabic|russian|chinese|witness|this|each|accordance|tweevoud|case|original|twee|drie|double|de |(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)`)
)

// seatOf makes the place of a name in a clause, with the state that may follow
// it, and reports whether the gazetteer knows it.
func (t *treatyReader) seatOf(text, name string, end int) (*dragoman.Place, bool) {
	p := &dragoman.Place{Text: dragoman.String(oneLine(name)), City: dragoman.String(oneLine(cityOf.ReplaceAllString(name, "")))}
	known := t.lookSeat(p, string(p.City))
	// "Amman, Jordan"; "the Palais des Nations, Geneva"
	if loc := afterComma.FindStringSubmatchIndex(text[end:]); loc != nil {
		next := text[end+loc[2] : end+loc[3]]
		q := &dragoman.Place{}
		switch {
		case known:
			for _, m := range t.x.gaz.Find(next) {
				if e := m.Entries[0]; m.Start == 0 && e.Kind == gazetteer.State {
					p.Country, p.CountryCode, p.CountryInferred = dragoman.String(next[:m.End]), dragoman.String(e.Country), false
					p.Text = dragoman.String(oneLine(name + ", " + next[:m.End]))
				}
			}
		case !notPlace.MatchString(next) && t.lookSeat(q, oneLine(next)):
			q.Venue, q.City, q.Text = dragoman.String(strings.TrimPrefix(string(p.City), "the ")), dragoman.String(oneLine(next)), dragoman.String(oneLine(name+", "+next))
			return q, true
		}
	}
	return p, known
}

var (
	cityOf     = lazily(`(?i)^the (?:city|town) of `)
	afterComma = lazily(`^,\s*(\p{Lu}[\pL'’-]*(?: (?:of |and |the )?\p{Lu}[\pL'’-]*){0,4})`)
)

// lookSeat fills in the country of a city, and reports whether the gazetteer
// knows it. A state may be its own city: "at Singapore".
func (t *treatyReader) lookSeat(p *dragoman.Place, name string) bool {
	if strings.TrimLeft(name, "'’‘") == "s-Gravenhage" {
		name = "The Hague"
	}
	lead := "in " + name
	for _, m := range t.x.gaz.Find(lead) {
		e := m.Entries[0]
		if m.Start != 3 || e.Kind != gazetteer.City && e.Kind != gazetteer.State {
			continue
		}
		if m.End < len(lead)-5 && e.Kind == gazetteer.State {
			continue
		}
		p.Country, p.CountryCode, p.CountryInferred = dragoman.String(e.CountryName), dragoman.String(e.Country), true
		if e.Kind == gazetteer.State {
			p.Country = dragoman.String(e.Name)
		}
		return true
	}
	return false
}
