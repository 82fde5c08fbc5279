package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"dragoman"
)

// readODT reads a text document in OpenDocument format (ISO/IEC 26300):
// headings, paragraphs, lists, tables; notes, headers and footers go to the
// apparatus. Deleted text and comments are left out.
func readODT(data []byte) (*flow, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	if a.has("META-INF/manifest.xml") {
		manifest, err := a.read("META-INF/manifest.xml")
		if err != nil {
			return nil, err
		}
		if strings.Contains(string(manifest), "encryption-data") {
			return nil, failure(Encrypted, nil, "the document is encrypted: save it without a password")
		}
	}
	f := &flow{}
	if a.has("meta.xml") {
		if part, err := a.read("meta.xml"); err == nil {
			f.meta = coreProperties(part)
			f.meta.date = nil // when the file was saved, not what the document bears
		}
	}
	part, err := a.read("content.xml")
	if err != nil {
		return nil, err
	}
	r := &odtReader{flow: f}
	if err := r.body(part); err != nil {
		return nil, err
	}
	if a.has("styles.xml") {
		part, err := a.read("styles.xml")
		if err != nil {
			return nil, err
		}
		side := &odtReader{flow: &flow{}, margins: true}
		if err := side.body(part); err != nil {
			return nil, err
		}
		for _, b := range side.flow.blocks {
			f.note(b.text())
		}
	}
	return f, nil
}

// odtReader reads one part of an OpenDocument text.
type odtReader struct {
	flow    *flow
	margins bool // the part holds headers and footers only

	text  []*strings.Builder // of the paragraph, and of notes within it
	level int
	lists int
	table int
	row   []string
	note  int
}

func (r *odtReader) body(part []byte) error {
	return xmlEvents{open: r.open, close: r.close, text: func(s string) {
		if n := len(r.text); n > 0 {
			r.text[n-1].WriteString(s)
		}
	}}.walk(part)
}

func (r *odtReader) write(s string) {
	if n := len(r.text); n > 0 {
		r.text[n-1].WriteString(s)
	}
}

func (r *odtReader) open(e xml.StartElement) bool {
	switch e.Name.Local {
	case "tracked-changes", "annotation", "deletion", "note-citation", "list-level-style-number", "sequence-decls":
		return false
	case "h", "p":
		if r.table == 0 || r.note > 0 {
			r.text = append(r.text, &strings.Builder{})
		}
		r.level = 0
		if e.Name.Local == "h" {
			r.level = 1
			if n, err := strconv.Atoi(xmlAttribute(e, "outline-level")); err == nil && n > 0 {
				r.level = n
			}
		}
	case "s", "tab", "line-break":
		n, err := strconv.Atoi(xmlAttribute(e, "c"))
		if err != nil || n > 100 {
			n = 1
		}
		r.write(strings.Repeat(" ", n))
	case "list":
		r.lists++
	case "table":
		r.table++
	case "table-row":
		if r.table == 1 {
			r.row = nil
		}
	case "table-cell":
		if r.table == 1 {
			r.text = append(r.text, &strings.Builder{})
		}
	case "note-body":
		r.note++
	}
	return true
}

func (r *odtReader) close(e xml.EndElement) {
	switch e.Name.Local {
	case "h", "p":
		if r.table > 0 && r.note == 0 {
			r.write(" ")
			return
		}
		text := r.pop()
		switch {
		case r.note > 0:
			r.flow.note(text)
		case r.level > 0 && e.Name.Local == "h":
			r.flow.add(dragoman.Heading, r.level, 0, text)
		case r.lists > 0:
			r.flow.add(dragoman.ListItem, 0, 0, text)
		default:
			r.flow.add(dragoman.Paragraph, 0, 0, text)
		}
	case "list":
		r.lists = max(0, r.lists-1)
	case "table-cell":
		if r.table == 1 {
			r.row = append(r.row, clean(strings.ReplaceAll(r.pop(), "\t", " ")))
		}
	case "table-row":
		if r.table == 1 {
			r.flow.add(dragoman.TableRow, 0, 0, strings.Trim(strings.Join(r.row, "\t"), "\t"))
		}
	case "table":
		r.table = max(0, r.table-1)
	case "note-body":
		r.note = max(0, r.note-1)
	}
}

// pop ends the innermost text and gives it.
func (r *odtReader) pop() string {
	n := len(r.text)
	if n == 0 {
		return ""
	}
	s := r.text[n-1].String()
	r.text = r.text[:n-1]
	return s
}
