package extract_test

import (
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// encounters writes the encounters of a document on a line each: form, date,
// city, names, keys of bodies.
func encounters(e *dragoman.Extract) []string {
	var out []string
	for _, m := range e.Meetings {
		names, keys, city := told(m)
		if m.Modality == dragoman.Online {
			city = "online"
		}
		out = append(out, string(m.Form)+" "+m.Date.EDTF+" "+city+": "+strings.Join(names, ", ")+" ("+strings.Join(keys, ", ")+")")
	}
	slices.Sort(out)
	return out
}

// TestEntries reads invented entries of chronicles, and days told one after the
// other of one verb.
func TestEntries(t *testing.T) {
	x := newExtractor(t)
	const report = "# Report of the World Meteorological Organization (WMO)\n\nThe Secretary General of the WMO, Ms. Maren Holt, leads the Secretariat.\n\n# 1. Chronicle\n\n"
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"a place at the head", report + "4 May 2021, Lima: Mr. Tomas Quist, Director of UNEP, paid a courtesy call on the Secretary General.",
			[]string{"reception 2021-05-04 Lima: Maren Holt, Tomas Quist (UNEP, WMO)"}},
		{"a place that no list knows", report + "4 May 2021, Mirhold: the Secretary General met with Mr. Tomas Quist, Director of UNEP.",
			[]string{"meeting 2021-05-04 Mirhold: Maren Holt, Tomas Quist (UNEP, WMO)"}},
		{"without a verb", report + "4-6 May 2021, Lima: seminar on tide gauges, jointly with UNEP.",
			[]string{"conference 2021-05-04/2021-05-06 Lima:  (UNEP, WMO)"}},
		{"a visit without a verb", report + "4-5 May 2021, Lima: working visit of the Secretary General to UNEP. She was received on 4 May 2021 by Mr. Tomas Quist, Director of UNEP, and on 5 May 2021 by Ms. Vera Lind, Minister of Water of Peru.",
			[]string{"meeting 2021-05-04 Lima: Maren Holt, Tomas Quist (UNEP, WMO)", "meeting 2021-05-05 Lima: Maren Holt, Vera Lind (Peru, WMO)", "visit 2021-05-04/2021-05-05 Lima: Maren Holt (UNEP, WMO)"}},
		{"again", report + "A joint working group was set up with UNEP. It met for the first time on 4 May 2021 through videoconference and for the second time on 5 June 2021 in Lima.",
			[]string{"session 2021-05-04 online:  (WMO)", "session 2021-06-05 Lima:  (WMO)"}},
		{"each place with its day", report + "The forum in Bern on 4 May 2021 and the seminar held in Lima on 5 June 2021 dealt with tides.",
			[]string{"conference 2021-05-04 Bern:  (WMO)", "conference 2021-06-05 Lima:  (WMO)"}},
		{"a day of the period on the cover", "# Report of the World Meteorological Organization (WMO)\n\n(October 2020 – October 2021)\n\nThe Director of the WMO, Ms. Maren Holt, had a breakfast with Mr. Tomas Quist, Director of UNEP, in Lima on 4 May.",
			[]string{"meeting 2021-05-04 Lima: Maren Holt, Tomas Quist (UNEP, WMO)"}},
		{"a day of a stay", report + "Ms. Maren Holt took part in the Forum on Tides in Lima on 4-8 May 2021 and had there a meeting with Mr. Tomas Quist, Director of UNEP, on 5 May 2021.",
			[]string{"conference 2021-05-04/2021-05-08 Lima: Maren Holt (WMO)", "meeting 2021-05-05 Lima: Maren Holt, Tomas Quist (UNEP, WMO)"}},
		{"no entry", report + "4 May 2021, Lima and the seminar on tides were forgotten.", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := x.Extract(treatyDocument(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := encounters(e); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
