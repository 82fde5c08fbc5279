package extract_test

import (
	"testing"
)

// TestRuleExamples holds every shipped rule to the examples in its file.
func TestRuleExamples(t *testing.T) {
	x := newExtractor(t)
	read, failures := x.TestExamples(nil)
	if read < 2*len(x.Rules().Rules) {
		t.Fatalf("%d examples of %d rules", read, len(x.Rules().Rules))
	}
	for _, f := range failures {
		t.Error(f)
	}
}
