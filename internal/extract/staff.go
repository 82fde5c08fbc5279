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
	// A head without a body who is named before the sections of the partners is
	// the report's own.
	var introduced []*person
	begun := false
	for i := range r.sentences {
		s := &r.sentences[i]
		begun = begun || r.about(s) != ""
		for k, m := range s.mentions {
			p := m.person
			if m.kind != mentionPerson || p.role == "" || p.org != "" || p.possessed || p.plural || len(nameWords(p.name)) < 2 || ofState.in(p.role) {
				continue
			}
			told, c := r.sidesTold(s, k, a), r.about(s)
			switch {
			case !begun && told == noSide && r.author == nil && headOffice(p.role) && !p.definite:
				introduced = append(introduced, p)
			case told == otherSide, p.definite && c == "" && told == noSide:
				votes[strings.Join(nameWords(p.name), " ")]++
				names = append(names, p)
			case told == ourSide && c != "":
				votes[strings.Join(nameWords(p.name), " ")]--
			}
		}
	}
	for _, p := range names {
		if votes[strings.Join(nameWords(p.name), " ")] > 0 {
			a.ours(p)
		}
	}
	if begun && !a.led() {
		for _, p := range introduced {
			a.ours(p)
		}
	}
}

// led reports whether the one head of the body that reports is known by name.
func (a *affiliations) led() bool {
	for role, holders := range a.offices {
		if len(holders) > 0 && headOffice(role) {
			return true
		}
	}
	return false
}

// ours notes that a person with a name and an office is of the body that reports,
// unless he or she is known to be of another.
func (a *affiliations) ours(p *person) {
	words := nameWords(p.name)
	full, last := strings.Join(words, " "), words[len(words)-1]
	if _, known := a.of[full]; known {
		return
	}
	a.of[full] = a.r.home
	if _, known := a.of[last]; !known {
		a.of[last] = a.r.home
	}
	a.holds(p.role, p.name)
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
