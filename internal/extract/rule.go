package extract

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"dragoman"
)

//go:embed rules
var ruleFiles embed.FS

// A Rule reads one kind of phrase. Each stands in a file of its own,
// rules/<kind>/<name>.yaml, with the sentences that it must and must not read.
type Rule struct {
	// ID is the file's path without its ending: "meeting/met-with".
	ID string `yaml:"-"`
	// File is the path of the file, within its folder.
	File string `yaml:"-"`
	// Own tells a rule of the user's from a shipped one.
	Own bool `yaml:"-"`
	// Doc says in a sentence what the rule reads.
	Doc string `yaml:"doc"`
	// Kind is the record that it makes: "meeting" or "agreement".
	Kind string `yaml:"kind"`
	// Form is the form of a meeting, or "event": that of the {event} in the
	// trigger.
	Form string `yaml:"form"`
	// Status is the status of the record where no other word in the clause says
	// otherwise ("will", "postponed"). Default: held; for agreements, needed.
	Status string `yaml:"status"`
	// Trigger is an RE2 pattern, matched without regard to case against the
	// sentence in which each mention stands as its placeholder: {date},
	// {person}, {org}, {place}, {agreement} and, for encounters, their form:
	// {meeting}, {visit}, {conference}... {actor} is a person or an org, {event}
	// any encounter.
	Trigger string `yaml:"trigger"`
	// Slots say where the parts of the record stand: participant, host,
	// visitor, chair, speaker or party, each with "subject" (before the
	// trigger), "object" (after it), "within" it, "with" (after it, behind a
	// "with" or "between"), or a list of these.
	Slots map[string]Regions `yaml:"slots"`
	// Weight settles which rule names the form when several read one encounter;
	// the heavier one does. 0 is for an event that is only the occasion.
	Weight int `yaml:"weight"`
	// Reach is the longest match in bytes of the masked sentence; 0 sets no
	// limit. It keeps a pattern with open gaps from reaching over clauses.
	Reach int `yaml:"reach"`
	// Undated rules also read a sentence that gives no date, where the one
	// before it does.
	Undated bool `yaml:"undated"`
	// Last rules read a sentence that no other rule reads. Theirs are told by who
	// is named and not by a verb: someone of the body that reports and someone
	// else, of whom no paper or appointment is told.
	Last bool `yaml:"last"`
	// Sense says what the words of the trigger may mean beside what the rule
	// reads them for, so that a sentence is looked at again: see senses.
	Sense string `yaml:"sense"`

	Yes []Example `yaml:"yes"`
	No  []string  `yaml:"no"`

	trigger *trigger

	source string
}

// Source is the file's text.
func (r *Rule) Source() string { return r.source }

// Regions is one region or a list of them.
type Regions []string

// UnmarshalYAML implements yaml.Unmarshaler.
func (r *Regions) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*r = Regions{n.Value}
	} else if err := n.Decode((*[]string)(r)); err != nil {
		return err
	}
	for _, v := range *r {
		if v != "subject" && v != "object" && v != "within" && v != "with" {
			return fmt.Errorf("line %d: region %q: use subject, object, within or with", n.Line, v)
		}
	}
	return nil
}

// Example is a sentence that a rule must read, and what it must find in it.
// Empty fields are not checked.
type Example struct {
	Text string `yaml:"text"`
	Want Want   `yaml:"want"`
}

// Want is what an example's record must hold.
type Want struct {
	Date          string   `yaml:"date"` // in EDTF
	City          string   `yaml:"city"`
	Country       string   `yaml:"country"`
	Form          string   `yaml:"form"`
	Status        string   `yaml:"status"`
	Type          string   `yaml:"type"` // of agreement
	Title         string   `yaml:"title"`
	Occasion      string   `yaml:"occasion"`
	Participants  []string `yaml:"participants"`
	Organizations []string `yaml:"organizations"`
	Parties       []string `yaml:"parties"`
	Signatories   []string `yaml:"signatories"`
	Records       int      `yaml:"records"`
}

