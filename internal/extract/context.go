package extract

import (
	"strings"

	"dragoman"
	"dragoman/internal/extract/date"
)

// reading is one document while it is being read: its sentences, its bodies and
// people, and what it says of itself.
type reading struct {
	sittings  []*telling // those known by their number
	last      *telling   // the encounter told last
	journey   []*telling // the visits told last, in one sentence
	x         *Extractor
	doc       *dragoman.Document
	sentences []sentence
	registry  *registry
	cast      *cast
	home      string            // key of the body that reports
	state     string            // key of the state that the document is about, or ""
	author    *person           // who "I" is, when the document is someone's report
	signer    *person           // who signed it, where it has no such author
	covers    [2]date.Day       // the reporting period, as precise as it is stated; zero where it is not
	period    [2]date.Day       // its first day and its last; each zero where it is not known
	dated     date.Day          // the document's own date
	reports   bool              // the document's title names the body that reports
	officed   bool              // someone is named with an office of the body that reports
	headed    bool              // a Special Representative heads the body that reports
	release   bool              // the document is a release: see isRelease
	counter   []string          // by section: the key of the body in its heading, or ""
	rows      map[int]*row      // by sentence: rows of tables whose columns are understood
	topics    []topic           // by sentence: the body in its paragraph's own heading, if any
	scenes    []string          // by sentence: key of the state that its paragraph tells of, or ""
	seats     map[string]string // venue, folded -> the city that the document names with it
}

// read prepares a document: everything that must be known before the first
// record can be read.
func (x *Extractor) read(doc *dragoman.Document) *reading {
	r := &reading{x: x, doc: doc, registry: newRegistry(x.gaz), seats: map[string]string{}}
	r.registry.define(doc.Title)
	for _, b := range doc.Blocks {
		r.registry.define(flatten(doc.Text[b.Start:b.End]))
	}
	r.defineParties()
	r.defineTerritories()
	r.sentences = sentences(doc)
	r.findPeriod()
	r.release = r.isRelease()
	for i := range r.sentences {
		r.mention(&r.sentences[i])
	}
	r.findHome()
	r.findHead()
	r.reports = r.titled()
	r.findCounterparts()
	r.findState()
	r.findScenes()
	r.rows = r.tableRows()
	r.cast = r.assemble()
	r.pairs()
	r.findSeats()
	return r
}

// findPeriod reads the reporting period and the document's date.
func (r *reading) findPeriod() {
	if d := r.doc.Date; d != nil {
		r.dated = parseDay(d.Start)
	}
	body := r.doc.Text[:r.doc.Body]
	head := body[:min(len(body), 6000)]
	defer func() {
		for i, bound := range [...]func(date.Day) date.Day{date.Day.First, date.Day.Last} {
			if d := r.covers[i]; d.Year != 0 {
				r.period[i] = bound(d)
			}
		}
	}()
	if start, end, ok := date.FindPeriod(head); ok {
		r.covers = [2]date.Day{start, end}
		return
	}
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), 6)] { // "(October 2024 – October 2025)" on the cover
		h := flatten(r.doc.Text[b.Start:b.End])
		if len(h) > 60 {
			continue
		}
		if ds := date.Find(h); len(ds) == 1 && ds[0].Kind == date.Absolute && len(ds[0].Dates) == 1 && strings.Trim(h[:ds[0].Start]+h[ds[0].End:], " ().,:") == "" {
			if span := ds[0].Dates[0]; span.Start.Year != 0 && (span.Start.Month != span.End.Month || span.Start.Year != span.End.Year) {
				r.covers = [2]date.Day{span.Start, span.End}
				return
			}
		}
	}
}

// parseDay is date.Parse for the bounds of a record's date, which are valid.
func parseDay(iso string) date.Day {
	d, _ := date.Parse(iso)
	return d
}
