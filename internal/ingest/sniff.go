package ingest

import (
	"bytes"
	"regexp"
	"unicode/utf8"

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
	case binary(start):
		return ""
	case looksMarkdown(start):
		return dragoman.FormatMarkdown
	}
	return dragoman.FormatText
}

// binary reports whether data holds bytes that no text encoding has.
func binary(data []byte) bool {
	if utf8.Valid(data) {
		return bytes.IndexByte(data, 0) >= 0
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
var markdownSigns = []*regexp.Regexp{
	regexp.MustCompile(`(?m)^#{1,6} ?\S`),
	regexp.MustCompile(`\*\*[^\s*][^*\n]*\*\*`),
	regexp.MustCompile(`\]\((https?:|#|/|mailto:)`),
	regexp.MustCompile(`(?m)^\|.*\|\s*$`),
	regexp.MustCompile(`(?m)^\|?[ :|-]*-{3,}[ :|-]*$`),
	regexp.MustCompile(`</?(sup|sub|br|em|strong)/?>`),
	regexp.MustCompile(`(?m)^(\x60{3}|~~~)`),
}

// looksMarkdown reports whether a text begins with front matter, has a heading
// of level 2 or deeper, or shows two of the other signs.
func looksMarkdown(data []byte) bool {
	if _, _, ok := cutFrontMatter(data); ok {
		return true
	}
	if deepHeading.Match(data) {
		return true
	}
	signs := 0
	for _, re := range markdownSigns {
		if re.Match(data) {
			signs++
		}
	}
	return signs >= 2
}

var deepHeading = regexp.MustCompile(`(?m)^#{2,6} ?[\pL\d*]`)
