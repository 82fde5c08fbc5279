package export

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"dragoman"
)

// byteOrderMark tells Excel that a csv file is UTF-8; without it, Excel reads
// the file in the code page of the machine and breaks every accent. Python
// reads such a file with encoding="utf-8-sig"; R, pandas and LibreOffice need
// nothing.
const byteOrderMark = "\uFEFF"

// csvTable is one file: its columns and the rows that a record has in it.
type csvTable struct {
	name    string
	columns []string
	rows    func(dragoman.Record) [][]string
}

func names(tables []csvTable) []string {
	out := make([]string, len(tables))
	for i, t := range tables {
		out[i] = t.name
	}
	return out
}

// csvSink writes every table to a file of its own.
type csvSink struct {
	tables  []csvTable
	files   []io.WriteCloser
	writers []*csv.Writer
	sum     *Summary
}

func newCSV(create func(string) (io.WriteCloser, error), sum *Summary, opts Options) (sink, error) {
	s := &csvSink{sum: sum}
	for _, t := range csvTables() {
		f, err := create(t.name + ".csv")
		if err != nil {
			return nil, errors.Join(err, s.close())
		}
		if f == nil {
			continue
		}
		out := &buffered{bufio.NewWriterSize(f, 64<<10), f}
		s.tables, s.files = append(s.tables, t), append(s.files, out)
		if !opts.NoBOM {
			if _, err := out.WriteString(byteOrderMark); err != nil {
				return nil, errors.Join(err, s.close())
			}
		}
		w := csv.NewWriter(out)
		w.UseCRLF = true // RFC 4180, section 2
		s.writers = append(s.writers, w)
		if err := w.Write(t.columns); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

func (s *csvSink) add(r dragoman.Record) error {
	wrote := false
	for i, t := range s.tables {
		for _, row := range t.rows(r) {
			for k := range row {
				row[k] = GuardCell(row[k])
			}
			if err := s.writers[i].Write(row); err != nil {
				return err
			}
			wrote = true
		}
	}
	if wrote {
		s.sum.wrote(r)
	}
	return nil
}

func (s *csvSink) close() error {
	var errs []error
	for _, w := range s.writers {
		w.Flush()
		errs = append(errs, w.Error())
	}
	for _, f := range s.files {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// buffered is a file with a write buffer.
type buffered struct {
	*bufio.Writer
	file io.Closer
}

func (b *buffered) Close() error { return errors.Join(b.Flush(), b.file.Close()) }

// csvTables are the files of a csv export. Lists of a record stand twice: in
// one readable cell of the record, joined by "; ", and one a row in a table of
// their own that refers to the record by its id.
func csvTables() []csvTable {
	return []csvTable{
		{"documents", []string{"id", "file", "title", "symbol", "date", "format", "engine", "language", "pages", "chars", "home", "period_start", "period_end", "tool", "rules", "warnings"}, documentRows},
		{"meetings", slices.Concat([]string{"id", "key", "form", "modality", "status", "title"}, dateColumns(), placeColumns(), []string{"occasion", "participants", "organizations", "agreements", "conflicts"}, tellingColumns()), meetingRows},
		{"participants", []string{"meeting", "name", "honorific", "role", "organization", "capacity", "resolved"}, participantRows},
		{"agreements", slices.Concat([]string{"id", "key", "agreement_type", "status", "title"}, dateColumns(), placeColumns(), []string{"parties", "signatories", "meeting", "conflicts"}, tellingColumns()), agreementRows},
		{"signatories", slices.Concat([]string{"id", "name", "role", "organization", "agreement", "agreement_type"}, dateColumns(), placeColumns(), tellingColumns()), signatoryRows},
		{"mentions", []string{"document", "kind", "text", "value", "page", "start", "end", "source"}, mentionRows},
		{"evidence", []string{"record", "document", "file", "page", "page_label", "section", "start", "end", "quote", "rule", "supports"}, evidenceRows},
	}
}

func dateColumns() []string {
	return []string{"date_start", "date_end", "date_precision", "date_text", "date_period", "date_inferred"}
}

func dateCells(d *dragoman.Date) []string {
	if d == nil {
		return make([]string, 6)
	}
	return []string{d.Start, d.End, string(d.Precision), d.Text, strconv.FormatBool(d.Period), strconv.FormatBool(d.Inferred)}
}

func placeColumns() []string {
	return []string{"place", "venue", "city", "country", "country_code", "country_inferred"}
}

func placeCells(p *dragoman.Place) []string {
	if p == nil {
		return make([]string, 6)
	}
	return []string{string(p.Text), string(p.Venue), string(p.City), string(p.Country), string(p.CountryCode), strconv.FormatBool(p.CountryInferred)}
}

func tellingColumns() []string {
	return []string{"tellings", "document", "file", "page", "page_label", "section", "quote"}
}

// tellingCells describe the first telling and say how many there are.
func tellingCells(ev []dragoman.Evidence) []string {
	if len(ev) == 0 {
		return []string{"0", "", "", "", "", "", ""}
	}
	e := ev[0]
	return []string{strconv.Itoa(len(ev)), e.Document, e.File, number(e.Page), string(e.PageLabel), string(e.Section), e.Quote}
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func documentRows(r dragoman.Record) [][]string {
	d, ok := r.(*dragoman.DocumentRecord)
	if !ok {
		return nil
	}
	var date, home, from, to string
	if d.Date != nil {
		date = d.Date.EDTF
	}
	if d.Home != nil {
		home = d.Home.Key
	}
	if d.Period != nil {
		from, to = d.Period.Start, d.Period.End
	}
	warnings := make([]string, len(d.Warnings))
	for i, w := range d.Warnings {
		warnings[i] = w.Code
	}
	return [][]string{{d.ID, d.File, string(d.Title), string(d.Symbol), date, string(d.Format), string(d.Engine), string(d.Language),
		strconv.Itoa(d.Pages), strconv.Itoa(d.Chars), home, from, to, d.Tool, d.Rules, strings.Join(warnings, "; ")}}
}

func meetingRows(r dragoman.Record) [][]string {
	m, ok := r.(*dragoman.Meeting)
	if !ok {
		return nil
	}
	people := make([]string, len(m.Participants))
	for i, p := range m.Participants {
		people[i] = describe(p.Person)
	}
	return [][]string{slices.Concat(
		[]string{m.ID, m.Key, string(m.Form), string(m.Modality), string(m.Status), string(m.Title)},
		dateCells(m.Date), placeCells(m.Place),
		[]string{string(m.Occasion), strings.Join(people, "; "), keys(m.Organizations), strings.Join(m.Agreements, "; "), conflicts(m.Conflicts)},
		tellingCells(m.Evidence))}
}

func participantRows(r dragoman.Record) [][]string {
	m, ok := r.(*dragoman.Meeting)
	if !ok {
		return nil
	}
	rows := make([][]string, len(m.Participants))
	for i, p := range m.Participants {
		rows[i] = []string{m.ID, string(p.Name), string(p.Honorific), string(p.Role), string(p.Organization), string(p.Capacity), strconv.FormatBool(p.Resolved)}
	}
	return rows
}

func agreementRows(r dragoman.Record) [][]string {
	a, ok := r.(*dragoman.Agreement)
	if !ok {
		return nil
	}
	people := make([]string, len(a.Signatories))
	for i, p := range a.Signatories {
		people[i] = describe(p.Person)
	}
	return [][]string{slices.Concat(
		[]string{a.ID, a.Key, string(a.AgreementType), string(a.Status), string(a.Title)},
		dateCells(a.Date), placeCells(a.Place),
		[]string{keys(a.Parties), strings.Join(people, "; "), string(a.Meeting), conflicts(a.Conflicts)},
		tellingCells(a.Evidence))}
}

func signatoryRows(r dragoman.Record) [][]string {
	s, ok := r.(*dragoman.Signatory)
	if !ok {
		return nil
	}
	return [][]string{slices.Concat(
		[]string{s.ID, string(s.Name), string(s.Role), string(s.Organization), s.Agreement, string(s.AgreementType)},
		dateCells(s.Date), placeCells(s.Place), tellingCells(s.Evidence))}
}

func mentionRows(r dragoman.Record) [][]string {
	m, ok := r.(*dragoman.Mention)
	if !ok {
		return nil
	}
	return [][]string{{m.Document, string(m.Kind), m.Text, m.Value, number(m.Page), strconv.Itoa(m.Start), strconv.Itoa(m.End), m.Source}}
}

func evidenceRows(r dragoman.Record) [][]string {
	list := dragoman.EvidenceOf(r)
	rows := make([][]string, len(list))
	for i, e := range list {
		rows[i] = []string{r.RecordID(), e.Document, e.File, number(e.Page), string(e.PageLabel), string(e.Section),
			strconv.Itoa(e.Start), strconv.Itoa(e.End), e.Quote, e.Rule, strings.Join(e.Supports, "; ")}
	}
	return rows
}

// describe is a person or office in one phrase: "Ana Duarte (President, PLU)".
func describe(p dragoman.Person) string {
	var office []string
	for _, s := range []dragoman.String{p.Role, p.Organization} {
		if s != "" {
			office = append(office, string(s))
		}
	}
	switch {
	case p.Name == "":
		return strings.Join(office, ", ")
	case len(office) == 0:
		return string(p.Name)
	}
	return string(p.Name) + " (" + strings.Join(office, ", ") + ")"
}

func keys(orgs []dragoman.Organization) string {
	out := make([]string, len(orgs))
	for i, o := range orgs {
		out[i] = o.Key
	}
	return strings.Join(out, "; ")
}

func conflicts(list []dragoman.Conflict) string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.Field + ": " + strings.Join(c.Values, " / ")
	}
	return strings.Join(out, "; ")
}
