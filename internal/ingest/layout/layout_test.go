package layout

import (
	"reflect"
	"strings"
	"testing"

	"dragoman"
)

// at makes a run of text; its width is that of a usual font.
func at(x, y, size float64, text string) Run {
	return Run{Text: text, X: x, Y: y, W: float64(len(text)) * size * 0.5, Size: size}
}

func bold(r Run) Run {
	r.Bold = true
	return r
}

// column sets lines below one another.
func column(x, y, size float64, lines ...string) []Run {
	var runs []Run
	for i, text := range lines {
		runs = append(runs, at(x, y-float64(i)*1.2*size, size, text))
	}
	return runs
}

func page(runs ...[]Run) Page {
	p := Page{Width: 595, Height: 842}
	for _, r := range runs {
		p.Runs = append(p.Runs, r...)
	}
	return p
}

func readPages(pages ...Page) Result {
	var sheets []Sheet
	for i, p := range pages {
		sheets = append(sheets, NewSheet(i, p))
	}
	return Read(sheets)
}

// show writes blocks as "kind: text", with | where a page break cuts one.
func show(r Result) []string {
	var out []string
	for _, b := range r.Blocks {
		var parts []string
		for _, p := range b.Pieces {
			parts = append(parts, p.Text)
		}
		out = append(out, string(b.Kind)+": "+strings.Join(parts, "|"))
	}
	return out
}

