package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dragoman"
)

// Options say how files are read. The zero value is the default.
type Options struct {
	// MaxBytes is the largest file read; 0 means DefaultMaxBytes.
	MaxBytes int64
	// Password opens encrypted files.
	Password string
	// PDFEngine chooses what reads PDFs; "" means EngineAuto.
	PDFEngine Engine
	// OCR says which pages of PDFs are recognised from their picture; "" means
	// OCRAuto.
	OCR OCR
	// OCRLanguages are Tesseract's names of the languages to recognise, joined
	// by "+": "eng+fra". "" means "eng".
	OCRLanguages string
}

// DefaultMaxBytes bounds the size of one file: 512 MiB.
const DefaultMaxBytes = 512 << 20

// DefaultMemory is the memory that all readers together may use: 1.5 GiB.
const DefaultMemory = 3 << 29

// Read reads the file at path. The error is an *Error.
func Read(ctx context.Context, path string, opts Options) (*dragoman.Document, error) {
	data, err := load(path, opts)
	if err != nil {
		return nil, err
	}
	return ReadBytes(ctx, path, data, opts)
}

// load reads the whole file within the size limit.
func load(path string, opts Options) ([]byte, error) {
	limit := opts.MaxBytes
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, named(path, failure(Unreadable, err, "cannot open"))
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, named(path, failure(Unreadable, nil, "is a folder, not a file"))
	}
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		return nil, named(path, failure(Unreadable, err, "cannot read"))
	}
	if int64(len(data)) > limit {
		return nil, named(path, failure(TooLarge, nil, "is larger than %d MiB", limit>>20))
	}
	return data, nil
}

// ReadBytes reads a document from memory; name is what the document is called
// and decides nothing but that. The error is an *Error.
func ReadBytes(ctx context.Context, name string, data []byte, opts Options) (doc *dragoman.Document, err error) {
	engines := NewEngines(DefaultMemory)
	defer engines.Close()
	return engines.ReadBytes(ctx, name, data, opts)
}

// ReadBytes reads like the function of that name, with engines that run on for
// the next file.
func (e *Engines) ReadBytes(ctx context.Context, name string, data []byte, opts Options) (doc *dragoman.Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			doc, err = nil, named(name, failure(Unreadable, fmt.Errorf("%v", r), "the reader gave up"))
		}
	}()
	if err := ctx.Err(); err != nil {
		return nil, named(name, failure(Unreadable, err, "not read"))
	}
	format := sniff(data)
	f, err := readFormat(ctx, format, data, opts, e)
	if err != nil {
		return nil, named(name, err)
	}
	if len(f.blocks) == 0 {
		return nil, named(name, failure(Empty, nil, "there is no text in the file"))
	}
	f.describe()
	f.recognizeLanguage()
	doc = f.compose()
	sum := sha256.Sum256(data)
	doc.ID = hex.EncodeToString(sum[:])
	doc.File = filepath.ToSlash(name)
	doc.Format = format
	return doc, nil
}

func readFormat(ctx context.Context, format dragoman.Format, data []byte, opts Options, engines *Engines) (*flow, error) {
	if len(data) == 0 {
		return nil, failure(Empty, nil, "the file is empty")
	}
	switch format {
	case dragoman.FormatPDF:
		return readPDF(ctx, data, opts, engines)
	case dragoman.FormatMarkdown:
		return readMarkdown(data)
	case dragoman.FormatText:
		return readText(data)
	case dragoman.FormatHTML:
		return readHTML(data)
	case dragoman.FormatDOCX:
		return readDOCX(data)
	case dragoman.FormatODT:
		return readODT(data)
	case dragoman.FormatEPUB:
		return readEPUB(data)
	}
	return nil, unsupported(data)
}

// named gives err, which becomes an *Error, the file's name.
func named(file string, err error) error {
	e, ok := err.(*Error)
	if !ok {
		e = failure(Unreadable, err, "cannot be read")
	}
	if e.File == "" {
		e.File = filepath.ToSlash(file)
	}
	return e
}
