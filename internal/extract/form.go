package extract

import (
	"slices"
	"strings"

	"dragoman"
)

// form is the form of the encounter that a group of hits tells of.
func (r *reading) form(s *sentence, hits []hit, main hit) dragoman.Form {
	if main.rule.Form != "event" {
		f := dragoman.Form(main.rule.Form)
		if main.rule.Sense == senseBriefing && endsOnPerson(s, main) {
			return dragoman.FormMeeting // "briefed President Salim"
		}
		if f == dragoman.FormCall && main.rule.Sense == senseVoice && !online.in(s.text) && (faceToFace.in(s.text) || away.MatchString(s.text)) {
			return dragoman.FormMeeting // they spoke where both were
		}
		if f == dragoman.FormMeeting {
			// "held a telephone conversation with", "the Board met"
			for _, k := range main.within {
				if e := s.mentions[k].event; e != nil && (e.form == dragoman.FormCall || e.form == dragoman.FormSession || e.form == dragoman.FormSummit && preceded(s.lead(s.mentions[k].start), " in")) && !preceded(s.lead(s.mentions[k].start), " of", " beside") {
					return e.form
				}
			}
			if main.rule.Sense == senseMutual { // the encounter may be named beside it
				for _, h := range hits {
					if e := eventOf(s, h); e != nil && h.rule.Weight <= occasionWeight {
						return e.form
					}
				}
			}
			if main.rule.Sense == senseSitting {
				for _, m := range s.mentions { // "convened in Lima a summit"
					if m.event != nil && m.start > main.end && strings.TrimSpace(s.text[main.end:m.start]) == "a" {
						return m.event.form
					}
				}
				for _, m := range s.mentions { // "convened in Lima for a conference"
					if m.event != nil && m.start > main.start && m.start < main.end+90 && m.event.form != dragoman.FormMeeting && preceded(s.lead(m.start), " for", " for a", " for an", " for its") {
						return m.event.form
					}
				}
			}
			if main.rule.Sense != senseSitting && strings.HasPrefix(s.text[main.start:], "convened ") && !strings.HasPrefix(s.text[main.start:], "convened with ") && (r.standing(s, main.start, main.start) || seated.MatchString(tail(s.text[:main.start], 180))) {
				return dragoman.FormSession // "the Committee convened on 3 May with the donors"
			}
			if f, ok := gatheredForm(s, main); ok {
				return f
			}
			if main.rule.Sense == senseSitting && (r.standing(s, main.start, main.end) || r.formed(s, main.start) || seated.MatchString(tail(s.text[:main.start], 180))) {
				return dragoman.FormSession
			}
		}
		return f
	}
	if e := eventOf(s, main); e != nil {
		if e.form == dragoman.FormMeeting && slices.ContainsFunc(r.possessors(s, eventAt(s, main)), r.sitsAsBody) {
			return dragoman.FormSession // "the Working Group, at its meeting", "the Board meeting"
		}
		if k := eventAt(s, main); e.form == dragoman.FormMeeting && strings.HasSuffix(s.text[s.mentions[k].start:s.mentions[k].end], "plenary meeting") {
			return dragoman.FormSession
		}
		if e.form == dragoman.FormMeeting && main.rule.Sense == senseDuring && r.standing(s, main.start, main.end) {
			return dragoman.FormSession // "the Council, at a meeting"
		}
		if e.form == dragoman.FormMeeting && sits.MatchString(s.text[main.start:main.end]) && !strings.HasPrefix(s.text[main.end:], " with ") && r.standing(s, main.start, main.start) {
			return dragoman.FormSession // "the Council held consultations"
		}
		return e.form
	}
	if n := sitterBefore(s, main); n > 0 && s.mentions[n-1].event.form == dragoman.FormMeeting && slices.ContainsFunc(r.keys(s, s.mentions[n]), r.sitsAsBody) {
		return dragoman.FormSession
	}
	for k := len(s.mentions) - 1; k >= 0; k-- { // "the Forum ..., attended by"
		if e := s.mentions[k].event; e != nil && s.mentions[k].end <= main.start {
			return e.form
		}
	}
	return dragoman.FormOther
}

// gatheredForm is the form of an encounter that is itself the subject of a verb of
// meeting, "The ninth Summit, gathered in Lima", or of one of heads of state.
func gatheredForm(s *sentence, main hit) (dragoman.Form, bool) {
	for _, m := range s.mentions {
		if m.end > main.start {
			break
		}
		if m.event != nil && m.event.form != dragoman.FormVisit && strings.Trim(s.text[m.end:main.start], " ,") == "" {
			return m.event.form, true
		}
	}
	return dragoman.FormSummit, headsOfState.MatchString(tail(s.text[:main.start], 90))
}

// headsOfState ends before the verb of which they are the subject.
var headsOfState = lazily(`(?i)\bheads of (?:state|government)(?: (?:and|or) (?:of )?government)?(?: of [^.;]{1,60})? $`)

