package bench

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"dragoman/internal/ingest"
)

func source(tb testing.TB, seed uint64) *Source {
	tb.Helper()
	s, err := NewSource(os.DirFS("../corpus"), seed)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestReportsAreTheSameAgain holds that a report depends on its seed and number
// only, and that no two are alike.
func TestReportsAreTheSameAgain(t *testing.T) {
	a, b, other := source(t, 1), source(t, 1), source(t, 2)
	seen := map[string]int{}
	for n := 49; n >= 0; n-- {
		text := strings.Join(a.Report(n).Pages, "\f")
		if m, ok := seen[text]; ok {
			t.Errorf("reports %d and %d are alike", n, m)
		}
		seen[text] = n
	}
	for n := range 50 {
		text := strings.Join(b.Report(n).Pages, "\f")
		if m, ok := seen[text]; !ok || m != n {
			t.Errorf("report %d is not the same when made again", n)
		}
		if text == strings.Join(other.Report(n).Pages, "\f") {
			t.Errorf("report %d is the same for another seed", n)
		}
	}
}

// TestFactsAreChanged holds that hardly a name or date of the corpus is left.
func TestFactsAreChanged(t *testing.T) {
	s := source(t, 1)
	for n := range 20 {
		text := strings.Join(s.Report(n).Pages, "\n\n")
		for _, fact := range []string{"Omuraliev", "Várhelyi", "Organization of Turkic States", "OTS", "3 November 2023", "Istanbul"} {
			if strings.Contains(text, fact) {
				t.Errorf("report %d still says %q", n, fact)
			}
		}
	}
}

// TestFormats reads a report back in each format: its words are all there.
func TestFormats(t *testing.T) {
	r := source(t, 1).Report(0)
	for _, f := range Formats() {
		data, err := r.Bytes(f)
		if err != nil {
			t.Fatal(err)
		}
		again, err := r.Bytes(f)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: other bytes when made again (%v)", f, err)
		}
		doc, err := ingest.ReadBytes(t.Context(), "report."+string(f), data, ingest.Options{PDFEngine: ingest.EngineFast})
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if (f == Text || f == PDF) && len(doc.Pages) != len(r.Pages) {
			t.Errorf("%s: %d pages, want %d", f, len(doc.Pages), len(r.Pages))
		}
		want := len(strings.Fields(strings.Join(r.Pages, " ")))
		if got := len(strings.Fields(doc.Text)); got < want*95/100 || got > want*105/100 {
			t.Errorf("%s: %d words, want about %d", f, got, want)
		}
	}
}
