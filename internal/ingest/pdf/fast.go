package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	lpdf "github.com/ledongthuc/pdf"

	"dragoman/internal/ingest/layout"
)

// This file and fast_*.go hold github.com/ledongthuc/pdf: a small reader in
// pure Go that opens a file in microseconds. Its own text functions give no
// positions or cost six times as much, so the page's operators are walked once
// here; of the library serve its objects, streams, decryption and encodings.

// fastFile is a PDF opened by the fast engine.
type fastFile struct {
	reader *lpdf.Reader
	pages  []lpdf.Page
	fonts  map[string]*font // by the font dictionary as text, which names its objects
	noFont *font
	// buffers hold the content of the page and of the forms within, by depth.
	buffers [maxFormDepth + 1]*bytes.Buffer
}

// OpenFast opens a PDF with the fast engine. It panics on no input: what the
// library panics with becomes an error.
func OpenFast(data []byte, password string) (f File, err error) {
	defer rescue(&err)
	data = trimmed(data)
	tried := false
	reader, err := lpdf.NewReaderEncrypted(bytes.NewReader(data), int64(len(data)), func() string {
		if tried {
			return ""
		}
		tried = true
		return password
	})
	if errors.Is(err, lpdf.ErrInvalidPassword) {
		return nil, ErrPassword
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	file := &fastFile{reader: reader, fonts: map[string]*font{}, noFont: newNoFont()}
	file.collect(reader.Trailer().Key("Root").Key("Pages"), 0)
	if len(file.pages) == 0 {
		return nil, fmt.Errorf("%w: it has no pages", ErrBroken)
	}
	return file, nil
}

// trimmed cuts what was appended after the end-of-file marker: a download that
// added bytes, a signature, a comment. Readers look for the marker in the last
// kilobyte (ISO 32000-1, annex H.3, note 18), the library at the very end only.
func trimmed(data []byte) []byte {
	const marker = "%%EOF"
	tail := max(0, len(data)-1024)
	if i := bytes.LastIndex(data[tail:], []byte(marker)); i >= 0 {
		return data[:tail+i+len(marker)]
	}
	return data
}

// rescue turns a panic of the library into an error.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrBroken, r)
	}
}

// maxPages bounds the pages of one file.
const maxPages = 20000

// collect walks the page tree once; the library's Page(i) walks it for each
// page.
func (f *fastFile) collect(node lpdf.Value, depth int) {
	if depth > 64 || len(f.pages) >= maxPages {
		return
	}
	kids := node.Key("Kids")
	if kids.Kind() != lpdf.Array {
		if node.Kind() == lpdf.Dict && node.Key("Type").Name() != "Pages" {
			f.pages = append(f.pages, lpdf.Page{V: node})
		}
		return
	}
	for i := range kids.Len() {
		f.collect(kids.Index(i), depth+1)
	}
}

func (f *fastFile) Pages() int { return len(f.pages) }

func (f *fastFile) Close() {}

// Page walks the page's operators.
func (f *fastFile) Page(i int) (page layout.Page, err error) {
	defer rescue(&err)
	p := f.pages[i]
	box := inherited(p.V, "MediaBox")
	w := &walker{file: f, resources: p.Resources()}
	w.page.Width, w.page.Height = box.Index(2).Float64()-box.Index(0).Float64(), box.Index(3).Float64()-box.Index(1).Float64()
	base := matrix{1, 0, 0, 1, -box.Index(0).Float64(), -box.Index(1).Float64()}
	rotate := int(((inherited(p.V, "Rotate").Int64() % 360) + 360) % 360)
	if rotate == 90 || rotate == 270 {
		w.page.Width, w.page.Height = w.page.Height, w.page.Width
	}
	base = base.mul(rotation(rotate, w.page.Width, w.page.Height))
	w.state = state{ctm: base, scale: 1}
	if contents := p.V.Key("Contents"); !contents.IsNull() {
		w.walk(contents)
	}
	return w.finish(), nil
}

// inherited finds a page attribute on the page or its parents.
func inherited(v lpdf.Value, key string) lpdf.Value {
	for depth := 0; depth < 64 && !v.IsNull(); depth++ {
		if x := v.Key(key); !x.IsNull() {
			return x
		}
		v = v.Key("Parent")
	}
	return lpdf.Value{}
}

// Info reads title, language, outline and page labels.
func (f *fastFile) Info() (info Info) {
	defer func() { _ = recover() }()
	root := f.reader.Trailer().Key("Root")
	info.Title = strings.TrimSpace(f.reader.Trailer().Key("Info").Key("Title").Text())
	info.Language = root.Key("Lang").Text()
	seen := 0
	var outline func(entry lpdf.Value, level int)
	outline = func(entry lpdf.Value, level int) {
		for e := entry.Key("First"); e.Kind() == lpdf.Dict && seen < maxPages && level < 16; e = e.Key("Next") {
			seen++
			info.Outline = append(info.Outline, Bookmark{Title: e.Key("Title").Text(), Level: level})
			outline(e, level+1)
		}
	}
	outline(root.Key("Outlines"), 1)
	info.Labels = pageLabels(root, len(f.pages))
	return info
}
