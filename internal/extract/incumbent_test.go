package extract_test

import "testing"

// TestIncumbents reads invented reports that tell once who holds an office, in one
// of many ways, and go on about the office.
func TestIncumbents(t *testing.T) {
	const report = "Amber Coast Union (ACU)\n\nReport of the ACU Secretariat\n\nThis report covers the work of the ACU from 1 January 2021 to 31 December 2021.\n\n"
	const met = "\n\nOn 4 May 2021, the Secretary General met with Mr. Tomas Quist, Director of UNEP, in Oslo."
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{{
		name: "a definition",
		text: "All year the Secretariat was headed by H.E. Ms. Maren Holt (hereinafter \"the Secretary General\")." + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "led by its head",
		text: "The Secretariat, under the guidance of its Secretary General, Ms. Maren Holt, worked without pause." + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "the office is someone",
		text: "The Secretary General of the Union is Ms. Maren Holt, and the Director of Ports is Mr. Davit Beridze." + met + " On 6 May 2021, the Director of Ports met with Mr. Quist.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP", "2021-05-06 meeting : Davit Beridze, Tomas Quist; ACU UNEP"},
	}, {
		name: "someone goes on in the office, and another directs an area",
		text: "Ms. Maren Holt, of Norway, continues as Secretary General. Mr. Davit Beridze directs the Ports area." + met + " On 6 May 2021, the Director of Ports met with Mr. Quist.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP", "2021-05-06 meeting : Davit Beridze, Tomas Quist; ACU UNEP"},
	}, {
		name: "in brackets, also in the plural",
		text: "The Secretariat (Maren Holt, Secretary General; Davit Beridze and Nino Sandel, Deputy Secretaries General) kept its doors open." + met + " On 6 May 2021, Deputy Secretary General Sandel met with Mr. Quist.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP", "2021-05-06 meeting : Nino Sandel, Tomas Quist; ACU UNEP"},
	}, {
		name: "deputies told apart by their fields",
		text: "The Deputy Secretaries General are Davit Beridze (Ports) and Nino Sandel (Fisheries).\n\nOn 4 May 2021, the Deputy Secretary General (Fisheries) met with Mr. Tomas Quist, Director of UNEP, in Oslo.",
		want: []string{"2021-05-04 meeting Oslo: Nino Sandel, Tomas Quist; ACU UNEP"},
	}, {
		name: "elected again",
		text: "The Council re-elected Ms. Maren Holt as Secretary General in June 2021." + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "one left and another took over",
		text: "Ms. Maren Holt completed her term as Secretary General on 31 May 2021, and Mr. Davit Beridze took over charge on 1 June 2021." + met + " On 6 July 2021, the Secretary General met with Mr. Quist.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP", "2021-07-06 meeting : Davit Beridze, Tomas Quist; ACU UNEP"},
	}, {
		name: "one was succeeded by another",
		text: "Ms. Maren Holt served as Secretary General until 30 April 2021. She was succeeded by Mr. Davit Beridze, who assumed office on 1 May 2021." + met,
		want: []string{"2021-05-04 meeting Oslo: Davit Beridze, Tomas Quist; ACU UNEP"},
	}, {
		name: "a stand-in",
		text: "The Deputy Secretary General, Ms. Maren Holt, led the Secretariat as officer-in-charge.\n\nOn 4 May 2021, the officer-in-charge met with Mr. Tomas Quist, Director of UNEP, in Oslo.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "an initial",
		text: "On 4 May 2021, ACU Secretary General M. Holt met with Mr. Tomas Quist, Director of UNEP, in Oslo. The mandate of Secretary General Maren Holt was extended.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "a signature with the office on the next line",
		text: "FOREWORD\n\nIt was a good year.\n\nMaren Holt\n\nSecretary General" + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "a signature under a heading that names the office",
		text: "# Message of the Secretary General\n\nIt was a good year.\n\n(Signed) Ambassador Maren Holt\n\n# Contacts" + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "the one who reports in the first person",
		text: "I, Maren Holt, have had the honour of serving the Union as Secretary General.\n\nOn 4 May 2021 I met with Mr. Tomas Quist, Director of UNEP, in Oslo.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, report+tt.text, tt.want) })
	}
}
