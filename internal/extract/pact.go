package extract

import (
	"sort"
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
	sure    bool // the parties stand in the sentence itself
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
			if done[k] {
				continue
			}
			done[k] = true
			if p := r.pact(s, h, k, chain, before, last); p != nil {
				out = append(out, p)
			}
		}
	}
	return out
}

// instrumentsOf returns the instruments that a hit tells of: those within it and
// those that follow in one row, "MoU between A and B, MoU between A and C".
func (r *reading) instrumentsOf(s *sentence, h hit) []int {
	var out []int
	for _, k := range h.within {
		if s.mentions[k].kind == mentionInstrument {
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

var rowOfPacts = lazily(`(?i)^[\s,;“”"]*(?:(?:and|as well as|the|a|an|also|along with|two)[\s,]*)*$`)

// pact makes the telling of one instrument.
func (r *reading) pact(s *sentence, h hit, k int, chain []int, before []*pact, last *telling) *pact {
	x := s.mentions[k].instrument
	p := &pact{s: s, rule: h.rule.ID, weight: h.rule.Weight, kind: x.kind, title: x.title, status: dragoman.AgreementStatus(h.rule.Status)}
	var when date.Day
	p.date = r.pactDate(s, h, k, chain)
	if p.date != nil {
		when = parseDay(p.date.Start)
	}
	p.place = r.pactPlace(s, h, k)
	if p.date == nil && done(p.status) && last != nil && last.date != nil && carries(s, last) {
		d := *last.date
		d.Inferred = true
		p.date, when = &d, parseDay(d.Start)
		if p.place == nil {
			p.place = last.place
		}
	}
	if !done(p.status) && p.date != nil && p.status != dragoman.Expected && p.status != dragoman.Updated {
		p.date = nil // the date of a draft is none of the instrument's
	}
	if done(p.status) && (hedged.in(s.text[max(0, h.start-40):min(len(s.text), h.end+30)]) || h.rule.ID == "agreement/signing-of" && p.date == nil && outstanding.in(s.text)) {
		p.status = dragoman.Expected
	}
	if p.status == dragoman.Signed && h.rule.ID == "agreement/signing-of" && p.date == nil && !bySigning.in(s.text[:h.end]) {
		p.status = dragoman.Expected // "the signature of the Memorandum comes next"
	}
	if notDone.in(s.text[max(0, h.start-24):min(len(s.text), h.end+12)]) && done(p.status) {
		return nil
	}
	if x.draft && done(p.status) && h.rule.ID != "agreement/signed" {
		p.status = dragoman.Draft
	}
	r.parties(p, s, h, k, when)
	if x.kind == "" { // "the document": the instrument told last
		for i := len(before) - 1; i >= 0; i-- {
			b := before[i]
			if b.s.block == s.block || b.s.section == s.section && s.index-b.s.index < 3 {
				p.kind, p.title = b.kind, b.title
				if len(p.parties) < 2 {
					p.parties = b.parties
				}
				break
			}
		}
		if p.kind == "" {
			return nil
		}
	}
	if len(p.parties) < 2 {
		r.inherit(p, s, x, before)
	}
	if !r.ratifiable(p, s, h) {
		return nil
	}
	return p
}

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
	notDone     = newCue(`\b(?:not|never|without|no|failed to|refused to) (?:been |be |yet |having )*(?:sign(?:ed)?|adopt(?:ed)?|conclud(?:e|ed))\b`)
	outstanding = newCue(`\b(?:next steps?|(?:come|comes|coming|follow|follows|steps?|stands?) next|next (?:come|comes|is|are)\b|(?:remains?|is|are) (?:still )?(?:possible|pending|awaited|foreseen|envisaged|planned|outstanding|conceivable)|(?:has|have|is|are) (?:yet|still) to|yet to|to follow|on the agenda)\b`)
)

// bySigning says that a signature has been given, though its day is not told.
var bySigning = newCue(`\b(?:since|following|after|upon|witnessed|attended|culminated|resulted|led to|celebrated|marked|with the signing)\b`)

// pactDate finds the day of signature or adoption: behind the verb with nothing
// but places between, or at the head of the clause.
func (r *reading) pactDate(s *sentence, h hit, k int, chain []int) *dragoman.Date {
	best, bestD := -1, 1<<30
	end := max(h.end, s.mentions[k].end)
	next := len(s.text)
	for n, c := range chain {
		if c == k && len(chain) > 1 {
			end = s.mentions[k].end
			if n+1 < len(chain) {
				next = s.mentions[chain[n+1]].start
			}
		}
	}
	for i, m := range s.mentions {
		if m.start >= next {
			break
		}
		if m.kind != mentionDate || m.date.Deadline || m.date.Since && !sinceSigning.MatchString(s.text) {
			continue
		}
		d := 1 << 30
		switch {
		case m.start >= h.start && m.end <= end:
			d = 1
		case m.start >= end:
			gap := s.text[end:m.start]
			if strings.ContainsAny(gap, ";") || strings.Contains(gap, "which was") || strings.Contains(gap, "where ") {
				continue
			}
			for n := range s.mentions { // another encounter's date
				if e := s.mentions[n]; e.kind == mentionEvent && e.start >= end && e.end <= m.start && e.event.form != dragoman.FormVisit && e.event.form != dragoman.FormCeremony && e.event.form != dragoman.FormSummit {
					gap += strings.Repeat("x", 60)
				}
			}
			d = len(gap)
			if d > 200 {
				continue
			}
		default:
			if strings.Trim(s.text[m.end:h.start], " ,") == "" { // "the Conference of 6 May 2020 adopted"
				d = 100
			} else if leading(s, m) || leadsInEvent(s, i, h.start) {
				d = 150 + (h.start-m.end)/8
			}
		}
		if d < bestD {
			best, bestD = i, d
		}
	}
	if best < 0 {
		return nil
	}
	return r.resolveDate(s, s.mentions[best], -1)
}

var sinceSigning = lazily(`(?i)since the (?:signing|signature|conclusion)`)

// leadsInEvent reports whether the date belongs to an encounter that opens the
// sentence: "At the Summit held on 3 November in Astana, the Council adopted".
func leadsInEvent(s *sentence, i, before int) bool {
	m := s.mentions[i]
	if m.end > before {
		return false
	}
	head := strings.ToLower(s.text[:min(len(s.text), 40)])
	for _, p := range []string{"at the", "during", "nevertheless, at", "at its", "on the margins", "on the sidelines", "in the course", "moreover, at", "at a "} {
		if strings.Contains(head, p) {
			return true
		}
	}
	return false
}

// pactPlace finds where an instrument was signed.
func (r *reading) pactPlace(s *sentence, h hit, k int) *dragoman.Place {
	best, bestD := -1, 1<<30
	end := max(h.end, s.mentions[k].end)
	for i, m := range s.mentions {
		if m.place == nil {
			continue
		}
		lead := s.lead(m.start)
		if !preceded(lead, " in", "in", " at", " to") {
			continue
		}
		d := 0
		if m.start >= end {
			gap := s.text[end:m.start]
			if strings.Contains(gap, ";") || purpose.in(gap) || len(gap) > 160 {
				continue
			}
			d = len(gap)
		} else if m.end <= h.start {
			d = 60 + (h.start-m.end)/2
			if d > 130 && !leadsInEvent(s, i, h.start) {
				continue
			}
		}
		if preceded(lead, " to") && !strings.Contains(lead, "visit") {
			continue
		}
		if d < bestD {
			best, bestD = i, d
		}
	}
	if best < 0 {
		return nil
	}
	m := s.mentions[best]
	p := &dragoman.Place{Text: dragoman.String(s.text[m.start:m.end])}
	r.setPlace(p, m, s.text[m.start:m.end])
	if best+1 < len(s.mentions) && p.City != "" {
		n := s.mentions[best+1]
		if es := r.stateAt(s, n); es != nil && strings.TrimSpace(s.text[m.end:n.start]) == "," {
			p.Country, p.CountryCode, p.CountryInferred = dragoman.String(strings.Join(strings.Fields(s.text[n.start:n.end]), " ")), dragoman.String(es.Country), false
		}
	}
	return p
}

// parties finds who the parties of an instrument are, and who signed.
func (r *reading) parties(p *pact, s *sentence, h hit, k int, when date.Day) {
	x := s.mentions[k]
	add := func(key string) {
		if key != "" {
			p.parties = append(p.parties, key)
		}
	}
	addMention := func(m mention, signer bool) {
		switch m.kind {
		case mentionBody:
			if m.body.group != notGroup {
				for _, key := range r.group(s, m.body) {
					add(key)
				}
				return
			}
			add(m.body.key)
		case mentionPerson:
			a, ok := r.resolve(s, m, when)
			if !ok {
				return
			}
			for _, b := range a.bodies {
				add(b)
			}
			if signer && (a.Name != "" || a.Role != "" && !m.person.plural) {
				p.signers = append(p.signers, a)
			}
		}
	}
	// behind the instrument: "between A and B", "with B", "of C"
	row, _ := objects(s, x.end)
	gap := ""
	if len(row) > 0 {
		gap = strings.ToLower(strings.TrimSpace(s.text[x.end:s.mentions[row[0]].start]))
	}
	own := strings.HasPrefix(gap, "between") || strings.HasPrefix(gap, "with") || strings.HasPrefix(gap, "among") || strings.HasPrefix(gap, "of") && p.kind == dragoman.TermsOfReference || strings.HasPrefix(gap, "on cooperation between") || strings.HasPrefix(gap, "on cooperation with")
	if !own && len(row) > 0 && (strings.Contains(gap, "between") || strings.HasSuffix(gap, "with") || strings.HasSuffix(gap, "with the")) && len(gap) < 60 {
		own = true
	}
	if own {
		for _, i := range row {
			if s.mentions[i].start > h.end+220 {
				break
			}
			if i != row[0] && s.mentions[i].start > h.start && h.start > x.end {
				break // behind the verb
			}
			addMention(s.mentions[i], false)
		}
	}
	signing := p.status == dragoman.Signed
	for _, slot := range []string{"party", "signatory"} {
		for _, region := range h.rule.Slots[slot] {
			var idx []int
			switch region {
			case "subject":
				idx = subjects(s, h.start)
			case "object":
				idx, _ = objects(s, h.end)
				by := strings.HasSuffix(strings.TrimSpace(strings.ToLower(s.text[h.start:h.end])), " by") || len(idx) > 0 && strings.Contains(" "+strings.ToLower(s.text[h.end:s.mentions[idx[0]].start]), " by ")
				if slot == "signatory" && !by {
					continue
				}
			case "within":
				idx = h.within
			}
			for _, i := range idx {
				m := s.mentions[i]
				if m.kind == mentionBody && m.place != nil {
					continue
				}
				if own && region == "subject" && slot == "party" && len(p.parties) >= 2 {
					continue
				}
				if own && region != "subject" && slot == "party" {
					continue
				}
				addMention(m, slot == "signatory" && signing && m.kind == mentionPerson)
			}
		}
	}
	for _, m := range s.mentions { // "signed on behalf of C"
		if m.kind == mentionBody && m.body.group == notGroup && preceded(strings.ToLower(s.text[:m.start]), "on behalf of") {
			add(m.body.key)
		}
	}
	p.parties = unique(p.parties)
	p.sure = len(p.parties) >= 2
	p.signers = uniqueActors(p.signers)
}

func uniqueActors(list []actor) []actor {
	var out []actor
	for _, a := range list {
		dup := false
		for _, o := range out {
			dup = dup || sameActor(o.Participant, a.Participant)
		}
		if !dup {
			out = append(out, a)
		}
	}
	return out
}

// inherit completes the parties from what stands round the sentence: bodies in
// it that act, the section's counterpart and the home body.
func (r *reading) inherit(p *pact, s *sentence, x *instrument, before []*pact) {
	if c := r.counterpart(s.section); c != "" && r.home != "" {
		p.parties = unique(append(p.parties, r.home, c))
		return
	}
	if len(p.parties) == 0 && x.definite {
		for i := len(before) - 1; i >= 0; i-- {
			b := before[i]
			if b.s.section == s.section && b.kind.Family() == p.kind.Family() && s.index-b.s.index < 8 {
				p.parties = b.parties
				return
			}
		}
	}
	if len(p.parties) == 1 && p.parties[0] != r.home && r.home != "" && x.kind != dragoman.Decision {
		// "the memorandum with B": the other side is who reports
		for _, m := range s.mentions {
			if m.kind == mentionBody && (m.body.key == r.home || m.body.group == homeBody) {
				p.parties = unique(append(p.parties, r.home))
			}
		}
	}
}

// ratifiable drops what is no instrument between bodies: an agreement in the
// sense of consent, a mandate that is only cited.
func (r *reading) ratifiable(p *pact, s *sentence, h hit) bool {
	if p.status == dragoman.Signed && len(p.signers) > 1 {
		return true // two people put their names to it
	}
	if len(p.parties) == 0 {
		return false
	}
	switch p.kind {
	case dragoman.Decision:
		return p.status == dragoman.Adopted && strings.Contains(p.title, "decision") && p.date != nil
	case dragoman.GenericAgreement, dragoman.Protocol, dragoman.Convention, dragoman.Treaty, dragoman.RoadMap, dragoman.Declaration:
		if len(p.parties) < 2 && p.status != dragoman.Adopted && p.title == "" {
			return false
		}
		if len(p.parties) < 2 && p.kind == dragoman.GenericAgreement {
			return false
		}
	}
	return true
}

// mergePacts joins the tellings of the same instrument.
func (r *reading) mergePacts(list []*pact) [][]*pact {
	var out [][]*pact
	for _, p := range list {
		into := -1
		best := 0
		for i, g := range out {
			if n := r.samePact(g, p); n > best {
				into, best = i, n
			}
		}
		if into < 0 {
			out = append(out, []*pact{p})
			continue
		}
		out[into] = append(out[into], p)
	}
	return out
}

// samePact scores how well a telling fits a group: 0 when it cannot.
func (r *reading) samePact(g []*pact, p *pact) int {
	score := 0
	for _, o := range g {
		if o.kind.Family() != p.kind.Family() {
			return 0
		}
		if !r.sharesParty(o, p) {
			return 0
		}
		if o.date != nil && p.date != nil && !sameYearOrFiner(o.date, p.date) {
			return 0
		}
		if !titlesAgree(o, p) {
			return 0
		}
		score = max(score, 1)
		if o.date != nil && p.date != nil {
			score = max(score, 4)
		}
		if o.title != "" && p.title != "" {
			score = max(score, 3)
		}
		if o.kind == p.kind {
			score++
		}
	}
	return score
}

// sameYearOrFiner reports whether two dates may be one told with more or less
// precision.
func sameYearOrFiner(a, b *dragoman.Date) bool {
	x, y := a.Start, b.Start
	if len(x) > len(y) {
		x, y = y, x
	}
	return strings.HasPrefix(y, x)
}

// sharesParty reports whether two tellings have the same counterpart.
func (r *reading) sharesParty(a, b *pact) bool {
	others := func(p *pact) map[string]bool {
		m := map[string]bool{}
		for _, k := range p.parties {
			if k != r.home {
				m[k] = true
			}
		}
		return m
	}
	x, y := others(a), others(b)
	if len(x) == 0 && len(y) == 0 {
		return true
	}
	for k := range x {
		if y[k] {
			return true
		}
	}
	return false
}

var yearSpan = lazily(`\b(?:19|20)\d\d\b`)

// titlesAgree reports whether two tellings may bear one title: years named in
// one and not in the other's, or in its date, tell them apart.
func titlesAgree(a, b *pact) bool {
	ya, yb := yearSpan.FindAllString(a.title, -1), yearSpan.FindAllString(b.title, -1)
	if len(ya) > 0 && len(yb) > 0 {
		return strings.Join(ya, " ") == strings.Join(yb, " ")
	}
	for _, t := range []struct {
		years []string
		other *pact
	}{{ya, b}, {yb, a}} {
		if len(t.years) > 0 && t.other.date != nil && t.other.date.Start[:4] < t.years[0] && atoi(t.years[0])-atoi(t.other.date.Start[:4]) > 2 {
			return false
		}
	}
	if a.title != "" && b.title != "" && a.kind == b.kind {
		x, y := fold(a.title), fold(b.title)
		return strings.Contains(x, y) || strings.Contains(y, x) || overlap(x, y) >= 0.5
	}
	return true
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// overlap is the share of the shorter name's words that stand in the longer.
func overlap(a, b string) float64 {
	A, B := strings.Fields(a), set(strings.Fields(b))
	if len(A) == 0 || len(B) == 0 {
		return 0
	}
	n := 0
	for _, w := range A {
		if B[w] {
			n++
		}
	}
	return float64(n) / float64(min(len(A), len(B)))
}

// agreement makes the record of an instrument from its tellings.
func (r *reading) agreement(g []*pact) dragoman.Agreement {
	var a dragoman.Agreement
	main := g[0]
	for _, p := range g {
		if later(p, main) {
			main = p
		}
	}
	a.AgreementType, a.Status = main.kind, main.status
	var parties []string
	for _, p := range g {
		if a.Title == "" || len(p.title) > len(a.Title) && p.kind == main.kind {
			a.Title = dragoman.String(strings.Join(strings.Fields(p.title), " "))
		}
		if p.kind == dragoman.JointActionPlan && a.AgreementType == dragoman.ActionPlan {
			a.AgreementType = p.kind
		}
		if p.date != nil && (a.Date == nil || len(p.date.Start) > len(a.Date.Start)) && (done(p.status) == done(main.status)) {
			d := *p.date
			a.Date = &d
		}
		if p.place != nil && (a.Place == nil || a.Place.City == "" && p.place.City != "") && done(p.status) == done(main.status) {
			x := *p.place
			a.Place = &x
		}
		if p.sure || len(parties) == 0 {
			parties = append(parties, p.parties...)
		}
		for _, s := range p.signers {
			a.Signatories = addSigner(a.Signatories, s)
		}
		a.Evidence = append(a.Evidence, r.evidence(p.s.Span, p.rule, []string{"status", "parties"}))
	}
	for _, key := range unique(parties) {
		a.Parties = append(a.Parties, r.registry.organization(key))
	}
	return a
}

// later reports whether p tells of a later state of the instrument than o: at a
// later date, else further on its way.
func later(p, o *pact) bool {
	return p.status.Rank() > o.status.Rank()
}

func addSigner(list dragoman.List[dragoman.Signer], a actor) dragoman.List[dragoman.Signer] {
	for i := range list {
		if sameActor(dragoman.Participant{Person: list[i].Person}, a.Participant) {
			if list[i].Name == "" {
				list[i].Name, list[i].Resolved = a.Name, a.Resolved
			}
			return list
		}
	}
	return append(list, dragoman.Signer{Person: a.Person, Resolved: a.Resolved})
}

// link ties agreements to the meetings at which they were signed.
func link(e *dragoman.Extract) {
	for i := range e.Agreements {
		a := &e.Agreements[i]
		if a.Date == nil || !done(a.Status) {
			continue
		}
		best, score := -1, 0
		for k := range e.Meetings {
			m := &e.Meetings[k]
			if m.Date == nil || m.Date.Start > a.Date.Start || m.Date.End < a.Date.End {
				continue
			}
			n := 0
			if m.Place != nil && a.Place != nil && m.Place.City != "" && m.Place.City == a.Place.City {
				n += 2
			}
			for _, p := range a.Parties {
				for _, o := range m.Organizations {
					if p.Key == o.Key {
						n++
					}
				}
			}
			if n > score && n >= 2 {
				best, score = k, n
			}
		}
		if best >= 0 {
			m := &e.Meetings[best]
			a.Meeting = dragoman.String(m.ID)
			m.Agreements = append(m.Agreements, a.ID)
		}
	}
}

// signatories makes a line of its own of each signature.
func signatories(e *dragoman.Extract) {
	for i := range e.Agreements {
		a := &e.Agreements[i]
		for n, s := range a.Signatories {
			e.Signatories = append(e.Signatories, dragoman.Signatory{
				ID:   "sig_" + hash16(a.ID, fold(string(s.Name)), fold(string(s.Role)), string(s.Organization), string(rune('0'+n))),
				Name: s.Name, Role: s.Role, Organization: s.Organization, Agreement: a.ID, AgreementType: a.AgreementType,
				Date: a.Date, Place: a.Place, Evidence: a.Evidence,
			})
		}
	}
}

// sortAgreements puts records in the order of their first telling.
func sortAgreements(list []dragoman.Agreement) {
	for i := range list {
		ev := list[i].Evidence
		sort.SliceStable(ev, func(a, b int) bool { return ev[a].Start < ev[b].Start })
	}
	sort.SliceStable(list, func(a, b int) bool { return list[a].Evidence[0].Start < list[b].Evidence[0].Start })
}
