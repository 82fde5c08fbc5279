package extract

import (
	"slices"

	"dragoman/internal/extract/date"
)

// Offices change hands within the period of a report: one leaves on a day, another
// takes over, a third stands in. This file reads from when and until when someone
// held an office, and who came after whom.

// further gives someone with an office another one that he or she is told to hold
// besides: "the Deputy Director, Ms. Duarte, served as Acting Director".
func (r *reading) further(s *sentence, list []figure) {
	for k, f := range list {
		if f.who.name == "" || f.who.role == "" || f.who.plural {
			continue
		}
		add := func(o person) {
			o.name, o.definite = "", true
			if o.org == "" {
				o.org = r.home
			}
			o.orgs = r.registry.some(o.org)
			f.who.held = append(f.who.held, &o)
		}
		if inChargeOf.MatchString(s.text[f.end:]) {
			add(person{role: officerInCharge})
		}
		if k+1 < len(list) && list[k+1].office() && !list[k+1].who.possessed && actsAs.MatchString(s.text[f.end:list[k+1].start]) {
			add(*list[k+1].who)
		}
	}
}

// officerInCharge is the office of those who stand in for a head.
const officerInCharge = "officer-in-charge"

// followed gives those who took an office over the one whose holder was told
// before: "Mr. Prado left, and Ms. Duarte took over", "He was succeeded by Ms.
// Duarte".
func (r *reading) followed(s *sentence, list []figure) {
	for k, f := range list {
		if k+1 < len(list) && f.bare() && replaces.MatchString(s.text[f.end:list[k+1].start]) && list[k+1].who.name != "" && list[k+1].who.role != "" {
			before := list[k+1].who
			office := *before
			office.name = ""
			r.takes(s, f, &office)
			f.who.since = r.began(s).First()
			before.until = f.who.since
			continue
		}
		if !f.bare() || !takesOver.MatchString(s.text[f.end:]) && !succeededBy.MatchString(s.text[:f.start]) && !toReplace.MatchString(s.text[f.end:]) {
			continue
		}
		var o *person
		for n := k - 1; n >= 0 && o == nil; n-- {
			if w := list[n].who; w.role != "" && !w.plural {
				o = w
			}
		}
		for i := s.index - 1; o == nil && i >= 0 && i >= s.index-2 && r.sentences[i].block == s.block; i-- {
			for _, w := range slices.Backward(figures(&r.sentences[i])) {
				if w.who.role != "" && !w.who.plural {
					o = w.who
					break
				}
			}
		}
		if o == nil {
			continue
		}
		office := *o
		office.name, office.former = "", false
		r.takes(s, f, &office)
	}
}

// tenures notes from when, or until when, the people of a sentence held their
// offices.
func (r *reading) tenures(s *sentence) {
	for k, m := range s.mentions {
		if m.kind != mentionPerson || m.person.role == "" || m.person.name == "" || m.person.plural {
			continue
		}
		end := len(s.text)
		for _, f := range figures(s) {
			if f.start >= m.end && f.who.name != "" {
				end = f.start
				break
			}
		}
		for _, d := range s.mentions[k+1:] {
			if d.kind != mentionDate || d.start >= end {
				continue
			}
			lead := s.text[m.end:d.start]
			var into *date.Day
			switch {
			case leaves.MatchString(lead):
				into = &m.person.until
			case enters.MatchString(lead):
				into = &m.person.since
			}
			if into == nil || into.Year != 0 {
				continue
			}
			if x := r.resolveDate(s, d, 0); x != nil {
				if *into = parseDay(x.Start).First(); into == &m.person.until {
					*into = parseDay(x.End).Last()
				}
			}
		}
		if lead := tail(s.text[:m.start], 60); m.person.since.Year == 0 && givenOffice.MatchString(lead) && !again.MatchString(lead) {
			m.person.since = r.began(s).First()
		}
	}
}

var (
	again       = lazily(`(?i)\bre-?(?:elect|appoint|nominat|designat)`)
	actsAs      = lazily(`(?i)^,? (?:who )?(?:has |have )?(?:(?:also |then |now )?(?:served|serves|serving|acted|acts|acting|continued|was appointed|was designated|led the \pL+|headed the \pL+)) as (?:the )?$`)
	inChargeOf  = lazily(`(?i)^,? (?:who )?(?:was|is|has been|remained|remains|served|acted|acts|(?:has )?(?:led|headed|run) the \pL+)(?: [a-z]+)? (?:as )?(?:the |an? )?(?:in charge\b|officer[- ]in[- ]charge\b|acting head\b|ad interim\b)`)
	takesOver   = lazily(`^,? (?:who )?(?:then |subsequently |has since )?(?:took over|took charge|took up (?:the )?(?:post|office|his|her)|assumed (?:the )?(?:office|charge|duties|functions|post)|succeeded (?:him|her)|replaced (?:him|her))\b`)
	replaces    = lazily(`^ (?:replaced|succeeded|succeeds|replaces|took over from) $`)
	succeededBy = lazily(`(?i)\b(?:was|is|were|been) (?:succeeded|replaced|followed)(?: in (?:that|this|his|her|the) (?:post|office|position|capacity|functions?|role))? by (?:the )?$`)
	leaves      = lazily(`(?i)\b(?:until|left|ended|completed|concluded|finished|relinquished|stepped down|departed|departure|resigned|retired|handed over|vacated|expired|ceased)\b[^.;]{0,70}$`)
	enters      = lazily(`(?i)\b(?:with effect from|effective|since|took up|takes up|took over|took charge|assumed|assumes|sworn in|took office|appointed|elected|as from|beginning on|started)\b[^.;]{0,60}$`)
	tenureWord  = newCue(`\b(?:until|left|ended|completed|concluded|relinquished|stepped down|departed|departure|resigned|retired|vacated|effect from|since|took|assumed|assumes|sworn in|succeeded|replaced|successor|appointed|elected|replacement|followed by|served|acted|acting|in charge|officer-in-charge|has led|has headed|ad interim)\b`)
)
