package ingest

import (
	"bytes"
	"regexp"

	"dragoman"
)

// head is how many bytes at a file's beginning the sniffing looks at.
const head = 8 << 10

// sniff tells a file's format from its content, or gives "" for one that
// ingest does not know.
func sniff(data []byte) dragoman.Format {
	start := data[:min(len(data), head)]
	switch {
	case bytes.Contains(start[:min(len(start), 1024)], []byte("%PDF-")):
		return dragoman.FormatPDF
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return archiveFormat(data)
	case binary(start), bytes.HasPrefix(start, richText):
		return ""
	case looksHTML(start):
		return dragoman.FormatHTML
	case looksMarkdown(start):
		return dragoman.FormatMarkdown
	}
	return dragoman.FormatText
}

// legacyOffice begins the compound files of old and of encrypted Office
// documents.
var legacyOffice = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// richText begins files in Rich Text Format, whose markup would be read as text.
var richText = []byte("{\\rtf")

// unsupported tells why a file of no known format is not read.
func unsupported(data []byte) error {
	const known = "dragoman reads PDF, DOCX, ODT, HTML, EPUB, Markdown and text"
	if bytes.HasPrefix(data, legacyOffice) {
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")) {
			return failure(Encrypted, nil, "the document is encrypted: save it without a password")
		}
		return failure(Unsupported, nil, "an old Office format: save it as DOCX; %s", known)
	}
	if bytes.HasPrefix(data, richText) {
		return failure(Unsupported, nil, "a file in Rich Text Format: save it as DOCX; %s", known)
	}
	return failure(Unsupported, nil, "not a format that is read; %s", known)
}

// htmlSign opens a web page, after comments and an XML declaration.
var htmlSign = lazy(`(?is)^(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)[\s>]`)

// looksHTML reports whether a text is a web page.
func looksHTML(data []byte) bool {
	return htmlSign().Match(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
}

// binary reports whether data holds bytes that no text encoding has.
func binary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")) {
		return false
	}
	if _, ok := utf16Order(data); ok {
		return false
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return true
	}
	controls := 0
	for _, c := range data {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls > len(data)/100
}

// markdownSigns are constructs that plain text seldom has, one pattern each.
var markdownSigns = []func() *regexp.Regexp{
	lazy(`(?m)^#{1,6} ?\S`),
	lazy(`\*\*[^\s*][^*\n]*\*\*`),
	lazy(`\]\((https?:|#|/|mailto:)`),
	lazy(`(?m)^\|.*\|\s*$`),
	lazy(`(?m)^\|?[ :|-]*-{3,}[ :|-]*$`),
	lazy(`</?(sup|sub|br|em|strong)/?>`),
	lazy(`(?m)^(\x60{3}|~~~)`),
}

// looksMarkdown reports whether a text begins with front matter or with a title,
// has a heading of level 2 or deeper, or shows two of the other signs.
func looksMarkdown(data []byte) bool {
	if _, _, ok := cutFrontMatter(data); ok {
		return true
	}
	if deepHeading().Match(data) || titleFirst().Match(data) {
		return true
	}
	signs := 0
	for _, re := range markdownSigns {
		if re().Match(data) {
			signs++
		}
	}
	return signs >= 2
}

var (
	deepHeading = lazy(`(?m)^#{2,6} ?[\pL\d*]`)
	titleFirst  = lazy(`\A\s*# [^\n]*\pL[^\n]*\r?\n\s*\n`)
)
