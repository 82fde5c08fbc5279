package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// Outcome is what became of an instrument, as far as the reports tell.
type Outcome string

// The outcomes.
const (
	// Concluded: some report says that it was signed, adopted or in force.
	Concluded Outcome = "concluded"
	// Open: the latest report of the body still speaks of it.
	Open Outcome = "open"
	// Overdue: still spoken of, and the day on which it was expected is past.
	Overdue Outcome = "overdue"
	// Unseen: promised, and no later report of the same body mentions it.
	Unseen Outcome = "unseen"
)

// Step is what one report says of an instrument.
type Step struct {
	Told      string                   `json:"told"` // the last day of which the report speaks, YYYY-MM-DD
	Status    dragoman.AgreementStatus `json:"status"`
	Date      *dragoman.Date           `json:"date"` // of signature or adoption, or the one expected
	Record    string                   `json:"record"`
	Document  string                   `json:"document"`
	File      string                   `json:"file"`
	Report    dragoman.String          `json:"report"` // the report's title
	Page      *int                     `json:"page"`
	PageLabel dragoman.String          `json:"page_label"`
	Quote     string                   `json:"quote"`
	Tellings  int                      `json:"tellings"` // how often the report tells it

	agreement *dragoman.Agreement
	document  *dragoman.DocumentRecord
}

// Contradiction is a pair of steps, or of tellings in one report, that cannot
// both be right.
type Contradiction struct {
	Field  string   `json:"field"`
	Values []string `json:"values"` // each with the file that says so
}

// Instrument is one agreement with its history over the reports.
type Instrument struct {
	Type           string                               `json:"type"` // "instrument"
	Key            string                               `json:"key"`
	AgreementType  dragoman.AgreementType               `json:"agreement_type"`
	Title          dragoman.String                      `json:"title"`
	Parties        dragoman.List[dragoman.Organization] `json:"parties"`
	Status         dragoman.AgreementStatus             `json:"status"` // the furthest that is told last
	Outcome        Outcome                              `json:"outcome"`
	Changed        bool                                 `json:"changed"` // the reports tell different statuses
	Steps          []Step                               `json:"steps"`
	Contradictions dragoman.List[Contradiction]         `json:"contradictions"`

	subject subject
	parties string
}

// Records returns the agreement records that the history consists of, each
// with its document.
func (i *Instrument) Records() []*dragoman.Extract {
	out := make([]*dragoman.Extract, len(i.Steps))
	for k, s := range i.Steps {
		out[k] = &dragoman.Extract{Document: *s.document, Agreements: []dragoman.Agreement{*s.agreement}}
	}
	return out
}

// NewLedger builds the history of every agreement that the extracts tell of,
// in the order of the first telling.
func NewLedger(extracts []*dragoman.Extract) []*Instrument {
	names := newBodies(extracts)
	var out []*Instrument
	ordered := inOrder(extracts)
	for _, e := range ordered {
		told := Told(e)
		taken := map[*Instrument]bool{} // by a record of this report
		done := make([]bool, len(e.Agreements))
		// First those that their key finds, so that no guess takes their place.
		for _, sure := range []bool{true, false} {
			for k := range e.Agreements {
				a := &e.Agreements[k]
				if done[k] {
					continue
				}
				in, keyed := find(out, a, e, names, taken)
				if sure && !keyed {
					continue
				}
				done[k] = true
				if in == nil {
					in = &Instrument{Type: "instrument", Key: a.Key, parties: names.parties(a, &e.Document)}
					out = append(out, in)
				}
				taken[in] = true
				in.add(a, e, told)
			}
		}
	}
	for _, in := range out {
		in.conclude(ordered, names)
	}
	return out
}

