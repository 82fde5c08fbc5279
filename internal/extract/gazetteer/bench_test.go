package gazetteer

import (
	"strings"
	"testing"
)

// page is about 500 words of invented report, one printed page.
func page() string {
	return strings.Repeat(`On 14 March 2022, the Secretary-General met with Ms. Ana Duarte, Executive Secretary of the United Nations Economic
Commission for Europe (UNECE), in Geneva. The two sides reviewed the progress that had been made in the implementation of the work plan, and agreed
that the technical working group should hold its next session in Tashkent before the end of the year. Representatives of Kazakhstan, the Republic of
Korea and Türkiye took part, as did observers from the World Health Organization and the Organization for Security and Co-operation in Europe.
The chair recalled that the resources available to the secretariat had not grown since the adoption of the budget and invited members to consider
voluntary contributions. It was noted that the conditions on the ground remained difficult, and that access to water was limited. `, 5)[:3300]
}

func BenchmarkFind(b *testing.B) {
	g, text := load(b), page()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		g.Find(text)
	}
}

func BenchmarkDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
}
