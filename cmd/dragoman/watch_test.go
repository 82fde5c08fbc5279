package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestIngestWatch has a watching ingest take in a report that arrives, one that
// changes and one in a new folder, and end well when it is interrupted.
func TestIngestWatch(t *testing.T) {
	dir := t.TempDir()
	reports := filepath.Join(dir, "reports")
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(reports, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("# Report\n\n"+text+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("first.md", "There from the beginning.")
	cmd := exec.Command(os.Args[0], "ingest", "--watch", "--index", filepath.Join(dir, "index"), reports)
	cmd.Env = append(os.Environ(), actAsProgram+"=1")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := make(chan string)
	go func() {
		for in := bufio.NewScanner(stdout); in.Scan(); {
			lines <- in.Text()
		}
		close(lines)
	}()
	expect := func(outcome, name string) {
		t.Helper()
		select {
		case line := <-lines:
			if !strings.HasPrefix(line, outcome) || !strings.Contains(line, name) {
				t.Fatalf("got %q, want %s %s", line, outcome, name)
			}
		case <-time.After(time.Minute):
			t.Fatalf("nothing in a minute, want %s %s", outcome, name)
		}
	}
	expect("added", "first.md")
	write("second.md", "Arrived later.")
	expect("added", "second.md")
	write("second.md", "Changed since.")
	expect("replaced", "second.md")
	write("new/third.md", "In a new folder.")
	expect("added", "third.md")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Skip("this system has no interrupt:", err)
	}
	for range lines {
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("after the interrupt: %v", err)
	}
	inspectWords(t, filepath.Join(dir, "index"), 3)
}

// inspectWords holds that an index is whole and has some number of documents.
func inspectWords(t *testing.T, dir string, documents int) {
	t.Helper()
	var out, errs strings.Builder
	if code := run([]string{"dragoman", "check", "--index", dir}, strings.NewReader(""), &out, &errs); code != exitFound {
		t.Errorf("check: %s", errs.String())
	}
	out.Reset()
	run([]string{"dragoman", "docs", "list", "--format", "jsonl", "--index", dir}, strings.NewReader(""), &out, &errs)
	if n := strings.Count(out.String(), "\n"); n != documents {
		t.Errorf("%d documents, want %d", n, documents)
	}
}
