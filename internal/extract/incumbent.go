package extract

import (
	"slices"
	"strings"

	"dragoman/internal/extract/date"
)

// A report says once who holds an office of those who report, and goes on about
// "the Secretary General": "Its Director is Ms. Duarte", "the Assembly re-elected
// Mr. Prado as Director", "The Secretariat (Ana Duarte, Secretary General; Luis
// Prado, Deputy)". This file reads who holds which office.

// figure is a person of a sentence, or a bare name that may be one.
type figure struct {
	start, end int
	who        *person
	open       bool // a bare name that grammar left open
}

// figures are the people and the bare names of a sentence, in order.
func figures(s *sentence) []figure {
	var out []figure
	for _, m := range s.mentions {
		if m.kind == mentionPerson && (m.person.pronoun == "" || m.person.possessed) {
			out = append(out, figure{m.start, m.end, m.person, false})
		}
	}
	people := out
	for _, d := range s.doubtful {
		if slices.ContainsFunc(people, func(f figure) bool { return f.start < d.end && d.start < f.end }) {
			continue // taken for someone since
		}
		name := strings.Join(strings.Fields(s.text[d.start:d.end]), " ")
		if cut, _, ok := strings.Cut(name, " of "); ok {
			d.end = d.start + strings.Index(s.text[d.start:d.end], " of ")
			name = cut // "Ana Duarte of Chile"
		}
		out = append(out, figure{d.start, d.end, &person{name: name}, true})
	}
	slices.SortStableFunc(out, func(a, b figure) int { return a.start - b.start })
	return out
}

// office reports whether a figure is one office without a name.
func (f figure) office() bool { return f.who.name == "" && f.who.role != "" && !f.who.plural }

// bare reports whether a figure is a name without an office.
func (f figure) bare() bool { return f.who.name != "" && f.who.role == "" }

// incumbents gives those who are told to hold an office that office, and the days
// from which and until which they did.
func (r *reading) incumbents() {
	for i := range r.sentences {
		s := &r.sentences[i]
		if r.rows[i] != nil {
			continue
		}
		if r.home != "" && r.about(s) == "" {
			r.adoptStaff(s)
		}
		r.prolonged(s, figures(s))
		r.onePair(s, figures(s))
		r.plurally(s, figures(s))
		if tenureWord.in(s.text) {
			r.followed(s, figures(s))
			r.further(s, figures(s))
			r.tenures(s)
		}
	}
	r.signatures()
}

// adoptStaff takes a secretariat that is named without its body for the one that
// reports.
func (r *reading) adoptStaff(s *sentence) {
	for i, m := range s.mentions {
		switch {
		case m.kind == mentionBody && bareStaff[fold(m.body.key)]:
			b := *m.body
			b.key, s.mentions[i].body = r.home, &b
		case m.kind == mentionPerson && bareStaff[fold(m.person.org)]:
			m.person.org, m.person.orgs = r.home, r.registry.some(r.home)
		}
	}
}

// onePair joins a name and an office that stand side by side.
func (r *reading) onePair(s *sentence, list []figure) {
	for k := 0; k+1 < len(list); k++ {
		a, b := list[k], list[k+1]
		gap, behind := s.text[a.end:b.start], s.text[b.end:]
		switch {
		case a.office() && b.bare():
			lead := tail(s.text[:a.start], 60)
			if (holderIs.MatchString(gap) || gap == " (" && bracketEnds(behind) || atTheTime.MatchString(gap) && bracketEnds(behind) ||
				gap == " to " && handsOver.MatchString(lead) || gap == ", " && asLead.MatchString(lead)) && !a.who.former {
				r.takes(s, b, a.who)
			}
		case a.bare() && b.office():
			if bracket, ok := bracketOffice(s.text, a.end, b); ok {
				role := *b.who
				role.role = bracket
				r.takes(s, a, &role)
				continue
			}
			if given := electedAs.FindStringIndex(b.who.role); given != nil && wasGap.MatchString(gap) { // "was [elected Director]"
				role := *b.who
				role.role = role.role[given[1]:]
				r.takes(s, a, &role)
				continue
			}
			before := s.text[:a.start]
			switch {
			case hereinafter.MatchString(gap), inOffice.MatchString(gap), gap == " " && givenOffice.MatchString(tail(before, 60)),
				asGap.MatchString(gap) && (holds.MatchString(gap) || givenOffice.MatchString(tail(before, 60)) || inCharge.MatchString(before)),
				a.open && isOffice.MatchString(gap) && (b.who.definite || strings.HasSuffix(gap, "h ")),
				(gap == ", " && (a.open || strings.HasSuffix(before, " by ")) || wasGap.MatchString(gap)) && b.who.possessed && b.who.pronoun == "my",
				a.open && gap == ", " && strings.HasSuffix(before, "(") && bracketEnds(behind):
				r.takes(s, a, b.who)
			}
		}
	}
	for _, f := range list {
		if p := f.who; p.name != "" && p.role != "" && p.org == "" && !p.plural && r.home != "" && r.about(s) == "" && !ofState.in(p.role) && r.ourHolder(s, f) {
			p.org, p.orgs = r.home, r.registry.some(r.home)
		}
	}
	for _, f := range list { // "Ms. Duarte directs the Ports area"
		if !f.bare() {
			continue
		}
		if m := directs.FindStringSubmatch(s.text[f.end:]); m != nil {
			head := "Director"
			if strings.HasPrefix(m[1], "head") {
				head = "Head"
			}
			r.takes(s, f, &person{role: head + " of " + m[2], definite: true})
		}
	}
}

