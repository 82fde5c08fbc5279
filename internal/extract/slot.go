package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// form is the form of the encounter that a group of hits tells of.
func (r *reading) form(s *sentence, hits []hit, main hit) dragoman.Form {
	if main.rule.Form != "event" {
		f := dragoman.Form(main.rule.Form)
		if f == dragoman.FormSession && namesPerson(s, main) {
			return dragoman.FormMeeting // "briefed President Salim"
		}
		if f == dragoman.FormCall && main.rule.ID == "call/spoke" && !online.in(s.text) && faceToFace.in(s.text) {
			return dragoman.FormMeeting // they spoke where both were
		}
		if f == dragoman.FormMeeting {
			// "held a telephone conversation with", "the Board met"
			for _, k := range main.within {
				if e := s.mentions[k].event; e != nil && (e.form == dragoman.FormCall || e.form == dragoman.FormSession) && !preceded(s.lead(s.mentions[k].start), " of", " beside") {
					return e.form
				}
			}
			if main.rule.ID == "meeting/sides-met" && r.standing(s, main.start, main.end) {
				return dragoman.FormSession
			}
		}
		return f
	}
	if e := lastEvent(s, main); e != nil {
		return e.form
	}
	for k := len(s.mentions) - 1; k >= 0; k-- { // "the Forum ..., attended by"
		if e := s.mentions[k].event; e != nil && s.mentions[k].end <= main.start {
			return e.form
		}
	}
	return dragoman.FormOther
}

// faceToFace says that those who spoke were in one place.
var faceToFace = newCue(`\b(?:on the (?:margins|sidelines)|in person|at the [a-z ]*(?:forum|summit|conference|assembly|headquarters|palace))\b`)

// lastEvent is the encounter that a hit names: for "participated in the meeting
// of the Forum" the first, for others the last inside it.
func lastEvent(s *sentence, h hit) *event {
	for _, k := range h.within {
		if e := s.mentions[k].event; e != nil {
			return e
		}
	}
	return nil
}

// namesPerson reports whether a person's name stands in a hit.
func namesPerson(s *sentence, h hit) bool {
	for _, k := range h.within {
		if p := s.mentions[k].person; p != nil && p.name != "" {
			return true
		}
	}
	return false
}

// standing reports whether the subject is a standing body that sits: a council,
// a committee.
func (r *reading) standing(s *sentence, start, end int) bool {
	ids := subjects(s, end)
	for k, m := range s.mentions {
		if m.start >= start && m.end <= end && m.kind == mentionBody {
			ids = append(ids, k)
			ids = append(ids, subjects(s, m.start)...)
			break
		}
	}
	for _, k := range ids {
		m := s.mentions[k]
		if m.kind != mentionBody || m.body.key == "" || m.body.place {
			continue
		}
		for _, w := range strings.Fields(fold(s.text[m.start:m.end])) {
			if r.x.lex.bodies[w] {
				return true
			}
		}
	}
	return false
}

// fill adds what a hit's slots open to the telling.
func (r *reading) fill(t *telling, s *sentence, h, main hit, when date.Day, g dated) {
	if h.rule.Weight <= occasionWeight && main.rule.Weight > occasionWeight {
		return // only the occasion
	}
	for _, slot := range slotOrder {
		regions, ok := h.rule.Slots[slot]
		if !ok {
			continue
		}
		for _, region := range regions {
			var ids []int
			switch region {
			case "subject":
				ids = respective(s, subjects(s, h.start), g)
			case "object":
				ids, _ = objects(s, h.end)
				// what the trigger ended on belongs to the row, too
				for _, k := range h.within {
					if k := k; s.mentions[k].end == h.end && (s.mentions[k].kind == mentionPerson || s.mentions[k].kind == mentionBody) {
						ids = append([]int{k}, ids...)
					}
				}
			case "with":
				if loc := withRow.FindStringIndex(s.text[h.end:]); loc != nil {
					ids, _ = objects(s, h.end+loc[1])
				}
			case "within":
				ids = h.within
				if h.rule.Form == "event" { // what stands before the encounter is no part of it
					for n, k := range h.within {
						if s.mentions[k].event != nil {
							ids = h.within[n:]
						}
					}
				}
			}
			people := false // the row lists where people come from: "representatives from A, B and C"
			for n, k := range ids {
				m := s.mentions[k]
				people = m.kind == mentionBody && (fromPeople.MatchString(s.text[:m.start]) || people && n > 0 && inList.MatchString(s.text[s.mentions[ids[n-1]].end:m.start]))
				if people && m.body.place {
					t.bodies = append(t.bodies, m.body.key)
					continue
				}
				r.take(t, s, m, slot, region, when)
				if n > 0 {
					r.share(t, s, s.mentions[ids[n-1]], s.mentions[k], when)
				}
			}
		}
	}
}

