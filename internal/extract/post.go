package extract

// heldPosts reads who is said to hold an office of the body that reports, or to
// assist its holder: "The post of Secretary General is held by Ms. Ana Duarte,
// assisted by the Deputy Secretary General Mr. Luis Prado".
func (r *reading) heldPosts(a *affiliations) {
	if r.home == "" {
		return
	}
	for i := range r.sentences {
		s := &r.sentences[i]
		if !postWord.in(s.text) {
			continue
		}
		held := false
		for k, m := range s.mentions {
			if m.kind != mentionPerson || m.person.name == "" {
				continue
			}
			p := m.person
			if k > 0 && s.mentions[k-1].kind == mentionPerson && heldBy.MatchString(s.text[s.mentions[k-1].end:m.start]) && postOf.MatchString(tail(s.text[:s.mentions[k-1].start], 40)) {
				if o := s.mentions[k-1].person; o.role != "" && o.name == "" && (o.org == "" || o.org == r.home) {
					p.takeRole(o)
					p.org, held = "", true
				}
			} else if p.role == "" || !held || p.org != "" {
				held = held && p.role == ""
				continue
			}
			p.org, p.orgs = r.home, append(p.orgs, r.home)
			a.note(nameWords(p.name), r.home)
			a.holds(p.role, p.name)
		}
	}
}

var (
	postWord = newCue(`\b(?:held|occupied|exercised|performed|carried out|filled|discharged) by\b`)
	postOf   = lazily(`(?i)\b(?:post|office|position|functions?|dut(?:y|ies)) of (?:the )?$`)
	heldBy   = lazily(`(?i)^(?: [a-z ]{3,50})? (?:was|is|has been|were|are|have been|continued to be) (?:[a-z]+ )?(?:held|occupied|exercised|performed|carried out|filled|discharged) by $`)
)
