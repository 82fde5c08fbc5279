package corpus_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/eval"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
)

var update = flag.Bool("update", false, "write the golden files anew")

const scoresFile = "../testdata/scores.golden"

// TestScores holds the figures of every report with gold, and of every rule, to
// those written down, so that a drop shows in review. Reports for measuring that
// are not at hand keep the figures that they have.
func TestScores(t *testing.T) {
	b, err := os.ReadFile(scoresFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := sections(string(b))
	got := maps.Clone(want)
	var golds, records = 0, map[string][]eval.RuleScore{}
	for _, path := range goldFiles(t) {
		g, err := eval.LoadGold(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, report := range reports(g) {
			recs := extractFile(t, report, extract.Options{})
			name := filepath.Base(report)
			got[name] = figures(eval.Score(g, recs))
			got[name+" without prose"] = withoutProse(got[name], figures(eval.Score(g, extractFile(t, report, extract.Options{WithoutProse: true}))))
			if filepath.Dir(path) == "." && filepath.Ext(report) == ".md" {
				records[name] = eval.ByRule(g, recs)
			}
			golds++
		}
	}
	if golds < 4 {
		t.Fatalf("%d reports with gold", golds)
	}
	got["rules on the Markdown reports of corpus/"] = ruleFigures(records)
	if reflect.DeepEqual(got, want) {
		return
	}
	if *update {
		if err := os.WriteFile(scoresFile, []byte(join(got)), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		for _, line := range difference(want[name], got[name]) {
			t.Errorf("%s: %s", name, line)
		}
	}
	t.Error("the figures differ from " + scoresFile + " (make golden writes it anew; look at what dropped)")
}

// goldFiles are those of the corpus, and of the folder of documents for
// measuring where it is at hand.
func goldFiles(t *testing.T) []string {
	t.Helper()
	shared := os.Getenv("DRAGOMAN_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	var out []string
	for _, pattern := range []string{"*.gold.json", filepath.Join(shared, "gold", "*.gold.json")} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, paths...)
	}
	return out
}

// reports are the files that hold the text of the gold's document: beside it,
// also as a PDF, or in the folder of reports.
func reports(g *eval.Gold) []string {
	path := g.Report()
	var out []string
	for _, p := range []string{path, strings.TrimSuffix(path, ".md") + ".pdf", filepath.Join(filepath.Dir(path), "..", "reports", "un", filepath.Base(path))} {
		if _, err := os.Stat(p); err == nil && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// withoutProse tells what the second opinion of prose on names is worth to a
// report: its figures without it, where they are others.
func withoutProse(with, without []string) []string {
	var out []string
	for _, line := range without {
		if !slices.Contains(with, line) {
			out = append(out, line)
		}
	}
	if out == nil {
		out = []string{"the same"}
	}
	return out
}

func extractFile(t *testing.T, path string, opts extract.Options) []dragoman.Record {
	t.Helper()
	x, err := extract.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := ingest.Read(context.Background(), path, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ex, err := x.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	return ex.Records()
}

// figures lists a report's figures, one a line.
func figures(r eval.Report) []string {
	var out []string
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		name := strings.Split(v.Type().Field(i).Tag.Get("json"), ",")[0]
		switch f := v.Field(i).Interface().(type) {
		case *eval.Counts:
			if f != nil {
				out = append(out, fmt.Sprintf("%-16s F1 %.3f  precision %.3f  recall %.3f  right %d  false %d  missed %d", name, f.F1, f.Precision, f.Recall, f.True, f.False, f.Missed))
			}
		case *float64:
			if f != nil {
				out = append(out, fmt.Sprintf("%-16s %.3f", name, *f))
			}
		}
	}
	return out
}

// ruleFigures sums the figures of each rule over reports.
func ruleFigures(reports map[string][]eval.RuleScore) []string {
	sum := map[string]eval.RuleScore{}
	for _, scores := range reports {
		for _, s := range scores {
			t := sum[s.Rule]
			sum[s.Rule] = eval.RuleScore{Rule: s.Rule, Right: t.Right + s.Right, Wrong: t.Wrong + s.Wrong, Optional: t.Optional + s.Optional}
		}
	}
	var out []string
	for _, rule := range slices.Sorted(maps.Keys(sum)) {
		s := sum[rule]
		out = append(out, fmt.Sprintf("%-28s right %d  false %d  optional %d", rule, s.Right, s.Wrong, s.Optional))
	}
	return out
}

// sections reads the golden file: a heading in brackets, then a figure a line.
func sections(text string) map[string][]string {
	out := map[string][]string{}
	name := ""
	for line := range strings.Lines(text) {
		switch line = strings.TrimSpace(line); {
		case line == "":
		case strings.HasPrefix(line, "["):
			name = strings.Trim(line, "[]")
		default:
			out[name] = append(out[name], line)
		}
	}
	return out
}

func join(sections map[string][]string) string {
	var b strings.Builder
	for i, name := range slices.Sorted(maps.Keys(sections)) {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "[%s]\n%s\n", name, strings.Join(sections[name], "\n"))
	}
	return b.String()
}

// difference lists the lines that only one of two lists has.
func difference(want, got []string) []string {
	var out []string
	for _, line := range want {
		if !slices.Contains(got, line) {
			out = append(out, "was "+line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			out = append(out, "now "+line)
		}
	}
	return out
}
