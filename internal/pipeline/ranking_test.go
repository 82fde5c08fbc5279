package pipeline

import (
	"bufio"
	"bytes"
	"context"
	"errors"
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
// first hit that answers, and the mean reciprocal rank, in a golden file. The
// records are those in testdata/ranking.jsonl, so that the ranks tell of the
// search and not of the extraction; -update extracts them anew.
func TestRanking(t *testing.T) {
	const frozen = "testdata/ranking.jsonl"
	files := []string{"../../corpus/ots-2023.md", "../../corpus/ots-2024.md"}
	if *update {
		freeze(t, files, frozen)
	}
	f, err := os.Open(frozen)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	extracts, err := dragoman.ReadExtracts(f)
	if err != nil || len(extracts) != len(files) {
		t.Fatal(len(extracts), err)
	}
	dir := filepath.Join(t.TempDir(), "index")
	w, err := index.Create(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		doc, err := Read(context.Background(), file, Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Prepare(doc, extracts[i], "", "")
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Publish(), w.Close()); err != nil {
		t.Fatal(err)
	}
	idx, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer idx.Close()

	queries, err := os.Open("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer queries.Close()
	var got strings.Builder
	sum, n := 0.0, 0
	for in := bufio.NewScanner(queries); in.Scan(); {
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
	// A better rank is no failure.
	if mrr := sum / float64(n); mrr < before-0.0005 {
		t.Errorf("the mean reciprocal rank is %.3f, and was %.3f; the ranks (0: not among the first 20) are\n%s\nand were\n%s", mrr, before, got.String(), want)
	}
}

// freeze writes the extracts of the files.
func freeze(t *testing.T, files []string, to string) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc := dragoman.NewEncoder(&b)
	for r := range Run(context.Background(), Expand(files).Files, Options{Extractor: x}) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		for _, rec := range r.Extract.Records() {
			if err := enc.Encode(rec); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(to, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
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
