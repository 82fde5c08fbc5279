package dragoman

import (
	"bytes"
	"encoding/json"
)

// marshal is json.Marshal without HTML escapes: an Encoder leaves what a
// MarshalJSON method returns as it is, so each must leave "<" alone.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// String is a string that is null in JSON when it is empty: the text does not
// say.
type String string

// MarshalJSON writes null for the empty string.
func (s String) MarshalJSON() ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	if plain(string(s)) {
		b := make([]byte, 0, len(s)+2)
		return append(append(append(b, '"'), s...), '"'), nil
	}
	return marshal(string(s))
}

// plain reports whether JSON holds a text as it stands.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// List is a list that is [] and never null in JSON.
type List[T any] []T

// MarshalJSON writes [] for the nil list.
func (l List[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	return marshal([]T(l))
}

// Precision is the smallest unit that a date's text names.
type Precision string

// The precisions.
const (
	Day   Precision = "day"
	Month Precision = "month"
	Year  Precision = "year"
)

// Date is a date or an interval as the text gives it, no finer. Start and End
// are inclusive and equal for a single date; each is an ISO 8601 day, month or
// year: "2023-03-31", "2023-03", "2023".
type Date struct {
	// EDTF is the date at level 1 of the Extended Date/Time Format (ISO 8601-2):
	// "2023-03-31", "2023-02", "2023-03-31/2023-04-04".
	EDTF      string    `json:"edtf"`
	Start     string    `json:"start"`
	End       string    `json:"end"`
	Precision Precision `json:"precision"`
	Text      string    `json:"text"`   // the words that say so
	Period    bool      `json:"period"` // the dates only bound the event: "between March 2023 and September 2024"
	Inferred  bool      `json:"inferred"`
}

// NewDate makes a date from its ISO bounds; text is the words that say so.
func NewDate(start, end, text string) Date {
	d := Date{Start: start, End: end, Text: text, EDTF: start}
	if end != start {
		d.EDTF = start + "/" + end
	}
	switch max(len(start), len(end)) {
	case len("2023"):
		d.Precision = Year
	case len("2023-03"):
		d.Precision = Month
	default:
		d.Precision = Day
	}
	return d
}

// Place is where something happened. Text is the phrase as it stands; the other
// fields are what could be told of it.
type Place struct {
	Text            String `json:"text"`
	Venue           String `json:"venue"` // building or premises
	City            String `json:"city"`  // as the text has it
	Country         String `json:"country"`
	CountryCode     String `json:"country_code"`     // ISO 3166-1 alpha-2
	CountryInferred bool   `json:"country_inferred"` // the gazetteer knows it, the text does not say it
}

// Organization is a body that acts: an international organisation, one of its
// organs, or a state.
type Organization struct {
	// Key is the acronym if there is one, else the short name. A state's key is
	// its short name and its acronym the ISO 3166-1 alpha-3 code: the key stands
	// in records that people read and compare ("Kuwait", not "KWT").
	Key     string `json:"key"`
	Name    string `json:"name"` // the longest name in the document, or the gazetteer's
	Acronym String `json:"acronym"`
	// Aliases are all names that the document uses for the body. They stand on
	// the document record only.
	Aliases []string `json:"aliases,omitempty"`
}

// Capacity is the part that a participant plays in a meeting.
type Capacity string

// The capacities.
const (
	Host    Capacity = "host"
	Visitor Capacity = "visitor"
	Chair   Capacity = "chair"
	Speaker Capacity = "speaker"
)

// MarshalJSON writes null when the text does not tell the capacity.
func (c Capacity) MarshalJSON() ([]byte, error) { return String(c).MarshalJSON() }

// Person is someone who takes part in a meeting or signs an agreement. Name is
// empty for an office whose holder the document does not name.
type Person struct {
	Name         String `json:"name"`         // without honorific
	Honorific    String `json:"honorific"`    // as the text has it: "H.E. Amb."
	Role         String `json:"role"`         // the office: "Secretary General"
	Organization String `json:"organization"` // the key of the body that the office belongs to
}

// Participant is a person or office in a meeting.
type Participant struct {
	Person
	Capacity Capacity `json:"capacity"`
	Resolved bool     `json:"resolved"` // the name stands elsewhere in the document
}

// Signer is a person or office named as signing an agreement.
type Signer struct {
	Person
	Resolved bool `json:"resolved"`
}

// Conflict tells of two tellings of one record that do not agree.
type Conflict struct {
	Field  string       `json:"field"`  // the field's name in the record: "date", "participants.name"
	Values List[string] `json:"values"` // the record holds the first one
}

// Evidence is one telling of a record: the words and where they stand.
type Evidence struct {
	Document  string       `json:"document"` // the document's id
	File      string       `json:"file"`
	Page      *int         `json:"page"` // from 1; null for a format without pages
	PageLabel String       `json:"page_label"`
	Section   String       `json:"section"`
	Start     int          `json:"start"` // in code points of the canonical text
	End       int          `json:"end"`   // exclusive
	Quote     string       `json:"quote"`
	Rule      string       `json:"rule"`     // the rule that read it: "meeting/met-with"
	Supports  List[string] `json:"supports"` // the fields of the record that rest on it
}
