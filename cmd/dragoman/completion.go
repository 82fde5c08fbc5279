package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func newCompletionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print the completion script of a shell",
		ArgsUsage: "bash|zsh|fish",
		Description: "Completes commands, flags and field:value inside a query, with the organisations, people,\n" +
			"places, dates and files of the index.\n\n" +
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
		// Bash parts words at colons and equals signs, too, and completes the last
		// part; complete is asked for whole words.
		"bash": `_dragoman() {
    local rest=${COMP_LINE:0:COMP_POINT} n=-1 i word head= line
    local -a words
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((n < 0)) || [[ $rest == [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words[++n]=
        fi
        words[n]+=$word
        rest=${rest#"$word"}
    done
    word=${words[n]}
    if [[ $word == *[:=]* && $COMP_WORDBREAKS == *:* ]]; then
        head=${word%"${word##*[:=]}"}
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        [[ $line == *[:=] ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("$(printf '%q' "${line#"$head"}")")
    done < <(dragoman complete --quoted -- "${words[@]:1}" 2>/dev/null)
}
complete -o default -F _dragoman dragoman
`,
		"zsh": `#compdef dragoman
_dragoman() {
    local -a found
    found=("${(@f)$(dragoman complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[1]}" ]]; then
        compadd -U -S '' -- "${(@M)found:#*[:=]}"
        compadd -U -- "${(@)found:#*[:=]}"
    else
        _files
    fi
}
compdef _dragoman dragoman
`,
		"fish": `function __dragoman_complete
    set -l words (commandline -opc)[2..]
    set -l last (commandline -ct)
    set -l plain (string unescape -- $last)
    and set last $plain
    dragoman complete -- $words "$last" 2>/dev/null | string collect
    or __fish_complete_path "$last"
end
complete -c dragoman -f -a '(__dragoman_complete)'
`,
	}
}
