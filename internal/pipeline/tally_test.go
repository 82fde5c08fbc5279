package pipeline_test

import (
	"fmt"
	"testing"
)

// tally counts what was found of what is there.
type tally struct{ right, found, there int }

// add compares two lists and logs how they differ.
func (c *tally) add(t *testing.T, what string, got, want []string) {
	t.Helper()
	left := map[string]int{}
	for _, w := range want {
		left[w]++
	}
	for _, g := range got {
		if left[g] > 0 {
			left[g]--
			c.right++
			continue
		}
		t.Logf("%s %q is false", what, g)
	}
	for _, w := range want {
		if left[w] > 0 {
			left[w]--
			t.Logf("%s %q is missed", what, w)
		}
	}
	c.found += len(got)
	c.there += len(want)
}

func (c tally) f1() float64 {
	if c.found+c.there == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.there)
}

// String gives precision, recall and F1.
func (c tally) String() string {
	p, r := 0.0, 0.0
	if c.found > 0 {
		p = float64(c.right) / float64(c.found)
	}
	if c.there > 0 {
		r = float64(c.right) / float64(c.there)
	}
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f (%d right, %d found, %d there)", p, r, c.f1(), c.right, c.found, c.there)
}
