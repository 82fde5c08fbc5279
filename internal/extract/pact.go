package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// pact is one place in the text that tells of an instrument.
type pact struct {
	s       *sentence
	rule    string
	weight  int
	kind    dragoman.AgreementType
	title   string
	status  dragoman.AgreementStatus
	date    *dragoman.Date
	place   *dragoman.Place
	parties []string
	signers []actor
	now     bool // it tells how things stand: "remains", "currently"
	sure    bool // the parties stand in the sentence itself
	ours    bool // it is of the members of the body that reports, among themselves
	plural  bool // several are told together
	with    bool // a party is named behind "with"
	told    bool // "the agreement", as one told of before
	similar bool // it is of the kind of one told before, but not that one
}

// pacts reads what one sentence tells of instruments. before are those already
// read, last is the encounter told last.
func (r *reading) pacts(s *sentence, before []*pact, last *telling) []*pact {
	named := false
	for _, m := range s.mentions {
		named = named || m.kind == mentionInstrument
	}
	if !named || r.row(s) && !r.tells(s) {
		return nil
	}
	hits := r.hits(s, "agreement")
	var out []*pact
	done := map[int]bool{}
	for _, h := range hits {
		chain := r.instrumentsOf(s, h)
		for _, k := range chain {
			if done[k] || !within(h, k) && slices.ContainsFunc(hits, func(o hit) bool { return within(o, k) }) {
				continue
			}
			done[k] = true
			if p := r.pact(s, h, k, chain, before, last); p != nil {
				each := r.each(p, s, k)
				out = append(out, each...)
				before = append(before[:len(before):len(before)], each...)
			}
		}
	}
	for k, m := range s.mentions { // a draft that something else is told of exists all the same
		if m.kind != mentionInstrument || done[k] || m.instrument.kind == "" || r.author != nil || r.home == "" || !draftWord.in(s.text[m.start:m.end]) || !r.tells(s) {
			continue
		}
		h := hit{rule: r.x.rules.Rule(draftRule), start: m.start, end: m.end, within: []int{k}}
		if h.rule == nil {
			continue
		}
		if p := r.pact(s, h, k, h.within, before, last); p != nil {
			out = append(out, p)
		}
	}
	return out
}

// draftRule reads drafts; draftWord tells one by its name.
const draftRule = "agreement/drafted"

var draftWord = newCue(`\bdraft\b`)

// instrumentsOf returns the instruments that a hit tells of: those within it and
// those that follow in one row, "MoU between A and B, MoU between A and C".
func (r *reading) instrumentsOf(s *sentence, h hit) []int {
	var out []int
	for _, k := range h.within {
		if s.mentions[k].kind == mentionInstrument && !(len(out) > 0 && (hangsOn.MatchString(s.lead(s.mentions[k].start)) || strings.HasPrefix(s.text[s.mentions[k].end:], " of which"))) {
			out = append(out, k)
		}
	}
	if len(out) == 0 {
		return nil
	}
	pos := h.end
	for k, m := range s.mentions {
		if m.start < pos {
			continue
		}
		gap := s.text[pos:m.start]
		if m.kind == mentionInstrument {
			if !rowOfPacts.MatchString(gap) {
				break
			}
			out = append(out, k)
			pos = m.end
			continue
		}
		if (m.kind == mentionDate || m.kind == mentionPlace) && len(gap) < 16 {
			pos = m.end
			continue
		}
		if m.kind != mentionBody && m.kind != mentionPerson || !joins.MatchString(gap) {
			break
		}
		pos = m.end
	}
	return out
}

// hangsOn stands before an instrument that another is a part or a follow-up of.
var hangsOn = lazily(`\b(?:annexed|attached|appended|supplementary|additional|pursuant|according) to (?:the )?$|\b(?:under|supplementing|replacing|implementing|based on|in line with|on the (?:basis|strength) of|provided for (?:in|by)|in accordance with) (?:the )?$`)

var rowOfPacts = lazily(`(?i)^[\s,;“”"]*(?:(?:and|as well as|the|a|an|also|along with|two)[\s,]*)*$`)

