package extract

// succeed gives those who are told to have followed someone the office of whom they
// followed: "dismissed the Director and appointed Ana Duarte to replace him", "Her
// successor, Ana Duarte, took up her duties on 3 May".
func (r *reading) succeed(c *cast, add func(*person, *sentence)) {
	for i := range r.sentences {
		s := &r.sentences[i]
		if r.rows[i] != nil || !inPlace.in(s.text) {
			continue
		}
		for k, m := range s.mentions {
			if m.kind != mentionPerson || m.person.name == "" || m.person.role != "" {
				continue
			}
			var o *person
			switch {
			case toReplace.MatchString(s.text[m.end:]):
				o = officeBefore(s, k)
			case successor.MatchString(s.text[:m.start]):
				if o = officeBefore(s, k); o == nil && i > 0 && r.sentences[i-1].block == s.block {
					o = firstOffice(&r.sentences[i-1])
				}
			}
			if o == nil {
				continue
			}
			if o.org == "" && nationalOffice.in(o.role) {
				if key := r.sceneOf(s, m.start); key != "" {
					o.org, o.orgs = key, []string{key}
				} else {
					o.org, o.orgs = r.state, r.registry.some(r.state)
				}
			}
			m.person.role, m.person.org, m.person.orgs = o.role, o.org, o.orgs
			add(m.person, s)
			if h := c.find(m.person.name); h != nil {
				h.offices[len(h.offices)-1].from = r.began(s)
			}
		}
	}
}

// officeBefore is the office told last before mention k of a sentence.
func officeBefore(s *sentence, k int) *person {
	for n := k - 1; n >= 0; n-- {
		if m := s.mentions[n]; m.kind == mentionPerson && m.person.role != "" && !m.person.plural {
			o := *m.person
			return &o
		}
	}
	return nil
}

// firstOffice is the first office that a sentence tells.
func firstOffice(s *sentence) *person {
	for _, m := range s.mentions {
		if m.kind == mentionPerson && m.person.role != "" && !m.person.plural {
			o := *m.person
			return &o
		}
	}
	return nil
}

var (
	inPlace   = newCue(`\b(?:to replace|to succeed|successor|replacement|in his place|in her place|in his stead|in her stead)\b`)
	toReplace = lazily(`^,? (?:to (?:replace|succeed) (?:him|her)|in (?:his|her) (?:place|stead)|as (?:his|her) (?:successor|replacement))\b`)
	successor = lazily(`(?i)\b(?:his|her|whose) (?:successor|replacement),? $`)
)
