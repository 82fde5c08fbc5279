package bench

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"dragoman"
	"dragoman/internal/export"
	"dragoman/internal/extract"
	"dragoman/internal/index"
	"dragoman/internal/ingest"
	"dragoman/internal/pipeline"
)

// reports is how many generated reports a benchmark takes.
const reports = 12

// benchReports gives generated reports and the number of their pages.
func benchReports(b *testing.B) (out []Report, pages int) {
	b.Helper()
	s := source(b, 1)
	for n := range reports {
		r := s.Report(n)
		out = append(out, r)
		pages += len(r.Pages)
	}
	return out, pages
}

// perPage reports the time of a page, beside the bytes a second that b.SetBytes
// makes the testing package report.
func perPage(b *testing.B, pages int) {
	b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N)/float64(pages), "µs/page")
}

// BenchmarkIngest reads files of each format; bytes are those of the files.
func BenchmarkIngest(b *testing.B) {
	list, pages := benchReports(b)
	for _, c := range []struct {
		name   string
		format Format
		engine ingest.Engine
	}{
		{"markdown", Markdown, ""}, {"text", Text, ""}, {"html", HTML, ""}, {"docx", DOCX, ""}, {"odt", ODT, ""}, {"epub", EPUB, ""},
		{"pdf-fast", PDF, ingest.EngineFast}, {"pdf-pdfium", PDF, ingest.EnginePdfium},
	} {
		b.Run(c.name, func(b *testing.B) {
			engines := ingest.NewEngines(ingest.DefaultMemory)
			defer engines.Close()
			var files [][]byte
			size := 0
			for _, r := range list {
				data, err := r.Bytes(c.format)
				if err != nil {
					b.Fatal(err)
				}
				files = append(files, data)
				size += len(data)
			}
			read := func(data []byte) {
				if _, err := engines.ReadBytes(context.Background(), "report", data, ingest.Options{PDFEngine: c.engine, OCR: ingest.OCRNever}); err != nil {
					b.Fatal(err)
				}
			}
			read(files[0]) // starts the engine
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, data := range files {
					read(data)
				}
			}
			perPage(b, pages)
		})
	}
}

// documents reads the reports; their bytes are those of their text.
func documents(b *testing.B) (docs []*dragoman.Document, size, pages int) {
	b.Helper()
	list, pages := benchReports(b)
	for n, r := range list {
		data, err := r.Bytes(Text)
		if err != nil {
			b.Fatal(err)
		}
		doc, err := ingest.ReadBytes(context.Background(), fmt.Sprintf("report-%d.txt", n), data, ingest.Options{})
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
		size += len(doc.Text)
	}
	return docs, size, pages
}

// extracts extracts from the reports, too.
func extracts(b *testing.B) (docs []*dragoman.Document, all []*dragoman.Extract, size, pages int) {
	b.Helper()
	docs, size, pages = documents(b)
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range docs {
		ex, err := x.Extract(d)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, ex)
	}
	return docs, all, size, pages
}

// BenchmarkExtract finds the records.
func BenchmarkExtract(b *testing.B) {
	docs, size, pages := documents(b)
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			if _, err := x.Extract(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	perPage(b, pages)
}

// fill makes an index of the documents.
func fill(b *testing.B, dir string, docs []*dragoman.Document, all []*dragoman.Extract) {
	b.Helper()
	w, err := index.Create(context.Background(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	for i, d := range docs {
		p, err := w.Prepare(d, all[i], "", "")
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Add(p); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Publish(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkIndex writes an index, up to its publication.
func BenchmarkIndex(b *testing.B) {
	docs, all, size, pages := extracts(b)
	dir := filepath.Join(b.TempDir(), "index")
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		fill(b, dir, docs, all)
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	perPage(b, pages)
}

// BenchmarkSearch opens an index and asks it; bytes are those of the text that
// it searches.
func BenchmarkSearch(b *testing.B) {
	docs, all, size, _ := extracts(b)
	dir := filepath.Join(b.TempDir(), "index")
	fill(b, dir, docs, all)
	for _, c := range []struct {
		name    string
		request index.Request
	}{
		{"words", index.Request{Query: "executive director", Limit: 10}},
		{"phrase", index.Request{Query: `"secretary general" met`, Limit: 10}},
		{"prefix", index.Request{Query: "negotiat*", Limit: 10}},
		{"facets", index.Request{Query: "memorandum", Limit: 10, Facets: []string{"org", "year"}}},
		{"filter", index.Request{Filter: index.Filter{Forms: []string{"visit"}, From: "1990"}, Limit: 10, Sort: index.ByDate}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				x, err := index.Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := x.Search(context.Background(), c.request); err != nil {
					b.Fatal(err)
				}
				x.Close()
			}
		})
	}
}

// BenchmarkExport writes the records in each format; bytes are those of the text
// that they are from.
func BenchmarkExport(b *testing.B) {
	_, all, size, pages := extracts(b)
	records := func(yield func(dragoman.Record, error) bool) {
		for _, ex := range all {
			for _, r := range ex.Records() {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
	for _, f := range export.Formats() {
		b.Run(string(f), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if f.FilePerKind() {
					_, err = export.WriteFiles(func(string) (io.WriteCloser, error) { return nowhere{io.Discard}, nil }, f, records, export.Options{})
				} else {
					_, err = export.Write(io.Discard, f, records, export.Options{})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			perPage(b, pages)
		})
	}
}

type nowhere struct{ io.Writer }

func (nowhere) Close() error { return nil }

// BenchmarkPipeline ingests files, from reading to publication, on all cores and
// in this process; bytes are those of the files.
func BenchmarkPipeline(b *testing.B) {
	list, pages := benchReports(b)
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range []Format{Text, PDF} {
		b.Run(string(format), func(b *testing.B) {
			folder := b.TempDir()
			var files []pipeline.File
			size := 0
			for n, r := range list {
				data, err := r.Bytes(format)
				if err != nil {
					b.Fatal(err)
				}
				path := filepath.Join(folder, fmt.Sprintf("report-%d.%s", n, format))
				if err := os.WriteFile(path, data, 0o644); err != nil {
					b.Fatal(err)
				}
				files = append(files, pipeline.File{Path: path})
				size += len(data)
			}
			dir := filepath.Join(b.TempDir(), "index")
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				w, err := index.Create(context.Background(), dir)
				if err != nil {
					b.Fatal(err)
				}
				for f, err := range pipeline.Ingest(context.Background(), w, files, pipeline.IngestOptions{Options: pipeline.Options{Extractor: x}}) {
					if err == nil {
						err = f.Err
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				w.Close()
				os.RemoveAll(dir)
				b.StartTimer()
			}
			perPage(b, pages)
		})
	}
}
