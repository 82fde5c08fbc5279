package extract

import (
	"slices"
	"strings"

	"dragoman"
)

// A sentence may open with the encounter at which its subject acted: "At the
// ninth Summit in Abuja on 4 December, the leaders of Mali and Chad signed ...".
// It may also leave its subject to the sentence before: "It then met ...".

// opens is what stands before an encounter that opens a sentence.
var opens = lazily(`^(?:\d+\.\s*)?(?:[A-Z][a-z]+, )?(?:At|During|In|In the course of|In the framework of) (?:(?:a|an|the|its|his|her|their|this|that|a separate|the same) )*$`)

// afterMeeting is the same for a meeting that only the subject can have had.
var afterMeeting = lazily(`^(?:\d+\.\s*)?(?:Following|After) (?:(?:a|an|the|its|his|her|their|separate) )*$`)

// asides may stand between the opening and the subject.
var asides = lazily(`^(?:,? (?:which was )?(?:held|convened|hosted|organi[sz]ed|chaired|co-chaired)[^,;]*)?,? *(?:on [^,;]{3,30}, )?(?:a |an |the )?$`)

// opening adds those who act at an encounter with which the sentence opens.
func (r *reading) opening(t *telling, s *sentence, h hit) []int {
	at := eventAt(s, h)
	if at < 0 {
		return nil
	}
	lead := s.text[:s.mentions[at].start]
	if !opens.MatchString(lead) && !(afterMeeting.MatchString(lead) && (meetsWith(s, at) || ownVisit.MatchString(s.text[:s.mentions[at].end]))) {
		return nil
	}
	// the first actor behind the comma that closes the opening
	pos := h.end
	for k, m := range s.mentions {
		if m.start < pos {
			continue
		}
		gap := s.text[pos:m.start]
		if m.kind == mentionDate || m.place != nil && m.kind != mentionPerson {
			if !asides.MatchString(gap+"the ") && !strings.HasSuffix(gap, " in ") && !strings.HasSuffix(gap, " on ") {
				return nil
			}
			pos = m.end
			continue
		}
		if m.kind == mentionInstrument && asides.MatchString(gap) { // "a joint statement issued by"
			if loc := issuedBy.FindStringIndex(s.text[m.end:]); loc != nil {
				pos = m.end + loc[1]
				continue
			}
		}
		if m.kind != mentionPerson && m.kind != mentionBody {
			return nil
		}
		if !strings.Contains(s.text[s.mentions[at].end:m.start], ",") || !asides.MatchString(gap) {
			return nil
		}
		return r.clauseRow(s, k)
	}
	return nil
}

var (
	ownVisit = lazily(`(?i)\b(?:his|her|their) [a-z -]*(?:visit|trip|stay|tour)$`)
	issuedBy = lazily(`^,? (?:released|issued|signed|adopted|made|published) by (?:the )?`)
)

// meetsWith reports whether the encounter at mention k is told with its other
// side only: "a meeting with the Minister".
func meetsWith(s *sentence, k int) bool {
	return strings.HasPrefix(s.text[s.mentions[k].end:], " with ")
}

// clauseRow is the row of actors that begins at mention k, where a verb follows
// it.
func (r *reading) clauseRow(s *sentence, k int) []int {
	ids := []int{k}
	for n := k + 1; n < len(s.mentions); n++ {
		m := s.mentions[n]
		if m.kind != mentionPerson && m.kind != mentionBody || !rowJoin.MatchString(s.text[s.mentions[n-1].end:m.start]) {
			break
		}
		ids = append(ids, n)
	}
	return ids
}

// rowJoin stands between two subjects of one verb.
var rowJoin = lazily(`^(?:,|,? and|,? as well as|,? together with) (?:the |his |her |its )?$`)

// backward is a pronoun that stands for the subject of the sentence before.
var backward = lazily(`(?i)(?:^|\b(?:and|,) |^(?:\d+\.\s*)?[^.;]{0,60}, )(?:it|they)(?: (?:also|then|subsequently|later|further|jointly|reportedly|again|both|each|would|will|had|have|has))* ?$`)

// before returns the sentence before with the mentions of its subject, for "it"
// and "they" right before the verb at an offset; nil where no such stands there.
func (r *reading) before(s *sentence, at int) (*sentence, []int) {
	if !backward.MatchString(tail(s.text[:at], 110)) || s.index == 0 {
		return nil, nil
	}
	plural := strings.Contains(strings.ToLower(tail(s.text[:at], 30)), "they")
	for i := s.index - 1; i >= 0 && i >= s.index-2; i-- {
		o := &r.sentences[i]
		if o.section != s.section {
			return nil, nil
		}
		if ids := r.subjectOf(o); len(ids) > 0 {
			if !plural && (len(ids) > 1 || o.mentions[ids[0]].kind != mentionBody) {
				return nil, nil
			}
			return o, ids
		}
	}
	return nil, nil
}