// pact makes the telling of one instrument.
func (r *reading) pact(s *sentence, h hit, k int, chain []int, before []*pact, last *telling) *pact {
	x := s.mentions[k].instrument
	p := &pact{s: s, rule: h.rule.ID, weight: h.rule.Weight, kind: x.kind, title: x.title, status: dragoman.AgreementStatus(h.rule.Status), similar: x.similar, plural: x.plural, told: x.definite && x.title == ""}
	p.now = stands.in(s.text[max(0, h.start-60):min(len(s.text), h.end+60)])
	var when date.Day
	p.date = r.pactDate(s, h, k, chain)
	if p.date != nil {
		when = parseDay(p.date.Start)
	}
	p.place = r.pactPlace(s, h, k)
	if p.date == nil && done(p.status) && last != nil && last.date != nil && (carries(s, last) || last.s.section == s.section && s.index-last.s.index <= 2 && thereAndThen.in(s.text)) {
		d := *last.date
		if atClose.MatchString(s.text[:h.end]) && !d.Period && len(d.End) == len("2006-01-02") {
			d = dragoman.NewDate(d.End, d.End, "")
		}
		d.Inferred = true
		p.date, when = &d, parseDay(d.Start)
		if p.place == nil {
			p.place = last.place
		}
	}
	if x.kind == dragoman.ExchangeOfLetters && p.date != nil && !done(p.status) {
		p.status = dragoman.Signed // letters with a day have been written
	}
	if p.date == nil && done(p.status) {
		r.dateThere(p, s, h, last)
		if p.date != nil {
			when = parseDay(p.date.Start)
		}
	}
	if done(p.status) {
		p.date, when = r.behind(p.date, when)
	}
	if !done(p.status) && p.date != nil && p.status != dragoman.Expected && p.status != dragoman.Updated && !(p.status == dragoman.Agreed && len(p.date.Start) == len("2006-01-02") && settles.MatchString(s.text[h.start:h.end])) {
		p.date = nil // the date of a draft is none of the instrument's
	}
	if done(p.status) && (hedged.in(s.text[max(0, h.start-40):min(len(s.text), h.end+30)]) || h.rule.Sense == senseSigning && p.date == nil && outstanding.in(s.text)) {
		p.status = dragoman.Expected
	}
	if p.status == dragoman.Signed && h.rule.Sense == senseSigning && p.date == nil && !bySigning.in(s.text[:h.end]) {
		p.status = dragoman.Expected // "the signature of the Memorandum comes next"
	}
	if done(p.status) && p.status != dragoman.InForce && signatureAhead.in(s.text[h.start:]) {
		p.status = dragoman.Expected // "was initialled, its signature being expected in spring"
		if at, _ := signatureAhead.first(s.text[h.start:]); p.date != nil {
			p.date = notBefore(p.date, r.dateBehind(s, h.start+at))
		}
	}
	if p.status == dragoman.Expected && h.start == s.mentions[k].start && means.MatchString(s.lead(h.start)) && !textOf.MatchString(s.lead(h.start)) {
		return nil // "the visit under the Agreement is planned for May"
	}
	if h.rule.Sense == senseSigning && remembrance.in(s.text[h.start:s.mentions[k].start]) {
		return nil // "the anniversary of the Agreement"
	}
	if h.rule.Sense == senseAdoption && otherAdopted.MatchString(s.text[:h.end]) {
		return nil
	}
	if notDone.in(s.text[max(0, h.start-24):min(len(s.text), h.end+12)]) && done(p.status) {
		return nil
	}
	if done(p.status) && toAdopt.MatchString(tail(s.text[:h.start], 40)) && strings.HasPrefix(s.text[h.start:], "adopt ") {
		p.status = dragoman.Expected
	}
	if p.status == dragoman.Expected && p.date != nil && r.period[0].Year != 0 && p.date.End < r.period[0].String() {
		p.date = notBefore(&dragoman.Date{Start: r.period[0].String()}, p.date) // what is expected is not of last year
	}
	if done(p.status) && strings.HasPrefix(strings.ToLower(s.text[s.mentions[k].start:]), "no ") {
		return nil // "No agreement was signed"
	}
	if x.draft && done(p.status) && h.rule.Sense != senseAct {
		p.status = dragoman.Draft
	}
	r.parties(p, s, h, k, when)
	if inStatement.MatchString(s.lead(s.mentions[k].start)) && !r.stated(p, s, h) {
		return nil
	}
	if p.status == dragoman.Signed && thenInForce.MatchString(s.text[h.end:]) {
		p.status = dragoman.InForce
	}
	if p.status == dragoman.Draft && nowNegotiated.in(s.text[h.start:]) {
		p.status = dragoman.UnderNegotiation
	}
	if x.kind == "" && !r.recallPact(p, s, s.mentions[k].start, x.family, before, last) {
		return nil
	}
	if len(p.parties) == 0 && supplements(s, k) { // of those whose instrument it adds to
		if n := len(before); n > 0 && before[n-1].s.block == s.block && s.index-before[n-1].s.index <= 2 {
			p.parties = before[n-1].parties
		}
	}
	if p.ours = r.amongMembers(p, s, k); p.ours {
		p.parties, p.sure = []string{r.home}, false
	} else if len(p.parties) < 2 && !(p.status == dragoman.Agreed && len(p.parties) == 0 && r.local(p, s, h)) {
		r.inherit(p, s, x, before, last)
	}
	if !r.half(p, k) && !r.ratifiable(p, s, h) {
		return nil
	}
	return p
}