// ourHolder reports whether someone whose office names no body is told of as one of
// those who report: "the Secretariat, led by its Director, Ms. Duarte", "the mandate
// of Director Duarte was extended", "re-elected Ms. Duarte as Director".
func (r *reading) ourHolder(s *sentence, f figure) bool {
	lead := s.text[:f.start]
	own := slices.ContainsFunc(s.mentions, func(m mention) bool {
		return m.kind == mentionBody && (m.body.key == r.home || m.body.group == homeBody)
	})
	switch {
	case r.author != nil && len(f.who.orgs) == 0 && missionHead.MatchString(f.who.role):
		return true
	case ofHead.MatchString(tail(lead, 60)), atPresent.MatchString(tail(lead, 30)):
		return true
	case headOffice(deputy.ReplaceAllString(f.who.role, "")) && r.onlyOurs(s) && (own || staffLine.MatchString(s.text) || len(s.text) < 90 && !strings.HasSuffix(s.text, ".") && forewordOf.MatchString(s.text)):
		return true
	case inCharge.MatchString(lead):
		led := strings.LastIndex(lead, " by")
		if strings.Contains(lead[:led], "the Force ") {
			return true
		}
		for _, m := range s.mentions {
			if m.kind == mentionBody && m.end < led {
				return m.body.key == r.home || m.body.group == homeBody
			}
		}
	case givenOffice.MatchString(tail(lead, 60)) && strings.Contains(s.text[f.start:f.end], " as "):
		return true
	case f.who.pronoun == "its" || strings.HasSuffix(lead, "("):
		for _, m := range slices.Backward(s.mentions) {
			if m.kind == mentionBody && m.end <= f.start {
				return (m.body.key == r.home || m.body.group == homeBody) && (f.who.pronoun == "its" || strings.TrimSpace(s.text[m.end:f.start]) == "(")
			}
		}
	}
	return false
}

// onlyOurs reports whether a sentence tells of no day, of no body but the one that
// reports, and of nobody of another.
func (r *reading) onlyOurs(s *sentence) bool {
	return !slices.ContainsFunc(s.mentions, func(m mention) bool {
		switch m.kind {
		case mentionDate:
			return m.date.Kind != date.Absolute || len(m.date.Dates) == 0 || m.date.Dates[0].Start.Day != 0
		case mentionBody:
			return m.body.key != r.home && m.body.group != homeBody
		case mentionPerson:
			return m.person.org != "" && m.person.org != r.home
		}
		return false
	})
}

// bracketOffice is the office that stands in brackets behind a name which ends at end.
func bracketOffice(text string, end int, b figure) (string, bool) {
	if text[end:b.start] != " (" || !bracketEnds(text[b.end:]) {
		return "", false
	}
	stop := strings.IndexByte(text[b.start:], ')')
	if stop < 0 || stop > 100 {
		return "", false
	}
	role := text[b.start : b.start+stop]
	if i := strings.IndexAny(role, ";."); i >= 0 {
		role = role[:i]
	}
	return role, true
}

// bracketEnds reports whether what stands behind someone in brackets ends them, or
// is told of him or her.
func bracketEnds(behind string) bool {
	return behind != "" && strings.IndexByte("),;", behind[0]) >= 0
}

