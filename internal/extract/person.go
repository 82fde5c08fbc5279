package extract

import (
	"cmp"
	"strings"
	"unicode"

	"dragoman/internal/extract/date"
)

// person is a mention of someone: by name, by office, or by a pronoun.
type person struct {
	name      string // without honorific; empty for an office or a pronoun
	honorific string
	role      string   // the office as the text has it, without the body that it belongs to
	orgs      []string // keys of the bodies in the office's name, in order
	org       string   // the one that the office belongs to
	seat      string   // the capital of the state that he or she stands for
	also      []string // keys of bodies for which he or she acts besides
	former    bool
	definite  bool   // "the Secretary General": may refer back
	plural    bool   // "heads of regional offices": a group
	owner     string // the word of "the Commission's Chairperson"
	facto     bool   // of the de facto authorities, whatever body it names
	possessed bool   // "my Special Representative", "its Executive Director"
	pronoun   string

	roleStart, roleEnd int       // bytes of the sentence; equal when there is no role
	background         []*person // people named inside the office's name, who take no part

	field string    // what tells the office from another of its name: "(Political)"
	held  []*person // further offices

	since, until date.Day // the days from which and until which the office was held, or zero
}

// peopleParser reads the people of one sentence.
type peopleParser struct {
	lex      *lexicon
	text     string
	toks     []token
	match    []gazMatch // gazetteer and document matches by index; token.match-1
	doubtful []doubtful
}

// gazMatch is a match of the gazetteer or of the document's own definitions,
// in tokens.
type gazMatch struct {
	first, last int    // tokens, inclusive
	start, end  int    // bytes
	body        string // key, when it names a body or a state
	state       bool
	nation      string   // key of the state, when it is a demonym
	owner       string   // key of the state whose ministry it is
	part        bool     // it is a bureau or an office, a part of some body
	more        []string // keys of further bodies: "OTS-WHO"
	city        bool
	ambiguous   bool
	short       bool // a body's name cut short: "the International Conference"
}

func (p *peopleParser) tok(i int) token {
	if i < 0 || i >= len(p.toks) {
		return token{}
	}
	return p.toks[i]
}

func (p *peopleParser) gaz(i int) *gazMatch {
	if i < 0 || i >= len(p.toks) || p.toks[i].match == 0 {
		return nil
	}
	return &p.match[p.toks[i].match-1]
}

