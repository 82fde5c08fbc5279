package export

import (
	"bufio"
	"strings"
	"time"
	"unicode/utf8"

	"dragoman"
)

// calendar writes iCalendar (RFC 5545): whole-day events for meetings, and for
// the signature, adoption or entry into force of agreements. What is not known
// to the day is skipped and counted: a calendar has no place for "in May".
type calendar struct {
	w    *bufio.Writer
	docs *library
	open bool
	sum  *Summary
}

func newCalendar(w *bufio.Writer, sum *Summary) sink {
	return &calendar{w: w, docs: newLibrary(), sum: sum}
}

// begin writes the head of the calendar before its first event.
func (c *calendar) begin() {
	if c.open {
		return
	}
	c.open = true
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//dragoman//dragoman "+dragoman.Version+"//EN")
	c.line("CALSCALE", "GREGORIAN")
}

func (c *calendar) close() error {
	c.begin()
	c.line("END", "VCALENDAR")
	return nil // a failed write stays in the bufio.Writer until its Flush
}

func (c *calendar) add(r dragoman.Record) error {
	switch r := r.(type) {
	case *dragoman.DocumentRecord:
		c.docs.add(r)
	case *dragoman.Meeting:
		if !c.dated(r.Date, "meetings") {
			return nil
		}
		// The report knows of a planned meeting only that it was meant to be.
		status := "CONFIRMED"
		switch r.Status {
		case dragoman.Planned, dragoman.MeetingProposed:
			status = "TENTATIVE"
		case dragoman.NotHeld:
			status = "CANCELLED"
		}
		people := make([]string, len(r.Participants))
		for i, p := range r.Participants {
			people[i] = describe(p.Person)
		}
		c.event(r, r.Date, r.Place, meetingName(r), status, []string{"meeting", string(r.Form), string(r.Modality)}, people)
	case *dragoman.Agreement:
		if !c.dated(r.Date, "agreements") {
			return nil
		}
		status := "TENTATIVE"
		if r.Status.Rank() >= dragoman.Signed.Rank() {
			status = "CONFIRMED"
		}
		people := make([]string, len(r.Signatories))
		for i, p := range r.Signatories {
			people[i] = describe(p.Person)
		}
		c.event(r, r.Date, r.Place, signingName(r), status, []string{"agreement", string(r.AgreementType)}, people)
	}
	return nil
}

// dated reports whether the date can stand in a calendar, and counts it if not.
func (c *calendar) dated(d *dragoman.Date, what string) bool {
	switch {
	case d == nil:
		c.sum.skip(what + " without a date")
	case d.Period:
		c.sum.skip(what + " dated only by a period that they fell in")
	case !toTheDay(d):
		c.sum.skip(what + " dated by month or year only")
	default:
		return true
	}
	return false
}

func (c *calendar) event(r dragoman.Record, when *dragoman.Date, where *dragoman.Place, name, status string, categories, people []string) {
	c.begin()
	d := c.docs.of(r)
	c.line("BEGIN", "VEVENT")
	c.line("UID", stableUUID(d.ID, r.RecordID()))
	c.line("DTSTAMP", stamp(d, when).Format("20060102T150405Z"))
	c.line("DTSTART;VALUE=DATE", firstDay(when.Start).Format("20060102"))
	c.line("DTEND;VALUE=DATE", lastDay(when.End).AddDate(0, 0, 1).Format("20060102")) // exclusive: section 3.6.1
	c.text("SUMMARY", name)
	if where != nil {
		c.text("LOCATION", placeName(where))
	}
	c.text("DESCRIPTION", description(r, d, people))
	c.line("STATUS", status)
	c.line("TRANSP", "TRANSPARENT")
	for i := range categories {
		categories[i] = escapeText(categories[i])
	}
	c.line("CATEGORIES", strings.Join(categories, ","))
	c.line("END", "VEVENT")
	c.sum.wrote(r)
}

// stamp is the time of the calendar entry: the document's date, so that the
// same report gives the same bytes on every day. A document without a date
// lends the end of its reporting period, else the event's own day.
func stamp(d *dragoman.DocumentRecord, when *dragoman.Date) time.Time {
	for _, date := range []*dragoman.Date{d.Date, d.Period, when} {
		if date != nil && !lastDay(date.End).IsZero() {
			return lastDay(date.End)
		}
	}
	return time.Time{}
}

// description tells who took part, the quote and where it stands.
func description(r dragoman.Record, d *dragoman.DocumentRecord, people []string) string {
	var b strings.Builder
	if len(people) > 0 {
		b.WriteString(strings.Join(people, "; ") + "\n\n")
	}
	for _, e := range dragoman.EvidenceOf(r) {
		b.WriteString("\u201c" + e.Quote + "\u201d\n" + citePlace(d, e) + "\n")
	}
	b.WriteString(r.RecordID())
	return b.String()
}

// text writes a property of value type TEXT.
func (c *calendar) text(name, value string) { c.line(name, escapeText(value)) }

// escapeText escapes a TEXT value (RFC 5545, section 3.3.11) and takes out the
// control characters that it may not hold.
func escapeText(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\f':
			b.WriteByte(' ') // a page break within a quote
		case r < ' ' && r != '\t' || r == 0x7f:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// maxOctets is the length of a content line without its line break.
const maxOctets = 75

// line writes one content line, folded at 75 octets (section 3.1) and never
// within a character.
func (c *calendar) line(name, value string) {
	rest := name + ":" + value
	room := maxOctets
	for len(rest) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.w.WriteString(rest[:cut])
		c.w.WriteString("\r\n ")
		rest, room = rest[cut:], maxOctets-1 // the space counts
	}
	c.w.WriteString(rest)
	c.w.WriteString("\r\n")
}
