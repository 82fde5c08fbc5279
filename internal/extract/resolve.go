package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// actor is a participant once it is known who is meant.
type actor struct {
	dragoman.Participant
	bodies []string // keys of the bodies that take part through this actor
	vague  bool     // people of whom the text tells neither who they are nor of what body
	pos    int      // where it stands in the sentence
}

// resolve says who a mention of a person means. ok is false where nobody can be
// meant: a pronoun without antecedent.
func (r *reading) resolve(s *sentence, m mention, when date.Day) (actor, bool) {
	return r.resolveAt(s, m, when, "")
}

// resolveAt is resolve for someone who is met in a state: its offices are meant
// first.
func (r *reading) resolveAt(s *sentence, m mention, when date.Day, where string) (actor, bool) {
	p := m.person
	if p.pronoun != "" && !p.possessed {
		return r.pronoun(s, p, when)
	}
	a := actor{pos: m.start}
	a.Honorific = dragoman.String(p.honorific)
	a.Role = dragoman.String(cleanRole(p.role))
	org, orgs := p.org, p.orgs
	if p.name != "" {
		name := p.name
		h := r.cast.find(name)
		if h != nil {
			a.Resolved = len(h.words) > 1 && len(nameWords(name)) == 1
			name = h.name
			if p.role == "" {
				if o := h.officeAt(when, s.index); o != nil {
					a.Role = dragoman.String(cleanRole(o.role))
					org, orgs = o.org, o.orgs
				}
			} else if org == "" {
				for k := range h.offices {
					if h.offices[k].org != "" {
						org = h.offices[k].org
						break
					}
				}
			}
		}
		a.Name = dragoman.String(name)
		if org == "" && p.role == "" && r.author == nil && (h == nil || len(h.offices) == 0) {
			org = r.about(s) // nothing else is told of him or her
		}
		if org == "" && p.role != "" && r.isHomeOffice(p.role) {
			org = r.home
		}
	} else {
		full, o := r.antecedent(s, m, where)
		if key := r.rowState(s, m); key != "" && org == "" {
			full, o, org = "", nil, key
		}
		if o != nil {
			if full != "" {
				a.Role = dragoman.String(cleanRole(full))
			}
			if o.org != "" {
				org, orgs = o.org, o.orgs
			}
		} else if org == "" && p.plural && r.state != "" && ofGovernment.in(p.role) {
			org = r.state
		} else if org == "" && where != "" && p.role != "" && ofState.in(p.role) {
			org = where
		} else if org == "" && r.state != "" && p.definite && !p.plural && nationalOffice.in(p.role) {
			org = r.state
		} else if org == "" && p.definite && p.role != "" && !p.plural && !ofState.in(p.role) {
			org = r.host(s)
		}
		if p.possessed && (p.pronoun == "my" || p.pronoun == "our") && r.home != "" && (org == "" || org == "UN" && !r.besideHead(p.role)) {
			org = r.home
		}
		if r.elsewhere(p, org, when, s.index) {
			org, orgs = r.author.org, []string{r.author.org}
		}
		if !p.plural {
			role := p.role
			if full != "" {
				role = full
			}
			if p.field != "" {
				if h, _ := r.cast.holderOfAny(p.fullRole(), org, orgs, when, s.index); h != nil {
					role = p.fullRole()
				}
			}
			if h, o := r.cast.holderOfAny(role, org, orgs, when, s.index); h != nil && !(p.former && !o.former) {
				a.Name, a.Resolved = dragoman.String(h.name), true
				a.Honorific = dragoman.String(h.honorific)
				if len(o.role) > len(a.Role) && len(r.cast.officeName(p.role).words) <= 2 {
					a.Role = dragoman.String(cleanRole(o.role))
				}
			} else if h, o := r.cast.holderOf(p.role, org, when, s.index); h != nil && !(p.former && !o.former) {
				a.Name, a.Resolved = dragoman.String(h.name), true
				a.Honorific = dragoman.String(h.honorific)
			}
		}
	}
	a.vague = p.plural && groupOf.MatchString(string(a.Role)) && !ofThose.MatchString(s.text[m.end:])
	a.Organization = dragoman.String(org)
	if org != "" {
		a.bodies = append(a.bodies, org)
	}
	a.bodies = unique(append(a.bodies, p.also...))
	if p.facto && org != factoAuthorities {
		a.bodies = append(a.bodies, factoAuthorities)
	}
	for _, k := range jointBodies(s.text, p, orgs) {
		if k != org {
			a.bodies = append(a.bodies, k)
		}
	}
	return a, true
}

var (
	// groupOf is an office that says no more than that those who have it are several.
	groupOf = lazily(`^(?:(?:[a-z-]+ )*(?:representatives|leaders|members|officials|officers|experts|ministers|ambassadors|speakers|parliamentarians)\b|Heads of (?:State|Government|Delegation)\b)`)
	ofThose = lazily(`^ (?:from|of) (?:the )?\p{Lu}`)
)

// ours are the words with which those who report speak of themselves.
var ours = map[string]bool{"we": true, "us": true, "our": true}

