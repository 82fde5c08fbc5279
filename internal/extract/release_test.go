package extract_test

import (
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// releaseDocument builds an invented release as ingest would: a title and a date
// in its front matter, paragraphs parted by a blank line.
func releaseDocument(title, day, text string) *dragoman.Document {
	doc := treatyDocument(text)
	doc.Title = title
	if day != "" {
		d := dragoman.NewDate(day, day, day)
		doc.Date = &d
	}
	return doc
}

// TestReleases reads invented releases: the day comes from the document where
// the lead gives none, and from no other kind of document.
func TestReleases(t *testing.T) {
	x := newExtractor(t)
	for _, tt := range []struct {
		name, title, day, text string
		want                   []string // date, form, then name/role/organization of each
	}{{
		name: "today", title: "Call with the Prime Minister", day: "2019-05-07",
		text: "President Maren Holt spoke today with Prime Minister Davit Orbeliani of Georgia about the harvest.",
		want: []string{"2019-05-07 call: Maren Holt/President/, Davit Orbeliani/Prime Minister/Georgia"},
	}, {
		name: "yesterday", title: "Meeting", day: "2019-05-01",
		text: "President Maren Holt, Jr. yesterday met with President Tomas Quist of Iceland on the margins of the Harbour Forum.",
		want: []string{"2019-04-30 meeting: Maren Holt/President/, Tomas Quist/President/Iceland"},
	}, {
		name: "weekday", title: "Meeting", day: "2019-05-07", // a Tuesday
		text: "Foreign Minister Maren Holt met with Foreign Minister Tomas Quist of Iceland on Monday.",
		want: []string{"2019-05-06 meeting: Maren Holt/Foreign Minister/, Tomas Quist/Foreign Minister/Iceland"},
	}, {
		name: "no date in the lead", title: "Meeting", day: "2019-05-07",
		text: "Chancellor Maren Holt met with King Osric of Tonga and thanked him.\n\nThey spoke of the sea. The Minister met with the fishermen.",
		want: []string{"2019-05-07 meeting: Maren Holt/Chancellor/, Osric/King/Tonga"},
	}, {
		name: "surnames, full in the title", title: "Readout of President Maren Holt’s Call with Prime Minister Orbeliani of Georgia", day: "2019-05-07",
		text: "President Holt spoke this morning with Prime Minister Orbeliani of Georgia.",
		want: []string{"2019-05-07 call: Maren Holt/President/, Orbeliani/Prime Minister/Georgia"},
	}, {
		name: "state in the title only", title: "President Holt’s Meeting with President Tomas Quist of Iceland", day: "2019-05-07",
		text: "President Holt met today with President Tomas Quist on the margins of the Harbour Forum.",
		want: []string{"2019-05-07 meeting: Holt/President/, Tomas Quist/President/Iceland"},
	}, {
		name: "several at a long distance from their date", title: "Meeting", day: "2019-05-07",
		text: "President Maren Holt met with President Tomas Quist of Iceland, Prime Minister Davit Orbeliani of Georgia, and King Osric of Tonga today in Lisbon to mark the renewal of the cable.",
		want: []string{"2019-05-07 meeting: Maren Holt/President/, Tomas Quist/President/Iceland, Davit Orbeliani/Prime Minister/Georgia, Osric/King/Tonga"},
	}, {
		name: "a body", title: "Meeting", day: "2019-05-07",
		text: "President Maren Holt met today with Secretary General Davit Orbeliani of the Organization for Security and Co-operation in Europe (OSCE).",
		want: []string{"2019-05-07 meeting: Maren Holt/President/, Davit Orbeliani/Secretary General/OSCE"},
	}, {
		name: "styled", title: "Call", day: "2019-05-07",
		text: "Vice President Holt spoke today with His Royal Highness, Crown Prince Osric bin Salim of Bahrain.",
		want: []string{"2019-05-07 call: Holt/Vice President/, Osric bin Salim/Crown Prince/Bahrain"},
	}, {
		name: "representatives of states", title: "Meeting", day: "2019-05-07",
		text: "Today at the Harbour House, Security Adviser to the Vice President Maren Holt hosted diplomatic representatives from Chile, Peru, and Uruguay to discuss the cable.",
		want: []string{"2019-05-07 reception: Maren Holt/Security Adviser to the Vice President/, /representatives/ | Chile, Peru, Uruguay"},
	}, {
		name: "today without a date of the document", title: "Call", day: "",
		text: "President Maren Holt spoke today with Prime Minister Davit Orbeliani of Georgia.",
	}, {
		name: "today, and a date that can be told", title: "Call", day: "",
		text: "President Maren Holt spoke today with Prime Minister Davit Orbeliani of Georgia on 8 June 2021.",
		want: []string{"2021-06-08 call: Maren Holt/President/, Davit Orbeliani/Prime Minister/Georgia"},
	}, {
		name: "what lies ahead", title: "Statement", day: "2019-05-07",
		text: "President Maren Holt will meet with President Tomas Quist of Iceland.",
	}, {
		name: "one side", title: "Statement", day: "2019-05-07",
		text: "President Maren Holt held a meeting.",
	}, {
		name: "a letter", title: "Letter", day: "2019-05-07",
		text: "Dear Sir, President Maren Holt met with President Tomas Quist of Iceland.",
	}, {
		name: "a report", title: "Report", day: "2019-05-07",
		text: "President Maren Holt met with President Tomas Quist of Iceland.\n\n" + strings.Repeat("The cable was laid with care and at great expense. ", 200),
	}} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := x.Extract(releaseDocument(tt.title, tt.day, tt.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range e.Meetings {
				var who, orgs []string
				people := map[string]bool{}
				for _, p := range m.Participants {
					who = append(who, string(p.Name+"/"+p.Role+"/"+p.Organization))
					people[string(p.Organization)] = true
				}
				for _, o := range m.Organizations {
					if !people[o.Key] {
						orgs = append(orgs, o.Key)
					}
				}
				line := m.Date.EDTF + " " + string(m.Form) + ": " + strings.Join(who, ", ")
				if len(orgs) > 0 {
					line += " | " + strings.Join(orgs, ", ")
				}
				got = append(got, line)
				if tt.day != "" && !m.Date.Inferred {
					t.Error("the date of the document is inferred, and does not say so")
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
