package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
)

// report makes a document of the given paragraphs with one meeting whose quote
// is the first of them.
func report(file string, meeting dragoman.Meeting, paragraphs ...string) (*dragoman.Document, *dragoman.Extract) {
	text := strings.Join(paragraphs, "\n\n")
	sum := sha256.Sum256([]byte(file + text))
	doc := &dragoman.Document{ID: hex.EncodeToString(sum[:]), File: file, Title: "A report", Format: dragoman.FormatMarkdown, Text: text, Body: len(text)}
	doc.Seal()
	ex := &dragoman.Extract{Document: dragoman.DocumentRecord{Type: dragoman.TypeDocument, Schema: dragoman.Schema, ID: doc.ID, File: file,
		Title: dragoman.String(doc.Title), Format: doc.Format, Chars: doc.Points(len(text)),
		Organizations: []dragoman.Organization{{Key: "UNECE", Name: "United Nations Economic Commission for Europe", Acronym: "UNECE", Aliases: []string{"UN Economic Commission for Europe"}}}}}
	meeting.Type, meeting.Schema = dragoman.TypeMeeting, dragoman.Schema
	if meeting.ID == "" {
		meeting.ID, meeting.Key = "mtg_"+doc.ID[:16], doc.ID[16:32]
	}
	meeting.Evidence = []dragoman.Evidence{{Document: doc.ID, File: file, Start: 0, End: doc.Points(len(paragraphs[0])), Quote: paragraphs[0], Rule: "meeting/test"}}
	ex.Meetings = []dragoman.Meeting{meeting}
	return doc, ex
}

func day(s string) *dragoman.Date {
	d := dragoman.NewDate(s, s, s)
	return &d
}