// subjectOf returns the actors before the first verb of a sentence.
func (r *reading) subjectOf(s *sentence) []int {
	for i, t := range s.tokens {
		if !t.verb() || t.date || t.lower == "including" {
			continue
		}
		inside := false
		for _, m := range s.mentions {
			inside = inside || m.start <= t.start && t.end <= m.end
		}
		if inside || i == 0 || s.tokens[i-1].lower == "who" || s.tokens[i-1].lower == "which" || s.tokens[i-1].text == "," {
			continue
		}
		return subjects(s, t.start)
	}
	return nil
}

// possessors are the bodies whose encounter it is that mention k names: "the
// Council's 1,254th meeting", "at its ninth session".
func (r *reading) possessors(s *sentence, k int) []string {
	lead := s.text[:s.mentions[k].start]
	if k > 0 && s.mentions[k-1].kind == mentionBody && genitive.MatchString(s.text[s.mentions[k-1].end:s.mentions[k].start]) {
		return r.keys(s, s.mentions[k-1])
	}
	if b := k - 1; b >= 0 && s.mentions[b].kind == mentionBody && s.mentions[b].place == nil && s.text[s.mentions[b].end:s.mentions[k].start] == " " && s.mentions[k].event.form == dragoman.FormMeeting && slices.ContainsFunc(r.keys(s, s.mentions[b]), r.sitsAsBody) {
		return r.keys(s, s.mentions[b]) // "the Executive Board (EB) meeting"
	}
	if upTo := tail(s.text[:s.mentions[k].end], 60); !itsOwn.MatchString(tail(lead, 24)) && !anotherOne.MatchString(upTo) && !inFormal.MatchString(upTo) {
		return nil
	}
	ids := r.subjectOf(s)
	if len(ids) == 1 && s.mentions[ids[0]].kind == mentionBody && s.mentions[ids[0]].end <= s.mentions[k].start {
		return r.keys(s, s.mentions[ids[0]])
	}
	if anotherOne.MatchString(tail(s.text[:s.mentions[k].end], 60)) { // "The Board held its first meeting on 3 May; a second [meeting]"
		if len(ids) == 0 && s.mentions[0].start < 14 {
			ids = []int{0} // "A committee, set up in May, held its first meeting"
		}
		if len(ids) == 1 && s.mentions[ids[0]].kind == mentionBody && s.mentions[ids[0]].body.group == notGroup && r.sitsAsBody(s.mentions[ids[0]].body.key) {
			return r.keys(s, s.mentions[ids[0]])
		}
		return nil
	}
	if opens.MatchString(lead) { // "At its meeting on 3 May, the Board decided"
		for n := k + 1; n < len(s.mentions); n++ {
			m := s.mentions[n]
			if m.kind == mentionDate || m.place != nil && m.kind != mentionPerson {
				continue
			}
			if m.kind == mentionBody && len(ids) == 1 && ids[0] == n && strings.Contains(s.text[s.mentions[k].end:m.start], ",") {
				return r.keys(s, m)
			}
			break
		}
	}
	if k > 0 && s.mentions[0].event != nil && s.mentions[0].start < 12 && k != 0 { // "The OAS assembly ..., as at its last session"
		return s.mentions[0].event.bodies
	}
	return nil
}

// keys are the bodies that a mention of one means.
func (r *reading) keys(s *sentence, m mention) []string {
	if m.body.group != notGroup {
		return r.group(s, m.body)
	}
	if m.body.place {
		return nil
	}
	return append([]string{m.body.key}, m.body.more...)
}

var (
	genitive = lazily(`^ ?[’']s? (?:[0-9,]+)?$`)
	// anotherOne is a further meeting of whoever held the one told in the clause before.
	anotherOne = lazily(`; (?:and )?(?:a|the) (?:second|third|fourth|fifth|further|next|subsequent|follow-up) (?:regular |ordinary |extraordinary |closed |inaugural )?(?:meeting|session|sitting)$`)
	// inFormal ends on the consultations in which a body acts.
	inFormal = lazily(`\b[a-z]+ed [^;.]*\bin (?:informal |closed |private |informal closed )consultations$`)
	itsOwn   = lazily(`(?i)\b(?:at|during|in|held|convened|concluded|of) its $`)
)
