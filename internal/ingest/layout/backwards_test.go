package layout

import (
	"strings"
	"testing"
)

func TestBackwards(t *testing.T) {
	letters := func(x, y float64, words ...string) (runs []Run) { // from the left
		for _, w := range words {
			run := Run{Text: w, X: x, Y: y, W: float64(len([]rune(w))) * 5, Size: 10}
			runs = append(runs, run)
			x += run.W
		}
		return runs
	}
	tests := []struct {
		name string
		runs []Run
		want string
	}{
		{"words", letters(72, 700, "المدير", " ", "حضر"), "paragraph: حضر المدير"},
		{"a number in groups", letters(72, 700, "متر", " ", "1", " ", "250", " ", "الطول"), "paragraph: الطول 1 250 متر"},
		{"two numbers", letters(72, 700, "عام", " ", "1999", " ", "250", " ", "الطول"), "paragraph: الطول 250 1999 عام"},
		{"digits drawn one by one", letters(72, 700, "2", "0", "2", "4", " ", "عام"), "paragraph: عام 2024"},
		{"a phrase in another script", letters(72, 700, "المدير", " ", "Ocean", " ", "Forum", " ", "منتدى"), "paragraph: منتدى Ocean Forum المدير"},
		{"strokes between letters", append(letters(72, 700, "ال"), letters(82, 700, "ـ", "ـ", "ـ", "س")...), "paragraph: سال"},
		{"a space beneath a letter", append(letters(72, 700, "ال"), append(letters(81, 700, "لا"), letters(82, 700, " ")...)...), "paragraph: لاال"},
		{"a mark drawn above its letter", append(letters(72, 700, "متر", " ", "كيلو"), letters(78, 705, "\u064b")...), "paragraph: كيلو متر\u064b"},
		{"a table", append(letters(72, 700, "ثالث"), append(letters(200, 700, "ثان"), letters(400, 700, "أول")...)...), "table_row: أول\tثان\tثالث"},
	}
	for _, tt := range tests {
		if got := strings.Join(show(readPages(page(tt.runs))), " / "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestCleanForms(t *testing.T) {
	for in, want := range map[string]string{
		"\ufefb\ufeb3\ufee0\ufe8e\ufee1": "\u0644\u0627\u0633\u0644\u0627\u0645", // lam with alef, then four letters
		"\u0633\u0640\u0640\u0644":       "\u0633\u0644",
		"\u0644\ufe77\ufe76":             "\u0644\u064e\u064e", // marks as forms of their own
		"\ufb2a\ufb4f":                   "\u05e9\u05c1\u05d0\u05dc",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
