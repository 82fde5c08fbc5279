package review

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// Conflict is a correction that could not be applied.
type Conflict struct {
	Line    int    `json:"line"` // of the correction in its file
	Action  Action `json:"action"`
	File    string `json:"file"` // of the report
	Record  string `json:"record"`
	Message string `json:"message"`
}

func (c Conflict) String() string {
	return fmt.Sprintf("line %d: %s %s: %s", c.Line, c.Action, c.Record, c.Message)
}

// Apply replays corrections over the extract of one document, in their order,
// and returns the corrected extract and what did not fit. The extract that was
// given is not changed. Corrections of other documents are passed over; a
// correction that names no document is applied where its record is found.
func Apply(e *dragoman.Extract, corrections []Correction) (*dragoman.Extract, []Conflict) {
	out := clone(e)
	var conflicts []Conflict
	for i := range corrections {
		c := &corrections[i]
		where := c.scope(&e.Document)
		if where == elsewhere {
			continue
		}
		err := apply(out, c)
		if err == nil || where == anywhere && isNotFound(err) {
			continue
		}
		conflict := Conflict{Line: c.Line, Action: c.Action, File: e.Document.File, Message: err.Error()}
		if c.Record != nil {
			conflict.Record = c.Record.ID
			if conflict.Record == "" {
				conflict.Record = c.Record.Key
			}
		}
		conflicts = append(conflicts, conflict)
	}
	return out, conflicts
}

// clone copies what corrections change: the lists of records. The lists in a
// record are copied when the record is.
func clone(e *dragoman.Extract) *dragoman.Extract {
	c := *e
	c.Meetings, c.Agreements, c.Signatories = slices.Clone(e.Meetings), slices.Clone(e.Agreements), slices.Clone(e.Signatories)
	return &c
}

// notFound says that no record is what a correction names.
type notFound struct{ error }

func isNotFound(err error) bool {
	_, ok := err.(notFound)
	return ok
}

func apply(e *dragoman.Extract, c *Correction) error {
	if c.Action == MergePeople {
		return mergePeople(e, name(c.From), name(c.To))
	}
	r, err := find(e, c.Record)
	if err != nil {
		return err
	}
	switch c.Action {
	case Reject:
		remove(e, r)
		return nil
	case Edit:
		return edit(e, r, c)
	case Merge:
		other, err := find(e, c.With)
		if err != nil {
			return err
		}
		return merge(e, r, other)
	}
	return nil
}

// place is where a record stands in an extract.
type place struct {
	kind string
	at   int
}

// find looks a record up by id, else by key and quote.
func find(e *dragoman.Extract, t *Target) (place, error) {
	var same []place
	visit := func(kind string, at int, id, key string, evidence []dragoman.Evidence) (place, bool) {
		p := place{kind, at}
		if t.ID != "" && id == t.ID {
			return p, true
		}
		if t.Key != "" && t.Quote != "" && key == t.Key && quotes(evidence, t.Quote) {
			same = append(same, p)
		}
		return p, false
	}
	for i, m := range e.Meetings {
		if p, ok := visit(dragoman.TypeMeeting, i, m.ID, m.Key, m.Evidence); ok {
			return p, nil
		}
	}
	for i, a := range e.Agreements {
		if p, ok := visit(dragoman.TypeAgreement, i, a.ID, a.Key, a.Evidence); ok {
			return p, nil
		}
	}
	for i, s := range e.Signatories {
		// A signatory has no key of its own; its agreement's id stands for it.
		if p, ok := visit(dragoman.TypeSignatory, i, s.ID, s.Agreement, s.Evidence); ok {
			return p, nil
		}
	}
	switch len(same) {
	case 1:
		return same[0], nil
	case 0:
		return place{}, notFound{fmt.Errorf("no record has this id, or this key and quote: the report or the rules have changed")}
	}
	return place{}, fmt.Errorf("%d records have this key and quote: name the id", len(same))
}

// quotes reports whether a telling says the words, however they are spaced.
func quotes(evidence []dragoman.Evidence, quote string) bool {
	want := spaced(quote)
	return slices.ContainsFunc(evidence, func(e dragoman.Evidence) bool {
		have := spaced(e.Quote)
		return have == want || strings.Contains(have, want) || strings.Contains(want, have) && have != ""
	})
}

func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// remove takes a record out, with what depends on it.
func remove(e *dragoman.Extract, p place) {
	switch p.kind {
	case dragoman.TypeMeeting:
		id := e.Meetings[p.at].ID
		e.Meetings = slices.Delete(e.Meetings, p.at, p.at+1)
		for i := range e.Agreements {
			if string(e.Agreements[i].Meeting) == id {
				e.Agreements[i].Meeting = ""
			}
		}
	case dragoman.TypeAgreement:
		id := e.Agreements[p.at].ID
		e.Agreements = slices.Delete(e.Agreements, p.at, p.at+1)
		e.Signatories = slices.DeleteFunc(e.Signatories, func(s dragoman.Signatory) bool { return s.Agreement == id })
		for i := range e.Meetings {
			e.Meetings[i].Agreements = without(e.Meetings[i].Agreements, id)
		}
	case dragoman.TypeSignatory:
		s := e.Signatories[p.at]
		e.Signatories = slices.Delete(e.Signatories, p.at, p.at+1)
		for i := range e.Agreements {
			a := &e.Agreements[i]
			if a.ID == s.Agreement {
				a.Signatories = slices.DeleteFunc(slices.Clone(a.Signatories), func(p dragoman.Signer) bool {
					return p.Name == s.Name && p.Organization == s.Organization && p.Role == s.Role
				})
			}
		}
	}
}

func without(list []string, s string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return x == s })
}
