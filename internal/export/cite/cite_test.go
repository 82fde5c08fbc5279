package cite

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dragoman"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sources are the tellings of the synthetic records of package export.
func sources(t *testing.T) []Source {
	t.Helper()
	f, err := os.Open("../testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	extracts, err := dragoman.ReadExtracts(f)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*dragoman.DocumentRecord{}
	var out []Source
	for _, e := range extracts {
		docs[e.Document.ID] = &e.Document
		for _, r := range e.Records() {
			out = append(out, Sources(r, func(id string) *dragoman.DocumentRecord { return docs[id] })...)
		}
	}
	return out
}

func TestGolden(t *testing.T) {
	for _, style := range Styles() {
		got, err := Format(style, sources(t))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "citations."+string(style))
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from the golden file", path)
		}
	}
	if _, err := Format("mla", nil); err == nil || !strings.Contains(err.Error(), "csl-json") {
		t.Errorf("unknown style: %v, want an error that lists the styles", err)
	}
}

func TestStyles(t *testing.T) {
	page := 7
	date := dragoman.NewDate("2022-01-17", "2022-01-17", "")
	s := Source{Record: "mtg_1", Telling: dragoman.Evidence{Page: &page, PageLabel: "v", Quote: "They met at the “Hub”"},
		Document: dragoman.DocumentRecord{File: "a/b.pdf", Title: "Report & Annex", Symbol: "PLU/R_1", Date: &date, Home: &dragoman.Organization{Name: "Pan-Lacustrine Union"}}}
	bare := Source{Record: "mtg_2", Telling: dragoman.Evidence{Section: "2. Visits", Quote: "They met."}, Document: dragoman.DocumentRecord{File: "a/b.md"}}
	hostile := Source{Record: "mtg_3", Telling: dragoman.Evidence{Quote: "a\x1b[31m\nb\u202ec"}, Document: dragoman.DocumentRecord{File: "x"}}
	for _, tt := range []struct {
		style Style
		s     Source
		want  string
	}{
		{Chicago, s, "Pan-Lacustrine Union, Report & Annex, PLU/R_1 (January 17, 2022), v: “They met at the ‘Hub’.”\n"},
		{Chicago, bare, "b.md (n.d.), under “2. Visits”: “They met.”\n"},
		{Chicago, hostile, "x (n.d.): “a[31m bc.”\n"},
		{APA, s, "“They met at the ‘Hub’” (Pan-Lacustrine Union, 2022, p. v).\n\nPan-Lacustrine Union. (2022, January 17). Report & Annex (PLU/R_1).\n"},
		{APA, bare, "“They met.” (b.md, n.d., “2. Visits” section).\n\nb.md. (n.d.).\n"},
	} {
		got, err := Format(tt.style, []Source{tt.s})
		if err != nil || got != tt.want {
			t.Errorf("%s: %q, %v\nwant %q", tt.style, got, err, tt.want)
		}
	}
	bib, err := Format(BibTeX, []Source{s})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"@techreport{mtg_1,", `{{Report \& Annex}}`, `{PLU/R\_1}`, "month       = jan,", "year        = {2022}", "{{Pan-Lacustrine Union}}"} {
		if !strings.Contains(bib, want) {
			t.Errorf("bibtex lacks %q:\n%s", want, bib)
		}
	}
}

// TestBibTeX holds the entries to the grammar of BibTeX: balanced braces, a
// key and a title each.
func TestBibTeX(t *testing.T) {
	out, err := Format(BibTeX, sources(t))
	if err != nil {
		t.Fatal(err)
	}
	entry, depth := regexp.MustCompile(`^@techreport\{[^,\s]+,`), 0
	for i, c := range out {
		escaped := i > 0 && out[i-1] == '\\'
		switch {
		case c == '{' && !escaped:
			depth++
		case c == '}' && !escaped:
			depth--
		case c == '@' && depth == 0:
			if !entry.MatchString(out[i:]) {
				t.Fatalf("no entry with a key at %.40q", out[i:])
			}
		}
		if depth < 0 {
			t.Fatal("a brace too many is closed")
		}
	}
	if depth != 0 {
		t.Errorf("%d braces stay open", depth)
	}
	if n, m := strings.Count(out, "@techreport{"), strings.Count(out, "  title "); n != m || n != len(sources(t)) {
		t.Errorf("%d entries with %d titles for %d sources", n, m, len(sources(t)))
	}
}

func TestCSL(t *testing.T) {
	list := sources(t)
	out, err := Format(CSLJSON, list)
	if err != nil {
		t.Fatal(err)
	}
	var items []struct {
		ID, Type, Title, Page, Note string
		Author                      []struct{ Literal string }
		Issued                      struct {
			Parts [][]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(out), &items); err != nil {
		t.Fatal(err)
	}
	if len(items) != len(list) {
		t.Fatalf("%d items, want %d", len(items), len(list))
	}
	first := items[0]
	if first.Type != "report" || first.Page != "1" || first.Author[0].Literal != "Pan-Lacustrine Union" || len(first.Issued.Parts) != 1 || first.Issued.Parts[0][0] != 2022 {
		t.Errorf("%+v", first)
	}
}
