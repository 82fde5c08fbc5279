package index

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// A pack is a file that holds whole documents, one behind the other: the
// document's header, its records and its text, each compressed by itself, so
// that a hit costs one page of text and not the report. Text is kept nowhere
// else. Bytes once published never change; a writer appends behind them.

// header is what a pack keeps of a document to find its way in the text.
type header struct {
	ID       string          `json:"id"`
	File     string          `json:"file"`
	Title    dragoman.String `json:"title"`
	Date     *dragoman.Date  `json:"date"`
	Body     int             `json:"body"`
	Pages    []packedPage    `json:"pages,omitempty"`
	Sections []packedSection `json:"sections,omitempty"`
	Parts    []passage       `json:"parts"`
	Chunks   []chunk         `json:"chunks"`
}

type packedPage struct {
	Number int    `json:"n"`
	Label  string `json:"l,omitempty"`
}

type packedSection struct {
	Heading string `json:"h"`
	Start   int    `json:"s"` // in code points
}

// chunk is a stretch of the text that is compressed by itself.
type chunk struct {
	Text int `json:"t"` // length in bytes
	Size int `json:"s"` // compressed
}

// chunkSize is long enough to compress well and short enough to be expanded for
// one hit in 0.05 ms.
const chunkSize = 32 << 10

// maxChunk bounds what a damaged chunk may expand to.
const maxChunk = 256 << 20

// packed is a document in the form in which a pack holds it.
type packed struct {
	bytes []byte
	entry entry // but for the offset
}

func (p *packed) sum() string { return hashOf(p.bytes) }

func newEncoder() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderCRC(true),
		zstd.WithWindowSize(2*chunkSize), zstd.WithLowerEncoderMem(true))
}

func newDecoder() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxChunk))
}

// pack compresses a document. h is completed by it. The lines are the document's
// own record, its meetings, agreements, signatories and people.
func pack(enc *zstd.Encoder, h *header, text string, lines []any, counts [4]int) (*packed, error) {
	var raw []byte
	for _, r := range lines {
		line, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("storing the records of %s: %w", h.File, err)
		}
		raw = append(append(raw, line...), '\n')
	}
	body := enc.EncodeAll(raw, nil)
	records := len(body)
	h.Chunks = nil
	for len(text) > 0 {
		n := min(chunkSize, len(text))
		before := len(body)
		body = enc.EncodeAll([]byte(text[:n]), body)
		h.Chunks = append(h.Chunks, chunk{n, len(body) - before})
		text = text[n:]
	}
	head, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("storing %s: %w", h.File, err)
	}
	out := enc.EncodeAll(head, nil)
	p := &packed{entry: entry{header: uint32(len(out)), records: uint32(records)}}
	for i, n := range counts {
		p.entry.counts[i] = uint32(n)
	}
	p.bytes = append(out, body...)
	p.entry.size = int64(len(p.bytes))
	return p, nil
}

// reader expands what a pack holds. Its buffers serve for one hit after the
// other, because new memory costs a command of milliseconds more than the work.
type reader struct {
	from io.ReaderAt
	dec  *zstd.Decoder
	raw  []byte
	out  []byte  // what was expanded last
	of   *stored // the document of which that is a stretch of text, or nil
	at   int     // which stretch
}

func newReader(from io.ReaderAt) (*reader, error) {
	dec, err := newDecoder()
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return &reader{from: from, dec: dec}, nil
}

func (r *reader) close() { r.dec.Close() }

// expand returns what n bytes expand to. It holds until the next call.
func (r *reader) expand(at int64, n int) ([]byte, error) {
	r.of = nil
	if n < 0 || n > maxChunk {
		return nil, errDamaged
	}
	r.raw = slices.Grow(r.raw[:0], n)[:n]
	if _, err := r.from.ReadAt(r.raw, at); err != nil {
		return nil, fmt.Errorf("%w: reading stored text: %w", errDamaged, err)
	}
	var err error
	if r.out, err = r.dec.DecodeAll(r.raw, r.out[:0]); err != nil {
		return nil, fmt.Errorf("%w: stored text: %w", errDamaged, err)
	}
	return r.out, nil
}

