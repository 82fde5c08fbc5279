package ingest

import (
	"dragoman"
	"dragoman/internal/ingest/pdf"
)

// followOutline takes the headings and their levels from a PDF's outline, if the
// text has at least half of its entries: the author's own structure is better
// than what the type suggests. Headings that the outline lacks stand below the
// one before them.
func (f *flow) followOutline(outline []pdf.Bookmark) {
	levels := map[string]int{}
	for _, b := range outline {
		if key := fold(b.Title); len(key) > 2 && levels[key] == 0 {
			levels[key] = b.Level
		}
	}
	var matched []int
	seen := map[string]bool{}
	for i, b := range f.blocks {
		key := fold(b.text())
		if levels[key] == 0 || b.kind == dragoman.TableRow || b.kind == dragoman.ListItem {
			continue
		}
		matched = append(matched, i)
		seen[key] = true
	}
	if len(seen) < 2 || len(seen)*2 < len(levels) {
		return
	}
	for _, i := range matched {
		f.blocks[i].kind, f.blocks[i].level = dragoman.Heading, levels[fold(f.blocks[i].text())]
	}
	above := 0
	for i := range f.blocks {
		b := &f.blocks[i]
		switch level := levels[fold(b.text())]; {
		case b.kind != dragoman.Heading:
		case level > 0:
			above = level
		case above > 0:
			b.level = max(b.level, above+1)
		}
	}
}
