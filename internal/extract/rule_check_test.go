package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dragoman/internal/extract"
)

const goodRule = `doc: The subject toured a place.
kind: meeting
form: visit
weight: 60
trigger: '\btoured (?:the )?{place}'
slots: {visitor: subject}
yes:
  - text: Ms. Rosa Lind toured Riga on 17 November 2021.
    want: {date: 2021-11-17, city: Riga}
no:
  - The exhibition toured on 17 November 2021.
`

func TestRulesAreReadStrictly(t *testing.T) {
	if _, err := extract.ParseRule("meeting/toured", []byte(goodRule)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"unknown key", "weight: 60", "wieght: 60", `line 4: unknown key "wieght"`},
		{"unknown key of an example", "city: Riga", "town: Riga", `line 9: unknown key "town"`},
		{"wrong type", "weight: 60", "weight: heavy", "line 4: cannot unmarshal"},
		{"twice", "weight: 60", "kind: meeting", `line 4: mapping key "kind" already defined at line 2`},
		{"no YAML", "form: visit", "form: [", "line 2: did not find expected"},
		{"a tab", "form: visit", "\tform: visit", "line 2: found a tab character"},
		{"kind", "kind: meeting", "kind: party", `line 2: kind "party": use meeting or agreement`},
		{"form", "form: visit", "form: vist", `line 3: form "vist": use event, other or one of meeting, visit`},
		{"status", "weight: 60", "status: done", `line 4: status "done": use one of held, planned`},
		{"sense", "weight: 60", "sense: common", `line 4: sense "common": a rule of kind meeting has mutual, sitting`},
		{"region", "visitor: subject", "visitor: before", `line 6: region "before": use subject, object`},
		{"region in a list", "visitor: subject", "visitor: [subject, behind]", `line 6: region "behind"`},
		{"slot", "visitor: subject", "guest: subject", `line 6: slot "guest": a rule of kind meeting has participant`},
		{"weight", "weight: 60", "weight: -1", "line 4: weight -1: use 0 to 100"},
		{"trigger", "toured (?", "toured ((?", "line 5: trigger: error parsing regexp: missing closing )"},
		{"not RE2", "(?:the )?", "(?=the )", "line 5: trigger: error parsing regexp: invalid or unsupported Perl syntax"},
		{"mention", "{place}", "{town}", "line 5: trigger: unknown mention {town}"},
		{"no trigger", `trigger: '\btoured (?:the )?{place}'`, "", "line 1: trigger: it is missing"},
		{"no doc", "doc: The subject toured a place.", "", "no doc"},
		{"empty yes", "text: Ms. Rosa Lind toured Riga on 17 November 2021.", "text: ' '", "line 8: a yes example without text"},
		{"empty no", "- The exhibition toured on 17 November 2021.", "- ''", "line 11: a no example without text"},
		{"two rules", "- The exhibition", "- x\n---\ndoc: y #", "a second YAML document"},
	} {
		text := strings.Replace(goodRule, tt.old, tt.new, 1)
		if text == goodRule {
			t.Fatalf("%s: nothing was replaced", tt.name)
		}
		_, err := extract.ParseRule("meeting/toured", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) && !(strings.HasPrefix(tt.want, "no doc") || strings.HasPrefix(tt.want, "a second")) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
	for name, cut := range map[string]string{"yes": "yes:", "no": "no:"} {
		i := strings.Index(goodRule, cut)
		text := goodRule[:i]
		if name == "yes" {
			text += goodRule[strings.Index(goodRule, "no:"):]
		}
		if _, err := extract.ParseRule("meeting/toured", []byte(text)); err == nil || !strings.Contains(err.Error(), "at least one yes and one no") {
			t.Errorf("without %s: error %v", name, err)
		}
	}
	if _, err := extract.ParseRule("x", nil); err == nil || !strings.Contains(err.Error(), "line 1: the file is empty") {
		t.Errorf("empty file: error %v", err)
	}
	agreement := "doc: x\nkind: agreement\n%status: signed\ntrigger: 'x {agreement}'\nslots: {party: subject}\nyes: [{text: a}]\nno: [b]\n"
	for replaced, want := range map[string]string{
		"":              "",
		"form: visit\n": `line 3: form "visit": an agreement has none`,
	} {
		_, err := extract.ParseRule("x", []byte(strings.Replace(agreement, "%", replaced, 1)))
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("agreement with %q: error %v, want %q", replaced, err, want)
		}
	}
	_, err := extract.ParseRule("x", []byte(strings.Replace(strings.Replace(agreement, "%", "", 1), "signed", "held", 1)))
	if err == nil || !strings.HasPrefix(err.Error(), `line 3: status "held"`) {
		t.Errorf("agreement of a meeting's status: error %v", err)
	}
}