// inList stands between two of a list.
var inList = lazily(`^\s*(?:,|and|, and)(?: the)?\s*$`)

// respective picks the one of a row of subjects that a date of a list is told of:
// "On 3 and 5 March, respectively, the Board and the Panel met".
func respective(s *sentence, ids []int, g dated) []int {
	if g.date < 0 || g.part < 0 {
		return ids
	}
	d := s.mentions[g.date].date
	if !d.Respectively || len(d.Dates) != len(ids) {
		return ids
	}
	return ids[len(ids)-1-g.part : len(ids)-g.part] // the row runs from the verb to the left
}

// withRow begins a row of those who took part, behind the date and place.
var withRow = lazily(`^[^.;{}]{0,40}?\b(?:with|between|attended by|in the presence of|together with)\s`)

// slotOrder is the order in which slots are filled.
var slotOrder = []string{"host", "visitor", "chair", "speaker", "participant"}

// share gives a body its part of an office named in the plural before it: "the
// Directors General of A and B" are two.
func (r *reading) share(t *telling, s *sentence, office, m mention, when date.Day) {
	if m.start < office.end || office.kind != mentionPerson || m.kind != mentionBody || !office.person.plural || m.body.key == "" || office.person.org == "" {
		return
	}
	one := singular(office.person.role)
	if one == office.person.role {
		return
	}
	if gap := strings.TrimSpace(s.text[office.end:m.start]); gap != "and" && gap != "and the" && gap != "and of" && gap != "and of the" && gap != "," && gap != "" {
		return
	}
	for _, key := range []string{office.person.org, m.body.key} {
		who := &person{role: one, org: key, orgs: []string{key}, definite: true}
		if a, ok := r.resolve(s, mention{kind: mentionPerson, start: m.start, end: m.end, person: who}, when); ok {
			t.actors = append(t.actors, a)
		}
	}
	kept := t.actors[:0]
	for _, a := range t.actors { // the plural itself goes
		if a.Name != "" || string(a.Role) != cleanRole(office.person.role) {
			kept = append(kept, a)
		}
	}
	t.actors = kept
}

// singular is the office of one of several: "Director General" for "Directors
// General". A role that is not a plural of a title is returned as it is.
func singular(role string) string {
	for _, p := range [][2]string{{"Secretaries", "Secretary"}, {"Directors", "Director"}, {"Presidents", "President"}, {"Ministers", "Minister"}, {"Ambassadors", "Ambassador"}, {"Commissioners", "Commissioner"}, {"Chairs", "Chair"}, {"Chairpersons", "Chairperson"}, {"Chairmen", "Chairman"}, {"Chiefs", "Chief"}, {"Envoys", "Envoy"}, {"Prime Ministers", "Prime Minister"}} {
		if i := strings.Index(role, p[0]); i >= 0 {
			return role[:i] + p[1] + role[i+len(p[0]):]
		}
	}
	return role
}

// take adds one mention to the telling.
func (r *reading) take(t *telling, s *sentence, m mention, slot, region string, when date.Day) {
	switch m.kind {
	case mentionPerson:
		if m.person.pronoun == "the two" {
			if r.last != nil && r.last.s.section == s.section {
				for _, a := range r.last.actors {
					a.Resolved = true
					t.actors = append(t.actors, a)
				}
			}
			return
		}
		a, ok := r.resolveAt(s, m, when, t.where)
		if !ok {
			return
		}
		if slot != "participant" {
			a.Capacity = dragoman.Capacity(slot)
		}
		if a.Name == "" && a.Role == "" {
			return
		}
		t.actors = append(t.actors, a)
	case mentionBody:
		if m.body.group != notGroup {
			t.bodies = append(t.bodies, r.group(s, m.body)...)
			return
		}
		lead := s.lead(m.start)
		if m.place != nil && region != "subject" && slot != "host" && !fromPeople.MatchString(lead) {
			return
		}
		if m.body.place && region == "within" && !preceded(lead, " of", " between", " with", " and", " by", " among", ",") {
			return // a topic: "the conference on Afghanistan"
		}
		if premisesOf.MatchString(lead) {
			return
		}
		if region != "subject" && preceded(s.lead(m.start), " at", " in") && !m.body.place {
			// the venue: "at the UNESCO Headquarters"
			return
		}
		t.bodies = append(append(t.bodies, m.body.key), m.body.more...)
	}
}

