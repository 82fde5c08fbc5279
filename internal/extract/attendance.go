package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// An encounter that is only named says by the words round it whose it was: "At
// its third session on 4 May, the Board", "At the summit on 6 June, President A".

// owned ends before an encounter that someone had.
var owned = lazily(`(?i)\b(its|his|her|their)(?: [a-z0-9-]+)?\s*$`)

// attendance adds those who had an encounter that a hit only names.
func (r *reading) attendance(t *telling, s *sentence, main hit, when date.Day) {
	if main.rule.Form != "event" && main.rule.Sense != senseOccasion {
		return
	}
	k := eventAt(s, main)
	if k < 0 {
		return
	}
	slot := "participant"
	if t.form == dragoman.FormVisit {
		slot = string(dragoman.Visitor)
	}
	lead := s.text[:s.mentions[k].start]
	own := owned.FindStringSubmatch(lead)
	if own == nil || len(strings.Fields(lead)) <= 7 && len(t.actors)+len(t.bodies) > 0 {
		return // it opens the sentence, and those who act have been told: see opening
	}
	kind := mentionPerson
	if strings.EqualFold(own[1], "its") {
		kind = mentionBody
	}
	theirs := strings.EqualFold(own[1], "their")
	for n := k - 1; n >= 0; n-- { // the nearest before it
		if m := s.mentions[n]; m.kind == kind && (m.person == nil || !m.person.plural || theirs) {
			r.take(t, s, m, slot, "subject", when)
			return
		}
	}
}
