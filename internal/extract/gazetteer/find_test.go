package gazetteer

import (
	"fmt"
	"strings"
	"testing"
)

// found writes the matches of a text as "text=KIND key", the first candidate of
// each.
func found(g *Gazetteer, text string) []string {
	var out []string
	for _, m := range g.Find(text) {
		out = append(out, fmt.Sprintf("%s=%s %s", strings.Join(strings.Fields(text[m.Start:m.End]), " "), m.Entries[0].Kind, m.Entries[0].Key))
	}
	return out
}

func TestFind(t *testing.T) {
	g := load(t)
	for _, test := range []struct{ text, want string }{
		// Longest first.
		{"He left Kuwait City for Kuwait.", "Kuwait City=city Kuwait City | Kuwait=state KWT"},
		{"the Central African Republic and South Sudan, not the Sudan", "Central African Republic=state CAF | South Sudan=state SSD | Sudan=state SDN"},
		{"Guinea-Bissau, Guinea, Equatorial Guinea and Papua New Guinea", "Guinea-Bissau=state GNB | Guinea=state GIN | Equatorial Guinea=state GNQ | Papua New Guinea=state PNG"},
		{"in New York, the United States of America", "New York=city New York City | United States of America=state USA"},
		{"the Democratic Republic of the Congo and the Republic of the Congo", "Democratic Republic of the Congo=state COD | Republic of the Congo=state COG"},
		// Ways to write a name.
		{"Türkiye, Turkiye, Turkey and the Republic of\fTürkiye", "Türkiye=state TUR | Turkiye=state TUR | Turkey=state TUR | Republic of Türkiye=state TUR"},
		{"UN Economic Commission for Europe", "UN Economic Commission for Europe=body UNECE"},
		{"U.N. Economic\nCommission for Europe", "U.N. Economic Commission for Europe=body UNECE"},
		{"the ECE secretariat; UNECE", "ECE=body UNECE | UNECE=body UNECE"},
		{"talks in İstanbul and Istanbul", "İstanbul=city Istanbul | Istanbul=city Istanbul"},
		{"from Côte d’Ivoire and Cote d'Ivoire", "Côte d’Ivoire=state CIV | Cote d'Ivoire=state CIV"},
		{"Bosnia & Herzegovina", "Bosnia & Herzegovina=state BIH"},
		{"Kyiv, formerly Kiev; Astana, then Nur-Sultan", "Kyiv=city Kyiv | Kiev=city Kyiv | Astana=city Astana | Nur-Sultan=city Astana"},
		{"at The Hague", "The Hague=city The Hague"},
		{"Turkish-Iraqi relations and a Russian envoy", "Turkish=nationality TUR | Iraqi=nationality IRQ | Russian=nationality RUS"},
		{"Turkey's and Iraq’s ministers", "Turkey=state TUR | Iraq=state IRQ"},
		{"the UK and the U.S.A. met the U.S. delegation", "UK=state GBR | U.S.A.=state USA | U.S.=state USA"},
		{"St. Petersburg and St. Kitts and Nevis", "St. Petersburg=city Saint Petersburg | St. Kitts and Nevis=state KNA"},
		{"the International Labour Organisation, the International Labor Organization", "International Labour Organisation=body ILO | International Labor Organization=body ILO"},
		{"United Nations Development Program and UN Development Programme", "United Nations Development Program=body UNDP | UN Development Programme=body UNDP"},
		{"Organization for Security and Cooperation in Europe (OSCE)", "Organization for Security and Cooperation in Europe=body OSCE | OSCE=body OSCE"},
		{"the Organisation for Economic Co-\noperation and Development", "Organisation for Economic Co- operation and Development=body OECD"},
		{"Conference on Interaction and Confidence Building Measures in Asia", "Conference on Interaction and Confidence Building Measures in Asia=body CICA"},
		{"United Nations Educational, Scientific, and Cultural Organization", "United Nations Educational, Scientific, and Cultural Organization=body UNESCO"},
		{"UNITED NATIONS CHILDREN’S FUND", "UNITED NATIONS CHILDREN’S FUND=body UNICEF"},
		{"the EU Agency for Asylum and the European Union Agency for Asylum", "EU Agency for Asylum=body EUAA | European Union Agency for Asylum=body EUAA"},
		{"UN Women, UN-Women and UN‑Habitat", "UN Women=body UN-Women | UN-Women=body UN-Women | UN‑Habitat=body UN-Habitat"},
		{"AU Commission; Secretariat of the OSCE", "AU Commission=body AUC | Secretariat of the OSCE=body OSCE Secretariat"},
		{"TÜRKSOY, Turksoy and TURKPA", "TÜRKSOY=body TURKSOY | Turksoy=body TURKSOY | TURKPA=body TURKPA"},
		{"ministers of Lao PDR and the DPRK", "Lao PDR=state LAO | DPRK=state PRK"},
		{"talks in San José with Costa Rican officials", "San José=city San José | Costa Rican=nationality CRI"},
		{"Oslo (Norway), Bern/Switzerland", "Oslo=city Oslo | Norway=state NOR | Bern=city Bern | Switzerland=state CHE"},
		// The longest name has its own key.
		{"United Nations Assistance Mission for Iraq (UNAMI)", "United Nations Assistance Mission for Iraq=body UNAMI | UNAMI=body UNAMI"},
		{"the United Nations Office at Geneva", "United Nations Office at Geneva=body UNOG"},
		{"the Third Committee of the General Assembly", "Third Committee=body Third Committee | General Assembly=body UNGA"},
		// Near misses.
		{"the person who came; Who knows?", ""},
		{"WHO IS RESPONSIBLE", ""},
		{"PLANS TAKE SHAPE IN SUMMER", ""},
		{"from Samawah to Al-Fallujah, Raqqa and El Geneina", "Samawah=city As Samawah | Al-Fallujah=city Al Fallūjah | Raqqa=city Ar Raqqah | El Geneina=city Al-Junaynah"},
		{"the Old City of Jerusalem", "Jerusalem=city Jerusalem"},
		{"officers of SHAPE", "SHAPE=body SHAPE"},
		{"the UN Operation in Somalia and UNMOVIC", "UN Operation in Somalia=body UNOSOM | UNMOVIC=body UNMOVIC"},
		{"Conference on Security and Cooperation in Europe", "Conference on Security and Cooperation in Europe=body OSCE"},
		{"UNICEF, WHO and others", "UNICEF=body UNICEF | WHO=body WHO"},
		{"Eco tourism, Echo and Ecofin", ""},
		{"a general assembly of the members, and the security council of the firm", ""},
		{"across the Indian Ocean under the Paris Agreement and the Rome Statute", ""},
		{"CAPAS is a programme", ""},
		{"see www.who.int or mail info@WHO.int", ""},
		{"Those who ask us may turn to turkey soup.", ""},
		{"It cost US$ 5 million.", ""},
		{"document ECE/TRANS/2021/3", ""},
		{"Reading the report, Nice people split the bill on the mobile phone.", ""},
		{"Ms. Jordan and Mr. Chad sat with Victoria Adams.", ""},
		{"a meeting in Reading, and in Nice, France", "Reading=city Reading | Nice=city Nice | France=state FRA"},
		{"the united nations of this song", ""},
		{"Georgia; Georgian", "Georgia=state GEO | Georgian=nationality GEO"},
	} {
		if got := strings.Join(found(g, test.text), " | "); got != test.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func load(t testing.TB) *Gazetteer {
	t.Helper()
	g, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestFindHostile gives texts that would take minutes if a step looked ahead
// without bound; go test's own limit is the assertion.
func TestFindHostile(t *testing.T) {
	g := load(t)
	for _, unit := range []string{"A.", "the ", "Reading, ", "in Reading ", "United Nations ", "UNITED the ", "WHO/", "co-\n", "Guinea-", "& ", "\u00ad", "St. "} {
		text := strings.Repeat(unit, 400_000/len(unit)) + "b"
		g.Find(text)
	}
}
