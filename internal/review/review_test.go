package review

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dragoman"
)

// extract is an invented report with two meetings that are one, a false
// agreement and a true one.
func extract() *dragoman.Extract {
	person := func(name, role, org string) dragoman.Person {
		return dragoman.Person{Name: dragoman.String(name), Role: dragoman.String(role), Organization: dragoman.String(org)}
	}
	plu, nwc := dragoman.Organization{Key: "PLU", Name: "Pan-Lacustrine Union"}, dragoman.Organization{Key: "NWC", Name: "Nordvik Water Commission"}
	march, ninth := dragoman.NewDate("2021-03", "2021-03", "March 2021"), dragoman.NewDate("2021-03-09", "2021-03-09", "9 March 2021")
	told := func(start int, quote string) []dragoman.Evidence {
		return []dragoman.Evidence{{Document: "d1", File: "reports/plu.md", Start: start, End: start + len([]rune(quote)), Quote: quote, Rule: "r"}}
	}
	return &dragoman.Extract{
		Document: dragoman.DocumentRecord{ID: "d1", File: "reports/plu.md"},
		Meetings: []dragoman.Meeting{
			{ID: "mtg_1", Key: "k1", Form: "visit", Modality: "in_person", Status: "held", Date: &march, Place: &dragoman.Place{City: "Bergn"},
				Participants:  []dragoman.Participant{{Person: person("A. Duarte", "President", "PLU")}, {Person: person("Li Wei", "Secretary", "NWC")}},
				Organizations: []dragoman.Organization{plu, nwc}, Evidence: told(10, "President Duarte visited the Commission in March.")},
			{ID: "mtg_2", Key: "k2", Form: "meeting", Modality: "in_person", Status: "held", Date: &ninth,
				Participants:  []dragoman.Participant{{Person: person("Ana Duarte", "President", "PLU")}},
				Organizations: []dragoman.Organization{plu}, Agreements: []string{"agr_1"}, Evidence: told(90, "On 9 March Ms. Ana Duarte met the\nSecretary.")},
		},
		Agreements: []dragoman.Agreement{
			{ID: "agr_1", Key: "k3", AgreementType: "mou", Status: "expected", Parties: []dragoman.Organization{plu, nwc}, Meeting: "mtg_2",
				Signatories: []dragoman.Signer{{Person: person("A. Duarte", "President", "PLU")}}, Evidence: told(140, "A memorandum will be signed.")},
			{ID: "agr_2", Key: "k4", AgreementType: "other", Status: "agreed", Evidence: told(200, "The sides agreed to differ.")},
		},
		Signatories: []dragoman.Signatory{{ID: "sig_1", Name: "A. Duarte", Role: "President", Organization: "PLU", Agreement: "agr_1", AgreementType: "mou"}},
	}
}

