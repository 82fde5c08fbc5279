package ingest

import (
	"testing"

	"dragoman"
)

// TestTitleMakesMarkdown tells Markdown of which only a title shows from text.
func TestTitleMakesMarkdown(t *testing.T) {
	for text, want := range map[string]dragoman.Format{
		"# Report on kites\n\nThe Board met.\n":         dragoman.FormatMarkdown,
		"\r\n# 2021 in kites\r\n\r\nThe Board met.\r\n": dragoman.FormatMarkdown,
		"Report on kites\n\nThe Board met.\n":           dragoman.FormatText,
		"# kites per day\n# counted by hand\n12 13\n":   dragoman.FormatText,
		"#1 on the list\n\nThe Board met.\n":            dragoman.FormatText,
	} {
		if got := sniff([]byte(text)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
