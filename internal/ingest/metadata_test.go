package ingest

import (
	"testing"

	"dragoman"
)

func TestMastheadDate(t *testing.T) {
	long := "The secretariat met its partners in several cities in that year, and this report tells of all of these meetings in the order of time, with those who took part in them, and of what they agreed upon."
	tests := []struct {
		name string
		text []block
		want string
	}{
		{"alone", []block{line("23 May 2025")}, "2025-05-23"},
		{"after a word for it", []block{line("Date: May 3, 2024")}, "2024-05-03"},
		{"after a city", []block{line("Vienna, 3 May 2024")}, "2024-05-03"},
		{"in a masthead of two parts", []block{tableRow("Security Council\tDistr.: General 23 May 2025 Original: English")}, "2025-05-23"},
		{"among others on one line", []block{line("Distr.: General — 23 May 2025 | Original: English")}, "2025-05-23"},
		{"of a meeting among others", []block{line("Vienna — 3 May 2024 — FAO")}, ""},
		{"in a sentence", []block{line("The board met on 3 May 2024 in Vienna.")}, ""},
		{"in a table", []block{tableRow("Vienna\t3 May 2024\tFAO")}, ""},
		{"after the text has begun", []block{line(long), line("3 May 2024")}, ""},
		{"no such day", []block{line("31 June 2024")}, ""},
	}
	for _, tt := range tests {
		got := ""
		if d := mastheadDate(tt.text); d != nil {
			got = d.Start
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func line(text string) block {
	return block{kind: dragoman.Paragraph, pieces: []piece{{0, text}}}
}

func tableRow(text string) block {
	return block{kind: dragoman.TableRow, pieces: []piece{{0, text}}}
}

func TestSymbol(t *testing.T) {
	tests := []struct {
		name  string
		first []block
		heads []string
		pages int
		want  string
	}{
		{"alone, and in the running heads", []block{line("S/2025/320")}, []string{"S/2025/320", "S/2025/320"}, 3, "S/2025/320"},
		{"with parts", []block{line("A/AC.172/2025/2")}, nil, 1, "A/AC.172/2025/2"},
		{"an addendum", []block{line("A/45/696/Add.1")}, nil, 1, "A/45/696/Add.1"},
		{"cited in a sentence", []block{line("The present report follows that of 24 November 2024 (S/2024/844) and covers the period since.")}, nil, 1, ""},
		{"only in the running heads", nil, []string{"TD/B/43/6", "page 2", "TD/B/43/6"}, 3, "TD/B/43/6"},
		{"a fraction and an alternative", []block{line("2/9"), line("and/or"), line("N/A")}, nil, 1, ""},
	}
	for _, tt := range tests {
		if got := findSymbol(tt.first, tt.heads, tt.pages); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
