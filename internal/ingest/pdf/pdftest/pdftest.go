// Package pdftest makes small PDFs for tests: the content of each page is given
// as PDF operators, so that a test says exactly what a page draws.
package pdftest

import (
	"bytes"
	"fmt"
	"strings"
)

// Document is a PDF to be made.
type Document struct {
	Pages []string // the content stream of each page
	// Fonts are the font dictionaries by resource name. Without any, F1 is
	// Helvetica and F2 Helvetica-Bold.
	Fonts map[string]string
	// Objects are further objects, numbered from FirstObject.
	Objects []string
	// Catalog is added to the document catalog.
	Catalog string
	// Page is added to each page dictionary.
	Page string
}

// FirstObject is the number of the first of Document.Objects.
const FirstObject = 4

// Bytes gives the file.
func (d Document) Bytes() []byte {
	fonts := d.Fonts
	if fonts == nil {
		fonts = map[string]string{
			"F1": "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
			"F2": "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
		}
	}
	var names strings.Builder
	for _, name := range []string{"F1", "F2", "F3"} {
		if f, ok := fonts[name]; ok {
			fmt.Fprintf(&names, "/%s %s", name, f)
		}
	}
	first := FirstObject + len(d.Objects)
	var kids []string
	for i := range d.Pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", first+2*i))
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R" + d.Catalog + ">>",
		fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(d.Pages), strings.Join(kids, " ")),
		"<</Title(Test)>>",
	}
	objects = append(objects, d.Objects...)
	for i, content := range d.Pages {
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents %d 0 R%s>>", names.String(), first+2*i+1, d.Page),
			Stream(content))
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return out.Bytes()
}

// Stream gives a stream object with that content.
func Stream(content string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
}

// Line gives the operators that show a line of text at a place.
func Line(font string, size, x, y float64, text string) string {
	text = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text)
	return fmt.Sprintf("BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y, text)
}

// Lines gives the operators that show lines of text below one another.
func Lines(font string, size, x, y, leading float64, lines ...string) string {
	var b strings.Builder
	for i, text := range lines {
		b.WriteString(Line(font, size, x, y-float64(i)*leading, text))
	}
	return b.String()
}