// parse returns the people of the sentence as mentions.
func (p *peopleParser) parse() []mention {
	var out []mention
	for i := 0; i < len(p.toks); {
		t := p.toks[i]
		if t.class == punct || t.class == number || t.date {
			i++
			continue
		}
		if who, end := p.counterpartOf(out, i); end > i {
			m := p.mention(i, end, who)
			out = append(out, m)
			i = end
			continue
		}
		if list, end := p.named(i); end > i {
			out = append(out, list...)
			i = end
			continue
		}
		if list, end := p.offices(i); end > i {
			out = append(out, list...)
			i = end
			continue
		}
		if list, end := p.bearers(i); end > i {
			out = append(out, list...)
			i = end
			continue
		}
		if list, end := p.portfolios(i); end > i {
			out = append(out, list...)
			i = end
			continue
		}
		if who, end := p.standIn(i); end > i {
			m := p.mention(i, end, who)
			out = append(out, m)
			i = end
			continue
		}
		if who, end := p.highCommissioner(i); end > i {
			m := p.mention(i, end, who)
			out = append(out, m)
			i = end
			continue
		}
		// a name that begins with a form of address
		if hon, j := p.honorifics(i); j > i {
			if end := p.name(j, true); end > j {
				who := &person{honorific: hon, name: p.span(j, end)}
				end = p.suffix(end)
				if !p.inRow(i, end, who) {
					if last, ok := p.attach(out, who, i); ok {
						out[last].end = p.toks[end-1].end
						i = p.after(&out[last], end)
						continue
					}
				}
				m := p.mention(i, end, who)
				i = p.after(&m, end)
				out = append(out, m)
				continue
			}
			if who, end, ok := p.office(j); ok && p.styled(i) > i { // "His Royal Highness, Crown Prince"
				who.honorific = hon
				m := p.mention(i, end, who)
				i = p.afterRole(&m, end)
				out = append(out, m)
				continue
			}
		}
		if t.class == plain && !t.is(modifierWord) && !t.is(nounWord) && !t.is(titleWord) && t.match == 0 {
			i++
			continue
		}
		if who, end, ok := p.office(i); ok {
			if last := len(out) - 1; last >= 0 && p.secondOffice(out[last], i, end, who) {
				m := &out[last]
				m.person.orgs = unique(append(m.person.orgs, who.orgs...))
				if m.person.org == "UN" {
					m.person.org = who.org // the organ that he or she heads
				}
				m.end = p.toks[end-1].end
				i = p.afterRole(m, end)
				continue
			}
			if last := len(out) - 1; last >= 0 && p.apposition(out[last], i, who) && !p.listed(i, end) {
				m := &out[last]
				m.person.takeRole(who)
				m.end = p.toks[end-1].end
				i = p.afterRole(m, end)
				continue
			}
			if last := len(out) - 1; last >= 0 && p.actsAs(out[last], i, who) {
				m := &out[last]
				m.person.also = append(m.person.also, who.org)
				m.end = p.toks[end-1].end
				i = p.afterRole(m, end)
				continue
			}
			m := p.mention(i, end, who)
			i = p.afterRole(&m, end)
			out = append(out, m)
			continue
		}
		if end := p.surnameOf(out, i); end > i {
			m := &out[len(out)-1]
			m.person.name = p.span(i, end)
			m.end = p.toks[end-1].end
			i = p.after(m, end)
			continue
		}
		if end := p.bareName(i); end > i {
			who := &person{name: p.span(i, end)}
			end = p.suffix(end)
			if last, ok := p.attach(out, who, i); ok {
				out[last].end = p.toks[end-1].end
				i = p.after(&out[last], end)
				continue
			}
			m, begin := p.mention(i, end, who), i
			i = p.after(&m, end)
			if m.person.role != "" || p.cued(m) || p.tok(i).lower == "on" && p.tok(i+1).lower == "behalf" || p.officeBehind(begin, i) || m.person.org != "" && m.start < p.toks[begin].start {
				out = append(out, m)
			} else {
				p.doubtful = append(p.doubtful, doubtful{p.toks[begin].start, m.end})
			}
			continue
		}
		if g := p.gaz(i); g != nil {
			i = max(i+1, g.last+1)
			continue
		}
		i++
	}
	return p.formerlyOf(p.oneHolder(out))
}

func (p *peopleParser) span(i, j int) string { return p.text[p.toks[i].start:p.toks[j-1].end] }

func (p *peopleParser) mention(i, end int, who *person) mention {
	start := p.toks[i].start
	for k := i - 1; k >= 0 && k >= i-2; k-- { // the article belongs to the mention
		switch p.toks[k].lower {
		case "the":
			who.definite = true
			start = p.toks[k].start
		case "my", "its", "his", "their", "our", "her":
			who.possessed = true
			who.pronoun = p.toks[k].lower
			start = p.toks[k].start
		case "former", "then", "outgoing":
			who.former = true
			start = p.toks[k].start
			continue
		case "new", "newly", "current":
			start = p.toks[k].start
			continue
		case "counterpart", ",":
			c := k
			if p.toks[k].text == "," {
				c--
			}
			if g := p.gaz(c - 1); p.tok(c).lower == "counterpart" && g != nil && g.nation != "" && who.org == "" { // "his Chilean counterpart, Ana Rojas"
				who.org, who.orgs = g.nation, []string{g.nation}
				start = p.toks[g.first].start
			}
		case "'s", "’s":
			if o := p.tok(k - 1); o.capital() && o.is(bodyHead) && p.tok(k-2).lower == "the" {
				who.owner = o.lower
			}
		}
		break
	}
	if i >= 2 && p.tok(i-1).text == "s" && (p.tok(i-2).text == "’" || p.tok(i-2).text == "'") { // the genitive in pieces
		if o := p.tok(i - 3); o.capital() && o.is(bodyHead) {
			who.owner = o.lower
		}
	}
	return mention{kind: mentionPerson, start: start, end: p.toks[end-1].end, person: who, source: "grammar"}
}

func (w *person) takeRole(from *person) {
	w.role, w.orgs, w.org, w.plural = from.role, from.orgs, from.org, from.plural
	w.roleStart, w.roleEnd = from.roleStart, from.roleEnd
	w.owner = cmp.Or(w.owner, from.owner)
	w.former, w.facto = w.former || from.former, w.facto || from.facto
	w.background = append(w.background, from.background...)
}

