package extract

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// trigger is the compiled pattern of a rule. A general search would try the
// pattern at every byte of every sentence; this one tries it, anchored, only
// where one of the strings stands that a match can begin with, and not at all
// where no word of it occurs.
type trigger struct {
	arms     []arm
	literals []string // one of these stands in every match; none: not known
}

// arm is one alternative of a pattern. Each is compiled by itself: regexp takes
// its slow way for a program of more than 500 instructions.
type arm struct {
	anchored *regexp.Regexp
	starts   [256][]string // what a match can begin with, by its first byte
	any      bool          // it is not known what a match begins with
	boundary bool          // a match begins at a word's beginning
}

func newTrigger(expr string) (*trigger, error) {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	t := &trigger{literals: required(tree.Simplify())}
	for _, alt := range alternatives(expr) {
		a, err := newArm(alt)
		if err != nil {
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
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return arm{}, err
	}
	re, err := regexp.Compile(`\A(?:` + expr + `)`)
	if err != nil {
		return arm{}, err
	}
	tree = tree.Simplify()
	a := arm{anchored: re, boundary: startsAtWord(tree)}
	list, _ := prefixes(tree)
	for _, p := range list {
		if p == "" {
			a.any = true
			break
		}
		a.starts[p[0]] = append(a.starts[p[0]], p)
	}
	return a, nil
}

// next returns the first match at or behind an offset of a text in lower case.
func (t *trigger) next(s string, from int) (start, end int, ok bool) {
	for i := from; i < len(s); i++ {
		if !utf8.RuneStart(s[i]) {
			continue
		}
		for k := range t.arms {
			if a := &t.arms[k]; a.begins(s, i) {
				if loc := a.anchored.FindStringIndex(s[i:]); loc != nil && loc[1] > 0 {
					return i, i + loc[1], true
				}
			}
		}
	}
	return 0, 0, false
}

// begins reports whether a match may begin at byte i.
func (a *arm) begins(s string, i int) bool {
	if a.boundary && i > 0 && isWord(s[i-1]) {
		return false
	}
	if a.any {
		return true
	}
	for _, p := range a.starts[s[i]] {
		if strings.HasPrefix(s[i:], p) {
			return true
		}
	}
	return false
}

// find calls take with the matches in a text in lower case, leftmost first. A
// match that take refuses does not hide one that begins inside it.
func (t *trigger) find(s string, take func(start, end int) bool) {
	if !t.possible(s) {
		return
	}
	for i := 0; i < len(s); {
		start, end, ok := t.next(s, i)
		if !ok {
			return
		}
		i = start + 1
		if take(start, end) {
			i = end
		}
	}
}

// possible reports whether a match may occur at all.
func (t *trigger) possible(s string) bool {
	if t.literals == nil {
		return true
	}
	for _, l := range t.literals {
		if strings.Contains(s, l) {
			return true
		}
	}
	return false
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// startsAtWord reports whether every match begins at a word boundary with a
// letter.
func startsAtWord(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpConcat:
		return len(re.Sub) > 1 && re.Sub[0].Op == syntax.OpWordBoundary
	case syntax.OpCapture:
		return startsAtWord(re.Sub[0])
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			if !startsAtWord(s) {
				return false
			}
		}
		return true
	}
	return false
}

// maxPrefixes bounds the strings that a match can begin with.
const maxPrefixes = 300

// prefixes returns strings of which one begins every match of re, and whether
// they are all that it matches. An empty string says that nothing is known.
func prefixes(re *syntax.Regexp) (list []string, exact bool) {
	unknown := []string{""}
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return unknown, false
		}
		return []string{string(re.Rune)}, true
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return unknown, true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i+1]-re.Rune[i] > 8 {
				return unknown, false
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				list = append(list, string(r))
			}
		}
		return list, true
	case syntax.OpCapture:
		return prefixes(re.Sub[0])
	case syntax.OpPlus:
		list, _ = prefixes(re.Sub[0])
		return list, false
	case syntax.OpQuest:
		list, exact = prefixes(re.Sub[0])
		return append(list[:len(list):len(list)], ""), exact
	case syntax.OpAlternate:
		exact = true
		for _, s := range re.Sub {
			l, e := prefixes(s)
			list, exact = append(list, l...), exact && e
		}
		return list, exact
	case syntax.OpConcat:
		list = unknown
		for _, s := range re.Sub {
			l, e := prefixes(s)
			if len(list)*len(l) > maxPrefixes {
				return list, false
			}
			var product []string
			for _, a := range list {
				for _, b := range l {
					product = append(product, a+b)
				}
			}
			if list = product; !e {
				return list, false
			}
		}
		return list, true
	}
	return unknown, false
}

// required returns strings of which at least one stands in every match of the
// pattern, or nil when it cannot tell. Rules are tried only where one occurs.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if w := string(re.Rune); len(w) >= 3 && !everywhere[strings.Trim(w, " ,")] {
			return []string{w}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, s := range re.Sub {
			if r := required(s); r != nil && (best == nil || len(r) < len(best) || len(r) == len(best) && shortest(r) > shortest(best)) {
				best = r
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, s := range re.Sub {
			r := required(s)
			if r == nil {
				return nil
			}
			all = append(all, r...)
		}
		return all
	}
	return nil
}

// everywhere are strings that most sentences with a date hold: to ask for them
// rules nothing out.
var everywhere = map[string]bool{"{date}": true, "{org}": true, "{person}": true, "{place}": true, "the": true, "and": true, "with": true, "date}": true}

func shortest(list []string) int {
	n := len(list[0])
	for _, s := range list {
		n = min(n, len(s))
	}
	return n
}
