package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dragoman/internal/index"
)

// TestKilledIngest kills an ingest at 30 random moments. Every time the index
// opens and is whole; in the end everything is in, once.
func TestKilledIngest(t *testing.T) {
	if testing.Short() {
		t.Skip("kills 30 processes")
	}
	dir := t.TempDir()
	reports, idx := filepath.Join(dir, "reports"), filepath.Join(dir, "index")
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	const files = 12
	write := func(i, version int) {
		text := fmt.Sprintf("# Report %d\n\nVersion %d of this report.\n\n", i, version)
		for j := range 40 {
			text += fmt.Sprintf("On %d March 2023 the Executive Director met with Ms. Ana Duarte%d in Lisbon, in version %d.\n\n", j%28+1, i, version)
		}
		if err := os.WriteFile(filepath.Join(reports, fmt.Sprintf("r%02d.md", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range files {
		write(i, 0)
	}
	ingest := func(index string) *exec.Cmd {
		// Publishing after every file gives the kill more to hit.
		cmd := exec.Command(os.Args[0], "ingest", "--publish-every", "1ns", "--index", index, reports)
		cmd.Env = append(os.Environ(), actAsProgram+"=1")
		return cmd
	}
	begin := time.Now()
	if out, err := ingest(filepath.Join(dir, "whole")).CombinedOutput(); err != nil {
		t.Fatalf("an ingest that nobody kills: %v\n%s", err, out)
	}
	whole := time.Since(begin)

	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d; a whole ingest takes %v", seed, whole)
	rnd := rand.New(rand.NewPCG(seed, 0))
	killed := 0
	for version := 1; version <= 30; version++ {
		for range 4 {
			write(rnd.IntN(files), version)
		}
		cmd := ingest(idx)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rnd.Int64N(int64(whole))))
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			killed++
		}
		inspect(t, idx, 0, files)
	}
	if killed < 5 {
		t.Errorf("only %d of 30 were killed before they were done: the test does not test", killed)
	}
	if out, err := ingest(idx).CombinedOutput(); err != nil {
		t.Fatalf("the ingest after all that: %v\n%s", err, out)
	}
	inspect(t, idx, files, files)
}

// inspect opens an index and holds that it is whole and has from least to most
// documents, each once. No index is fine where least is 0.
func inspect(t *testing.T, dir string, least, most int) {
	t.Helper()
	report, err := index.Check(context.Background(), dir)
	if errors.Is(err, index.ErrNone) && least == 0 {
		return
	}
	if err != nil {
		t.Fatalf("the index does not open: %v", err)
	}
	for _, f := range report.Faults {
		t.Fatalf("the index is not whole: %s: %s", f.What, f.Why)
	}
	x, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	docs, err := x.Documents()
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) < least || len(docs) > most {
		t.Fatalf("%d documents, want %d to %d", len(docs), least, most)
	}
	paths := map[string]bool{}
	for _, d := range docs {
		if paths[d.Path] {
			t.Fatalf("%s is in twice", d.Path)
		}
		paths[d.Path] = true
	}
	found, err := x.Search(context.Background(), index.Request{Query: "version", Filter: index.Filter{Kinds: []index.Kind{index.KindPage}}})
	if err != nil {
		t.Fatal(err)
	}
	pages := 0
	for _, d := range docs {
		pages += d.Parts
	}
	if found.Total != pages {
		t.Fatalf("a search finds %d pages, the documents have %d", found.Total, pages)
	}
}
