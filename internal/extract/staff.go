package extract

import "strings"

// People are named with an office and no body all over a report. This file finds
// those who are of the body that reports, by how and where they are told of.

// gather adds those whose offices are named without a body, where the sentence
// or the section leaves no doubt of whose people they are.
func (a *affiliations) gather() {
	r := a.r
	if r.home == "" {
		return
	}
	a.everywhere()
	votes := map[string]int{} // name -> times that it is of those who report, less the times that it is not
	var names []*person
	for i := range r.sentences {
		s := &r.sentences[i]
		for k, m := range s.mentions {
			p := m.person
			if m.kind != mentionPerson || p.role == "" || p.org != "" || p.possessed || p.plural || len(nameWords(p.name)) < 2 || ofState.in(p.role) {
				continue
			}
			switch told, c := r.sidesTold(s, k, a), r.about(s); {
			case told == otherSide, p.definite && c == "" && told == noSide:
				votes[strings.Join(nameWords(p.name), " ")]++
				names = append(names, p)
			case told == ourSide && c != "":
				votes[strings.Join(nameWords(p.name), " ")]--
			}
		}
	}
	for _, p := range names {
		words := nameWords(p.name)
		full, last := strings.Join(words, " "), words[len(words)-1]
		if _, known := a.of[full]; known || votes[full] <= 0 {
			continue
		}
		a.of[full] = r.home
		if _, known := a.of[last]; !known {
			a.of[last] = r.home
		}
		a.holds(p.role, p.name)
	}
}

// everywhere finds the heads of the body that reports by where they are told of:
// "Secretary General Holt" is in the sections of many partners, a partner's own
// head in one.
func (a *affiliations) everywhere() {
	r := a.r
	about := map[string]map[string]bool{} // surname -> the sections' bodies
	for i := range r.sentences {
		s := &r.sentences[i]
		c := r.about(s)
		for _, m := range s.mentions {
			p := m.person
			if m.kind != mentionPerson || p.name == "" || p.role == "" || p.org != "" || p.possessed || p.plural || p.former || c == "" || !headOffice(p.role) {
				continue
			}
			last := surname(p.name)
			if about[last] == nil {
				about[last] = map[string]bool{}
			}
			if about[last][c] = true; len(about[last]) == partners && a.of[last] == "" {
				a.of[last] = r.home
				a.holds(p.role, p.name)
			}
		}
	}
}

// partners is in how many bodies' sections the head of another one is hardly told
// of without it.
const partners = 3
