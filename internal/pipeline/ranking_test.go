package pipeline

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
	"dragoman/internal/index"
)

var update = flag.Bool("update", false, "write the golden files")

// TestRanking asks the corpus what a researcher might, and keeps the rank of the
// first hit that answers, and the mean reciprocal rank, in a golden file.
func TestRanking(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "index")
	w, err := index.Create(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	// One worker, so that documents have the same numbers every time.
	opts := IngestOptions{Options: Options{Extractor: x, Workers: 1}}
	for r, err := range Ingest(context.Background(), w, Expand([]string{"../../corpus/ots-2023.md", "../../corpus/ots-2024.md"}).Files, opts) {
		if err != nil || r.Err != nil {
			t.Fatal(err, r.Err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	idx, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()

	f, err := os.Open("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got strings.Builder
	sum, n := 0.0, 0
	for in := bufio.NewScanner(f); in.Scan(); {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		cols := strings.Split(in.Text(), "\t")
		if len(cols) != 3 {
			t.Fatalf("%q has not three columns", in.Text())
		}
		r, err := idx.Search(context.Background(), index.Request{Query: cols[0], Limit: 20})
		if err != nil {
			t.Fatalf("%s: %v", cols[0], err)
		}
		rank := 0
		for i, h := range r.Hits {
			if (cols[1] == "any" || string(h.Kind) == cols[1]) && tells(h, cols[2]) {
				rank = i + 1
				sum += 1 / float64(rank)
				break
			}
		}
		n++
		fmt.Fprintf(&got, "%d\t%s\n", rank, cols[0])
	}
	if n < 40 {
		t.Errorf("only %d queries", n)
	}
	fmt.Fprintf(&got, "MRR\t%.3f\n", sum/float64(n))
	const golden = "testdata/ranking.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(want)), "\n")
	var before float64
	if _, err := fmt.Sscanf(lines[len(lines)-1], "MRR\t%f", &before); err != nil {
		t.Fatal(err)
	}
	// Extraction decides what there is to find, and changes; a better rank is no
	// failure.
	if mrr := sum / float64(n); mrr < before-0.0005 {
		t.Errorf("the mean reciprocal rank is %.3f, and was %.3f; the ranks (0: not among the first 20) are\n%s\nand were\n%s", mrr, before, got.String(), want)
	}
}

// tells reports whether a hit's quotes or page hold the words.
func tells(h index.Hit, words string) bool {
	var list []dragoman.Evidence
	switch r := h.Record.(type) {
	case *index.Page:
		return strings.Contains(r.Text, words)
	case *dragoman.Meeting:
		list = r.Evidence
	case *dragoman.Agreement:
		list = r.Evidence
	case *dragoman.Signatory:
		list = r.Evidence
	case *index.Person:
		list = r.Evidence
	}
	for _, e := range list {
		if strings.Contains(e.Quote, words) {
			return true
		}
	}
	return false
}
