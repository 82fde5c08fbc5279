package export

import (
	"bufio"
	"bytes"

	"dragoman"
)

// lines writes the contract's JSON Lines.
type lines struct {
	enc *dragoman.Encoder
	sum *Summary
}

func newJSONL(w *bufio.Writer, sum *Summary) sink { return &lines{dragoman.NewEncoder(w), sum} }

func (l *lines) add(r dragoman.Record) error {
	l.sum.wrote(r)
	return l.enc.Encode(r)
}

func (*lines) close() error { return nil }

// array writes the same records as one JSON array, a record a line.
type array struct {
	w    *bufio.Writer
	line bytes.Buffer
	enc  *dragoman.Encoder
	n    int
	sum  *Summary
}

func newJSONArray(w *bufio.Writer, sum *Summary) sink {
	a := &array{w: w, sum: sum}
	a.enc = dragoman.NewEncoder(&a.line)
	return a
}

func (a *array) add(r dragoman.Record) error {
	a.line.Reset()
	if err := a.enc.Encode(r); err != nil {
		return err
	}
	separator := ",\n"
	if a.n == 0 {
		separator = "[\n"
	}
	a.n++
	a.sum.wrote(r)
	if _, err := a.w.WriteString(separator); err != nil {
		return err
	}
	_, err := a.w.Write(bytes.TrimSuffix(a.line.Bytes(), []byte("\n")))
	return err
}

func (a *array) close() error {
	end := "\n]\n"
	if a.n == 0 {
		end = "[]\n"
	}
	_, err := a.w.WriteString(end)
	return err
}
