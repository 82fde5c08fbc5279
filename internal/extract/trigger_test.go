package extract

import (
	"fmt"
	"regexp"
	"slices"
	"testing"
)

// TestTriggerFindsWhatRegexpFinds holds the anchored search to the general one.
func TestTriggerFindsWhatRegexpFinds(t *testing.T) {
	texts := []string{
		"the chair met with {person} in {place} on {date}, and met {org} again",
		"{session} of {org} was held on {date}; a {meeting} between {org} and {org} took place",
		"unmet needs, co-met, metres and met", "", "é met étage {date}",
		"signed [a] memorandum | or two", "held an {meeting} on {date}",
	}
	patterns := []string{
		`\b(?:met|held)(?: [a-z]+)* with\b|\bmet\b`,
		`\{(?:meeting|session)\}[^.;]*?\b(?:held|place)`,
		`[^{}|]\|[^|]* two|x`, `\bh(?:eld|ad) an?`, `(?:a|the) (?:chair|memorandum)`, `é met`,
		`[]a]+ memo`,
	}
	for _, expr := range patterns {
		tr, err := newTrigger(expr)
		if err != nil {
			t.Fatalf("%s: %v", expr, err)
		}
		re := regexp.MustCompile(expr)
		for _, text := range texts {
			var got, want []string
			newMatcher(tr).find(text, func(_, start, end int) int { got = append(got, text[start:end]); return end })
			want = re.FindAllString(text, -1)
			if !slices.Equal(got, want) {
				t.Errorf("%s in %q: got %q, want %q", expr, text, got, want)
			}
		}
	}
}

// TestMatcherFindsWhatEachRuleFinds holds the search for all rules at once to one
// rule at a time and one alternative at a time, at every place of the sentences
// that the rules give as examples.
func TestMatcherFindsWhatEachRuleFinds(t *testing.T) {
	x, err := New(Options{WithoutProse: true})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, r := range x.rules.Rules {
		for _, ex := range r.Yes {
			for _, s := range x.read(exampleDocument(ex.Text)).sentences {
				texts = append(texts, lowerASCII(s.masked().text))
			}
		}
	}
	found := 0
	for kind, m := range x.rules.kinds {
		for _, text := range texts {
			var got, want []string
			m.find(text, func(n, start, end int) int {
				got = append(got, fmt.Sprint(x.rules.rules[kind][n].ID, start, end))
				return start + 1
			})
			for _, r := range x.rules.rules[kind] {
				for i := range text {
					for _, a := range r.trigger.arms {
						if loc := a.anchored().FindStringIndex(text[i:]); loc != nil && loc[1] > 0 && (i == 0 || !a.boundary || !isWord(text[i-1])) {
							want = append(want, fmt.Sprint(r.ID, i, i+loc[1]))
							break
						}
					}
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s in %q: got %q, want %q", kind, text, got, want)
			}
			found += len(got)
		}
	}
	if found < len(x.rules.Rules) {
		t.Errorf("%d matches in the examples of %d rules", found, len(x.rules.Rules))
	}
}

func TestAlternatives(t *testing.T) {
	for expr, want := range map[string][]string{
		`a|b`:           {`a`, `b`},
		`(a|b)|[|]|\|c`: {`(a|b)`, `[|]`, `\|c`},
		`[]|]|[^]|]`:    {`[]|]`, `[^]|]`},
		`a`:             {`a`},
	} {
		if got := alternatives(expr); !slices.Equal(got, want) {
			t.Errorf("alternatives(%q) = %q, want %q", expr, got, want)
		}
	}
}