// RuleSet is all rules in force, in the order of their ids.
type RuleSet struct {
	Rules []*Rule
	hash  string

	kinds map[string]*matcher // the triggers of each kind of record
	rules map[string][]*Rule  // by kind, in the order of the matcher
}

// Hash names the rules' content.
func (s *RuleSet) Hash() string { return s.hash }

// Rule returns the rule with an id, or nil.
func (s *RuleSet) Rule(id string) *Rule {
	for _, r := range s.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// LoadRules reads the shipped rules and those under own (its folder "rules", or
// its root), which may be nil. A rule of the same id replaces the shipped one.
func LoadRules(own fs.FS) (*RuleSet, error) {
	shipped, err := fs.Sub(ruleFiles, "rules")
	if err != nil {
		return nil, err
	}
	byID := map[string]*Rule{}
	h := sha256.New()
	if err := readRules(shipped, "rules", byID, h, false); err != nil {
		return nil, err
	}
	if own != nil {
		dir, name := own, ""
		if info, err := fs.Stat(own, "rules"); err == nil && info.IsDir() {
			if dir, err = fs.Sub(own, "rules"); err != nil {
				return nil, err
			}
			name = "rules"
		}
		if err := readRules(dir, name, byID, h, true); err != nil {
			return nil, err
		}
	}
	set := &RuleSet{hash: hex.EncodeToString(h.Sum(nil))[:16]}
	for _, r := range byID {
		set.Rules = append(set.Rules, r)
	}
	sort.Slice(set.Rules, func(i, j int) bool { return set.Rules[i].ID < set.Rules[j].ID })
	set.index()
	return set, nil
}

func readRules(dir fs.FS, folder string, byID map[string]*Rule, h io.Writer, own bool) error {
	return fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("rules: %w", err)
		}
		if e.IsDir() {
			if name == "gazetteers" {
				return fs.SkipDir
			}
			return nil
		}
		file := path.Join(folder, name)
		if err := checkRuleName(name); err != nil {
			return fmt.Errorf("rule %s: %w", file, err)
		}
		if path.Ext(name) != ".yaml" {
			return nil
		}
		if len(byID) == maxRules {
			return fmt.Errorf("rule %s: at most %d rules are read", file, maxRules)
		}
		b, err := readRuleFile(dir, name)
		if err != nil {
			return fmt.Errorf("rule %s: %w", file, err)
		}
		r, err := ParseRule(strings.TrimSuffix(name, ".yaml"), b)
		if err != nil {
			return fmt.Errorf("rule %s: %w", file, err)
		}
		r.File, r.Own = file, own
		byID[r.ID] = r
		io.WriteString(h, name)
		h.Write(b)
		return nil
	})
}

// ParseRule reads one rule from YAML. Unknown keys and words, a trigger that does
// not compile, and a rule without a yes and a no are errors that name the line.
func ParseRule(id string, b []byte) (*Rule, error) {
	r := &Rule{ID: id}
	dec := yaml.NewDecoder(strings.NewReader(string(b)))
	dec.KnownFields(true)
	if err := dec.Decode(r); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, errors.New("line 1: the file is empty")
		}
		return nil, yamlError(err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return nil, errors.New("one rule a file: a second YAML document follows")
	}
	if err := r.check(b); err != nil {
		return nil, err
	}
	return r, nil
}

// forms are the placeholders of encounters.
var forms = []dragoman.Form{dragoman.FormMeeting, dragoman.FormVisit, dragoman.FormReception, dragoman.FormCall, dragoman.FormConference,
	dragoman.FormSummit, dragoman.FormSession, dragoman.FormCeremony, dragoman.FormTraining}

var placeholderPattern = lazily(`\{([a-z]+)\}`)