// put adds a report to an index that is being written.
func put(t testing.TB, w *Writer, doc *dragoman.Document, ex *dragoman.Extract, path string) {
	t.Helper()
	p, err := w.Prepare(doc, ex, path, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(p); err != nil {
		t.Fatal(err)
	}
}

// build makes an index of three reports.
func build(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	w, err := Create(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	add := func(doc *dragoman.Document, ex *dragoman.Extract) { put(t, w, doc, ex, "/reports/"+doc.File) }
	add(report("a.md", dragoman.Meeting{Form: dragoman.FormVisit, Status: dragoman.Held, Date: day("2023-07-03"),
		Place:         &dragoman.Place{Text: "Brussels", City: "Brussels", Country: "Belgium", CountryCode: "BE"},
		Participants:  []dragoman.Participant{{Person: dragoman.Person{Name: "Olivér Várhelyi", Role: "Commissioner", Organization: "EU"}}},
		Organizations: []dragoman.Organization{{Key: "EU", Name: "European Union"}}},
		"Olivér Várhelyi visited Brussels on 3 July 2023.", "The sides negotiated a joint action plan on customs."))
	add(report("b.md", dragoman.Meeting{Form: dragoman.FormMeeting, Status: dragoman.Held, Date: day("2023-05"),
		Place:         &dragoman.Place{Text: "Geneva", City: "Geneva"},
		Organizations: []dragoman.Organization{{Key: "UNECE", Name: "United Nations Economic Commission for Europe"}}},
		"In May 2023 the Executive Secretary met UNECE in Geneva.", "A plan of joint action followed; the Secretariat’s work goes on."))
	add(report("c.md", dragoman.Meeting{Form: dragoman.FormMeeting, Status: dragoman.Planned},
		"A meeting on Türkiye’s proposal is planned.", "Nothing else is told. WHO will attend in İstanbul."))
	if err := w.Publish(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSearch(t *testing.T) {
	x, err := Open(build(t))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	tests := []struct {
		name    string
		request Request
		want    string // kind and file of the hits, in order of their place
	}{
		{"words in any form", Request{Query: "visit negotiations"}, "page a.md"},
		{"without accents", Request{Query: "varhelyi"}, "meeting a.md, person a.md, page a.md"},
		{"with other accents", Request{Query: "VÁRHELYI kind:meeting"}, "meeting a.md"},
		{"Turkish letters", Request{Query: "turkiye istanbul"}, "page c.md"},
		{"phrase", Request{Query: `"joint action plan"`}, "page a.md"},
		{"phrase over a stop word", Request{Query: `"plan of joint action"`}, "page b.md"},
		{"possessive", Request{Query: "secretariat"}, "page b.md"},
		{"acronym that is a word", Request{Query: "WHO"}, "page c.md"},
		{"prefix of the word, not of its stem", Request{Query: "negotiat*"}, "page a.md"},
		{"prefix with an accent", Request{Query: "Várh* kind:page"}, "page a.md"},
		{"prefix of a word that is its own stem", Request{Query: "custom* kind:page"}, "page a.md"},
		{"prefix behind a hyphen", Request{Query: "joint-acti* kind:page"}, "page a.md, page b.md"},
		{"fuzzy", Request{Query: "Varhely~ kind:page"}, "page a.md"},
		{"fuzzy two off", Request{Query: "Varhel~2 kind:page"}, "page a.md"},
		{"not", Request{Query: "plan NOT customs kind:page"}, "page b.md, page c.md"},
		{"only not", Request{Query: "NOT (customs OR brussels OR geneva OR kind:person)"}, "meeting c.md, page c.md"},
		{"body by its alias", Request{Query: `org:"UN Economic Commission for Europe"`}, "meeting b.md"},
		{"body by a word of its name", Request{Query: "org:commission"}, "meeting b.md"},
		{"person", Request{Query: "person:varhelyi kind:meeting"}, "meeting a.md"},
		{"place", Request{Query: "place:geneva"}, "meeting b.md"},
		{"country by code", Request{Query: "country:be"}, "meeting a.md"},
		{"form", Request{Query: "form:visit"}, "meeting a.md"},
		{"status", Request{Query: "status:planned"}, "meeting c.md"},
		{"month within the year", Request{Query: "date:2023 kind:meeting"}, "meeting a.md, meeting b.md"},
		{"day within a told month", Request{Query: "date:2023-05-17"}, "meeting b.md"},
		{"open interval", Request{Query: "date:2023-06/ kind:meeting"}, "meeting a.md"},
		{"no date", Request{Query: "date:none kind:meeting"}, "meeting c.md"},
		{"no place", Request{Query: "place:none"}, "meeting c.md"},
		{"filter", Request{Filter: Filter{Kinds: []Kind{KindMeeting}, Cities: []string{"Geneva", "Brussels"}}}, "meeting a.md, meeting b.md"},
		{"filter by date", Request{Filter: Filter{Kinds: []Kind{KindMeeting}, To: "2023-06"}}, "meeting b.md"},
		{"filter by file", Request{Filter: Filter{Files: []string{"c.md"}}}, "meeting c.md, page c.md"},
		{"key", Request{Query: "rule:meeting/test kind:meeting status:planned"}, "meeting c.md"},
	}
	for _, tt := range tests {
		tt.request.Limit = 100
		r, err := x.Search(context.Background(), tt.request)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var got []string
		for _, k := range Kinds() {
			for _, file := range []string{"a.md", "b.md", "c.md"} {
				for _, h := range r.Hits {
					if h.Kind == k && fileOf(h) == file {
						got = append(got, string(k)+" "+file)
					}
				}
			}
		}
		if s := strings.Join(got, ", "); s != tt.want || r.Total != len(got) {
			t.Errorf("%s: got %s (total %d), want %s", tt.name, s, r.Total, tt.want)
		}
	}
}

func fileOf(h Hit) string {
	switch r := h.Record.(type) {
	case *Page:
		return r.File
	case *Person:
		return r.Evidence[0].File
	case *dragoman.Meeting:
		return r.Evidence[0].File
	}
	return ""
}

// TestHighlights holds that marks stand on the letters of the text, whatever
// accents do to bytes, and that a highlight is the text at its span.
func TestHighlights(t *testing.T) {
	dir := build(t)
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	tests := []struct{ query, want string }{
		{"varhelyi brussels kind:page", "Olivér [Várhelyi] visited [Brussels] on 3 July 2023."},
		{"person:varhelyi kind:meeting", "Olivér [Várhelyi] visited Brussels on 3 July 2023."},
		{`"joint action plan" kind:page`, "The sides negotiated a [joint action plan] on customs."},
		{"turkiye kind:page", "A meeting on [Türkiye]’s proposal is planned."},
		{"istanbul", "WHO will attend in [İstanbul]."},
		{"negotiat* -geneva", "The sides [negotiated] a joint action plan on customs."},
	}
	for _, tt := range tests {
		r, err := x.Search(context.Background(), Request{Query: tt.query, Limit: 1})
		if err != nil || len(r.Hits) != 1 || len(r.Hits[0].Highlights) != 1 {
			t.Errorf("%s: %+v, %v", tt.query, r, err)
			continue
		}
		h := r.Hits[0].Highlights[0]
		runes := []rune(h.Text)
		var got strings.Builder
		at := 0
		for _, m := range h.Marks {
			fmt.Fprintf(&got, "%s[%s]", string(runes[at:m[0]]), string(runes[m[0]:m[1]]))
			at = m[1]
		}
		got.WriteString(string(runes[at:]))
		if got.String() != tt.want {
			t.Errorf("%s: %s, want %s", tt.query, got.String(), tt.want)
		}
		text, err := x.Text(h.Document)
		if err != nil {
			t.Fatal(err)
		}
		if s := string([]rune(text)[h.Start:h.End]); s != h.Text {
			t.Errorf("%s: the text at %d to %d is %q, the highlight %q", tt.query, h.Start, h.End, s, h.Text)
		}
	}
}

func TestFacets(t *testing.T) {
	x, err := Open(build(t))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	r, err := x.Search(context.Background(), Request{Filter: Filter{Kinds: []Kind{KindMeeting}}, Facets: []string{"form", "year", "month", "org", "city"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "form meeting=2 visit=1 year 2023=2 month 2023-05=1 2023-07=1 org EU=1 UNECE=1 city Brussels=1 Geneva=1"
	var got []string
	for _, f := range r.Facets {
		got = append(got, f.Field)
		for _, v := range f.Values {
			got = append(got, fmt.Sprintf("%s=%d", v.Value, v.Count))
		}
	}
	if s := strings.Join(got, " "); s != want || r.Total != 3 || len(r.Hits) != 0 {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// TestRecords holds that records come out as they went in.
func TestRecords(t *testing.T) {
	x, err := Open(build(t))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, tt := range []struct {
		query  string
		filter Filter
		want   string
	}{
		{"", Filter{}, "document a.md, meeting, document b.md, meeting, document c.md, meeting"},
		{"", Filter{Cities: []string{"Geneva"}}, "document b.md, meeting"},
		{"visit", Filter{}, "document a.md, meeting"},
		{"nothing here", Filter{}, ""},
	} {
		var got []string
		for r, err := range x.Records(context.Background(), tt.query, tt.filter) {
			if err != nil {
				t.Fatal(err)
			}
			s := r.RecordType()
			if d, ok := r.(*dragoman.DocumentRecord); ok {
				s += " " + d.File
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%q %+v: got %s, want %s", tt.query, tt.filter, s, tt.want)
		}
	}
}

// TestDamage damages one file of an index at a time: Open or Check must tell.
func TestDamage(t *testing.T) {
	dir := build(t)
	var files []string
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && e.Name() != lockFile {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 6 {
		t.Fatalf("only the files %v", files)
	}
	for _, path := range files {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, damaged := range map[string][]byte{"truncated": whole[:len(whole)/2], "overwritten": flip(whole)} {
			if err := os.WriteFile(path, damaged, 0o644); err != nil {
				t.Fatal(err)
			}
			x, err := Open(dir)
			if err == nil {
				x.Close()
				if name == "truncated" {
					t.Errorf("%s truncated: it opens", filepath.Base(path))
				}
			} else if !errors.Is(err, errDamaged) {
				t.Errorf("%s %s: %v", filepath.Base(path), name, err)
			}
			r, err := Check(context.Background(), dir)
			if err == nil && len(r.Faults) == 0 {
				t.Errorf("%s %s: check finds nothing", filepath.Base(path), name)
			}
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r, err := Check(context.Background(), dir); err != nil || len(r.Faults) > 0 || r.Quotes != 3 {
		t.Errorf("the whole index: %+v, %v", r, err)
	}
}

func flip(b []byte) []byte {
	out := append([]byte(nil), b...)
	for i := len(out) / 2; i < min(len(out), len(out)/2+8); i++ {
		out[i] ^= 0x55
	}
	return out
}

// TestOtherFormat holds that an index of a newer or older version is told apart
// from a damaged one.
func TestOtherFormat(t *testing.T) {
	for _, c := range []struct {
		format int
		want   error
		do     string
	}{
		{Format + 1, ErrNewer, "update dragoman"},
		{Format - 1, ErrOlder, "ingest the reports again"},
	} {
		dir := build(t)
		path := filepath.Join(dir, "1", manifestFile)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b = []byte(strings.Replace(string(b), fmt.Sprintf(`"format": %d`, Format), fmt.Sprintf(`"format": %d`, c.format), 1))
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, currentFile), []byte("1 "+hashOf(b)+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.do) {
			t.Errorf("opening format %d: %v", c.format, err)
		}
		if _, err := Create(context.Background(), dir); !errors.Is(err, c.want) {
			t.Errorf("writing to format %d: %v", c.format, err)
		}
	}
}

// TestForeignFolder holds that an index is not made among other files.
func TestForeignFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thesis.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(context.Background(), dir); err == nil || !strings.Contains(err.Error(), "other files") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrNone) {
		t.Errorf("opening it: %v", err)
	}
}

// TestCompact replaces a large document over and over: the pack does not grow
// without bound, and a reader of an older generation still reads.
func TestCompact(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	noise := rand.New(rand.NewPCG(1, 2))
	var old *Index
	var largest int64
	for version := range 8 {
		w, err := Create(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		var words strings.Builder // that do not compress well
		for range 30_000 {
			fmt.Fprintf(&words, "%x ", noise.Uint32())
		}
		doc, ex := report("a.md", dragoman.Meeting{}, fmt.Sprintf("Version %d.", version), words.String())
		p, err := w.Prepare(doc, ex, "/reports/a.md", "")
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(w.Add(p), w.Publish(), w.Close()); err != nil {
			t.Fatal(err)
		}
		x, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if old == nil {
			old = x
		} else {
			defer x.Close()
		}
		r, err := x.Search(context.Background(), Request{Query: "version kind:page", Limit: 3})
		if err != nil || r.Total != 1 || !strings.HasPrefix(r.Hits[0].Record.(*Page).Text, fmt.Sprintf("Version %d.", version)) {
			t.Fatalf("version %d: %+v, %v", version, r, err)
		}
		info, err := os.Stat(filepath.Join(dir, x.m.Pack))
		if err != nil {
			t.Fatal(err)
		}
		largest = max(largest, info.Size())
		if live := p.listing.Size; info.Size() > 3*live+1 {
			t.Errorf("version %d: the pack has %d bytes for %d", version, info.Size(), live)
		}
	}
	if largest < minCompact {
		t.Fatalf("the pack came to %d bytes only: nothing was tested", largest)
	}
	defer old.Close()
	r, err := old.Search(context.Background(), Request{Query: "version kind:page", Limit: 1})
	if err != nil || r.Total != 1 || !strings.HasPrefix(r.Hits[0].Record.(*Page).Text, "Version 0.") {
		t.Errorf("a reader of the first generation: %+v, %v", r, err)
	}
	if rep, err := Check(context.Background(), dir); err != nil || len(rep.Faults) > 0 {
		t.Errorf("check: %+v, %v", rep, err)
	}
}
