package dragoman_test

import (
	"slices"
	"testing"

	"dragoman"
)

func TestNewDate(t *testing.T) {
	for _, tt := range []struct {
		start, end, edtf string
		precision        dragoman.Precision
	}{
		{"2023-03-31", "2023-03-31", "2023-03-31", dragoman.Day},
		{"2023-03-31", "2023-04-04", "2023-03-31/2023-04-04", dragoman.Day},
		{"2023-02", "2023-02", "2023-02", dragoman.Month},
		{"2023-03", "2024-09", "2023-03/2024-09", dragoman.Month},
		{"2016", "2016", "2016", dragoman.Year},
		{"2016", "2016-04-03", "2016/2016-04-03", dragoman.Day},
	} {
		got := dragoman.NewDate(tt.start, tt.end, "words")
		want := dragoman.Date{EDTF: tt.edtf, Start: tt.start, End: tt.end, Precision: tt.precision, Text: "words"}
		if got != want {
			t.Errorf("NewDate(%s, %s) = %+v, want %+v", tt.start, tt.end, got, want)
		}
	}
}

func TestFamilyStandsForEveryNameOfAnInstrument(t *testing.T) {
	families := map[dragoman.AgreementType][]dragoman.AgreementType{
		dragoman.ActionPlan:        {dragoman.ActionPlan, dragoman.JointActionPlan, dragoman.WorkPlan, dragoman.WorkProgramme, dragoman.RoadMap},
		dragoman.GenericAgreement:  {dragoman.GenericAgreement, dragoman.FrameworkAgreement, dragoman.Treaty, dragoman.Convention, dragoman.Protocol},
		dragoman.Declaration:       {dragoman.Declaration, dragoman.JointDeclaration, dragoman.Communique},
		dragoman.MoU:               {dragoman.MoU},
		dragoman.TermsOfReference:  {dragoman.TermsOfReference},
		dragoman.Decision:          {dragoman.Decision},
		dragoman.ExchangeOfLetters: {dragoman.ExchangeOfLetters},
		dragoman.OtherInstrument:   {dragoman.OtherInstrument},
	}
	for family, types := range families {
		for _, typ := range types {
			if got := typ.Family(); got != family {
				t.Errorf("family of %s is %s, want %s", typ, got, family)
			}
		}
	}
}

func TestRankOrdersTheLifeOfAnInstrument(t *testing.T) {
	steps := []dragoman.AgreementStatus{
		dragoman.AgreementProposed, dragoman.Agreed, dragoman.UnderNegotiation, dragoman.Draft, dragoman.Expected, dragoman.Signed, dragoman.InForce, dragoman.Updated,
	}
	for i := 1; i < len(steps); i++ {
		if steps[i-1].Rank() >= steps[i].Rank() {
			t.Errorf("%s does not rank below %s", steps[i-1], steps[i])
		}
	}
	if dragoman.Signed.Rank() != dragoman.Adopted.Rank() {
		t.Error("signed and adopted are not equal")
	}
}

func TestRecordsStandInOrder(t *testing.T) {
	e := dragoman.Extract{Meetings: make([]dragoman.Meeting, 2), Agreements: make([]dragoman.Agreement, 1), Signatories: make([]dragoman.Signatory, 1), Mentions: make([]dragoman.Mention, 1)}
	var got []string
	for _, r := range e.Records() {
		got = append(got, r.RecordType())
	}
	if want := []string{"document", "meeting", "meeting", "agreement", "signatory", "mention"}; !slices.Equal(got, want) {
		t.Errorf("records stand as %v, want %v", got, want)
	}
	if len(new(dragoman.Extract).Records()) != 1 {
		t.Error("an empty extract is not its document line alone")
	}
}