var (
	// signatureAhead puts the signature of what is told before it into the future.
	signatureAhead = newCue(`\b(?:its|whose|their) (?:signature|signing|adoption|conclusion) (?:is |was |are )?(?:being )?(?:expected|anticipated|planned|foreseen|scheduled|due|envisaged|awaited)\b`)
	// means stands before an instrument that is no subject.
	means = lazily(`\b(?:by|under|in|with|within|of) (?:the )?$`)
	// remembrance is of an instrument long signed.
	remembrance = newCue(`\b(?:anniversary|anniversaries|commemoration|celebration|jubilee|reception)\b`)
	// otherAdopted ends a clause in which something else is adopted: "discussed the
	// Plan and adopted".
	otherAdopted = lazily(`\band(?: [a-z]+ly)? (?:adopted|issued)$`)
	toAdopt      = lazily(`\bto (?:[a-z]+(?:,| and) )?$`)
)

// textOf stands before an instrument of whose text the sentence tells.
var textOf = lazily(`\b(?:text|wording|draft|version) of (?:the )?$`)

// settles begins what tells of an instrument that sides agreed on, not on making.
var settles = lazily(`^(?:agreed (?:on|upon|to)|accepted|(?:each|both|jointly) accepted|reached)(?:,? (?:on|in) (?:[^,;.]{4,40}?))?,? (?:with [^,;.]{3,60} )?(?:a|an|the|their)? ?(?:[\pL-]+ ){0,3}[\pL-]+$`)

// thenInForce tells of what was signed that it took effect, too.
var thenInForce = lazily(`(?i)^(?:[^.;]{0,100}? and|[^.;]{0,60},) (?:it )?(?:has |had )?(?:entered|came|went) into force\b|^[^.;]{0,100}?, which (?:entered|came|took) (?:into force|effect) (?:on|upon) (?:its )?signature`)

// nowNegotiated says of a draft that the sides talk about it.
var nowNegotiated = newCue(`\b(?:is|are) (?:now |currently |presently |still )?(?:under (?:negotiation|discussion)|being (?:negotiated|discussed))\b|\b(?:negotiations|talks) (?:are|remain) (?:ongoing|under way|continuing)\b`)

// consent is an agreement in the sense of consent: "following an agreement reached
// in Lima".
var consent = lazily(`(?i)^agreements? reached\b(?: (?:at|in|on|earlier|there|during))*\s*$`)

// news reports whether an instrument of peace was signed within the period that the
// document tells of: then it is reported, not cited, whoever signed it.
func (r *reading) news(p *pact) bool {
	if p.status != dragoman.Signed || p.date == nil || len(p.date.Start) < len("2006-01-02") || r.period[0].Year == 0 || !(p.title != "" || ofPeace.in(p.s.text)) {
		return false
	}
	return p.date.Start >= r.period[0].String() && p.date.End <= r.period[1].String()
}

// local reports whether communities or associations that are no known bodies made
// peace, or an arrangement among themselves, on a day of the period.
func (r *reading) local(p *pact, s *sentence, h hit) bool {
	if p.date == nil || len(p.date.Start) < len("2006-01-02") || h.rule.Sense != "" && h.rule.Sense != senseAct {
		return false
	}
	switch p.status {
	case dragoman.Signed:
		return localSides.MatchString(s.text)
	case dragoman.Agreed: // "representatives of the Bloc and of the Movement agreed on"
		ids := subjects(s, h.start)
		return len(ids) == 2 && !slices.ContainsFunc(ids, func(i int) bool { return s.mentions[i].kind != mentionPerson || !s.mentions[i].person.plural })
	}
	return false
}

// localSides are the two sides of an arrangement on the spot.
var localSides = lazily(`(?i)\b(?:between|by|of|from) (?:the |representatives of |leaders of |elders of )*[^.;,]{3,60}? and (?:the )?[^.;,]{3,40}? (?:communities|associations|clans|tribes|ethnic groups|villages|cooperatives)\b`)

