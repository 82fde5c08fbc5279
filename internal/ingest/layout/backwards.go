package layout

import (
	"slices"
	"strings"
	"unicode"
)

// script tells what a run's text says of the direction that it is read in.
type script int

const (
	neutralRun  script = iota // spaces and punctuation
	digitRun                  // read from left to right, in lines of either direction
	forwardRun                // letters of a script written from left to right
	backwardRun               // letters of a script written from right to left
)

func scriptOf(text string) script {
	s := neutralRun
	for _, c := range text {
		switch {
		case RightToLeft(c):
			return backwardRun
		case unicode.IsLetter(c):
			s = forwardRun
		case unicode.IsDigit(c):
			s = max(s, digitRun)
		}
	}
	return s
}

// RightToLeft reports whether c is a letter, mark or sign of a script written
// from right to left. Digits are not: numbers are read from left to right.
func RightToLeft(c rune) bool {
	switch {
	case c < 0x590:
		return false
	case c <= 0x8ff:
		return !unicode.IsDigit(c)
	}
	return c >= 0xfb1d && c <= 0xfdff || c >= 0xfe70 && c <= 0xfefc
}

// rightToLeft reports whether most letters of the row are of a script written
// from right to left.
func (r row) rightToLeft() bool {
	right, left := 0, 0
	for _, run := range r.runs {
		switch s := scriptOf(run.Text); {
		case s == backwardRun:
			right += len(run.Text) / 2 // their letters take two bytes
		case s == forwardRun:
			left += len(run.Text)
		}
	}
	return right > left
}

// turn turns the row, whose runs are sorted, round, so that what is read first
// stands left. Numbers and words of other scripts keep their order.
func (r row) turn() {
	for i := 0; i < len(r.runs); {
		end := r.forward(i)
		x0, x1 := extent(r.runs[i:end])
		for k := i; k < end; k++ {
			r.runs[k].X -= x0 + x1
		}
		i = end
	}
	slices.SortStableFunc(r.runs, func(a, b Run) int {
		switch {
		case a.X < b.X:
			return -1
		case a.X > b.X:
			return 1
		}
		return 0
	})
}

// forward gives the end of the runs, from one on, that are read from left to
// right within a row that is read from right to left: a number, also in groups
// of three digits, or a phrase in another script.
func (r row) forward(from int) (end int) {
	last := r.runs[from]
	kind := scriptOf(last.Text)
	end = from + 1
	if kind != digitRun && kind != forwardRun {
		return end
	}
	words := kind == forwardRun
	for k, closed := from+1, true; k < len(r.runs); k++ {
		run := r.runs[k]
		gap := run.X - (r.runs[k-1].X + r.runs[k-1].W)
		closed = closed && gap < 0.15*run.Size && strings.TrimSpace(run.Text) != "" && !strings.Contains(run.Text, "-")
		kind := scriptOf(run.Text)
		switch {
		case kind == backwardRun || gap > cellGap*run.Size:
			return end
		case kind == neutralRun:
			continue
		}
		between := run.X - (last.X + last.W)
		grouped := between < 0.6*run.Size && isGroup(last.Text, 1) && isGroup(run.Text, 3)
		words = words || kind == forwardRun
		if !closed && !grouped && !words {
			return end
		}
		last, end, closed = run, k+1, true
	}
	return end
}

// isGroup reports whether text is a group of digits of a large number: at least
// so many and no more than three.
func isGroup(text string, least int) bool {
	text = strings.TrimSpace(text)
	return len(text) >= least && len(text) <= 3 && strings.Trim(text, "0123456789") == ""
}
