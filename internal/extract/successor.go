package extract

import "strings"

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
			case handedOver.MatchString(s.text[:m.start]):
				o = handed(s, k)
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

// handed is the office that is told to be handed over to the person of mention k:
// "handed over the command of the Force to".
func handed(s *sentence, k int) *person {
	loc := handedOver.FindStringSubmatchIndex(s.text[:s.mentions[k].start])
	o := &person{role: handedOffice[strings.ToLower(s.text[loc[2]:loc[3]])]}
	for _, m := range s.mentions[:k] {
		if m.kind == mentionBody && m.start >= loc[3] && m.body.key != "" {
			o.org, o.orgs = m.body.key, []string{m.body.key}
		}
	}
	if o.org == "" {
		return nil
	}
	return o
}

// handedOffice is the office of those who have what can be handed over.
var handedOffice = map[string]string{"command": "Commander", "chairmanship": "Chair", "presidency": "President", "leadership": "Head", "directorship": "Director"}

// deputies completes the office of one who is told of as another's deputy: "the
// Special Representative, Ana Duarte, and her Deputy for Ports, Luis Prado".
func (r *reading) deputies() {
	for i := range r.sentences {
		s := &r.sentences[i]
		if oneDeputy.in(s.text) {
			r.onlyDeputy(s)
		}
		for k, m := range s.mentions {
			if m.kind != mentionPerson || !m.person.possessed || m.person.pronoun != "his" && m.person.pronoun != "her" || !ofDeputy.MatchString(m.person.role) {
				continue
			}
			o := officeBefore(s, k)
			if o == nil {
				continue
			}
			head := o.role
			for _, cut := range []string{" and ", " for ", " of ", " to "} {
				head, _, _ = strings.Cut(head, cut)
			}
			m.person.role = "Deputy " + head + m.person.role[len("Deputy"):]
			if o.possessed && (o.pronoun == "my" || o.pronoun == "our") {
				if key := r.envoys(o); key != "" {
					o.org, o.orgs = key, r.registry.some(key)
				} else if o.org == "" {
					o.org, o.orgs = r.home, r.registry.some(r.home)
				}
			}
			if m.person.org == "" {
				m.person.org, m.person.orgs = o.org, o.orgs
			}
		}
	}
}

// onlyDeputy names the deputy of whoever was told of before: "He has one deputy,
// Ana Duarte".
func (r *reading) onlyDeputy(s *sentence) {
	for _, f := range figures(s) {
		if !f.bare() || !deputyIs.MatchString(s.text[:f.start]) {
			continue
		}
		var o *person
		for i := s.index; o == nil && i >= 0 && i >= s.index-1 && r.sentences[i].block == s.block; i-- {
			o = firstOffice(&r.sentences[i])
		}
		if o == nil {
			return
		}
		head, _, _ := strings.Cut(o.role, " for ")
		o.name, o.role = "", "Deputy "+head
		r.takes(s, f, o)
	}
}

// deputyIs ends before the name of someone's one deputy.
var deputyIs = lazily(`(?i)\b(?:one|a|a single|his|her|its|the) deputy, (?:named )?$`)

var oneDeputy = newCue(`\b(?:one|a|single|his|her|its|the) deputy, `)

var ofDeputy = lazily(`^[Dd]eputy(?: for .+)?$`)

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
	inPlace    = newCue(`\b(?:handed over the|to replace|to succeed|successor|replacement|in his place|in her place|in his stead|in her stead)\b`)
	toReplace  = lazily(`^,? (?:to (?:replace|succeed) (?:him|her)|in (?:his|her) (?:place|stead)|as (?:his|her) (?:successor|replacement))\b`)
	handedOver = lazily(`(?i)\bhanded over the (command|chairmanship|presidency|leadership|directorship) of [^;.]{2,60} to (?:the )?$`)
	successor  = lazily(`(?i)\b(?:his|her|whose) (?:successor|replacement),? $`)
)