var ofPeace = newCue(`\b(?:peace|ceasefire|reconciliation)\b`)

// half reports whether the sentence names a second party that is no known body:
// "between UNICEF and the authorities in the east", "with the same Ministry".
func (r *reading) half(p *pact, k int) bool {
	return len(p.parties) == 1 && unknownSide.MatchString(p.s.text[p.s.mentions[k].end:])
}

var unknownSide = lazily(`^[^.;]{0,120}?(?: between [^.;]{3,80}? and the (?:(?:[a-z]+ )?(?:sides|authorities|administration|company|association|community|communities|leaders|groups?|parties))\b| with the same \p{Lu}| with the (?:[a-z]+ )?(?:authorities|administration)\b)`)

// weighty reports whether a report may cite instruments of a type as its law.
func weighty(t dragoman.AgreementType) bool {
	switch t {
	case dragoman.GenericAgreement, dragoman.FrameworkAgreement, dragoman.Treaty, dragoman.Convention, dragoman.Declaration:
		return true
	}
	return false
}

// amongMembers reports whether the members of the body that reports made the
// instrument among themselves: then no other body is a party.
func (r *reading) amongMembers(p *pact, s *sentence, k int) bool {
	if r.author != nil || r.home == "" || p.kind == dragoman.MoU || slices.ContainsFunc(p.parties, func(key string) bool { return key != r.home }) {
		return false
	}
	m := s.mentions[k]
	return membersOwn.MatchString(s.text[m.end:min(len(s.text), m.end+160)])
}

var membersOwn = lazily(`^(?: (?:on|for|concerning) [^.;,]{3,90}?)? (?:of|among|between) (?:the |all )?(?:(?:\p{Lu}+ )?[Mm]ember [Ss]tates|[Gg]overnments of the (?:\p{Lu}+ )?[Mm]ember [Ss]tates)\b|^[^.;]{0,80}?(?:signed|adopted|concluded)[^.;]{0,50}? by (?:the |all )?(?:[Gg]overnments|[Hh]eads of [Ss]tate|[Mm]ember [Ss]tates)\b`)

// ofMany reports whether an agreement of which one side is known is one of several
// all the same: it makes a body, or bears a title, and others signed it, too.
func (r *reading) ofMany(p *pact, s *sentence, h hit) bool {
	text := s.text[h.start:min(len(s.text), h.end+160)]
	switch {
	case founding.in(text) && (p.status == dragoman.Adopted || p.status == dragoman.Signed && p.date != nil):
		return true
	case p.status == dragoman.Signed && p.title != "" && p.date != nil:
		return byAnother.MatchString(text) || r.author == nil && p.parties[0] == r.home && amongMembers.MatchString(s.text)
	}
	return false
}

var (
	// founding is of an instrument that makes something of two sides.
	founding = newCue(`\b(?:establishing|creating|setting up|on the establishment of|on the creation of)\b`)
	// amongMembers are those who make an agreement within a body.
	amongMembers = lazily(`(?i)\b(?:heads of (?:state|government)|member states|governments of|ministers of)\b`)
	// byAnother names who signed, a second one among them.
	byAnother = lazily(`\bsigned by [^.;]{3,80}? and (?:the )?\p{Lu}`)
)

// thereAndThen says that something was done at the encounter told before.
var thereAndThen = newCue(`\b(?:at the end of (?:the|their|that|this) (?:conversation|meeting|talks|visit|discussions|session)|on (?:that|this|the same) occasion|(?:during|at the end of|in the course of) (?:that|this|the same) (?:visit|meeting|summit|session|stay)|at (?:that|this|the same) (?:meeting|summit|session|conference|ceremony)|(?:after|following) the (?:meeting|talks|conversation)|(?:in|on) the (?:margins|sidelines) of (?:that|this|the same) (?:meeting|visit|summit|session|conference|event)|at (?:the end of the (?:conference|summit|forum|consultations|workshop)|its (?:close|end|conclusion)\b))\b`)

// sides are the bodies of all who took part.
func (t *telling) sides() []string {
	keys := append([]string(nil), t.bodies...)
	for _, a := range t.actors {
		keys = append(keys, a.bodies...)
	}
	return unique(keys)
}

// supplements reports whether an instrument adds to another: "an additional
// protocol to the Code".
func supplements(s *sentence, k int) bool {
	m := s.mentions[k]
	return m.instrument.amends || further.MatchString(s.text[m.start:m.end]) && strings.HasPrefix(s.text[m.end:], " to ")
}

