package ingest

import (
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/ingest/layout"
)

// readText reads plain text. Form feeds are page breaks, as pdftotext writes
// them; blank lines part paragraphs, and where a text has none, so do its line
// ends.
func readText(data []byte) (*flow, error) {
	src, warning, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	f := &flow{warnings: warning}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	pages := strings.Split(strings.TrimRight(src, "\f\n "), "\f")
	words := layout.NewVocabulary()
	for _, line := range strings.Split(src, "\n") {
		words.Add(line)
	}
	wrapped := hardWrapped(src)
	for i, page := range pages {
		if len(pages) > 1 {
			f.pages = append(f.pages, "")
		}
		f.textPage(i, page, wrapped, words)
	}
	f.blocks = mend(f.blocks)
	if len(f.blocks) == 0 {
		return nil, failure(Empty, nil, "there is no text in the file")
	}
	return f, nil
}

// textPage adds the paragraphs of one page of plain text.
func (f *flow) textPage(page int, src string, wrapped bool, words *layout.Vocabulary) {
	var open string
	flush := func() {
		kind := dragoman.Paragraph
		if layout.Itemized(open) && !wrappedNumber(open) {
			kind = dragoman.ListItem
		}
		f.add(kind, 0, page, open)
		open = ""
	}
	for _, line := range strings.Split(src, "\n") {
		line = clean(line)
		if line == "" || !wrapped || layout.Itemized(line) && layout.Ends(open) {
			flush()
		}
		open = words.Join(open, line)
	}
	flush()
}

// wrappedNumber reports whether a text opens with a paragraph number, as UN
// documents have them, rather than a list marker.
func wrappedNumber(s string) bool { return seriesNumber().MatchString(s) && len(s) > 120 }

// hardWrapped reports whether the lines of a text are parts of paragraphs: many
// lines, and hardly one longer than a printed line.
func hardWrapped(src string) bool {
	lines, long, short := 0, 0, 0
	for _, line := range strings.Split(src, "\n") {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		switch {
		case n == 0:
			continue
		case n > 160:
			long++
		case n < 40:
			short++
		}
		lines++
	}
	return long*20 <= lines
}
