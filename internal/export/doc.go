// Package export writes records in the formats of other tools.
//
// Write takes a stream of records, in the order of an extract (a document
// record, then what was found in that document), and writes one file.
// WriteFiles writes one file a kind of record, which is what csv and parquet
// are for. Both hold one record at a time and what a format cannot do without:
// the documents seen, the names already written (ftm), the pairs that met
// (graphml, gexf).
//
// The same records give the same bytes: no clock, no random number and no map
// order reaches an output.
//
// # Formats
//
//   - jsonl, json: the contract's records, one a line or as one array.
//   - csv: RFC 4180, one file a kind, with a byte order mark and guarded cells
//     (see GuardCell).
//   - parquet: one file a kind, nested lists kept.
//   - ftm: FollowTheMoney entities, one a line.
//   - plover: PLOVER 0.8 event records, one a line.
//   - jsonld: schema.org Event and CreativeWork in one JSON-LD graph.
//   - ics: iCalendar (RFC 5545), for encounters known to the day.
//   - graphml, gexf: who met whom.
//   - webannotation: one W3C annotation for each piece of evidence.
//
// What a format cannot hold is skipped and counted in the Summary, never
// dropped in silence. docs/export.md has the tables of the mappings.
package export