// host is the body that an office without one belongs to, when nobody else is
// known to hold it and the body that reports has no such office: the one that the
// section is about. Where the document names none of its own offices, it is
// taken for the body that reports.
func (r *reading) host(s *sentence) string {
	if c := r.about(s); c != "" && r.officed {
		return c
	}
	return r.home
}

// ofState are offices that states have, and that a body's own are not.
var ofState = newCue(`\b(?:minister|president|king|queen|prince|emir|ambassador|premier|chancellor|governor|mayor|speaker|senator|justice|judge|prosecutor|leader|spokes\w+)\b`)

// jointBodies are the further bodies of an office held in two: "Director-General
// of A/Executive Director of B".
func jointBodies(text string, p *person, orgs []string) []string {
	if len(orgs) < 2 || !strings.Contains(text[p.roleStart:p.roleEnd], "/") {
		return nil
	}
	return orgs[1:]
}

// cleanRole folds a role's white space and drops definitions in brackets.
func cleanRole(role string) string {
	role = strings.Join(strings.Fields(role), " ")
	for {
		i := strings.IndexByte(role, '(')
		if i < 0 {
			break
		}
		j := strings.IndexByte(role[i:], ')')
		if j < 0 {
			break
		}
		role = strings.Join(strings.Fields(role[:i]+role[i+j+1:]), " ")
	}
	return strings.Trim(role, " ,;-–/")
}

// officeAt is the office of a person told nearest to a day or sentence.
func (h *holder) officeAt(when date.Day, index int) *office {
	var best *office
	bd := 0
	for k := range h.offices {
		o := &h.offices[k]
		d := 5000 + abs(o.index-index)
		if o.when.Year != 0 && when.Year != 0 {
			d = distance(o.when, when)
		}
		if best == nil || d < bd {
			best, bd = o, d
		}
	}
	return best
}

// isHomeOffice reports whether someone of the home body is named with this
// office.
func (r *reading) isHomeOffice(role string) bool {
	if r.home == "" {
		return false
	}
	want := r.cast.officeName(role)
	for _, h := range r.cast.people {
		for _, o := range h.offices {
			if o.org == r.home && sameOffice(want, o.words) && sameOffice(o.words, want) {
				return true
			}
		}
	}
	return false
}

// antecedent finds the fuller naming of an office that stands without its body:
// "the Special Representative" after "the Special Representative of the
// Secretary-General for Iraq and Head of UNAMI". It returns the full role.
func (r *reading) antecedent(s *sentence, m mention, where string) (string, *office) {
	p := m.person
	if p.role == "" || p.org != "" && p.org != factoAuthorities || p.plural {
		return "", nil
	}
	want := r.cast.officeName(p.role)
	if r.isHomeOffice(p.role) {
		return "", &office{role: p.role, org: r.home, orgs: []string{r.home}}
	}
	if p.org == factoAuthorities {
		return "", nil
	}
	national := r.author != nil && p.definite && !p.possessed && nationalOffice.in(p.role)
	if national && r.scenes[s.index] != "" {
		where = r.scenes[s.index]
	} else if where == "" && national {
		where = r.sceneOf(s, m.start)
	}
	if where != "" {
		for _, h := range r.cast.people {
			for k := range h.offices {
				if o := &h.offices[k]; o.org == where && sameOffice(want, o.words) {
					return o.role, o
				}
			}
		}
		if national {
			return "", &office{role: p.role, org: where, orgs: []string{where}}
		}
	}
	if headOfState.in(p.role) && r.author != nil && r.state != "" && p.definite && !r.otherHead(s, p.role) {
		if h, o := r.cast.holderOf(p.role, r.state, date.Day{}, s.index); h != nil {
			return o.role, o
		}
	}
	// the nearest before
	for i := s.index; i >= 0; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			x := o.mentions[k]
			if x.kind != mentionPerson || i == s.index && x.start >= m.start {
				continue
			}
			q := x.person
			if q.role == "" || q.org == "" || q.plural || q.former && !p.former {
				continue
			}
			words := r.cast.officeName(q.role)
			if b := r.registry.bodies[q.org]; i < s.index && r.state != "" && q.org != r.state && b != nil && b.state && nationalOffice.in(p.role) {
				continue // "the Prime Minister" is that of the state that the document is about
			}
			if national && r.state == "" && o.block != s.block {
				continue // of another paragraph's state
			}
			if sameOffice(want, words) {
				return q.role, &office{role: q.role, words: words, org: q.org, orgs: q.orgs}
			}
		}
		if s.index-i > 60 {
			break
		}
	}
	return "", nil
}

