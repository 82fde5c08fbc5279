package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dragoman"
)

// An ExampleFailure is an example inside a rule that does not hold.
type ExampleFailure struct {
	Rule *Rule
	Line int    // of the example in the rule's file, from 1
	Text string // the example
	Yes  bool   // it is to be read
	Why  string // what is wrong with what was read
}

// String is the failure on one line, as a compiler would put it.
func (f ExampleFailure) String() string {
	kind := "no"
	if f.Yes {
		kind = "yes"
	}
	return fmt.Sprintf("%s:%d: %s example: %s: %s", f.Rule.File, f.Line, kind, f.Why, strings.Join(strings.Fields(f.Text), " "))
}

// TestExamples reads the yes and no examples of every rule in force that keep
// accepts (nil: all), each as a document of its own, and returns those that do
// not hold with the number of examples read. A yes example must give a record
// that the rule made and that holds what the example wants; a no example must
// give none that the rule made.
func (x *Extractor) TestExamples(keep func(*Rule) bool) (read int, failures []ExampleFailure) {
	for _, rule := range x.rules.Rules {
		if keep != nil && !keep(rule) {
			continue
		}
		for i, ex := range rule.Yes {
			read++
			if why := x.testYes(rule, ex); why != "" {
				failures = append(failures, ExampleFailure{rule, rule.exampleLine("yes", i), ex.Text, true, why})
			}
		}
		for i, text := range rule.No {
			read++
			if why := x.testNo(rule, text); why != "" {
				failures = append(failures, ExampleFailure{rule, rule.exampleLine("no", i), text, false, why})
			}
		}
	}
	return read, failures
}

// exampleDocument makes a document of one paragraph, by nobody and of no date.
func exampleDocument(text string) *dragoman.Document {
	id := sha256.Sum256([]byte(text))
	doc := &dragoman.Document{
		ID: hex.EncodeToString(id[:]), File: "example", Format: dragoman.FormatText, Language: "en",
		Text: text, Body: len(text),
		Blocks: []dragoman.Block{{Span: dragoman.Span{End: len(text)}, Kind: dragoman.Paragraph, Section: -1}},
	}
	doc.Seal()
	return doc
}

func (x *Extractor) testYes(rule *Rule, ex Example) string {
	e, err := x.Extract(exampleDocument(ex.Text))
	if err != nil {
		return err.Error()
	}
	made, others, total := observe(e, rule)
	if ex.Want.Records != 0 && ex.Want.Records != total {
		return fmt.Sprintf("%d records, want %d", total, ex.Want.Records)
	}
	if len(made) == 0 {
		if len(others) == 0 {
			return "no record"
		}
		return "no record by this rule, but by " + strings.Join(others, ", ")
	}
	best := ""
	for _, o := range made {
		why := o.differs(ex.Want)
		if why == "" {
			return ""
		}
		if best == "" || len(why) < len(best) {
			best = why
		}
	}
	return best
}

func (x *Extractor) testNo(rule *Rule, text string) string {
	e, err := x.Extract(exampleDocument(text))
	if err != nil {
		return err.Error()
	}
	if made, _, _ := observe(e, rule); len(made) > 0 {
		return "the rule made a record: " + made[0].String()
	}
	return ""
}

// observation is a record as an example speaks of it.
type observation struct {
	want  Want
	rules []string
}

// observe returns the records of the rule's kind that name it, the other rules
// that made records of that kind, and how many records of that kind there are.
func observe(e *dragoman.Extract, rule *Rule) (made []observation, others []string, total int) {
	add := func(o observation) {
		total++
		if slices.Contains(o.rules, rule.ID) {
			made = append(made, o)
		} else {
			others = unique(append(others, o.rules...))
		}
	}
	if rule.Kind == "agreement" {
		for i := range e.Agreements {
			add(observeAgreement(&e.Agreements[i]))
		}
		return made, others, total
	}
	for i := range e.Meetings {
		add(observeMeeting(&e.Meetings[i]))
	}
	return made, others, total
}

func observeMeeting(m *dragoman.Meeting) observation {
	w := Want{Form: string(m.Form), Status: string(m.Status), Title: string(m.Title), Occasion: string(m.Occasion)}
	w.when(m.Date)
	w.where(m.Place)
	for _, p := range m.Participants {
		if p.Name != "" {
			w.Participants = append(w.Participants, string(p.Name))
		}
	}
	for _, o := range m.Organizations {
		w.Organizations = append(w.Organizations, o.Key)
	}
	return observation{w, evidenceRules(m.Evidence)}
}

func observeAgreement(a *dragoman.Agreement) observation {
	w := Want{Type: string(a.AgreementType), Status: string(a.Status), Title: string(a.Title)}
	w.when(a.Date)
	w.where(a.Place)
	for _, o := range a.Parties {
		w.Parties = append(w.Parties, o.Key)
	}
	for _, s := range a.Signatories {
		if s.Name != "" {
			w.Signatories = append(w.Signatories, string(s.Name))
		}
	}
	return observation{w, evidenceRules(a.Evidence)}
}

func (w *Want) when(d *dragoman.Date) {
	if d != nil {
		w.Date = d.EDTF
	}
}

func (w *Want) where(p *dragoman.Place) {
	if p != nil {
		w.City, w.Country = string(p.City), string(p.Country)
	}
}

func evidenceRules(list []dragoman.Evidence) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.Rule)
	}
	return unique(out)
}

// fields lists what is wanted, in the order of the documentation. Lists are
// compared without regard to their order.
func (w *Want) fields() []wantField {
	list := func(v []string) string {
		v = slices.Clone(v)
		slices.Sort(v)
		return strings.Join(v, ", ")
	}
	return []wantField{
		{"date", w.Date}, {"city", w.City}, {"country", w.Country}, {"form", w.Form}, {"status", w.Status}, {"type", w.Type},
		{"title", w.Title}, {"occasion", w.Occasion}, {"participants", list(w.Participants)}, {"organizations", list(w.Organizations)},
		{"parties", list(w.Parties)}, {"signatories", list(w.Signatories)},
	}
}

type wantField struct{ name, value string }

// differs says in what the record differs from what is wanted, or "".
func (o *observation) differs(want Want) string {
	var out []string
	got := o.want.fields()
	for i, f := range want.fields() {
		if f.value != "" && f.value != got[i].value {
			out = append(out, fmt.Sprintf("%s is %q, want %q", f.name, got[i].value, f.value))
		}
	}
	return strings.Join(out, "; ")
}

// String lists what the record holds.
func (o observation) String() string {
	var out []string
	for _, f := range o.want.fields() {
		if f.value != "" {
			out = append(out, f.name+" "+f.value)
		}
	}
	return strings.Join(out, "; ")
}

// exampleLine is the line on which one of the examples of a rule stands. key is
// "yes" or "no".
func (r *Rule) exampleLine(key string, n int) int {
	var doc yaml.Node
	if yaml.Unmarshal([]byte(r.source), &doc) != nil || len(doc.Content) == 0 {
		return 1
	}
	top := doc.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		if list := top.Content[i+1].Content; top.Content[i].Value == key && n < len(list) {
			return list[n].Line
		}
	}
	return 1
}
