package extract_test

import (
	"reflect"
	"testing"

	"dragoman/internal/extract"
)

func TestCoverage(t *testing.T) {
	x := extractor(t, extract.Options{})
	text := "On 3 May 2022, Ms. Rosa Lind met President Karl Berg. The lease ends on 1 June 2023. " +
		"WHO and FAO signed a Memorandum of Understanding in Riga on 4 May 2022. " +
		"The flood of 7 July 2021 and the Kyoto Protocol were recalled by Mr. Jan Ozols."
	cov, err := x.Coverage(document(text))
	if err != nil {
		t.Fatal(err)
	}
	if want := (extract.Share{Covered: 2, Total: 4}); cov.Dates != want {
		t.Errorf("dates %+v, want %+v", cov.Dates, want)
	}
	if want := (extract.Share{Covered: 2, Total: 3}); cov.People != want {
		t.Errorf("people %+v, want %+v", cov.People, want)
	}
	if want := (extract.Share{Covered: 1, Total: 2}); cov.Agreements != want {
		t.Errorf("agreements %+v, want %+v", cov.Agreements, want)
	}
	var got []string
	for _, g := range cov.Gaps {
		got = append(got, string(g.Kind)+" "+g.Text)
		if s := string([]rune(text)[g.Start:g.End]); s != g.Text {
			t.Errorf("the text at the span is %q, want %q", s, g.Text)
		}
	}
	if want := []string{"date 1 June 2023", "date 7 July 2021", "agreement Kyoto Protocol", "person Mr. Jan Ozols"}; !reflect.DeepEqual(got, want) {
		t.Errorf("gaps %q, want %q", got, want)
	}
}

func TestCoverageOfNothing(t *testing.T) {
	cov, err := extractor(t, extract.Options{}).Coverage(document("The weather was fine."))
	if err != nil {
		t.Fatal(err)
	}
	if cov.Gaps == nil || len(cov.Gaps) != 0 || cov.Dates.Ratio() != 1 {
		t.Errorf("got %+v", cov)
	}
}
