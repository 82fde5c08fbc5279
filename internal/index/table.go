package index

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// entry says where a pack holds a document. Its place in the table is the
// document's number, so a hit finds its document by one read whatever the
// number of documents.
type entry struct {
	offset  int64
	size    int64 // 0: the document has been removed
	header  uint32
	records uint32
	counts  [4]uint32 // meetings, agreements, signatories, people
}

// entrySize is the length of an entry in the table file.
const entrySize = 40

func (e entry) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(e.offset))
	b = binary.LittleEndian.AppendUint64(b, uint64(e.size))
	for _, n := range append([]uint32{e.header, e.records}, e.counts[:]...) {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

func readEntry(from io.ReaderAt, number int) (entry, error) {
	var b [entrySize]byte
	if _, err := from.ReadAt(b[:], int64(number)*entrySize); err != nil {
		return entry{}, fmt.Errorf("%w: table of documents: %w", errDamaged, err)
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32(b[16+4*i:]) }
	e := entry{offset: int64(binary.LittleEndian.Uint64(b[:])), size: int64(binary.LittleEndian.Uint64(b[8:])), header: word(0), records: word(1),
		counts: [4]uint32{word(2), word(3), word(4), word(5)}}
	if e.offset < 0 || e.size <= 0 || int64(e.header)+int64(e.records) > e.size {
		return entry{}, fmt.Errorf("%w: table of documents: entry %d", errDamaged, number)
	}
	return e, nil
}

// Listing is what the index knows of a document without opening it.
type Listing struct {
	Number int    `json:"number"`
	ID     string `json:"id"`   // sha256 of the file
	File   string `json:"file"` // as it was named
	Path   string `json:"path"` // absolute; empty for standard input
	Title  string `json:"title"`
	Date   string `json:"date"` // EDTF
	Pages  int    `json:"pages"`
	Chars  int    `json:"chars"`
	Bytes  int64  `json:"bytes"` // of canonical text

	Meetings    int `json:"meetings"`
	Agreements  int `json:"agreements"`
	Signatories int `json:"signatories"`
	People      int `json:"people"`
	Warnings    int `json:"warnings"`

	Units    int    `json:"units"`    // of all kinds, in the Bleve index
	Parts    int    `json:"parts"`    // pages or passages
	Rules    string `json:"rules"`    // hash of the rules that read it
	Settings string `json:"settings"` // what else decides the result: the home body
	Offset   int64  `json:"offset"`   // in the pack
	Size     int64  `json:"size"`     // there
	Header   uint32 `json:"header"`   // length of the header there
	Records  uint32 `json:"records"`  // length of the records there
	Sum      string `json:"sum"`      // sha256 of the bytes there
}

func (l *Listing) entry() entry {
	return entry{offset: l.Offset, size: l.Size, header: l.Header, records: l.Records,
		counts: [4]uint32{uint32(l.Meetings), uint32(l.Agreements), uint32(l.Signatories), uint32(l.People)}}
}

// readListings reads the list of documents, in the order of their numbers.
func readListings(f io.Reader) ([]Listing, error) {
	var out []Listing
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<16))
	for {
		var l Listing
		err := dec.Decode(&l)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: list of documents: %w", errDamaged, err)
		}
		out = append(out, l)
	}
}

// writeListings writes the list and the table that goes with it. next is the
// number of the next new document.
func writeListings(listPath, tablePath string, docs []Listing, next int) error {
	slices.SortFunc(docs, func(a, b Listing) int { return a.Number - b.Number })
	table := make([]byte, 0, next*entrySize)
	at := 0
	list, err := os.Create(listPath)
	if err != nil {
		return err
	}
	defer list.Close()
	w := bufio.NewWriterSize(list, 1<<16)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range docs {
		if err := enc.Encode(d); err != nil {
			return err
		}
		for ; at < d.Number; at++ {
			table = entry{}.append(table)
		}
		table = d.entry().append(table)
		at++
	}
	for ; at < next; at++ {
		table = entry{}.append(table)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := list.Sync(); err != nil {
		return err
	}
	return writeSynced(tablePath, table)
}

// writeSynced writes a file and waits until it is on the disk.
func writeSynced(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
