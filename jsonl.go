package dragoman

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds one line of an extract. The longest real record is a few
// hundred kilobytes.
const maxLine = 64 << 20

// Encoder writes records as JSON Lines: UTF-8, one record a line, no HTML
// escapes, fields in the contract's order.
type Encoder struct{ enc *json.Encoder }

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &Encoder{enc}
}

// Encode writes one record.
func (e *Encoder) Encode(r Record) error {
	r.stamp()
	return e.enc.Encode(r)
}

// Decoder reads the JSON Lines that an Encoder wrote.
type Decoder struct {
	in   *bufio.Scanner
	line int
}

// NewDecoder returns a decoder that reads from r.
func NewDecoder(r io.Reader) *Decoder {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), maxLine)
	return &Decoder{in: in}
}

// Line is the number of the line that Decode read last, from 1.
func (d *Decoder) Line() int { return d.line }

// Decode returns the next record, io.EOF after the last, or an error that names
// the line. Blank lines are passed over.
func (d *Decoder) Decode() (Record, error) {
	for d.in.Scan() {
		d.line++
		b := bytes.TrimSpace(d.in.Bytes())
		if len(b) == 0 {
			continue
		}
		r, err := UnmarshalRecord(b)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", d.line, err)
		}
		return r, nil
	}
	if err := d.in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", d.line+1, err)
	}
	return nil, io.EOF
}

// head is what every record begins with.
type head struct{ Type, Schema string }

// cutHead reads the head of a line as an Encoder writes it, which saves a
// reading of the whole line; ok is false for any other line.
func cutHead(b []byte) (h head, ok bool) {
	rest, ok := bytes.CutPrefix(b, []byte(`{"type":"`))
	if !ok {
		return h, false
	}
	kind, rest, ok := bytes.Cut(rest, []byte(`","schema":"`))
	if !ok {
		return h, false
	}
	schema, _, ok := bytes.Cut(rest, []byte(`"`))
	return head{string(kind), string(schema)}, ok && !bytes.ContainsAny(kind, `\"`) && !bytes.ContainsRune(schema, '\\')
}

// UnmarshalRecord reads one record from its JSON, by its "type".
func UnmarshalRecord(b []byte) (Record, error) {
	head, ok := cutHead(b)
	if !ok {
		if err := json.Unmarshal(b, &head); err != nil {
			return nil, fmt.Errorf("not a record: %w", err)
		}
	}
	if head.Schema != Schema {
		return nil, fmt.Errorf("record of schema %q: this program reads %q", head.Schema, Schema)
	}
	var r Record
	switch head.Type {
	case TypeDocument:
		r = new(DocumentRecord)
	case TypeMeeting:
		r = new(Meeting)
	case TypeAgreement:
		r = new(Agreement)
	case TypeSignatory:
		r = new(Signatory)
	case TypeMention:
		r = new(Mention)
	default:
		return nil, fmt.Errorf("record of unknown type %q", head.Type)
	}
	if err := json.Unmarshal(b, r); err != nil {
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			return nil, fmt.Errorf("not a record: %w", err)
		}
		return nil, fmt.Errorf("%s record: %w", head.Type, err)
	}
	return r, nil
}

// ReadExtracts reads JSON Lines into one Extract a document, in order. Records
// that stand before any document record are an error.
func ReadExtracts(r io.Reader) ([]*Extract, error) {
	dec := NewDecoder(r)
	var out []*Extract
	for {
		rec, err := dec.Decode()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if doc, ok := rec.(*DocumentRecord); ok {
			out = append(out, &Extract{Document: *doc})
			continue
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("line %d: a %s record before any document record", dec.Line(), rec.RecordType())
		}
		e := out[len(out)-1]
		switch rec := rec.(type) {
		case *Meeting:
			e.Meetings = append(e.Meetings, *rec)
		case *Agreement:
			e.Agreements = append(e.Agreements, *rec)
		case *Signatory:
			e.Signatories = append(e.Signatories, *rec)
		case *Mention:
			e.Mentions = append(e.Mentions, *rec)
		}
	}
}
