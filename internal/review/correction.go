package review

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"dragoman"
)

// Action is what a correction does.
type Action string

// The actions.
const (
	Accept      Action = "accept"       // the record is right; nothing changes
	Reject      Action = "reject"       // the record is wrong and goes, with its signatories
	Edit        Action = "edit"         // one field gets another value
	Merge       Action = "merge"        // the record takes over the one it is merged with
	MergePeople Action = "merge_people" // one name of a person stands for another, in the whole document
)

// Target names a record: by its id, and by key and quote for when the report
// has changed and with it the id.
type Target struct {
	ID    string `json:"id"`
	Key   string `json:"key,omitempty"`
	Quote string `json:"quote,omitempty"` // of any one of its tellings
}

// Correction is one decision of a researcher.
type Correction struct {
	Action Action  `json:"action"`
	Record *Target `json:"record,omitempty"`
	With   *Target `json:"with,omitempty"` // merge: the record that goes

	// Document and File say which report is meant: its sha256 or its path. A
	// correction that names neither is tried on every report.
	Document string `json:"document,omitempty"`
	File     string `json:"file,omitempty"`

	// Field is the path of the field to edit, as in the record's JSON, with the
	// number of an element of a list from 0: "place.city",
	// "participants.0.role".
	Field string `json:"field,omitempty"`
	// From is the value that was corrected: edit changes nothing if it finds
	// another. For merge_people it is the name that goes.
	From json.RawMessage `json:"from,omitempty"`
	To   json.RawMessage `json:"to,omitempty"`

	By   string `json:"by,omitempty"`   // who decided
	At   string `json:"at,omitempty"`   // when, as YYYY-MM-DD
	Note string `json:"note,omitempty"` // why
	Line int    `json:"-"`              // in the file of corrections, from 1
}

// maxLine bounds one correction.
const maxLine = 1 << 20

// Read reads corrections from JSON Lines. Blank lines and lines that begin
// with # are passed over; anything else that is no correction is an error that
// names the line, because a decision that is silently ignored is lost.
func Read(r io.Reader) ([]Correction, error) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), maxLine)
	var out []Correction
	for n := 1; in.Scan(); n++ {
		line := bytes.TrimSpace(bytes.TrimPrefix(in.Bytes(), []byte("\uFEFF")))
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		dec := json.NewDecoder(bytes.NewReader(line))
		dec.DisallowUnknownFields()
		var c Correction
		if err := dec.Decode(&c); err != nil {
			return nil, fmt.Errorf("corrections, line %d: %w", n, err)
		}
		if dec.More() {
			return nil, fmt.Errorf("corrections, line %d: more than one value", n)
		}
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("corrections, line %d: %w", n, err)
		}
		c.Line = n
		out = append(out, c)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	return out, nil
}

// check reports what a correction lacks to be applied.
func (c *Correction) check() error {
	named := func(t *Target) bool { return t != nil && (t.ID != "" || t.Key != "" && t.Quote != "") }
	switch c.Action {
	case Accept, Reject, Edit, Merge:
		if !named(c.Record) {
			return fmt.Errorf(`%s: "record" needs an id, or a key and a quote`, c.Action)
		}
	case MergePeople:
		if name(c.From) == "" || name(c.To) == "" {
			return errors.New(`merge_people: "from" and "to" need a name each`)
		}
	case "":
		return errors.New(`no "action"`)
	default:
		return fmt.Errorf("unknown action %q: use accept, reject, edit, merge or merge_people", c.Action)
	}
	switch {
	case c.Action == Merge && !named(c.With):
		return errors.New(`merge: "with" needs an id, or a key and a quote`)
	case c.Action == Edit && (c.Field == "" || len(c.To) == 0):
		return errors.New(`edit: needs a "field" and the value "to" give it`)
	}
	return nil
}

// name reads a JSON string; empty for anything else.
func name(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return strings.TrimSpace(s)
}

// scope is how surely a correction is meant for a document.
type scope int

const (
	elsewhere scope = iota // it names another document
	anywhere               // it names none
	here                   // it names this one
)

func (c *Correction) scope(d *dragoman.DocumentRecord) scope {
	switch {
	case c.Document == "" && c.File == "":
		return anywhere
	case c.Document != "" && c.Document == d.ID:
		return here
	case c.File != "" && (clean(c.File) == clean(d.File) || path.Base(clean(c.File)) == path.Base(clean(d.File))):
		return here // a moved file keeps its name
	}
	return elsewhere
}

// Fingerprint identifies those corrections that can concern a document; it is
// empty if there is none. Who decided, when and why do not count.
func Fingerprint(corrections []Correction, d *dragoman.DocumentRecord) string {
	h := sha256.New()
	n := 0
	for _, c := range corrections {
		if c.Action == Accept || c.scope(d) == elsewhere {
			continue
		}
		c.By, c.At, c.Note = "", "", ""
		b, err := json.Marshal(c)
		if err != nil {
			continue // Read has decoded it from JSON
		}
		h.Write(append(b, '\n'))
		n++
	}
	if n == 0 {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func clean(file string) string { return path.Clean(strings.ReplaceAll(file, `\`, "/")) }

// Append writes one correction as a line.
func Append(w io.Writer, c Correction) error {
	if err := c.check(); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(c)
}