// prose is lines of full width, as many as wanted.
func prose(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = "the members went on with the reading of the draft and with the"
	}
	return lines
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		name string
		page Page
		want []string
	}{
		{"paragraphs by space and by indent", page(
			column(72, 700, 10, "The first paragraph has two lines, and the first of them is long", "and the second short."),
			column(72, 664, 10, "The second paragraph stands below a gap."),
		), []string{
			"paragraph: The first paragraph has two lines, and the first of them is long and the second short.",
			"paragraph: The second paragraph stands below a gap.",
		}},
		{"numbered paragraphs without a gap", page(
			column(72, 700, 10, "1. The council met in the spring of that year in order to elect a", "chair.", "2. It met again in autumn, because nobody had been elected by then", "at all."),
		), []string{
			"paragraph: 1. The council met in the spring of that year in order to elect a chair.",
			"paragraph: 2. It met again in autumn, because nobody had been elected by then at all.",
		}},
		{"words drawn in pieces", page([]Run{
			at(72, 700, 10, "Inter"), {Text: "national", X: 97.2, Y: 700, W: 40, Size: 10}, at(140, 700, 10, "law"),
		}), []string{"paragraph: International law"}},
		{"an ordinal's superscript stays, a note's mark goes", page([]Run{
			at(72, 700, 10, "On the 10"), {Text: "th", X: 117, Y: 704, W: 6, Size: 6}, at(126, 700, 10, "day of 2024"), {Text: "3", X: 181, Y: 704, W: 3, Size: 6}, at(184, 700, 10, ", it met."),
		}), []string{"paragraph: On the 10th day of 2024, it met."}},
		{"a unit's exponent stays", page([]Run{
			at(72, 700, 10, "It covers 30 km"), {Text: "2", X: 147, Y: 704, W: 3, Size: 6}, at(153, 700, 10, "of land."),
		}), []string{"paragraph: It covers 30 km2 of land."}},
		{"headings by size and by weight", page(
			column(72, 760, 16, "Yearly report"),
			[]Run{bold(at(72, 730, 10, "I. Introduction"))},
			column(72, 710, 10, prose(6)...),
		), []string{
			"heading: Yearly report", "heading: I. Introduction",
			"paragraph: " + strings.Join(prose(6), " "),
		}},
		{"letter-spaced heading", page(
			column(72, 760, 16, "C O N T E N T S"), column(72, 710, 10, prose(4)...),
		), []string{"heading: CONTENTS", "paragraph: " + strings.Join(prose(4), " ")}},
		{"a table, with a cell of two lines", page(
			column(72, 700, 10, "Body", "UNFAO", "ECA"),
			column(200, 700, 10, "Name", "Food", "Economic Commission"),
			column(200, 664, 10, "for Africa"),
			column(72, 646, 10, "ILO"), column(200, 646, 10, "Labour Office"),
		), []string{
			"table_row: Body\tName", "table_row: UNFAO\tFood", "table_row: ECA\tEconomic Commission for Africa", "table_row: ILO\tLabour Office",
		}},
		{"drawn twice to look bold", page([]Run{at(72, 700, 10, "Twice"), at(72.3, 700, 10, "Twice")}), []string{"paragraph: Twice"}},
	}
	for _, tt := range tests {
		if got := show(readPages(tt.page)); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func TestTwoColumns(t *testing.T) {
	left := []string{"The left column is read first, all", "the way down to its last line, and", "only then the right one, which", "stands beside it on the page and", "is as long as this one, or nearly", "so, as columns mostly are in the", "reports of learned societies and", "the journals that"}
	right := []string{"they publish. The right column", "follows it, although its lines have", "the same height on the page as the", "lines of the first, and a reader who", "went from left to right would mix", "the two up, line by line, into a", "text that says nothing at all to", "anybody who reads it."}
	r := readPages(page(column(50, 700, 10, left...), column(310, 700, 10, right...)))
	want := "paragraph: " + strings.Join(left, " ") + " " + strings.Join(right, " ")
	if got := show(r); len(got) != 1 || got[0] != want {
		t.Errorf("got %q", got)
	}
}

func TestRightToLeft(t *testing.T) {
	r := readPages(page([]Run{
		{Text: "في فيينا", X: 300, Y: 700, W: 50, Size: 10},
		{Text: "اجتمع المجلس", X: 355, Y: 700, W: 80, Size: 10},
		{Text: "2024", X: 270, Y: 700, W: 25, Size: 10},
	}))
	if got := show(r); len(got) != 1 || got[0] != "paragraph: اجتمع المجلس في فيينا 2024" {
		t.Errorf("got %q", got)
	}
}

func TestPageBreaks(t *testing.T) {
	head := func(n string) []Run {
		return []Run{at(72, 800, 9, "A/1/2"), at(72, 40, 9, n+"/3"), at(480, 40, 9, "24-01234")}
	}
	full := "the members went on with the reading of the draft and with the Secretary-"
	r := readPages(
		page(head("1"), column(72, 700, 10, append(prose(8), full)...)),
		page(head("2"), column(72, 700, 10, append([]string{"General of the body, who had come for the day."}, prose(4)...)...)),
		page(head("3"), column(72, 700, 10, append([]string{"end of the reading."}, prose(2)...)...)),
	)
	got := show(r)
	if len(got) == 0 || !strings.Contains(got[0], "with the Secretary-General|of the body") {
		t.Errorf("the word that the page break cuts is not whole on the first page: %q", got)
	}
	for _, b := range got {
		if strings.Contains(b, "24-01234") || strings.Contains(b, "A/1/2") {
			t.Errorf("a running head stands in the text: %q", b)
		}
	}
	if !reflect.DeepEqual(r.Labels, []string{"1", "2", "3"}) {
		t.Errorf("labels %q", r.Labels)
	}
	if n := len(r.Apparatus); n != 6 {
		t.Errorf("%d pieces of apparatus, want 6: %+v", n, r.Apparatus)
	}
}

func TestFootnotes(t *testing.T) {
	tests := []struct {
		name string
		page Page
		want []string // of the apparatus
	}{
		{"small type", page(column(72, 700, 10, prose(10)...), column(72, 90, 8, "1 See the report of the board,", "page 3.", "2 Ibid.")),
			[]string{"1 See the report of the board, page 3.", "2 Ibid."}},
		{"below a rule", page(column(72, 700, 10, prose(10)...), column(72, 110, 10, "__________", "* A/1/2.")),
			[]string{"__________", "* A/1/2."}},
		{"by the mark above", page(column(72, 700, 10, prose(10)...),
			[]Run{{Text: "7", X: 72 + 63*5, Y: 704, W: 3, Size: 6}},
			column(72, 110, 10, "7 See the report.")),
			[]string{"7 See the report.", "7"}},
	}
	for _, tt := range tests {
		r := readPages(tt.page)
		var got []string
		for _, p := range r.Apparatus {
			got = append(got, p.Text)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: apparatus %q, want %q", tt.name, got, tt.want)
		}
		if blocks := show(r); len(blocks) != 1 {
			t.Errorf("%s: blocks %q, want one", tt.name, blocks)
		}
	}
}

// TestNumberedParagraphIsNoFootnote: a paragraph may have the number of a note.
func TestNumberedParagraphIsNoFootnote(t *testing.T) {
	r := readPages(page(column(72, 700, 10, prose(10)...),
		[]Run{{Text: "2", X: 72 + 63*5, Y: 704, W: 3, Size: 6}},
		column(72, 300, 10, "1. The council invites its members to take part in the work of the", "board."),
		column(72, 260, 10, "2. The council invites the board to take part in the work of the", "members."),
		column(72, 110, 8, "2 See the report."),
	))
	if got := show(r); len(got) != 3 || !strings.HasPrefix(got[2], "paragraph: 2. The council") {
		t.Errorf("got %q", got)
	}
}

func TestHeadingLevels(t *testing.T) {
	r := readPages(page(
		column(72, 780, 18, "Report of the board"),
		[]Run{bold(at(72, 750, 12, "I. Meetings"))}, column(72, 730, 10, prose(3)...),
		[]Run{bold(at(72, 680, 12, "A. In the north"))}, column(72, 660, 10, prose(3)...),
		[]Run{bold(at(72, 610, 12, "II. Agreements"))}, column(72, 590, 10, prose(3)...),
	))
	levels := map[string]int{}
	for _, b := range r.Blocks {
		if b.Kind == dragoman.Heading {
			levels[b.Text()] = b.Level
		}
	}
	want := map[string]int{"Report of the board": 1, "I. Meetings": 2, "A. In the north": 3, "II. Agreements": 2}
	if !reflect.DeepEqual(levels, want) {
		t.Errorf("levels %v, want %v", levels, want)
	}
}

func TestJoin(t *testing.T) {
	tests := []struct{ name, elsewhere, a, b, want string }{
		{"a space", "", "the board", "met", "the board met"},
		{"a hyphen of the line", "", "the agree-", "ment was", "the agreement was"},
		{"a hyphen of the word", "", "the Secretary-", "General was", "the Secretary-General was"},
		{"years", "", "for 2024-", "2025 and", "for 2024-2025 and"},
		{"stands elsewhere with it", "a follow-on mechanism", "a follow-", "on mechanism", "a follow-on mechanism"},
		{"stands elsewhere without it", "the subcommittee met", "the sub-", "committee met", "the subcommittee met"},
		{"both halves are words", "the subject is no matter", "the subject-", "matter was", "the subject-matter was"},
		{"a dash", "", "the report -", "a draft", "the report - a draft"},
		{"a soft hyphen", "", "the agree\u00ad", "ment", "the agreement"},
		{"nothing before", "", "", "met", "met"},
	}
	for _, tt := range tests {
		v := NewVocabulary()
		v.Add(tt.elsewhere)
		if got := v.Join(tt.a, tt.b); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestRareHyphens: a text that never parts words at its lines' ends does not
// begin to do so once.
func TestRareHyphens(t *testing.T) {
	v := NewVocabulary()
	for _, line := range prose(200) {
		v.Add(line)
	}
	v.Add("the subject-")
	if got := v.Join("the subject-", "matter was"); got != "the subject-matter was" {
		t.Errorf("got %q", got)
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain", "plain"},
		{"  two  spaces ", "two spaces"},
		{"line\nbreak\r\n", "line break"},
		{"a\tb", "a\tb"},
		{"of\u00a0\ufb01rst\u00ad-rate o\ufb03ce", "of first-rate office"},
		{"zero\u200bwidth", "zero width"},
		{"e\u0301", "é"},
		{"\x1b[31mred\x07", "[31mred"},
		{"left\u202eright", "leftright"},
		{"bad \xff byte", "bad \ufffd byte"},
	}
	for _, tt := range tests {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a \u00a0\tb\ufb01\xff")
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if strings.ContainsAny(once, "\n\r\f\x00\x1b") || strings.Contains(once, "  ") || once != strings.TrimSpace(once) {
			t.Errorf("Clean(%q) = %q", s, once)
		}
		if twice := Clean(once); twice != once {
			t.Errorf("Clean is not stable: %q, then %q", once, twice)
		}
	})
}
