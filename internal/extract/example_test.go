package extract_test

import (
	"testing"

	"dragoman/internal/extract"
)

// TestRuleExamples holds every shipped rule to the examples in its file.
func TestRuleExamples(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read, failures := x.TestExamples(nil)
	if read < 2*len(x.Rules().Rules) {
		t.Fatalf("%d examples of %d rules", read, len(x.Rules().Rules))
	}
	for _, f := range failures {
		t.Error(f)
	}
}
