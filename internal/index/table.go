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
	offset int64
	size   int64 // 0: the document has been removed
	header uint32
}

// entrySize is the length of an entry in the table file.
const entrySize = 24

func (e entry) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint64(b, uint64(e.offset))
	b = binary.LittleEndian.AppendUint64(b, uint64(e.size))
	b = binary.LittleEndian.AppendUint32(b, e.header)
	return binary.LittleEndian.AppendUint32(b, 0)
}

func readEntry(from io.ReaderAt, number int) (entry, error) {
	var b [entrySize]byte
	if _, err := from.ReadAt(b[:], int64(number)*entrySize); err != nil {
		return entry{}, fmt.Errorf("%w: table of documents: %w", errDamaged, err)
	}
	e := entry{int64(binary.LittleEndian.Uint64(b[:])), int64(binary.LittleEndian.Uint64(b[8:])), binary.LittleEndian.Uint32(b[16:])}
	if e.offset < 0 || e.size < 0 || int64(e.header) > e.size {
		return entry{}, fmt.Errorf("%w: table of documents", errDamaged)
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
	Sum      string `json:"sum"`      // sha256 of the bytes there
}

// readListings reads the list of documents, in the order of their numbers.
func readListings(path string) ([]Listing, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("list of documents: %w", err)
	}
	defer f.Close()
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
		table = entry{d.Offset, d.Size, d.Header}.append(table)
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
