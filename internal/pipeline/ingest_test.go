package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"dragoman/internal/extract"
	"dragoman/internal/index"
)

// writeReports makes n small reports in a folder.
func writeReports(t testing.TB, dir string, n int) {
	t.Helper()
	for i := range n {
		text := fmt.Sprintf("# Report %d\n\n", i)
		for j := range 20 {
			text += fmt.Sprintf("On %d March 2023 the Executive Director met with Ms. Ana Duarte in Lisbon for the %dth time.\n\n", j%28+1, i*100+j)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("r%03d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func ingestAll(t testing.TB, idx, reports string, opts IngestOptions) map[Outcome]int {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opts.Extractor = x
	w, err := index.Create(context.Background(), idx)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	got := map[Outcome]int{}
	for r, err := range Ingest(context.Background(), w, Expand([]string{reports}).Files, opts) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Err != nil {
			t.Error(r.Err)
		}
		got[r.Outcome]++
	}
	return got
}

// TestReadersDuringIngest has four readers open and search the index, over and
// over, while an ingest publishes after every file.
func TestReadersDuringIngest(t *testing.T) {
	reports, idx := t.TempDir(), filepath.Join(t.TempDir(), "index")
	writeReports(t, reports, 1)
	ingestAll(t, idx, reports, IngestOptions{})
	writeReports(t, reports, 16)

	ctx, cancel := context.WithCancel(context.Background())
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			last, reads := 0, 0
			for ctx.Err() == nil {
				n, err := readOnce(idx)
				if err != nil {
					t.Errorf("a reader: %v", err)
					return
				}
				if n < last {
					t.Errorf("a reader saw %d documents after %d", n, last)
					return
				}
				last = n
				reads++
			}
			if reads == 0 {
				t.Error("a reader never came to read")
			}
		})
	}
	got := ingestAll(t, idx, reports, IngestOptions{PublishEvery: 1})
	cancel()
	readers.Wait()
	if got[Added] != 15 || got[Unchanged] != 1 {
		t.Errorf("outcomes %v, want 15 added and 1 unchanged", got)
	}
	if n, err := readOnce(idx); err != nil || n != 16 {
		t.Errorf("in the end: %d documents, %v; want 16", n, err)
	}
}

// readOnce opens the index, searches it, reads all hits and returns the number
// of documents.
func readOnce(idx string) (int, error) {
	x, err := index.Open(idx)
	if err != nil {
		return 0, err
	}
	defer x.Close()
	found, err := x.Search(context.Background(), index.Request{Query: "director lisbon", Limit: 20, Facets: []string{"file"}})
	if err != nil {
		return 0, err
	}
	if want := min(20, found.Total); len(found.Hits) != want {
		return 0, fmt.Errorf("%d hits of %d, want %d", len(found.Hits), found.Total, want)
	}
	docs, err := x.Documents()
	if err != nil {
		return 0, err
	}
	if files := len(found.Facets[0].Values); files != len(docs) {
		return 0, fmt.Errorf("hits in %d files, documents %d", files, len(docs))
	}
	return len(docs), nil
}

// TestCancelledIngestKeepsWhatIsIn ends an ingest early, as Ctrl-C does.
func TestCancelledIngestKeepsWhatIsIn(t *testing.T) {
	reports, idx := t.TempDir(), filepath.Join(t.TempDir(), "index")
	writeReports(t, reports, 10)
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := index.Create(context.Background(), idx)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range Ingest(ctx, w, Expand([]string{reports}).Files, IngestOptions{Options: Options{Extractor: x}}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			cancel()
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := readOnce(idx)
	if err != nil || got != n || n == 10 {
		t.Errorf("%d documents after %d of 10 files, %v", got, n, err)
	}
	if got := ingestAll(t, idx, reports, IngestOptions{}); got[Added] != 10-n || got[Unchanged] != n {
		t.Errorf("the next run: %v, want %d added", got, 10-n)
	}
}
