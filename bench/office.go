package bench

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
)

// each calls heading or paragraph with each block of the report, escaped for
// HTML and XML.
func (r Report) each(heading func(level int, text string), paragraph func(text string)) {
	for _, p := range r.Pages {
		for _, par := range strings.Split(p, "\n\n") {
			text := strings.TrimLeft(par, "#")
			if level := len(par) - len(text); level > 0 {
				heading(level, html.EscapeString(strings.TrimSpace(text)))
				continue
			}
			for _, item := range strings.Split(text, "\n") {
				paragraph(html.EscapeString(item))
			}
		}
	}
}

func (r Report) html() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=\"en\"><head><title>%s</title></head><body><article>\n", html.EscapeString(r.Title))
	r.each(func(level int, text string) { fmt.Fprintf(&b, "<h%d>%s</h%d>\n", level, text, level) },
		func(text string) { fmt.Fprintf(&b, "<p>%s</p>\n", text) })
	return b.String() + "</article></body></html>\n"
}

func (r Report) docx() ([]byte, error) {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	r.each(func(level int, text string) {
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="Heading%d"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, text)
	}, func(text string) { fmt.Fprintf(&b, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, text) })
	b.WriteString(`</w:body></w:document>`)
	return zipped("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`, "word/document.xml", b.String())
}

func (r Report) odt() ([]byte, error) {
	var b strings.Builder
	b.WriteString(`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>`)
	r.each(func(level int, text string) {
		fmt.Fprintf(&b, `<text:h text:outline-level="%d">%s</text:h>`, level, text)
	},
		func(text string) { fmt.Fprintf(&b, `<text:p>%s</text:p>`, text) })
	b.WriteString(`</office:text></office:body></office:document-content>`)
	return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", b.String())
}

func (r Report) epub() ([]byte, error) {
	return zipped("mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="report.opf"/></rootfiles></container>`,
		"report.opf", `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="report.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"report.xhtml", strings.Replace(r.html(), "<html", `<html xmlns="http://www.w3.org/1999/xhtml"`, 1))
}

// zipped makes an archive of names and contents in turn.
func zipped(parts ...string) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		f, err := z.Create(parts[i])
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
