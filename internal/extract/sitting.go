package extract

import (
	"strings"
)

// A report names a sitting once with its date and then by its number: "At its
// twelfth meeting the Board of Pilots asked ...". This file finds
// those later tellings: they say who was there.

// sitting is an encounter that is known by its number.
type sitting struct {
	ordinals []string // "133rd", "fifty-ninth"
	noun     string   // "meeting", in the singular
	body     string   // key of the body that sits, or ""
}

// sittingOf returns the numbered encounter that the event at mention k names,
// with all numbers of a list: "the 133rd and 134th meetings of the Committee".
func (s *sentence) sittingOf(k int) (sitting, bool) {
	m := s.mentions[k]
	if m.event == nil {
		return sitting{}, false
	}
	x := sitting{noun: strings.TrimSuffix(m.event.head, "s")}
	last := -1
	for i, t := range s.tokens {
		if t.end <= m.end {
			last = i
		}
	}
	// the phrase's own words, then the list before it
	i := last
	for ; i >= 0; i-- {
		w := s.tokens[i].lower
		switch {
		case isOrdinal(w) && w != "next" && w != "last" && w != "first" && w != "second" && w != "third":
			x.ordinals = append([]string{w}, x.ordinals...)
		case s.tokens[i].start >= m.start:
		case w == "and" || w == ",":
		default:
			i = -1
		}
	}
	if len(x.ordinals) == 0 {
		return sitting{}, false
	}
	if k+1 < len(s.mentions) {
		n := s.mentions[k+1]
		gap := strings.TrimSpace(s.text[m.end:n.start])
		if n.kind == mentionBody && (gap == "of" || gap == "of the") {
			x.body = n.body.key
		}
	}
	return x, true
}

// same reports whether two names mean one numbered sitting.
func (x sitting) same(ordinal string, y sitting) bool {
	if x.noun != y.noun {
		return false
	}
	if x.body != "" && y.body != "" && x.body != y.body && !strings.HasPrefix(x.body, y.body) && !strings.HasPrefix(y.body, x.body) {
		return false
	}
	for _, o := range x.ordinals {
		if o == ordinal {
			return true
		}
	}
	return false
}

// remember notes the number of a telling's encounter, for the sentences that
// name it by its number only. Of "the 133rd and 134th meetings ... on 9 and on
// 18 February, respectively" the n-th telling has the n-th number.
func (r *reading) remember(ts []*telling) {
	for _, t := range ts {
		if t.carry {
			continue
		}
		for k := range t.s.mentions {
			x, ok := t.s.sittingOf(k)
			if !ok {
				continue
			}
			if len(x.ordinals) > 1 {
				n := 0
				for i, o := range ts {
					if o == t {
						n = i
					}
				}
				if len(x.ordinals) != len(ts) {
					break
				}
				x.ordinals = x.ordinals[n : n+1]
			}
			t.sitting = &x
			r.sittings = append(r.sittings, t)
			break
		}
	}
}

// sat reports whether a hit names a sitting whose date has been told: a date
// beside its number is another's.
func (r *reading) sat(s *sentence, h hit) bool {
	for _, k := range h.within {
		if x, ok := s.sittingOf(k); ok {
			for _, t := range r.sittings {
				if t.sitting.same(x.ordinals[0], x) && t.s != s {
					return !dateInside(s, h, t)
				}
			}
		}
	}
	return false
}

// dateInside reports whether the date inside a hit is the telling's own, told
// again.
func dateInside(s *sentence, h hit, t *telling) bool {
	day := parseDay(t.date.Start)
	for _, k := range h.within {
		if m := s.mentions[k]; m.kind == mentionDate && len(m.date.Dates) > 0 {
			if d := m.date.Dates[0].Start; d.Day == day.Day && d.Month == day.Month {
				return true
			}
		}
	}
	return false
}

// recalled reads a sentence without a date that names sittings by their numbers:
// one telling for each, with those who act there.
func (r *reading) recalled(s *sentence) []*telling {
	if len(r.sittings) == 0 || dates(s) {
		return nil
	}
	var out []*telling
	for k := range s.mentions {
		x, ok := s.sittingOf(k)
		if !ok {
			continue
		}
		for _, o := range x.ordinals {
			for _, t := range r.sittings {
				if !t.sitting.same(o, x) {
					continue
				}
				c := t.goesOn(s)
				c.of = t
				when := parseDay(t.date.Start)
				for _, i := range actorsThere(s, k) {
					r.take(c, s, s.mentions[i], "participant", "subject", when)
				}
				if len(c.actors)+len(c.bodies) > 0 {
					out = append(out, c)
				}
				break
			}
		}
	}
	return out
}

// actorsThere are those who act at the encounter of mention k: the subject
// behind "At the 134th meeting of the Committee,", or the sentence's first actor
// before it.
func actorsThere(s *sentence, k int) []int {
	from := s.mentions[k].end
	lead := strings.TrimSpace(s.text[:s.mentions[k].start])
	opens := len(strings.Fields(lead)) <= 7
	var out []int
	for i, m := range s.mentions {
		if m.kind != mentionBody && m.kind != mentionPerson || m.kind == mentionBody && m.place != nil {
			continue
		}
		if opens {
			if m.start < from {
				continue
			}
			gap := s.text[from:m.start]
			if g := strings.TrimSpace(gap); g == "of" || g == "of the" {
				from = m.end // the body that sits
				continue
			}
			if len(out) == 0 && !strings.Contains(gap, ",") || len(out) > 0 && !joins.MatchString(gap) {
				return out
			}
			out = append(out, i)
			from = m.end
			continue
		}
		if m.end <= s.mentions[k].start && len(out) == 0 && m.start < 60 {
			out = append(out, i)
		}
	}
	return out
}

// acting reports whether a hit names an assembly of which something else is dated:
// what it adopted, or that it was elected, installed or dissolved.
func acting(s *sentence, h hit) bool {
	k := eventAt(s, h)
	if k < 0 || s.mentions[k].event.head != "assembly" {
		return false
	}
	if ofAssembly.MatchString(tail(s.text[:s.mentions[k].start], 40)) {
		return true
	}
	at := s.mentions[k].end
	for _, t := range s.tokens {
		if t.start >= at && t.end <= h.end && t.verb() && !ofEncounter[t.lower] {
			return true
		}
	}
	return false
}

// ofAssembly ends before an assembly of which something is told that is no sitting.
var ofAssembly = lazily(`(?i)\b(?:dissolution|election|elections|members?|membership|speaker|president|seats?|candidates?|composition|installation|by|to) (?:of |to |in |for )?(?:the |a |an )?(?:new |next )?$`)

// sitterBefore is the mention of the body whose meeting is told before a hit that
// does not name it itself, or -1.
func sitterBefore(s *sentence, main hit) int {
	for k := len(s.mentions) - 1; k >= 0; k-- {
		if m := s.mentions[k]; m.event != nil && m.end <= main.start {
			if n := k + 1; n < len(s.mentions) && s.mentions[n].kind == mentionBody && s.mentions[n].end <= main.start && strings.TrimSpace(s.text[m.end:s.mentions[n].start]) == "of the" {
				return n
			}
			return -1
		}
	}
	return -1
}
