package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
)

// Bounds of the formats that are zip archives.
const (
	maxEntries  = 10000
	maxExpanded = 256 << 20 // all parts that are read, together
)

// archive is a zip file read within bounds: what its directory says of sizes is
// not trusted.
type archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be expanded
}

func openArchive(data []byte) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, failure(Unreadable, err, "the archive is broken")
	}
	if len(r.File) > maxEntries {
		return nil, failure(TooLarge, nil, "the archive has %d entries, more than %d", len(r.File), maxEntries)
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File)), left: maxExpanded}
	for _, f := range r.File {
		a.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[name] != nil }

// read expands one part.
func (a *archive) read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, failure(Unreadable, nil, "the archive lacks %s", name)
	}
	if f.Flags&1 != 0 {
		return nil, failure(Encrypted, nil, "the archive is encrypted: save it without a password")
	}
	r, err := f.Open()
	if err != nil {
		return nil, failure(Unreadable, err, "the archive's part %s cannot be read", name)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, a.left+1))
	if err != nil {
		return nil, failure(Unreadable, err, "the archive's part %s cannot be read", name)
	}
	if a.left -= int64(len(data)); a.left < 0 {
		return nil, failure(TooLarge, nil, "the archive expands to more than %d MiB", maxExpanded>>20)
	}
	return data, nil
}

// xmlEvents walks XML within a limit of depth. It calls open for each start
// tag, which may return false to skip the element, then text and close.
type xmlEvents struct {
	open  func(e xml.StartElement) bool
	text  func(s string)
	close func(e xml.EndElement)
}

func (v xmlEvents) walk(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	d.Strict = false
	depth := 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return failure(Unreadable, err, "the document's XML is broken")
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > 4*maxDepth {
				return failure(TooLarge, nil, "the document's XML nests too deep")
			}
			if v.open != nil && !v.open(t) {
				if err := d.Skip(); err != nil {
					return failure(Unreadable, err, "the document's XML is broken")
				}
				depth--
			}
		case xml.EndElement:
			depth--
			if v.close != nil {
				v.close(t)
			}
		case xml.CharData:
			if v.text != nil {
				v.text(string(t))
			}
		}
	}
}

// xmlAttribute gives an attribute by its local name.
func xmlAttribute(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// coreProperties reads Dublin Core title, date and language, as the document
// formats and EPUB have them. Later values do not replace earlier ones.
func coreProperties(data []byte) (m metadata) {
	var name string
	var b strings.Builder
	_ = xmlEvents{ // properties that cannot be read are properties that are not there
		open: func(e xml.StartElement) bool {
			name = e.Name.Local
			b.Reset()
			return true
		},
		text: func(s string) { b.WriteString(s) },
		close: func(e xml.EndElement) {
			value := clean(b.String())
			switch {
			case e.Name.Local != name || value == "":
			case name == "title" && m.title == "":
				m.title = value
			case name == "language" && m.language == "":
				m.language = languageTag(value)
			case name == "date" && m.date == nil:
				m.date = isoDate(value)
			}
			b.Reset()
		},
	}.walk(data)
	return m
}
