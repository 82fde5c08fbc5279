// Package index keeps documents and their records on disk and finds them again.
//
// # Units
//
// What a search finds is a unit: a page (or, where a format has no pages, a
// passage of about a page), a meeting, an agreement, a signatory, a person, a
// document. Every unit is one document of a Bleve index. Bleve holds terms only;
// text and records stand once, compressed, in a pack beside it, from which hits
// are read. A unit's name in Bleve ("2s.p14": document, kind, ordinal) says
// where.
//
// # Generations
//
// An index folder holds
//
//	current              the number of the published generation, and the hash of its manifest
//	7/manifest.json      its files with their sizes and hashes
//	7/documents.jsonl    its documents, for writers and lists
//	7/documents.tab      where the pack holds each, for readers
//	7/bleve/             the Bleve index
//	documents-1.pack     text and records of all documents
//	lock                 held by the writer
//
// A published generation never changes. A writer makes the next one beside it,
// sharing the segments through hard links, and publishes it by renaming a new
// "current" over the old one. So readers wait for nobody and see the state last
// published; a writer that is killed at any moment leaves the published
// generation as it was, and what it left is removed by the next. The pack only
// grows behind the bytes that are published.
//
// Sizes are compared with the manifest whenever an index is opened, hashes by
// Check.
//
// # Words
//
// The text of a unit is indexed twice: as stems with positions, for words and
// phrases, and, where a word is not its own stem, as plain words. Prefixes and
// fuzzy search look at both. Both are in lower case without accents. Neither holds offsets: what is shown is analysed again,
// so highlights stand on the letters of the text itself.
package index
