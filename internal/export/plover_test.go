package export

import (
	"regexp"
	"slices"
	"testing"

	"dragoman"
)

// The codebook's lists (PLOVER draft 0.8, tables "CONSULT modes", "General
// contexts", special contexts and "PLOVER JSON").
var (
	consultModes    = []string{"visit", "third-party", "multilateral", "phone"}
	specialContexts = []string{"historical", "future", "hypothetical", "negation"}
	ploverRequired  = []string{"id", "date", "source", "event"}
)

func list(v any) []string {
	var out []string
	items, _ := v.([]any)
	for _, x := range items {
		s, _ := x.(string)
		out = append(out, s)
	}
	return out
}

func TestPlover(t *testing.T) {
	b, sum := written(t, Plover, Options{})
	day := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	code := regexp.MustCompile(`^([A-Z]{3})$`)
	byForm := map[string]map[string]any{}
	for _, e := range decodeLines(t, b) {
		for _, name := range ploverRequired {
			if e[name] == nil {
				t.Errorf("%v: no %s, which the codebook requires", e["id"], name)
			}
		}
		for _, name := range []string{"date", "enddate"} {
			if v, ok := e[name].(string); ok && !day.MatchString(v) {
				t.Errorf("%v: %s %q is no YYYY-MM-DD", e["id"], name, v)
			}
		}
		event := list(e["event"])
		if len(event) != 1 || !slices.Contains([]string{"CONSULT", "AGREE", "SUPPORT"}, event[0]) {
			t.Errorf("%v: event %q", e["id"], event)
		}
		for _, m := range list(e["mode"]) {
			if event[0] != "CONSULT" || !slices.Contains(consultModes, m) {
				t.Errorf("%v: %s has no mode %q", e["id"], event[0], m)
			}
		}
		for _, c := range list(e["context"]) {
			if !slices.Contains(specialContexts, c) {
				t.Errorf("%v: context %q", e["id"], c)
			}
		}
		for _, side := range []string{"source", "recipient"} {
			actors, _ := e[side].([]any)
			for _, a := range actors {
				if c, _ := a.(map[string]any)["code"].(string); !code.MatchString(c) {
					t.Errorf("%v: actor code %q", e["id"], c)
				}
			}
		}
		if cite, _ := e["cite_info"].(map[string]any); cite["codebook"] != "plover-0.8" {
			t.Errorf("%v: codebook %v", e["id"], cite["codebook"])
		}
		form, _ := e["record_form"].(string)
		if byForm[form] == nil {
			byForm[form] = e
		}
	}
	for _, c := range []struct {
		form, event   string
		mode, context []string
		recipients    int
	}{
		{"visit", "CONSULT", []string{"visit"}, nil, 2},
		{"call", "CONSULT", []string{"phone"}, nil, 0},
		{"summit", "CONSULT", []string{"multilateral"}, []string{"future"}, 0},
		{"reception", "CONSULT", []string{"visit"}, []string{"negation"}, 1},
		{"conference", "CONSULT", []string{"multilateral"}, nil, 0},
		{"mou", "SUPPORT", nil, nil, 0},
		{"joint_action_plan", "AGREE", nil, nil, 0},
		{"work_plan", "SUPPORT", nil, nil, 0},
	} {
		e := byForm[c.form]
		if e == nil {
			t.Errorf("no event of the form %s", c.form)
			continue
		}
		recipients, _ := e["recipient"].([]any)
		if !slices.Equal(list(e["event"]), []string{c.event}) || !slices.Equal(list(e["mode"]), c.mode) || !slices.Equal(list(e["context"]), c.context) || len(recipients) != c.recipients {
			t.Errorf("%s is %v %v %v with %d recipients, want %s %v %v with %d", c.form, e["event"], e["mode"], e["context"], len(recipients), c.event, c.mode, c.context, c.recipients)
		}
	}
	// The home side received: the guest is the source.
	if s, _ := byForm["reception"]["source"].([]any); len(s) != 1 || s[0].(map[string]any)["identifier_id"] != "IFO" {
		t.Errorf("the source of the reception is %v", s)
	}
	if e := byForm["call"]; e["date"] != "2021-05-01" || e["enddate"] != "2021-05-31" || e["date_precision"] != "month" {
		t.Errorf("May 2021 is %v to %v by the %v", e["date"], e["enddate"], e["date_precision"])
	}
	if sum.Skipped["meetings without a date: PLOVER requires one"] != 1 || sum.Skipped["agreements without a date: PLOVER requires one"] != 1 {
		t.Errorf("skipped: %v", sum.Skipped)
	}
}

func TestActorCode(t *testing.T) {
	for _, c := range []struct {
		org  dragoman.Organization
		want string
	}{
		{dragoman.Organization{Key: "Portugal", Name: "Portugal", Acronym: "PRT"}, "PRT"},
		{dragoman.Organization{Key: "PRT", Name: "Portugal"}, "PRT"},
		{dragoman.Organization{Key: "NWC", Name: "Nordvik Water Commission", Acronym: "NWC"}, "IGO"},
	} {
		if got := actorCode(c.org); got != c.want {
			t.Errorf("the code of %s is %s, want %s", c.org.Key, got, c.want)
		}
	}
}
