package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestPagesShowRealOutput runs the sessions of the pages for people, the blocks
// marked "console", beside copies of corpus/ and docs/, and compares what they
// print. UPDATE_SCRIPTS=1 writes the output anew.
func TestPagesShowRealOutput(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the sessions are typed in a Unix shell")
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("the sessions need bash")
	}
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("the sessions need jq")
	}
	for _, page := range []string{"README.md", "docs/rules.md"} {
		t.Run(page, func(t *testing.T) {
			path := filepath.Join("..", "..", page)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, folder := range []string{"corpus", "docs"} {
				if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("..", "..", folder))); err != nil {
					t.Fatal(err)
				}
			}
			got, sessions := replay(string(b), func(command string) string {
				cmd := exec.Command(bash, "-c", command)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "NO_COLOR=1", "DRAGOMAN_INDEX=dragoman.index", "LC_ALL=C.UTF-8")
				out, _ := cmd.CombinedOutput() // a command that fails shows why
				return string(out)
			})
			if sessions == 0 {
				t.Fatalf("%s has no session", page)
			}
			if got == string(b) {
				return
			}
			if os.Getenv("UPDATE_SCRIPTS") != "" {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, have := strings.Split(string(b), "\n"), strings.Split(got, "\n")
			for i := range want {
				if i >= len(have) || want[i] != have[i] {
					t.Fatalf("%s:%d shows\n%s\nthe program prints\n%s\n(make golden writes it anew)", page, i+1, want[i], strings.Join(have[i:min(i+5, len(have))], "\n"))
				}
			}
		})
	}
}

var fence = regexp.MustCompile("(?ms)^```\\w+\n(.*?)^```$")

// TestRulesPageShowsItsExample holds the blocks of docs/rules.md to the files of
// docs/example-rules that they show.
func TestRulesPageShowsItsExample(t *testing.T) {
	page, err := os.ReadFile("../../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, m := range fence.FindAllStringSubmatch(string(page), -1) {
		blocks = append(blocks, m[1])
	}
	for _, file := range []string{"rules/meeting/sat-down-with.yaml", "gazetteers/bodies.csv"} {
		b, err := os.ReadFile(filepath.Join("../../docs/example-rules", file))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(blocks, string(b)) {
			t.Errorf("docs/rules.md does not show %s as it is", file)
		}
	}
}

// TestLinksOfThePagesLead finds links to files that are not there.
func TestLinksOfThePagesLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md", "../../CONTRIBUTING.md", "../../corpus/README.md") {
		b, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(b), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
			}
		}
	}
}

// replay returns a page in which every command of a session, a line that begins
// with "$ ", is followed by its output.
func replay(page string, run func(command string) string) (string, int) {
	var out strings.Builder
	inside := false
	sessions := 0
	for line := range strings.Lines(page) {
		switch {
		case !inside:
			inside = strings.TrimSpace(line) == "```console"
			out.WriteString(line)
		case strings.TrimSpace(line) == "```":
			inside = false
			out.WriteString(line)
		case strings.HasPrefix(line, "$ "):
			sessions++
			out.WriteString(line)
			output := run(strings.TrimSpace(line[2:]))
			for l := range strings.Lines(strings.TrimRight(output, "\n")) {
				out.WriteString(strings.TrimRight(l, " \n") + "\n")
			}
		}
	}
	return out.String(), sessions
}
