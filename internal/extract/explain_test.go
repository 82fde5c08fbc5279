package extract_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
)

// document makes a document of one paragraph.
func document(text string) *dragoman.Document {
	doc := &dragoman.Document{
		ID: strings.Repeat("0", 64), File: "a.txt", Format: dragoman.FormatText, Text: text, Body: len(text),
		Blocks: []dragoman.Block{{Span: dragoman.Span{End: len(text)}, Kind: dragoman.Paragraph, Section: -1}},
	}
	doc.Seal()
	return doc
}

func extractor(t *testing.T, opts extract.Options) *extract.Extractor {
	t.Helper()
	x, err := extract.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestExplain(t *testing.T) {
	x := extractor(t, extract.Options{})
	for _, tt := range []struct {
		text, rule string
		records    int
		why        string // a part of it
	}{
		{"On 5 March 2020, Ms. Rosa Lind met the President of Kenya.", "meeting/met", 1, ""},
		{"Ms. Rosa Lind met the President of Kenya.", "meeting/met", 0, "the sentence gives no date"},
		{"Ms. Rosa Lind met the President of Kenya the day before.", "meeting/met", 0, `"the day before" cannot be worked out`},
		{"ILO and Peru did not sign the Convention on 2 May 2019.", "agreement/signed", 0, "denies it"},
		{"ILO and Peru signed a Convention on 2 May 2019.", "agreement/signed", 1, ""},
		{"On 9 June 2021 ILO signed a Convention.", "agreement/signed", 0, "too few parties"},
	} {
		traces, err := x.Explain(document(tt.text))
		if err != nil || len(traces) != 1 {
			t.Fatalf("%s: %d traces, error %v", tt.text, len(traces), err)
		}
		found := false
		for _, f := range traces[0].Fired {
			if f.Rule != tt.rule {
				continue
			}
			found = true
			if len(f.Records) != tt.records || !strings.Contains(f.Why, tt.why) || tt.why == "" && f.Why != "" {
				t.Errorf("%s: %s made %q, because %q; want %d, %q", tt.text, f.Rule, f.Records, f.Why, tt.records, tt.why)
			}
		}
		if !found {
			t.Errorf("%s: %s did not fire: %+v", tt.text, tt.rule, traces[0])
		}
	}
}

func TestExplainNearMisses(t *testing.T) {
	x := extractor(t, extract.Options{})
	for text, want := range map[string]extract.NearMiss{
		"On 5 March 2020, Ms. Rosa Lind met the deadline.":                 {Rule: "meeting/met", Wants: "{person}", Has: "deadline"},
		"The letter between UNESCO and WHO was signed on 5 March 2020.":    {Rule: "agreement/was-signed", Wants: "{agreement}", Has: "letter"},
		"FAO and ILO held elections in Rome on 2 May 2019 for their board": {Rule: "event/organized", Wants: "{event}", Has: "elections"},
	} {
		traces, err := x.Explain(document(text))
		if err != nil || len(traces) != 1 {
			t.Fatalf("%s: %d traces, error %v", text, len(traces), err)
		}
		found := false
		for _, n := range traces[0].Near {
			found = found || n == want
		}
		if !found {
			t.Errorf("%s: near are %v, want %v", text, traces[0].Near, want)
		}
	}
}

// TestExplainAgreesWithExtract holds the second reading to the first: every
// record is some rule's, and no rule claims one that there is not.
func TestExplainAgreesWithExtract(t *testing.T) {
	x := extractor(t, extract.Options{})
	text := "On 3 May 2022, Ms. Rosa Lind visited Riga and met with President Karl Berg. During the visit, she met the Mayor of Riga, Mr. Jan Ozols. " +
		"WHO and FAO signed a Memorandum of Understanding in Riga on 4 May 2022. A meeting of the Baltic Assembly was held in Tallinn on 6 and 9 June 2022."
	doc := document(text)
	e, err := x.Extract(doc)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, r := range e.Records()[1:] {
		if r.RecordType() != dragoman.TypeSignatory {
			want[r.RecordID()] = true
		}
	}
	if len(want) < 4 {
		t.Fatalf("%d records, want 4 at least", len(want))
	}
	traces, err := x.Explain(doc)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, tr := range traces {
		if s := []rune(text)[tr.Start:tr.End]; string(s) != tr.Text {
			t.Errorf("the text at the span is %q, want %q", string(s), tr.Text)
		}
		for _, f := range tr.Fired {
			if len(f.Records) == 0 && f.Why == "" {
				t.Errorf("%s in %q: records %q, why %q", f.Rule, tr.Text, f.Records, f.Why)
			}
			for _, id := range f.Records {
				got[id] = true
				if !want[id] {
					t.Errorf("%s claims %s, which is no record", f.Rule, id)
				}
			}
		}
	}
	for id := range want {
		if !got[id] {
			t.Errorf("no rule claims %s", id)
		}
	}
}
