package eval

import (
	"fmt"
	"strings"

	"dragoman"
)

// Mistake is one thing that an extract has wrong.
type Mistake struct {
	// Kind is "missed" or "false" with the kind of record, "missed people", or
	// "wrong" with the field's name.
	Kind   string `json:"kind"`
	ID     string `json:"id"` // the gold record's, or for a false record its own
	Detail string `json:"detail"`
}

func (c *comparison) mistakes() []Mistake {
	var out []Mistake
	add := func(kind, id, format string, args ...any) {
		out = append(out, Mistake{kind, id, fmt.Sprintf(format, args...)})
	}
	for _, g := range c.missedMeetings() {
		add("missed meeting", g.ID, "%s, %s: %s", g.Form, goldDates(g.Date), first(g.Quotes))
	}
	for _, m := range c.falseMeetings() {
		add("false meeting", m.ID, "%s, %s: %s", m.Form, recordDates(m.Date), firstEvidence(m.Evidence))
	}
	for _, g := range c.missedAgreements() {
		add("missed agreement", g.ID, "%s, %s: %s", g.Type, g.Status, first(g.Quotes))
	}
	for _, a := range c.falseAgreements() {
		add("false agreement", a.ID, "%s, %s: %s", a.AgreementType, a.Status, firstEvidence(a.Evidence))
	}

	for _, p := range c.meetingPairs {
		g, m := &c.gold.Meetings[p.gold], c.meetings[p.found]
		var got, missed []string
		for _, q := range namedParticipants(m) {
			got = append(got, string(q.Name))
		}
		for _, x := range named(g.Participants) {
			if !signed(x.Name, got) {
				missed = append(missed, x.Name)
			}
		}
		if len(missed) > 0 {
			add("missed people", g.ID, "%s; the extract has %s", strings.Join(missed, ", "), orNone(strings.Join(got, ", ")))
		}
		differ := func(field, want, got string) {
			if want != got {
				add("wrong "+field, g.ID, "%s; the extract has %s", orNone(want), orNone(got))
			}
		}
		differ("form", g.Form, string(m.Form))
		differ("status", g.Status, string(m.Status))
		differ("modality", g.Modality, string(m.Modality))
		if given := city(m.Place); (g.City != "" || given != "") && !rightCity(g, given) {
			differ("city", g.City, given)
		}
		differ("organizations", join(set(g.Organizations)), join(c.organizations(m.Organizations)))
	}
	for _, p := range c.agreementPairs {
		g, a := &c.gold.Agreements[p.gold], c.agreements[p.found]
		differ := func(field, want, got string) {
			if want != got {
				add("wrong agreement "+field, g.ID, "%s; the extract has %s", orNone(want), orNone(got))
			}
		}
		differ("type", g.Type, string(a.AgreementType))
		differ("status", g.Status, string(a.Status))
		differ("date", goldDates(g.Date).String(), recordDates(a.Date).String())
	}
	return out
}

func (d dates) String() string {
	switch {
	case d.start == "":
		return ""
	case d.start == d.end:
		return d.start
	}
	return d.start + "/" + d.end
}

// first is the beginning of the first quote, on one line.
func first(quotes []string) string {
	if len(quotes) == 0 {
		return "(no quote)"
	}
	const width = 160
	line := []rune(strings.Join(strings.Fields(quotes[0]), " "))
	if len(line) > width {
		return string(line[:width-1]) + "…"
	}
	return string(line)
}

func firstEvidence(list []dragoman.Evidence) string {
	if len(list) == 0 {
		return first(nil)
	}
	return first([]string{list[0].Quote})
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
