package extract

import "strings"

// groups returns the phrases that stand for bodies named elsewhere: "the two
// Organizations", "the Parties", "the Secretariat".
func groups(toks []token) []mention {
	var out []mention
	for i, t := range toks {
		g, count, kind := notGroup, 0, ""
		first := i
		prev := func(k int) string {
			if i-k < 0 {
				return ""
			}
			return toks[i-k].lower
		}
		switch t.lower {
		case "us", "we", "our": // those who report
			if t.class == plain && !(t.lower == "our" && i+1 < len(toks) && toks[i+1].is(headWord|modifierWord)) {
				g = homeBody
			}
		case "governments", "states", "councils":
			if n := counted[prev(1)]; n > 0 && (prev(2) == "the" || prev(2) == "these") {
				g, first, count = severalSides, i-2, n
			} else if prev(1) == "both" {
				g, first, count = severalSides, i-1, 2
			}
		case "government":
			if first = governing(toks, i); first >= 0 {
				g = ownState
				if first+1 < i {
					kind = toks[first+1].text
				}
			}
		case "authorities":
			if (prev(1) == "national" || prev(1) == "the" && prev(2) == "with") && !(i+1 < len(toks) && toks[i+1].lower == "of") {
				g, first = ownState, i-1
			}
		case "organizations", "organisations", "partners", "parties", "sides", "secretariats", "institutions", "delegations", "countries", "bodies":
			count = counted[prev(1)]
			switch {
			case count > 2 && (prev(2) == "the" || prev(2) == "these"):
				g, first = severalSides, i-2
			case prev(1) == "two" && (prev(2) == "the" || prev(2) == "these"):
				g, first = bothSides, i-2
			case prev(1) == "both" || prev(1) == "two":
				g, first = bothSides, i-1
			case t.lower == "parties" && i+1 < len(toks) && (prev(1) == "the" || i == 0 || toks[i-1].class == punct) && (t.capital() || verbish(toks, i+1)):
				g = bothSides
				if prev(1) == "the" {
					first = i - 1
				}
			case t.lower == "sides" && (prev(1) == "the"):
				g, first = bothSides, i-1
			}
		case "organization", "organisation", "secretariat", "mission", "commission", "agency", "office", "committee", "council", "board", "tribunal", "court", "bank", "fund", "assembly", "union", "group", "cabinet", "parliament", "mechanism", "panel", "police", "authority":
			if t.text == "Council" && i > 0 && t.match == 0 && i+1 < len(toks) && toks[i+1].lower == "members" && toks[i-1].class == plain && prev(1) != "the" { // "a mission of Council members"
				g = homeBody
			} else if t.capital() && (prev(1) == "the" || prev(1) == "its" && t.lower == "secretariat") && t.match == 0 && (i+1 >= len(toks) || toks[i+1].lower != "of" && !toks[i+1].capital()) {
				g, first = homeBody, i-1
			}
		}
		if g != notGroup {
			out = append(out, mention{kind: mentionBody, start: toks[first].start, end: t.end, body: &bodyMention{group: g, word: t.lower, count: count, kind: kind}, source: "grammar"})
		}
	}
	return out
}

// counted are the numbers of sides that a text may speak of together.
var counted = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5}

// governing returns the first token of "the Government", "the Federal Government"
// whose noun stands at i, or -1 where its state is named or it is another noun's.
func governing(toks []token, i int) int {
	t := toks[i]
	if !t.capital() || t.match > 0 || i+1 < len(toks) && (toks[i+1].lower == "of" || toks[i+1].capital()) {
		return -1
	}
	k := i - 1
	if k > 0 && (toks[k].text == "Federal" || toks[k].text == "Transitional" || toks[k].text == "Interim") {
		k--
	}
	if k >= 0 && toks[k].lower == "the" {
		return k
	}
	return -1
}

