package corpus_test

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/eval/evaltest"
	"dragoman/internal/extract"
	"dragoman/internal/ingest"
	"dragoman/schema/validate"
)

// extractAll returns the document and extract of every report, by path.
func extractAll(t *testing.T) map[string]reading {
	t.Helper()
	x, err := extract.New(extract.Options{Mentions: true})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]reading{}
	for _, g := range golds(t) {
		for _, path := range []string{g.Report(), strings.TrimSuffix(g.Report(), ".md") + ".pdf"} {
			doc, err := ingest.Read(context.Background(), path, ingest.Options{})
			if err != nil {
				t.Fatal(err)
			}
			ex, err := x.Extract(doc)
			if err != nil {
				t.Fatal(err)
			}
			out[path] = reading{doc, ex}
		}
	}
	return out
}

type reading struct {
	doc     *dragoman.Document
	extract *dragoman.Extract
}

func (r reading) lines(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := dragoman.NewEncoder(&b)
	for _, rec := range r.extract.Records() {
		if err := enc.Encode(rec); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestExtractsKeepTheContract(t *testing.T) {
	v, err := validate.New(validate.Strict)
	if err != nil {
		t.Fatal(err)
	}
	again := extractAll(t)
	for path, r := range extractAll(t) {
		lines := r.lines(t)
		if !bytes.Equal(lines, again[path].lines(t)) {
			t.Errorf("%s: two runs give different bytes", path)
		}
		for line := range bytes.Lines(lines) {
			if err := v.Line(line); err != nil {
				t.Errorf("%s: %v\n%s", path, err, line)
			}
		}
		if len(r.extract.Meetings) == 0 {
			t.Errorf("%s: no meeting", path)
		}
		checkSpans(t, path, r)
		checkReferences(t, path, r.extract)
	}
}

// checkSpans holds every quote to the text at its span, counting runes without
// the help of the document.
func checkSpans(t *testing.T, path string, r reading) {
	t.Helper()
	text := []rune(r.doc.Text)
	at := func(what string, start, end int, quote string) {
		if start < 0 || end > len(text) || start >= end || string(text[start:end]) != quote {
			t.Errorf("%s: %s: the text at %d-%d is not %q", path, what, start, end, quote)
		}
	}
	evidence := func(id string, list []dragoman.Evidence) {
		for _, e := range list {
			at(id, e.Start, e.End, e.Quote)
			if e.Document != r.doc.ID || e.File != r.doc.File {
				t.Errorf("%s: %s: evidence of another document: %s %s", path, id, e.Document, e.File)
			}
			if (e.Page == nil) != (len(r.doc.Pages) == 0) {
				t.Errorf("%s: %s: page %v in a document of %d pages", path, id, e.Page, len(r.doc.Pages))
			}
		}
	}
	for _, m := range r.extract.Meetings {
		evidence(m.ID, m.Evidence)
	}
	for _, a := range r.extract.Agreements {
		evidence(a.ID, a.Evidence)
	}
	for _, s := range r.extract.Signatories {
		evidence(s.ID, s.Evidence)
	}
	for _, m := range r.extract.Mentions {
		at("mention", m.Start, m.End, m.Text)
	}
}

// checkReferences holds ids to be unique and references to lead somewhere.
func checkReferences(t *testing.T, path string, e *dragoman.Extract) {
	t.Helper()
	ids := map[string]bool{}
	for _, r := range e.Records() {
		if id := r.RecordID(); id != "" {
			if ids[id] {
				t.Errorf("%s: two records have the id %s", path, id)
			}
			ids[id] = true
		}
	}
	leads := func(from, to string) {
		if to != "" && !ids[to] {
			t.Errorf("%s: %s refers to %s, which is not there", path, from, to)
		}
	}
	for _, m := range e.Meetings {
		for _, a := range m.Agreements {
			leads(m.ID, a)
		}
	}
	for _, a := range e.Agreements {
		leads(a.ID, string(a.Meeting))
	}
	for _, s := range e.Signatories {
		leads(s.ID, s.Agreement)
	}
}

func TestEvalAgreesWithTheReferenceOnRealExtracts(t *testing.T) {
	shared := evaltest.SharedDir(t, "..")
	var trials []evaltest.Trial
	for path, r := range extractAll(t) {
		gold := strings.TrimSuffix(path, filepath.Ext(path)) + ".gold.json"
		trials = append(trials, evaltest.Trial{Gold: gold, Records: r.extract.Records()})
	}
	evaltest.Compare(t, shared, trials)
}

// TestPDFsAreMadeFromTheirMarkdown notices a report that was changed without
// "make corpus".
func TestPDFsAreMadeFromTheirMarkdown(t *testing.T) {
	words := regexp.MustCompile(`[\p{L}\p{N}]+`)
	body := func(d *dragoman.Document) []string { return words.FindAllString(d.Text[:d.Body], -1) }
	readings := extractAll(t)
	for path, r := range readings {
		if filepath.Ext(path) != ".pdf" {
			continue
		}
		source := readings[strings.TrimSuffix(path, ".pdf")+".md"]
		want, got := body(source.doc), body(r.doc)
		for i := range max(len(want), len(got)) {
			if i >= len(want) || i >= len(got) || want[i] != got[i] {
				t.Errorf("%s differs from its Markdown at word %d: %q, want %q (run make corpus)", path, i, window(got, i), window(want, i))
				break
			}
		}
		if pages := len(r.doc.Pages); pages < 4 {
			t.Errorf("%s has %d pages", path, pages)
		}
	}
}

func window(words []string, i int) string {
	return strings.Join(words[min(i, len(words)):min(i+8, len(words))], " ")
}
