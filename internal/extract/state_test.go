package extract

import (
	"strings"
	"testing"

	"dragoman"
)

// report makes a document of one paragraph a line.
func report(title string, lines ...string) *dragoman.Document {
	text := strings.Join(lines, "\n\n")
	doc := &dragoman.Document{ID: "test", File: "test.md", Title: title, Text: text, Body: len(text)}
	at := 0
	for _, l := range lines {
		doc.Blocks = append(doc.Blocks, dragoman.Block{Span: dragoman.Span{Start: at, End: at + len(l)}, Section: -1})
		at += len(l) + 2
	}
	return doc
}

// TestHome finds the body whose work a report tells of, and the state that its
// President is of.
func TestHome(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title string
		lines []string
		home  string
		state string
	}{
		{"The situation in Fiji: report of the Secretary-General", []string{"The Office of the Special Envoy worked in Suva. On 4 May 2021, the Special Envoy met Minister Ana Rojas. UNDP was asked. The Special Envoy met the press."}, "Office of the Special Envoy", "Fiji"},
		{"Report of the Secretary-General", []string{"UNFICYP went on patrol. UNFICYP met the mayors."}, "UNFICYP", "Cyprus"},
		{"Note on kites", []string{"Council of Europe, Strasbourg, 11 December 2019", "WHO met the press. WHO sat."}, "CoE", ""},
		{"Readout of the call with the Prime Minister of Fiji", []string{"WHO met the press. WHO sat. WHO spoke."}, "WHO", ""},
	} {
		r := x.read(report(c.title, c.lines...))
		if r.home != c.home || r.state != c.state {
			t.Errorf("%s: home %q state %q, want %q and %q", c.title, r.home, r.state, c.home, c.state)
		}
	}
}
