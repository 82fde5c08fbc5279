package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// A report speaks of two people or bodies at once whom it has told of before:
// "the two", "they", "both Secretaries General", "the meeting between them".

// theTwo are those whom such words mean, and the bodies that were with them: the
// holders of the office that is named, ours and the partner's; those of the
// encounter told last; the two people of the sentence before.
func (r *reading) theTwo(s *sentence, p *person, when date.Day) ([]actor, []string) {
	if p.role == visiting {
		return r.visitors(s)
	}
	if one := strings.TrimSuffix(p.role, "s"); r.author != nil && slices.Contains(pairedOffices, one) {
		if pair := r.both(s, one, when); len(pair) == 2 {
			return pair, nil
		}
	}
	if one := singular(p.role); one != p.role && one != "" {
		if pair := r.holders(s, one, when); len(pair) == 2 {
			return pair, nil
		}
	}
	if people := r.rowBefore(s, p, when); len(people) > 2 {
		return people, nil
	}
	if r.last != nil && r.last.s.section == s.section && s.index-r.last.s.index <= 1 && len(r.last.actors) > 0 {
		return r.lastActors(s), r.last.bodies
	}
	if pair := r.pairBefore(s, when); len(pair) == 2 {
		return pair, nil
	}
	if actors := r.lastActors(s); actors != nil {
		return actors, r.last.bodies
	}
	return nil, nil
}

// rowBefore are the people of whom the encounter in the sentence before was told, for
// a "they" that opens the next: not those whom they met.
func (r *reading) rowBefore(s *sentence, p *person, when date.Day) []actor {
	if r.last == nil || r.last.s.index != s.index-1 || r.last.s.block != s.block || p.role != "" || !theyFirst.MatchString(s.text) {
		return nil
	}
	if len(r.last.s.mentions) == 0 || r.last.s.mentions[0].start > 24 {
		return nil
	}
	var out []actor
	for _, k := range r.clauseRow(r.last.s, 0) {
		m := r.last.s.mentions[k]
		if m.kind != mentionPerson || m.person.plural || m.person.pronoun != "" && !m.person.possessed {
			return nil
		}
		if a, ok := r.resolve(r.last.s, m, when); ok {
			a.Resolved = true
			out = append(out, a)
		}
	}
	return out
}

// theyFirst opens a sentence about those told of before.
var theyFirst = lazily(`^(?:\d+\.\s+)?They `)

