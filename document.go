// Package dragoman is the data contract of the program of that name: what a
// report holds once it has been read (Document, Page, Section, Block) and what
// it says (Meeting, Agreement, Signatory, each with its Evidence).
//
// The package holds types and their JSON, and nothing that reads, extracts or
// searches. Everything else in this module imports it; it imports the standard
// library only.
//
// # Text and offsets
//
// A Document has one canonical text. In memory a Span counts bytes of that
// text, because Go slices strings by bytes. In JSON every offset counts
// Unicode code points, because that is what Python, SQL and people count:
// Document.Points converts. A quote always equals the text at its span.
package dragoman

// Schema names the version of the JSON contract. It stands on every record.
const Schema = "dragoman/1"

// Version is the version of the program.
const Version = "0.1.0"

// Format is the kind of file that a document was read from.
type Format string

// The formats that ingest knows.
const (
	FormatText     Format = "text"
	FormatMarkdown Format = "markdown"
	FormatPDF      Format = "pdf"
	FormatHTML     Format = "html"
	FormatDOCX     Format = "docx"
	FormatODT      Format = "odt"
	FormatEPUB     Format = "epub"
)

// Document is one report as read: its canonical text and the structure found
// in it. Ingest makes it; nothing changes it afterwards.
type Document struct {
	ID       string // sha256 of the file's bytes, in hex
	File     string // the path as the caller named it, with forward slashes
	Title    string // empty if none was found
	Symbol   string // the publisher's document symbol ("S/2025/320"), or empty
	Date     *Date  // the date that the document bears, or nil
	Format   Format
	Engine   string // what read it: "ledongthuc", "pdfium", "mixed", "tesseract"; empty where there is only one way
	Language string // ISO 639-1, or empty when not known

	// Text is the canonical text: page bodies in reading order, then the
	// apparatus. See Body.
	Text string
	// Body is the length in bytes of the running text: Text[:Body]. Text[Body:]
	// is what was taken out of it: running heads and feet, page numbers and
	// footnotes. It is empty or begins with a form feed.
	Body int
	// Pages is empty for formats that have no pages.
	Pages []Page
	// Sections are in text order; a section ends where the next one of the same
	// or a higher level begins, so sections nest.
	Sections []Section
	// Blocks cover the running text in order and do not overlap: paragraphs,
	// headings, list items, table rows. A block may hold a form feed, where a
	// page break cuts it.
	Blocks []Block
	// Warnings tell what could not be read and what to do about it.
	Warnings []Warning

	offsets offsets
}

// Span is a half-open range [Start, End) of bytes in a Document's Text.
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Page is one page of a paged format.
type Page struct {
	Span          // its body within Text
	Number int    // from 1, in file order
	Label  string // the printed number ("5", "iv"), or empty
}

// Section is a heading and what stands under it.
type Section struct {
	Span           // from the heading's first byte to the end of the section
	Heading string // the heading's text on one line, with its number: "8. Organization ... (OSCE)"
	Level   int    // 1 is the highest
}

// BlockKind tells what a block is.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	Heading   BlockKind = "heading"
	ListItem  BlockKind = "list_item"
	TableRow  BlockKind = "table_row"
)

// Block is one unit of running text, the largest that a sentence can lie in.
type Block struct {
	Span
	Kind BlockKind
	// Section is the index in Document.Sections of the innermost section that
	// the block stands in, or -1 before the first heading.
	Section int
}

// Warning tells of something in a document that could not be read as it should.
type Warning struct {
	Page    *int   `json:"page"` // from 1; null when it concerns the whole file
	Code    string `json:"code"` // a stable word for programs: "no_text", "encrypted", "not_english"
	Message string `json:"message"`
}

// PageAt returns the index in Pages of the page that holds the byte offset, or
// -1. A form feed belongs to the page before it. Offsets in the apparatus are
// on no page.
func (d *Document) PageAt(offset int) int {
	lo, hi := 0, len(d.Pages)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Pages[mid].Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 || offset >= d.Body && d.Body < len(d.Text) {
		return -1
	}
	return lo - 1
}

// SectionAt returns the index in Sections of the innermost section that holds
// the byte offset, or -1.
func (d *Document) SectionAt(offset int) int {
	found := -1
	for i, s := range d.Sections {
		if s.Start > offset {
			break
		}
		if offset < s.End {
			found = i
		}
	}
	return found
}

// Seal prepares the document for concurrent readers. Whoever builds a Document
// calls it once, after Text is complete.
func (d *Document) Seal() { d.offsets = newOffsets(d.Text) }

// Points converts a byte offset in Text to an offset in code points.
func (d *Document) Points(offset int) int { return d.offsets.points(d.Text, offset) }

// Bytes converts an offset in code points to a byte offset in Text. An offset
// past the end gives the length of the text.
func (d *Document) Bytes(points int) int { return d.offsets.bytes(d.Text, points) }

// Quote returns the text at a span.
func (d *Document) Quote(s Span) string { return d.Text[s.Start:s.End] }