// governed is the state that "the Government" means: the one that the document is
// about, or the one whose Government was named last.
func (r *reading) governed(s *sentence, b *bodyMention) string {
	if r.state != "" {
		return r.state
	}
	if b != nil && b.kind != "" { // "the Federal Government": of the state that has one
		for i := s.index; i >= max(0, s.index-400); i-- {
			o := &r.sentences[i]
			for k := len(o.mentions) - 1; k >= 0; k-- {
				if m := o.mentions[k]; m.kind == mentionBody && m.body.place && strings.Contains(o.text[m.start:m.end], b.kind+" Government of ") {
					return m.body.key
				}
			}
		}
	}
	for i := s.index; i >= 0 && i > s.index-40; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			if m := o.mentions[k]; m.kind == mentionBody && m.body.place && strings.Contains(o.text[m.start:m.end], "Government of ") {
				return m.body.key
			}
		}
	}
	return ""
}

// several are the bodies that "the three States" or "the two Councils" means: the
// sentence told last, or this one before it, names as many of that sort.
func (r *reading) several(s *sentence, b *bodyMention) []string {
	fits := func(key string) bool {
		o := r.registry.bodies[key]
		if o == nil {
			return false
		}
		switch b.word {
		case "states", "countries", "governments":
			return o.state
		case "councils":
			return strings.Contains(fold(o.name), "council")
		case "organizations", "organisations", "institutions", "secretariats", "bodies":
			return !o.state
		}
		return true
	}
	for i := s.index; i >= 0 && i >= s.index-4 && r.sentences[i].section == s.section; i-- {
		o := &r.sentences[i]
		var keys []string
		for _, m := range o.mentions {
			if m.body == b {
				break
			}
			switch {
			case m.kind == mentionBody && m.body.group == notGroup && fits(m.body.key):
				keys = append(keys, m.body.key)
			case m.kind == mentionBody && m.body.group == ownState:
				if key := r.governed(o, nil); fits(key) {
					keys = append(keys, key)
				}
			case m.kind == mentionPerson && fits(m.person.org):
				keys = append(keys, m.person.org)
			}
		}
		if keys = unique(keys); len(keys) == b.count {
			return keys
		}
	}
	return nil
}

// meant are the keys of the bodies that a mention stands for: its own, or those of
// the group.
func (r *reading) meant(s *sentence, b *bodyMention) []string {
	if b.group != notGroup {
		return r.group(s, b)
	}
	return []string{b.key}
}

// briefedCouncil is the Security Council, where the Secretary-General tells it of "the
// Council" that is briefed, or of its members who came; or "".
func (r *reading) briefedCouncil(s *sentence, b *bodyMention) string {
	if b.word != "council" || r.author == nil || r.registry.bodies["UNSC"] == nil {
		return ""
	}
	for _, m := range s.mentions {
		if m.body == b && (councilBriefed.MatchString(tail(s.text[:m.start], 40)) || strings.HasPrefix(s.text[m.start:], "Council members")) {
			return "UNSC"
		}
	}
	return ""
}

// councilBriefed ends before a council that is told of what goes on.
var councilBriefed = lazily(`(?i)\b(?:brief|briefs|briefed|briefing|briefings to|briefing of|update|updated|inform|informed|report to) (?:the )?(?:members of (?:the )?)?$`)

// group returns the bodies meant by "the two Organizations", "the Secretariat".
func (r *reading) group(s *sentence, b *bodyMention) []string {
	g := b.group
	switch {
	case g == ownState:
		return r.registry.some(r.governed(s, b))
	case g == severalSides:
		return r.several(s, b)
	case g == bothSides && r.author != nil:
		if b.count == 0 {
			b = &bodyMention{group: g, word: b.word, count: 2}
		}
		return r.several(s, b)
	}
	if g == homeBody && ours[b.word] {
		if r.author == nil && r.home != "" {
			return []string{r.home}
		}
		return nil
	}
	if g == homeBody {
		if key := r.briefedCouncil(s, b); key != "" {
			return []string{key}
		}
		if key := r.named(s, b.word); key != "" {
			return []string{key}
		}
		return nil
	}
	var out []string
	if r.home != "" {
		out = append(out, r.home)
	}
	if g == bothSides {
		c := r.about(s)
		if b.word != "countries" && r.author == nil && (c == "" || s.section >= 0 && !r.alone(s, c)) {
			if key := r.partnerBefore(s, b); key != "" {
				c = key // a section about several: the one that the paragraph tells of
			}
		}
		if c != "" && c != r.home {
			out = append(out, c)
		}
	}
	return out
}
