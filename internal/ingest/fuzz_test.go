package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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

// fuzzTime is what one input may take: less than the fuzzer itself allows.
const fuzzTime = 8 * time.Second

// FuzzPDF feeds whole files to the fast engine and the layout; PDFium is
// fuzzed by its makers. An endless loop in our code fails. One in the library,
// which the product bears by giving the file to PDFium and replacing the process,
// cannot be stopped here: it is left behind, and after a few of them nothing more
// is tried.
func FuzzPDF(f *testing.F) {
	corpusFiles(f, ".pdf")
	f.Add(twoFonts())
	f.Add(pdftest.Document{Pages: []string{pdftest.Lines("F1", 10, 72, 700, 12, "a-", "b")}}.Bytes())
	var left atomic.Int32
	fuzzReader(f, func(t *testing.T, data []byte) (*flow, error) {
		if left.Load() > 2 {
			t.Skip("too many endless loops of the library run on in this process")
		}
		type result struct {
			flow *flow
			err  error
		}
		done := make(chan result, 1)
		go func() {
			var r result
			defer func() {
				if p := recover(); p != nil {
					r.err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
				}
				done <- r
			}()
			r.flow, r.err = readPDF(t.Context(), data, Options{PDFEngine: EngineFast}, NewEngines(DefaultMemory))
		}()
		select {
		case r := <-done:
			if r.err != nil && strings.HasPrefix(r.err.Error(), "panic: ") {
				t.Fatal(r.err)
			}
			return r.flow, r.err
		case <-time.After(fuzzTime):
			stack, ours := stuck("ingest.readPDF")
			if ours {
				t.Fatalf("no end after %s:\n%s", fuzzTime, stack)
			}
			left.Add(1)
			t.Skip("the library does not come back")
			return nil, nil
		}
	})
}

// stuck gives the stack of the goroutine that runs a function, and whether it is
// in a function of ours, rather than of the PDF library, now.
func stuck(function string) (stack string, ours bool) {
	all := make([]byte, 1<<20)
	all = all[:runtime.Stack(all, true)]
	for _, stack := range strings.Split(string(all), "\n\n") {
		if !strings.Contains(stack, function) {
			continue
		}
		for _, line := range strings.Split(stack, "\n")[1:] {
			switch {
			case strings.HasPrefix(line, "github.com/ledongthuc/pdf."):
				return stack, false
			case strings.HasPrefix(line, "dragoman/"):
				return stack, true
			}
		}
	}
	return "", false // it has ended meanwhile
}

// TestStuck checks the way in which FuzzPDF tells whose loop does not end.
func TestStuck(t *testing.T) {
	started := make(chan struct{})
	release := make(chan struct{})
	go waitHere(started, release)
	<-started
	defer close(release)
	if stack, ours := stuck("ingest.waitHere"); !ours || !strings.Contains(stack, "waitHere") {
		t.Errorf("ours: %v, %s", ours, stack)
	}
	if _, ours := stuck("ingest.nowhere"); ours {
		t.Error("a function that does not run is ours")
	}
}

func waitHere(started, release chan struct{}) {
	close(started)
	<-release
}
