package extract

import (
	"cmp"
	"strings"

	"dragoman/internal/extract/gazetteer"
)

// A report names the office of a person and leaves out the body that it is of,
// where those who read know it: "the Secretary General", of those who report;
// "the Director-General, Ms. Duarte", of those whom a chapter is about. This
// file finds that body.

// affiliations is what the document says in so many words of who is of which
// body.
type affiliations struct {
	r       *reading
	of      map[string]string          // folded name, or surname -> key of the body; "" where there are several
	offices map[string]map[string]bool // office of the body that reports, folded -> folded names of its holders
}

// affiliations collects the offices that are named with their bodies.
func (r *reading) affiliations() *affiliations {
	a := &affiliations{r: r, of: map[string]string{}, offices: map[string]map[string]bool{}}
	for i := range r.sentences {
		for _, m := range r.sentences[i].mentions {
			if m.kind != mentionPerson {
				continue
			}
			p := m.person
			if p.role == "" || p.org == "" || p.plural {
				continue
			}
			if words := nameWords(p.name); len(words) > 1 {
				a.note(words, p.org)
			}
			if p.org == r.home && r.home != "" {
				a.holds(p.role, p.name)
			}
		}
	}
	r.heldPosts(a)
	a.gather()
	return a
}

// note keeps of which body a person is, under the whole name and the surname.
func (a *affiliations) note(words []string, key string) {
	for _, name := range []string{strings.Join(words, " "), words[len(words)-1]} {
		if o, ok := a.of[name]; ok && o != key {
			a.of[name] = ""
		} else {
			a.of[name] = key
		}
	}
}

// holds notes an office of the body that reports, and its holder if it is named.
func (a *affiliations) holds(role, name string) {
	key := fold(cleanRole(role))
	if a.offices[key] == nil {
		a.offices[key] = map[string]bool{}
	}
	if words := nameWords(name); len(words) > 0 {
		a.offices[key][words[len(words)-1]] = true
	}
}

// affiliate gives mention k, an office that names no body, the one that it must
// belong to: the one that the person is said to be of elsewhere, that of the
// delegation that he or she leads, the other side's where one side has been
// told, the section's for "its Executive Director", the reporting body's for
// "the Secretary General, Ms. Ana Duarte".
func (a *affiliations) affiliate(s *sentence, k int) {
	r, p := a.r, s.mentions[k].person
	if p.seat != "" && p.org == "" && r.seated(p) {
		return
	}
	if p.name != "" && len(p.orgs) == 1 && r.partOnly(p.org) && r.author == nil {
		if key := r.ledBy(s, k); key != "" {
			p.org, p.orgs = key, []string{key}
			return
		}
		if c := r.about(s); c != "" && c != r.home && !r.ourPart(s, k) {
			p.org, p.orgs = c, []string{c} // "Chief of the Regional Bureau for Lakes"
			return
		}
	}
	if key := r.commissionOf(p); key != "" {
		p.org, p.orgs = key, unique(append([]string{key}, p.orgs...))
		return
	}
	if org := r.envoys(p); org != "" {
		p.org, p.orgs = org, unique(append([]string{org}, p.orgs...))
		return
	}
	if p.name != "" && p.org == "" && !p.possessed && r.author == nil {
		if key := r.ledBy(s, k); key != "" {
			p.org, p.orgs = key, append(p.orgs, key)
			return
		}
	}
	if b := r.registry.bodies[p.org]; p.owner != "" && b != nil && b.state {
		if key := r.named(s, p.owner); key != "" { // "the Bank's Director for Chile"
			p.org, p.orgs = key, []string{key}
			return
		}
	}
	if p.possessed && p.pronoun == "its" && p.org == "" && p.role != "" {
		if key := cmp.Or(r.bodyBefore(s, k), r.itBefore(s)); key != "" {
			p.org, p.orgs = key, append(p.orgs, key)
			return
		}
	}
	if key := r.oneOffice(p); key != "" {
		p.org, p.orgs = key, append(p.orgs, key)
		return
	}
	if p.plural && p.name == "" && r.author == nil && r.home != "" && ofMembers.in(p.role) && !r.membersOf(p) {
		p.org, p.orgs = r.home, []string{r.home} // "the Permanent Representatives of the Member States to the ILO"
		return
	}
	if p.name != "" && p.role != "" && p.org == "" && !p.plural && !p.possessed && nationalOffice.in(p.role) {
		if key := r.sceneOf(s, s.mentions[k].start); key != "" {
			p.org, p.orgs = key, append(p.orgs, key)
			return
		}
	}
	if p.role == "" || p.org != "" || p.plural && !p.possessed || ofState.in(p.role) {
		return
	}
	c := r.about(s)
	switch {
	case p.possessed && (p.pronoun == "my" || p.pronoun == "our"):
		p.org = r.home
	case p.possessed && p.pronoun == "its" && c != "":
		p.org = c
	case c != "" && p.name != "" && ownStaff.MatchString(p.role):
		p.org = c // "Ms. Ana Duarte, Director of the Secretariat"
	case p.owner != "":
		p.org = r.named(s, p.owner)
	case r.author != nil && r.author.org == "UN" && (ofUnitedNations.in(p.role) || strings.HasPrefix(p.role, "Resident Coordinator")):
		p.org = "UN"
	case r.author != nil && r.state != "" && !p.possessed && highOffice.in(p.role):
		p.org = r.state
	default:
		if p.org = r.ofWord(s, p.role); p.org == "" && p.name != "" && !p.possessed {
			p.org = a.side(s, k, c)
		}
	}
	if p.org != "" {
		p.orgs = append(p.orgs, p.org)
	}
}

