// Package review replays a researcher's corrections over what the program
// read, and checks an extract against the sources that it quotes.
//
// # Corrections
//
// Corrections are a plain JSON Lines file, one decision a line, to be kept
// beside the reports and under version control:
//
//	{"action":"accept","record":{"id":"mtg_0123456789abcdef","key":"...","quote":"..."},"file":"reports/a.pdf"}
//	{"action":"reject","record":{"id":"agr_..."},"file":"reports/a.pdf","note":"a mandate, not an agreement"}
//	{"action":"edit","record":{"id":"mtg_..."},"file":"reports/a.pdf","field":"place.city","from":"Wien","to":"Vienna"}
//	{"action":"merge","record":{"id":"mtg_..."},"with":{"id":"mtg_..."},"file":"reports/a.pdf"}
//	{"action":"merge_people","file":"reports/a.pdf","from":"H. Schmid","to":"Helga Maria Schmid"}
//
// They are applied in their order, on every reading of the report (Apply), so
// that nothing decided is lost when a report is read again or a rule changes.
// A record is found by its id; if no record has it, by its key together with
// its quote, because the id changes with the file's content. What a correction
// does not find, or finds changed, is a Conflict and changes nothing.
//
// # Verification
//
// Verify reads each source again and holds every offset, quote and page of the
// extract to it.
package review
