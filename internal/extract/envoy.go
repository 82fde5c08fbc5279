package extract

import (
	"slices"
	"strings"

	"dragoman/internal/extract/date"
	"dragoman/internal/extract/gazetteer"
)

// The Secretary-General reports on the doings of one mission and names envoys of
// others: "my Special Representative" is the head of the mission, "my Special
// Envoy for the Horn" is not.

// envoyOffice is an office that the Secretary-General gives for a region or a
// matter.
var envoyOffice = lazily(`(?i)^(?:acting |deputy |former |new )*(?:joint )?(?:special|personal) (?:representative|envoy|adviser|advisor|coordinator)\b`)

// deputy begins the office of an envoy's deputy.
var deputy = lazily(`(?i)^(?:acting |former |new )*deputy `)

// envoys is the body of an envoy of the author's whose office names what it is
// for: the body that reports, where that is its own field, else the author's.
// It is "" for everyone else.
func (r *reading) envoys(p *person) string {
	if r.author == nil || r.author.org != "UN" || !(p.possessed && p.pronoun == "my" || p.definite) || !envoyOffice.MatchString(p.role) {
		return ""
	}
	field := fieldOf(p.role)
	if field == "" && len(p.orgs) == 0 && !p.plural && r.besideHead(p.role) {
		return r.author.org
	}
	if field == "" || strings.Contains(p.role[:len(p.role)-len(field)], " of ") {
		return ""
	}
	for _, key := range p.orgs {
		if key == r.home || !slices.Contains(r.statesIn(field), key) && !strings.Contains(fold(field), fold(r.registry.organization(key).Name)) {
			return "" // "and Head of the Mission", "of the Union for the Coast"
		}
	}
	if deputy.MatchString(p.role) && len(r.statesIn(field)) == 0 {
		return "" // "for Political Affairs": a part of the mission's work
	}
	if b := r.registry.bodies[r.home]; b != nil && (spells(b.name, field) || r.state != "" && strings.Contains(fold(field), fold(r.state))) {
		return r.home
	}
	return r.author.org
}

// besideHead reports whether an office is that of an envoy who stands beside the
// head of the mission that reports: "my Personal Envoy" where "my Special
// Representative" heads it.
func (r *reading) besideHead(role string) bool {
	return secondEnvoy.MatchString(role) && r.headed
}

// secondEnvoy is an office that a mission's own head seldom has.
var secondEnvoy = lazily(`(?i)^(?:acting |former |new )*(?:special|personal) (?:envoy|adviser|advisor)\b`)

// findHead finds out whether a Special Representative heads the body that reports.
func (r *reading) findHead() {
	for i := range r.sentences {
		for _, m := range r.sentences[i].mentions {
			if m.kind == mentionPerson && m.person.possessed && m.person.pronoun == "my" && strings.HasPrefix(m.person.role, "Special Representative") {
				r.headed = true
				return
			}
		}
	}
}

// fieldOf is what an envoy's office is for, or "".
func fieldOf(role string) string {
	at := -1
	for _, prep := range []string{" for ", " to ", " on "} {
		if i := strings.Index(role, prep); i > 0 && (at < 0 || i+len(prep) < at) {
			at = i + len(prep)
		}
	}
	if at < 0 {
		return ""
	}
	field, _, _ := strings.Cut(role[at:], " and Head of ")
	return field
}

// statesIn are the keys of the states that a field names.
func (r *reading) statesIn(field string) []string {
	var out []string
	for _, m := range r.x.gaz.Find(field) {
		if e := m.Entries[0]; e.Kind == gazetteer.State {
			out = append(out, r.registry.entry(e, "").key)
		}
	}
	return out
}

// spells reports whether a body's name holds all words of a field.
func spells(name, field string) bool {
	in := set(strings.Fields(fold(name)))
	for w := range strings.FieldsSeq(fold(field)) {
		if !connective[w] && w != "the" && !in[w] {
			return false
		}
	}
	return true
}

// elsewhere reports whether an envoy of the author's who is named by office
// only, "my Special Envoy", is none of the body that reports: only another envoy
// of that name is introduced.
func (r *reading) elsewhere(p *person, org string, when date.Day, index int) bool {
	if r.author == nil || org != r.home || !p.possessed && !p.definite || !envoyOffice.MatchString(p.role) {
		return false
	}
	if h, _ := r.cast.holderOf(p.role, r.home, when, index); h != nil {
		return false
	}
	h, _ := r.cast.holderOf(p.role, r.author.org, when, index)
	return h != nil
}

// commissionOf is the commission of a body that the document names, for one of its
// commissioners: "the African Union Commissioner".
func (r *reading) commissionOf(p *person) string {
	if p.org == "" && strings.HasPrefix(p.role, "European Commissioner") {
		if es := r.x.gaz.Lookup("European Commission"); len(es) > 0 {
			return r.registry.entry(es[0], "").key
		}
	}
	if p.org == "" || !strings.HasPrefix(p.role, "Commissioner") {
		return ""
	}
	b := r.registry.bodies[p.org]
	if b == nil || b.state {
		return ""
	}
	for key, o := range r.registry.bodies {
		if o.name == b.name+" Commission" {
			return key
		}
	}
	return ""
}

// ofWord is the body that an office names by one word only: "Director General of
// the Police".
func (r *reading) ofWord(s *sentence, role string) string {
	of, word, ok := strings.Cut(role, " of the ")
	if !ok || of == "" || word == "" || strings.Contains(word, " ") || word[0] < 'A' || word[0] > 'Z' || !r.x.lex.is(strings.ToLower(word), bodyHead) {
		return ""
	}
	switch word = strings.ToLower(word); word {
	case "secretariat", "office", "organization", "organisation": // every body has one
		return ""
	}
	return r.named(s, word)
}
