package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// TestStays reads invented sentences whose later ones leave out what the first
// tells: the city of a stay, the year, who of several deputies is meant.
func TestStays(t *testing.T) {
	x := newExtractor(t)
	const visit = "FAO reports on its year 2021. The Secretary General of FAO, Ms. Maren Holt, visited Lisbon from 3 to 7 May 2021. "
	for _, tt := range []struct {
		name, text string
		want       []string // date, city and names of each encounter
	}{
		{"within the days", visit + "She met Mr. Tomas Quist, President of the World Bank, on 5 May.",
			[]string{"2021-05-03/2021-05-07 Lisbon: Maren Holt", "2021-05-05 Lisbon: Maren Holt, Tomas Quist"}},
		{"after the days", visit + "She met Mr. Tomas Quist, President of the World Bank, on 25 May.",
			[]string{"2021-05-03/2021-05-07 Lisbon: Maren Holt", "2021-05-25 : Maren Holt, Tomas Quist"}},
		{"elsewhere within the days", visit + "She met Mr. Tomas Quist, President of the World Bank, in Porto on 5 May.",
			[]string{"2021-05-03/2021-05-07 Lisbon: Maren Holt", "2021-05-05 Porto: Maren Holt, Tomas Quist"}},
		{"the day after", "FAO reports on its year. Ms. Maren Holt, the Secretary General of FAO, met Mr. Tomas Quist in Nur-Sultan on 4 May 2021. The following day, she met Mr. Davit Beridze.",
			[]string{"2021-05-04 Nur-Sultan: Maren Holt, Tomas Quist", "2021-05-05 Nur-Sultan: Davit Beridze, Maren Holt"}},
		{"the day of a day without a year", visit + "In the course of the visit, she met Mr. Tomas Quist on 5 May. On the same day she met Mr. Davit Beridze.",
			[]string{"2021-05-03/2021-05-07 Lisbon: Maren Holt", "2021-05-05 Lisbon: Maren Holt, Tomas Quist", "2021-05-05 Lisbon: Davit Beridze, Maren Holt"}},
		{"by video", visit + "She met Mr. Tomas Quist, President of the World Bank, by videoconference on 5 May.",
			[]string{"2021-05-03/2021-05-07 Lisbon: Maren Holt", "2021-05-05 : Maren Holt, Tomas Quist"}},
		{"deputies", "The First Deputy Secretary General of FAO, Ms. Maren Holt, and the Deputy Secretary General of FAO, Mr. Davit Beridze, are in charge. The Deputy Secretary General of FAO met Mr. Tomas Quist in Oslo on 4 May 2021.",
			[]string{"2021-05-04 Oslo: Davit Beridze, Tomas Quist"}},
		{"the only deputy", "The First Deputy Secretary General of FAO, Ms. Maren Holt, is in charge. The Deputy Secretary General of FAO met Mr. Tomas Quist in Oslo on 4 May 2021.",
			[]string{"2021-05-04 Oslo: Maren Holt, Tomas Quist"}},
		{"in the house of those who report", "FAO reports on its year 2021. Ms. Maren Holt, the Secretary General of FAO, works at the FAO Secretariat in Lisbon. She received Mr. Tomas Quist, President of the World Bank, on 4 May 2021.",
			[]string{"2021-05-04 Lisbon: Maren Holt, Tomas Quist"}},
		{"two who came", "FAO reports on its year 2021. Ms. Maren Holt, the Secretary General of FAO, works at the FAO Secretariat in Lisbon. Mr. Tomas Quist, President of the World Bank, paid a first visit to the Secretary General on 4 May 2021, and the Director of UNEP, Mr. Davit Beridze, on 6 May 2021.",
			[]string{"2021-05-04 Lisbon: Maren Holt, Tomas Quist", "2021-05-06 Lisbon: Davit Beridze, Maren Holt"}},
		{"at a meal", "FAO reports on its year 2021. Ms. Maren Holt, the Secretary General of FAO, works at the FAO Secretariat in Lisbon. She received Mr. Tomas Quist, President of the World Bank, for a dinner on 4 May 2021.",
			[]string{"2021-05-04 : Maren Holt, Tomas Quist"}},
		{"beside the Assembly", "Ms. Maren Holt, the Secretary General of FAO, met Mr. Tomas Quist, President of the World Bank, on 23 September 2021 on the margins of the 76th session of the General Assembly.",
			[]string{"2021-09-23 New York: Maren Holt, Tomas Quist"}},
		{"beside the Assembly, elsewhere", "Ms. Maren Holt, the Secretary General of FAO, met Mr. Tomas Quist, President of the World Bank, in Oslo on 23 September 2021, and will see him again on the margins of the General Assembly.",
			[]string{"2021-09-23 Oslo: Maren Holt, Tomas Quist"}},
		{"in a house that is known", "Ms. Maren Holt, the Secretary General of FAO, met Mr. Tomas Quist, President of the World Bank, at the Palais des Nations on 23 September 2021.",
			[]string{"2021-09-23 Geneva: Maren Holt, Tomas Quist"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := x.Extract(treatyDocument(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range e.Meetings {
				var names []string
				for _, p := range m.Participants {
					names = append(names, string(p.Name))
				}
				slices.Sort(names)
				city := ""
				if m.Place != nil {
					city = string(m.Place.City)
				}
				got = append(got, m.Date.EDTF+" "+city+": "+strings.Join(names, ", "))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// TestStaffAcronym reads the definition of a secretariat by two acronyms, that of
// its body first.
func TestStaffAcronym(t *testing.T) {
	x := newExtractor(t)
	e, err := x.Extract(treatyDocument("The Permanent International Secretariat of the Organization of the Black Sea Economic Cooperation (BSEC PERMIS) writes this. Ms. Maren Holt, President of the World Bank, met with the PERMIS on 4 May 2021 in Oslo."))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range e.Meetings {
		for _, o := range m.Organizations {
			keys = append(keys, string(o.Key))
		}
	}
	slices.Sort(keys)
	if !slices.Equal(keys, []string{"BSEC", "World Bank"}) {
		t.Errorf("organisations %q", keys)
	}
}

// TestTwoOffices reads people with two offices in a report by the
// Secretary-General, whose envoys and departments are the United Nations.
func TestTwoOffices(t *testing.T) {
	x := newExtractor(t)
	for _, tt := range []struct{ who, name, role, org string }{
		{"my Special Representative for Central Africa and the Lakes and Head of UNOCA, Maren Holt,", "Maren Holt", "Special Representative for Central Africa and the Lakes and Head", "UNOCA"},
		{"the Assistant Secretary-General for Harbour Affairs and Deputy Emergency Relief Coordinator, Maren Holt,", "Maren Holt", "Assistant Secretary-General for Harbour Affairs and Deputy Emergency Relief Coordinator", "UN"},
		{"the Under-Secretary-General for Harbour Affairs, Maren Holt,", "Maren Holt", "Under-Secretary-General for Harbour Affairs", "UN"},
	} {
		e, err := x.Extract(treatyDocument("Report of the Secretary-General on the activities of UNOCA\n\nOn 4 May 2021, " + tt.who + " met with Tomas Quist, Mayor of Lisbon. UNOCA was there."))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, m := range e.Meetings {
			for _, p := range m.Participants {
				found = found || string(p.Name) == tt.name && string(p.Role) == tt.role && string(p.Organization) == tt.org
			}
		}
		if !found || len(e.Meetings) != 1 {
			t.Errorf("%s: %+v", tt.who, e.Meetings)
		}
	}
}

// TestHowTheyMet reads the form of a numbered meeting and whether one met online.
func TestHowTheyMet(t *testing.T) {
	x := newExtractor(t)
	for text, want := range map[string]string{
		"The tenth meeting of the Harbour Forum took place in Oslo on 4 May 2021.":                                                               "session in_person",
		"The third meeting of the Ministers of Ports took place in Oslo on 4 May 2021.":                                                          "meeting in_person",
		"A workshop on ports, organized by FAO in cooperation with the Ministry of Ports of Norway, took place on 4 May 2021 in virtual format.": "conference online",
		"Ms. Maren Holt, Director-General of FAO, attended the Port Forum in Oslo on 4 May 2021, where others spoke by videoconference.":         "conference in_person",
	} {
		e, err := x.Extract(treatyDocument(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range e.Meetings {
			got = append(got, string(m.Form)+" "+string(m.Modality))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s\nis %s, want %s", text, got, want)
		}
	}
}
