package extract

import (
	"dragoman"
)

// A report has more words for an encounter than any list of rules: "passed
// through Oslo and spent the afternoon with", "found half an hour for". What they
// have in common is who is named: on a day, someone of the body that reports and
// someone of another. This file tells such a sentence from one of letters,
// appointments and statements.

// onPaper are words of sentences in which two people are named who did not meet.
var onPaper = newCue(`\b(?:letters?|wrote|written|telegrams?|e-mails?|messages?|notes? verbales?|questionnaire|correspondence|appointed|elected|nominated|designated|assumed|took office|took over|succeeded|succeeds|replaced|resigned|congratulat\w+|condolences?|died|death|born|published|publication|posted|interviews?|declared|announced|stated|tweet\w*|decree|law|credentials|signed|signatures?|ratified|appealed|appeals|urged|urges|adopted|invited|invitation|inviting|thanked|welcomed the|statement|submitted|transmitted|circulated|sentenced|arrested|convicted|killed|dismissed|resignation|mandate|mentioned|referred|named after|report of|since)\b`)

// contact reports whether a sentence of no known verb tells of an encounter: a
// person of the body that reports and a named person of another stand in it, on
// a day, and neither paper nor office is its subject.
func (r *reading) contact(t *telling, s *sentence, main hit) bool {
	if t.date == nil || t.date.Precision != dragoman.Day || t.date.Period || onPaper.in(s.text) || !r.tells(s) || r.row(s) {
		return false
	}
	home, other := false, false
	for _, a := range t.actors {
		switch {
		case string(a.Organization) == r.home:
			home = home || a.Name != "" || a.Role != ""
		case a.Name != "" && a.Organization != "":
			other = true
		}
	}
	for _, b := range t.bodies {
		home = home || b == r.home
	}
	return home && other
}
