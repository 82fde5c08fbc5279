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
	}, {
		name: "one who comes to see whoever reports in the first person",
		text: "I, Maren Holt, have had the honour of serving the Union as Secretary General.\n\nMr. Tomas Quist, Director of UNEP, paid me a farewell call in Oslo on 4 May 2021.",
		want: []string{"2021-05-04 reception Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "a line under a signature that is one word",
		text: "(Signed) Maren Holt\n\nSecretary General\n\n(Signed) Nino Sandel\n\nExpert" + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "a secretariat without its body",
		text: "The General Secretariat (Maren Holt, Secretary General) kept its doors open." + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "the present holder",
		text: "The report is the last of the present Secretary General, Maren Holt." + met,
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}, {
		name: "an office with words behind it",
		text: "On 4 May 2021, the Director of Ports at the ACU, Ms. Maren Holt, met with Mr. Tomas Quist, Director of UNEP, in Oslo.",
		want: []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, report+tt.text, tt.want) })
	}
}

// TestCovers reads which body reports from what stands on the cover.
func TestCovers(t *testing.T) {
	x := newExtractor(t)
	for _, tt := range []struct{ name, text, want string }{
		{"the secretariat in the masthead", "WMO SECRETARIAT\n\nANNUAL REPORT\n\nGeneva, March 2022\n\nThe Secretary General met the Director of UNEP on 4 May 2021. UNEP and UNESCO agreed. UNEP will host the next round, and UNEP will pay for it.", "WMO"},
		{"a report of another Secretary-General", "CARIBBEAN COMMUNITY (CARICOM) SECRETARIAT\n\nREPORT OF THE SECRETARY-GENERAL\n\nThe Secretary-General met Mr. Tomas Quist on 4 May 2021.", "CARICOM"},
		{"the letter of a panel", "Letter dated 3 May 2021 from the Panel of Experts on Amber addressed to the President of the Security Council\n\nThe Panel has the honour to report.\n\nThe Coordinator met Mr. Tomas Quist on 4 May 2021.", "Panel of Experts on Amber"},
		{"the letter of a committee's chair", "Letter dated 3 May 2021 from the Chair of the Committee established pursuant to resolution 99 (1998) addressed to the President of the Security Council\n\nI have the honour to report.\n\nThe Chair met Mr. Tomas Quist on 4 May 2021.", "Committee established pursuant to resolution 99 (1998)"},
		{"the office of an envoy", "Report of the Secretary-General\n\nThe Office of the Special Envoy kept its staff. My Special Envoy for the Great Lakes Region, Rosa Lind, met Mr. Tomas Quist on 4 May 2021.", "OSESG-GL"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, err := x.Extract(reportDocument(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if e.Document.Home == nil || e.Document.Home.Key != tt.want {
				t.Errorf("got %v, want %s", e.Document.Home, tt.want)
			}
		})
	}
}

// TestMissionHeads reads invented reports of the Secretary-General that tell once who
// heads the mission, and who assists him or her.
func TestMissionHeads(t *testing.T) {
	const report = "United Nations Mission in Liberia (UNMIL)\n\nReport of the Secretary-General\n\nThis report on the work of UNMIL covers the period from 1 January 2021 to 31 December 2021.\n\n"
	const met = "\n\nOn 4 May, my Special Representative met with Mr. Karim Aziz in Monrovia."
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string
	}{{
		name: "took up the office",
		text: "Rosa Lind took up her duties as my Special Representative for Liberia and Head of UNMIL on 1 February." + met,
		want: []string{"2021-05-04 meeting Monrovia: Karim Aziz, Rosa Lind; UNMIL"},
	}, {
		name: "in brackets, with the deputy",
		text: "My Special Representative for Liberia (Rosa Lind) and her Deputy (Jan Nowak, who is also Resident Coordinator) toured the counties." + met + " On 6 May, the Deputy Special Representative met with Mr. Aziz.",
		want: []string{"2021-05-04 meeting Monrovia: Karim Aziz, Rosa Lind; UNMIL", "2021-05-06 meeting : Jan Nowak, Karim Aziz; UNMIL"},
	}, {
		name: "several offices, and a successor from a day on",
		text: "My Special Representative in Liberia, Head of UNMIL and Deputy Special Adviser, Rosa Lind, left her post on 30 April. I appointed Jan Nowak as her successor, with effect from 1 May." + met + " On 6 April, my Special Representative met with Mr. Aziz.",
		want: []string{"2021-05-04 meeting Monrovia: Jan Nowak, Karim Aziz; UNMIL", "2021-04-06 meeting : Karim Aziz, Rosa Lind; UNMIL"},
	}, {
		name: "one deputy",
		text: "The Special Representative, Rosa Lind, is based in Monrovia. She has one deputy, Jan Nowak.\n\nOn 6 May, the Deputy Special Representative met with Mr. Karim Aziz.",
		want: []string{"2021-05-06 meeting : Jan Nowak, Karim Aziz; UNMIL"},
	}, {
		name: "deputies in the plural",
		text: "My Deputy Special Representatives are Rosa Lind (Humanitarian) and Jan Nowak (Political).\n\nOn 6 May, the Deputy Special Representative (Political) met with Mr. Karim Aziz.",
		want: []string{"2021-05-06 meeting : Jan Nowak, Karim Aziz; UNMIL"},
	}, {
		name: "one commander after another",
		text: "In this period the Mission was led first by Major General Rosa Lind, as Force Commander, and, following her departure on 30 April, by Colonel Jan Nowak as Acting Force Commander.\n\nOn 4 April, the Force Commander met with Mr. Karim Aziz. On 6 May, the Acting Force Commander met with Mr. Aziz.",
		want: []string{"2021-04-04 meeting : Karim Aziz, Rosa Lind; UNMIL", "2021-05-06 meeting : Jan Nowak, Karim Aziz; UNMIL"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, report+tt.text, tt.want) })
	}
}

