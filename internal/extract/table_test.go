package extract_test

import (
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// annexed makes a document of one block a line: a heading begins with "# ", the
// row of a table holds tabs.
func annexed(lines ...string) *dragoman.Document {
	doc := &dragoman.Document{ID: "annexed", File: "annexed.md", Format: dragoman.FormatMarkdown, Language: "en"}
	var b strings.Builder
	for _, line := range lines {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		kind := dragoman.Paragraph
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			kind, line = dragoman.Heading, rest
		} else if strings.Contains(line, "\t") {
			kind = dragoman.TableRow
		}
		span := dragoman.Span{Start: b.Len(), End: b.Len() + len(line)}
		b.WriteString(line)
		if kind == dragoman.Heading {
			if n := len(doc.Sections); n > 0 {
				doc.Sections[n-1].End = span.Start
			}
			doc.Sections = append(doc.Sections, dragoman.Section{Span: span, Heading: line, Level: 1})
		}
		doc.Blocks = append(doc.Blocks, dragoman.Block{Span: span, Kind: kind, Section: len(doc.Sections) - 1})
	}
	doc.Text = b.String()
	doc.Body = len(doc.Text)
	doc.Sections[len(doc.Sections)-1].End = doc.Body
	doc.Seal()
	return doc
}

// TestTables reads the invented annexes of a report.
func TestTables(t *testing.T) {
	x := newExtractor(t)
	report := []string{
		"# Report of the World Meteorological Organization (WMO)",
		"The Secretary General of the WMO, Ms. Maren Holt, and the Deputy Secretary General of the WMO, Mr. Davit Beridze, lead the staff. On 4 May 2021 Ms. Maren Holt met with Mr. Tomas Quist, Director of UNEP.",
		"# Annex I. Main events",
		"Date\tPlace\tEvent\tLevel of participation",
		"04.05.2021\tLima\tMeeting with the Director of UNEP\tSecretary General",
		"6-7.06.2021\tBern\tForum on tide gauges\tDeputy Secretary General D. Beridze",
		"09.07.2021\tonline\tConsultations with UNESCO\tSecretary General",
		"# Annex II. Documents signed",
		"No.\tDocument\tPartner\tDate and place\tSigned by",
		"1\tMemorandum of Understanding\tUNEP\t04.05.2021, Lima\tM. Holt, T. Quist",
		"# Annex III. Staff",
		"Name\tDate of entry\tPost\tMeeting room",
		"Ms. Rosa Lind\t01.02.2021\tDirector of the Fund\t12",
	}
	e, err := x.Extract(annexed(report...))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"conference 2021-06-06/2021-06-07 Bern: Davit Beridze (WMO)",
		"meeting 2021-05-04 Lima: Maren Holt, Tomas Quist (UNEP, WMO)",
		"meeting 2021-07-09 online: Maren Holt (UNESCO, WMO)",
	}
	if got := encounters(e); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(e.Agreements) != 1 {
		t.Fatalf("%d agreements, want 1", len(e.Agreements))
	}
	a := e.Agreements[0]
	var names []string
	for _, s := range a.Signatories {
		names = append(names, string(s.Name)+", "+string(s.Role))
	}
	if a.AgreementType != dragoman.MoU || a.Status != dragoman.Signed || a.Date == nil || a.Date.EDTF != "2021-05-04" || a.Place == nil || a.Place.City != "Lima" ||
		!slices.Equal(names, []string{"Maren Holt, Secretary General", "Tomas Quist, Director"}) {
		t.Errorf("got %s %s %v %v %q", a.AgreementType, a.Status, a.Date, a.Place, names)
	}
}
