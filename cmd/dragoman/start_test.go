package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// maxStart bounds what setting up one package may allocate. Tables and patterns
// beyond it are to be made when they are first used: every search pays for them.
// maxStarts bounds what all of them may, maxOwn what one of ours may.
const (
	maxStart  = 250_000
	maxStarts = 1_500_000
	maxOwn    = 100_000
)

// TestStartIsLight looks at what each package of the program allocates before
// main runs. The libraries in third_party are there for this: without their
// change one of them alone allocates a megabyte.
func TestStartIsLight(t *testing.T) {
	cmd := exec.Command(os.Args[0], "--version")
	cmd.Env = append(os.Environ(), actAsProgram+"=1", "GODEBUG=inittrace=1")
	var trace bytes.Buffer
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	seen, all := 0, 0
	for in := bufio.NewScanner(&trace); in.Scan(); {
		var name string
		var at, took float64
		var size int
		if _, err := fmt.Sscanf(in.Text(), "init %s @%f ms, %f ms clock, %d bytes", &name, &at, &took, &size); err != nil {
			continue
		}
		seen++
		all += size
		if size > maxStart {
			t.Errorf("%s allocates %d bytes at every start, more than %d", name, size, maxStart)
		}
		if strings.HasPrefix(name, "dragoman/") && size > maxOwn {
			t.Errorf("%s is ours and allocates %d bytes at every start, more than %d", name, size, maxOwn)
		}
	}
	if all > maxStarts {
		t.Errorf("the packages allocate %d bytes at every start, more than %d", all, maxStarts)
	}
	if seen < 100 {
		t.Errorf("only %d packages seen: the test does not see the start", seen)
	}
}

// BenchmarkStart measures the start of the program, with the end of it.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		cmd := exec.Command(os.Args[0], "--version")
		cmd.Env = append(os.Environ(), actAsProgram+"=1")
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
	}
}
