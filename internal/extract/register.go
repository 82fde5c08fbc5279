package extract

import (
	"strings"

	"dragoman"
)

// register reads a row of a table of instruments, or returns nil.
func (r *reading) register(x *row) *pact {
	c := x.cell(instrumentColumn)
	if c == nil || r.home == "" {
		return nil
	}
	var found *instrument
	for _, m := range c.mentions {
		if m.kind == mentionInstrument && m.instrument.kind != "" {
			found = m.instrument
			break
		}
	}
	if found == nil {
		return nil
	}
	p := &pact{s: x.s, rule: registerRow, weight: 50, kind: found.kind, title: found.title, date: r.dateOf(x), place: r.placeOf(x), sure: true}
	if p.status = r.stageOf(x); p.status == "" {
		return nil
	}
	p.parties = []string{r.home}
	partner := x.cell(partnerColumn)
	if partner == nil {
		partner = c
	}
	for _, m := range partner.mentions {
		if m.kind == mentionBody && m.body.key != "" {
			p.parties = append(p.parties, m.body.key)
		}
	}
	if p.parties = unique(p.parties); len(p.parties) < 2 {
		return nil
	}
	if who := x.cell(peopleColumn); who != nil && p.status == dragoman.Signed {
		p.signers = r.signersIn(who, p)
	}
	return p
}

// registerRow stands for the reading of a register's rows among the rules.
const registerRow = "calendar/register"

// stageOf is the stage of the instrument in a row: that of its status column, or
// the one that the table is said to be of.
func (r *reading) stageOf(x *row) dragoman.AgreementStatus {
	text := x.table.head
	if c := x.cell(statusColumn); c != nil {
		text = strings.ToLower(c.text)
	}
	for _, stage := range []struct {
		words  cue
		status dragoman.AgreementStatus
	}{
		{stageNegotiated, dragoman.UnderNegotiation}, {stageExpected, dragoman.Expected}, {stageDraft, dragoman.Draft},
		{stageInForce, dragoman.InForce}, {stageSigned, dragoman.Signed}, {stageAdopted, dragoman.Adopted}, {stageProposed, dragoman.AgreementProposed},
	} {
		if stage.words.in(text) {
			return stage.status
		}
	}
	return ""
}

// The words of a status column or of a table's header.
var (
	stageNegotiated = newCue(`\b(?:under negotiation|negotiations?|under discussion)\b`)
	stageExpected   = newCue(`\b(?:to be signed|expected|awaiting signature|pending signature|planned)\b`)
	stageDraft      = newCue(`\b(?:draft|drafted|in preparation|under preparation)\b`)
	stageInForce    = newCue(`\b(?:in force|entered into force)\b`)
	stageSigned     = newCue(`\b(?:signed|signature|concluded|signatories)\b`)
	stageAdopted    = newCue(`\badopted\b`)
	stageProposed   = newCue(`\bproposed\b`)
)

// signersIn are the people of a cell: named with their offices, or by their names
// alone, "A. Duarte, L. Prado".
func (r *reading) signersIn(c *sentence, p *pact) []actor {
	var out []actor
	when := r.day(c)
	if p.date != nil {
		when = parseDay(p.date.Start)
	}
	for _, m := range c.mentions {
		if m.kind == mentionPerson && !m.person.plural && m.person.name != "" && m.person.role != "" {
			if a, ok := r.resolve(c, m, when); ok {
				out = append(out, a)
			}
		}
	}
	if len(out) > 0 {
		return joinActors(out)
	}
	for _, name := range strings.FieldsFunc(strings.ReplaceAll(c.text, " and ", ","), func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
		name = strings.TrimSpace(name)
		if !signature.MatchString(name) {
			return nil
		}
		who := &person{name: name}
		if a, ok := r.resolve(c, mention{kind: mentionPerson, person: who}, when); ok {
			out = append(out, a)
		}
	}
	return joinActors(out)
}

// signature is a name as a register has it: an initial or given name, a surname.
var signature = lazily(`^(?:\p{Lu}\pL*\.?[ -]?){1,3} ?\p{Lu}[\pL’'-]+$`)
