package extract_test

import "testing"

// TestRegions reads invented reports of the Secretary-General on an office for
// several states: the state of an office stands at the head of the paragraph, or is
// that to which a journey led.
func TestRegions(t *testing.T) {
	const intro = "# United Nations Office for West Africa and the Sahel\n\nReport of the Secretary-General\n\nThe present report covers the period from 1 January to 30 June 2021. My Special Representative and Head of the United Nations Office for West Africa and the Sahel (UNOWAS), Rosa Lind, led the work of UNOWAS.\n\n"
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string // date, form, city: people; bodies
	}{{
		name: "the state of a paragraph",
		text: "In Chile, the President, Ana Duarte, opened a port.\n\nIn Peru, elections were held. On 4 May, the President, Karim Aziz, met with my Special Representative.\n\nWith regard to Chile, calm prevailed. On 6 May, my Special Representative met with the President.",
		want: []string{"2021-05-04 meeting : Karim Aziz, Rosa Lind; Peru UNOWAS", "2021-05-06 meeting : Rosa Lind, Ana Duarte; Chile UNOWAS"},
	}, {
		name: "the state of a journey, and its capital",
		text: "My Special Representative travelled to Lima on 4 May, where she was received by the Prime Minister, Karim Aziz. On 8 May, the Prime Minister of Peru visited Oslo.\n\nMy Special Representative visited Chile from 9 to 12 May. On 10 May, she met with the President.",
		want: []string{"2021-05-04 visit Lima: Rosa Lind, Karim Aziz; Peru UNOWAS", "2021-05-08 visit Oslo: Karim Aziz; Peru", "2021-05-09/2021-05-12 visit : Rosa Lind; Chile UNOWAS", "2021-05-10 meeting : Rosa Lind; Chile UNOWAS"},
	}, {
		name: "the delegation",
		text: "From 3 to 5 May, my Special Representative, together with the Director of the WCO, Jan Nowak, undertook a visit to Chile. The delegation was received by President Ana Duarte on 4 May and met on 5 May with the Minister of Ports.",
		want: []string{"2021-05-03/2021-05-05 visit : Jan Nowak, Rosa Lind; UNOWAS WCO", "2021-05-04 meeting : Ana Duarte, Jan Nowak, Rosa Lind; UNOWAS WCO", "2021-05-05 meeting : Jan Nowak, Rosa Lind; Chile UNOWAS WCO"},
	}, {
		name: "a day for each",
		text: "My Special Representative met with the Ministers of Trade of Chile and Peru on 4 and 7 May, respectively. I received the President of Norway, Ana Duarte, on 9 May and the Prime Minister of Fiji, Karim Aziz, two days later.",
		want: []string{"2021-05-04 meeting : Rosa Lind; Chile UNOWAS", "2021-05-07 meeting : Rosa Lind; Peru UNOWAS", "2021-05-09 reception : Ana Duarte; Norway UN", "2021-05-11 reception : Karim Aziz; Fiji UN"},
	}, {
		name: "several offices by one plural",
		text: "On 4 May, my Special Representative met with the Ministers of Trade and of the Interior of Chile. The Minister of Trade of Chile, Ana Duarte, signed nothing. On 6 May, my Special Representative met with the Foreign and Defence Ministers of Peru. The Minister of Defence of Peru, Karim Aziz, signed nothing.",
		want: []string{"2021-05-04 meeting : Rosa Lind, Ana Duarte; Chile UNOWAS", "2021-05-06 meeting : Rosa Lind, Karim Aziz; Peru UNOWAS"},
	}, {
		name: "who followed whom",
		text: "In Chile, on 3 May, the President dismissed the Prime Minister and appointed General Karim Aziz to replace him. On 5 May, the new Prime Minister met with my Special Representative.\n\nThe Deputy Special Representative, Jan Nowak, left on 9 May. His successor, Ana Duarte, took up her duties on 12 May. On 14 May, the Deputy Special Representative visited Oslo.",
		want: []string{"2021-05-05 meeting : Karim Aziz, Rosa Lind; Chile UNOWAS", "2021-05-14 visit Oslo: Ana Duarte; UNOWAS"},
	}, {
		name: "an office before an earlier one, a capacity, and places in a row",
		text: "On 4 May, the head of the OSCE observation mission, former President of Chile Ana Duarte, met with my Special Representative. On 6 May, my Special Representative, in her capacity as Chair of the Lima Panel, met with Mr. Jan Nowak of UNEP. The United Nations High Commissioner for Refugees, Karim Aziz, paid a visit to Peru and Norway on 9 May.",
		want: []string{"2021-05-04 meeting : Ana Duarte, Rosa Lind; OSCE UNOWAS", "2021-05-06 meeting : Rosa Lind, Jan Nowak; Lima Panel UNEP UNOWAS", "2021-05-09 visit : Karim Aziz; UNHCR"},
	}, {
		name: "a commission, and three bodies in a name",
		text: "On 4 May, my Special Representative met with the President of the ECOWAS Commission, Ana Duarte. On 6 May, the African Union-ECOWAS-United Nations tripartite working group on harbours met in Lima. On 9 May, UNOWAS met with representatives.",
		want: []string{"2021-05-04 meeting : Rosa Lind, Ana Duarte; ECOWAS Commission UNOWAS", "2021-05-06 session Lima: ; AU ECOWAS UN tripartite working group on harbours", "2021-05-09 meeting : ; UNOWAS"},
	}, {
		name: "two communities and their leaders",
		text: "My Personal Envoy, Jan Nowak, met with the Turkish Swiss leader, Ana Duarte, on 3 May and with the Greek Swiss leader, Karim Aziz, on 4 May. On 6 May, he met with the two leaders. On 9 May, both leaders met in Bern with the special representative of the Turkish Swiss leader, Otto Lang.",
		want: []string{"2021-05-03 meeting : Jan Nowak, Ana Duarte; Turkish Swiss community UN", "2021-05-04 meeting : Jan Nowak, Karim Aziz; Greek Swiss community UN", "2021-05-06 meeting : Jan Nowak, Ana Duarte, Karim Aziz; Greek Swiss community Turkish Swiss community UN",
			"2021-05-09 meeting Bern: Ana Duarte, Karim Aziz, Otto Lang; Greek Swiss community Turkish Swiss community"},
	}, {
		name: "the bearers of one office, and no body of a senior adviser",
		text: "On 3 May, the mayors of the divided village, Karim Aziz and Ana Duarte, met with the Senior Police Adviser, Jan Nowak. On 6 May, the Chiefs of Staff of the two sides, General Otto Lang and General Paul Mbeki, met in Oslo. On 9 May, the European Commissioner for Fisheries, Vera Lindqvist, met with my Special Representative.",
		want: []string{"2021-05-03 meeting : Karim Aziz, Ana Duarte, Jan Nowak; UNOWAS", "2021-05-06 meeting Oslo: Otto Lang, Paul Mbeki; ", "2021-05-09 meeting : Vera Lindqvist, Rosa Lind; European Commission UNOWAS"},
	}, {
		name: "what a date of its own begins, and who is received after a meeting",
		text: "On 3 May, my Special Representative was received by the Minister of Trade of Norway, Jan Nowak, and on the following day she had a meeting with the Deputy Minister of Ports of Norway, Ana Duarte.\n\nOn 9 May, my Special Representative met with Karim Aziz, Director of UNEP, and was received by the Prime Minister of Fiji, Otto Lang.",
		want: []string{"2021-05-03 meeting : Jan Nowak, Rosa Lind; Norway UNOWAS", "2021-05-04 meeting : Rosa Lind, Ana Duarte; Norway UNOWAS", "2021-05-09 meeting : Rosa Lind, Karim Aziz, Otto Lang; Fiji UNEP UNOWAS"},
	}, {
		name: "he is no occasion, a state behind its city, the Deputy Secretary-General, initials",
		text: "Following the mission of Mr. Karim Aziz, my Special Representative was in Oslo on 3 May. She met with UNEP on 5 May. On 7 May, the Director of the WCO, Ana M.L. Duarte, attended a workshop organized by UNEP in Rancagua, Chile. On 8 May, UNEP opened in Zwedrukolo, Chile, a regional consultation on ports, convened with the WCO. The Deputy Secretary-General met with UNEP on 9 May.",
		want: []string{"2021-05-03 visit Oslo: Rosa Lind; UNOWAS", "2021-05-05 meeting : Rosa Lind; UNEP UNOWAS", "2021-05-07 conference Rancagua: Ana M.L. Duarte; UNEP WCO", "2021-05-08 meeting Zwedrukolo: ; WCO", "2021-05-09 meeting : ; UN UNEP"},
	}, {
		name: "negotiators with their sides, a body before those who chair it, a deputy, a command handed over, their meeting",
		text: "The chief negotiators, Ana Duarte for Lima and Karim Aziz for Oslo, met on 3 May. The Harbour Working Group, which is co-chaired by Chile and Peru, met in Bern on 5 May. My Special Representative and her Deputy for Ports, Jan Nowak, travel much. On 7 May, the Deputy Special Representative for Ports met with UNEP. Major General Otto Lang handed over the command of KFOR to Major General Paul Mbeki. On 9 May, the Commander of KFOR met with the Director a.i. of UNEP, Vera Lindqvist. My Special Representative raised the matter with the Director of the WCO, Nikos Petrou, at their meeting in Lima on 11 May.",
		want: []string{"2021-05-03 meeting : Ana Duarte, Karim Aziz; Norway Peru", "2021-05-05 session Bern: ; Chile Harbour Working Group Peru", "2021-05-07 meeting : Jan Nowak; UNEP UNOWAS", "2021-05-09 meeting : Paul Mbeki, Vera Lindqvist; KFOR UNEP", "2021-05-11 meeting Lima: Rosa Lind, Nikos Petrou; UNOWAS WCO"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, intro+tt.text, tt.want) })
	}
}