// visitors are those who came on the visit told last, whom "the delegation" means,
// and the bodies whose visit it was.
func (r *reading) visitors(s *sentence) ([]actor, []string) {
	v := r.last
	if v == nil || v.form != dragoman.FormVisit {
		if v = nil; len(r.journey) > 0 {
			v = r.journey[len(r.journey)-1]
		}
	}
	if v == nil || v.s.section != s.section || s.index-v.s.index > 3 || s.index == v.s.index {
		return nil, nil
	}
	var out []actor
	for _, a := range v.actors {
		if a.Capacity == dragoman.Visitor {
			a.Resolved, a.Capacity = true, ""
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil, v.bodies
	}
	return out, nil
}

// pairedOffices are offices that the two sides of a process have alike.
var pairedOffices = []string{"leader", "negotiator"}

// pairs makes mentions of the words that mean the two who hold one office for two
// sides, "both leaders", where the document names exactly two.
func (r *reading) pairs() {
	if r.author == nil {
		return
	}
	for _, one := range pairedOffices {
		if len(r.pairOf(one)) != 2 {
			continue
		}
		words := one + "s"
		for i := range r.sentences {
			s := &r.sentences[i]
			if !strings.Contains(s.text, words) {
				continue
			}
			for k := 1; k < len(s.tokens); k++ {
				t := s.tokens[k]
				if t.text != words || k+1 < len(s.tokens) && ofOthers[s.tokens[k+1].lower] && !ofTheTwo.MatchString(s.text[t.end:]) {
					continue
				}
				first := k - 1
				if s.tokens[first].lower == "two" && first > 0 {
					first--
				}
				if w := s.tokens[first].lower; w != "the" && w != "both" {
					continue
				}
				s.mentions = insertFree(s.mentions, mention{kind: mentionPerson, start: s.tokens[first].start, end: t.end, person: &person{pronoun: "the two", role: words}, source: "grammar"})
				s.mask = nil
			}
		}
	}
}

// ofTheTwo are the sides whom a pair leads.
var ofTheTwo = lazily(`^ of (?:the two|both)(?: [a-z]+)? (?:communities|sides|parties|camps)\b`)

// ofOthers stand behind people who are told apart from the pair.
var ofOthers = set(strings.Fields("of from and or who whose in at"))

// pairOf are the two who hold an office for two bodies other than the one that
// reports, where the document names no third.
func (r *reading) pairOf(one string) []*holder {
	var out []*holder
	sides := map[string]bool{}
	for _, h := range r.cast.people {
		for _, o := range h.offices {
			if o.org == "" || o.org == r.home || len(o.words.words) == 0 || o.words.ranks != 0 || o.words.words[len(o.words.words)-1] != one {
				continue
			}
			out, sides[o.org] = append(out, h), true
			break
		}
	}
	if len(out) != 2 || len(sides) != 2 {
		return nil
	}
	return out
}

// both are the two of a pair as participants.
func (r *reading) both(s *sentence, one string, when date.Day) []actor {
	var out []actor
	for _, h := range r.pairOf(one) {
		if a, ok := r.resolve(s, mention{kind: mentionPerson, person: &person{name: h.name, honorific: h.honorific}}, when); ok {
			a.Resolved = true
			out = append(out, a)
		}
	}
	return out
}

// holders are who holds an office with those who report and with the partner.
func (r *reading) holders(s *sentence, role string, when date.Day) []actor {
	var out []actor
	for _, key := range []string{r.home, r.about(s)} {
		if key == "" {
			continue
		}
		who := &person{role: role, org: key, orgs: []string{key}, definite: true}
		if a, ok := r.resolve(s, mention{kind: mentionPerson, person: who}, when); ok && a.Name != "" && string(a.Organization) == key {
			out = append(out, a)
		}
	}
	return out
}

// pairBefore are the people of the sentence before, where they are two.
func (r *reading) pairBefore(s *sentence, when date.Day) []actor {
	if s.index == 0 || r.sentences[s.index-1].block != s.block {
		return nil
	}
	o := &r.sentences[s.index-1]
	var out []actor
	for _, m := range o.mentions {
		if m.kind != mentionPerson || m.person.plural {
			continue
		}
		if a, ok := r.resolve(o, m, when); ok && a.Name != "" {
			a.Resolved = true
			out = joinActors(append(out, a))
		}
	}
	if len(out) != 2 || out[0].Organization == out[1].Organization {
		return nil
	}
	return out
}

// lastActors are those of the encounter told last, whom "they" and "the two" mean
// in the sentences after it.
func (r *reading) lastActors(s *sentence) []actor {
	if r.last == nil || r.last.s.section != s.section || s.index-r.last.s.index > 4 {
		return nil
	}
	out := []actor{}
	for _, a := range r.last.actors {
		a.Resolved = true
		out = append(out, a)
	}
	return out
}

// betweenThem stands before the pronoun that means the two people before.
func betweenThem(toks []token, i int) bool {
	return toks[i].lower == "them" && i > 0 && strings.EqualFold(toks[i-1].text, "between")
}

// partnerBefore is the body other than ours that is told of last before a mention
// in its paragraph.
func (r *reading) partnerBefore(s *sentence, b *bodyMention) string {
	for i := s.index; i >= 0 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		key := ""
		for _, m := range o.mentions {
			if m.body == b {
				break
			}
			switch {
			case m.kind == mentionPerson && m.person.org != "" && m.person.org != r.home:
				key = m.person.org
			case m.kind == mentionBody && m.body.key != "" && !m.body.place && m.body.key != r.home:
				key = m.body.key
			}
		}
		if key != "" {
			return key
		}
	}
	return ""
}

// colleague stands before the body of someone who holds there the office that the
// subject has: "met with his colleague of the OTS".
var colleague = lazily(`(?i)\b(?:his|her) (?:colleague|counterpart|opposite number) (?:of|at|from|in) (?:the )?$`)

// colleagueAt is the holder of the subject's office in another body.
func (r *reading) colleagueAt(t *telling, s *sentence, m mention, when date.Day) (actor, bool) {
	for _, a := range t.actors {
		if a.Role != "" && string(a.Organization) != m.body.key {
			who := &person{role: string(a.Role), org: m.body.key, orgs: []string{m.body.key}, definite: true}
			return r.resolve(s, mention{kind: mentionPerson, start: m.start, end: m.end, person: who}, when)
		}
	}
	return actor{}, false
}