// sits begins what a standing body does at its own sittings.
var sits = lazily(`(?i)^(?:held|convened(?: for)?|holds?|will hold) (?:a |an |its )?(?:(?:two|three|four|five)-day )?(?:closed|informal|urgent|emergency|private|open|regular|extraordinary|consultations?|meetings?|[a-z-]+(?:th|st|nd|rd) )`)

// away opens a sentence that tells where someone was.
var away = lazily(`^(?:\d+\.\s*)?(?:In|While in) \p{Lu}[\pL -]{2,24} on \d`)

// faceToFace says that those who spoke were in one place.
var faceToFace = newCue(`\b(?:on the (?:margins|sidelines)|in person|at the [a-z ]*(?:forum|summit|conference|assembly|headquarters|palace))\b`)

// eventAt is the index of the first encounter that a hit names, or -1: that is
// the one meant in "participated in the meeting of the Forum", too.
func eventAt(s *sentence, h hit) int {
	for _, k := range h.within {
		if s.mentions[k].event != nil {
			return k
		}
	}
	return -1
}

// eventOf is the first encounter that a hit names, or nil.
func eventOf(s *sentence, h hit) *event {
	if k := eventAt(s, h); k >= 0 {
		return s.mentions[k].event
	}
	return nil
}

// endsOnPerson reports whether a hit ends on a person's name.
func endsOnPerson(s *sentence, h hit) bool {
	for _, k := range h.within {
		if p := s.mentions[k].person; p != nil && p.name != "" && s.mentions[k].end == h.end {
			return true
		}
	}
	return false
}

// standing reports whether the subject is a standing body that sits: a council,
// a committee.
func (r *reading) standing(s *sentence, start, end int) bool {
	ids := subjects(s, start)
	for k, m := range s.mentions {
		if m.start >= start && m.end <= end && m.kind == mentionBody {
			ids = append(ids, k)
			ids = append(ids, subjects(s, m.start)...)
			break
		}
	}
	for _, k := range ids {
		m := s.mentions[k]
		if m.kind == mentionBody && m.body.group == homeBody && (m.body.word == "committee" || m.body.word == "council" || m.body.word == "board" || m.body.word == "commission" && r.named(s, m.body.word) != r.home) {
			return true
		}
		if m.kind != mentionBody || m.body.key == "" || m.body.place || takingPart.MatchString(s.lead(m.start)) {
			continue
		}
		name := fold(s.text[m.start:m.end])
		for w := range strings.FieldsSeq(name) {
			if r.x.lex.is(w, bodyWord) {
				return true
			}
		}
		if strings.Contains(name, "working party") {
			return true
		}
	}
	return false
}

// takingPart stands before the body of those who meet, which does not sit itself: "the
// chiefs of staff of the states contributing to the Force".
var takingPart = lazily(`(?i)\b(?:contributing|belonging|participating|represented|taking part|affiliated|accredited) (?:to|in|with|on) (?:the )?$`)

// seated ends before the verb of a standing body that is named in small letters:
// "The drafting committee of the Assembly, chaired by Ms. Duarte,".
var seated = lazily(`(?:^|[.;,] |^\d+\. )(?:[Tt]he|[Ii]ts|[Tt]his|[Tt]hat|[Aa]n?) (?:[a-z-]+ ){0,3}(?:Council of Ministers|Steering Committee|Steering Group|committee|subcommittee|working group|commission|steering group|task force|panel|board)(?: (?:of|on|for) [^,;.]{3,80})?(?:, [^;.]{3,80},)?(?:, which)? (?:(?:had|also|then|again) )?$`)

// formed reports whether "it", right before an offset, is a standing body of
// whose forming the sentence before tells: "A working group was set up. It met".
func (r *reading) formed(s *sentence, at int) bool {
	if s.index == 0 || !backward.MatchString(tail(s.text[:at], 110)) {
		return false
	}
	o := &r.sentences[s.index-1]
	return o.block == s.block && newBody.in(o.text)
}

// newBody tells of the forming of a standing body.
var newBody = newCue(`\b(?:group|committee|commission|board|council|task force|platform|network|panel)\b[^.;,]{0,40} (?:was|were|has been|have been) (?:also )?(?:formed|established|set up|created|constituted)\b`)

// sitsAsBody reports whether a body is a standing one by its name.
func (r *reading) sitsAsBody(key string) bool {
	b := r.registry.bodies[key]
	if b == nil || b.state {
		return false
	}
	name := fold(b.name)
	for _, w := range strings.Fields(name) {
		if w != "organization" && w != "secretariat" && w != "mechanism" && w != "platform" && w != "force" && r.x.lex.is(w, bodyWord) {
			return true
		}
	}
	return strings.Contains(name, "working party")
}

// toSitting reports whether a hit ends on a standing body.
func (r *reading) toSitting(s *sentence, h hit) bool {
	for _, k := range h.within {
		m := s.mentions[k]
		if m.kind != mentionBody || m.end != h.end {
			continue
		}
		if m.body.group == homeBody {
			return true
		}
		for _, w := range strings.Fields(fold(s.text[m.start:m.end])) {
			if r.x.lex.is(w, bodyWord) {
				return true
			}
		}
	}
	return false
}
