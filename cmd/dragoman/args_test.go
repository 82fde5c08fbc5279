package main

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// TestFlagsFirst pins that flags are honoured after arguments, which cli v2
// does not do by itself.
func TestFlagsFirst(t *testing.T) {
	app := &cli.App{Name: "dragoman", Commands: []*cli.Command{
		{Name: "search", Flags: []cli.Flag{
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}},
			&cli.BoolFlag{Name: "count"},
		}},
		{Name: "docs", Subcommands: []*cli.Command{
			{Name: "rm", Flags: []cli.Flag{&cli.StringFlag{Name: "index"}}},
		}},
	}}
	tests := []struct{ in, want string }{
		{"search Vienna --limit 5", "search --limit 5 -- Vienna"},
		{"search Vienna -n 5 visit --count", "search -n 5 --count -- Vienna visit"},
		{"search Vienna --limit=5 visit", "search --limit=5 -- Vienna visit"},
		{"search --count Vienna", "search --count -- Vienna"},
		{"search Vienna -- --limit 5", "search -- Vienna --limit 5"},
		{"search -", "search -- -"},
		{"search Vienna --unknown", "search --unknown -- Vienna"},
		{"docs rm report.pdf --index x", "docs rm --index x -- report.pdf"},
		{"docs", "docs"},
		{"nonsense a --b", "--b -- nonsense a"},
		{"--version", "--version"},
	}
	for _, tt := range tests {
		got, err := flagsFirst(app, append([]string{"dragoman"}, strings.Fields(tt.in)...))
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if want := append([]string{"dragoman"}, strings.Fields(tt.want)...); !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.in, got, want)
		}
	}
	if _, err := flagsFirst(app, []string{"dragoman", "search", "Vienna", "--limit"}); err == nil {
		t.Error("a flag without its value: no error")
	}
}

// TestEveryCommandRefusesUnknownFlags walks all commands: exit code 2, one line
// on standard error and nothing on standard output.
func TestEveryCommandRefusesUnknownFlags(t *testing.T) {
	var walk func(path []string, commands []*cli.Command)
	walk = func(path []string, commands []*cli.Command) {
		for _, c := range commands {
			line := append(slices.Clone(path), c.Name)
			var out, errs strings.Builder
			if code := run(append(line, "--no-such-flag"), strings.NewReader(""), &out, &errs); code != exitError {
				t.Errorf("%v: exit code %d, want %d", line, code, exitError)
			}
			if out.Len() > 0 || strings.Count(errs.String(), "\n") != 1 {
				t.Errorf("%v: stdout %q, stderr %q; want nothing and one line", line, out.String(), errs.String())
			}
			walk(line, c.Subcommands)
		}
	}
	walk([]string{"dragoman"}, newApp(strings.NewReader(""), io.Discard, io.Discard).Commands)
}
