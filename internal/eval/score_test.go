package eval_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/eval"
	"dragoman/internal/eval/evaltest"
)

// small has one meeting of each fate and two agreements.
const small = "testdata/small.gold.json"

func load(t *testing.T, path string) *eval.Gold {
	t.Helper()
	g, err := eval.LoadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func org(key string) dragoman.Organization { return dragoman.Organization{Key: key, Name: key} }

func told(rule, quote string) dragoman.List[dragoman.Evidence] {
	return dragoman.List[dragoman.Evidence]{{Rule: rule, Quote: quote}}
}

func on(day string) *dragoman.Date {
	d := dragoman.NewDate(day, day, day)
	return &d
}

// smallExtract finds m1 (its guest under a shorter name, in the wrong city), the
// optional m3 and a1 (as another plan, one signatory of two), misses m2, m4 and
// a2, and holds a false meeting, a false agreement and one meeting without date.
func smallExtract() []dragoman.Record {
	person := func(name, role, org string) dragoman.Person {
		return dragoman.Person{Name: dragoman.String(name), Role: dragoman.String(role), Organization: dragoman.String(org)}
	}
	return []dragoman.Record{
		&dragoman.DocumentRecord{},
		&dragoman.Meeting{ID: "mtg_1", Form: dragoman.FormMeeting, Modality: dragoman.InPerson, Status: dragoman.Held, Date: on("2021-06-09"), Place: &dragoman.Place{City: "Porto"},
			Participants:  dragoman.List[dragoman.Participant]{{Person: person("A. Duarte", "Deputy Director", "North Fisheries Commission")}},
			Organizations: dragoman.List[dragoman.Organization]{org("NFC"), org("XYZ")}, Evidence: told("meeting/met-with", "visited")},
		&dragoman.Meeting{ID: "mtg_2", Form: dragoman.FormMeeting, Modality: dragoman.InPerson, Status: dragoman.Held, Date: on("2021-08-01"),
			Organizations: dragoman.List[dragoman.Organization]{org("Ink Office")}, Evidence: told("meeting/met-with", "met")},
		&dragoman.Meeting{ID: "mtg_3", Form: dragoman.FormMeeting, Modality: dragoman.InPerson, Status: dragoman.Held, Date: on("2020-01-01"),
			Participants:  dragoman.List[dragoman.Participant]{{Person: person("No Body", "", "")}, {Person: person("", "Chair", "")}},
			Organizations: dragoman.List[dragoman.Organization]{org("NFC")}, Evidence: told("meeting/letter", "wrote")},
		&dragoman.Meeting{ID: "mtg_4"},
		&dragoman.Agreement{ID: "agr_1", AgreementType: dragoman.RoadMap, Status: dragoman.Signed, Parties: dragoman.List[dragoman.Organization]{org("NFC")},
			Signatories: dragoman.List[dragoman.Signer]{{Person: person("Rui Costa", "", "")}, {Person: person("Eve Stray", "", "")}}, Evidence: told("agreement/signed", "signed")},
		&dragoman.Agreement{ID: "agr_2", AgreementType: dragoman.Treaty, Status: dragoman.Signed, Date: on("2019-01-01"),
			Parties: dragoman.List[dragoman.Organization]{org("NFC")}, Evidence: told("agreement/signed", "a treaty")},
		&dragoman.Signatory{Name: "Rui Costa", Agreement: "agr_1", Evidence: told("agreement/signed", "signed")},
		&dragoman.Signatory{Name: "Eve Stray", Agreement: "agr_1", Evidence: told("agreement/signed", "signed")},
	}
}

func TestScore(t *testing.T) {
	f := func(x float64) *float64 { return &x }
	want := eval.Report{
		Document: "small.md", Undated: 1,
		Meetings:      &eval.Counts{0.5, 0.333, 0.4, 1, 1, 2},
		Participants:  &eval.Counts{0.5, 0.5, 0.5, 1, 1, 1},
		Organizations: &eval.Counts{0.333, 0.167, 0.222, 1, 2, 5},
		HomePerson:    f(0), Role: f(1), Affiliation: f(1), City: f(0), CityPrecision: f(0), Form: f(0), MeetingStatus: f(1), Modality: f(1),
		Agreements:    &eval.Counts{0.5, 0.5, 0.5, 1, 1, 1},
		AgreementType: f(0), AgreementStatus: f(1), AgreementDate: f(0),
		Signatories: &eval.Counts{0.5, 0.5, 0.5, 1, 1, 1},
	}
	got := eval.Score(load(t, small), smallExtract())
	mistakes := got.Mistakes
	got.Mistakes = nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	var kinds []string
	for _, m := range mistakes {
		kinds = append(kinds, m.Kind+" "+m.ID)
	}
	wantKinds := []string{
		"missed meeting m2", "missed meeting m4", "false meeting mtg_3", "missed agreement a2", "false agreement agr_2",
		"missed people m1", "wrong form m1", "wrong city m1", "wrong organizations m1", "wrong organizations m3", "wrong agreement type a1", "wrong agreement date a1",
	}
	if !slices.Equal(kinds, wantKinds) {
		t.Errorf("mistakes %q\nwant     %q", kinds, wantKinds)
	}
}

func TestScoreOfNothing(t *testing.T) {
	got := eval.Score(&eval.Gold{Document: "empty.md"}, nil)
	if want := (eval.Report{Document: "empty.md"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestHandMadeFiguresAreThoseOfTheReference(t *testing.T) {
	evaltest.Compare(t, evaltest.SharedDir(t, "../.."), []evaltest.Trial{{Gold: small, Records: smallExtract()}, {Gold: small}})
}

func TestByRule(t *testing.T) {
	want := []eval.RuleScore{
		{Rule: "agreement/signed", Right: 2, Wrong: 2},
		{Rule: "meeting/letter", Wrong: 1},
		{Rule: "meeting/met-with", Right: 1, Optional: 1},
	}
	got := eval.ByRule(load(t, small), smallExtract())
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if p := got[0].Precision(); p == nil || *p != 0.5 {
		t.Errorf("precision of %+v is %v, want 0.5", got[0], p)
	}
	if p := (eval.RuleScore{Optional: 3}).Precision(); p != nil {
		t.Errorf("precision of a rule without right or wrong records is %v, want none", *p)
	}
}

func TestLoadGoldRefuses(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"not JSON":              {`{`, "unexpected end"},
		"no document":           {`{}`, `no "document"`},
		"unknown home":          {`{"document":"a","home":"X"}`, `home names "X"`},
		"unknown organisation":  {`{"document":"a","meetings":[{"id":"m1","organizations":["X"]}]}`, `m1 names "X"`},
		"unknown affiliation":   {`{"document":"a","agreements":[{"id":"a1","signatories":[{"organization":"X"}]}]}`, `a1 names "X"`},
		"a date that is a word": {`{"document":"a","meetings":[{"date":"June"}]}`, "cannot unmarshal"},
	} {
		path := filepath.Join(t.TempDir(), "gold.json")
		if err := os.WriteFile(path, []byte(tt.in), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := eval.LoadGold(path); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v, want %q and the path", name, err, tt.want)
		}
	}
	if _, err := eval.LoadGold("nowhere.json"); !os.IsNotExist(err) && err == nil {
		t.Error("a missing file is no error")
	}
}
