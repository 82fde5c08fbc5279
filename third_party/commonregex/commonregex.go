// Package commonregex holds the two patterns of github.com/mingrammer/commonregex
// that prose asks for, letter for letter. They are compiled when they are first
// asked for: the package they come from compiles forty, whenever a program starts.
package commonregex

import (
	"regexp"
	"sync"
)

// The patterns of version 1.0.1.
const (
	LinkPattern  = `(?:(?:https?:\/\/)?(?:[a-z0-9.\-]+|www|[a-z0-9.\-])[.](?:[^\s()<>]+|\((?:[^\s()<>]+|(?:\([^\s()<>]+\)))*\))+(?:\((?:[^\s()<>]+|(?:\([^\s()<>]+\)))*\)|[^\s!()\[\]{};:\'".,<>?]))`
	EmailPattern = `(?i)([A-Za-z0-9!#$%&'*+\/=?^_{|.}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)`
)

// LinkRegex matches an address on the web, EmailRegex one of a mailbox.
var (
	LinkRegex  = lazy(LinkPattern)
	EmailRegex = lazy(EmailPattern)
)

// A Regex is a regular expression that is compiled when it is first used.
type Regex struct{ compiled func() *regexp.Regexp }

func lazy(pattern string) Regex {
	return Regex{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })}
}

// MatchString reports whether the pattern matches somewhere in s.
func (r Regex) MatchString(s string) bool { return r.compiled().MatchString(s) }