func corrections(t *testing.T, lines string) []Correction {
	t.Helper()
	list, err := Read(strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestApply(t *testing.T) {
	for _, tt := range []struct {
		name, lines string
		want        func(t *testing.T, e *dragoman.Extract)
		conflicts   []string
	}{
		{"accept changes nothing", `{"action":"accept","record":{"id":"mtg_1"}}`, func(t *testing.T, e *dragoman.Extract) {
			if !reflect.DeepEqual(e, extract()) {
				t.Error("the extract is another")
			}
		}, nil},
		{"reject", `{"action":"reject","record":{"id":"agr_1"},"file":"reports/plu.md"}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Agreements) != 1 || len(e.Signatories) != 0 || len(e.Meetings[1].Agreements) != 0 {
				t.Errorf("agreements %v, signatories %v, of the meeting %v", e.Agreements, e.Signatories, e.Meetings[1].Agreements)
			}
		}, nil},
		{"reject a meeting", `{"action":"reject","record":{"id":"mtg_2"}}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Meetings) != 1 || e.Agreements[0].Meeting != "" {
				t.Errorf("meetings %v, of the agreement %q", e.Meetings, e.Agreements[0].Meeting)
			}
		}, nil},
		{"reject a signatory", `{"action":"reject","record":{"id":"sig_1"}}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Signatories) != 0 || len(e.Agreements[0].Signatories) != 0 {
				t.Error("the signatory is still there")
			}
		}, nil},
		{"edit", `{"action":"edit","record":{"id":"mtg_1"},"field":"place.city","from":"Bergn","to":"Bergen"}
{"action":"edit","record":{"id":"mtg_1"},"field":"participants.1.name","to":"Li Weiming"}
{"action":"edit","record":{"id":"agr_1"},"field":"status","to":"signed"}
{"action":"edit","record":{"id":"agr_1"},"field":"date","to":{"start":"2021-03-09","end":"2021-03-09","text":"9 March"}}`, func(t *testing.T, e *dragoman.Extract) {
			if e.Meetings[0].Place.City != "Bergen" || e.Meetings[0].Participants[1].Name != "Li Weiming" || e.Agreements[0].Status != dragoman.Signed {
				t.Errorf("%+v %+v", e.Meetings[0], e.Agreements[0])
			}
			if d := e.Signatories[0].Date; d == nil || d.EDTF != "2021-03-09" || d.Precision != dragoman.Day {
				t.Errorf("the signatory's date is %+v", d)
			}
		}, nil},
		{"an edit that is done already is no conflict", `{"action":"edit","record":{"id":"mtg_1"},"field":"status","from":"planned","to":"held"}`, nil, nil},
		{"an edit of what has changed", `{"action":"edit","record":{"id":"mtg_1"},"field":"status","from":"planned","to":"not_held"}`, nil,
			[]string{`line 1: edit mtg_1: status is now "held" and no longer "planned"`}},
		{"edits that the contract forbids", `{"action":"edit","record":{"id":"mtg_1"},"field":"status","to":"signed"}
{"action":"edit","record":{"id":"mtg_1"},"field":"id","to":"mtg_9"}
{"action":"edit","record":{"id":"mtg_1"},"field":"evidence.0.quote","to":"x"}
{"action":"edit","record":{"id":"mtg_1"},"field":"nothing","to":"x"}
{"action":"edit","record":{"id":"mtg_1"},"field":"participants.7.name","to":"x"}
{"action":"edit","record":{"id":"mtg_1"},"field":"date.start","to":"someday"}
{"action":"edit","record":{"id":"mtg_1"},"field":"participants","to":"Li"}
{"action":"edit","record":{"id":"mtg_1"},"field":"title.x","to":"Li"}`, func(t *testing.T, e *dragoman.Extract) {
			if !reflect.DeepEqual(e, extract()) {
				t.Error("the extract is another")
			}
		}, []string{"line 1: ", "line 2: ", "line 3: ", "line 4: ", "line 5: ", "line 6: ", "line 7: ", "line 8: "}},
		{"merge", `{"action":"merge","record":{"id":"mtg_2"},"with":{"id":"mtg_1"}}`, func(t *testing.T, e *dragoman.Extract) {
			m := e.Meetings[0]
			if len(e.Meetings) != 1 || m.ID != "mtg_2" || m.Place == nil || len(m.Organizations) != 2 || len(m.Participants) != 3 || len(m.Evidence) != 2 {
				t.Errorf("%+v", m)
			}
			var fields []string
			for _, c := range m.Conflicts {
				fields = append(fields, c.Field)
			}
			if !slices.Equal(fields, []string{"form", "date"}) || m.Evidence[0].Start != 10 {
				t.Errorf("conflicts in %v, first telling at %d", fields, m.Evidence[0].Start)
			}
		}, nil},
		{"merge the people and then the meetings", `{"action":"merge_people","from":"A. Duarte","to":"Ana Duarte","file":"other/plu.md"}
{"action":"merge","record":{"id":"mtg_2"},"with":{"id":"mtg_1"}}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Meetings[0].Participants) != 2 || e.Signatories[0].Name != "Ana Duarte" || e.Agreements[0].Signatories[0].Name != "Ana Duarte" {
				t.Errorf("%+v %+v", e.Meetings[0].Participants, e.Signatories)
			}
		}, nil},
		{"merge agreements", `{"action":"merge","record":{"id":"agr_2"},"with":{"id":"agr_1"}}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Agreements) != 1 || e.Agreements[0].ID != "agr_2" || e.Agreements[0].Status != dragoman.Expected || e.Signatories[0].Agreement != "agr_2" || e.Meetings[1].Agreements[0] != "agr_2" {
				t.Errorf("%+v %+v %v", e.Agreements, e.Signatories, e.Meetings[1].Agreements)
			}
		}, nil},
		{"merge of two kinds", `{"action":"merge","record":{"id":"agr_2"},"with":{"id":"mtg_1"}}`, nil, []string{"line 1: merge agr_2: records of two kinds cannot be merged: agreement and meeting"}},
		{"found by key and quote", `{"action":"reject","record":{"id":"mtg_of_old","key":"k2","quote":"On 9 March Ms. Ana Duarte met the Secretary."},"file":"plu.md"}`, func(t *testing.T, e *dragoman.Extract) {
			if len(e.Meetings) != 1 || e.Meetings[0].ID != "mtg_1" {
				t.Errorf("%+v", e.Meetings)
			}
		}, nil},
		{"not found where it is meant", `{"action":"reject","record":{"id":"mtg_9"},"file":"reports/plu.md"}`, nil, []string{"line 1: reject mtg_9: no record has this id"}},
		{"not found where it is not meant", `{"action":"reject","record":{"id":"mtg_9"}}
{"action":"reject","record":{"id":"mtg_1"},"file":"reports/nwc.md"}
{"action":"reject","record":{"id":"mtg_1"},"document":"d9"}
{"action":"merge_people","from":"Nobody","to":"Noone"}`, func(t *testing.T, e *dragoman.Extract) {
			if !reflect.DeepEqual(e, extract()) {
				t.Error("the extract is another")
			}
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := extract()
			got, conflicts := Apply(before, corrections(t, tt.lines))
			if !reflect.DeepEqual(before, extract()) {
				t.Error("Apply changed the extract that it was given")
			}
			if tt.want != nil {
				normalize(t, got)
				tt.want(t, got)
			}
			if len(conflicts) != len(tt.conflicts) {
				t.Fatalf("conflicts %v, want %q", conflicts, tt.conflicts)
			}
			for i, c := range conflicts {
				if !strings.HasPrefix(c.String(), tt.conflicts[i]) {
					t.Errorf("conflict %q, want %q", c, tt.conflicts[i])
				}
			}
			again, _ := Apply(got, corrections(t, tt.lines))
			if a, b := encode(t, again), encode(t, got); !bytes.Equal(a, b) && !strings.Contains(tt.lines, "merge\"") {
				t.Error("applied twice, the corrections change more")
			}
		})
	}
}

// normalize makes empty lists nil, as in extract.
func normalize(t *testing.T, e *dragoman.Extract) {
	t.Helper()
	for i := range e.Meetings {
		if len(e.Meetings[i].Agreements) == 0 {
			e.Meetings[i].Agreements = nil
		}
	}
}

func encode(t *testing.T, e *dragoman.Extract) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := dragoman.NewEncoder(&b)
	for _, r := range e.Records() {
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	list := corrections(t, "\uFEFF# decisions of the spring\n\n"+`{"action":"accept","record":{"id":"mtg_1"},"by":"AB","at":"2024-05-01","note":"checked"}`+"\n")
	if len(list) != 1 || list[0].Line != 3 || list[0].By != "AB" {
		t.Errorf("%+v", list)
	}
	for line, want := range map[string]string{
		`{"action":"approve","record":{"id":"x"}}`:                        `line 1: unknown action "approve"`,
		`{"record":{"id":"x"}}`:                                           `line 1: no "action"`,
		`{"action":"accept"}`:                                             `line 1: accept: "record" needs an id`,
		`{"action":"accept","record":{"key":"k"}}`:                        `line 1: accept: "record" needs an id`,
		`{"action":"edit","record":{"id":"x"}}`:                           `line 1: edit: needs a "field"`,
		`{"action":"merge","record":{"id":"x"}}`:                          `line 1: merge: "with" needs`,
		`{"action":"merge_people","from":"A"}`:                            `line 1: merge_people`,
		`{"action":"accept","record":{"id":"x"},"filed":"a"}`:             `unknown field "filed"`,
		`{"action":"accept","record":{"id":"x"}}{"action":"accept"}`:      `more than one value`,
		"\n" + `{"action":`:                                               `line 2: `,
		`{"action":"accept","note":"` + strings.Repeat("x", 2<<20) + `"}`: `token too long`,
	} {
		if _, err := Read(strings.NewReader(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Read(%.60s): %v, want %q", line, err, want)
		}
	}
}

func TestAppend(t *testing.T) {
	var b bytes.Buffer
	c := Correction{Action: Edit, Record: &Target{ID: "mtg_1"}, Field: "title", To: json.RawMessage(`"A <title>"`), File: "a.md"}
	if err := Append(&b, c); err != nil {
		t.Fatal(err)
	}
	if got := corrections(t, b.String()); len(got) != 1 || string(got[0].To) != `"A <title>"` {
		t.Errorf("%q read back as %+v", b.String(), got)
	}
	if err := Append(&b, Correction{Action: Edit}); err == nil {
		t.Error("an edit of nothing was written")
	}
}

func FuzzApply(f *testing.F) {
	f.Add(`{"action":"edit","record":{"id":"mtg_1"},"field":"place.city","to":"Bergen"}`)
	f.Add(`{"action":"merge","record":{"id":"mtg_1"},"with":{"id":"mtg_2"}}`)
	f.Add(`{"action":"edit","record":{"id":"agr_1"},"field":"parties.0","to":null}`)
	f.Fuzz(func(t *testing.T, line string) {
		list, err := Read(strings.NewReader(line))
		if err != nil {
			return
		}
		before := encode(t, extract())
		e := extract()
		got, _ := Apply(e, list)
		if !bytes.Equal(encode(t, e), before) {
			t.Error("Apply changed its input")
		}
		if _, err := dragoman.ReadExtracts(bytes.NewReader(encode(t, got))); err != nil {
			t.Errorf("the corrected extract cannot be read: %v", err)
		}
	})
}

func TestFingerprint(t *testing.T) {
	d := &dragoman.DocumentRecord{ID: "d1", File: "reports/plu.md"}
	reject := `{"action":"reject","record":{"id":"mtg_1"},"file":"reports/plu.md"}`
	base := Fingerprint(corrections(t, reject), d)
	for _, tt := range []struct {
		name, lines string
		same        bool
	}{
		{"who and why", `{"action":"reject","record":{"id":"mtg_1"},"file":"reports/plu.md","by":"AB","note":"x"}`, true},
		{"of another report", reject + "\n" + `{"action":"reject","record":{"id":"mtg_2"},"file":"reports/nwc.md"}`, true},
		{"an acceptance", reject + "\n" + `{"action":"accept","record":{"id":"mtg_2"}}`, true},
		{"one more", reject + "\n" + `{"action":"reject","record":{"id":"mtg_2"},"document":"d1"}`, false},
		{"of no report in particular", reject + "\n" + `{"action":"merge_people","from":"A","to":"B"}`, false},
	} {
		if got := Fingerprint(corrections(t, tt.lines), d); (got == base) != tt.same {
			t.Errorf("%s: fingerprint %s, that of the rejection alone is %s", tt.name, got, base)
		}
	}
	if got := Fingerprint(nil, d); got != "" {
		t.Errorf("fingerprint %q of no corrections", got)
	}
}