// stored is a document in a pack, opened for reading. What a hit does not need
// is not read.
type stored struct {
	entry
	*reader
	head  *header
	lines [][]byte // the records, one a line
}

var errDamaged = errors.New("the index is damaged: run dragoman check")

// chunk expands a stretch of the text, that stands at a place of the pack. It
// holds until the reader expands something else.
func (s *stored) chunk(i int, c chunk, at int64) ([]byte, error) {
	if s.of == s && s.at == i {
		return s.out, nil
	}
	b, err := s.expand(at, c.Size)
	if err != nil {
		return nil, err
	}
	if len(b) != c.Text {
		return nil, fmt.Errorf("%w: a stretch of text has another length than the header tells", errDamaged)
	}
	s.of, s.at = s, i
	return b, nil
}

// section is the heading that a place in the text stands under, or empty.
func (h *header) section(point int) dragoman.String {
	i := sort.Search(len(h.Sections), func(i int) bool { return h.Sections[i].Start > point }) - 1
	if i < 0 {
		return ""
	}
	return dragoman.String(h.Sections[i].Heading)
}

// open reads the header.
func (s *stored) open() (*header, error) {
	if s.head != nil {
		return s.head, nil
	}
	b, err := s.expand(s.offset, int(s.entry.header))
	if err != nil {
		return nil, err
	}
	h := &header{}
	if err := json.Unmarshal(b, h); err != nil {
		return nil, fmt.Errorf("%w: header of a document: %w", errDamaged, err)
	}
	s.head = h
	return h, nil
}

// record reads one record into v, a pointer to its type.
func (s *stored) record(k Kind, ordinal int, v any) error {
	line := 0
	for i, kind := range []Kind{KindDocument, KindMeeting, KindAgreement, KindSignatory, KindPerson} {
		n := 1
		if i > 0 {
			n = int(s.counts[i-1])
		}
		if kind == k {
			if ordinal >= n {
				return fmt.Errorf("%w: a document has fewer records than are indexed", errDamaged)
			}
			line += ordinal
			break
		}
		line += n
	}
	if s.lines == nil {
		b, err := s.expand(s.offset+int64(s.entry.header), int(s.entry.records))
		if err != nil {
			return err
		}
		s.lines = bytes.Split(bytes.Clone(b), []byte{'\n'})
	}
	if line >= len(s.lines) {
		return fmt.Errorf("%w: a document has fewer records than are indexed", errDamaged)
	}
	if err := json.Unmarshal(s.lines[line], v); err != nil {
		return fmt.Errorf("%w: a stored record: %w", errDamaged, err)
	}
	return nil
}

// extract reads all records.
func (s *stored) extract() (*dragoman.Extract, []Person, error) {
	ex := &dragoman.Extract{}
	if err := s.record(KindDocument, 0, &ex.Document); err != nil {
		return nil, nil, err
	}
	var err error
	if ex.Meetings, err = all[dragoman.Meeting](s, KindMeeting, 0); err != nil {
		return nil, nil, err
	}
	if ex.Agreements, err = all[dragoman.Agreement](s, KindAgreement, 1); err != nil {
		return nil, nil, err
	}
	if ex.Signatories, err = all[dragoman.Signatory](s, KindSignatory, 2); err != nil {
		return nil, nil, err
	}
	people, err := all[Person](s, KindPerson, 3)
	return ex, people, err
}

func all[T any](s *stored, k Kind, count int) ([]T, error) {
	out := make([]T, s.counts[count])
	for i := range out {
		if err := s.record(k, i, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// text gives the bytes [start, end) of the document's text; a negative end is
// the end of the text.
func (s *stored) text(start, end int) (string, error) {
	h, err := s.open()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.Grow(max(0, end-start))
	base, at := 0, s.offset+int64(s.entry.header)+int64(s.entry.records)
	for i, c := range h.Chunks {
		if end < 0 || base < end && base+c.Text > start {
			b, err := s.chunk(i, c, at)
			if err != nil {
				return "", err
			}
			to := len(b)
			if end >= 0 {
				to = min(to, end-base)
			}
			out.Write(b[max(0, start-base):to])
		}
		base += c.Text
		at += int64(c.Size)
	}
	return out.String(), nil
}
