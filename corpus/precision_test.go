package corpus_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman/internal/eval"
	"dragoman/internal/extract"
)

const precisionFile = "../internal/extract/precision.csv"

// TestRulePrecision holds the figures that "dragoman rules list" publishes to
// what the rules score on the hand-labelled reports, each counted in one format.
// The lines of reports that are not at hand stay as they are.
func TestRulePrecision(t *testing.T) {
	records := map[string]map[string][]eval.RuleScore{} // by set of reports and report
	for _, path := range goldFiles(t) {
		g, err := eval.LoadGold(path)
		if err != nil {
			t.Fatal(err)
		}
		files := reports(g)
		if len(files) == 0 {
			t.Fatalf("%s: its report is not there", path)
		}
		set := "other"
		if filepath.Dir(path) == "." {
			set = "corpus"
		}
		if records[set] == nil {
			records[set] = map[string][]eval.RuleScore{}
		}
		records[set][files[0]] = eval.ByRule(g, extractFile(t, files[0], extract.Options{}))
	}
	b, err := os.ReadFile(precisionFile)
	if err != nil {
		t.Fatal(err)
	}
	header, rest, _ := strings.Cut(string(b), "\n")
	rows := strings.Fields(rest)
	for set, reports := range records {
		rows = slices.DeleteFunc(rows, func(row string) bool { return strings.Contains(row, ","+set+",") })
		rows = append(rows, precisionRows(set, reports)...)
	}
	slices.Sort(rows)
	got := header + "\n" + strings.Join(rows, "\n") + "\n"
	if got == string(b) {
		return
	}
	if *update {
		if err := os.WriteFile(precisionFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, line := range difference(strings.Fields(rest), rows) {
		t.Error(line)
	}
	t.Errorf("the figures differ from %s (make golden writes it anew)", precisionFile)
}

// precisionRows sums the scores of each rule over reports.
func precisionRows(set string, reports map[string][]eval.RuleScore) []string {
	sum := map[string]eval.RuleScore{}
	for _, scores := range reports {
		for _, s := range scores {
			t := sum[s.Rule]
			sum[s.Rule] = eval.RuleScore{Right: t.Right + s.Right, Wrong: t.Wrong + s.Wrong, Optional: t.Optional + s.Optional}
		}
	}
	var out []string
	for rule, s := range sum {
		out = append(out, fmt.Sprintf("%s,%s,%d,%d,%d", rule, set, s.Right, s.Wrong, s.Optional))
	}
	return out
}