// pronoun resolves "he", "she" and "I".
func (r *reading) pronoun(s *sentence, p *person, when date.Day) (actor, bool) {
	if p.pronoun == "i" {
		if r.author == nil && r.signer != nil {
			return r.resolve(s, mention{person: r.signer}, when)
		}
		if r.author == nil {
			return actor{}, false
		}
		a := actor{bodies: []string{r.author.org}}
		a.Role = dragoman.String(r.author.role)
		a.Organization = dragoman.String(r.author.org)
		return a, true
	}
	if p.pronoun == "latter" {
		return r.latter(s, p, when)
	}
	// the subject of the sentence, or of the one before it
	for i := s.index; i >= 0 && i >= s.index-2; i-- {
		o := &r.sentences[i]
		if i < s.index && o.section != s.section {
			break
		}
		if o.block != s.block { // a new paragraph goes on about those who report
			if a, ok := r.homePerson(o, p.pronoun, when); ok {
				return a, true
			}
		}
		for _, m := range o.mentions {
			if m.kind != mentionPerson || m.person.plural {
				continue
			}
			if m.person.pronoun != "" && !m.person.possessed {
				if i == s.index && m.person == p {
					break // those behind it are not meant
				}
				if i == s.index && m.person.pronoun == p.pronoun { // the same as before in the sentence
					return r.pronoun(o, m.person, when)
				}
				if i < s.index && (m.person.pronoun == p.pronoun || masculine[m.person.pronoun] && masculine[p.pronoun]) { // whoever "he" was there
					if a, ok := r.pronoun(o, m.person, when); ok {
						return a, true
					}
				}
				continue
			}
			if i < s.index && onlyOccasion(o, m) {
				continue
			}
			if i == s.index {
				if m.person == p || m.person.name == "" && m.person.role == "" {
					continue
				}
				var before bool
				for _, x := range s.mentions {
					if x.kind == mentionPerson && x.person == p {
						before = m.start < x.start
					}
				}
				if !before {
					continue
				}
			}
			if a, ok := r.resolve(o, m, when); ok && r.mayBe(p.pronoun, a) {
				a.Resolved = true
				return a, true
			}
		}
	}
	for i := s.index - 1; i >= 0 && i >= s.index-8 && r.sentences[i].section == s.section; i-- {
		if a, ok := r.homePerson(&r.sentences[i], p.pronoun, when); ok {
			return a, true
		}
	}
	return actor{}, false
}

// latter is who was told of last before a sentence that goes on about "the latter".
func (r *reading) latter(s *sentence, p *person, when date.Day) (actor, bool) {
	for i := s.index; i >= 0 && i >= s.index-1 && r.sentences[i].block == s.block; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			m := o.mentions[k]
			if i == s.index && !slices.ContainsFunc(o.mentions[k+1:], func(x mention) bool { return x.person == p }) {
				continue // behind it
			}
			if m.kind == mentionBody && m.place == nil {
				return actor{}, false // the body, perhaps
			}
			if m.kind != mentionPerson || m.person.pronoun != "" && !m.person.possessed {
				continue
			}
			a, ok := r.resolve(o, m, when)
			a.Resolved = true
			return a, ok && !m.person.plural
		}
	}
	return actor{}, false
}

// onlyOccasion reports whether a mention stands in the phrase that opens a sentence,
// "Following the visit of Mr. Duarte, ...", and is not its subject.
func onlyOccasion(s *sentence, m mention) bool {
	comma := strings.IndexByte(s.text[m.end:], ',')
	if comma < 0 || comma > 60 {
		return false
	}
	return occasionFirst.MatchString(s.text[:m.start])
}

// occasionFirst opens a sentence with what led to what it tells.
var occasionFirst = lazily(`(?i)^(?:\d+\.\s+)?(?:(?:on|in) [^,;]{3,30}, )?(?:following|after|before|during|at the (?:invitation|request) of|upon the (?:invitation|request) of|on the margins of|prior to|ahead of|in response to) [^,;.]*$`)

// masculine are the pronouns of one man.
var masculine = map[string]bool{"he": true, "him": true}

// homePerson is the first of a sentence's people who is of the body that reports
// and whom a pronoun may mean.
func (r *reading) homePerson(s *sentence, pronoun string, when date.Day) (actor, bool) {
	if r.home == "" {
		return actor{}, false
	}
	for _, m := range s.mentions {
		if m.kind != mentionPerson || m.person.plural || m.person.pronoun != "" && !m.person.possessed {
			continue
		}
		if a, ok := r.resolve(s, m, when); ok && string(a.Organization) == r.home && a.Name != "" && r.mayBe(pronoun, a) {
			a.Resolved = true
			return a, true
		}
	}
	return actor{}, false
}

// mayBe reports whether a pronoun may mean someone, as far as any mention of him
// or her tells.
func (r *reading) mayBe(pronoun string, a actor) bool {
	if !fits(pronoun, string(a.Honorific)) {
		return false
	}
	h := r.cast.find(string(a.Name))
	return h == nil || fits(pronoun, h.address)
}

// fits reports whether a pronoun may mean someone with a form of address.
func fits(pronoun, honorific string) bool {
	for _, w := range strings.Fields(strings.ToLower(honorific)) {
		switch strings.TrimSuffix(w, ".") {
		case "mr", "sir", "lord", "monsieur", "king", "prince":
			return pronoun != "she"
		case "ms", "mrs", "miss", "mme", "madam", "madame", "lady", "dame", "queen", "princess":
			return pronoun == "she"
		}
	}
	return true
}
