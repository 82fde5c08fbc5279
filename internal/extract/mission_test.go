package extract_test

import (
	"testing"
)

// TestMissions reads invented reports of the Secretary-General on a mission in a
// state: whose envoy, which Government, which Council is meant stands elsewhere.
func TestMissions(t *testing.T) {
	const intro = "# United Nations Mission in Liberia\n\nReport of the Secretary-General\n\nThe present report covers the period from 1 January to 30 June 2021. My Special Representative for Liberia and Head of the United Nations Mission in Liberia (UNMIL), Rosa Lind, led the work of UNMIL.\n\n"
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string // date, form, city: people; bodies
	}{{
		name: "whose envoy",
		text: "My Special Envoy for the Gulf of Guinea, Jan Nowak, visited Monrovia on 3 May. On 4 May, my Special Representative met with the Prime Minister. On 5 May, my Special Envoy met with the Minister of Fisheries.",
		want: []string{"2021-05-03 visit Monrovia: Jan Nowak; UN", "2021-05-04 meeting : Rosa Lind; Liberia UNMIL", "2021-05-05 meeting : Jan Nowak; Liberia UN"},
	}, {
		name: "an office from the day of the appointment",
		text: "On 3 March, the then Prime Minister, Karim Aziz, met with my Special Representative. On 20 March, Ana Duarte was appointed as Prime Minister. On 15 March, the Prime Minister met with my Special Representative in Monrovia. On 2 April, my Special Representative met with Ms. Duarte.",
		want: []string{"2021-03-03 meeting : Karim Aziz, Rosa Lind; Liberia UNMIL", "2021-03-15 meeting Monrovia: Karim Aziz, Rosa Lind; Liberia UNMIL", "2021-04-02 meeting : Rosa Lind, Ana Duarte; Liberia UNMIL"},
	}, {
		name: "an office for several matters, and several offices of one",
		text: "On 6 May, the Under-Secretary-General for Ports, Transport and Trade, Karim Aziz, met with the Deputy Special Representative, Humanitarian Coordinator and Resident Representative, Ana Duarte. On 9 May, Mr. Aziz met with Ms. Duarte.",
		want: []string{"2021-05-06 meeting : Karim Aziz, Ana Duarte; UN UNMIL", "2021-05-09 meeting : Karim Aziz, Ana Duarte; UN UNMIL"},
	}, {
		name: "ministers of a state in a row, and a list that is no apposition",
		text: "On 6 May, my Special Representative met with the President of Norway, Ali Sheikh Omar, and the Minister of Trade. On 8 May, my Special Representative met with Mr. Omar, the Minister of Justice and the Governor of Buchanan.",
		want: []string{"2021-05-06 meeting : Rosa Lind, Ali Sheikh Omar; Norway UNMIL", "2021-05-08 meeting : Rosa Lind, Ali Sheikh Omar; Liberia Norway UNMIL"},
	}, {
		name: "an envoy beside the head of the mission, two communities, and what a surname tells of a pronoun",
		text: "My Personal Envoy, Jan Nowak, was on the island from 4 to 6 May. On 8 May, Mr. Nowak met with the Turkish Cypriot leader, Mehmet Aksoy. On 10 May, Ms. Lind visited Buchanan. Mr. Nowak wrote to her. On 12 May, she visited Monrovia.",
		want: []string{"2021-05-04/2021-05-06 visit : Jan Nowak; UN", "2021-05-08 meeting : Jan Nowak, Mehmet Aksoy; Turkish Cypriot community UN", "2021-05-10 visit Buchanan: Rosa Lind; UNMIL", "2021-05-12 visit Monrovia: Rosa Lind; UNMIL"},
	}, {
		name: "the leaders of the sides, and who acts for one",
		text: "On 3 March, the Turkish Cypriot leader, Ali Bey, met with the Greek Cypriot leader, Nikos Petrou. On 5 March, in Monrovia, my Special Representative met with both leaders. On 7 March, the special representative of the Turkish Cypriot leader, Ana Duarte, met with the Greek Cypriot negotiator, Karim Aziz. On 9 March, the negotiators met in Ganta.",
		want: []string{"2021-03-03 meeting : Ali Bey, Nikos Petrou; Greek Cypriot community Turkish Cypriot community", "2021-03-05 meeting Monrovia: Rosa Lind, Ali Bey, Nikos Petrou; Greek Cypriot community Turkish Cypriot community UNMIL", "2021-03-07 meeting : Ana Duarte, Karim Aziz; Greek Cypriot community Turkish Cypriot community", "2021-03-09 meeting Ganta: ; "},
	}, {
		name: "a part of the state that has a President, and a movement that has a leader",
		text: "On 3 March, my Special Representative met with the President of Nimbaland, Ali Bey. On 5 March, Nimbaland and the Government held talks in Ganta. On 7 March, the leader of Baruk, Ana Duarte, met with Mr. Bey. The Baruk fighters went home to Nimbaland. On 9 March, my Special Representative met with the President of Zwedru, Jan Nowak.",
		want: []string{"2021-03-03 meeting : Ali Bey, Rosa Lind; Nimbaland UNMIL", "2021-03-05 meeting Ganta: ; Liberia Nimbaland", "2021-03-07 meeting : Ana Duarte, Ali Bey; Baruk Nimbaland", "2021-03-09 meeting : Jan Nowak, Rosa Lind; Liberia UNMIL"},
	}, {
		name: "who acts for a leader is none, whose ever it is told",
		text: "On 3 March, the Turkish Cypriot leader, Ali Bey, met with the Greek Cypriot leader, Nikos Petrou. On 4 March, the special representative of the leader of the Turkish Cypriots, Ana Duarte, met with Mr. Petrou. On 5 March, in Monrovia, my Special Representative met with both leaders.",
		want: []string{"2021-03-03 meeting : Ali Bey, Nikos Petrou; Greek Cypriot community Turkish Cypriot community", "2021-03-04 meeting : Ana Duarte, Nikos Petrou; Greek Cypriot community Turkish Cypriot community", "2021-03-05 meeting Monrovia: Rosa Lind, Ali Bey, Nikos Petrou; Greek Cypriot community Turkish Cypriot community UNMIL"},
	}, {
		name: "a second verb behind a form of address",
		text: "On 2 May, my Special Representative visited Ms. Ana Duarte in Ganta, thanked Mr. Aziz and met Mr. Karl Holt.",
		want: []string{"2021-05-02 visit Ganta: Rosa Lind, Ana Duarte, Karl Holt; UNMIL"},
	}, {
		name: "the short name of the mission",
		text: "On 2 May, the United Nations Verification Mission in Colombia was asked. On 5 May, Karim Aziz, Chief of the Verification Mission, met with my Special Representative.",
		want: []string{"2021-05-05 meeting : Karim Aziz, Rosa Lind; UNMIL UNVMC"},
	}, {
		name: "the Government and the Council",
		text: "The Provisional Harbour Council was set up in January. On 6 May, the Council held a meeting with the Government in Monrovia.",
		want: []string{"2021-05-06 meeting Monrovia: ; Liberia Provisional Harbour Council"},
	}, {
		name: "the three States",
		text: "Chile, Norway and Peru were represented. On 6 May, the three States held a meeting in Monrovia.",
		want: []string{"2021-05-06 meeting Monrovia: ; Chile Norway Peru"},
	}, {
		name: "bodies with a list, a genitive, a college and a pair in their names",
		text: "On 6 May, the Commission for Ports, Transport and Trade and the People’s Reef Front held a meeting in Monrovia. On 7 May, the Panel of Experts on Liberia visited Monrovia. On 8 May, the United Nations-African Union Tide Board held a meeting in Monrovia. On 9 May, the joint verification mechanism met in Monrovia.",
		want: []string{"2021-05-06 session Monrovia: ; Commission for Ports, Transport and Trade People’s Reef Front", "2021-05-07 visit Monrovia: ; Panel of Experts on Liberia", "2021-05-08 session Monrovia: ; AU UN United Nations-African Union Tide Board", "2021-05-09 session Monrovia: ; joint verification mechanism"},
	}, {
		name: "a committee of a body, a body for two places and a deputy for a matter",
		text: "The Assembly of Liberia met on 2 May. On 6 May, the ad hoc committee of the Assembly met in Monrovia. On 7 May, the Director of the Office for Gbarpolu and Rivercess, Karim Aziz, met with the Deputy Special Representative for Political Affairs.",
		want: []string{"2021-05-02 session : ; Assembly of Liberia", "2021-05-06 session Monrovia: ; Assembly of Liberia", "2021-05-07 meeting : Karim Aziz; Office for Gbarpolu and Rivercess UNMIL"},
	}, {
		name: "the number of a heading and a document's symbol are no bodies",
		text: "The Mission’s plan (UNMIL/QRSW/88/1) was drawn up. E. Organization of work. On 6 May, UNMIL held a meeting in Monrovia.",
		want: []string{"2021-05-06 meeting Monrovia: ; UNMIL"},
	}, {
		name: "a day for each place and each counterpart",
		text: "My Special Representative was in Oslo from 4 to 7 March, in Riga on 8 and 9 March and in Minsk on 12 March. On 2 April, the Mayor of Buchanan, Karim Aziz, visited Monrovia. The Governor of Nimba, Ana Duarte, met with Mr. Aziz on 3 April to review the harbour plan and with my Special Representative in Ganta on 5 April. Mr. Aziz visited Dakar on 6 April, Bamako on 7 April and Niamey on 9 April.",
		want: []string{"2021-03-04/2021-03-07 visit Oslo: Rosa Lind; UNMIL", "2021-03-08/2021-03-09 visit Riga: Rosa Lind; UNMIL", "2021-03-12 visit Minsk: Rosa Lind; UNMIL", "2021-04-02 visit Monrovia: Karim Aziz; ",
			"2021-04-03 meeting : Ana Duarte, Karim Aziz; ", "2021-04-05 meeting Ganta: Ana Duarte, Rosa Lind; UNMIL",
			"2021-04-06 visit Dakar: Karim Aziz; ", "2021-04-07 visit Bamako: Karim Aziz; ", "2021-04-09 visit Niamey: Karim Aziz; "},
	}, {
		name: "a surname in a list behind an office",
		text: "On 2 April, my Special Representative met with the President of Norway, Karim Aziz, and the President of Chile, Ana Duarte. On 6 May, my Special Representative, Mr. Aziz and Ms. Duarte met in Oslo. On 9 May, my Special Representative visited Buchanan.",
		want: []string{"2021-04-02 meeting : Rosa Lind, Karim Aziz, Ana Duarte; Chile Norway UNMIL", "2021-05-06 meeting Oslo: Rosa Lind, Karim Aziz, Ana Duarte; Chile Norway UNMIL", "2021-05-09 visit Buchanan: Rosa Lind; UNMIL"},
	}, {
		name: "a journey and whom it led to",
		text: "My Special Representative travelled to Oslo from 3 to 5 May and to Lima on 7 May. In Oslo she met with the Prime Minister of Norway, Ali Omar, and in Lima she met with Ms. Ana Duarte of UNEP. From 9 to 11 May, my Special Representative visited Bern. In Bern, she held talks with Jan Nowak, Director of the WCO.",
		want: []string{"2021-05-03/2021-05-05 visit Oslo: Rosa Lind, Ali Omar; Norway UNMIL", "2021-05-07 visit Lima: Rosa Lind, Ana Duarte; UNEP UNMIL", "2021-05-09/2021-05-11 visit Bern: Rosa Lind, Jan Nowak; UNMIL WCO"},
	}, {
		name: "a second such meeting",
		text: "On 6 May, UNMIL and UNEP held a meeting in Monrovia. Another such meeting was hosted by Norway on 9 May. A follow-up meeting took place on 12 May. A meeting took place on 15 May.",
		want: []string{"2021-05-06 meeting Monrovia: ; UNEP UNMIL", "2021-05-09 meeting : ; Norway UNEP UNMIL", "2021-05-12 meeting : ; Norway UNEP UNMIL", "2021-05-15 meeting : ; "},
	}, {
		name: "towns that no gazetteer knows, and the days of documents",
		text: "On 6 May, my Special Representative travelled to Zwedrukolo to meet with the Minister of Fisheries, Ana Duarte. UNEP met in Kolozwedru on 9 May with the signatories to the agreement of 3 March.",
		want: []string{"2021-05-06 visit Zwedrukolo: Rosa Lind, Ana Duarte; Liberia UNMIL", "2021-05-09 meeting Kolozwedru: ; UNEP"},
	}, {
		name: "in company",
		text: "On 6 May, UNMIL held a workshop in Monrovia with technical support from UNEP. On 8 May, the Ministers of Trade of Chile and Peru met in Monrovia under Norwegian mediation.",
		want: []string{"2021-05-06 conference Monrovia: ; UNEP UNMIL", "2021-05-08 meeting Monrovia: ; Chile Norway Peru"},
	}, {
		name: "a numbered conference of a body with an acronym, and the same city",
		text: "UNMIL took part in the 21st Ministerial Conference of the Central Coast Harbour Cooperation (CCHC) Programme held in Buchanan on 6 May. On 7 May, my Special Representative met with the Minister of Trade in the same city.",
		want: []string{"2021-05-06 conference Buchanan: ; CCHC UNMIL", "2021-05-07 meeting Buchanan: Rosa Lind; Liberia UNMIL"},
	}, {
		name: "the ministry of a judge's title",
		text: "On 6 May, UNMIL held a meeting with the Ministry of Justice in Monrovia.",
		want: []string{"2021-05-06 meeting Monrovia: ; Ministry of Justice UNMIL"},
	}, {
		name: "the prime minister of the state, not the one told last, a rapporteur on a matter, a process of a city",
		text: "On 6 May, my Special Representative met with the Prime Minister, Karim Aziz. On 7 May, the Prime Minister of Norway, Ana Duarte, visited Monrovia. On 9 May, the Prime Minister met with the Special Rapporteur on the rights of sailors, Jan Nowak. On 10 May, the Harbour Working Group of the Lima process met in Monrovia.",
		want: []string{"2021-05-06 meeting : Rosa Lind, Karim Aziz; Liberia UNMIL", "2021-05-07 visit Monrovia: Ana Duarte; Norway", "2021-05-09 meeting : Karim Aziz, Jan Nowak; Liberia UN", "2021-05-10 session Monrovia: ; Harbour Working Group"},
	}, {
		name: "a surname of two parts, and at whose request",
		text: "On 6 May, the Under-Secretary-General for Peace Operations, Ana Duarte-Rojas, met with my Special Representative. At the request of Norway, UNEP, at a meeting on 9 May, was briefed. On 12 May, at the request of Chile, Ms. Duarte-Rojas briefed the Security Council.",
		want: []string{"2021-05-06 meeting : Ana Duarte-Rojas, Rosa Lind; UN UNMIL", "2021-05-09 meeting : ; UNEP", "2021-05-12 session : Ana Duarte-Rojas; UN UNSC"},
	}, {
		name: "a meeting of several is no session of one, and the next of a series",
		text: "On 6 May, UNMIL convened a third meeting of the African Union, the OSCE and UNEP in Monrovia. On 9 May, the twenty-first meeting of the Peace Committee was held in Monrovia. The twenty-second meeting was held on 12 May.",
		want: []string{"2021-05-06 meeting Monrovia: ; AU OSCE UNEP UNMIL", "2021-05-09 session Monrovia: ; Peace Committee", "2021-05-12 session : ; Peace Committee"},
	}, {
		name: "a Commissioner is of the commission",
		text: "The African Union Commission (AUC) has a new team. On 6 May, the African Union Commissioner for Trade, Jan Nowak, met with my Special Representative.",
		want: []string{"2021-05-06 meeting : Jan Nowak, Rosa Lind; AUC UNMIL"},
	}, {
		name: "round tables and events",
		text: "On 6 May, UNMIL held a round table in Monrovia. On 7 May, UNMIL organized a side event in Buchanan. On 8 May, UNMIL laid the table. The event of 9 May was quiet.",
		want: []string{"2021-05-06 conference Monrovia: ; UNMIL", "2021-05-07 conference Buchanan: ; UNMIL"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, intro+tt.text, tt.want) })
	}
}
