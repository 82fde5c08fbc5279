package extract

import (
	"sort"
	"strconv"
	"strings"

	"dragoman"
)

// Trace tells how one sentence was read: what it was taken to name, which rules
// fired, and which came near and why they made no record.
type Trace struct {
	Span dragoman.Span
	Page int    // from 1; 0 where there are no pages
	Text string // on one line
	Mask string // the sentence as the rules see it
	// Fired are the rules that matched.
	Fired []Firing
	// Near are the rules whose words occur but whose trigger does not match.
	Near []string
}

// Firing is one match of a rule.
type Firing struct {
	Rule  string
	Words string // the words of the match
	Made  bool   // it went into a record
	Why   string // why it did not
}

// Explain reads a document as Extract does and tells how each sentence was read.
func (x *Extractor) Explain(doc *dragoman.Document) ([]Trace, error) {
	e, r, err := x.extract(doc)
	if err != nil {
		return nil, err
	}
	made := map[string]bool{}
	note := func(list []dragoman.Evidence) {
		for _, ev := range list {
			made[traceKey(ev.Start, ev.Rule)] = true
		}
	}
	for i := range e.Meetings {
		note(e.Meetings[i].Evidence)
	}
	for i := range e.Agreements {
		note(e.Agreements[i].Evidence)
	}
	var out []Trace
	for i := range r.sentences {
		s := &r.sentences[i]
		t := Trace{Span: s.Span, Text: strings.Join(strings.Fields(s.text), " "), Mask: s.mask.text}
		if p := doc.PageAt(s.Start); p >= 0 {
			t.Page = doc.Pages[p].Number
		}
		lower := strings.ToLower(s.mask.text)
		hasDate := false
		for _, m := range s.mentions {
			hasDate = hasDate || m.kind == mentionDate
		}
		for _, rule := range x.rules.Rules {
			hits := rule.match(s, lower)
			for _, h := range hits {
				f := Firing{Rule: rule.ID, Words: s.text[h.start:h.end], Made: made[traceKey(doc.Points(s.Start), rule.ID)]}
				switch {
				case f.Made:
				case !hasDate && rule.Kind == "meeting":
					f.Why = "no date in the sentence"
				default:
					f.Why = "another rule read it better, or nobody and no place was found"
				}
				t.Fired = append(t.Fired, f)
			}
			if len(hits) == 0 && rule.literals != nil && rule.possible(lower) {
				t.Near = append(t.Near, rule.ID)
			}
		}
		sort.SliceStable(t.Fired, func(i, j int) bool { return t.Fired[i].Made && !t.Fired[j].Made })
		out = append(out, t)
	}
	return out, nil
}

func traceKey(start int, rule string) string { return rule + "@" + strconv.Itoa(start) }
