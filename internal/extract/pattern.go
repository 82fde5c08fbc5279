package extract

import (
	"regexp"
	"regexp/syntax"
	"sync"
)

// pattern is a regular expression that is compiled when it is first used: there
// are many, and commands that extract nothing would pay for them at every start.
// It runs only on a text that holds what every match of it holds.
type pattern struct{ compiled func() *filtered }

// filtered is a compiled expression with the words that it cannot do without.
type filtered struct {
	*regexp.Regexp
	tree  wordTree
	needs []uint64 // a bit for each word: one of each set must stand in the text
}

// lazily makes a pattern; it panics at first use if the expression is invalid.
func lazily(expr string) pattern {
	return pattern{sync.OnceValue(func() *filtered {
		f := &filtered{Regexp: regexp.MustCompile(expr)}
		tree, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			return f
		}
		for _, list := range literalsOf(tree).all() {
			var need uint64
			for _, w := range list {
				need |= 1 << f.tree.enter(w)
			}
			if f.tree.words > 64 {
				break
			}
			f.needs = append(f.needs, need)
		}
		return f
	})}
}

// in returns the expression if it may match in a text, else nil.
func (p pattern) in(s string) *regexp.Regexp {
	f := p.compiled()
	if len(f.needs) > 0 {
		var found uint64
		f.tree.walk(s, func(w, _ int) { found |= 1 << w })
		for _, need := range f.needs {
			if found&need == 0 {
				return nil
			}
		}
	}
	return f.Regexp
}

func (p pattern) MatchString(s string) bool {
	re := p.in(s)
	return re != nil && re.MatchString(s)
}

func (p pattern) FindString(s string) string {
	if re := p.in(s); re != nil {
		return re.FindString(s)
	}
	return ""
}

func (p pattern) FindStringIndex(s string) []int {
	if re := p.in(s); re != nil {
		return re.FindStringIndex(s)
	}
	return nil
}

func (p pattern) FindStringSubmatch(s string) []string {
	if re := p.in(s); re != nil {
		return re.FindStringSubmatch(s)
	}
	return nil
}

func (p pattern) FindStringSubmatchIndex(s string) []int {
	if re := p.in(s); re != nil {
		return re.FindStringSubmatchIndex(s)
	}
	return nil
}

func (p pattern) FindAllStringIndex(s string, n int) [][]int {
	if re := p.in(s); re != nil {
		return re.FindAllStringIndex(s, n)
	}
	return nil
}

func (p pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if re := p.in(s); re != nil {
		return re.FindAllStringSubmatchIndex(s, n)
	}
	return nil
}

func (p pattern) FindAllString(s string, n int) []string {
	if re := p.in(s); re != nil {
		return re.FindAllString(s, n)
	}
	return nil
}

func (p pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if re := p.in(s); re != nil {
		return re.FindAllStringSubmatch(s, n)
	}
	return nil
}

func (p pattern) ReplaceAllString(s, with string) string {
	if re := p.in(s); re != nil {
		return re.ReplaceAllString(s, with)
	}
	return s
}

func (p pattern) ReplaceAllStringFunc(s string, f func(string) string) string {
	if re := p.in(s); re != nil {
		return re.ReplaceAllStringFunc(s, f)
	}
	return s
}
