package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// An encounter may be moved to another date: the old one and the new are told, and
// it was not held on the first.

// moved are the verbs of a change of date; movedTo ends before the new one.
const moved = `(?:postponed|put off|moved|shifted|deferred|rescheduled|adjourned|pushed back|brought forward|delayed)`

var movedTo = lazily(`(?i)\b` + moved + `(?: [^.;,()]{1,40})? (?:to|until|till|for) (?:the )?$|(?i)\b` + moved + ` $`)

// nowDue ends before a new date that still lies ahead: "is now to be held on".
var nowDue = lazily(`(?i)\bnow (?:to be held|to take place|scheduled|planned|set|expected|due)(?: to [a-z ]{2,20})?(?: in [^,;.()]{2,30})? (?:on|for|in|from) (?:the )?$`)

// rearranged is the status of an encounter of which the new date is told: it lies
// ahead, unless the report reaches beyond it.
func (r *reading) rearranged(t *telling) dragoman.MeetingStatus {
	end := r.period[1]
	if r.doc.Date != nil && !liesBehind(t.date, r.doc.Date) || t.date != nil && end.Day != 0 && t.date.End <= end.String() {
		return dragoman.Held
	}
	return dragoman.Planned
}

// splitMoved makes two dates of the one that an encounter had and the one that it
// was moved to: "was put off from June to October".
func (r *reading) splitMoved(s *sentence) {
	for k, m := range s.mentions {
		if m.kind != mentionDate || len(m.date.Dates) != 1 || m.date.Dates[0].Start == m.date.Dates[0].End || !strings.HasPrefix(lowerASCII(s.text[m.start:m.end]), "from ") || !movedTo.MatchString(tail(s.text[:m.start], 30)) {
			continue
		}
		if x := r.resolveDate(s, m, -1); x != nil {
			a, b := parseDay(x.Start), parseDay(x.End)
			if m.date.Dates[0].Start.Day == 0 {
				a.Day, b.Day = 0, 0
			}
			d := *m.date
			d.Kind, d.Dates, d.Period, d.Consecutive = date.Absolute, []date.Span{{Start: a, End: a}, {Start: b, End: b}}, false, false
			s.mentions[k].date = &d
		}
	}
}
