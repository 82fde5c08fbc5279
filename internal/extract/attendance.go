package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// An encounter that is only named says by the words round it whose it was: "At
// its third session on 4 May, the Board", "At the summit on 6 June, President A".

// opensAt begins a sentence that goes on to tell what someone did at the
// encounter that it names. "Following" and "ahead of" tell of another time.
var opensAt = lazily(`^(?:\d+\.\s+)?(?:[A-Z][a-z]+, )?(?:At|During|In|On the (?:margins|sidelines) of|In the (?:margins|course) of|Speaking at|Addressing)\b`)

// owned ends before an encounter that someone had.
var owned = lazily(`(?i)\b(its|his|her|their)(?: [a-z0-9-]+)?\s*$`)

// attendance adds those who had an encounter that a hit only names.
func (r *reading) attendance(t *telling, s *sentence, main hit, when date.Day) {
	if main.rule.Form != "event" && main.rule.ID != "visit/during-visit" {
		return
	}
	k := -1
	for _, n := range main.within {
		if s.mentions[n].event != nil {
			k = n
			break
		}
	}
	if k < 0 {
		return
	}
	slot := "participant"
	if t.form == dragoman.FormVisit {
		slot = string(dragoman.Visitor)
	}
	lead := s.text[:s.mentions[k].start]
	opens := len(strings.Fields(lead)) <= 7
	own := owned.FindStringSubmatch(lead)
	if opens && (own != nil || opensAt.MatchString(s.text)) {
		if ids := mainSubject(s, k, main.end); len(ids) > 0 {
			for _, n := range ids {
				r.take(t, s, s.mentions[n], slot, "subject", when)
			}
			return
		}
	}
	if own == nil || opens && len(t.actors)+len(t.bodies) > 0 {
		return
	}
	kind := mentionPerson
	if strings.EqualFold(own[1], "its") {
		kind = mentionBody
	}
	for n := k - 1; n >= 0; n-- { // the nearest before it
		if m := s.mentions[n]; m.kind == kind && (m.person == nil || !m.person.plural) {
			r.take(t, s, m, slot, "subject", when)
			return
		}
	}
}

// mainSubject is the row of actors with which the main clause begins behind an
// encounter that opens the sentence: "At the summit in Oslo on 3 May, [A and B]".
func mainSubject(s *sentence, k, end int) []int {
	var out []int
	pos := max(end, s.mentions[k].end)
	for n := k + 1; n < len(s.mentions); n++ {
		m := s.mentions[n]
		if m.start < pos {
			continue
		}
		gap := s.text[pos:m.start]
		if len(out) == 0 {
			switch m.kind {
			case mentionDate, mentionPlace, mentionEvent, mentionInstrument:
				if strings.Contains(gap, ";") {
					return nil
				}
				pos = m.end
				continue
			}
			i := strings.LastIndexByte(gap, ',')
			if i < 0 {
				if pos = m.end; len(strings.Fields(gap)) > 6 {
					return nil
				}
				continue // a body of the encounter's own: "of the Council"
			}
			if !joins.MatchString(gap[i:]) {
				return nil
			}
		} else if !joins.MatchString(gap) || m.kind != mentionPerson && m.kind != mentionBody {
			return out
		}
		if m.kind != mentionPerson && m.kind != mentionBody || m.kind == mentionBody && m.place != nil && len(out) > 0 {
			return out
		}
		out = append(out, n)
		pos = m.end
	}
	return out
}
