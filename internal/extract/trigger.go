package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
)

// trigger is the pattern of a rule or a cue, taken apart for a matcher: its
// alternatives, each with the strings that it can begin with and those that it
// cannot do without.
type trigger struct{ arms []arm }

// arm is one alternative of a pattern. Each is compiled by itself, as regexp
// takes its slow way for a program of more than 500 instructions, and when it is
// first tried: most are not, in a short text.
type arm struct {
	anchored func() *regexp.Regexp
	begins   []string   // one of these begins every match; none: not known
	needs    [][]string // of each of these lists, one string stands in every match
	boundary bool       // a match begins at a word's beginning
}

func newTrigger(expr string) (*trigger, error) {
	t := &trigger{}
	for _, alt := range alternatives(expr) {
		a, err := newArm(alt)
		if err != nil {
			if _, whole := syntax.Parse(expr, syntax.Perl); whole != nil {
				err = whole // as it was written
			}
			return nil, err
		}
		t.arms = append(t.arms, a)
	}
	return t, nil
}

// alternatives cuts a pattern at the bars that stand in no group and no class.
func alternatives(expr string) []string {
	var out []string
	depth, class, start := 0, false, 0
	for i := 0; i < len(expr); i++ {
		switch c := expr[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
			if strings.HasPrefix(expr[i+1:], "^]") {
				i += 2
			} else if strings.HasPrefix(expr[i+1:], "]") {
				i++
			}
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			out = append(out, expr[start:i])
			start = i + 1
		}
	}
	return append(out, expr[start:])
}

func newArm(expr string) (arm, error) {
	expr = `\A(?:` + expr + `)`
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return arm{}, err
	}
	a := arm{
		anchored: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) }),
		boundary: startsAtWord(tree),
	}
	a.begins, _ = prefixes(tree)
	if slices.Contains(a.begins, "") {
		a.begins = nil
	}
	a.needs = literalsOf(tree).all()
	return a, nil
}

// startsAtWord reports whether every match begins at a word boundary.
func startsAtWord(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpWordBoundary:
		return true
	case syntax.OpConcat:
		if re.Sub[0].Op == syntax.OpBeginText {
			return len(re.Sub) > 1 && startsAtWord(re.Sub[1])
		}
		return startsAtWord(re.Sub[0])
	case syntax.OpCapture:
		return startsAtWord(re.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(s *syntax.Regexp) bool { return !startsAtWord(s) })
	}
	return false
}