func (r *Rule) compile() error {
	if r.Trigger == "" {
		return errors.New("it is missing")
	}
	var bad error
	events := make([]string, len(forms))
	for i, f := range forms {
		events[i] = string(f)
	}
	expr := placeholderPattern.ReplaceAllStringFunc(r.Trigger, func(p string) string {
		switch name := p[1 : len(p)-1]; name {
		case "actor":
			return `\{(?:person|org)\}`
		case "event":
			return `\{(?:` + strings.Join(events, "|") + `)\}`
		case "date", "person", "org", "place", "agreement":
			return `\{` + name + `\}`
		default:
			for _, f := range events {
				if f == name {
					return `\{` + name + `\}`
				}
			}
			bad = fmt.Errorf("unknown mention %s", p)
			return p
		}
	})
	if bad != nil {
		return bad
	}
	expr = lowerPattern(expr)
	t, err := newTrigger(expr)
	if err != nil {
		return err
	}
	r.trigger = t
	return nil
}

// lowerPattern lowers the letters of a pattern that stand for themselves: the
// masked sentence is matched in lower case. Classes such as \S keep theirs.
func lowerPattern(expr string) string {
	b := []byte(expr)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\':
			i++
			if i+1 < len(b) && (b[i] == 'p' || b[i] == 'P') && b[i+1] == '{' {
				for i < len(b) && b[i] != '}' {
					i++
				}
			}
		case 'A' <= c && c <= 'Z':
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// lastResort stands for a kind where the rules are meant that read what no other
// rule reads.
const lastResort = "last"

// occasionWeight is the weight up to which a rule names an encounter only as
// the occasion of something else.
const occasionWeight = 10

// hit is one match of a rule in a sentence.
type hit struct {
	rule       *Rule
	start, end int   // bytes of the sentence
	within     []int // indexes of the mentions inside the match
}

// index gets the rules ready to be matched, all of a kind at once.
func (s *RuleSet) index() {
	s.rules, s.kinds = map[string][]*Rule{}, map[string]*matcher{}
	triggers := map[string][]*trigger{}
	for _, r := range s.Rules {
		kind := r.Kind
		if r.Last {
			kind = lastResort
		}
		s.rules[kind] = append(s.rules[kind], r)
		triggers[kind] = append(triggers[kind], r.trigger)
	}
	for kind, list := range triggers {
		s.kinds[kind] = newMatcher(list...)
	}
}

// match returns the matches of the rules of a kind in a sentence, rule by rule.
func (rs *RuleSet) match(s *sentence, kind string) []hit {
	m := rs.kinds[kind]
	if m == nil {
		return nil
	}
	var out []hit
	m.find(s.masked().text, func(n, start, end int) int {
		r := rs.rules[kind][n]
		if r.Reach > 0 && end-start > r.Reach {
			return start + 1 // a shorter one may begin inside
		}
		h := hit{rule: r, start: s.unmasked(start), end: s.unmasked(end), within: s.mentionsIn(start, end)}
		for _, k := range h.within {
			h.end = max(h.end, s.mentions[k].end)
		}
		if r.Form == "event" && r.Sense != senseDuring && tellsMore(s, h) {
			return start + 1
		}
		out = append(out, h)
		return end
	})
	return out
}

// settle drops hits that overlap a better one of the same kind: one that tells
// of more than an occasion, then the longest, then the earliest, then the one
// with the heavier rule, then the one whose rule's id comes first.
func settle(hits []hit) []hit {
	sort.SliceStable(hits, func(i, j int) bool {
		a, b := hits[i], hits[j]
		if oa, ob := a.rule.Weight <= occasionWeight, b.rule.Weight <= occasionWeight; oa != ob {
			return ob
		}
		if la, lb := a.end-a.start, b.end-b.start; la != lb {
			return la > lb
		}
		if a.start != b.start {
			return a.start < b.start
		}
		if a.rule.Weight != b.rule.Weight {
			return a.rule.Weight > b.rule.Weight
		}
		return a.rule.ID < b.rule.ID
	})
	var out []hit
	for _, h := range hits {
		free := true
		for _, o := range out {
			if h.start < o.end && o.start < h.end {
				free = false
				break
			}
		}
		if free {
			out = append(out, h)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].start < out[j].start })
	return out
}
