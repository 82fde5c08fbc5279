// Package ingest reads reports: bytes of some format become a
// dragoman.Document, that is, canonical text with its pages, sections and
// blocks.
//
// # How a file is read
//
// The type is told from the content, never from the name. Each format has one
// file here that turns it into a flow: blocks of clean text in reading order,
// each with the page that it stands on, and beside them the apparatus (running
// heads and feet, page numbers, footnotes, front matter). The compose step
// writes the flow out as a Document. So a rule about the canonical text is
// written once, for every format.
//
// PDF has two more steps in front. Package pdf gets positioned runs of text from
// an engine; package layout makes lines, columns, tables and paragraphs of them,
// and takes running heads, page numbers and footnotes out. The fast engine reads
// every page first. A gate then judges the text of each (control and replacement
// characters, spacing, letter frequencies, codes without a meaning, text lost),
// and the pages that fail go to PDFium, all of them if they are more than a
// third. A page without text is drawn and read by Tesseract, if that is
// installed.
//
// Glyphs of a script written from right to left stand on the page from left to
// right as they look; the engine and the layout put them into the order in which
// they are read. Word gives such glyphs wrong letters in the PDFs that it makes;
// the embedded font is asked for the right ones (pdf/shaped.go).
//
// # Limits
//
// Read and ReadBytes work in the calling process. A Pool reads in worker
// processes instead, which are killed when a file takes too long and end
// themselves when it takes too much memory; the program that uses it must call
// WorkerMain when it is started with WorkerCommand. Zip formats are bounded by
// entries and expanded size, markup by depth. A file that cannot be read is an
// *Error with a Code; what is wrong with a part of one is a warning of the
// document, with the same codes.
//
// # The canonical text
//
// Within a block every run of white space is one space. Blocks on one page are
// parted by a blank line, pages by a form feed; where a page break cuts a
// paragraph the form feed stands in place of the space, never inside a word.
// Cells of a table row are parted by a tab. Ligatures and presentation forms are
// spelled out, soft hyphens, strokes between Arabic letters and control
// characters are gone, and the text is in Unicode Normalization Form C.
package ingest
