package index

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dragoman"
)

// maxTellings bounds the evidence that is kept for one person in one document.
const maxTellings = 50

// peopleOf gathers the people whom the records of a document name, in the order
// of their first record.
func peopleOf(ex *dragoman.Extract) []Person {
	var out []Person
	at := map[string]int{}
	add := func(p dragoman.Person, date *dragoman.Date, evidence []dragoman.Evidence) *Person {
		if p.Name == "" {
			return nil
		}
		key := personKey(string(p.Name))
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			sum := sha256.Sum256([]byte(ex.Document.ID + "\x00" + key))
			out = append(out, Person{Type: string(KindPerson), Schema: dragoman.Schema, ID: "per_" + hex.EncodeToString(sum[:8]), Key: key, Name: string(p.Name)})
		}
		who := &out[i]
		who.Roles = include(who.Roles, string(p.Role))
		who.Organizations = include(who.Organizations, string(p.Organization))
		if date != nil {
			if who.First == "" || date.Start < string(who.First) {
				who.First = dragoman.String(date.Start)
			}
			if date.End > string(who.Last) {
				who.Last = dragoman.String(date.End)
			}
		}
		if len(evidence) > 0 && len(who.Evidence) < maxTellings {
			who.Evidence = append(who.Evidence, telling(evidence, string(p.Name)))
		}
		return who
	}
	for i := range ex.Meetings {
		m := &ex.Meetings[i]
		for _, p := range m.Participants {
			if who := add(p.Person, m.Date, m.Evidence); who != nil {
				who.Meetings = include(who.Meetings, m.ID)
			}
		}
	}
	for i := range ex.Agreements {
		a := &ex.Agreements[i]
		for _, p := range a.Signatories {
			if who := add(p.Person, a.Date, a.Evidence); who != nil {
				who.Agreements = include(who.Agreements, a.ID)
			}
		}
	}
	return out
}

// telling returns the first evidence whose quote holds the name, else the first.
func telling(evidence []dragoman.Evidence, name string) dragoman.Evidence {
	for _, e := range evidence {
		if strings.Contains(e.Quote, name) {
			return e
		}
	}
	return evidence[0]
}

// personKey is the identity of a name: its words folded.
func personKey(name string) string {
	return strings.Join(strings.FieldsFunc(fold(name), func(r rune) bool { return !wordRune(r) }), " ")
}

func include(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