// side is the body of a person who is named with an office and no body.
func (a *affiliations) side(s *sentence, k int, c string) string {
	r, p := a.r, s.mentions[k].person
	words := nameWords(p.name)
	if key := a.of[strings.Join(words, " ")]; key != "" {
		return key
	}
	if len(words) == 1 && a.of[words[0]] != "" {
		return a.of[words[0]]
	}
	if n := len(words) - 1; n > 0 && a.of[words[n]] == r.home && r.home != "" && headOffice(p.role) {
		return r.home
	}
	if r.home == "" {
		if !p.definite && p.roleEnd > p.roleStart {
			return c
		}
		return ""
	}
	holders, ours := a.offices[fold(cleanRole(p.role))]
	if ours && headOffice(p.role) && len(holders) > 0 && len(words) > 0 && !holders[words[len(words)-1]] {
		if c != "" { // that office of ours is another's
			return c
		}
		if key := r.bodyBefore(s, k); key != "" && key != r.home {
			return key
		}
	}
	if !ours && k > 0 && s.mentions[k-1].kind == mentionPerson && withAnd.MatchString(s.text[s.mentions[k-1].end:s.mentions[k].start]) {
		if o := s.mentions[k-1].person; o.name != "" && o.org != "" && o.org != r.home {
			return o.org // "Ms. Duarte, Envoy of the ILO, and Mr. Prado, Chief of Mission"
		}
	}
	if !ours && headOffice(p.role) && a.headed() {
		if key := r.bodyBefore(s, k); key != "" && key != r.home {
			return key // ours has another name
		}
		if c != "" {
			return c
		}
	}
	switch told := r.sidesTold(s, k, a); {
	case ours && !headOffice(p.role), told == otherSide:
		return r.home
	case told == ourSide && c != "":
		return c
	case p.definite:
		return r.home
	case p.roleEnd > p.roleStart:
		return c
	}
	return ""
}

// highOffice are offices of a state, and of no mission.
var highOffice = newCue(`\b(?:high commissioner for|commissioner for peace|peace commissioner|auditor general|comptroller|chief of (?:the )?(?:general )?staff of the armed forces|national security advis[eo]r|central bank)\b`)

// headed reports whether the office of the one head of the body that reports is
// known.
func (a *affiliations) headed() bool {
	for role := range a.offices {
		if headOffice(role) {
			return true
		}
	}
	return false
}

// withAnd joins two people of one delegation.
var withAnd = lazily(`^,? and (?:the )?$`)

// headOffice reports whether an office is that of the one head of a body.
func headOffice(role string) bool {
	o := roleWords(role)
	if o.ranks != 0 || len(o.words) == 0 {
		return false
	}
	for _, w := range o.words {
		switch w {
		case "secretary", "general", "director", "executive", "managing", "chief":
		default:
			return false
		}
	}
	return true
}

// sideTold says which side of an encounter the people of a sentence are of.
type sideTold uint8

const (
	noSide sideTold = iota
	ourSide
	otherSide
)

// sidesTold tells whose people are named beside mention k: where somebody of
// those who report stands before it, it is the other side's turn; where somebody
// of another body stands anywhere and nobody of ours does, ours.
func (r *reading) sidesTold(s *sentence, k int, a *affiliations) sideTold {
	for n, m := range s.mentions {
		if m.kind != mentionPerson || n == k || m.person.plural {
			continue
		}
		q := m.person
		switch {
		case q.pronoun != "" && !q.possessed:
			if n < k {
				return ourSide
			}
		case q.org == r.home && n < k:
			return ourSide
		case q.org == "" && q.name == "" && q.definite && n < k:
			if _, ours := a.offices[fold(cleanRole(q.role))]; ours {
				return ourSide
			}
		case n == k-1 && withAnd.MatchString(s.text[m.end:s.mentions[k].start]):
			// of one side with whoever stands before
		case q.org != "" && q.org != r.home && q.name != "":
			return otherSide
		}
	}
	for n := k + 1; n < len(s.mentions); n++ { // "the Director, Ms. Duarte, paid a visit to Secretary General Holt"
		m := s.mentions[n]
		if m.kind != mentionPerson || m.person.plural || m.person.name == "" || n == k+1 && inList.MatchString(s.text[s.mentions[k].end:m.start]) {
			continue
		}
		words := nameWords(m.person.name)
		if m.person.org == r.home || m.person.org == "" && len(words) > 0 && a.of[words[len(words)-1]] == r.home {
			return ourSide
		}
	}
	return noSide
}

