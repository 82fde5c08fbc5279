package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

var (
	notHeld  = newCue(`\b(?:postponed|put off|cancelled|canceled|called off|should have (?:met|convened|gathered|been held|taken place)|(?:cancellation|postponement) of|(?:was|were|has|have|did|could) not (?:be )?(?:held|convened?|take place|taken place|met|meet|visit|replied|materiali[sz]ed?|reali[sz]ed|carried out)|not replied|had been due (?:in|to (?:be held|be convened|take place|meet|convene|visit|arrive|travel))|declined to (?:meet|attend|participate))\b`)
	planned  = newCue(`\b(?:will|shall|is to|are to|to be held|to be convened|to be organi[sz]ed|scheduled (?:to|for)|is scheduled|planned (?:to|for)|plans? to|intends? to (?:hold|convene|meet|visit|organi[sz]e)|is planned|are planned|was planned|were planned|(?:provisionally|tentatively) (?:fixed|set|scheduled|planned) (?:for|in|on)|expected to|is expected|are expected|is due|forthcoming|upcoming|would be held|to meet in)\b`)
	proposed = newCue(`\b(?:propos(?:ed|es|ing) (?:to|a|an|that|holding)|suggested|possible (?:meeting|visit|meetings)|could (?:be held|meet|visit|take place)|might|invited [^.]{3,60} to (?:visit|attend|participate)|wish to have a|explor(?:e|ing) (?:possible|the possibility)|discussing possible|offered to host|the idea of (?:holding|organi[sz]ing))\b`)
	online   = newCue(`\b(?:online|virtual|virtually|video|videoconference|video-conference|videoconferencing|video-teleconference|video-link|videolink|webinar|teleconference|telephone|by phone|phone call|vtc|zoom|remotely)\b`)
	hybrid   = newCue(`\b(?:hybrid|in person|in-person)\b`)
)

// fate follows the name of an encounter that was planned and did not take place.
var fate = lazily(`(?i)^[^.;]{0,90}?\b(?:(?:was|were|had been|has been|have been|had to be) (?:then |later |subsequently |eventually |also |again )?(?:postponed|put off|cancelled|canceled|called off|(?:moved|shifted|deferred|rescheduled|pushed back|brought forward)(?: [a-z ]{1,30})? (?:to|until|till|for) (?:\d|an? (?:later|indefinite|unspecified|unknown) |the (?:following|next|first|second|third|fourth|beginning|end) |early |late |mid|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ))|(?:did|could) not (?:be (?:held|reali[sz]ed|carried out|convened|organi[sz]ed|conducted)|take place|materiali[sz]e)|never took place)`)

// due stands right before the day of an encounter that lies ahead, however far
// its name is: "a conference on trade in the states of the region, to be held in
// Cebu on".
var due = lazily(`(?i)\bto be (?:held|convened|hosted|opened|launched|organi[sz]ed)(?: [^.;]{0,60})?$`)

// foreseen ends what is told of an encounter that lies ahead.
var foreseen = lazily(`(?i)\b(?:is|are) (?:[a-z]+ )?(?:foreseen|envisaged|slated|fixed|arranged)$`)

// status tells whether the encounter took place, by the words of its clause.
func (r *reading) status(s *sentence, main hit, g dated, t *telling, when date.Day) dragoman.MeetingStatus {
	clause := clauseOf(s, main)
	ahead := planned.in(clause) || foreseen.MatchString(s.text[main.start:main.end])
	if !ahead && g.date >= 0 && main.end < s.mentions[g.date].start {
		ahead = due.MatchString(s.text[main.end:s.mentions[g.date].start])
	}
	if g.date >= 0 {
		if m := s.mentions[g.date]; nowDue.MatchString(tail(s.text[:m.start], 70)) {
			return dragoman.Planned
		} else if movedTo.MatchString(tail(s.text[:m.start], 70)) {
			if from := strings.HasPrefix(lowerASCII(s.text[m.start:m.end]), "from ") && g.part == 0; from {
				return dragoman.NotHeld
			}
			return r.rearranged(t)
		}
	}
	switch {
	case notHeld.in(clause) || main.rule.Form == "event" && fate.MatchString(s.text[main.end:]):
		return dragoman.NotHeld
	case proposed.in(clause):
		return dragoman.MeetingProposed
	case ahead && r.calledOff(s, main, t):
		return dragoman.NotHeld
	case ahead && !(when.Year != 0 && r.dated.Year != 0 && when.Month != 0 && before(when, r.period[0])):
		return dragoman.Planned
	case r.toDo(s) && !(r.doc.Date != nil && !liesBehind(t.date, r.doc.Date)):
		return dragoman.Planned
	case liesBehind(t.date, r.doc.Date):
		return dragoman.Planned // it lies behind the day that the document bears
	}
	return dragoman.Held
}

