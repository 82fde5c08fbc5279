package extract

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// trigger is the compiled pattern of a rule. A general search would try the
// pattern at every byte of every sentence; this one tries it, anchored, only
// where a match can begin, and not at all where no word of it occurs.
type trigger struct {
	anchored *regexp.Regexp
	first    [256]bool // bytes that a match can begin with
	any      bool      // the first byte is not known: try every one
	boundary bool      // a match begins at a word's beginning
	literals []string  // one of these stands in every match; none: not known
}

func newTrigger(expr string) (*trigger, error) {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	re, err := regexp.Compile(`\A(?:` + expr + `)`)
	if err != nil {
		return nil, err
	}
	tree = tree.Simplify()
	t := &trigger{anchored: re, literals: required(tree)}
	t.boundary = startsAtWord(tree)
	if !firstBytes(tree, &t.first) {
		t.any = true
	}
	return t, nil
}

// find calls take with the matches in a masked sentence in lower case, leftmost
// first. A match that take refuses does not hide one that begins inside it.
func (t *trigger) find(s string, take func(start, end int) bool) {
	if !t.possible(s) {
		return
	}
	for i := 0; i < len(s); {
		if !t.any && !t.first[s[i]] || t.boundary && i > 0 && isWord(s[i-1]) {
			i++
			continue
		}
		loc := t.anchored.FindStringIndex(s[i:])
		if loc == nil || loc[1] == 0 || !take(i, i+loc[1]) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		i += loc[1]
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

// firstBytes adds the bytes that a match of re can begin with and reports
// whether they are known.
func firstBytes(re *syntax.Regexp, set *[256]bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		var b [utf8.UTFMax]byte
		utf8.EncodeRune(b[:], re.Rune[0])
		set[b[0]] = true
		return re.Flags&syntax.FoldCase == 0
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if re.Rune[i+1] > 127 {
				return false
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				set[byte(r)] = true
			}
		}
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return firstBytes(re.Sub[0], set)
	case syntax.OpConcat:
		for _, s := range re.Sub {
			switch s.Op {
			case syntax.OpWordBoundary, syntax.OpEmptyMatch:
				continue
			case syntax.OpStar, syntax.OpQuest:
				if !firstBytes(s.Sub[0], set) {
					return false
				}
				continue
			}
			return firstBytes(s, set)
		}
		return false
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			if !firstBytes(s, set) {
				return false
			}
		}
		return true
	}
	return false
}

// required returns strings of which at least one stands in every match of the
// pattern, or nil when it cannot tell. Rules are tried only where one occurs.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if len(re.Rune) >= 3 {
			return []string{string(re.Rune)}
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

func shortest(list []string) int {
	n := len(list[0])
	for _, s := range list {
		n = min(n, len(s))
	}
	return n
}