// ownStaff ends an office of the staff that a chapter's body has, too.
var ownStaff = lazily(`(?i) (?:of|at) (?:the|its) (?:secretariat|permanent secretariat|general secretariat|headquarters|office)$`)

// partOnly reports whether a body is a bureau or a department that the document
// names without the body that it is of.
func (r *reading) partOnly(key string) bool {
	b := r.registry.bodies[key]
	if b == nil || b.state || b.acronym != "" || len(r.x.gaz.Lookup(key)) > 0 {
		return false
	}
	for _, w := range strings.Fields(fold(b.name)) {
		if partOf[w] || w == "hub" {
			return true
		}
	}
	return false
}

// ourPart reports whether somebody of another body is named beside mention k: then
// the part is of those who report.
func (r *reading) ourPart(s *sentence, k int) bool {
	for n, m := range s.mentions {
		if q := m.person; q != nil && n != k && q.name != "" && q.org != "" && q.org != r.home && !r.partOnly(q.org) {
			return true
		}
	}
	return false
}

// ofMembers are people of the members of the body that reports.
var ofMembers = newCue(`\bmember (?:states|countries)\b`)

// membersOf reports whether the body that an office in the plural names has the
// members: "of the member States of the Union".
func (r *reading) membersOf(p *person) bool {
	_, behind, _ := strings.Cut(strings.ToLower(p.role), "member ")
	_, behind, _ = strings.Cut(behind, " ")
	return strings.HasPrefix(behind, "of ")
}

// ofUnitedNations are offices that only the United Nations has, in its own
// reports.
var ofUnitedNations = newCue(`\b(?:under-secretary-general|(?:assistant|deputy) secretary-general|emergency relief coordinator|independent expert|special rapporteur)\b`)

// ledBy is the body whose delegation or side the person of mention k leads or
// stands for: "the WMO delegation, headed by", "on the side of the WMO ... by".
func (r *reading) ledBy(s *sentence, k int) string {
	if k == 0 {
		return ""
	}
	m := s.mentions[k]
	before := s.mentions[k-1]
	gap := s.text[before.end:m.start]
	if q := before.person; q != nil && q.plural && q.org != "" && leads.MatchString(gap) { // "a delegation of the ILO, led by"
		if es := r.x.gaz.Lookup(q.org); len(es) == 0 || es[0].Kind != gazetteer.State {
			return q.org
		}
	}
	if before.kind == mentionBody && !before.body.place && (leads.MatchString(gap) || bySide.MatchString(gap) && onSide.MatchString(tail(s.text[:before.start], 24))) {
		if keys := r.keys(s, before); len(keys) > 0 {
			return keys[0]
		}
		return before.body.key
	}
	return ""
}

var (
	// leads stands between a body and the person who leads its people.
	leads = lazily(`(?i)^(?:['’]s)?(?: (?:side|delegation|mission|team|group|experts?|officials|representatives))?(?: to (?:the )?\p{Lu}\pL+)?,? (?:(?:was|were|is|being) )?(?:also )?(?:headed|led|represented|composed) (?:there |at (?:the|this) [a-z ]{3,20} )?(?:by|of) (?:the )?$|^(?:['’]s)? side,? (?:by )?(?:the )?$`)
	// onSide and bySide stand before and behind a body for which somebody acts.
	onSide = lazily(`(?i)(?:^|[,;.] |\band )(?:for|on the side of|on behalf of|on the part of|from the side of|from) (?:the )?$`)
	bySide = lazily(`(?i)^(?:,? (?:(?:the|it|its|this) )?[a-z ]{0,40}(?:was|were) (?:[a-z]+ )?(?:[a-z]+ed|led))? by (?:the )?$`)
)

// bodyBefore is the body named last before mention k in its sentence, states
// left out.
func (r *reading) bodyBefore(s *sentence, k int) string {
	for n := k - 1; n >= 0; n-- {
		switch m := s.mentions[n]; {
		case m.kind == mentionBody && m.body.key != "" && !m.body.place:
			return m.body.key
		case m.kind == mentionPerson && m.person.org != "" && m.person.org != r.home:
			return m.person.org
		}
	}
	return ""
}
