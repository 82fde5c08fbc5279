package layout

import (
	"regexp"
	"sync"
)

// lazy compiles a pattern when it is first used: a program that only searches
// should not pay for the patterns of reading when it starts.
func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
