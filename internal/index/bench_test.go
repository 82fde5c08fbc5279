package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
)

// corpusText is a report of our own, with n put into its words so that every
// copy has some that no other has.
func corpusText(b *testing.B, n int) string {
	b.Helper()
	raw, err := os.ReadFile("../../corpus/ots-2023.md")
	if err != nil {
		b.Fatal(err)
	}
	return strings.NewReplacer("Vienna", fmt.Sprintf("Vienna%d", n%50), "Geneva", fmt.Sprintf("Geneva%d", n)).Replace(string(raw))
}

// corpusReport is one copy as a document with one meeting a paragraph.
func corpusReport(b *testing.B, n int) (*dragoman.Document, *dragoman.Extract) {
	b.Helper()
	paragraphs := strings.Split(corpusText(b, n), "\n\n")
	doc, ex := report(fmt.Sprintf("report-%d.md", n), dragoman.Meeting{}, paragraphs...)
	at := 0
	ex.Meetings = nil
	for i, p := range paragraphs {
		if len(p) > 200 {
			ex.Meetings = append(ex.Meetings, dragoman.Meeting{ID: fmt.Sprintf("mtg_%d_%d", n, i), Key: fmt.Sprint(n, i), Form: dragoman.FormMeeting, Status: dragoman.Held,
				Date: day(fmt.Sprintf("20%02d-%02d-%02d", n%24, i%12+1, n%28+1)), Organizations: []dragoman.Organization{{Key: fmt.Sprintf("ORG%d", i%40)}},
				Evidence: []dragoman.Evidence{{Document: doc.ID, File: doc.File, Start: doc.Points(at), End: doc.Points(at + len(p)), Quote: p}}})
		}
		at += len(p) + 2
	}
	return doc, ex
}

// BenchmarkPrepare is all that is done for a document but Bleve's part.
func BenchmarkPrepare(b *testing.B) {
	w, err := Create(context.Background(), filepath.Join(b.TempDir(), "index"))
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	doc, ex := corpusReport(b, 0)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Prepare(doc, ex, "", ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAdd is Bleve's part, with publishing.
func BenchmarkAdd(b *testing.B) {
	for _, copies := range []int{10, 100} {
		b.Run(fmt.Sprint(copies), func(b *testing.B) {
			var bytes int64
			for b.Loop() {
				b.StopTimer()
				w, err := Create(context.Background(), filepath.Join(b.TempDir(), fmt.Sprint("index", b.N)))
				if err != nil {
					b.Fatal(err)
				}
				var all []*Prepared
				bytes = 0
				for n := range copies {
					doc, ex := corpusReport(b, n)
					p, err := w.Prepare(doc, ex, "", "")
					if err != nil {
						b.Fatal(err)
					}
					all = append(all, p)
					bytes += int64(len(doc.Text))
				}
				b.StartTimer()
				for _, p := range all {
					if err := w.Add(p); err != nil {
						b.Fatal(err)
					}
				}
				if err := w.Publish(); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				w.Close()
				os.RemoveAll(w.root)
				b.StartTimer()
			}
			b.SetBytes(bytes)
		})
	}
}

// BenchmarkSearch opens an index and asks it, as a run of the program does.
func BenchmarkSearch(b *testing.B) {
	for _, copies := range []int{10, 200} {
		dir := filepath.Join(b.TempDir(), fmt.Sprint(copies))
		w, err := Create(context.Background(), dir)
		if err != nil {
			b.Fatal(err)
		}
		for n := range copies {
			doc, ex := corpusReport(b, n)
			put(b, w, doc, ex, "")
		}
		if err := w.Publish(); err != nil {
			b.Fatal(err)
		}
		w.Close()
		for _, r := range []Request{
			{Query: "geneva7", Limit: 10},
			{Query: "secretary general", Limit: 10},
			{Query: `"secretary general" met`, Limit: 10, Facets: []string{"org", "year"}},
			{Query: "negotiat*", Limit: 10},
			{Filter: Filter{Orgs: []string{"ORG7"}, From: "2010"}, Limit: 10, Sort: ByDate},
		} {
			b.Run(fmt.Sprintf("%d reports/%s %v", copies, r.Query, r.Facets), func(b *testing.B) {
				for b.Loop() {
					x, err := Open(dir)
					if err != nil {
						b.Fatal(err)
					}
					if _, err := x.Search(context.Background(), r); err != nil {
						b.Fatal(err)
					}
					x.Close()
				}
			})
		}
	}
}