// premisesOf stands before the owner of the house in which one meets.
var premisesOf = lazily(`(?i)\b(?:premises|headquarters|office|offices|secretariat|building|seat) of (?:the )?(?:permanent mission of (?:the )?)?$|\bpermanent mission of [^.;,]{0,60} to (?:the )?$|\bat (?:the )?premises of [^.;]{0,80}$`)

// addTopic adds the body that an encounter belongs to: the council that sits,
// the organisations in the event's own name.
func (r *reading) addTopic(t *telling, s *sentence, main hit) {
	topic := -1
	for _, k := range main.within {
		if s.mentions[k].event != nil {
			topic = k
		}
	}
	if topic >= 0 && main.rule.Form == "event" {
		t.bodies = append(t.bodies, s.mentions[topic].event.bodies...)
		// "the tenth Summit of the OTS", "the seventh meeting of the Committee"
		if n := topic + 1; n < len(s.mentions) && s.mentions[n].kind == mentionBody && s.mentions[n].body.key != "" {
			if g := strings.TrimSpace(s.text[s.mentions[topic].end:s.mentions[n].start]); g == "of" || g == "of the" || g == "for" {
				t.bodies = append(t.bodies, s.mentions[n].body.key)
			}
		}
	}
	t.bodies = unique(t.bodies)
}

