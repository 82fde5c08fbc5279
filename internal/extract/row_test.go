package extract_test

import (
	"testing"

	"dragoman"
)

// TestNoMeetings reads invented texts that name encounters and dates and tell of
// no encounter, each beside one that does.
func TestNoMeetings(t *testing.T) {
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       int
	}{
		{"row of a calendar", "12. Harbour Commission\tFortieth session\t3–7 March 2031\tGeneva\t25 E\tThree sessions per year", 0},
		{"row of a calendar with participles", "13. Council of Ports\tResumed second session on secured loans\t3–7 March 2031\tGeneva", 0},
		{"row of a table that tells", "12 March 2021\tThe Minister visited Lisbon and met with the Mayor, Ms. Rosa Lind", 1},
		{"agreement in a row", "14. Commission for the Entry into Force of the Harbour Agreement\tFirst session\t3–7 March 2021", 0},
		{"heading", "Report of the Council of Ports on its fortieth session, Geneva, 3–7 March 2021", 0},
		{"sentence", "The Council of Ports approved the budget at its fortieth session in Geneva on 3 March 2021.", 1},
		{"resolution of an assembly", "The mandate rests on General Assembly resolution 99/12 of 4 May 2017.", 0},
		{"resolution of a session", "The work follows the outcome of the conference contained in resolution 12 of 4 May 2017.", 0},
		{"rules of an assembly", "The rules approved by the General Assembly on 4 May 2017 apply.", 0},
		{"act of a conference", "The declaration annexed to the final act of the Conference signed in Lisbon in 1997 applies.", 0},
		{"to be avoided", "Bodies are invited to avoid holding meetings on the feast, which falls on 4 May 2017.", 0},
		{"ability", "The Council of Ports can hold its session in Geneva in May 2017.", 0},
		{"crowd", "Tourists from Chile visited Lisbon in May 2017.", 0},
		{"people", "Ms. Rosa Lind visited Lisbon in May 2017.", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := treatyDocument("The text is about ports.")
			start := len(doc.Text) + 2
			doc.Text += "\n\n" + tt.text
			doc.Body = len(doc.Text)
			doc.Blocks = append(doc.Blocks, dragoman.Block{Span: dragoman.Span{Start: start, End: len(doc.Text)}, Kind: dragoman.Paragraph, Section: -1})
			doc.Seal()
			e, err := x.Extract(doc)
			if err != nil {
				t.Fatal(err)
			}
			if got := len(e.Meetings) + len(e.Agreements); got != tt.want {
				t.Errorf("%d records, want %d: %+v %+v", got, tt.want, e.Meetings, e.Agreements)
			}
		})
	}
	t.Run("not held", func(t *testing.T) {
		e, err := x.Extract(treatyDocument("Following the cancellation of the visit on 12 May 2017, the port was closed."))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range e.Meetings {
			if m.Status != dragoman.NotHeld {
				t.Errorf("status %s, want not_held", m.Status)
			}
		}
	})
	t.Run("home", func(t *testing.T) {
		e, err := x.Extract(treatyDocument("COMMUNIQUE\n\nThe COMMUNIQUE was issued in JULY. ANNEX follows. The ANNEX and the COMMUNIQUE are long."))
		if err != nil {
			t.Fatal(err)
		}
		if e.Document.Home != nil {
			t.Errorf("home %+v: a word of headings is no body", e.Document.Home)
		}
	})
}
