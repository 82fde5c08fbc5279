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

// newCompleteCommand is what the scripts of completion call: it prints what the
// last of its arguments can be completed to.
func newCompleteCommand() *cli.Command {
	return &cli.Command{
		Name:   "complete",
		Hidden: true,
		Flags:  []cli.Flag{&cli.BoolFlag{Name: "quoted", Usage: "the words have the shell's quotes and backslashes still in them"}},
		Action: func(c *cli.Context) error {
			words := c.Args().Slice()
			if c.Bool("quoted") {
				for i, w := range words {
					words[i] = unquote(w)
				}
			}
			for _, s := range completions(c.App, words) {
				if _, err := fmt.Fprintln(c.App.Writer, printable(s)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// unquote takes the quotes and backslashes out of a word as a shell does. The
// word may end inside quotes.
func unquote(word string) string {
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == '\\' && quote != '\'' && i+1 < len(word):
			i++
			b.WriteByte(word[i])
		case c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// maxCompletions bounds what a shell has to show.
const maxCompletions = 200

// completer knows how far a command line has come.
type completer struct {
	commands []*cli.Command // that can follow
	command  string
	flags    []cli.Flag
	dir      string // of the index; empty for the one that flags and environment name
}

// completions lists what the last word of a command line can become.
func completions(app *cli.App, words []string) []string {
	if len(words) == 0 {
		words = []string{""}
	}
	words, last := words[:len(words)-1], words[len(words)-1]
	k := &completer{commands: app.Commands, flags: app.Flags}
	for i, w := range words {
		if c := find(k.commands, w); c != nil {
			k.commands, k.command, k.flags = c.Subcommands, c.Name, c.Flags
		}
		if dir, ok := strings.CutPrefix(w, "--index="); ok {
			k.dir = dir
		}
		if (w == "--index" || w == "-i") && i+1 < len(words) {
			k.dir = words[i+1]
		}
	}
	var all []string
	switch name, value, given := strings.Cut(last, "="); {
	case len(words) > 0 && isFlag(words[len(words)-1]) && takesNext(words[len(words)-1], k.flags):
		all = k.flagValues(strings.TrimLeft(words[len(words)-1], "-"), last)
	case isFlag(last) && given:
		for _, v := range k.flagValues(strings.TrimLeft(name, "-"), value) {
			all = append(all, name+"="+v)
		}
	case isFlag(last):
		all = beginning(last, k.flagNames())
	case len(k.commands) > 0:
		all = beginning(last, commandNames(k.commands))
	case k.command == "search":
		all = k.queryWords(last)
	}
	slices.Sort(all)
	return all[:min(len(all), maxCompletions)]
}

// beginning selects the values that begin with a prefix, in capitals or not.
func beginning(prefix string, values []string) []string {
	var out []string
	for _, v := range values {
		if strings.HasPrefix(strings.ToLower(v), strings.ToLower(prefix)) {
			out = append(out, v)
		}
	}
	return out
}

func (k *completer) flagNames() []string {
	var out []string
	for _, f := range k.flags {
		if v, ok := f.(cli.VisibleFlag); ok && !v.IsVisible() {
			continue
		}
		for _, n := range f.Names() {
			if len(n) > 1 {
				out = append(out, "--"+n)
			}
		}
	}
	return out
}

// flagValues lists the values of a flag that begin with a prefix: the fixed
// ones, or those that occur in the index.
func (k *completer) flagValues(flag, prefix string) []string {
	switch flag {
	case "facets":
		return beginning(prefix, index.FacetFields())
	case "fields":
		return beginning(prefix, hitFields())
	case "sort":
		return beginning(prefix, []string{string(index.ByScore), string(index.ByDate), string(index.ByDateDown)})
	case "from", "to":
		return k.fieldValues("date", prefix)
	case "kind", "org", "person", "city", "country", "form", "type", "status", "file":
		return k.fieldValues(flag, prefix)
	}
	return nil
}

// queryWords lists what a word of a query can become: a field, or, behind a
// field and its colon, a value in the form in which a query takes it.
func (k *completer) queryWords(word string) []string {
	open := word[:len(word)-len(strings.TrimLeft(word, "("))]
	word = word[len(open):]
	name, prefix, ok := strings.Cut(word, ":")
	var out []string
	for _, f := range query.Fields() {
		switch {
		case !ok && strings.HasPrefix(f.Name, word):
			out = append(out, open+f.Name+":")
		case ok && f.Name == name:
			values := k.fieldValues(name, strings.Trim(prefix, `"`))
			if slices.Contains([]string{"date", "place", "org", "person"}, name) {
				values = append(values, beginning(prefix, []string{"none"})...)
			}
			for _, v := range values {
				if strings.Contains(v, `"`) {
					continue
				}
				if strings.ContainsAny(v, " ()*~") {
					v = `"` + v + `"`
				}
				out = append(out, open+name+":"+v)
			}
		}
	}
	return out
}

// fieldValues lists the values of a field of the query language that begin with
// a prefix.
func (k *completer) fieldValues(field, prefix string) []string {
	for _, f := range query.Fields() {
		if f.Name == field && f.Values != nil {
			return beginning(prefix, f.Values)
		}
	}
	counted := []string{field}
	switch field {
	case "place":
		counted = []string{"city", "country"}
	case "date":
		counted = []string{"year", "month"}
	case "org", "person", "city", "country", "file", "rule":
	default:
		return nil
	}
	x, err := index.Open(k.folder())
	if err != nil {
		return nil // no completion is no error
	}
	defer x.Close()
	var out []string
	for _, f := range counted {
		values, err := x.Values(f, prefix, maxCompletions)
		if err != nil {
			return nil
		}
		out = append(out, values...)
	}
	return out
}

// folder is where the index is: cli reads the flags of the command that runs,
// and this is another.
func (k *completer) folder() string {
	dir := k.dir
	for _, f := range k.flags {
		if s, ok := f.(*cli.StringFlag); ok && s.Name == "index" && dir == "" {
			dir = s.Value
			for _, name := range s.EnvVars {
				if v, ok := os.LookupEnv(name); ok {
					dir = v
				}
			}
		}
	}
	return dir
}