func within(h hit, k int) bool {
	for _, x := range h.within {
		if x == k {
			return true
		}
	}
	return false
}

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, x := range list {
		if x != "" && !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// dedupe keeps one actor a person and a nameless office once.
func dedupe(t *telling) {
	var out []actor
	for _, a := range t.actors {
		dup := false
		for i := range out {
			if sameActor(out[i].Participant, a.Participant) {
				dup = true
				if out[i].Role == "" {
					out[i].Role = a.Role
				}
				if out[i].Organization == "" {
					out[i].Organization = a.Organization
				}
				out[i].bodies = unique(append(out[i].bodies, a.bodies...))
				break
			}
		}
		if !dup {
			out = append(out, a)
		}
	}
	t.actors = out
}

// sameActor reports whether two participants are the same person or office.
func sameActor(a, b dragoman.Participant) bool {
	if a.Name != "" && b.Name != "" {
		return a.Name == b.Name || sameName(strings.Fields(fold(string(a.Name))), strings.Fields(fold(string(b.Name))))
	}
	if a.Name == "" && b.Name == "" {
		return a.Organization == b.Organization && fold(string(a.Role)) == fold(string(b.Role))
	}
	// an office and its named holder
	if a.Organization == b.Organization && a.Role != "" && b.Role != "" {
		x, y := roleWords(string(a.Role)), roleWords(string(b.Role))
		return sameOffice(x, y) || sameOffice(y, x)
	}
	return false
}

var (
	notHeld  = newCue(`\b(?:postponed|cancelled|canceled|called off|(?:cancellation|postponement) of|(?:was|were|has|have|did|could) not (?:be )?(?:held|convened?|take place|taken place|met|meet|visit|replied|materiali[sz]ed?)|not replied|declined to (?:meet|attend|participate))\b`)
	planned  = newCue(`\b(?:will|shall|is to|are to|to be held|to be convened|to be organi[sz]ed|scheduled (?:to|for)|is scheduled|planned (?:to|for)|plans? to|is planned|are planned|was planned|were planned|expected to|is expected|are expected|is due|forthcoming|upcoming|would be held|to meet in)\b`)
	proposed = newCue(`\b(?:propos(?:ed|es|ing) (?:to|a|an|that|holding)|suggested|possible (?:meeting|visit|meetings)|could (?:be held|meet|visit|take place)|might|invited [^.]{3,60} to (?:visit|attend|participate)|wish to have a|explor(?:e|ing) (?:possible|the possibility)|discussing possible|offered to host|the idea of (?:holding|organi[sz]ing))\b`)
	online   = newCue(`\b(?:online|virtual|virtually|video|videoconference|video-conference|videoconferencing|video-teleconference|video-link|videolink|webinar|teleconference|telephone|by phone|phone call|vtc|zoom|remotely)\b`)
	hybrid   = newCue(`\b(?:hybrid|in person|in-person)\b`)
)

// status tells whether the encounter took place, by the words of its clause.
func (r *reading) status(s *sentence, main hit, t *telling, when date.Day) dragoman.MeetingStatus {
	clause := clauseOf(s, main)
	switch {
	case notHeld.in(clause):
		return dragoman.NotHeld
	case proposed.in(clause):
		return dragoman.MeetingProposed
	case planned.in(clause) && !(when.Year != 0 && r.dated.Year != 0 && when.Month != 0 && before(when, r.period[0])):
		return dragoman.Planned
	case liesBehind(t.date, r.doc.Date):
		return dragoman.Planned // it lies behind the day that the document bears
	}
	return dragoman.Held
}

// liesBehind reports whether a day lies wholly after another.
func liesBehind(a, b *dragoman.Date) bool {
	if a == nil || b == nil || b.Precision != dragoman.Day {
		return false
	}
	n := min(len(a.Start), len(b.End))
	return a.Start[:n] > b.End[:n]
}

func before(a, b date.Day) bool {
	return b.Year != 0 && (a.Year < b.Year || a.Year == b.Year && a.Month < b.Month)
}

// clauseOf is the stretch of a sentence from the words before a hit to its end,
// in which its auxiliaries stand.
func clauseOf(s *sentence, h hit) string {
	start := max(0, h.start-42)
	if i := strings.LastIndexAny(s.text[start:h.start], ";"); i >= 0 {
		start += i + 1
	}
	for start > 0 && start < len(s.text) && s.text[start-1] != ' ' {
		start++
	}
	end := min(len(s.text), h.end+24)
	for end < len(s.text) && s.text[end] != ' ' {
		end++
	}
	if start > end {
		start = end
	}
	return s.text[start:end]
}

// modality tells whether the encounter was online: the words must stand near
// what names it.
func modality(s *sentence, h hit, form dragoman.Form) dragoman.Modality {
	if form == dragoman.FormCall {
		return dragoman.Online
	}
	start, end := max(0, h.start-60), min(len(s.text), h.end+50)
	for start > 0 && s.text[start-1] != ' ' {
		start--
	}
	for end < len(s.text) && s.text[end] != ' ' {
		end++
	}
	clause := s.text[start:end]
	if online.in(clause) && !hybrid.in(clause) {
		return dragoman.Online
	}
	return dragoman.InPerson
}

// reception turns a visit paid to the home body into a reception.
func (r *reading) reception(t *telling, s *sentence, main hit) {
	if t.form != dragoman.FormVisit || r.home == "" {
		return
	}
	hosted := false
	visiting := false
	for _, a := range t.actors {
		switch {
		case a.Capacity == dragoman.Visitor && string(a.Organization) == r.home:
			visiting = true
		case a.Capacity == dragoman.Host && string(a.Organization) == r.home:
			hosted = true
		}
	}
	if !hosted {
		tail := s.text[main.start:]
		for _, m := range s.mentions {
			if m.start >= main.start && m.kind == mentionBody && (m.body.key == r.home || m.body.group == homeBody) && preceded(s.lead(m.start), " to", " visited") {
				hosted = true
			}
		}
		_ = tail
	}
	if hosted && !visiting {
		t.form = dragoman.FormReception
		t.bodies = unique(append(t.bodies, r.home))
		// the head of the body receives, if the document names one
		if h, o := r.cast.holderOf("Secretary General", r.home, r.day(s), s.index); h != nil && !hasBody(t.actors, r.home) {
			a := actor{bodies: []string{r.home}}
			a.Name, a.Role, a.Organization, a.Resolved, a.Capacity = dragoman.String(h.name), dragoman.String(o.role), dragoman.String(r.home), true, dragoman.Host
			t.actors = append(t.actors, a)
		}
	}
}

func hasBody(actors []actor, key string) bool {
	for _, a := range actors {
		if string(a.Organization) == key {
			return true
		}
	}
	return false
}

// beside are the words before the larger event that an encounter took place in.
var beside = lazily(`(?i)(?:on the (?:margins|sidelines|occasion|fringes) of|in the (?:margins|framework|context) of|within the framework of|as part of|during|at the venue of|on the side-?lines of|under|at)(?: the| its| this)? $`)

// occasion is the larger event that an encounter took place in or beside.
func (r *reading) occasion(s *sentence, hits []hit, main hit) string {
	for k, m := range s.mentions {
		named := false
		switch m.kind {
		case mentionEvent:
			if within(main, k) || !m.event.named {
				continue
			}
			named = m.event.form != dragoman.FormVisit && m.event.form != dragoman.FormMeeting && m.event.form != dragoman.FormCall
		case mentionBody:
			named = assemblies[m.body.key] && !within(main, k)
		}
		if !named {
			continue
		}
		lead := s.text[:m.start]
		if i := strings.LastIndexAny(lead, "“\""); i >= 0 && i >= len(lead)-4 {
			lead = lead[:i]
		}
		cut := len(lead)
		lead = tail(lead, 120)
		cut -= len(lead)
		// "the second session of the {event}": the preposition stands before the run
		loc := beside.FindStringIndex(lead)
		if loc == nil {
			if o := ordinalLead.FindStringIndex(lead); o != nil {
				loc = beside.FindStringIndex(lead[:o[0]])
			}
			if loc == nil {
				continue
			}
		}
		if m.kind == mentionBody && strings.HasSuffix(strings.ToLower(strings.TrimSpace(lead[loc[0]:loc[1]])), "at the") {
			continue
		}
		start := cut + loc[1]
		end := m.end
		if m.kind == mentionEvent {
			end = eventTail(s, k)
		}
		return strings.Trim(strings.TrimSpace(s.text[start:end]), "“”\" ")
	}
	return ""
}

var ordinalLead = lazily(`(?i)(?:\d+(?:st|nd|rd|th)|[a-z]+(?:th|rd|nd|first)|[a-z]+ session of the) (?:session of (?:the )?)?$`)

// assemblies are bodies whose sittings are occasions: "on the sidelines of the
// General Assembly".
var assemblies = map[string]bool{"UNGA": true, "General Assembly": true, "UNSC": true}

// eventTail extends an event over "of the ..." and a name in apposition.
func eventTail(s *sentence, k int) int {
	end := s.mentions[k].end
	for n := k + 1; n < len(s.mentions); n++ {
		m := s.mentions[n]
		gap := strings.TrimSpace(s.text[end:m.start])
		if (gap == "of" || gap == "of the" || gap == "on" || gap == "for" || gap == "in" && m.kind == mentionPlace && false) && (m.kind == mentionBody || m.kind == mentionEvent || m.kind == mentionPlace) {
			end = m.end
			continue
		}
		break
	}
	return end
}

// title is a short line for people: the words of the event.
func (r *reading) title(s *sentence, main hit) string {
	for _, k := range main.within {
		m := s.mentions[k]
		if m.event != nil && m.event.named {
			return strings.Join(strings.Fields(strings.Trim(s.text[m.start:eventTail(s, k)], "“”\" ,")), " ")
		}
	}
	return ""
}

// passiveMet are needs and conditions that were met: nobody was.
var passiveMet = lazily(`(?i)\b(?:was|were|be|been|being|is|are)(?: (?:not|fully|largely|partly|only|yet|never|also))* met\b(?: (?:on|in|at|from|to|for) |$)`)

// metFate is what plans meet with, and nobody does.
var metFate = lazily(`(?i)^(?:met|meet|meets|meeting) with (?:(?:the|some|great|little|strong|fierce|wide|broad|considerable|mixed) )*(?:success|approval|resistance|opposition|objections?|criticism|silence|failure|difficult(?:y|ies)|reactions?)\b`)

// plausible drops what no encounter is told by.
func (r *reading) plausible(t *telling, s *sentence, main hit) bool {
	if t.date == nil && !t.carry {
		return false
	}
	if metFate.MatchString(s.text[main.start:]) {
		return false
	}
	if main.rule.ID == "reception/called-on" && strings.HasPrefix(s.text[main.end:], " to ") {
		return false // called upon to do something
	}
	if passiveMet.MatchString(s.text[max(0, main.start-24):main.end]) {
		return false
	}
	if main.rule.Form == "event" && t.form == dragoman.FormOther && !t.carry {
		return false // no encounter is named
	}
	if t.carry {
		return len(t.actors) > 0 || len(t.bodies) > 0
	}
	if main.rule.ID == "meeting/discussed" {
		return r.sides(t) >= 2
	}
	if main.rule.Form == "event" || main.rule.ID == "meeting/nominal" || lastEvent(s, main) != nil {
		return true
	}
	return len(t.actors) > 0 || len(t.bodies) > 0 || t.place != nil
}

// sides counts the bodies and independent people of a telling.
func (r *reading) sides(t *telling) int {
	m := map[string]bool{}
	for _, a := range t.actors {
		if a.Organization != "" {
			m[string(a.Organization)] = true
		} else {
			m[string(a.Name)] = true
		}
	}
	return len(m)
}
