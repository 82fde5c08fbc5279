package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// A chronicle has an entry for each encounter, which begins with its day and
// place: "4 May, Lisbon: Ms. Duarte called on the Director". The
// entry may do without a verb: "4 May, Lisbon: seminar for young lawyers".

// entryHead is the day and the place with which an entry begins.
type entryHead struct {
	date  int // index of the mention
	place *gazetteer.Entry
	text  string // the place as written
	end   int    // of the head, in bytes of the sentence
}

// headOf reads the head of the entry that the sentence begins.
func (r *reading) headOf(s *sentence) (entryHead, bool) {
	h := entryHead{date: -1}
	if !s.first {
		return h, false
	}
	for k, m := range s.mentions {
		if gap := strings.Trim(s.text[h.end:m.start], " ,(–—-•*·"); gap != "" || m.start-h.end > 4 {
			break
		}
		switch {
		case m.kind == mentionDate && h.date < 0 && len(m.date.Dates) > 0 && m.date.Dates[0].Start.Day > 0:
			h.date = k
		case m.place != nil && h.text == "":
			h.place, h.text = m.place, s.text[m.start:m.end]
		default:
			return h, false
		}
		h.end = m.end
		if h.date >= 0 && h.text != "" {
			break
		}
	}
	if h.date < 0 {
		return h, false
	}
	rest := s.text[h.end:]
	if h.text == "" { // a place that no gazetteer knows
		loc := unknownHead.FindStringSubmatchIndex(rest)
		if loc == nil {
			return h, false
		}
		h.text = rest[loc[2]:loc[3]]
		h.end += loc[3]
		rest = s.text[h.end:]
	}
	rest = strings.TrimLeft(rest, " )")
	for _, mark := range []string{":", "–", "—", "- "} {
		if strings.HasPrefix(rest, mark) {
			return h, true
		}
	}
	return h, false
}

// unknownHead is a capitalised name between the day and the colon of an entry.
var unknownHead = lazily(`^, (\p{Lu}[\pL’'-]+(?: \p{Lu}[\pL’'-]+)?)\)? ?:`)

// entryPlace is the place at the head of the entry that a sentence stands in.
func (r *reading) entryPlace(s *sentence) *dragoman.Place {
	for i := s.index; i >= 0 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		if !o.first {
			continue
		}
		h, ok := r.headOf(o)
		if !ok || h.text == "" {
			return nil
		}
		p := &dragoman.Place{Text: dragoman.String(h.text), City: dragoman.String(h.text)}
		if h.place != nil {
			p.City = ""
			r.setPlace(p, mention{place: h.place}, h.text)
		}
		return p
	}
	return nil
}

// entry reads an entry without a verb: the encounter that it names, and whoever
// is named with it.
func (r *reading) entry(s *sentence) *telling {
	h, ok := r.headOf(s)
	if !ok {
		return nil
	}
	e := -1
	for k, m := range s.mentions {
		if m.kind == mentionEvent && m.start >= h.end {
			e = k
			break
		}
	}
	d := r.resolveDate(s, s.mentions[h.date], -1)
	if e < 0 || d == nil {
		return nil
	}
	t := &telling{s: s, rule: entryRule, form: s.mentions[e].event.form, weight: 30, status: dragoman.Held, modality: dragoman.InPerson, date: d, supports: []string{"date"}}
	if t.place = r.entryPlace(s); t.place != nil {
		t.supports = append(t.supports, "place")
	}
	r.takeAll(t, s, h.end, len(s.text), e, parseDay(d.Start))
	t.actors = joinActors(t.actors)
	if len(t.actors)+len(t.bodies) > 0 {
		t.supports = append(t.supports, "participants")
	}
	t.title = r.entryTitle(s, e)
	main := hit{start: s.mentions[e].start, end: s.mentions[e].end, within: []int{e}, rule: &Rule{ID: entryRule, Form: "event"}}
	t.status = r.status(s, main, dated{date: h.date, part: -1}, t, parseDay(d.Start))
	t.modality = modality(s, main, dated{date: h.date, part: -1}, t.form)
	r.reception(t, s, main)
	return t
}

// entryRule stands for the reading of entries among the rules.
const entryRule = "calendar/entry"

func (r *reading) entryTitle(s *sentence, e int) string {
	if !s.mentions[e].event.named {
		return ""
	}
	return strings.Join(strings.Fields(s.mentions[e].event.title), " ")
}

// takeAll adds everyone named in a stretch of a sentence to the telling of the
// encounter at mention e: whoever a visit is "of" is its visitor.
func (r *reading) takeAll(t *telling, s *sentence, from, to, e int, when date.Day) {
	for k, m := range s.mentions {
		if m.start < from || m.end > to {
			continue
		}
		if m.kind != mentionPerson && m.kind != mentionBody || m.place != nil || m.person != nil && m.person.pronoun != "" && !m.person.possessed {
			continue
		}
		lead := s.lead(m.start)
		if preceded(lead, " about", " concerning", " regarding", "margins of", "sidelines of", " on") {
			continue
		}
		slot := "participant"
		if t.form == dragoman.FormVisit {
			switch {
			case k > e && preceded(lead, " of", " by"):
				slot = string(dragoman.Visitor)
			case k > e && preceded(lead, " to"):
				slot = string(dragoman.Host)
			}
		}
		r.take(t, s, m, slot, "within", when)
	}
	if e >= 0 {
		t.bodies = unique(append(t.bodies, s.mentions[e].event.bodies...))
	}
}
