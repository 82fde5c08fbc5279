package extract

import (
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
	if one := singular(p.role); one != p.role && one != "" {
		if pair := r.holders(s, one, when); len(pair) == 2 {
			return pair, nil
		}
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
