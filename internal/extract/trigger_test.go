package extract

import (
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
			tr.find(text, func(start, end int) bool { got = append(got, text[start:end]); return true })
			want = re.FindAllString(text, -1)
			if !slices.Equal(got, want) {
				t.Errorf("%s in %q: got %q, want %q", expr, text, got, want)
			}
		}
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
