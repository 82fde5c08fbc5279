package extract

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"dragoman"
)

// What bounds a folder of rules: a user's may come from anywhere.
const (
	maxRuleFile = 256 << 10 // bytes
	maxRules    = 5000      // of all folders
	maxTrigger  = 16 << 10  // bytes
)

// ruleID is what the id of a rule looks like, so that it can be typed and
// printed anywhere.
var ruleID = lazily(`^[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*$`)

// checkRuleName refuses a file that is no rule by its name, in place of passing
// it over.
func checkRuleName(name string) error {
	switch ext := path.Ext(name); {
	case ext == ".yml":
		return errors.New("a rule's file ends in .yaml, not in .yml")
	case ext == ".yaml" && !ruleID.MatchString(strings.TrimSuffix(name, ext)):
		return errors.New("the path of a rule is its id: use small letters, digits and hyphens")
	}
	return nil
}

// readRuleFile reads a file of bounded size.
func readRuleFile(dir fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(dir, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file")
	}
	if info.Size() > maxRuleFile {
		return nil, fmt.Errorf("it is larger than %d KiB", maxRuleFile>>10)
	}
	return fs.ReadFile(dir, name)
}

// yamlError says what the decoder found in the words of the format.
func yamlError(err error) error {
	var typed *yaml.TypeError
	if !errors.As(err, &typed) || len(typed.Errors) == 0 {
		return errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if m := unknownField.FindStringSubmatch(typed.Errors[0]); m != nil {
		return fmt.Errorf("%s: unknown key %q", m[1], m[2])
	}
	return errors.New(typed.Errors[0])
}

var unknownField = lazily(`^(line \d+): field (\S+) not found in type`)

// keyLines returns the lines of a rule's keys; those of its slots are named
// "slots.host".
func keyLines(b []byte) map[string]int {
	lines := map[string]int{}
	var doc yaml.Node
	if yaml.Unmarshal(b, &doc) != nil || len(doc.Content) == 0 {
		return lines
	}
	top := doc.Content[0]
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		lines[key.Value] = key.Line
		if key.Value == "slots" && value.Kind == yaml.MappingNode {
			for k := 0; k+1 < len(value.Content); k += 2 {
				lines["slots."+value.Content[k].Value] = value.Content[k].Line
			}
		}
	}
	return lines
}

// The words that a rule may use.
var (
	meetingStatuses   = []dragoman.MeetingStatus{dragoman.Held, dragoman.Planned, dragoman.MeetingProposed, dragoman.NotHeld}
	agreementStatuses = []dragoman.AgreementStatus{dragoman.AgreementProposed, dragoman.Agreed, dragoman.UnderNegotiation, dragoman.Draft,
		dragoman.Expected, dragoman.Signed, dragoman.Adopted, dragoman.InForce, dragoman.Updated}
	meetingSlots   = []string{"participant", "host", "visitor", "chair", "speaker"}
	agreementSlots = []string{"party", "signatory"}
)

// check refuses a rule that says what no rule can mean. The error names the line.
func (r *Rule) check(b []byte) error {
	at := func(key, format string, args ...any) error {
		return fmt.Errorf("line %d: %s", max(1, keyLines(b)[key]), fmt.Sprintf(format, args...))
	}
	slots := meetingSlots
	switch r.Kind {
	case "meeting":
		if r.Form != "event" && r.Form != string(dragoman.FormOther) && !slices.Contains(forms, dragoman.Form(r.Form)) {
			return at("form", "form %q: use event, other or one of %s", r.Form, listed(forms))
		}
		if r.Status != "" && !slices.Contains(meetingStatuses, dragoman.MeetingStatus(r.Status)) {
			return at("status", "status %q: use one of %s", r.Status, listed(meetingStatuses))
		}
	case "agreement":
		if r.Form != "" {
			return at("form", "form %q: an agreement has none, its type is that of the instrument named", r.Form)
		}
		if !slices.Contains(agreementStatuses, dragoman.AgreementStatus(r.Status)) {
			return at("status", "status %q: say how far the instrument has come: %s", r.Status, listed(agreementStatuses))
		}
		slots = agreementSlots
	default:
		return at("kind", "kind %q: use meeting or agreement", r.Kind)
	}
	if strings.TrimSpace(r.Doc) == "" {
		return at("doc", "no doc: say in a sentence what the rule reads")
	}
	for name := range r.Slots {
		if !slices.Contains(slots, name) {
			return at("slots."+name, "slot %q: a rule of kind %s has %s", name, r.Kind, listed(slots))
		}
	}
	if r.Last && r.Kind != "meeting" {
		return at("last", "last: only a rule of kind meeting may be the last resort")
	}
	if r.Sense != "" && !slices.Contains(senses[r.Kind], r.Sense) {
		return at("sense", "sense %q: a rule of kind %s has %s", r.Sense, r.Kind, listed(senses[r.Kind]))
	}
	if r.Weight < 0 || r.Weight > 100 {
		return at("weight", "weight %d: use 0 to 100", r.Weight)
	}
	if len(r.Yes) == 0 || len(r.No) == 0 {
		return errors.New("line 1: at least one yes and one no example are needed: the no is the near miss that the rule was tempted by")
	}
	r.source = string(b)
	for i, ex := range r.Yes {
		if strings.TrimSpace(ex.Text) == "" {
			return fmt.Errorf("line %d: a yes example without text", r.exampleLine("yes", i))
		}
	}
	for i, text := range r.No {
		if strings.TrimSpace(text) == "" {
			return fmt.Errorf("line %d: a no example without text", r.exampleLine("no", i))
		}
	}
	if len(r.Trigger) > maxTrigger {
		return at("trigger", "the trigger is longer than %d bytes: write two rules", maxTrigger)
	}
	if err := r.compile(); err != nil {
		return at("trigger", "trigger: %v", err)
	}
	return nil
}

func listed[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}
