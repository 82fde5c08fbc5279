package extract

import (
	"strings"

	"dragoman"
)

// passiveMet are needs and conditions that were met: nobody was.
var passiveMet = lazily(`(?i)\b(?:was|were|be|been|being|is|are)(?: (?:not|fully|largely|partly|only|yet|never|also))* met\b(?: (?:on|in|at|from|to|for) |$)`)

// metFate is what plans meet with, and nobody does.
var metFate = lazily(`(?i)^(?:met|meet|meets|meeting) with (?:(?:a|an|the|no|some|great|little|strong|fierce|wide|broad|considerable|mixed|[a-z]+able|[a-z]+ive|cautious|cool|lukewarm|warm),? (?:,? ?(?:if|but|though|albeit) [a-z]+,? )?)*(?:responses?|reception|acclaim|success|approval|resistance|opposition|objections?|criticism|silence|failure|difficult(?:y|ies)|reactions?)\b`)

// plausible drops what no encounter is told by.
func (r *reading) plausible(t *telling, s *sentence, main hit) bool {
	if t.date == nil && !t.carry {
		return false
	}
	if t.form == dragoman.FormVisit && (t.place == nil && inBody(s, main) || main.rule.Weight < 30 && main.rule.Form == string(dragoman.FormVisit) && len(t.actors)+len(t.bodies) == 0) {
		return false // "was in the Ministry on 3 May"
	}
	if metFate.MatchString(s.text[main.start:]) {
		return false
	}
	if main.rule.Sense == senseAppeal && strings.HasPrefix(s.text[main.end:], " to ") {
		return false // called upon to do something
	}
	if passiveMet.MatchString(s.text[max(0, main.start-24):main.end]) {
		return false
	}
	if main.rule.Form == "event" && t.form == dragoman.FormOther && !t.carry {
		return false // no encounter is named
	}
	if main.rule.Weight <= occasionWeight && len(t.actors)+len(t.bodies) == 0 && t.date != nil && t.date.Precision == dragoman.Month && !t.date.Period {
		if e := eventOf(s, main); e != nil && strings.HasSuffix(e.head, "s") && e.head != "talks" && e.head != "consultations" {
			return false // "the meetings of May": several, and whose is not told
		}
	}
	if t.carry {
		return len(t.actors) > 0 || len(t.bodies) > 0
	}
	if main.rule.Sense == senseReporting && !r.toSitting(s, main) {
		return false
	}
	if main.rule.Sense == senseDeliberation {
		return r.standing(s, main.start, main.end) && !paperBehind(s, main)
	}
	if main.rule.Last {
		return r.contact(t, s, main)
	}
	if main.rule.Sense == senseMutual {
		n := r.sides(t)
		if strings.HasSuffix(s.text[main.start:main.end], " with") {
			n += len(t.bodies)
		}
		return n >= 2
	}
	if main.rule.Form == "event" || eventOf(s, main) != nil || t.form == dragoman.FormVisit && t.status == dragoman.NotHeld {
		return true
	}
	return len(t.actors) > 0 || len(t.bodies) > 0 || t.place != nil || r.formed(s, main.start)
}

// sides counts the bodies and independent people of a telling.
func (r *reading) sides(t *telling) int {
	m := map[string]bool{}
	for _, a := range t.actors {
		if a.Organization != "" && (a.Name == "" || string(a.Organization) == r.home) {
			m[string(a.Organization)] = true
		} else {
			m[string(a.Name)] = true
		}
	}
	return len(m)
}

// inBody reports whether a hit says that someone was in a body, which is no place.
func inBody(s *sentence, h hit) bool {
	for _, k := range h.within {
		if m := s.mentions[k]; m.kind == mentionBody && m.place == nil && wasIn.MatchString(tail(s.text[:m.start], 20)) {
			return true
		}
	}
	return false
}

var wasIn = lazily(`\b(?:was|were|been|stayed|also|again|back) (?:in|to) (?:the )?$`)
