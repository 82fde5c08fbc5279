package export

import "dragoman"

// Extracts streams the records of extracts, one extract after the other.
func Extracts(list ...*dragoman.Extract) Records {
	return func(yield func(dragoman.Record, error) bool) {
		for _, e := range list {
			for _, r := range e.Records() {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// library remembers the documents of a stream, so that a record further down
// can be described by the report that it stands in.
type library struct {
	byID map[string]*dragoman.DocumentRecord
	last *dragoman.DocumentRecord
}

func newLibrary() *library { return &library{byID: map[string]*dragoman.DocumentRecord{}} }

func (l *library) add(d *dragoman.DocumentRecord) {
	l.byID[d.ID] = d
	l.last = d
}

// of returns the document that the record was first told in; an empty one if
// the stream never described it.
func (l *library) of(r dragoman.Record) *dragoman.DocumentRecord {
	if ev := dragoman.EvidenceOf(r); len(ev) > 0 {
		if d := l.byID[ev[0].Document]; d != nil {
			return d
		}
		return &dragoman.DocumentRecord{ID: ev[0].Document, File: ev[0].File}
	}
	if l.last != nil {
		return l.last
	}
	return &dragoman.DocumentRecord{}
}
