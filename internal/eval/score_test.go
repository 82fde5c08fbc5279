package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// small is gold with one meeting of each fate and two agreements.
func small() *Gold {
	guest := GoldPerson{Name: "Ana Duarte", Role: "Director", Organization: "NFC"}
	us := GoldPerson{Name: "Rui Costa", Role: "Secretary General", Organization: "HOME"}
	on := func(day string) *GoldDate { return &GoldDate{Start: day, End: day} }
	return &Gold{
		Document: "small.md", Home: "HOME",
		Organizations: map[string][]string{"HOME": {"the House"}, "NFC": {"North Fisheries Commission"}, "IOC": {"Ink Office"}},
		Meetings: []GoldMeeting{
			{ID: "m1", Form: "visit", Modality: "in_person", Status: "held", Date: on("2021-06-09"), City: "Lisbon", Participants: []GoldPerson{us, guest},
				Organizations: []string{"HOME", "NFC"}, Quotes: []string{"The Secretary General visited Lisbon."}},
			{ID: "m2", Form: "summit", Modality: "in_person", Status: "held", Date: on("2021-07-01"), Organizations: []string{"HOME"}, Quotes: []string{"The summit took place."}},
			{ID: "m3", Form: "meeting", Modality: "in_person", Status: "held", Date: on("2021-08-01"), Organizations: []string{"HOME", "IOC"}, Optional: true},
			{ID: "m4", Form: "call", Modality: "online", Status: "held", Date: on("2021-09-01"), Participants: []GoldPerson{guest, {Role: "Chair", Organization: "IOC"}},
				Organizations: []string{"HOME", "NFC", "IOC"}, Quotes: []string{"They spoke on the telephone."}},
		},
		Agreements: []GoldAgreement{
			{ID: "a1", Type: "work_plan", Status: "signed", Date: on("2021-06-09"), Parties: []string{"HOME", "NFC"}, Signatories: []GoldPerson{us, guest}, Quotes: []string{"They signed a work plan."}},
			{ID: "a2", Type: "mou", Status: "draft", Parties: []string{"HOME", "IOC"}, Quotes: []string{"A memorandum is in draft."}},
		},
	}
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
	want := Report{
		Document: "small.md", Undated: 1,
		Meetings:      &Counts{0.5, 0.333, 0.4, 1, 1, 2},
		Participants:  &Counts{0.5, 0.5, 0.5, 1, 1, 1},
		Organizations: &Counts{0.333, 0.167, 0.222, 1, 2, 5},
		HomePerson:    f(0), Role: f(1), Affiliation: f(1), City: f(0), CityPrecision: f(0), Form: f(0), MeetingStatus: f(1), Modality: f(1),
		Agreements:    &Counts{0.5, 0.5, 0.5, 1, 1, 1},
		AgreementType: f(0), AgreementStatus: f(1), AgreementDate: f(0),
		Signatories: &Counts{0.5, 0.5, 0.5, 1, 1, 1},
	}
	got := Score(small(), smallExtract())
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
	got := Score(&Gold{Document: "empty.md"}, nil)
	if want := (Report{Document: "empty.md"}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestFiguresAreThoseOfTheReferenceOnHandMadeRecords(t *testing.T) {
	shared := sharedDir(t)
	path := filepath.Join(t.TempDir(), "small.gold.json")
	gold := `{"document": "small.md", "home": "HOME", "organizations": {"HOME": ["the House"], "NFC": ["North Fisheries Commission"], "IOC": ["Ink Office"]},
		"meetings": [{"id": "m1", "form": "visit", "modality": "in_person", "status": "held", "date": {"start": "2021-06-09", "end": "2021-06-09"}, "city": "Lisbon",
			"participants": [{"name": "Rui Costa", "role": "Secretary General", "organization": "HOME"}, {"name": "Ana Duarte", "role": "Director", "organization": "NFC"}],
			"organizations": ["HOME", "NFC"], "quotes": ["The Secretary General visited Lisbon."]}], "agreements": []}`
	if err := os.WriteFile(path, []byte(gold), 0o600); err != nil {
		t.Fatal(err)
	}
	g, err := LoadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	compareWithReference(t, shared, []trial{{path, g, smallExtract()}, {path, g, nil}})
}

func TestByRule(t *testing.T) {
	want := []RuleScore{
		{Rule: "agreement/signed", Right: 2, Wrong: 2},
		{Rule: "meeting/letter", Wrong: 1},
		{Rule: "meeting/met-with", Right: 1, Optional: 1},
	}
	got := ByRule(small(), smallExtract())
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if p := got[0].Precision(); p == nil || *p != 0.5 {
		t.Errorf("precision of %+v is %v, want 0.5", got[0], p)
	}
	if p := (RuleScore{Optional: 3}).Precision(); p != nil {
		t.Errorf("precision of a rule without right or wrong records is %v, want none", *p)
	}
}

func TestMatchTakesTheHeaviestPairFirst(t *testing.T) {
	weights := [][]int{{5, 9, 0}, {9, 9, 0}, {0, 1, 0}}
	got := match(3, 3, func(g, f int) int { return weights[g][f] })
	if want := []pair{{0, 1}, {1, 0}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
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
		if _, err := LoadGold(path); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v, want %q and the path", name, err, tt.want)
		}
	}
	if _, err := LoadGold("nowhere.json"); !os.IsNotExist(err) && err == nil {
		t.Error("a missing file is no error")
	}
}
