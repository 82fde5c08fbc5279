package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// Behind the verb, the date and the place a sentence may still name some who took
// part: those together with whom it was done, under whose auspices, or whom a
// visitor came to see.

// inCompany are the words before them.
var inCompany = newCue(`\b(?:together with|along with|alongside|accompanied by|in the presence of|in the company of|under the (?:auspices|chairmanship|facilitation|mediation|leadership|sponsorship|patronage) of|with the (?:participation|facilitation|mediation) of|with (?:technical |financial |logistical )?support from|in partnership with|in cooperation with|in collaboration with)\b`)

// toSee leads to those whom a visitor came to see, meetThere is its short form.
var (
	toSee     = newCue(`\bto (?:discuss|consult|hold|exchange|confer|review|meet)\b[^.;]{0,110}?\bwith\b`)
	meetThere = newCue(`\bto meet\b`)
)

// company adds those who are named behind what a hit tells.
func (r *reading) company(t *telling, s *sentence, h hit, when date.Day) {
	rest := s.text[h.end:]
	if i := strings.IndexByte(rest, ';'); i >= 0 {
		rest = rest[:i]
	}
	if h.rule.Weight <= occasionWeight {
		r.witnesses(t, s, h, rest, when)
		return
	}
	if loc := inTheChair.FindStringSubmatch(s.text[h.start:]); loc != nil {
		who := map[string]string{"her": "she", "his": "he"}[loc[1]]
		if a, ok := r.pronoun(s, &person{pronoun: who}, when); ok {
			a.Capacity = dragoman.Chair
			t.actors = append(t.actors, a)
		}
	}
	row := func(at int) {
		ids, _ := objects(s, at)
		for _, k := range ids {
			if m := s.mentions[k]; m.kind == mentionPerson || m.kind == mentionBody {
				r.take(t, s, m, "participant", "with", when)
			}
		}
	}
	for _, loc := range inCompany.all(rest) {
		if before := rest[:loc[0]]; !newClause(before) && !preceded(before, " came", " come", " coming") { // "came together with" is a verb
			row(h.end + loc[1])
		}
	}
	if t.form == dragoman.FormVisit {
		if loc := toSee.all(rest); len(loc) > 0 {
			row(h.end + loc[0][1])
		} else if loc := meetThere.all(rest); len(loc) > 0 {
			row(h.end + loc[0][1])
		}
	}
	for k, m := range s.mentions { // "sat again in Lima, this time under Ms. Duarte"
		if m.kind == mentionPerson && m.start > h.end && underWhom.MatchString(whenWhere(s, h.end, k)) {
			r.take(t, s, m, "chair", "with", when)
		}
	}
	for k, m := range s.mentions { // "under Chilean mediation"
		if m.start >= h.end && m.kind == mentionBody && m.place == nil && mediates[lastWord(s.text[m.start:m.end])] && strings.HasSuffix(s.text[:m.start], "under ") {
			r.take(t, s, s.mentions[k], "participant", "with", when)
		}
	}
}

// witnesses adds those in whose presence something was done at an encounter that a hit
// only names.
func (r *reading) witnesses(t *telling, s *sentence, h hit, rest string, when date.Day) {
	i := strings.Index(rest, " in the presence of ")
	if i < 0 || h.rule.Form != "event" || newClause(rest[:i]) {
		return
	}
	ids, _ := objects(s, h.end+i+len(" in the presence of "))
	for _, k := range ids {
		if m := s.mentions[k]; m.kind == mentionPerson {
			r.take(t, s, m, "participant", "with", when)
		}
	}
}

// inTheChair are the words for one told of before who presides.
var inTheChair = lazily(`^[^.;]{0,120}?\bunder (her|his) (?:chairmanship|co-chairmanship|chair|presidency|facilitation|auspices|leadership|mediation)\b`)

// underWhom ends, days and places aside, before whoever presides.
var underWhom = lazily(`^(?:[ ,]|\b(?:in|on|at|from|again|this time)\b)*\bunder (?:the )?$`)

// whenWhere is the text between an offset and mention k without the days and places
// in it.
func whenWhere(s *sentence, from, k int) string {
	out := ""
	for _, m := range s.mentions[:k] {
		if m.start >= from && (m.kind == mentionDate || m.places()) {
			out += s.text[from:m.start]
			from = m.end
		}
	}
	return out + s.text[min(from, s.mentions[k].start):s.mentions[k].start]
}

// newClause reports whether a clause of its own has begun since the verb.
func newClause(gap string) bool {
	return strings.Contains(gap, " which ") || strings.Contains(gap, " that ") || strings.Contains(gap, " and called ") || len(gap) > 200
}

// mediates are what a state does for others who meet.
var mediates = map[string]bool{"facilitation": true, "mediation": true, "auspices": true, "chairmanship": true, "leadership": true, "sponsorship": true}