// attach joins a name to the office that stands just before it.
func (p *peopleParser) attach(out []mention, who *person, i int) (int, bool) {
	last := len(out) - 1
	if last < 0 {
		return 0, false
	}
	m := &out[last]
	between := strings.TrimSpace(p.text[m.end:p.toks[i].start])
	switch between {
	case "", ",", "-", "–":
	case ":":
		if o := m.person; o.roleEnd == 0 || !unicode.IsUpper(firstRune(p.text[o.roleStart:])) {
			return 0, false // "newly at the head of the Fund: Ms. Duarte"
		}
	default:
		if strings.HasPrefix(between, "in ") && m.person.name == "" && p.cityOnly(m.end, p.toks[i].start) {
			break // "Head of the Office in Lima, Ms. Ana Duarte"
		}
		if !(strings.HasPrefix(between, "(") && strings.HasSuffix(strings.TrimRight(between, ", "), ")") && len(between) < 24) {
			return 0, false
		}
	}
	o := m.person
	if o.pronoun != "" && !o.possessed {
		return 0, false
	}
	if o.name != "" {
		// "NAME, Adviser of the President of the Council, NAME": the second is
		// the holder of the office inside the first one's.
		if o.role != "" && between == "," && o.roleEnd == m.end && len(o.background) == 0 && nestedOffice(p, o) {
			o.background = append(o.background, &person{name: who.name, honorific: who.honorific, role: "", former: false})
			return last, true
		}
		return 0, false
	}
	if o.role == "" || o.plural {
		return 0, false
	}
	if between == "" && who.honorific == "" && len(strings.Fields(who.name)) < 2 && o.org != "" && o.roleEnd > 0 && !p.lex.is(lastField(o.role), titleWord) {
		return 0, false
	}
	o.name, o.honorific = who.name, cmp.Or(who.honorific, o.honorific)
	return last, true
}

func lastField(s string) string {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// nestedOffice reports whether an office's name holds another office: "Chief of
// Cabinet of the High Representative".
func nestedOffice(p *peopleParser, o *person) bool {
	words := p.lex.tokenize(p.text[o.roleStart:o.roleEnd])
	seen, of := false, false
	for _, t := range words {
		if t.is(titleWord) && t.capital() {
			if seen && of {
				return true
			}
			seen = true
		}
		if t.lower == "of" || t.lower == "to" {
			of = true
		}
	}
	return false
}

// after reads on behind a name: the body that the person is of, an office in
// apposition.
func (p *peopleParser) after(m *mention, end int) int {
	end = p.ofBody(m, end)
	if m.person.role != "" || p.tok(end).text != "," || p.tok(end+1).lower != "a" && p.tok(end+1).lower != "an" {
		return end
	}
	// "NAME, a United States government special employee working on ...,"
	who := m.person
	k := end + 2
	for k < len(p.toks) && k < end+14 && p.toks[k].text != "," && p.toks[k].class != number {
		if p.toks[k].is(headWord) && p.toks[k].capital() {
			return end // an office: read as such
		}
		if g := p.gaz(k); g != nil && who.org == "" && k < end+6 {
			who.org = g.body
			if g.body == "" {
				who.org = g.nation
			}
		}
		k++
	}
	if who.org == "" || p.tok(k).text != "," {
		who.org = ""
		return end
	}
	who.orgs = []string{who.org}
	who.role = p.span(end+2, k)
	who.roleStart, who.roleEnd = p.toks[end+2].start, p.toks[k-1].end
	m.end = p.toks[k-1].end
	return k
}

// afterRole reads on behind an office: "(former)", "(IRENA)".
func (p *peopleParser) afterRole(m *mention, end int) int {
	for p.tok(end).text == "(" {
		if j := p.bracketName(m, end); j > end {
			return j
		}
		k := end + 1
		for k < len(p.toks) && k < end+6 && p.toks[k].text != ")" {
			if p.toks[k].lower == "former" {
				m.person.former = true
			}
			k++
		}
		if p.tok(k).text != ")" {
			break
		}
		if f := p.span(end+1, k); m.person.field == "" && p.fieldName(end+1, k) {
			m.person.field = f
		}
		m.end = p.toks[k].end
		end = k + 1
	}
	return end
}
