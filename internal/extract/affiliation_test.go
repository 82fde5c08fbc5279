package extract_test

import (
	"slices"
	"strings"
	"testing"
)

// TestAffiliations reads invented reports in which an office is named without
// its body: whose it is follows from who else is named and where it stands.
func TestAffiliations(t *testing.T) {
	x := newExtractor(t)
	const report = "# Report of the World Meteorological Organization (WMO)\n\nThe Secretary General of the WMO, Ms. Maren Holt, leads the Secretariat.\n\n# 1. International Labour Organization (ILO)\n\n"
	for _, tt := range []struct {
		name, text string
		want       []string // names with their bodies
	}{
		{"the partner's head", report + "The Secretary General visited the Headquarters of the ILO on 4 May 2021 and met with the Director-General Mr. Tomas Quist.",
			[]string{"Maren Holt WMO", "Tomas Quist ILO"}},
		{"the partner's head has the same office", report + "The Secretary General was welcomed on 4 May 2021 in Geneva by the Secretary General Mr. Tomas Quist. On 6 June 2021 the Secretary General met with Ms. Vera Lind, Director of the ILO.",
			[]string{"Maren Holt WMO", "Tomas Quist ILO", "Maren Holt WMO", "Vera Lind ILO"}},
		{"a deputy without a body", report + "On 4 May 2021 the Deputy Secretary General Mr. Davit Beridze met with Ms. Vera Lind, Director of the ILO. On 5 June 2021 Deputy Secretary General Beridze received Mr. Tomas Quist, Director of UNEP.",
			[]string{"Davit Beridze WMO", "Vera Lind ILO", "Davit Beridze WMO", "Tomas Quist UNEP"}},
		{"who leads a delegation", report + "A delegation of UNEP, headed by Mr. Tomas Quist, Chief of Section, was received by the Secretary General on 4 May 2021.",
			[]string{"Tomas Quist UNEP", "Maren Holt WMO"}},
		{"a post that is held", "# Report of the World Meteorological Organization (WMO)\n\nDuring the year 2021 the post of Secretary General was held by Ambassador Maren Holt (Chile), assisted by the Deputy Secretaries General Mr. Davit Beridze (Peru) and Ms. Ana Rojas (Fiji).\n\n# 1. Lakes\n\nILO. On 4 May 2021 the Secretary General met with Mr. Tomas Quist. Deputy Secretary General Rojas met with Mr. Luis Prado, Director of UNEP, on 6 May 2021.",
			[]string{"Maren Holt WMO", "Tomas Quist ILO", "Ana Rojas WMO", "Luis Prado UNEP"}},
		{"a part of a body that is not named", report + "On 4 May 2021 the Secretary General met with Ms. Vera Lind, Chief of the Regional Bureau for Lakes.",
			[]string{"Maren Holt WMO", "Vera Lind ILO"}},
		{"an office for states and bodies", report + "On 4 May 2021 the Secretary General met with Ms. Vera Lind, Deputy Director for Chile, the Pacific Lakes, Peru and the OSCE at UNEP.",
			[]string{"Maren Holt WMO", "Vera Lind UNEP"}},
		{"a bureau for a state and a body", report + "On 4 May 2021 the Secretary General met with Ms. Vera Lind, Director of the Regional Bureau for Chile and the OSCE of UNEP.",
			[]string{"Maren Holt WMO", "Vera Lind UNEP"}},
		{"two offices for one region", report + "On 4 May 2021 the Secretary General met with the Regional Director of UNEP for Chile, Ms. Vera Lind, and the OSCE Envoy Mr. Tomas Quist.",
			[]string{"Maren Holt WMO", "Tomas Quist OSCE", "Vera Lind UNEP"}},
		{"two of one delegation", report + "On 4 May 2021 Ms. Vera Lind, Special Envoy of UNEP, and Mr. Tomas Quist, Chief of Mission, met with the Secretary General.",
			[]string{"Maren Holt WMO", "Tomas Quist UNEP", "Vera Lind UNEP"}},
		{"a head that we do not have", report + "As to UNEP, the Executive Director Mr. Tomas Quist and the Secretary General had a meeting on 4 May 2021.",
			[]string{"Maren Holt WMO", "Tomas Quist UNEP"}},
		{"a surname behind a general's title", report + "Secretary General Holt met with Mr. Tomas Quist, Director of UNEP, on 4 May 2021.",
			[]string{"Maren Holt WMO", "Tomas Quist UNEP"}},
		{"the office in a city", report + "The Head of the UNEP Office for Lakes in Lima, Mr. Tomas Quist, met with the Secretary General on 4 May 2021.",
			[]string{"Maren Holt WMO", "Tomas Quist UNEP"}},
		{"the other side is told first", report + "The Regional Director Ms. Vera Lind paid a courtesy visit to Secretary General Holt on 4 May 2021.",
			[]string{"Vera Lind ILO", "Maren Holt WMO"}},
		{"the office of the chapter's body for a state", strings.Replace(report, "International Labour Organization (ILO)", "African Development Bank (AfDB)", 1) + "The Bank's Managing Director for Chile Ms. Vera Lind was received by Secretary General Holt on 4 May 2021.",
			[]string{"Vera Lind AfDB", "Maren Holt WMO"}},
		{"a head who is in the sections of many", "# Report of the World Meteorological Organization (WMO)\n\nThis is the report of the WMO Secretariat on the work of the WMO. At the WMO, Ms. Maren Holt was in charge.\n\n# 1. International Labour Organization (ILO)\n\nThe Director of the ILO, Ms. Vera Lind, received Secretary General Holt on 4 May 2021.\n\n# 2. United Nations Environment Programme (UNEP)\n\nSecretary General Holt met with Mr. Tomas Quist, Director of UNEP, on 5 May 2021.\n\n# 3. Food and Agriculture Organization (FAO)\n\nSecretary General Holt met with Mr. Luis Prado, Director of FAO, on 6 May 2021.",
			[]string{"Maren Holt WMO", "Vera Lind ILO", "Maren Holt WMO", "Tomas Quist UNEP", "Maren Holt WMO", "Luis Prado FAO"}},
		{"two heads that an and joins, and a list with semicolons", report + "The Secretary General and Director-General of the ILO Mr. Tomas Quist met in Lima on 4 May 2021. On 6 May 2021, the Secretary General met with Ms. Vera Lind, Adviser of the ILO in charge of sustainable transport; Mr. Luis Prado, Deputy Director for the East of UNEP; and Ms. Ana Rojas, Director of FAO.",
			[]string{"Maren Holt WMO", "Tomas Quist ILO", "Maren Holt WMO", "Vera Lind ILO", "Luis Prado UNEP", "Ana Rojas FAO"}},
		{"a head whom the introduction names", "# Report of the Secretariat on Work with Partners in 2021\n\n# Introduction\n\nThe WMO Secretariat made this report for the Members of the WMO. Secretary General Ambassador Maren Holt (hereinafter – the Secretary General) was in office.\n\n# 1. International Labour Organization (ILO)\n\nThe Secretary General met on 4 May with Mr. Tomas Quist, Director of UNEP.",
			[]string{"Maren Holt WMO", "Tomas Quist UNEP"}},
		{"duties that are carried out", "# Report of the World Meteorological Organization (WMO)\n\nThis is the report of the WMO Secretariat. The duties of the WMO Secretary General throughout the year were carried out by Ms. Maren Holt.\n\n# 1. International Labour Organization (ILO)\n\nSecretary General Maren Holt met with Mr. Tomas Quist, Director of the ILO, on 4 May 2021.",
			[]string{"Maren Holt WMO", "Tomas Quist ILO"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := x.Extract(treatyDocument(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range e.Meetings {
				for _, p := range m.Participants {
					got = append(got, string(p.Name)+" "+string(p.Organization))
				}
			}
			slices.Sort(got)
			slices.Sort(tt.want)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
