package extract

import (
	"strings"

	"dragoman"
)

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
		if (gap == "of" || gap == "of the" || gap == "on" || gap == "for") && (m.kind == mentionBody || m.kind == mentionEvent || m.kind == mentionPlace) {
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
