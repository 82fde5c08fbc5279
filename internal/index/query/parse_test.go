package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// show writes a tree in a form that a table can hold.
func show(n Node) string {
	list := func(name string, parts []Node) string {
		var out []string
		for _, p := range parts {
			out = append(out, show(p))
		}
		return name + "(" + strings.Join(out, " ") + ")"
	}
	switch n := n.(type) {
	case And:
		return list("and", n)
	case Or:
		return list("or", n)
	case Not:
		return "not(" + show(n.Of) + ")"
	case *Dates:
		return fmt.Sprintf("dates(%s %s)", day(n.From), day(n.To))
	case *None:
		return "none(" + n.Field + ")"
	case *Term:
		s := n.Text
		switch n.Match {
		case Phrase:
			s = `"` + s + `"`
		case Prefix:
			s += "*"
		case Fuzzy:
			s += fmt.Sprintf("~%d", n.Distance)
		}
		if n.Field != "" {
			s = n.Field + ":" + s
		}
		return s
	}
	return "nothing"
}

var epoch = time.Unix(0, 0).UTC()

func day(n int) string {
	switch n {
	case MinDay:
		return ".."
	case MaxDay:
		return ".."
	}
	return epoch.AddDate(0, 0, n).Format("2006-01-02")
}

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", "nothing"},
		{"  ", "nothing"},
		{"Vienna", "Vienna"},
		{"Vienna visit", "and(Vienna visit)"},
		{"Vienna AND visit", "and(Vienna visit)"},
		{"a b OR c", "or(and(a b) c)"},
		{"a (b OR c) d", "and(a or(b c) d)"},
		{"NOT a b", "and(not(a) b)"},
		{"a -b", "and(a not(b))"},
		{"a NOT NOT b", "and(a b)"},
		{"NOT (a OR b)", "not(or(a b))"},
		{`"joint action plan" signed`, `and("joint action plan" signed)`},
		{"negotiat* Varhely~ Geneve~2", "and(negotiat* Varhely~1 Geneve~2)"},
		{"org:UNECE person:Schmid", "and(org:UNECE person:Schmid)"},
		{`city:"New York"`, `city:"New York"`},
		{"city:(Vienna OR Geneva)", "or(city:Vienna city:Geneva)"},
		{"type:MoU", "type:mou"},
		{`type:"joint action plan"`, "type:joint_action_plan"},
		{"date:none place:none", "and(none(date) none(place))"},
		{"date:2023", "dates(2023-01-01 2023-12-31)"},
		{"date:2024-02", "dates(2024-02-01 2024-02-29)"},
		{"date:2023-03-31", "dates(2023-03-31 2023-03-31)"},
		{"date:2023-03/2023-09", "dates(2023-03-01 2023-09-30)"},
		{"date:/2022", "dates(.. 2022-12-31)"},
		{"date:2024/", "dates(2024-01-01 ..)"},
		{"date:2023-03-01/P6M", "dates(2023-03-01 2023-08-31)"},
		{"date:P1Y/2023-06", "dates(2022-07-01 2023-06-30)"},
		{"date:2023-01-01/P2W", "dates(2023-01-01 2023-01-14)"},
		{"ANDROID ORacle NOTES", "and(ANDROID ORacle NOTES)"},
		{"10:30 https://example.org", "and(10:30 https://example.org)"},
		{"Secretary-General", "Secretary-General"},
		{"A/79/947", "A/79/947"},
	}
	for _, tt := range tests {
		n, err := Parse(tt.in)
		if err != nil {
			t.Errorf("%s: %v", tt.in, err)
			continue
		}
		if got := show(n); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

// TestBroken holds that a broken query says where, in characters, and what would
// do there.
func TestBroken(t *testing.T) {
	tests := []struct {
		in      string
		column  int
		message string
		allowed string
	}{
		{"plan AND", 9, "the query ends", "a word"},
		{"OR plan", 1, "OR has nothing before it", "a word"},
		{"plan OR OR visit", 9, "OR has nothing before it", "a word"},
		{"Türkiye AND", 12, "the query ends", "a word"},
		{"(plan", 1, "never closed", ")"},
		{"plan)", 5, "closes nothing", "a word"},
		{"a ()", 4, "nothing stands before )", "a word"},
		{`a "joint action`, 3, "never closed", `"`},
		{`""`, 1, "without a word", "words between"},
		{"frm:visit", 1, "unknown field", "kind, org"},
		{"form:vsit", 6, "form cannot be", "meeting, visit"},
		{"form:", 6, "has no value", "meeting, visit"},
		{"city:", 6, "has no value", "phrase"},
		{"date:2023-13", 6, "no date", "2023-03"},
		{"date:2024/2023", 6, "ends before it begins", "interval"},
		{"date:/", 6, "at least one end", "interval"},
		{"date:P6M/P1M", 6, "a period needs a date", "interval"},
		{"word~7", 1, "how many letters", "~2"},
		{"a*b*", 1, "only at the end", "prefix*"},
		{"a & b", 3, "no letter or digit", "a word"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: got %v, want an *Error", tt.in, err)
			continue
		}
		if e.Column != tt.column || !strings.Contains(e.Message, tt.message) || !strings.Contains(e.Allowed, tt.allowed) {
			t.Errorf("%s:\ngot  column %d: %s; allowed: %s\nwant column %d: %s; allowed: %s", tt.in, e.Column, e.Message, e.Allowed, tt.column, tt.message, tt.allowed)
		}
		if strings.Contains(e.Error(), "\n") {
			t.Errorf("%s: the error is more than one line", tt.in)
		}
	}
}

// FuzzParse holds that no query makes the parser panic or hang, and that every
// error names a column of the query or the one behind it.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`a AND (b OR "c d") -e f* g~2`, "date:2023/P6M", "form:(visit OR call)", `((((`, `org:"`, "\x00\xff:", "NOT NOT -"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		if err == nil {
			show(n)
			return
		}
		var e *Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: %v is no *Error", s, err)
		}
		if e.Column < 1 || e.Column > len([]rune(s))+1 {
			t.Fatalf("%q: column %d", s, e.Column)
		}
	})
}
