package eval

import (
	"slices"
	"testing"
)

func TestMatchTakesTheHeaviestPairFirst(t *testing.T) {
	weights := [][]int{{5, 9, 0}, {9, 9, 0}, {0, 1, 0}}
	got := match(3, 3, func(g, f int) int { return weights[g][f] })
	if want := []pair{{0, 1}, {1, 0}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