// plurally reads the holders of an office that is told in the plural: "The Deputy
// Directors are Ana Duarte (Ports) and Luis Prado (Roads)", "(Ana Duarte and Luis
// Prado, Deputy Directors)".
func (r *reading) plurally(s *sentence, list []figure) {
	if len(list) > 1 && list[0].bare() { // an office in the plural alone is nobody's
		if m := pluralAre.FindStringSubmatch(s.text[:list[0].start]); m != nil {
			if one := ofPlural(m[2]); one != "" {
				low := strings.ToLower(m[1])
				r.eachTakes(s, list, person{role: one, definite: low == "the", possessed: low != "the", pronoun: low})
			}
		}
	}
	for k, f := range list {
		one := ""
		if f.who.plural && f.who.name == "" && f.who.pronoun == "" {
			one = ofPlural(f.who.role)
		}
		if one == "" {
			continue
		}
		office := *f.who
		office.plural, office.role = false, one
		if k+1 < len(list) && holdersAre.MatchString(s.text[f.end:list[k+1].start]) {
			r.eachTakes(s, list[k+1:], office)
			continue
		}
		if k >= 2 && s.text[list[k-1].end:f.start] == ", " && bracketEnds(s.text[f.end:]) && list[k-1].bare() && list[k-2].bare() && s.text[list[k-2].end:list[k-1].start] == " and " {
			who := office
			r.takes(s, list[k-2], &office)
			r.takes(s, list[k-1], &who)
		}
	}
}

// eachTakes gives each of the bare names that a list begins with one office, and the
// field that stands in brackets behind the name.
func (r *reading) eachTakes(s *sentence, list []figure, office person) {
	for _, g := range list {
		if !g.bare() {
			return
		}
		who := office
		if m := inBrackets.FindStringSubmatch(s.text[g.end:]); m != nil {
			who.role += " for " + m[1]
		}
		r.takes(s, g, &who)
	}
}

// ofPlural is the office of one of those whom a role in the plural names, or "".
func ofPlural(role string) string {
	words := strings.Fields(role)
	for i, w := range words {
		one := singulars[strings.ToLower(w)]
		if one == "" {
			if one = borneBy[strings.ToLower(w)]; one != "" {
				one = strings.ToUpper(one[:1]) + one[1:]
			}
		}
		if one != "" {
			words[i] = one
			return strings.Join(words, " ")
		}
	}
	return ""
}

// takes gives a figure an office, and the body that reports where it names none.
func (r *reading) takes(s *sentence, f figure, office *person) {
	who := f.who
	if office.org == "" && (ofState.in(office.role) || nationalOffice.in(office.role)) {
		return // of a state: see succeed
	}
	if f.open {
		s.mentions, s.mask = insert(s.mentions, mention{kind: mentionPerson, start: f.start, end: f.end, person: who, source: "grammar"}), nil
	}
	o := *office
	if key := r.envoys(&o); key != "" {
		o.org = key
	}
	if o.org == "" {
		switch {
		case o.possessed && o.pronoun == "its":
			o.org = r.itBefore(s)
		case o.possessed && o.pronoun != "my" && o.pronoun != "our":
		case r.about(s) != "":
			o.org = r.about(s)
		}
		if o.org == "" {
			o.org = r.home
		}
	}
	who.takeRole(&o)
	who.plural = false
	if who.org != "" {
		who.orgs = unique(append([]string{who.org}, who.orgs...))
	}
}

// prolonged gives an office the name behind words of it that grammar has left: "the
// Director of the harbour, Ana Duarte,", "the Director of Ports at the ILO, Ms. Duarte".
func (r *reading) prolonged(s *sentence, list []figure) {
	for k := 0; k+1 < len(list); k++ {
		a, b := list[k], list[k+1]
		if !a.office() || !b.bare() || a.who.pronoun != "" || !a.who.definite && a.start > 0 {
			continue
		}
		gap, behind := s.text[a.end:b.start], s.text[b.end:]
		if !prolongs.MatchString(gap) || b.open && (behind == "" || strings.IndexByte(",.;", behind[0]) < 0) {
			continue
		}
		key, ok := "", true
		for _, m := range s.mentions {
			if m.start < a.end || m.end > b.start {
				continue
			}
			if m.kind != mentionBody || m.body.place || m.body.key == "" || !strings.HasSuffix(s.text[m.end:b.start], ", ") || len(s.text[m.end:b.start]) > 2 {
				ok = m.kind == mentionPlace && ok
				continue
			}
			key = m.body.key
		}
		for _, t := range s.tokens {
			if t.start >= a.end && t.end <= b.start && (t.verb() || t.date) {
				ok = false
			}
		}
		if !ok {
			continue
		}
		o := *a.who
		if o.org == "" {
			o.org = key
		}
		if key == "" && !strings.HasPrefix(gap, " at ") {
			o.role += strings.TrimSuffix(gap, ", ")
		}
		b.who.takeRole(&o)
		b.who.definite = a.who.definite
		if b.who.org != "" {
			b.who.orgs = unique(append([]string{b.who.org}, b.who.orgs...))
		}
		s.mentions, s.mask = insert(s.mentions, mention{kind: mentionPerson, start: a.start, end: b.end, person: b.who, source: "grammar"}), nil
		k++
	}
}

