package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"dragoman"
)

// edit gives one field of a record another value. It works on the record's
// JSON, so that every field has the name that the contract gives it.
func edit(e *dragoman.Extract, p place, c *Correction) error {
	switch head, _, _ := strings.Cut(c.Field, "."); head {
	case "type", "schema", "id", "key", "evidence":
		return fmt.Errorf("%s cannot be edited: it says what the record is and where it stands", head)
	}
	r := record(e, p)
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	var tree map[string]any
	if err := json.Unmarshal(b, &tree); err != nil {
		return err
	}
	var from, to any
	if err := json.Unmarshal(c.To, &to); err != nil {
		return fmt.Errorf("the new value: %w", err)
	}
	if len(c.From) > 0 {
		if err := json.Unmarshal(c.From, &from); err != nil {
			return fmt.Errorf("the old value: %w", err)
		}
	}
	err = set(tree, strings.Split(c.Field, "."), func(now any) (any, error) {
		if len(c.From) > 0 && !reflect.DeepEqual(now, from) && !reflect.DeepEqual(now, to) {
			return nil, fmt.Errorf("%s is now %s and no longer %s", c.Field, compact(now), compact(from))
		}
		return to, nil
	})
	if err != nil {
		return err
	}
	if b, err = json.Marshal(tree); err != nil {
		return err
	}
	return store(e, p, b, c.Field)
}

// set replaces the value at a path.
func set(node any, path []string, change func(now any) (any, error)) error {
	last := len(path) == 1
	switch node := node.(type) {
	case map[string]any:
		now, ok := node[path[0]]
		if !ok {
			return fmt.Errorf("the record has no field %q", path[0])
		}
		if !last {
			if now == nil {
				return fmt.Errorf("%s is null: edit it as a whole", path[0])
			}
			return set(now, path[1:], change)
		}
		v, err := change(now)
		if err == nil {
			node[path[0]] = v
		}
		return err
	case []any:
		i, err := strconv.Atoi(path[0])
		if err != nil || i < 0 || i >= len(node) {
			return fmt.Errorf("the list has no element %q: it has %d, numbered from 0", path[0], len(node))
		}
		if !last {
			return set(node[i], path[1:], change)
		}
		v, err := change(node[i])
		if err == nil {
			node[i] = v
		}
		return err
	}
	return fmt.Errorf("%q is not in an object or list", path[0])
}

func compact(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

// record returns the record at a place.
func record(e *dragoman.Extract, p place) dragoman.Record {
	switch p.kind {
	case dragoman.TypeMeeting:
		return &e.Meetings[p.at]
	case dragoman.TypeAgreement:
		return &e.Agreements[p.at]
	}
	return &e.Signatories[p.at]
}

// store puts an edited record back, if the contract allows its new value.
func store(e *dragoman.Extract, p place, b []byte, field string) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	switch p.kind {
	case dragoman.TypeMeeting:
		var m dragoman.Meeting
		if err := dec.Decode(&m); err != nil {
			return unfit(field, err)
		}
		if err := allowed(&m); err != nil {
			return err
		}
		redate(m.Date)
		e.Meetings[p.at] = m
	case dragoman.TypeAgreement:
		var a dragoman.Agreement
		if err := dec.Decode(&a); err != nil {
			return unfit(field, err)
		}
		if err := allowed(&a); err != nil {
			return err
		}
		redate(a.Date)
		e.Agreements[p.at] = a
		follow(e, &a)
	default:
		var s dragoman.Signatory
		if err := dec.Decode(&s); err != nil {
			return unfit(field, err)
		}
		redate(s.Date)
		e.Signatories[p.at] = s
	}
	return nil
}

// follow makes the lines of an agreement's signatories say what it now says.
func follow(e *dragoman.Extract, a *dragoman.Agreement) {
	for i := range e.Signatories {
		if s := &e.Signatories[i]; s.Agreement == a.ID {
			s.AgreementType, s.Date, s.Place = a.AgreementType, a.Date, a.Place
		}
	}
}

func unfit(field string, err error) error {
	return fmt.Errorf("the contract does not allow this value of %s: %w", field, err)
}

// redate makes the other fields of a date follow an edited start or end.
func redate(d *dragoman.Date) {
	if d == nil {
		return
	}
	text, period, inferred := d.Text, d.Period, d.Inferred
	*d = dragoman.NewDate(d.Start, d.End, text)
	d.Period, d.Inferred = period, inferred
}

// Field returns the JSON of a record's field by its path, as Edit names it.
func Field(r dragoman.Record, path string) (json.RawMessage, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	if err := json.Unmarshal(b, &tree); err != nil {
		return nil, err
	}
	var found any
	err = set(tree, strings.Split(path, "."), func(now any) (any, error) {
		found = now
		return now, nil
	})
	if err != nil {
		return nil, err
	}
	return json.Marshal(found)
}
