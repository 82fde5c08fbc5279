package main

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dragoman"
	"dragoman/internal/ingest"
)

// readingFlags are the flags of the commands that read reports.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "pdf-engine", Value: string(ingest.EngineAuto), Usage: "read PDFs with `ENGINE`: auto (pdfium where the fast one fails), fast or pdfium"},
		&cli.StringFlag{Name: "ocr", Value: string(ingest.OCRAuto), Usage: "recognise the text of pages by their picture: `WHEN` is auto (scans), never or always"},
		&cli.StringFlag{Name: "ocr-lang", Value: "eng", Usage: "the languages to recognise, as Tesseract's `NAMES`: eng+fra"},
		&cli.StringFlag{Name: "password", EnvVars: []string{"DRAGOMAN_PASSWORD"}, Usage: "open encrypted PDFs with `PASSWORD`"},
		&cli.DurationFlag{Name: "timeout", Value: ingest.DefaultTimeout, Usage: "give each file at most `TIME`"},
		&cli.StringFlag{Name: "memory", Value: "1536MiB", Usage: "give all reading processes together at most `SIZE`"},
	}
}

// reader reads documents in processes of their own, within the limits and in
// the manner that the flags ask for.
type reader struct {
	pool *ingest.Pool
	opts ingest.Options
}

// readerFrom makes the reader that the flags ask for. The caller closes it.
func readerFrom(c *cli.Context) (*reader, error) {
	engine, err := oneOf(c, "pdf-engine", string(ingest.EngineAuto), string(ingest.EngineFast), string(ingest.EnginePdfium))
	if err != nil {
		return nil, err
	}
	ocr, err := oneOf(c, "ocr", string(ingest.OCRAuto), string(ingest.OCRNever), string(ingest.OCRAlways))
	if err != nil {
		return nil, err
	}
	languages := c.String("ocr-lang")
	if !languageNames.MatchString(languages) {
		return nil, usagef(c, "--ocr-lang cannot be %q; it is names like eng or eng+fra", languages)
	}
	memory, ok := parseSize(c.String("memory"))
	if !ok {
		return nil, usagef(c, "--memory cannot be %q; it is a size like 1536MiB or 2GiB, of at least 128MiB", c.String("memory"))
	}
	if c.Duration("timeout") <= 0 {
		return nil, usagef(c, "--timeout cannot be %s; it is a time like 90s or 5m", c.Duration("timeout"))
	}
	command, err := workerCommand(c)
	if err != nil {
		return nil, err
	}
	pool, err := ingest.NewPool(ingest.Limits{Timeout: c.Duration("timeout"), Memory: memory, Command: command})
	if err != nil {
		return nil, err
	}
	return &reader{pool, ingest.Options{
		PDFEngine: ingest.Engine(engine), OCR: ingest.OCR(ocr), OCRLanguages: languages, Password: c.String("password"),
	}}, nil
}

var languageNames = regexp.MustCompile(`^[A-Za-z]\w*(\+[A-Za-z]\w*)*$`)

// parseSize reads a size in bytes: a number with MiB or GiB behind it, or M or
// G for short.
func parseSize(s string) (bytes int64, ok bool) {
	number := strings.TrimRight(s, "MGiB")
	unit := int64(0)
	switch s[len(number):] {
	case "M", "MiB":
		unit = 1 << 20
	case "G", "GiB":
		unit = 1 << 30
	}
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || unit == 0 || v < 0 || v > 1<<20 {
		return 0, false
	}
	bytes = int64(v * float64(unit))
	return bytes, bytes >= 128<<20
}

// Read reads the file at path.
func (r *reader) Read(ctx context.Context, path string) (*dragoman.Document, error) {
	return r.pool.Read(ctx, path, r.opts)
}

// ReadBytes reads a document from memory.
func (r *reader) ReadBytes(ctx context.Context, name string, data []byte) (*dragoman.Document, error) {
	return r.pool.ReadBytes(ctx, name, data, r.opts)
}

// Close ends the reading processes.
func (r *reader) Close() { r.pool.Close() }

// settings tells what of the flags decides the text of a document, for files
// that were ingested under others to be read again.
func (r *reader) settings() string {
	var parts []string
	if r.opts.PDFEngine != ingest.EngineAuto {
		parts = append(parts, "pdf-engine="+string(r.opts.PDFEngine))
	}
	if r.opts.OCR != ingest.OCRAuto {
		parts = append(parts, "ocr="+string(r.opts.OCR))
	}
	if r.opts.OCRLanguages != "eng" {
		parts = append(parts, "ocr-lang="+r.opts.OCRLanguages)
	}
	return strings.Join(parts, " ")
}
