package extract_test

import "testing"

// TestLowered reads invented reports that name bodies in small letters, and tell of
// them again by their nouns.
func TestLowered(t *testing.T) {
	const intro = "# United Nations Office for West Africa and the Sahel\n\nReport of the Secretary-General\n\nThe present report covers the period from 1 January to 30 June 2021.\n\n"
	x := newExtractor(t)
	for _, tt := range []struct {
		name, text string
		want       []string // date, form, city: people; bodies
	}{{
		name: "a committee of an instrument, and what it did later",
		text: "The executive oversight committee of the Lima Agreement on Ports held its third session in Oslo on 3 May. At its fourth session, on 9 May, the committee approved a budget.",
		want: []string{"2021-05-03 session Oslo: ; executive oversight committee", "2021-05-09 session : ; executive oversight committee"},
	}, {
		name: "a committee that is new, one with matters, and no kind of them",
		text: "A joint verification committee, set up by the parties, held its first session on 3 May. A joint committee is a burden. The inter-agency committee for fish, nets, boats and repair of ports met in Oslo on 9 May.",
		want: []string{"2021-05-03 session : ; joint verification committee", "2021-05-09 session Oslo: ; inter-agency committee for fish, nets, boats and repair of ports"},
	}, {
		name: "a committee of a chamber",
		text: "The National Assembly’s harbour committee met in Oslo on 3 May.",
		want: []string{"2021-05-03 session Oslo: ; National Assembly National Assembly’s harbour committee"},
	}, {
		name: "who founded or makes up a body, and who takes part in its sitting",
		text: "The Reef Commission established by Chile, Peru and UNEP met in Oslo on 3 May. On 9 May, the strategic committee for the ports, chaired by the Prime Minister of Peru, convened in Oslo with the participation of UNEP.",
		want: []string{"2021-05-03 session Oslo: ; Chile Peru Reef Commission UNEP", "2021-05-09 session Oslo: ; Peru UNEP strategic committee for the ports"},
	}, {
		name: "a party, a movement, a numbered group",
		text: "On 3 May, leaders of the Harbour Bloc and the Silent Oars Movement met in Oslo. The Group of Three Plus met in Bern on 9 May.",
		want: []string{"2021-05-03 meeting Oslo: ; Harbour Bloc Silent Oars Movement", "2021-05-09 session Bern: ; Group of Three Plus"},
	}, {
		name: "whose meeting it is",
		text: "The draft was before the Harbour Council (HC) meeting of 3 May. At its meeting on 9 May, the Reef Commission approved a budget.",
		want: []string{"2021-05-03 session : ; HC", "2021-05-09 session : ; Reef Commission"},
	}, {
		name: "a further meeting of the same, and one that somebody chaired",
		text: "The Reef Commission held its first session on 3 May; a second session, on 9 May, approved a budget. A joint oversight committee, set up by an order of the parties, held its first session on 13 May; a second session, on 14 May, approved it. On 11 May, the President of Chile chaired a meeting of the strategic committee for ports, attended by UNEP.",
		want: []string{"2021-05-03 session : ; Reef Commission", "2021-05-09 session : ; Reef Commission", "2021-05-13 session : ; joint oversight committee", "2021-05-14 session : ; joint oversight committee", "2021-05-11 session : ; Chile UNEP strategic committee for ports"},
	}, {
		name: "hearings, a plenary, the council of a commission",
		text: "The National Assembly’s harbour committee held hearings on fish on 3 May. The plenary meeting of the Reef Commission was held on 9 May. The Council of Ministers of the Lake Chad Basin Commission met in Oslo on 11 May.",
		want: []string{"2021-05-03 session : ; National Assembly National Assembly’s harbour committee", "2021-05-09 session : ; Reef Commission", "2021-05-11 session Oslo: ; Council of Ministers of the Lake Chad Basin Commission LCBC"},
	}, {
		name: "consultations of a committee, two matters in a name, a body that is talked about",
		text: "The Nets and Reef Inquiry Committee met in Oslo on 3 May. The Committee considered the report in informal consultations on 9 May. On 11 May, my Special Representative, Rosa Lind, discussed with UNEP the future of the WCO.",
		want: []string{"2021-05-03 session Oslo: ; Nets and Reef Inquiry Committee", "2021-05-09 session : ; Nets and Reef Inquiry Committee", "2021-05-11 meeting : Rosa Lind; UNEP UNOWAS"},
	}} {
		t.Run(tt.name, func(t *testing.T) { tells(t, x, intro+tt.text, tt.want) })
	}
}
