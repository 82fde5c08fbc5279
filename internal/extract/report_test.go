package extract_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/extract"
)

// reportDocument builds an invented report: "# " begins a heading, a blank line
// ends a paragraph.
func reportDocument(text string) *dragoman.Document {
	id := sha256.Sum256([]byte(text))
	doc := &dragoman.Document{ID: hex.EncodeToString(id[:]), File: "report.md", Format: dragoman.FormatMarkdown, Language: "en", Text: text, Body: len(text)}
	doc.Title, _, _ = strings.Cut(text, "\n")
	for at, par := range paragraphs(text) {
		span := dragoman.Span{Start: at, End: at + len(par)}
		b := dragoman.Block{Span: span, Kind: dragoman.Paragraph, Section: len(doc.Sections) - 1}
		if head, ok := strings.CutPrefix(par, "# "); ok {
			if n := len(doc.Sections); n > 0 {
				doc.Sections[n-1].End = at
			}
			doc.Sections = append(doc.Sections, dragoman.Section{Span: dragoman.Span{Start: at, End: len(text)}, Heading: head, Level: 1})
			b.Kind, b.Section = dragoman.Heading, len(doc.Sections)-1
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	doc.Seal()
	return doc
}

// paragraphs yields the paragraphs of a text with their offsets.
func paragraphs(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		at := 0
		for _, par := range strings.Split(text, "\n\n") {
			if !yield(at, par) {
				return
			}
			at += len(par) + len("\n\n")
		}
	}
}

// TestReports reads invented reports of a body on its dealings with others: what
// a sentence leaves out stands in the heading, in the sentence before, or is the
// body that reports.
func TestReports(t *testing.T) {
	const intro = "Report of the Amber Coast Union (ACU)\n\nThis report covers the work of the ACU from 1 January 2021 to 31 December 2021. Mr. Jan Nowak served as Secretary General of the ACU until June 2021. On 1 July 2021 Ms. Rosa Lind was elected as Secretary General of the ACU.\n\n"
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string // date, form, city: people; bodies
	}{{
		name: "the counterpart in the heading",
		text: "# 1. World Customs Organization\n\nThe Secretary General met the Executive Director on 7 June 2021 in Oslo. A meeting took place on 9 March 2021.",
		want: []string{"2021-06-07 meeting Oslo: Jan Nowak; ACU WCO", "2021-03-09 meeting : ; ACU WCO"},
	}, {
		name: "the office changes hands",
		text: "# 1. World Customs Organization\n\nOn 2 May the Secretary General met with Dr. Karim Aziz, Director of the WCO. On 2 September the Secretary General met with Dr. Aziz.",
		want: []string{"2021-05-02 meeting : Jan Nowak, Karim Aziz; ACU WCO", "2021-09-02 meeting : Rosa Lind, Karim Aziz; ACU WCO"},
	}, {
		name: "they met again, and the day after",
		text: "# 1. World Customs Organization\n\nDr. Karim Aziz, Director of the WCO, and the Secretary General spoke by telephone on 14 March. On 2 April they met again, this time in Oslo.\n\nThe following day, the Secretary General visited Bergen.",
		want: []string{"2021-03-14 call : Karim Aziz, Jan Nowak; ACU WCO", "2021-04-02 meeting Oslo: Karim Aziz, Jan Nowak; ACU WCO", "2021-04-03 visit Bergen: Jan Nowak; ACU"},
	}, {
		name: "a chronicle",
		text: "# Chronicle\n\n14 January. Dr. Karim Aziz, Director of the WCO, introduced himself to the Secretary General in Oslo.\n\n11–13 March. The ports were busy. The Secretary General attended the Baltic Forum.",
		want: []string{"2021-01-14 meeting Oslo: Karim Aziz, Jan Nowak; ACU WCO", "2021-03-11/2021-03-13 conference : Jan Nowak; ACU"},
	}, {
		name: "letters and appointments are no contacts",
		text: "# 1. World Customs Organization\n\nOn 4 May 2021 the Secretary General wrote to Dr. Karim Aziz, Director of the WCO. Dr. Aziz, Director of the WCO, was appointed on 5 May 2021, as the Secretary General had hoped.",
	}, {
		name: "an acronym behind a name that ends in a state",
		text: "# 1. Chad\n\nOn 3 March 2021 the Secretary General met with Ms. Ana Duarte, Director of the Alliance Libre Chad (ALC). The President of the United Arab Emirates (UAE) met with the Secretary General on 4 May 2021.",
		want: []string{"2021-03-03 meeting : Jan Nowak, Ana Duarte; ACU ALC", "2021-05-04 meeting : Jan Nowak; ACU United Arab Emirates"},
	}, {
		name: "who receives",
		text: "# 1. World Customs Organization\n\nThe Secretary General was received by Dr. Karim Aziz, Director of the WCO, on 3 March 2021. Dr. Karim Aziz, Director of the WCO, was received by the Secretary General on 4 May 2021.",
		want: []string{"2021-03-03 meeting : Jan Nowak, Karim Aziz; ACU WCO", "2021-05-04 reception : Karim Aziz, Jan Nowak; ACU WCO"},
	}, {
		name: "a surname spelt in two ways",
		text: "On 3 May 2021 Mr. Karim Mbekiyev, Director of UNEP, met with the Secretary General. On 6 May 2021 Mr. Mbekiev met with the Director of the WCO, Ms. Ana Duarte.",
		want: []string{"2021-05-03 meeting : Karim Mbekiyev, Jan Nowak; ACU UNEP", "2021-05-06 meeting : Karim Mbekiyev, Ana Duarte; ACU UNEP WCO"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, intro+tt.text, tt.want) })
	}
}

// tells checks which encounters a report tells of; the order of the people of one
// does not count.
func tells(t *testing.T, x *extract.Extractor, report string, lines []string) {
	t.Helper()
	e, err := x.Extract(reportDocument(report))
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, m := range e.Meetings {
		got = append(got, line(m))
	}
	for _, w := range lines {
		head, rest, _ := strings.Cut(w, ": ")
		people, bodies, _ := strings.Cut(rest, "; ")
		want = append(want, head+": "+sorted(strings.Split(people, ", "))+"; "+bodies)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// newExtractor is an extractor as it is shipped.
func newExtractor(t *testing.T) *extract.Extractor {
	t.Helper()
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func sorted(list []string) string {
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// told gives the names and keys of those who had an encounter, sorted, and the city.
func told(m dragoman.Meeting) (people, bodies []string, city string) {
	for _, p := range m.Participants {
		if p.Name != "" {
			people = append(people, string(p.Name))
		}
	}
	for _, o := range m.Organizations {
		bodies = append(bodies, o.Key)
	}
	slices.Sort(people)
	slices.Sort(bodies)
	if m.Place != nil {
		city = string(m.Place.City)
	}
	return people, bodies, city
}

func line(m dragoman.Meeting) string {
	people, bodies, city := told(m)
	return m.Date.EDTF + " " + string(m.Form) + " " + city + ": " + strings.Join(people, ", ") + "; " + strings.Join(bodies, " ")
}
