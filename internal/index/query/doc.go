// Package query is the language that dragoman search understands. Parse turns a
// query into a tree; the index turns the tree into what Bleve evaluates, and
// the highlighter asks the tree which words it was about.
//
//	Vienna visit            both words, in any form: "visited", "visits"
//	"joint action plan"     the words in this order, side by side
//	a AND b, a OR b, NOT a  also with parentheses; AND binds tighter than OR
//	-word                   the same as NOT word
//	negotiat*               any word that begins so
//	Varhely~ Varhely~2      any word at most 1 (or 2) letters different
//	field:value             the value in that field; field:"two words", field:(a OR b)
//	date:2023-03            in March 2023; date:2023, date:2023-03-31 alike
//	date:2023-03/2023-09    from March to September 2023, both included
//	date:/2022  date:2024/  up to the end of 2022; from 2024 on
//	date:2023-03-01/P6M     the six months from 1 March 2023
//	date:none place:none    what has no date, no place; also org and person
//
// Capital letters and accents make no difference to words. AND, OR and NOT are
// operators in capitals only.
package query

import (
	"fmt"
	"strings"
)

// Node is a query or a part of one: And, Or, Not, *Term, *Dates or *None.
type Node interface{ node() }

// And matches what all its parts match.
type And []Node

// Or matches what one of its parts matches.
type Or []Node

// Not matches what its part does not.
type Not struct{ Of Node }

// Match is how a term's text is compared.
type Match int

// The ways to compare.
const (
	Words  Match = iota // in any form, in any order
	Phrase              // side by side, in this order
	Prefix              // the beginning of a word
	Fuzzy               // at most Distance letters different
)

// Term is text to look for in a field; the empty field is the whole text.
type Term struct {
	Field    string
	Text     string
	Match    Match
	Distance int // for Fuzzy: 1 or 2
	At       int // column in the query, from 1, in characters
}

// Dates matches what happened, at least in part, between two days.
type Dates struct {
	From, To int // days since 1970-01-01, both included; MinDay or MaxDay for an open end
}

// None matches records without a value in the field.
type None struct{ Field string }

func (And) node()    {}
func (Or) node()     {}
func (Not) node()    {}
func (*Term) node()  {}
func (*Dates) node() {}
func (*None) node()  {}

// Error tells where a query breaks and what would be allowed there.
type Error struct {
	Query   string
	Column  int // from 1, in characters
	Message string
	Allowed string
}

// Error gives all on one line.
func (e *Error) Error() string {
	s := fmt.Sprintf("query %s breaks at column %d: %s", quoted(e.Query), e.Column, e.Message)
	if e.Allowed != "" {
		s += "; allowed here: " + e.Allowed
	}
	return s
}

func quoted(s string) string { return "'" + strings.ReplaceAll(s, "\n", " ") + "'" }