// TestHeads reads the many ways in which a report says once who its head is.
func TestHeads(t *testing.T) {
	const report = "Amber Coast Union (ACU)\n\nReport of the ACU Secretariat\n\nThis report covers the work of the ACU from 1 January 2021 to 31 December 2021.\n\n"
	const met = "\n\nOn 4 May 2021, the Secretary General met with Mr. Tomas Quist, Director of UNEP, in Oslo."
	x := newExtractor(t)
	for _, told := range []string{
		"The Secretariat is headed by a Secretary General (Ms. Maren Holt) and employs 40 people.",
		"In March 2019 the Council appointed Ms. Maren Holt Secretary General for five years.",
		"Maren Holt (Norway) was elected Secretary General in 2019.",
		"Ambassador Maren Holt holds the office of Secretary General.",
		"The Council confirmed Ms. Maren Holt in the office of Secretary General.",
		"At the helm of the Secretariat stands Ms. Maren Holt, Secretary General.",
		"Staff: Maren Holt, Secretary General; Davit Beridze, Deputy Secretary General.",
		"Staff: Secretary General – Maren Holt; Deputy Secretary General – Davit Beridze.",
		"Maren Holt\nSecretary General",
		"Dr. Maren Holt, Secretary General, ACU",
		"# Message from Secretary General Maren Holt\n\nA good year.\n\n# Contacts",
		"Following the departure of Mr. Davit Beridze on 28 February 2021, Ms. Maren Holt assumed the functions of Secretary General.",
		"On 1 March 2021 Mr. Davit Beridze handed over the office of Secretary General to Ms. Maren Holt.",
		"Mr. Davit Beridze, Secretary General until 28 February 2021, was followed in that post by Ms. Maren Holt.",
		"Ms. Maren Holt replaced Mr. Davit Beridze as Secretary General on 1 March 2021.",
		"In this report \"the Secretary General\" means Ms. Maren Holt.",
		"The Secretary General, currently Ms. Maren Holt, is elected for five years.",
		"Maren Holt is the fifth Secretary General of the Union.",
		"As Secretary General, Maren Holt represents the Union.",
	} {
		t.Run(told, func(t *testing.T) {
			tells(t, x, report+told+met, []string{"2021-05-04 meeting Oslo: Maren Holt, Tomas Quist; ACU UNEP"})
		})
	}
	// those who only deal with the body that reports are none of its own
	for _, told := range []string{
		"The Executive Secretary, Ms. Maren Holt, thanked the guests.",
		"Ms. Maren Holt (Chile) led her delegation.",
	} {
		t.Run(told, func(t *testing.T) {
			tells(t, x, report+told+met, []string{"2021-05-04 meeting Oslo: Tomas Quist; ACU UNEP"})
		})
	}
}

// TestMissionHeadTold reads the many ways in which a report of the Secretary-General
// says once who heads the mission.
func TestMissionHeadTold(t *testing.T) {
	const report = "United Nations Mission in Liberia (UNMIL)\n\nReport of the Secretary-General\n\nThis report on the work of UNMIL covers the period from 1 January 2021 to 31 December 2021.\n\n"
	const met = "\n\nOn 4 May, my Special Representative met with Mr. Karim Aziz in Monrovia."
	x := newExtractor(t)
	for _, told := range []string{
		"Rosa Lind of Norway has been my Special Representative since 2019.",
		"The Mission is led by Rosa Lind, my Special Representative for Liberia.",
		"UNMIL, headed by Rosa Lind as my Special Representative, has 300 staff.",
		"On 3 January I appointed Rosa Lind as my Special Representative for Liberia.",
		"On 3 January, I informed the Council of my intention to appoint Rosa Lind (Norway) as my Special Representative. She assumed her duties on 1 February.",
		"My former Special Representative, Jan Nowak, left Liberia on 31 January and was replaced by Rosa Lind, who arrived in Monrovia on 3 February.",
		"Jan Nowak relinquished his duties as my Special Representative on 31 January. Rosa Lind succeeded him on 1 February.",
		"Special Representative Rosa Lind continued to lead the Mission.",
		"The leadership of UNMIL consists of Rosa Lind (Special Representative) and Jan Nowak (Deputy Special Representative).",
	} {
		t.Run(told, func(t *testing.T) {
			tells(t, x, report+told+met, []string{"2021-05-04 meeting Monrovia: Karim Aziz, Rosa Lind; UNMIL"})
		})
	}
	// a list is no apposition
	tells(t, x, report+"On 4 May, the Prime Minister, Karim Aziz, my Special Representative and Ana Duarte met in Monrovia.",
		[]string{"2021-05-04 meeting Monrovia: Ana Duarte, Karim Aziz; Liberia UNMIL"})
}
