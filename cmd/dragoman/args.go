package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// flagsFirst moves the flags of a command line before its arguments, because
// cli v2 stops reading flags at the first argument: "search Vienna --limit 5"
// would search for all three words. What stands after "--" is left alone.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	if len(args) == 0 {
		return []string{app.Name}, nil
	}
	out := []string{args[0]}
	rest := args[1:]
	commands := app.Commands
	flags := app.Flags
	for {
		// Descend to the command that the arguments name.
		at := firstArgument(rest, flags)
		if at < 0 {
			break
		}
		c := find(commands, rest[at])
		if c == nil {
			break
		}
		out = append(out, rest[:at+1]...)
		rest, commands, flags = rest[at+1:], c.Subcommands, c.Flags
	}
	var arguments []string
	for i := 0; i < len(rest); i++ {
		a := rest[i]
		if a == "--" {
			arguments = append(arguments, rest[i+1:]...)
			break
		}
		if !isFlag(a) {
			arguments = append(arguments, a)
			continue
		}
		out = append(out, a)
		if takesNext(a, flags) {
			if i+1 == len(rest) {
				return nil, &usageError{fmt.Sprintf("flag needs an argument: %s", a), ""}
			}
			i++
			out = append(out, rest[i])
		}
	}
	if len(arguments) > 0 {
		out = append(append(out, "--"), arguments...)
	}
	return out, nil
}

// firstArgument returns the index of the first argument that is no flag and no
// flag's value, or -1.
func firstArgument(args []string, flags []cli.Flag) int {
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--":
			return -1
		case !isFlag(args[i]):
			return i
		case takesNext(args[i], flags):
			i++
		}
	}
	return -1
}

// isFlag reports whether an argument has the form of a flag. "-" alone is
// standard input.
func isFlag(a string) bool { return len(a) > 1 && a[0] == '-' }

// takesNext reports whether the flag's value is the next argument. An unknown
// flag takes none: parsing refuses it by name.
func takesNext(a string, flags []cli.Flag) bool {
	if strings.Contains(a, "=") {
		return false
	}
	name := strings.TrimLeft(a, "-")
	for _, f := range flags {
		for _, n := range f.Names() {
			if n == name {
				v, ok := f.(cli.DocGenerationFlag)
				return ok && v.TakesValue()
			}
		}
	}
	return false
}

func find(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}
