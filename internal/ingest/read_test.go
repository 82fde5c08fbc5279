package ingest

import (
	"context"
	"strings"
	"testing"

	"dragoman"
)

// read reads data under test options and checks what holds of every document.
func read(t *testing.T, name, data string) *dragoman.Document {
	t.Helper()
	doc, err := ReadBytes(context.Background(), name, []byte(data), Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkInvariants(t, doc)
	return doc
}

// checkInvariants checks what every document promises.
func checkInvariants(t *testing.T, doc *dragoman.Document) {
	t.Helper()
	if doc.Body < 0 || doc.Body > len(doc.Text) {
		t.Fatalf("%s: body %d outside the text of %d bytes", doc.File, doc.Body, len(doc.Text))
	}
	if rest := doc.Text[doc.Body:]; rest != "" && rest[0] != '\f' {
		t.Errorf("%s: the apparatus begins with %q, not a form feed", doc.File, rest[:1])
	}
	end := 0
	for i, b := range doc.Blocks {
		text := doc.Quote(b.Span)
		if b.Start < end || b.End > doc.Body || b.Len() == 0 {
			t.Errorf("%s: block %d at %v overlaps, is empty or lies outside the body", doc.File, i, b.Span)
		}
		if gap := strings.Trim(doc.Text[end:b.Start], "\n\f"); gap != "" {
			t.Errorf("%s: %q stands before block %d in no block", doc.File, gap, i)
		}
		if text != strings.TrimSpace(text) || strings.Contains(text, "  ") || strings.ContainsAny(text, "\n\r") {
			t.Errorf("%s: block %d is not folded: %q", doc.File, i, text)
		}
		if b.Section >= 0 && !doc.Sections[b.Section].Contains(b.Span) {
			t.Errorf("%s: block %d is not in its section %d", doc.File, i, b.Section)
		}
		if doc.SectionAt(b.Start) != b.Section {
			t.Errorf("%s: block %d says section %d, SectionAt says %d", doc.File, i, b.Section, doc.SectionAt(b.Start))
		}
		end = b.End
	}
	if rest := strings.Trim(doc.Text[end:doc.Body], "\n\f"); rest != "" {
		t.Errorf("%s: %q stands in no block", doc.File, rest)
	}
	at := 0
	for i, p := range doc.Pages {
		if p.Number != i+1 || p.Start != at || p.End > doc.Body {
			t.Errorf("%s: page %d is %+v, want its start at %d", doc.File, i+1, p, at)
		}
		at = p.End + 1
	}
	if n := len(doc.Pages); n > 0 && doc.Pages[n-1].End != doc.Body {
		t.Errorf("%s: the last page ends at %d, the body at %d", doc.File, doc.Pages[n-1].End, doc.Body)
	}
}

func TestMarkdown(t *testing.T) {
	doc := read(t, "report.md", `---
title: "Yearly report"
date: '2021-11-19'
---
# **Report**

The council met on the 10<sup>th</sup> of *May* in the union of the
[associations](https://example.org) of

Carriers. It went on with sub-

jects of interest.

## 1. First

- one item
- another

#### 2. Second

1. numbered

| a | b |
|---|---|
| 1 | 2 |

### 3. Third
Last words &amp; more.
`)
	type want struct {
		kind    dragoman.BlockKind
		text    string
		section string
	}
	wants := []want{
		{dragoman.Heading, "Report", "Report"},
		{dragoman.Paragraph, "The council met on the 10th of May in the union of the associations of Carriers. It went on with subjects of interest.", "Report"},
		{dragoman.Heading, "1. First", "1. First"},
		{dragoman.ListItem, "one item", "1. First"},
		{dragoman.ListItem, "another", "1. First"},
		{dragoman.Heading, "2. Second", "2. Second"},
		{dragoman.ListItem, "1. numbered", "2. Second"},
		{dragoman.TableRow, "a\tb", "2. Second"},
		{dragoman.TableRow, "1\t2", "2. Second"},
		{dragoman.Heading, "3. Third", "3. Third"},
		{dragoman.Paragraph, "Last words & more.", "3. Third"},
	}
	if len(doc.Blocks) != len(wants) {
		t.Fatalf("got %d blocks, want %d: %q", len(doc.Blocks), len(wants), doc.Text)
	}
	for i, w := range wants {
		b := doc.Blocks[i]
		if b.Kind != w.kind || doc.Quote(b.Span) != w.text || doc.Sections[b.Section].Heading != w.section {
			t.Errorf("block %d is %s %q in %q, want %s %q in %q", i, b.Kind, doc.Quote(b.Span), doc.Sections[b.Section].Heading, w.kind, w.text, w.section)
		}
	}
	if doc.Title != "Yearly report" || doc.Date == nil || doc.Date.Start != "2021-11-19" || doc.Format != dragoman.FormatMarkdown {
		t.Errorf("title %q, date %v, format %s", doc.Title, doc.Date, doc.Format)
	}
	if levels := [3]int{doc.Sections[1].Level, doc.Sections[2].Level, doc.Sections[3].Level}; levels[0] != levels[1] || levels[1] != levels[2] {
		t.Errorf("the numbered headings have levels %v, want one level", levels)
	}
	if !strings.Contains(doc.Text[doc.Body:], "date: '2021-11-19'") {
		t.Errorf("the front matter is not in the apparatus: %q", doc.Text[doc.Body:])
	}
}

func TestText(t *testing.T) {
	doc := read(t, "minutes.txt", "MINUTES\n\nThe chair opened the meet-\ning of the Secretary-\nGeneral and\fgave the floor.\n\n(a) first;\n(b) second.\n")
	if got, want := doc.Text, "MINUTES\n\nThe chair opened the meeting of the Secretary-General and\fgave the floor.\n\n(a) first;\n\n(b) second."; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFailures(t *testing.T) {
	tests := []struct {
		name, data string
		code       Code
	}{
		{"empty.pdf", "", Empty},
		{"blank.txt", " \n \n", Empty},
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", Unsupported},
		{"broken.pdf", "%PDF-1.4\nnothing\n", Unreadable},
	}
	for _, tt := range tests {
		_, err := ReadBytes(context.Background(), tt.name, []byte(tt.data), Options{})
		if err == nil || CodeOf(err) != tt.code || !strings.HasPrefix(err.Error(), tt.name+": ") {
			t.Errorf("%s: got %v (%s), want code %s and the file's name", tt.name, err, CodeOf(err), tt.code)
		}
	}
}
