package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"
)

// progress draws a bar on a terminal and nothing elsewhere.
type progress struct {
	w           io.Writer
	done, total int
	drawn       time.Time
	shown       bool
}

func newProgress(w io.Writer, total int) *progress {
	if !isTerminal(w) {
		return &progress{}
	}
	return &progress{w: w, total: total}
}

// step counts one file that is done and draws, at most ten times a second.
func (p *progress) step(name string) {
	p.done++
	if p.w == nil || p.total < 2 || time.Since(p.drawn) < 100*time.Millisecond {
		return
	}
	const cells = 24
	filled := cells * p.done / p.total
	line := fmt.Sprintf("%s%s %d/%d %s", strings.Repeat("█", filled), strings.Repeat("░", cells-filled), p.done, p.total, printable(name))
	fmt.Fprint(p.w, "\r\x1b[K", runewidth.Truncate(line, width(p.w, 80)-1, "…"))
	p.drawn, p.shown = time.Now(), true
}

// clear takes the bar away, so that a line can be printed.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
