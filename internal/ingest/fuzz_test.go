package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"dragoman/internal/ingest/pdf/pdftest"
)

// corpusFiles adds the files of the corpus with that ending as seeds.
func corpusFiles(f *testing.F, ending string) {
	f.Helper()
	paths, err := filepath.Glob("../../corpus/*" + ending)
	if err != nil || len(paths) == 0 {
		f.Fatalf("no %s in the corpus: %v", ending, err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// fuzzReader lets a reader read anything: it must not panic, and what it gives
// must keep what every document promises.
func fuzzReader(f *testing.F, reader func(t *testing.T, data []byte) (*flow, error)) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 {
			return
		}
		fl, err := reader(t, data)
		if err != nil {
			if CodeOf(err) == "" {
				t.Errorf("an error without a code: %v", err)
			}
			return
		}
		fl.describe()
		fl.recognizeLanguage()
		checkInvariants(t, fl.compose())
	})
}

func FuzzText(f *testing.F) {
	corpusFiles(f, ".md")
	f.Add([]byte("MINUTES\n\nThe meet-\ning\f(a) first;\n(b) second.\n\f\f"))
	f.Add([]byte("\xff\xfea\x00\n\x00"))
	fuzzReader(f, func(_ *testing.T, data []byte) (*flow, error) { return readText(data) })
}

func FuzzMarkdown(f *testing.F) {
	corpusFiles(f, ".md")
	f.Add([]byte("---\ntitle: x\ndate: 2021-11-19\n---\n## *a*<sup>th</sup>\n\n1. b\n\n   - c\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: note\n\n<div>x</div>\n"))
	fuzzReader(f, func(_ *testing.T, data []byte) (*flow, error) { return readMarkdown(data) })
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte("<html lang=en><head><title>a</title><meta name=date content=2024-01-02></head><body><nav>x</nav><h1>a</h1><p>b<br>c</p><ul><li><p>d</li></ul><table><tr><td>1<td>2</table></body></html>"))
	fuzzReader(f, func(_ *testing.T, data []byte) (*flow, error) { return readHTML(data) })
}

// The archive formats are fuzzed inside, part by part: a mutated archive seldom
// opens.

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(docxBody))
	fuzzReader(f, func(t *testing.T, data []byte) (*flow, error) {
		r := &docxReader{flow: &flow{}, levels: map[string]int{}}
		r.styles(data)
		return r.flow, r.body(data)
	})
}

func FuzzODT(f *testing.F) {
	f.Add([]byte(odtBody))
	fuzzReader(f, func(t *testing.T, data []byte) (*flow, error) {
		r := &odtReader{flow: &flow{}}
		return r.flow, r.body(data)
	})
}

func FuzzEPUB(f *testing.F) {
	f.Add([]byte("<package><manifest><item id='a' href='%61.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>"))
	fuzzReader(f, func(t *testing.T, data []byte) (*flow, error) {
		return readEPUB([]byte(zipped(t, "META-INF/container.xml", "<rootfile full-path='b.opf'/>", "b.opf", string(data), "a.xhtml", string(data))))
	})
}

// FuzzArchive feeds whole archives to whatever they look like.
func FuzzArchive(f *testing.F) {
	for _, s := range []string{docx(f), odt(f), epub(f)} {
		f.Add([]byte(s))
	}
	engines := NewEngines(DefaultMemory)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<20 || archiveFormat(data) == "" {
			return
		}
		if doc, err := engines.ReadBytes(t.Context(), "x", data, Options{}); err == nil {
			checkInvariants(t, doc)
		}
	})
}

// FuzzPDF feeds whole files to the fast engine and the layout; PDFium is
// fuzzed by its makers.
func FuzzPDF(f *testing.F) {
	corpusFiles(f, ".pdf")
	f.Add(twoFonts())
	f.Add(pdftest.Document{Pages: []string{pdftest.Lines("F1", 10, 72, 700, 12, "a-", "b")}}.Bytes())
	fuzzReader(f, func(t *testing.T, data []byte) (*flow, error) {
		return readPDF(t.Context(), data, Options{PDFEngine: EngineFast}, NewEngines(DefaultMemory))
	})
}
