package extract

import (
	"reflect"
	"regexp"
	"testing"
)

// TestPatternFindsWhatRegexpFinds holds the filter before an expression to the
// expression.
func TestPatternFindsWhatRegexpFinds(t *testing.T) {
	texts := []string{
		"", "The Chair did not meet", "the chair did NOT YET been", "was received in the Palace of Nations on 3 May",
		"Signed at Lima", "re-signed; cosigned", "organised, organized and ORGANISED", "3. While in Lima, he met", "émigré met étage",
	}
	for _, expr := range []string{
		`(?i)\b(?:did not|not been|not yet been|not yet|never)\b`, `\bThe (?:Chair|Palace)\b`, `organi[sz]ed`, `(?i)ORGANI[SZ]ED(?:,| and)`,
		`^(?:\d+\.\s+)?(?:While in|There,)`, `(?:met|held)?`, `a*`, `(?i)sign(?:ed)? at (?:the )?\p{Lu}\w+`, `(?:received|welcomed)[^.]{0,40}? on \d`,
		`é(?:migré|tage)`, `[A-Z]\w+ (?:met|chair)|meet$`, `x{2,}|(?:did ){1,3}not`, `$`, `\bmet\b|signed`, `(?:\bmet|é\bmigré)`, `\B(?:igned|meet)`, `s(?:igned|$)`, `\b(?:at|in) (?:the )?((?:[A-Z]\w*|of)(?: [A-Z]\w*| of)*)`, `met\b(?: étage)?`, `\n?^The`,
		`\b(?:, )he`, `(?m)^3\. `,
	} {
		re, p := regexp.MustCompile(expr), lazily(expr)
		for _, text := range texts {
			if got, want := p.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1); !reflect.DeepEqual(got, want) {
				t.Errorf("%s in %q: got %v, want %v", expr, text, got, want)
			}
			if got, want := p.ReplaceAllString(text, "<$0>"), re.ReplaceAllString(text, "<$0>"); got != want {
				t.Errorf("%s in %q: got %q, want %q", expr, text, got, want)
			}
		}
	}
}
