package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/urfave/cli/v2"

	"dragoman/internal/index"
)

// writeResult prints what a search found.
func writeResult(c *cli.Context, format string, fields []string, r index.Request, found *index.Result) error {
	w := bufio.NewWriter(c.App.Writer)
	var err error
	switch format {
	case "json":
		err = resultJSON(w, r, found, fields)
	case "jsonl":
		err = resultLines(w, found, fields)
	case "csv":
		err = resultCSV(w, found, fields)
	default:
		err = resultTable(c, w, r, found, fields)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

func resultLines(w io.Writer, found *index.Result, fields []string) error {
	for _, h := range found.Hits {
		b, err := hitJSON(h, fields)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", b); err != nil {
			return err
		}
	}
	return nil
}

func resultJSON(w io.Writer, r index.Request, found *index.Result, fields []string) error {
	q, err := marshal(r.Query)
	if err != nil {
		return err
	}
	facets := found.Facets
	if facets == nil {
		facets = []index.Facet{}
	}
	counts, err := marshal(facets)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, `{"query":%s,"total":%d,"offset":%d,"facets":%s,"hits":[`, q, found.Total, r.Offset, counts); err != nil {
		return err
	}
	for i, h := range found.Hits {
		b, err := hitJSON(h, fields)
		if err != nil {
			return err
		}
		comma := ""
		if i > 0 {
			comma = ","
		}
		if _, err := fmt.Fprintf(w, "%s\n%s", comma, b); err != nil {
			return err
		}
	}
	_, err = io.WriteString(w, "]}\n")
	return err
}

// csvFields are the columns of CSV unless others are named.
func csvFields() []string {
	return []string{"kind", "id", "date", "title", "form", "type", "status", "city", "country", "organizations", "people", "file", "page", "page_label", "section", "score", "text"}
}

func resultCSV(w io.Writer, found *index.Result, fields []string) error {
	if fields == nil {
		fields = csvFields()
	}
	out := csv.NewWriter(w)
	if err := out.Write(fields); err != nil {
		return err
	}
	for _, h := range found.Hits {
		values := row(h)
		line := make([]string, len(fields))
		for i, f := range fields {
			line[i] = harmless(values[f])
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a spreadsheet from taking text out of a document for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

func resultTable(c *cli.Context, w *bufio.Writer, r index.Request, found *index.Result, fields []string) error {
	if fields != nil {
		t := table{head: fields, flex: len(fields) - 1}
		for _, h := range found.Hits {
			values := row(h)
			cells := make([]string, len(fields))
			for i, f := range fields {
				cells[i] = values[f]
			}
			t.add(cells...)
		}
		if err := t.writeFor(w, c.App.Writer); err != nil {
			return err
		}
	}
	p := &page{w: w, colour: colour(c.App.Writer), width: width(c.App.Writer, 100)}
	if fields == nil {
		for i, h := range found.Hits {
			p.hit(r.Offset+i+1, h)
		}
	}
	for _, f := range found.Facets {
		p.facet(f)
	}
	if shown := len(found.Hits); shown < found.Total && r.Limit > 0 {
		hint := ""
		if r.Offset+shown < found.Total {
			hint = fmt.Sprintf("; --offset %d shows the next", r.Offset+shown)
		}
		fmt.Fprintf(c.App.ErrWriter, "dragoman: %d of %s shown%s\n", shown, counted(found.Total, "hit"), hint)
	}
	return nil
}

// page lays hits out for people.
type page struct {
	w      *bufio.Writer
	colour bool
	width  int
}

func (p *page) paint(code, text string) string {
	if !p.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// hit prints what was found, where it stands, and the sentence that says so.
func (p *page) hit(n int, h index.Hit) {
	v := row(h)
	what := []string{v["kind"]}
	for _, f := range []string{"form", "type", "status"} {
		if v[f] != "" && v[f] != "held" {
			what = append(what, v[f])
		}
	}
	head := []string{fmt.Sprintf("%d.", n), strings.Join(what, " ")}
	if v["date"] != "" {
		head = append(head, v["date"])
	}
	if where := strings.Trim(v["city"]+", "+v["country"], ", "); where != "" {
		head = append(head, where)
	}
	title := v["title"]
	if h.Kind == index.KindPerson || h.Kind == index.KindSignatory {
		title = strings.Trim(v["people"]+", "+title, ", ")
	}
	p.line(p.paint("1", printable(strings.Join(head, "  "))), printable(title))
	at := v["file"]
	if v["page"] != "" {
		at += " p. " + v["page"]
		if v["page_label"] != "" && v["page_label"] != v["page"] {
			at += " (printed " + v["page_label"] + ")"
		}
	}
	if v["section"] != "" {
		at += " · " + v["section"]
	}
	p.line("   "+p.paint("2", p.fit(printable(at), p.width-3)), "")
	if len(h.Highlights) > 0 {
		for _, l := range strings.Split(p.marked(h.Highlights[0]), "\n") {
			p.line("   "+l, "")
		}
	}
	p.line("   "+p.paint("2", printable(v["id"])), "")
}

func (p *page) line(head, rest string) {
	if rest != "" {
		head += "  " + p.fit(rest, max(20, p.width-runewidth.StringWidth(head)-2))
	}
	p.w.WriteString(head + "\n")
}

func (p *page) fit(text string, n int) string { return runewidth.Truncate(text, max(n, 10), "…") }

// marked gives the sentence with what was looked for between marks: coloured,
// or between asterisks where there are no colours; wrapped to the width.
func (p *page) marked(h index.Highlight) string {
	var b strings.Builder
	runes := []rune(h.Text)
	at := 0
	open, shut := "*", "*"
	for _, m := range h.Marks {
		if m[0] < at || m[1] > len(runes) {
			continue
		}
		b.WriteString(printable(string(runes[at:m[0]])))
		// The marks are characters of their own until the lines are broken, so
		// that a colour does not count as width.
		b.WriteString("\x01" + strings.ReplaceAll(printable(string(runes[m[0]:m[1]])), " ", "\x03") + "\x02")
		at = m[1]
	}
	b.WriteString(printable(string(runes[at:])))
	if p.colour {
		open, shut = "\x1b[1;33m", "\x1b[0m"
	}
	return strings.NewReplacer("\x01", open, "\x02", shut, "\x03", " ").Replace(wrap(b.String(), max(30, p.width-4), ""))
}

// bars is the width of the longest bar of a histogram.
const bars = 40

// facet prints the counts of a field; years and months as a histogram.
func (p *page) facet(f index.Facet) {
	fmt.Fprintf(p.w, "\n%s\n", p.paint("1", f.Field))
	most, wide := 1, 0
	for i, v := range f.Values {
		if i == maxShown && f.Field != "year" && f.Field != "month" {
			break
		}
		most = max(most, v.Count)
		wide = max(wide, runewidth.StringWidth(printable(v.Value)))
	}
	wide = min(wide, 50)
	for i, v := range f.Values {
		if i == maxShown && f.Field != "year" && f.Field != "month" {
			fmt.Fprintf(p.w, "   and %d more\n", len(f.Values)-i)
			break
		}
		name := runewidth.FillRight(p.fit(printable(v.Value), max(wide, 10)), wide)
		bar := ""
		if f.Field == "year" || f.Field == "month" {
			bar = "  " + p.paint("36", strings.Repeat("█", max(1, v.Count*bars/most)))
		}
		fmt.Fprintf(p.w, "   %s %6d%s\n", name, v.Count, bar)
	}
}

// maxShown bounds the values of a facet in a table. JSON has all.
const maxShown = 15
