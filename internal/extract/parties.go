package extract

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// parties finds who the parties of an instrument are, and who signed.
func (r *reading) parties(p *pact, s *sentence, h hit, k int, when date.Day) {
	x := s.mentions[k]
	add := func(key string) {
		if key != "" {
			p.parties = append(p.parties, key)
		}
	}
	addMention := func(m mention, signer bool) {
		switch m.kind {
		case mentionBody:
			for _, key := range r.meant(s, m.body) {
				add(key)
			}
		case mentionPerson:
			if m.person.pronoun == "the two" {
				if keys := r.sidesBefore(s, m); len(keys) > 1 {
					p.parties = append(p.parties, keys...)
					return
				}
				actors, _ := r.theTwo(s, m.person, when)
				for _, a := range actors {
					for _, b := range a.bodies {
						add(b)
					}
					if signer && a.Name != "" {
						p.signers = append(p.signers, a)
					}
				}
				return
			}
			if m.person.plural && m.person.pronoun == "" && len(m.person.orgs) == 0 && !m.person.possessed && strings.HasPrefix(m.person.role, "representatives of ") {
				return // of a body that is not known
			}
			a, ok := r.resolve(s, m, when)
			if !ok {
				return
			}
			for _, b := range a.bodies {
				add(b)
			}
			if signer && (a.Name != "" || a.Role != "" && !m.person.plural) {
				p.signers = append(p.signers, a)
			}
		}
	}
	// behind the instrument: "between A and B", "with B", "of C"
	row, _ := objects(s, x.end)
	gap := ""
	if len(row) > 0 {
		gap = strings.ToLower(strings.TrimSpace(s.text[x.end:s.mentions[row[0]].start]))
	}
	own := strings.HasPrefix(gap, "between") || strings.HasPrefix(gap, "with") || strings.HasPrefix(gap, "among") || strings.HasPrefix(gap, "of") && p.kind == dragoman.TermsOfReference || strings.HasPrefix(gap, "on cooperation between") || strings.HasPrefix(gap, "on cooperation with")
	if !own && len(row) > 0 && (strings.Contains(gap, "between") || strings.HasSuffix(gap, "with") || strings.HasSuffix(gap, "with the")) && len(gap) < 60 {
		own = true
	}
	p.with = strings.HasPrefix(gap, "with")
	if own {
		for n, i := range row {
			if s.mentions[i].start > h.end+220 {
				break
			}
			if n > 0 && helped.in(s.text[s.mentions[row[n-1]].end:s.mentions[i].start]) {
				break // "with B in support of C"
			}
			if i != row[0] && s.mentions[i].start > h.start && h.start > x.end {
				break // behind the verb
			}
			addMention(s.mentions[i], false)
		}
	}
	for _, m := range s.mentions { // "the IGAD-SADC Work Plan"
		if m.kind == mentionBody && len(m.body.more) > 0 && m.end <= x.end && m.end+2 >= x.start {
			p.parties = append(append(p.parties, m.body.key), m.body.more...)
		}
	}
	signing := p.status == dragoman.Signed || p.status == dragoman.InForce || p.status == dragoman.Expected && toSign.in(s.text[h.start:h.end])
	for _, slot := range []string{"party", "signatory"} {
		for _, region := range h.rule.Slots[slot] {
			var idx []int
			switch region {
			case "subject":
				if h.rule.Sense == senseAdoption && h.start == x.start {
					continue // "the Declaration, adopted in 2022": who adopted it stands behind
				}
				idx = subjects(s, h.start)
			case "object":
				idx, _ = objects(s, h.end)
				if slot == "signatory" {
					if more := r.undersigned(s, h, idx); h.rule.Sense == senseAct {
						idx = more // "Ms. Duarte signed it, and Mr. Prado for the ILO"
					} else if idx = append(idx, more...); !signedBy(s, h, idx) {
						continue
					}
				}
			case "within":
				idx = h.within
			}
			for _, i := range idx {
				m := s.mentions[i]
				if m.kind == mentionBody && m.place != nil || goodOffices.MatchString(s.lead(m.start)) {
					continue
				}
				if own && region == "subject" && slot == "party" && len(p.parties) >= 2 {
					continue
				}
				if own && region != "subject" && slot == "party" {
					continue
				}
				addMention(m, slot == "signatory" && signing && m.kind == mentionPerson)
			}
		}
	}
	if p.kind == dragoman.Decision && r.author == nil && h.rule.Sense == senseAdoption && ourCouncil.MatchString(s.lead(h.start)) {
		add(r.home)
	}
	if p.kind == dragoman.Decision { // "the decision that makes C an observer"
		for _, m := range s.mentions {
			if m.kind == mentionBody && m.body.group == notGroup && m.place == nil && m.start > x.end && m.start < x.end+100 {
				add(m.body.key)
			}
		}
	}
	for _, m := range s.mentions { // "signed on behalf of C"
		if m.kind == mentionBody && m.body.group == notGroup && preceded(strings.ToLower(s.text[:m.start]), "on behalf of") {
			add(m.body.key)
		}
	}
	if m := s.mentions[0]; m.kind == mentionBody && withHead.MatchString(s.text[:m.start]) && (len(p.parties) < 2 || k == 1 && article.MatchString(s.text[m.end:x.start])) { // "With B a Protocol was signed"
		if !own {
			p.parties = nil
		}
		addMention(m, false)
		p.with = true
	}
	p.parties = unique(p.parties)
	p.sure = len(p.parties) >= 2
	p.signers = joinActors(p.signers)
}

