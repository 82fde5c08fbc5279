package extract

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// What is known of a pattern before it runs: the strings that it can begin with,
// and those of which one must stand in every match, in lower case.

// maxPrefixes bounds the strings that a match can begin with, maxExact those that
// stand for one stretch of a match, maxMembers the characters of a class.
const (
	maxPrefixes = 32
	maxExact    = 32
	maxMembers  = 12
)

// prefixes returns strings of which one begins every match of re, and whether
// they are all that it matches. An empty string says that nothing is known.
func prefixes(re *syntax.Regexp) (list []string, exact bool) {
	unknown := []string{""}
	switch re.Op {
	case syntax.OpLiteral:
		return []string{lowerASCII(string(re.Rune))}, true
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return unknown, true
	case syntax.OpCharClass:
		if list = members(re); list == nil {
			return unknown, false
		}
		return list, true
	case syntax.OpCapture:
		return prefixes(re.Sub[0])
	case syntax.OpPlus:
		list, _ = prefixes(re.Sub[0])
		return list, false
	case syntax.OpRepeat:
		if re.Min > 0 {
			list, _ = prefixes(re.Sub[0])
			return list, false
		}
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
			if known := len(list) > 1 || list[0] != ""; known && len(list)*len(l) > maxPrefixes {
				return list, false
			}
			if list = product(list, l); !e {
				return list, false
			}
		}
		return list, true
	}
	return unknown, false
}

// literals are what every match of a pattern holds. Where exact is not nil, a
// match is one of its strings; else it holds a string of each list in needs.
type literals struct {
	exact []string
	needs [][]string
}

// all are the lists of which one string each stands in every match.
func (l literals) all() [][]string {
	if l.exact != nil {
		return appendNeed(nil, l.exact)
	}
	return l.needs
}

// literalsOf finds the literals of a pattern.
func literalsOf(re *syntax.Regexp) literals {
	switch re.Op {
	case syntax.OpLiteral:
		return literals{exact: []string{lowerASCII(string(re.Rune))}}
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return literals{exact: []string{""}}
	case syntax.OpCharClass:
		return literals{exact: members(re)}
	case syntax.OpCapture:
		return literalsOf(re.Sub[0])
	case syntax.OpQuest:
		if l := literalsOf(re.Sub[0]); l.exact != nil {
			return literals{exact: append(l.exact[:len(l.exact):len(l.exact)], "")}
		}
	case syntax.OpPlus, syntax.OpRepeat:
		if re.Op == syntax.OpPlus || re.Min > 0 {
			l := literalsOf(re.Sub[0])
			return literals{needs: l.all()}
		}
	case syntax.OpConcat:
		return literalsOfAll(re.Sub)
	case syntax.OpAlternate:
		return literalsOfAny(re.Sub)
	}
	return literals{}
}

// literalsOfAll are the literals of patterns that follow one another.
func literalsOfAll(list []*syntax.Regexp) literals {
	var needs [][]string
	run := []string{""} // what the patterns since the last open one match
	whole := true
	for _, s := range list {
		l := literalsOf(s)
		if l.exact != nil && len(run)*len(l.exact) <= maxExact {
			run = product(run, l.exact)
			continue
		}
		needs, whole = appendNeed(needs, run), false
		if run = l.exact; run == nil {
			run = []string{""}
		}
		needs = append(needs, l.needs...)
	}
	if whole {
		return literals{exact: run}
	}
	return literals{needs: appendNeed(needs, run)}
}

// literalsOfAny are the literals of a choice of patterns.
func literalsOfAny(list []*syntax.Regexp) literals {
	var all []string
	exact := true
	for _, s := range list {
		l := literalsOf(s)
		switch {
		case l.exact != nil:
			all = append(all, l.exact...)
		case len(l.needs) > 0:
			exact = false
			all = append(all, slices.MinFunc(l.needs, func(a, b []string) int { return len(a) - len(b) })...)
		default:
			return literals{}
		}
	}
	if exact && len(all) <= maxExact {
		return literals{exact: all}
	}
	return literals{needs: appendNeed(nil, all)}
}

// members lists the characters of a small class; it is nil for a large one.
func members(re *syntax.Regexp) []string {
	var out []string
	for i := 0; i < len(re.Rune); i += 2 {
		if len(out)+int(re.Rune[i+1]-re.Rune[i]) >= maxMembers {
			return nil
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if c := lowerASCII(string(r)); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// product joins each string of one list with each of another.
func product(a, b []string) []string {
	out := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// appendNeed adds a list of which one string stands in every match, unless it
// rules nothing out: the strings are short, or stand everywhere.
func appendNeed(needs [][]string, list []string) [][]string {
	var need []string
	for _, w := range list {
		if w = strings.Trim(w, " ,"); len(w) < 3 || everywhere[w] {
			return needs
		}
		need = append(need, w)
	}
	if need == nil {
		return needs
	}
	// a string that holds another of the list asks for no more than that one
	short := need[:0:0]
	for i, w := range need {
		if !slices.ContainsFunc(need, func(o string) bool { return o != w && strings.Contains(w, o) }) && !slices.Contains(need[:i], w) {
			short = append(short, w)
		}
	}
	return append(needs, short)
}

// everywhere are words that most sentences hold: to ask for them rules nothing
// out.
var everywhere = map[string]bool{"the": true, "and": true}

// looksBack reports whether it counts for a match what stands before it, save
// that a word begins there. A match begins with one of begins.
func looksBack(re *syntax.Regexp, begins []string) bool {
	word := startsAtWord(re)
	_, edge := edges(re)
	return edge && !word || slices.ContainsFunc(begins, func(w string) bool { return w == "" || word && !isWord(w[0]) })
}

// edges reports whether re may match nothing, and whether it may look for an edge
// of the text, a line or a word before anything is matched.
func edges(re *syntax.Regexp) (empty, edge bool) {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return true, true
	case syntax.OpEmptyMatch, syntax.OpEndText, syntax.OpEndLine:
		return true, false
	case syntax.OpCapture, syntax.OpPlus:
		return edges(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest, syntax.OpRepeat:
		_, edge = edges(re.Sub[0])
		return true, edge
	case syntax.OpConcat:
		for _, s := range re.Sub {
			e, b := edges(s)
			if edge = edge || b; !e {
				return false, edge
			}
		}
		return true, edge
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			e, b := edges(s)
			empty, edge = empty || e, edge || b
		}
	}
	return empty, edge
}
