package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/ingest/layout"
)

// mend joins paragraphs that a converter cut in the middle of a sentence, as
// happens where the source had a page break.
func mend(blocks []block) []block {
	words := layout.NewVocabulary()
	for _, b := range blocks {
		words.Add(b.text())
	}
	out := blocks[:0]
	for _, b := range blocks {
		if n := len(out) - 1; n >= 0 && cut(out[n], b, words) {
			out[n].extend(b, words)
			continue
		}
		out = append(out, b)
	}
	return out
}

// extend appends next to b. A word that a page break parts is written whole on
// the first page.
func (b *block) extend(next block, words *layout.Vocabulary) {
	for _, p := range next.pieces {
		last := &b.pieces[len(b.pieces)-1]
		if p.page == last.page {
			last.text = words.Join(last.text, p.text)
			continue
		}
		if words.Carries(last.text, p.text) {
			word, rest, _ := strings.Cut(p.text, " ")
			last.text, p.text = words.Join(last.text, word), rest
		}
		if p.text != "" {
			b.pieces = append(b.pieces, p)
		}
	}
}

// cut reports whether b goes on with the sentence that a leaves open.
func cut(a, b block, words *layout.Vocabulary) bool {
	if a.kind != dragoman.Paragraph && a.kind != dragoman.ListItem || b.kind != dragoman.Paragraph {
		return false
	}
	before, after := a.text(), b.text()
	if layout.Ends(before) || layout.Itemized(after) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(after)
	switch {
	case !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune(`"“‘'(`, first):
		return false
	case words.Carries(before, after):
		return true
	case strings.HasSuffix(before, ","):
		return unicode.IsLower(first)
	case unicode.IsLower(first):
		return len(strings.Fields(before)) > 3
	}
	return dangling().MatchString(before)
}

// dangling is a last word that no sentence or heading ends with.
var dangling = lazy(`(?i)\s(of|the|a|an|and|or|with|to|in|on|at|by|for|from|between|as|that|which|who|its|their|his|her|Mr\.|Ms\.|Mrs\.|Dr\.|H\.E\.|Amb\.)$`)

// levelSeries gives numbered headings that count on from one another ("1.",
// "2.", "3.") one level, the commonest of theirs: converters give them
// different ones by the look.
func levelSeries(blocks []block) {
	var series []*block
	next := 1
	settle := func() {
		count := map[int]int{}
		best := 0
		for _, b := range series {
			count[b.level]++
			if best == 0 || count[b.level] > count[best] || count[b.level] == count[best] && b.level < best {
				best = b.level
			}
		}
		if len(series) > 2 {
			for _, b := range series {
				b.level = best
			}
		}
		series, next = nil, 1
	}
	for i := range blocks {
		b := &blocks[i]
		if b.kind != dragoman.Heading {
			continue
		}
		m := seriesNumber().FindStringSubmatch(b.text())
		if m == nil {
			continue
		}
		if m[1] == "1" && next > 1 {
			settle()
		}
		if m[1] == strconv.Itoa(next) {
			series = append(series, b)
			next++
		}
	}
	settle()
}

var seriesNumber = lazy(`^(\d{1,3})\.?\s+\S`)