func TestLoadRulesNamesTheFile(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"in rules", "rules/meeting/toured.yaml", "kind: party", "rule rules/meeting/toured.yaml: line 1: kind"},
		{"at the root", "meeting/toured.yaml", "kind: party", "rule meeting/toured.yaml: line 1: kind"},
		{"wrong ending", "rules/meeting/toured.yml", goodRule, "rule rules/meeting/toured.yml: a rule's file ends in .yaml"},
		{"wrong name", "rules/Meeting/Toured.yaml", goodRule, "rule rules/Meeting/Toured.yaml: the path of a rule is its id"},
		{"too large", "rules/x.yaml", goodRule + strings.Repeat("#\n", 200_000), "rule rules/x.yaml: it is larger than 256 KiB"},
	} {
		_, err := extract.LoadRules(fstest.MapFS{tt.file: {Data: []byte(tt.text)}})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %s", tt.name, err, tt.want)
		}
	}
	set, err := extract.LoadRules(fstest.MapFS{
		"rules/meeting/toured.yaml":   {Data: []byte(goodRule)},
		"rules/meeting/met-with.yaml": {Data: []byte(goodRule)}, // takes the shipped one's place
		"rules/readme.txt":            {Data: []byte("no rule")},
		"gazetteers/bodies.yaml":      {Data: []byte("no rule either")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"meeting/toured", "meeting/met-with"} {
		if r := set.Rule(id); r == nil || !r.Own || r.Form != "visit" || r.File != "rules/"+id+".yaml" || r.Source() != goodRule {
			t.Errorf("%s: %+v", id, r)
		}
	}
	shipped, err := extract.LoadRules(nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Rules) != len(shipped.Rules)+1 || set.Hash() == shipped.Hash() {
		t.Errorf("%d rules beside %d shipped, hashes %s and %s", len(set.Rules), len(shipped.Rules), set.Hash(), shipped.Hash())
	}
}

// TestRulesStayInTheirFolder holds that a link that leads out of a user's folder
// is refused and not followed.
func TestRulesStayInTheirFolder(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside.yaml")
	own := filepath.Join(dir, "own", "rules")
	if err := os.MkdirAll(own, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(outside, []byte(goodRule), 0o666); err != nil {
		t.Fatal(err)
	}
	load := func() error {
		root, err := os.OpenRoot(filepath.Join(dir, "own"))
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		_, err = extract.LoadRules(root.FS())
		return err
	}
	if err := load(); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"relative": "../../outside.yaml", "absolute": outside} {
		link := filepath.Join(own, "linked.yaml")
		if err := os.Symlink(target, link); err != nil {
			t.Skip(err)
		}
		if err := load(); err == nil || !strings.Contains(err.Error(), "escapes") || !strings.Contains(err.Error(), "rules/linked.yaml") {
			t.Errorf("%s link: error %v, want that it escapes", name, err)
		}
		if err := os.Remove(link); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzParseRule(f *testing.F) {
	f.Add([]byte(goodRule))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("slots: {host: [subject, {}]}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := extract.ParseRule("x", b)
		if (r == nil) == (err == nil) {
			t.Errorf("rule %v, error %v", r, err)
		}
	})
}
