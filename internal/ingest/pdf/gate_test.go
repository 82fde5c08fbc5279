package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf/pdftest"
)

const (
	english = "The delegation of the secretariat arrived in the capital in the first week of June and was received by the minister for transport, who set out the plans of the government for the coming year. Both sides agreed to continue their work on the draft agreement and to meet again in autumn. The experts of the two bodies will prepare a list of open questions, which the presidency has offered to circulate among the members before the end of the month."
	french  = "La délégation du secrétariat est arrivée dans la capitale au cours de la première semaine de juin et a été reçue par le ministre des transports, qui a exposé les projets du gouvernement pour l'année à venir. Les deux parties sont convenues de poursuivre leurs travaux sur le projet d'accord et de se réunir de nouveau à l'automne, après la session du conseil."
	turkish = "Genel Sekreter, ilk haftada başkente gelen heyeti kabul etti ve bakan, hükümetin gelecek yıl için planlarını anlattı. Taraflar, anlaşma taslağı üzerindeki çalışmalarını sürdürmek ve sonbaharda yeniden bir araya gelmek konusunda mutabık kaldılar. Uzmanlar açık kalan soruların listesini ay sonundan önce hazırlayacak ve üyelere dağıtacaktır."
	german  = "Die Delegation des Sekretariats traf in der ersten Juniwoche in der Hauptstadt ein und wurde vom Verkehrsminister empfangen, der die Pläne der Regierung für das kommende Jahr darlegte. Beide Seiten kamen überein, die Arbeit am Entwurf des Abkommens fortzusetzen und sich im Herbst wieder zu treffen."
)

func TestJudge(t *testing.T) {
	shuffle := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return 'a' + (r-'a'+3)%26
			}
			return r
		}, s)
	}
	tests := []struct {
		name string
		page layout.Page
		text string
		want Damage
	}{
		{"English", layout.Page{Shown: len(english)}, english, Sound},
		{"French", layout.Page{Shown: len(french)}, french, Sound},
		{"Turkish", layout.Page{Shown: len(turkish)}, turkish, Sound},
		{"German", layout.Page{Shown: len(german)}, german, Sound},
		{"capitals", layout.Page{Shown: len(english)}, strings.ToUpper(english), Sound},
		{"a table of numbers", layout.Page{Shown: 60}, "1 204 33.5 12\n2 118 31.0 9\n3 977 30.2 4\nTotal 2 299 94.7 25", Sound},
		{"Cyrillic", layout.Page{Shown: 50}, strings.Repeat("Генеральный секретарь прибыл в столицу. ", 10), Sound},
		{"a bullet of a symbol font", layout.Page{Shown: 50}, "\uf0b7 " + english, Sound},
		{"a few letters only", layout.Page{Shown: 8}, "Annex II", Sound},
		{"nothing", layout.Page{}, " \n", NoText},
		{"codes without meaning only", layout.Page{Shown: 400, Unmapped: 400}, "", Unmapped},
		{"a font without a map", layout.Page{Shown: 400, Unmapped: 40}, english, Unmapped},
		{"replacement characters", layout.Page{Shown: 500}, english + strings.Repeat(" \ufffd\ufffd", 4), Garbage},
		{"control characters", layout.Page{Shown: 500}, english + strings.Repeat(" \x01\x02", 4), Garbage},
		{"private use", layout.Page{Shown: 500}, english + strings.Repeat(" \ue012\ue013", 4), Garbage},
		{"half of it lost", layout.Page{Shown: 3 * len(english)}, english, Lost},
		{"no spaces", layout.Page{Shown: 500}, strings.ReplaceAll(english, " ", ""), NoSpaces},
		{"torn apart", layout.Page{Shown: 500}, spread(english), Spaced},
		{"shifted letters", layout.Page{Shown: 500}, shuffle(english), Implausible},
		{"Arabic", layout.Page{Shown: 300}, strings.Repeat("الأمين العام ", 25), Sound},
		{"Arabic torn apart", layout.Page{Shown: 300}, strings.Repeat("الأ ين ا لعام ", 25), Disfigured},
		{"Hebrew", layout.Page{Shown: 300}, strings.Repeat("המזכיר הכללי ", 25), Sound},
	}
	for _, tt := range tests {
		if got := Judge(tt.page, tt.text); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// spread puts a space after each letter.
func spread(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		if unicode.IsLetter(r) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestLatinFrequencies(t *testing.T) {
	sum := 0.0
	for i := range 26 {
		sum += latinFrequency(i)
	}
	if sum < 900 || sum > 1100 {
		t.Errorf("the letters sum to %.0f per mille", sum)
	}
	for name, text := range map[string]string{"English": english, "French": french, "Turkish": turkish, "German": german} {
		var s statistics
		s.count(text)
		if l := s.likeness(); l < minLikeness+0.1 {
			t.Errorf("%s is only %.2f like Latin text", name, l)
		}
	}
}

// TestGateOnFonts lets the gate judge whole pages: of a font that tells what
// its codes mean, and of the same font without its map.
func TestGateOnFonts(t *testing.T) {
	text := english
	codes := ""
	for _, r := range text {
		codes += fmt.Sprintf("%04X", r-29) // as subset fonts number their glyphs
	}
	content := "BT /F1 10 Tf 50 700 Td <" + codes + "> Tj ET"
	font := "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sans/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500>>]"
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0003> <0061> <0020> endbfrange"
	mapped := pdftest.Document{
		Fonts:   map[string]string{"F1": fmt.Sprintf("%s/ToUnicode %d 0 R>>", font, pdftest.FirstObject)},
		Objects: []string{pdftest.Stream(cmap)}, Pages: []string{content},
	}
	page := runsOf(t, mapped.Bytes())
	if got := Judge(page, page1(page)); got != Sound || !strings.HasPrefix(page1(page), "The delegation") {
		t.Errorf("with a map: %q, %.40q", got, page1(page))
	}
	blind := pdftest.Document{Fonts: map[string]string{"F1": font + ">>"}, Pages: []string{content}}
	page = runsOf(t, blind.Bytes())
	if got := Judge(page, page1(page)); got != Unmapped {
		t.Errorf("without a map: %q, want %q", got, Unmapped)
	}
}