var further = lazily(`(?i)\b(?:additional|supplementary|supplemental|second|third|optional) `)

// stands are words that tell how things are at the end of the period.
var stands = newCue(`\b(?:currently|at present|remains?|still|has since|have since|continues?|continued|continuation|ongoing|is being|are being|go on|goes on)\b`)

// done reports whether a status tells of an act that has a date.
func done(st dragoman.AgreementStatus) bool {
	switch st {
	case dragoman.Signed, dragoman.Adopted, dragoman.InForce, dragoman.Updated:
		return true
	}
	return false
}

// hedged words put a signature into the future; notDone deny it. outstanding are the
// words of a sentence that puts a signing that is only named into the future:
// "next comes the signing of".
var (
	hedged      = newCue(`\b(?:will|would|could|may|might|to be|expected to|plans? to|intends? to|is to|are to|potential|possible|ready to|hopes? to|agreed to|wish to|prior to|before|until|pending|awaiting|towards|aim(?:s|ed|ing) (?:at|to)|for the)(?: (?:the|be|soon|also|its))*(?: (?:sign|signing|signature|conclusion|signed|conclude|adopt|adoption|adopted|concluded))\b`)
	notDone     = newCue(`\b(?:not|never|without|no|failed to|refused to|unable to|declined to) (?:been |be |yet |having )*(?:sign(?:ed)?|adopt(?:ed)?|conclud(?:e|ed))\b`)
	outstanding = newCue(`\b(?:next steps?|(?:come|comes|coming|follow|follows|steps?|stands?) next|next (?:come|comes|is|are)\b|(?:remains?|is|are) (?:still )?(?:possible|pending|awaited|foreseen|envisaged|planned|outstanding|conceivable)|(?:has|have|is|are) (?:yet|still) to|yet to|to follow|on the agenda)\b`)
)

// bySigning says that a signature has been given, though its day is not told.
var bySigning = newCue(`\b(?:since|following|after|upon|witnessed|attended|culminated|resulted|led to|celebrated|marked|with the signing)\b`)

// ratifiable drops what is no instrument between bodies: an agreement in the
// sense of consent, a mandate that is only cited.
func (r *reading) ratifiable(p *pact, s *sentence, h hit) bool {
	if p.status == dragoman.Signed && len(p.signers) > 1 {
		return true // two people put their names to it
	}
	if h.rule.Sense != senseDated && (r.news(p) || len(p.parties) == 0 && r.local(p, s, h)) {
		return true
	}
	if len(p.parties) == 0 || len(p.parties) == 1 && p.parties[0] == r.home && p.plural {
		return false
	}
	if p.kind == dragoman.GenericAgreement && p.title == "" && consent.MatchString(s.text[h.start:h.end]) {
		return false
	}
	if h.rule.Sense == senseAdoption && len(p.parties) == 1 && (p.parties[0] == r.home || tooWide[p.parties[0]]) && strings.Contains(s.text[h.start:h.end], "ed by ") {
		return false // a decision of the house
	}
	if h.rule.Sense == senseDated && (r.author != nil || len(p.parties) < 2 || r.home != "" && !slices.Contains(p.parties, r.home)) {
		return false // what others once signed is only cited
	}
	if h.rule.Sense == senseDated && weighty(p.kind) && (!p.sure || hangsOn.MatchString(s.lead(h.start))) {
		return false // a mandate
	}
	if p.ours {
		return p.kind != dragoman.GenericAgreement || p.title != "" || done(p.status)
	}
	if h.rule.Sense == senseStatement && len(p.parties) < 2 && (p.kind == dragoman.JointDeclaration || p.kind == dragoman.Communique) {
		return false // two of one side are no two sides
	}
	switch p.kind {
	case dragoman.Decision:
		return p.status == dragoman.Adopted && strings.Contains(strings.ToLower(p.title), "decision") && p.date != nil
	case dragoman.OtherInstrument:
		return len(p.parties) > 1
	case dragoman.GenericAgreement, dragoman.Protocol, dragoman.Convention, dragoman.Treaty, dragoman.RoadMap, dragoman.Declaration:
		if len(p.parties) < 2 && p.status != dragoman.Adopted && p.title == "" && !r.ofMany(p, s, h) {
			return false
		}
		if len(p.parties) < 2 && p.kind == dragoman.GenericAgreement && !r.ofMany(p, s, h) {
			return false
		}
	}
	return true
}