// calledOff reports whether what was planned for a day before the document's is
// said, behind it or in the next sentence, not to have taken place.
func (r *reading) calledOff(s *sentence, main hit, t *telling) bool {
	if liesBehind(t.date, r.doc.Date) || t.date == nil || t.date.Precision != dragoman.Day {
		return false
	}
	if cancelled.in(s.text[main.end:]) {
		return true
	}
	e := eventOf(s, main)
	if e == nil || s.index+1 >= len(r.sentences) {
		return false
	}
	next := r.sentences[s.index+1]
	return next.block == s.block && cancelled.in(next.text) && strings.Contains(strings.ToLower(next.text), " "+e.head)
}

// cancelled says that what was planned did not come to be.
var cancelled = newCue(`\b(?:postponed|postponement|cancelled|canceled|cancellation|called off|did not (?:take place|materiali[sz]e|convene)|failed to (?:convene|take place)|withdrew from)\b`)

// liesBehind reports whether a day lies wholly after another.
func liesBehind(a, b *dragoman.Date) bool {
	if a == nil || b == nil || b.Precision != dragoman.Day {
		return false
	}
	n := min(len(a.Start), len(b.End))
	return a.Start[:n] > b.End[:n]
}

func before(a, b date.Day) bool {
	return b.Year != 0 && (a.Year < b.Year || a.Year == b.Year && a.Month < b.Month)
}

// clauseOf is the stretch of a sentence from the words before a hit to its end,
// in which its auxiliaries stand.
func clauseOf(s *sentence, h hit) string {
	start := max(0, h.start-42)
	if i := strings.LastIndexAny(s.text[start:h.start], ";"); i >= 0 {
		start += i + 1
	}
	for start > 0 && start < len(s.text) && s.text[start-1] != ' ' {
		start++
	}
	end := min(len(s.text), h.end+24)
	for end < len(s.text) && s.text[end] != ' ' {
		end++
	}
	if start > end {
		start = end
	}
	if i := strings.Index(s.text[min(h.end, end):end], ", and a "); i >= 0 {
		end = h.end + i // another's: "took place in Lima, and a third is planned"
	}
	return s.text[start:end]
}

// remote says how an encounter was held that was not in one place, wherever in
// its sentence.
var remote = newCue(`\b(?:(?:via|by|through|over) (?:a )?(?:video|videoconference|video-conference|video-link|videolink|zoom|webex|teleconference|telephone)|(?:held|convened|organi[sz]ed|met|participated|attended|attend|place|conducted|meeting|consultations) (?:online|virtually|remotely)|in (?:an? |the )?(?:virtual|online|videoconference) (?:format|mode|manner|setting))\b`)

// remotely reports whether a sentence that tells of one day and no city says that
// its encounter was online.
func remotely(s *sentence, t *telling) bool {
	days := 0
	for _, m := range s.mentions {
		if m.kind == mentionDate {
			days++
		}
	}
	return days == 1 && (t.place == nil || t.place.City == "") && remote.in(s.text) && !hybrid.in(s.text)
}

// modality tells whether the encounter was online: the words must stand near
// what names it.
func modality(s *sentence, h hit, g dated, form dragoman.Form) dragoman.Modality {
	if form == dragoman.FormCall {
		return dragoman.Online
	}
	start, end := max(0, h.start-60), min(len(s.text), h.end+50)
	if g.until > 0 {
		end = min(end, g.until)
	}
	if g.again {
		start, end = g.from, min(len(s.text), s.mentions[g.date].end+50)
	}
	for start > 0 && s.text[start-1] != ' ' {
		start--
	}
	for end < len(s.text) && s.text[end] != ' ' {
		end++
	}
	if i := strings.Index(s.text[min(h.end, end):end], ", where "); i >= 0 && !g.again {
		end = h.end + i // how others took part
	}
	clause := s.text[start:end]
	if online.in(clause) && !hybrid.in(clause) {
		return dragoman.Online
	}
	return dragoman.InPerson
}