// toSign says who will sign.
var toSign = newCue(`\b(?:intends?|plans?|expected|is|are|will|hopes?|due|ready) (?:to )?sign\b`)

// sidesBefore are the parties that "they" means where the same sentence spoke of
// them as a group: "The leaders of the three countries met and they signed".
func (r *reading) sidesBefore(s *sentence, they mention) []string {
	for _, m := range s.mentions {
		if m.end > they.start {
			break
		}
		if m.kind == mentionBody && (m.body.group == severalSides || m.body.group == bothSides) {
			return r.group(s, m.body)
		}
	}
	return nil
}

// article is all that stands between a body and an instrument that is told of it.
var article = lazily(`^,? (?:a |an |the |there (?:is|are) [a-z ]{3,30} )?$`)

// withHead begins a sentence that tells of what was done with a body.
var withHead = lazily(`^(?:\d+\.\s+)?With (?:the )?$`)

// agentless reports whether a sentence names nobody.
func agentless(s *sentence) bool {
	for _, m := range s.mentions {
		if m.kind == mentionBody || m.kind == mentionPerson || m.kind == mentionEvent {
			return false
		}
	}
	return true
}

// helped stands before one that is no party but helped, or was helped.
var helped = newCue(`\b(?:in support|under the auspices|in (?:coordination|cooperation|partnership|collaboration)|hosted|facilitated|supported|with the (?:support|assistance)|chaired)\b`)

// goodOffices stands before one who only helped others to agree.
var goodOffices = lazily(`\b(?:mediation|facilitation|good offices|auspices|support|assistance|participation|presence|chairmanship|brokered by|facilitated by|proposed by|with the help) (?:of )?(?:the )?$`)

// helping reports whether a body is named in a sentence only as one that helped
// others to agree, alone or beside another: "under the auspices of A and B".
func helping(s *sentence, key string) bool {
	row, found := false, false
	for k, m := range s.mentions {
		if m.kind != mentionBody {
			continue
		}
		row = goodOffices.MatchString(s.lead(m.start)) || row && joins.MatchString(s.text[s.mentions[k-1].end:m.start])
		if m.body.key == key {
			if !row {
				return false
			}
			found = true
		}
	}
	return found
}

// talksWith begins a sentence on talks of those who report with somebody.
var talksWith = lazily(`(?i)^(?:\d+\.\s+)?(?:(?:the )?(?:negotiations|talks|consultations|discussions)) (?:continued|resumed|were (?:held|pursued)|are (?:ongoing|under way)|began) with `)

// inherit completes the parties from what stands round the sentence: those of the
// encounter told before it in the same paragraph, the section's counterpart and the home body.
func (r *reading) inherit(p *pact, s *sentence, x *instrument, before []*pact, last *telling) {
	if n := len(before); n > 0 && len(p.parties) == 0 && r.author == nil && before[n-1].s.block == s.block && s.index-before[n-1].s.index <= 1 && before[n-1].s != s && len(before[n-1].parties) > 1 && agentless(s) {
		p.parties = before[n-1].parties // "The Memorandum with B was signed. A new road map is worked on"
		return
	}
	if last != nil && last.s.block == s.block && s.index-last.s.index <= 3 && !x.definite {
		// those who met agree on it: "They adopted a Joint Work Plan"
		met := last.sides()
		if last.s == s {
			met = slices.DeleteFunc(met, func(key string) bool { return helping(s, key) })
		}
		if len(met) == 1 && met[0] != r.home && r.home != "" && r.author == nil {
			met = append(met, r.home)
		}
		if len(met) >= 2 {
			p.parties = unique(append(p.parties, met...))
			return
		}
	}
	if len(p.parties) == 1 && p.parties[0] != r.home && r.home != "" && r.author != nil && p.status == dragoman.UnderNegotiation && talksWith.MatchString(s.text) {
		p.parties = append(p.parties, r.home) // "Negotiations continued with the Government on": those of the mission
		return
	}
	if len(p.parties) == 1 && p.with && p.parties[0] != r.home && r.home != "" && r.author == nil {
		p.parties = append(p.parties, r.home) // "With B an Agreement was signed": nobody else is meant
		return
	}
	if c := r.about(s); c != "" && r.home != "" && r.author == nil { // the Secretary-General's sections are topics
		p.parties = unique(append(p.parties, r.home, c))
		return
	}
	if len(p.parties) == 0 && x.definite && last != nil && last.s.block == s.block && s.index-last.s.index <= 2 && len(s.mentions) > 0 && s.mentions[0].person != nil && s.mentions[0].person.pronoun == "the two" {
		// "They reviewed the Work Plan": theirs
		if met := last.sides(); len(met) > 1 {
			p.parties = met
			return
		}
	}
	if len(p.parties) == 0 && x.definite {
		for i := len(before) - 1; i >= 0; i-- {
			b := before[i]
			if b.s.section == s.section && b.kind.Family() == p.kind.Family() && s.index-b.s.index < 8 {
				p.parties = b.parties
				return
			}
		}
	}
	if len(p.parties) == 1 && p.parties[0] != r.home && r.home != "" && x.kind != dragoman.Decision {
		// "the memorandum with B": the other side is who reports
		for _, m := range s.mentions {
			if m.kind == mentionBody && (m.body.key == r.home || m.body.group == homeBody) {
				p.parties = unique(append(p.parties, r.home))
			}
		}
	}
}

// ourCouncil ends before the verb of an organ that is named without a body: that of
// those who report.
var ourCouncil = lazily(`(?:^|[,;] )the (?:council|committee|assembly|ministers|heads of state)(?: (?:also|then|unanimously))? $`)