// find returns the instrument of an earlier report that the agreement is, or
// nil; keyed is true if the key says so.
func find(known []*Instrument, a *dragoman.Agreement, e *dragoman.Extract, names *bodies, taken map[*Instrument]bool) (found *Instrument, keyed bool) {
	parties, subject := names.parties(a, &e.Document), newSubject(a)
	best := 0
	for _, in := range known {
		if taken[in] {
			continue
		}
		if in.Key == a.Key {
			return in, true
		}
		if in.AgreementType.Family() != a.AgreementType.Family() || in.parties != parties && !in.sameDay(a, parties) {
			continue
		}
		like := in.subject.likeness(subject)
		if like == 1 && !in.continues(a) {
			like = 0
		}
		if like > 0 && like >= best { // at equal likeness the newest
			found, best = in, like
		}
	}
	return found, false
}

// sameDay reports whether an agreement was concluded on the day on which the
// instrument was, by parties of whom one report names only some.
func (i *Instrument) sameDay(a *dragoman.Agreement, parties string) bool {
	last := i.Steps[len(i.Steps)-1]
	if !concluded(last.Status) || !concluded(a.Status) || last.Date == nil || a.Date == nil || last.Date.EDTF != a.Date.EDTF || a.Date.Precision != dragoman.Day {
		return false
	}
	x, y := strings.Split(i.parties, "|"), strings.Split(parties, "|")
	return within(x, y) || within(y, x)
}

// continues reports whether an agreement of which nothing but type and parties
// is known can be the instrument: a new intention is not the old one that was
// signed, and signatures more than a year apart are not of one text.
func (i *Instrument) continues(a *dragoman.Agreement) bool {
	if !concluded(i.Status) {
		return true
	}
	last := i.Steps[len(i.Steps)-1]
	return concluded(a.Status) && daysApart(last.Date, a.Date) <= 366
}

// add appends what a report says, and takes over what it says better.
func (i *Instrument) add(a *dragoman.Agreement, e *dragoman.Extract, told string) {
	s := Step{Told: told, Status: a.Status, Date: a.Date, Record: a.ID, Document: e.Document.ID, File: e.Document.File, Report: e.Document.Title,
		Tellings: len(a.Evidence), agreement: a, document: &e.Document}
	if len(a.Evidence) > 0 {
		ev := a.Evidence[0]
		s.Page, s.PageLabel, s.Quote = ev.Page, ev.PageLabel, ev.Quote
	}
	i.Steps = append(i.Steps, s)
	i.AgreementType = a.AgreementType
	if len(a.Title) > len(i.Title) {
		i.Title = a.Title
	}
	if len(a.Parties) > len(i.Parties) {
		i.Parties = a.Parties
	}
	if sub := newSubject(a); len(sub.words)+len(sub.years) >= len(i.subject.words)+len(i.subject.years) {
		i.subject = sub
	}
	// What is told for the latest time counts; at equal time the furthest.
	last := i.Steps[max(0, len(i.Steps)-2)]
	if len(i.Steps) == 1 || told > last.Told || a.Status.Rank() >= i.Status.Rank() {
		i.Status = a.Status
	}
}

// conclude fills in what the whole history tells.
func (i *Instrument) conclude(reports []*dragoman.Extract, names *bodies) {
	for _, s := range i.Steps {
		i.Changed = i.Changed || s.Status != i.Steps[0].Status
	}
	i.Contradictions = contradictions(i.Steps)
	last := i.Steps[len(i.Steps)-1]
	switch {
	case slices.ContainsFunc(i.Steps, func(s Step) bool { return concluded(s.Status) }):
		i.Outcome = Concluded
	case passedOver(last, reports, names):
		i.Outcome = Unseen
	case last.Date != nil && lastDay(last.Date.End) < last.Told:
		i.Outcome = Overdue
	default:
		i.Outcome = Open
	}
}

// passedOver reports whether a later report of the same body does not speak of
// the step's instrument. If it did, the step would not be the last.
func passedOver(last Step, reports []*dragoman.Extract, names *bodies) bool {
	for _, e := range reports {
		if Told(e) > last.Told && sameHome(&e.Document, last.document, names) {
			return true
		}
	}
	return false
}

func sameHome(a, b *dragoman.DocumentRecord, names *bodies) bool {
	return a.Home != nil && b.Home != nil && names.id(a.Home.Key) == names.id(b.Home.Key)
}
