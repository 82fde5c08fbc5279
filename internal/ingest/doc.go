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
// one of its engines; package layout makes lines, columns and paragraphs of
// them.
//
// # The canonical text
//
// Within a block every run of white space is one space. Blocks on one page are
// parted by a blank line, pages by a form feed; where a page break cuts a
// paragraph the form feed stands in place of the space, never inside a word.
// Cells of a table row are parted by a tab. Ligatures are spelled out, soft
// hyphens and control characters are gone, and the text is in Unicode
// Normalization Form C.
package ingest
