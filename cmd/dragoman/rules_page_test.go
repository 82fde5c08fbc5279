package main

import (
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the program prints into the pages that show it")

var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// TestRulesPage holds docs/rules.md to the program: the files that it shows are
// those in docs/example-rules, and each command prints what stands under it.
func TestRulesPage(t *testing.T) {
	program := asProgram(t)
	t.Chdir("../..")
	const page = "docs/rules.md"
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	got := fence.ReplaceAllStringFunc(string(b), func(block string) string {
		m := fence.FindStringSubmatch(block)
		if m[1] != "console" {
			return block
		}
		line, _, _ := strings.Cut(m[2], "\n")
		args, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			t.Errorf("%s: a console block begins with %q, want a command", page, line)
			return block
		}
		commands++
		words := strings.Fields(args)
		cmd := exec.Command(program, words[1:]...)
		stdout, err := cmd.Output()
		if err != nil {
			t.Errorf("%s: %v", args, err)
		}
		return "```console\n" + line + "\n" + strings.TrimRight(string(stdout), "\n") + "\n```"
	})
	if commands < 3 {
		t.Errorf("%s shows %d commands, want three at least", page, commands)
	}
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if got != string(b) {
		t.Errorf("%s does not show what the program prints: go test ./cmd/dragoman -run TestRulesPage -update, and see git diff\n%s", page, got)
	}
	for _, file := range []string{"docs/example-rules/rules/meeting/sat-down-with.yaml", "docs/example-rules/gazetteers/bodies.csv"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown := false
		for _, m := range fence.FindAllStringSubmatch(string(b), -1) {
			shown = shown || m[2] == string(text)
		}
		if !shown {
			t.Errorf("%s is not shown in %s as it is", file, page)
		}
	}
}

// asProgram copies the test binary to the name under which it is the program:
// see TestMain.
func asProgram(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	program := filepath.Join(t.TempDir(), "dragoman")
	if filepath.Ext(self) == ".exe" {
		program += ".exe"
	}
	out, err := os.OpenFile(program, os.O_CREATE|os.O_WRONLY, 0o777)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return program
}
