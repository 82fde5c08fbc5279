package extract

import (
	"slices"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/internal/extract/date"
)

// fill adds what a hit's slots open to the telling.
func (r *reading) fill(t *telling, s *sentence, h, main hit, when date.Day, g dated) {
	if h.rule.Weight <= occasionWeight && main.rule.Weight > occasionWeight {
		return // only the occasion
	}
	if h.rule.Form == "event" || h.rule.Sense == senseOccasion {
		for _, k := range r.opening(t, s, h) {
			r.take(t, s, s.mentions[k], "participant", "subject", when)
		}
	}
	others := respectiveOthers(s, g)
	next := g.row > 0 && r.oursBefore(s, g, when) // it is another subject that the further date names
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
				if next {
					ids, _ = objects(s, g.row)
				} else if len(ids) > 0 && len(h.within) > 0 && s.mentions[h.within[0]].start == h.start && bareComma.MatchString(s.text[s.mentions[ids[0]].end:h.start]) {
					ids = nil // the match has its subject: "Following the visit of Ms. Duarte, [Mr. Prado was in Oslo]"
				} else if len(ids) == 0 {
					if o, back := r.before(s, h.start); o != nil {
						for _, k := range back {
							r.take(t, o, o.mentions[k], slot, region, when)
						}
					}
				}
			case "object":
				if g.again && !next {
					at := g.row
					if at == 0 {
						at = s.mentions[g.date].end
					}
					ids, _ = objects(s, at)
					break
				}
				ids, _ = objects(s, h.end)
				if d := g.date; d >= 0 && g.part >= 0 && len(ids) > 0 && s.mentions[d].date.Respectively && len(s.mentions[d].date.Dates) == len(ids) && s.mentions[d].start < h.start && strings.Count(s.text[h.start:s.mentions[ids[len(ids)-1]].start], "with ") == len(ids) {
					ids = ids[g.part : g.part+1] // "on 3 and 5 May, respectively, met with A and with B"
				}
				ids = besideBracket(s, ids, g)
				// what the trigger ended on belongs to the row, too
				for _, k := range h.within {
					if s.mentions[k].end == h.end && (s.mentions[k].kind == mentionPerson || s.mentions[k].kind == mentionBody) {
						ids = append([]int{k}, ids...)
					}
				}
			case "with":
				if loc := withRow.FindStringIndex(s.text[h.end:]); loc != nil {
					ids, _ = objects(s, h.end+loc[1])
				}
			case "within":
				ids = h.within
				if slot == "visitor" && h.rule.Form == string(dragoman.FormReception) {
					if at := secondVerb(s, h); at > 0 {
						ids = subjects(s, at)
					}
				}
				if next {
					// met by the first date's subject, too
				} else if g.row > 0 {
					ids = nil // the first date's counterpart
				} else if g.again { // what stands behind the first date is of that day
					for n, k := range h.within {
						if s.mentions[k].kind == mentionDate {
							ids = h.within[:n]
							break
						}
					}
				}
				if h.rule.Form == "event" && h.rule.Sense != senseDuring { // what stands before the encounter is no part of it
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
				if next && region != "subject" && m.start >= g.from {
					continue
				}
				if g.until > 0 && m.start >= g.until || slices.Contains(others, k) || ofBracket(s, k, g) {
					continue // of a further date
				}
				if h.rule.Last && m.kind == mentionPerson && m.person.name != "" && onlyOccasion(s, m) && !meetsBefore.MatchString(s.text[:m.start]) {
					continue // "Following the advice of Ms. Duarte, ..."
				}
				if h.rule.Last && m.kind != mentionPerson && m.start != h.start {
					continue
				}
				if m.kind == mentionBody && m.body.key != "" && colleague.MatchString(s.lead(m.start)) {
					if a, ok := r.colleagueAt(t, s, m, when); ok {
						t.actors = append(t.actors, a)
						continue
					}
				}
				people = m.kind == mentionBody && (fromPeople.MatchString(s.lead(m.start)) || people && n > 0 && inList.MatchString(s.text[s.mentions[ids[n-1]].end:m.start]))
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

// secondVerb is where the verb of a hit stands that is the second of its clause, so
// that whom it begins with is no subject: "held talks with [Ms. Duarte, and was
// received by]"; or 0.
func secondVerb(s *sentence, h hit) int {
	if loc := andWas.FindStringIndex(s.text[h.start:h.end]); loc != nil {
		return h.start + loc[1] - len("was ")
	}
	return 0
}

// andWas ends before a second verb in the passive.
var andWas = lazily(`,? and (?:then |later |subsequently |also )?was `)

// meetsBefore is an occasion at which one was.
var meetsBefore = lazily(`(?i)\b(?:meetings?|talks|discussions|consultations|conversations?) with [^,;.]*$`)

// inList stands between two of a list.
var inList = lazily(`^\s*(?:,|and|, and)(?: the)?\s*$`)

// respective picks the one of a row of subjects that a date of a list is told of:
// "On 3 and 5 March, respectively, the Board and the Panel met".
func respective(s *sentence, ids []int, g dated) []int {
	if g.respectively(s) != len(ids) || respectivePlace(s, g) >= 0 {
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
	for i, w := range strings.Fields(role) {
		if one := singulars[strings.ToLower(w)]; one != "" && unicode.IsUpper(firstRune(w)) {
			words := strings.Fields(role)
			words[i] = one
			return strings.Join(words, " ")
		}
	}
	return role
}

// take adds one mention to the telling.
func (r *reading) take(t *telling, s *sentence, m mention, slot, region string, when date.Day) {
	switch m.kind {
	case mentionPerson:
		if m.person.pronoun == "the two" {
			actors, bodies := r.theTwo(s, m.person, when)
			if m.person.role == visiting && slot != "participant" {
				for i := range actors {
					actors[i].Capacity = dragoman.Capacity(slot)
				}
			}
			t.actors, t.bodies = append(t.actors, actors...), append(t.bodies, bodies...)
			return
		}
		where := t.where
		if region == "subject" || slot == string(dragoman.Visitor) {
			where = "" // whoever comes is of somewhere else
		}
		a, ok := r.resolveAt(s, m, when, where)
		if !ok {
			return
		}
		if slot != "participant" {
			a.Capacity = dragoman.Capacity(slot)
		}
		if a.Name == "" && (a.Role == "" || groupRole(string(a.Role))) {
			if a.Role != "" {
				t.bodies = append(t.bodies, a.bodies...)
			}
			return
		}
		t.actors = append(t.actors, a)
	case mentionBody:
		if m.body.group != notGroup {
			t.bodies = append(t.bodies, r.group(s, m.body)...)
			return
		}
		if m.body.place && behindTown(s, m) {
			return
		}
		lead := s.lead(m.start)
		if m.place != nil && region != "subject" && (slot != "host" || r.author != nil && m.body.key == r.state) && !fromPeople.MatchString(lead) {
			return
		}
		if m.body.place && region == "within" && !preceded(lead, " of", " between", " with", " and", " by", " among", " which", " that", ",") {
			return // a topic: "the conference on Afghanistan"
		}
		if region != "subject" && matterOf.MatchString(lead) {
			return // "discussed the future of the Fund"
		}
		if premisesOf.MatchString(lead) || region == "object" && preceded(lead, " on", " about", " regarding", " concerning") {
			return
		}
		if region != "subject" && preceded(lead, " at", " in") && !m.body.place {
			// the venue: "at the UNESCO Headquarters"
			return
		}
		t.bodies = append(append(t.bodies, m.body.key), m.body.more...)
	}
}

// groupRole reports whether an office is none: "the delegation of the Board".
func groupRole(role string) bool { return strings.HasPrefix(lowerASCII(role), "delegation of ") }

// matterOf stands before a body that is talked about.
var matterOf = lazily(`(?i)\bthe (?:role|future|reform|mandate|enlargement|relaunch|revitali[sz]ation) of (?:the )?$`)

// premisesOf stands before the owner of the house in which one meets.
var premisesOf = lazily(`(?i)\b(?:premises|headquarters|office|offices|secretariat|building|seat) of (?:the )?(?:permanent mission of (?:the )?)?$|\bpermanent mission of [^.;,]{0,60} to (?:the )?$|\bat (?:the )?premises of [^.;]{0,80}$`)

// addTopic adds whom an encounter belongs to: the council that sits, the
// organisations in the event's own name, whose visit it is.
func (r *reading) addTopic(t *telling, s *sentence, main hit, when date.Day) {
	topic := -1
	for _, k := range main.within {
		if s.mentions[k].event != nil {
			topic = k
		}
	}
	if topic < 0 && main.rule.Form == "event" { // "a meeting of the Board, attended by"
		if n := sitterBefore(s, main); n >= 0 {
			t.bodies = append(t.bodies, r.keys(s, s.mentions[n])...)
		}
	}
	if topic > 0 && main.rule.Form == "event" { // "the Commissioner's visit"
		if m := s.mentions[topic-1]; m.kind == mentionPerson || m.kind == mentionBody && m.place == nil {
			switch strings.TrimSpace(s.text[m.end:s.mentions[topic].start]) {
			case "'", "’", "'s", "’s":
				slot := "participant"
				if t.form == dragoman.FormVisit {
					slot = string(dragoman.Visitor)
				}
				r.take(t, s, m, slot, "within", when)
			}
		}
	}
	if topic >= 0 && main.rule.Form == "event" && theirOwn.MatchString(s.lead(s.mentions[topic].start)) { // "raised it with Ms. Duarte at their meeting in Lima"
		for _, k := range r.subjectOf(s) {
			r.take(t, s, s.mentions[k], "participant", "subject", when)
		}
	}
	if topic >= 0 && main.rule.Form == "event" {
		t.bodies = append(t.bodies, s.mentions[topic].event.bodies...)
		if n := topic + 1; n < len(s.mentions) && s.mentions[topic].event.form == dragoman.FormVisit && s.mentions[n].kind == mentionPerson { // "the visit of the Director"
			if g := strings.TrimSpace(s.text[s.mentions[topic].end:s.mentions[n].start]); g == "of" || g == "by" {
				r.take(t, s, s.mentions[n], string(dragoman.Visitor), "within", when)
			}
		}
		// "the tenth Summit of the OTS", "the seventh meeting of the Committee"
		if n := topic + 1; n < len(s.mentions) && s.mentions[n].kind == mentionBody && s.mentions[n].body.key != "" {
			if g := strings.TrimSpace(s.text[s.mentions[topic].end:s.mentions[n].start]); g == "of" || g == "of the" || g == "for" || g == "of the year of the" {
				t.bodies = append(t.bodies, s.mentions[n].body.key)
			}
		} else if n < len(s.mentions) && s.mentions[n].kind == mentionPerson && s.mentions[n].person.plural && strings.HasPrefix(s.text[s.mentions[topic].end:], " of ") {
			t.bodies = append(t.bodies, s.mentions[n].person.orgs...)
			if n+1 < len(s.mentions) && s.mentions[n+1].kind == mentionBody && preceded(s.text[s.mentions[n].end:s.mentions[n+1].start], "of", "from") {
				t.bodies = append(t.bodies, s.mentions[n+1].body.key)
			}
		}
		t.bodies = append(t.bodies, r.possessors(s, topic)...)
	}
	if main.rule.Sense == senseSitting { // "met for the tenth Summit of the OTS"
		for k, m := range s.mentions {
			if m.event != nil && m.start > main.start && m.start < main.end+90 && m.event.form == t.form && k+1 < len(s.mentions) && s.mentions[k+1].kind == mentionBody && preceded(s.lead(m.start), " for", " for its", " in") {
				if g := strings.TrimSpace(s.text[m.end:s.mentions[k+1].start]); g == "of" || g == "of the" {
					t.bodies = append(t.bodies, s.mentions[k+1].body.key)
				}
			}
		}
	}
	if main.rule.Sense == senseSitting && r.state != "" && len(s.mentions) > 0 { // "With Chad, the Chiefs of Staff met"
		if m := s.mentions[0]; m.kind == mentionBody && m.body.place && withState.MatchString(s.text[:m.start]) && strings.HasPrefix(s.text[m.end:], ", the ") {
			t.bodies = append(t.bodies, m.body.key, r.state)
		}
	}
	t.bodies = unique(t.bodies)
}

// withState opens a sentence with the other of two states.
var withState = lazily(`^(?:\d+\.\s*)?With (?:the )?$`)

// theirOwn stands before an encounter of those who are the subject.
var theirOwn = lazily(`\b(?:at|during) (?:their|his|her)(?: [a-z-]+)? $`)

func within(h hit, k int) bool {
	return slices.Contains(h.within, k)
}

func unique(list []string) []string {
	var out []string
	var seen map[string]bool
	if len(list) > 64 { // a shorter list is looked through faster than a map is made
		seen = make(map[string]bool, len(list))
	}
	for _, x := range list {
		if x == "" || seen[x] || seen == nil && slices.Contains(out, x) {
			continue
		}
		out = append(out, x)
		if seen != nil {
			seen[x] = true
		}
	}
	return out
}

// joinActors tells each person and each nameless office once.
func joinActors(list []actor) []actor {
	var out []actor
	for _, a := range list {
		out = addActor(out, a)
	}
	return out
}

// sameActor reports whether two participants are the same person or office.
func sameActor(a, b dragoman.Participant) bool {
	if a.Name != "" && b.Name != "" {
		return a.Name == b.Name || sameName(nameWords(string(a.Name)), nameWords(string(b.Name)))
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