var (
	holderIs    = lazily(`^["”’']? (?:is|was|means|denotes|refers to|remains|remained|(?:continues|continued|is going on) to be)(?: (?:currently|now|still|again|at present))? $`)
	atTheTime   = lazily(`^, (?:currently|at present|presently|now|at the time|since [^,;.]{4,25}) $`)
	handsOver   = lazily(`(?i)\bhanded (?:over )?the (?:office|post|position|functions|duties|charge) of (?:the )?$`)
	asLead      = lazily(`(?i)(?:^|[.;,] |\d\. )(?:in (?:his|her) capacity )?as (?:the |our |its )?$`)
	missionHead = lazily(`^(?:Acting |Deputy )*Special Representative$`)
	electedAs   = lazily(`^(?:newly )?(?:elected|appointed|designated) `)
	wasGap      = lazily(`^(?: \([^()]{2,40}\)| of \p{Lu}[\pL ]{2,30}|, [^,;.]{2,40},)? (?:was|is|has been|had been) $`)
	inOffice    = lazily(`(?i)^(?: \([^()]{2,40}\)|, [^,;.]{2,40},)? (?:(?:who )?(?:holds|held|has held|occupies|occupied|fills|filled|assumed|assumes|exercises|exercised|performs|discharges|took over) the (?:office|post|position|functions?|duties|role|mandate) of|(?:was|is|has been|had been) (?:re-?)?(?:elected|appointed|named|designated|sworn in|confirmed|chosen)(?: as)?|in the (?:office|post|position|functions?|role) of)(?: the| its| our)? $`)
	staffLine   = lazily(`(?i)^(?:\d[\d.]* )?(?:the )?(?:staff|management|leadership|senior management|secretariat|directorate|executive|team|officers|structure|composition|heads?)\b[^:.]{0,30}: `)
	hereinafter = lazily(`^,? \((?:hereinafter|hereafter|henceforth|referred to|in the following|further:?)[^()]{0,40}$`)
	ofHead      = lazily(`(?i)\b(?:leadership|direction|guidance|stewardship|mandate|term(?: of office)?|tenure|(?:re-?)?election|(?:re-?)?appointment) of (?:the |our )?$`)
	atPresent   = lazily(`(?i)\b(?:the|our|its) (?:present|current|incumbent|sitting|outgoing|new) $`)
	isOffice    = lazily(`^ (?:is|was|became|remains|remained)(?: the (?:four|fif|six|seven|eigh|nin|ten)th)? $`)
	holdersAre  = lazily(`^ (?:are|were|remain)(?: (?:currently|now|still))? $`)
	pluralAre   = lazily(`(?:^|[.;] )(?:\d+\. +)?(?:[\pL ]{3,30}, )?([Tt]he|[Mm]y|[Oo]ur|[Ii]ts) (\p{Lu}[\pL -]{3,80}?) (?:are|were|remain)(?: now| currently)? $`)
	inBrackets  = lazily(`^ \((\p{Lu}[\pL ,-]{2,60})\)`)
	asGap       = lazily(`^(?:, | \([^()]{2,40}\)| of \p{Lu}[\pL ]{2,30}| )?[^.;:()]{0,90}?\b(?:as|to be|to the (?:post|office|position) of)(?: the| its| our)? $`)
	holds       = lazily(`(?i)\b(?:served|serves|serving|continues|continued|remains|acts|acted|acting|functions|duties|office|charge|re-?elected|elected|re-?appointed|appointed|confirmed|designated|sworn in|installed|term|tenure|mandate|has led|has headed)\b`)
	givenOffice = lazily(`(?i)\b(?:(?:re-?)?elected|to (?:re-?)?(?:appoint|elect|nominate|designate)|(?:re-?)?appointed|confirmed|designated|named|nominated|chose|(?:re-?)?appointment of|(?:re-?)?election of|nomination of|designation of|consisted of|consists of|composed of)(?: to)? $`)
	inCharge    = lazily(`(?i)\b(?:led|headed|commanded|chaired|directed)\b[^;]{0,140}\bby $`)
	directs     = lazily(`^ (directs|heads|leads|runs) the (\p{Lu}[\pL-]+(?:(?: and| of| for|,)? \p{Lu}[\pL-]+){0,5}) (?:area|division|department|directorate|unit|section|sector|branch)\b`)
	prolongs    = lazily(`^ (?:of|for|at|with) (?:the )?[\pL’' -]{3,70}, $|^ (?:negotiating |negotiation )?(?:team|delegation|committee), $`)
)
