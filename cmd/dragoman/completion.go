package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
	"dragoman/internal/index/query"
)

func newCompletionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: "Completes commands, flags and their values: organisations, people, cities and files\n" +
			"come out of the index.\n\n" +
			"   bash   source <(dragoman completion bash)\n" +
			"   zsh    source <(dragoman completion zsh)\n" +
			"   fish   dragoman completion fish | source",
		Action: func(c *cli.Context) error {
			script, ok := completionScripts()[c.Args().First()]
			if !ok || c.NArg() != 1 {
				return usagef(c, "%s needs the shell: bash, zsh or fish", c.Command.HelpName)
			}
			_, err := fmt.Fprint(c.App.Writer, script)
			return err
		},
	}
}

// completionScripts ask the hidden command complete, line by line and without
// letting the shell expand what it prints: the values come out of documents.
func completionScripts() map[string]string {
	return map[string]string{
		"bash": `_dragoman() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$(printf '%q' "$line")")
    done < <(dragoman complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _dragoman dragoman
`,
		"zsh": `#compdef dragoman
_dragoman() {
    local -a found
    found=("${(@f)$(dragoman complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        compadd -U -- "${found[@]}"
    else
        _files
    fi
}
compdef _dragoman dragoman
`,
		"fish": `complete -c dragoman -a '(dragoman complete -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
	}
}

// newCompleteCommand is what the scripts call: it prints what the last of its
// arguments can be completed to.
func newCompleteCommand() *cli.Command {
	return &cli.Command{
		Name:   "complete",
		Hidden: true,
		Action: func(c *cli.Context) error {
			for _, s := range completions(c.App, c.Args().Slice()) {
				if _, err := fmt.Fprintln(c.App.Writer, printable(s)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// maxCompletions bounds what a shell has to show.
const maxCompletions = 200

// completions lists what the last word of a command line can become.
func completions(app *cli.App, words []string) []string {
	if len(words) == 0 {
		words = []string{""}
	}
	words, last := words[:len(words)-1], words[len(words)-1]
	commands, flags := app.Commands, app.Flags
	dir := ""
	for i, w := range words {
		if c := find(commands, w); c != nil {
			commands, flags = c.Subcommands, c.Flags
		}
		if (w == "--index" || w == "-i") && i+1 < len(words) {
			dir = words[i+1]
		}
	}
	var all []string
	switch {
	case len(words) > 0 && takesNext(words[len(words)-1], flags) && isFlag(words[len(words)-1]):
		all = flagValues(strings.TrimLeft(words[len(words)-1], "-"), last, dir, flags)
	case isFlag(last):
		for _, f := range flags {
			if v, ok := f.(cli.VisibleFlag); ok && !v.IsVisible() {
				continue
			}
			for _, n := range f.Names() {
				if len(n) > 1 {
					all = append(all, "--"+n)
				}
			}
		}
	default:
		all = commandNames(commands)
	}
	var out []string
	for _, s := range all {
		if strings.HasPrefix(strings.ToLower(s), strings.ToLower(last)) && len(out) < maxCompletions {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return out
}

// flagValues lists the values of a flag that begin with prefix: the fixed ones,
// or those that occur in the index.
func flagValues(flag, prefix, dir string, flags []cli.Flag) []string {
	for _, f := range query.Fields() {
		if f.Name == flag && f.Values != nil {
			return f.Values
		}
	}
	switch flag {
	case "facets":
		return index.FacetFields()
	case "fields":
		return hitFields()
	case "sort":
		return []string{string(index.ByScore), string(index.ByDate), string(index.ByDateDown)}
	case "org", "person", "city", "country", "file":
	default:
		return nil
	}
	if dir == "" {
		for _, f := range flags {
			if s, ok := f.(*cli.StringFlag); ok && s.Name == "index" {
				dir = s.Value
				for _, name := range s.EnvVars {
					if v, ok := os.LookupEnv(name); ok {
						dir = v
					}
				}
			}
		}
	}
	x, err := index.Open(dir)
	if err != nil {
		return nil // no completion is no error
	}
	defer x.Close()
	values, err := x.Values(flag, prefix, maxCompletions)
	if err != nil {
		return nil
	}
	return values
}
