package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// resolveDate works a date out; part picks one of a list.
func (r *reading) resolveDate(s *sentence, m mention, part int) *dragoman.Date {
	d := *m.date
	if part < 0 && d.Consecutive {
		d = d.Merge()
	}
	c := r.calendar()
	if m.date.Kind != date.Absolute { // nothing else leans on the day told before
		if c.Previous = r.previousDay(s, m); ofStay.MatchString(strings.TrimLeft(s.text[m.end:], " ")) {
			c.Previous = r.stayBefore(s, m)
		}
		if m.date.Of != "" {
			c.Previous = r.dayOf(s, m, strings.HasSuffix(lowerASCII(s.text[:m.end]), "after"))
		}
	}
	c.Future = planned.in(s.text) && !past.in(toBeHeld.ReplaceAllString(s.text, "")) || r.period[0].Year == 0 && ahead.MatchString(tail(s.text[:m.start], 110))
	got, ok := d.Resolve(s.text, c)
	if !ok || len(got) == 0 {
		return nil
	}
	if part < 0 {
		part = 0
	}
	if part >= len(got) {
		return nil
	}
	x := got[part]
	return &x
}

// toBeHeld is of the future, though its verb looks like one of the past.
var toBeHeld = lazily(`(?i)\b(?:to|will|would|shall|could|may) be (?:held|convened|received|followed|conducted|organi[sz]ed|adopted|signed|attended)\b`)

// calendar is what the document says of its own time.
func (r *reading) calendar() date.Context {
	return date.Context{PeriodStart: r.period[0], PeriodEnd: r.period[1], Document: r.dated}
}

// ahead ends before the name of something that lies in the future.
var ahead = lazily(`(?i)\b(?:ahead of|looks? forward to|look(?:ed|ing) forward to|in the lead-?up to|preparations? for|upcoming|forthcoming|ambitious outcomes? (?:at|for|of)|successful outcomes? (?:at|for|of))\b[^.;,]{0,60}$`)

// untold reports whether a relative date cannot be told, as "today" in a text of
// no date, and another date of its sentence can: that one takes its place.
func (r *reading) untold(s *sentence, m mention) bool {
	if m.date.Kind != date.Relative || r.resolveDate(s, m, -1) != nil {
		return false
	}
	for _, o := range s.mentions {
		if o.kind == mentionDate && o.date.Kind != date.Relative && r.resolveDate(s, o, -1) != nil {
			return true
		}
	}
	return false
}

// past verbs say that a sentence tells of what has been.
var past = newCue(`\b(?:was|were|met|held|took|visited|had|attended|participated|paid|convened|received|conducted|organi[sz]ed|adopted|signed|travelled|followed|did not|could not|(?:has|have) been (?:approved|endorsed|agreed))\b`)

// attributive reports whether a date is only that of an instrument named before
// it: "the Memorandum (Lima, 3 May 2007)", "the Protocol of 3 May 2007".
func attributive(s *sentence, k int) bool {
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		switch o := s.mentions[j]; o.kind {
		case mentionInstrument:
			return o.instrument.kind != "" && citedDay.MatchString(s.text[o.end:s.mentions[k].start])
		case mentionEvent, mentionDate:
			return false
		}
	}
	return false
}

// citedDay stands between an instrument and a date that is only its own.
var citedDay = lazily(`^[^.;(]{0,80}?(?:\([^)]*|\b(?:of|dated) |, (?:which was )?(?:signed|adopted) [^.;]*)$`)

// previousDay is the day told last before a mention.
func (r *reading) previousDay(s *sentence, m mention) date.Day { return r.dayBefore(s, m, 4) }

// stayBefore is the first of the days told last before a mention, of which it is
// one: "the second day of the visit".
func (r *reading) stayBefore(s *sentence, m mention) date.Day {
	for i := s.index; i >= 0 && i >= s.index-3 && r.sentences[i].section == s.section; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			x := o.mentions[k]
			if x.kind != mentionDate || x.date.Kind == date.Relative || i == s.index && x.start >= m.start {
				continue
			}
			if d := r.resolveDate(o, x, -1); d != nil && d.Start != d.End && d.Precision == dragoman.Day {
				return parseDay(d.Start)
			}
		}
	}
	return date.Day{}
}

// dayOf is the first or the last day of the encounter that a date counts from, as told
// before it in its section, or zero.
func (r *reading) dayOf(s *sentence, m mention, last bool) date.Day {
	for i := s.index; i >= 0 && i >= s.index-3 && r.sentences[i].section == s.section; i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			x := o.mentions[k]
			if x.event == nil || x.event.head != m.date.Of || i == s.index && x.start >= m.start {
				continue
			}
			for _, y := range o.mentions {
				if y.kind != mentionDate || y.date.Kind == date.Relative || y.end < x.start || i == s.index && y.start >= m.start {
					continue
				}
				if d := r.resolveDate(o, y, -1); d != nil && d.Precision == dragoman.Day && !d.Period {
					if last {
						return parseDay(d.End)
					}
					return parseDay(d.Start)
				}
			}
		}
	}
	return date.Day{}
}

// dayBefore is previousDay, looking for the year of a day before in at most so many
// steps.
func (r *reading) dayBefore(s *sentence, m mention, steps int) date.Day {
	for i := s.index; i >= 0 && (r.sentences[i].block == s.block || s.first && i >= s.index-2 && r.sentences[i].section == s.section); i-- {
		o := &r.sentences[i]
		for k := len(o.mentions) - 1; k >= 0; k-- {
			x := o.mentions[k]
			if x.kind != mentionDate || x.date.Kind == date.Relative || i == s.index && x.start >= m.start || i < s.index && attributive(o, k) {
				continue
			}
			c := r.calendar()
			if steps > 0 && x.date.Kind == date.Yearless { // as it is resolved itself
				c.Previous = r.dayBefore(o, x, steps-1)
			}
			got, ok := x.date.Resolve(o.text, c)
			if !ok && i < s.index && steps > 0 { // a day without a year counts from the one before it
				c.Previous = r.dayBefore(o, x, steps-1)
				got, ok = x.date.Resolve(o.text, c)
			}
			if ok && len(got) > 0 {
				return parseDay(got[len(got)-1].Start)
			}
		}
	}
	return date.Day{}
}
