package extract

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used: there
// are many, and commands that extract nothing would pay for them at every start.
// It runs only on a text that holds what every match holds, and where it is known
// what a match begins with, only there. Its methods are those of regexp.
type pattern struct{ compiled func() *filtered }

// filtered is a compiled expression with the words that stand in its matches.
type filtered struct {
	*regexp.Regexp
	tree  wordTree
	needs []uint64 // sets of words, a bit for each: one of every set must stand in the text

	opens    uint64         // the words that a match begins with
	anchored *regexp.Regexp // for the beginning of a text; nil if opens are not known
	boundary bool           // a match begins at a word's beginning
}

// maxWords bounds the words of one pattern.
const maxWords = 64

// lazily makes a pattern; it panics at first use if the expression is invalid.
func lazily(expr string) pattern {
	return pattern{sync.OnceValue(func() *filtered {
		f := &filtered{Regexp: regexp.MustCompile(expr)}
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			return f
		}
		if begins, _ := prefixes(tree); len(begins) <= maxWords && !looksBack(tree, begins) {
			f.anchored, f.boundary = regexp.MustCompile(`\A(?:`+expr+`)`), startsAtWord(tree)
			f.opens = f.enter(begins)
		}
		for _, list := range literalsOf(tree).all() {
			if f.tree.words+len(list) <= maxWords {
				f.needs = append(f.needs, f.enter(list))
			}
		}
		return f
	})}
}

func (f *filtered) enter(words []string) uint64 {
	var set uint64
	for _, w := range words {
		set |= 1 << f.tree.enter(w)
	}
	return set
}

// places returns where in a text a match may begin, or that it may anywhere.
func (f *filtered) places(s string, buf []int) (at []int, anywhere bool) {
	if f.tree.words == 0 {
		return nil, true
	}
	var found uint64
	f.tree.walk(s, func(w, i int) {
		found |= 1 << w
		if f.opens&(1<<w) == 0 || f.boundary && i > 0 && isWord(s[i-1]) || len(buf) > 0 && buf[len(buf)-1] == i {
			return
		}
		buf = append(buf, i)
	})
	for _, need := range f.needs {
		if found&need == 0 {
			return nil, false
		}
	}
	return buf, f.anchored == nil
}

// each returns the first n matches that begin at the places, or all.
func each(s string, places []int, n int, first func(string) []int) [][]int {
	var out [][]int
	end := 0
	for _, i := range places {
		if i < end || len(out) == n {
			continue
		}
		loc := first(s[i:])
		if loc == nil {
			continue
		}
		for k := range loc {
			if loc[k] >= 0 {
				loc[k] += i
			}
		}
		out, end = append(out, loc), loc[1]
	}
	return out
}

// one returns the first of a list, or nil.
func one[T any](list [][]T) []T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func (p pattern) MatchString(s string) bool {
	f, buf := p.compiled(), [16]int{}
	at, anywhere := f.places(s, buf[:0])
	if anywhere {
		return f.Regexp.MatchString(s)
	}
	return slices.ContainsFunc(at, func(i int) bool { return f.anchored.MatchString(s[i:]) })
}

func (p pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	f, buf := p.compiled(), [16]int{}
	at, anywhere := f.places(s, buf[:0])
	if anywhere {
		return f.Regexp.FindAllStringSubmatchIndex(s, n)
	}
	return each(s, at, n, f.anchored.FindStringSubmatchIndex)
}

func (p pattern) FindAllStringIndex(s string, n int) [][]int {
	f, buf := p.compiled(), [16]int{}
	at, anywhere := f.places(s, buf[:0])
	if anywhere {
		return f.Regexp.FindAllStringIndex(s, n)
	}
	return each(s, at, n, f.anchored.FindStringIndex)
}

func (p pattern) FindStringSubmatchIndex(s string) []int {
	return one(p.FindAllStringSubmatchIndex(s, 1))
}

func (p pattern) FindStringIndex(s string) []int {
	return one(p.FindAllStringIndex(s, 1))
}

func (p pattern) FindAllStringSubmatch(s string, n int) [][]string {
	var out [][]string
	for _, loc := range p.FindAllStringSubmatchIndex(s, n) {
		groups := make([]string, len(loc)/2)
		for k := range groups {
			if loc[2*k] >= 0 {
				groups[k] = s[loc[2*k]:loc[2*k+1]]
			}
		}
		out = append(out, groups)
	}
	return out
}

func (p pattern) FindStringSubmatch(s string) []string {
	return one(p.FindAllStringSubmatch(s, 1))
}

func (p pattern) FindAllString(s string, n int) []string {
	var out []string
	for _, loc := range p.FindAllStringIndex(s, n) {
		out = append(out, s[loc[0]:loc[1]])
	}
	return out
}

func (p pattern) ReplaceAllStringFunc(s string, f func(string) string) string {
	if at, anywhere := p.compiled().places(s, nil); len(at) == 0 && !anywhere {
		return s
	}
	return p.compiled().Regexp.ReplaceAllStringFunc(s, f)
}

func (p pattern) ReplaceAllString(s, with string) string {
	if at, anywhere := p.compiled().places(s, nil); len(at) == 0 && !anywhere {
		return s
	}
	return p.compiled().Regexp.ReplaceAllString(s, with)
}
