package bench

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"dragoman/internal/ingest/pdf/pdftest"
)

// Format is a kind of file that reports are written as. Its value is the end of
// their names.
type Format string

// The formats.
const (
	Markdown Format = "md"
	Text     Format = "txt" // pages parted by form feeds
	PDF      Format = "pdf"
	HTML     Format = "html"
	DOCX     Format = "docx"
	ODT      Format = "odt"
	EPUB     Format = "epub"
)

// Formats lists them.
func Formats() []Format { return []Format{Markdown, Text, PDF, HTML, DOCX, ODT, EPUB} }

// Bytes gives the report as a file.
func (r Report) Bytes(f Format) ([]byte, error) {
	switch f {
	case Markdown:
		return []byte(strings.Join(r.Pages, "\n\n") + "\n"), nil
	case Text:
		var out strings.Builder
		for i, p := range r.Pages {
			if i > 0 {
				out.WriteString("\f")
			}
			for _, par := range strings.Split(p, "\n\n") {
				out.WriteString(strings.TrimLeft(par, "# ") + "\n\n")
			}
		}
		return []byte(out.String()), nil
	case PDF:
		return r.pdf()
	case HTML:
		return []byte(r.html()), nil
	case DOCX:
		return r.docx()
	case ODT:
		return r.odt()
	case EPUB:
		return r.epub()
	}
	return nil, fmt.Errorf("no format %q: %v", f, Formats())
}

// The page of a PDF: A4 in points.
const (
	pdfTop     = 780
	pdfLeft    = 72
	pdfLeading = 13
	pdfColumns = 92 // characters in a line
)

// pdf sets the report in Helvetica, with a number at the foot of each page.
func (r Report) pdf() ([]byte, error) {
	var doc pdftest.Document
	for i, p := range r.Pages {
		var page strings.Builder
		y := float64(pdfTop)
		for _, par := range strings.Split(p, "\n\n") {
			font, size := "F1", 10.0
			if text := strings.TrimLeft(par, "# "); text != par {
				par, font, size = text, "F2", 12
			}
			lines, err := wrapped(par)
			if err != nil {
				return nil, err
			}
			page.WriteString(pdftest.Lines(font, size, pdfLeft, y, pdfLeading, lines...))
			y -= pdfLeading * (float64(len(lines)) + 0.7)
		}
		page.WriteString(pdftest.Line("F1", 8, 290, 30, fmt.Sprint(i+1)))
		doc.Pages = append(doc.Pages, page.String())
	}
	return doc.Bytes(), nil
}

// wrapped breaks a paragraph into lines in the encoding of the fonts. Accents
// that it lacks go.
func wrapped(par string) ([]string, error) {
	var lines []string
	for _, item := range strings.Split(par, "\n") {
		line := ""
		for _, word := range strings.Fields(strings.Replace(item, "- ", "• ", 1)) {
			if line != "" && len(line)+len(word) >= pdfColumns {
				lines = append(lines, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		lines = append(lines, line)
	}
	for i, line := range lines {
		var out strings.Builder
		for _, c := range line {
			if b, ok := charmap.Windows1252.EncodeRune(c); ok {
				out.WriteByte(b)
				continue
			}
			for _, c := range norm.NFD.String(string(c)) {
				if b, ok := charmap.Windows1252.EncodeRune(c); ok {
					out.WriteByte(b)
				} else if !unicode.Is(unicode.Mn, c) {
					out.WriteByte('?')
				}
			}
		}
		lines[i] = out.String()
	}
	return lines, nil
}
