package index

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// A pack is a file that holds whole documents, one behind the other: the
// document's header, its records and its text, each compressed by itself, so
// that a hit costs one page of text and not the report. Text is kept nowhere
// else. Bytes once published never change; a writer appends behind them.

// header is what a pack keeps of a document beside its records and text.
type header struct {
	Record   dragoman.DocumentRecord `json:"record"`
	Body     int                     `json:"body"`
	Pages    []packedPage            `json:"pages,omitempty"`
	Sections []packedSection         `json:"sections,omitempty"`
	Parts    []passage               `json:"parts"`
	Records  int                     `json:"records"` // compressed length
	Counts   [4]int                  `json:"counts"`  // meetings, agreements, signatories, people
	Chunks   []chunk                 `json:"chunks"`
}

type packedPage struct {
	Number int    `json:"n"`
	Label  string `json:"l,omitempty"`
}

type packedSection struct {
	Heading string `json:"h"`
}

// chunk is a stretch of the text that is compressed by itself.
type chunk struct {
	Text int `json:"t"` // length in bytes
	Size int `json:"s"` // compressed
}

// chunkSize is long enough to compress well and short enough to be expanded for
// one hit in 0.1 ms.
const chunkSize = 64 << 10

// maxChunk bounds what a damaged chunk may expand to.
const maxChunk = 256 << 20

// packed is a document in the form in which a pack holds it.
type packed struct {
	bytes  []byte
	header int // length of the compressed header
}

func (p *packed) sum() string {
	h := sha256.Sum256(p.bytes)
	return hex.EncodeToString(h[:])
}

func newEncoder() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(true))
}

func newDecoder() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxChunk))
}

// pack compresses a document. h is completed by it.
func pack(enc *zstd.Encoder, h *header, text string, records []any) (*packed, error) {
	var lines []byte
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("storing the records of %s: %w", h.Record.File, err)
		}
		lines = append(append(lines, line...), '\n')
	}
	body := enc.EncodeAll(lines, nil)
	h.Records = len(body)
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
		return nil, fmt.Errorf("storing %s: %w", h.Record.File, err)
	}
	out := enc.EncodeAll(head, nil)
	p := &packed{header: len(out)}
	p.bytes = append(out, body...)
	return p, nil
}

// stored is a document in a pack, opened for reading.
type stored struct {
	header
	from    io.ReaderAt
	at      int64 // of the records
	dec     *zstd.Decoder
	records *records
	chunks  map[int][]byte
}

// records are a document's records as its pack holds them.
type records struct {
	Meetings    []dragoman.Meeting
	Agreements  []dragoman.Agreement
	Signatories []dragoman.Signatory
	People      []Person
}

var errDamaged = errors.New("the index is damaged: run dragoman check")

// openStored reads the header of the document that an entry names.
func openStored(from io.ReaderAt, dec *zstd.Decoder, e entry) (*stored, error) {
	s := &stored{from: from, dec: dec, at: e.offset + int64(e.header), chunks: map[int][]byte{}}
	b, err := s.expand(e.offset, int(e.header))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &s.header); err != nil {
		return nil, fmt.Errorf("%w: header of a document: %w", errDamaged, err)
	}
	return s, nil
}

func (s *stored) expand(at int64, n int) ([]byte, error) {
	if n < 0 || n > maxChunk {
		return nil, errDamaged
	}
	raw := make([]byte, n)
	if _, err := s.from.ReadAt(raw, at); err != nil {
		return nil, fmt.Errorf("%w: reading stored text: %w", errDamaged, err)
	}
	b, err := s.dec.DecodeAll(raw, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: stored text: %w", errDamaged, err)
	}
	return b, nil
}

// read gives the document's records.
func (s *stored) read() (*records, error) {
	if s.records != nil {
		return s.records, nil
	}
	b, err := s.expand(s.at, s.header.Records)
	if err != nil {
		return nil, err
	}
	r := &records{Meetings: make([]dragoman.Meeting, s.Counts[0]), Agreements: make([]dragoman.Agreement, s.Counts[1]),
		Signatories: make([]dragoman.Signatory, s.Counts[2]), People: make([]Person, s.Counts[3])}
	into := make([]any, 0, len(r.Meetings)+len(r.Agreements)+len(r.Signatories)+len(r.People))
	for i := range r.Meetings {
		into = append(into, &r.Meetings[i])
	}
	for i := range r.Agreements {
		into = append(into, &r.Agreements[i])
	}
	for i := range r.Signatories {
		into = append(into, &r.Signatories[i])
	}
	for i := range r.People {
		into = append(into, &r.People[i])
	}
	for _, v := range into {
		n := 0
		for n < len(b) && b[n] != '\n' {
			n++
		}
		if n == len(b) {
			return nil, fmt.Errorf("%w: fewer records than the header tells", errDamaged)
		}
		if err := json.Unmarshal(b[:n], v); err != nil {
			return nil, fmt.Errorf("%w: a stored record: %w", errDamaged, err)
		}
		b = b[n+1:]
	}
	s.records = r
	return r, nil
}

// text gives the bytes [start, end) of the document's text.
func (s *stored) text(start, end int) (string, error) {
	var out []byte
	base, at := 0, s.at+int64(s.header.Records)
	for i, c := range s.Chunks {
		if base < end && base+c.Text > start {
			b, ok := s.chunks[i]
			if !ok {
				var err error
				if b, err = s.expand(at, c.Size); err != nil {
					return "", err
				}
				if len(b) != c.Text {
					return "", fmt.Errorf("%w: a stretch of text has another length than the header tells", errDamaged)
				}
				s.chunks[i] = b
			}
			out = append(out, b[max(0, start-base):min(len(b), end-base)]...)
		}
		base += c.Text
		at += int64(c.Size)
	}
	return string(out), nil
}

// size is the length of the document's text in bytes.
func (s *stored) size() int {
	n := 0
	for _, c := range s.Chunks {
		n += c.Text
	}
	return n
}
