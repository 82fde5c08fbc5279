package ingest

import (
	"encoding/xml"
	"sort"
	"strconv"
	"strings"

	"dragoman"
)

// readDOCX reads a Word document (ECMA-376, WordprocessingML): paragraphs,
// headings by style or outline level, lists, tables; footnotes, endnotes,
// headers and footers go to the apparatus. Deleted text is left out.
func readDOCX(data []byte) (*flow, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	f := &flow{}
	if a.has("docProps/core.xml") {
		if part, err := a.read("docProps/core.xml"); err == nil {
			f.meta = coreProperties(part)
			f.meta.date = nil // when the file was made, not what the document bears
		}
	}
	r := &docxReader{flow: f, levels: map[string]int{}}
	if a.has("word/styles.xml") {
		part, err := a.read("word/styles.xml")
		if err != nil {
			return nil, err
		}
		r.styles(part)
	}
	part, err := a.read("word/document.xml")
	if err != nil {
		return nil, err
	}
	if err := r.body(part); err != nil {
		return nil, err
	}
	for _, name := range a.names("word/footnotes.xml", "word/endnotes.xml", "word/header", "word/footer") {
		part, err := a.read(name)
		if err != nil {
			return nil, err
		}
		side := &docxReader{flow: &flow{}, levels: r.levels}
		if err := side.body(part); err != nil {
			return nil, err
		}
		for _, b := range side.flow.blocks {
			f.note(b.text())
		}
	}
	return f, nil
}

// names lists the archive's XML parts that begin with one of the prefixes, in
// order of the prefixes, then of their names.
func (a *archive) names(prefixes ...string) []string {
	var out []string
	for _, p := range prefixes {
		var some []string
		for name := range a.files {
			if strings.HasPrefix(name, p) && strings.HasSuffix(name, ".xml") {
				some = append(some, name)
			}
		}
		sort.Strings(some)
		out = append(out, some...)
	}
	return out
}

// docxReader reads one part of a Word document.
type docxReader struct {
	flow   *flow
	levels map[string]int // heading level by style

	text    strings.Builder
	inText  bool
	style   string
	outline int
	list    bool
	tables  int // nesting
	row     []string
}

// styles finds the styles that are headings: by their outline level or name,
// their own or that of the style they are based on.
func (r *docxReader) styles(part []byte) {
	var id string
	based := map[string]string{}
	_ = xmlEvents{open: func(e xml.StartElement) bool { // styles that cannot be read leave plain paragraphs
		switch e.Name.Local {
		case "style":
			id = xmlAttribute(e, "styleId")
		case "basedOn":
			based[id] = xmlAttribute(e, "val")
		case "outlineLvl":
			if n, err := strconv.Atoi(xmlAttribute(e, "val")); err == nil && n < 9 {
				r.levels[id] = n + 1
			}
		case "name":
			name := strings.ToLower(xmlAttribute(e, "val"))
			if rest, ok := strings.CutPrefix(name, "heading "); ok {
				if n, err := strconv.Atoi(rest); err == nil && n > 0 && n < 10 {
					r.levels[id] = n
				}
			}
			if name == "title" {
				r.levels[id] = 1
			}
		}
		return true
	}}.walk(part)
	for id := range based {
		at := id
		for range 10 {
			if level, ok := r.levels[at]; ok {
				r.levels[id] = level
				break
			}
			at = based[at]
		}
	}
}

func (r *docxReader) body(part []byte) error {
	return xmlEvents{open: r.open, close: r.close, text: func(s string) {
		if r.inText {
			r.text.WriteString(s)
		}
	}}.walk(part)
}

func (r *docxReader) open(e xml.StartElement) bool {
	switch e.Name.Local {
	case "Fallback", "del", "moveFrom", "instrText", "drawing":
		return e.Name.Local == "drawing" // text boxes stand in drawings
	case "p":
		if r.tables == 0 {
			r.text.Reset()
		}
		r.style, r.outline, r.list = "", 0, false
	case "pStyle":
		r.style = xmlAttribute(e, "val")
	case "outlineLvl":
		if n, err := strconv.Atoi(xmlAttribute(e, "val")); err == nil && n < 9 {
			r.outline = n + 1
		}
	case "numPr":
		r.list = true
	case "t":
		r.inText = true
	case "tab", "br", "cr", "ptab":
		r.text.WriteByte(' ')
	case "noBreakHyphen":
		r.text.WriteByte('-')
	case "tbl":
		r.tables++
	case "tr":
		if r.tables == 1 {
			r.row = nil
		}
	case "tc":
		if r.tables == 1 {
			r.text.Reset()
		}
	}
	return true
}

func (r *docxReader) close(e xml.EndElement) {
	switch e.Name.Local {
	case "t":
		r.inText = false
	case "p":
		if r.tables > 0 {
			r.text.WriteByte(' ')
			return
		}
		r.paragraph()
	case "tc":
		if r.tables == 1 {
			r.row = append(r.row, clean(strings.ReplaceAll(r.text.String(), "\t", " ")))
			r.text.Reset()
		}
	case "tr":
		if r.tables == 1 {
			kind := dragoman.TableRow
			if len(r.row) == 1 {
				kind = dragoman.Paragraph
			}
			r.flow.add(kind, 0, 0, strings.Trim(strings.Join(r.row, "\t"), "\t"))
		}
	case "tbl":
		r.tables = max(0, r.tables-1)
	}
}

func (r *docxReader) paragraph() {
	level := r.outline
	if level == 0 {
		level = r.levels[r.style]
	}
	text := clean(strings.ReplaceAll(r.text.String(), "\t", " "))
	r.text.Reset()
	switch {
	case level > 0 && len(text) < 400:
		if r.flow.meta.title == "" && level == 1 {
			r.flow.meta.title = text
		}
		r.flow.add(dragoman.Heading, level, 0, text)
	case r.list:
		r.flow.add(dragoman.ListItem, 0, 0, text)
	default:
		r.flow.add(dragoman.Paragraph, 0, 0, text)
	}
}
