package review

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// source is a document of two pages.
func source(t *testing.T, text string) *dragoman.Document {
	t.Helper()
	d := &dragoman.Document{ID: "d1", File: "reports/plu.md", Text: text, Body: len(text)}
	start := 0
	for i, page := range strings.SplitAfter(text, "\f") {
		d.Pages = append(d.Pages, dragoman.Page{Span: dragoman.Span{Start: start, End: start + len(page)}, Number: i + 1})
		start += len(page)
	}
	d.Seal()
	return d
}

// told makes a meeting that quotes the document.
func told(d *dragoman.Document, quote string, page int) dragoman.Meeting {
	at := strings.Index(d.Text, quote)
	return dragoman.Meeting{ID: "mtg_" + quote[:1], Evidence: []dragoman.Evidence{{Document: d.ID, File: d.File, Page: &page,
		Start: d.Points(at), End: d.Points(at + len(quote)), Quote: quote}}}
}

const reportText = "Résumé of the year.\nAna Duarte visited Tromsø,\fwhere she met Li Wei.\nMarch was cold."

func TestVerify(t *testing.T) {
	good := source(t, reportText)
	e := &dragoman.Extract{Document: dragoman.DocumentRecord{ID: "d1", File: good.File},
		Meetings: []dragoman.Meeting{told(good, "Ana Duarte visited Tromsø,\fwhere she met Li Wei.", 1), told(good, "March was cold.", 2)},
		Mentions: []dragoman.Mention{{Document: "d1", Text: "Tromsø", Start: 39, End: 45}}}
	changed := source(t, strings.Replace(reportText, "Résumé", "A résumé", 1))
	changed.ID = "d2"
	for _, tt := range []struct {
		name string
		doc  *dragoman.Document
		err  error
		edit func(e *dragoman.Extract)
		want []string
	}{
		{name: "clean", doc: good},
		{name: "gone", err: errors.New("no such file"), want: []string{"unreadable: no such file"}},
		{name: "changed", doc: changed, want: []string{"source_changed: ", "quote_moved: the quote stands at 22, not at 20", "quote_moved: ", "quote_moved: "}},
		{name: "another text", doc: source(t, "Nothing of the sort."), want: []string{"quote_gone: the text does not say this: “Ana Duarte", "quote_gone: ", "quote_gone: "}},
		{name: "another page", doc: source(t, strings.Replace(reportText, "\f", "\n", 1)), want: []string{"quote_gone: ", "page_changed: the quote stands on page 1, not on 2"}},
		{name: "another document", doc: good, edit: func(e *dragoman.Extract) { e.Meetings[0].Evidence[0].Document = "d9" }, want: []string{"no_document: "}},
		{name: "offsets of nowhere", doc: good, edit: func(e *dragoman.Extract) {
			e.Meetings[0].Evidence[0].Start, e.Meetings[0].Evidence[0].End = 1<<40, -5
			e.Meetings[1].Evidence[0].Start = -1
		}, want: []string{"quote_moved: ", "quote_moved: "}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := *e
			c.Meetings = slices.Clone(e.Meetings)
			for i := range c.Meetings {
				c.Meetings[i].Evidence = slices.Clone(c.Meetings[i].Evidence)
			}
			if tt.edit != nil {
				tt.edit(&c)
			}
			stream := func(yield func(dragoman.Record, error) bool) {
				for _, r := range c.Records() {
					if !yield(r, nil) {
						return
					}
				}
			}
			var got []string
			v, err := Verify(context.Background(), stream, func(_ context.Context, file string) (*dragoman.Document, error) {
				if file != "reports/plu.md" {
					t.Errorf("asked for %q", file)
				}
				return tt.doc, tt.err
			}, func(f Finding) { got = append(got, string(f.Problem)+": "+f.Message) })
			if err != nil {
				t.Fatal(err)
			}
			if v.Documents != 1 || v.Records != 4 || v.Quotes != 3 || v.Findings != len(got) {
				t.Errorf("counted %+v with %d findings", v, len(got))
			}
			if len(got) != len(tt.want) {
				t.Fatalf("found %q, want %q", got, tt.want)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.want[i]) {
					t.Errorf("finding %q, want %q", got[i], tt.want[i])
				}
			}
		})
	}
}

func TestVerifyStops(t *testing.T) {
	broken := errors.New("line 3: not a record")
	_, err := Verify(context.Background(), func(yield func(dragoman.Record, error) bool) { yield(nil, broken) }, nil, func(Finding) {})
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the stream", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Verify(ctx, func(yield func(dragoman.Record, error) bool) { yield(&dragoman.Meeting{}, nil) }, nil, func(Finding) {})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
}
