package validate_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dragoman/schema"
	"dragoman/schema/validate"
)

const mention = `{"type":"mention","schema":"dragoman/1","document":"` +
	`0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","kind":"date","text":"June","value":"2021-06","page":null,"start":0,"end":4,"source":"grammar"}`

func TestSchemaRefuses(t *testing.T) {
	v, err := validate.New(validate.Tolerant)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Line([]byte(mention)); err != nil {
		t.Fatalf("the base line is refused: %v", err)
	}
	for name, line := range map[string]string{
		"not JSON":        `{`,
		"not an object":   `[]`,
		"no type":         `{"schema":"dragoman/1"}`,
		"unknown type":    strings.Replace(mention, `"mention"`, `"party"`, 1),
		"other schema":    strings.Replace(mention, "dragoman/1", "dragoman/2", 1),
		"missing field":   strings.Replace(mention, `"value":"2021-06",`, "", 1),
		"unknown kind":    strings.Replace(mention, `"kind":"date"`, `"kind":"time"`, 1),
		"empty text":      strings.Replace(mention, `"June"`, `""`, 1),
		"negative offset": strings.Replace(mention, `"start":0`, `"start":-1`, 1),
		"page 0":          strings.Replace(mention, `"page":null`, `"page":0`, 1),
		"short hash":      strings.Replace(mention, "0123456789abcdef0", "0", 1),
	} {
		if err := v.Line([]byte(line)); err == nil {
			t.Errorf("%s: accepted: %s", name, line)
		}
	}
}

func TestStrictRefusesWhatTheSchemaDoesNotName(t *testing.T) {
	added := strings.Replace(mention, `"end":4`, `"end":4,"hue":"red"`, 1)
	for mode, wantErr := range map[validate.Strictness]bool{validate.Tolerant: false, validate.Strict: true} {
		v, err := validate.New(mode)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Line([]byte(added)); (err != nil) != wantErr {
			t.Errorf("mode %d: an added field gives error %v", mode, err)
		}
		if err := v.Value(json.RawMessage(mention)); err != nil {
			t.Errorf("mode %d: %v", mode, err)
		}
	}
}

// TestExtractFiles checks every line of the extracts that the caller names:
// go test ./schema/validate -run TestExtractFiles -args FILE.jsonl...
func TestExtractFiles(t *testing.T) {
	if flag.NArg() == 0 {
		t.Skip("no extract named: pass -args FILE.jsonl...")
	}
	v, err := validate.New(validate.Strict)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range flag.Args() {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(bytes.TrimSpace(b)) == 0 {
			t.Errorf("%s is empty", name)
		}
		n := 0
		for line := range bytes.Lines(b) {
			if n++; len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if err := v.Line(line); err != nil {
				t.Errorf("%s:%d: %v", name, n, err)
			}
		}
	}
}

// TestSchemaNamesTheConstants holds the enumerations of the schema to the
// constants of the root package, in both directions.
func TestSchemaNamesTheConstants(t *testing.T) {
	constants := stringConstants(t, "../../document.go", "../../record.go", "../../value.go")
	for _, tt := range []struct{ goType, file, path string }{
		{"Format", "document.json", "properties/format/enum"},
		{"Form", "meeting.json", "properties/form/enum"},
		{"Modality", "meeting.json", "properties/modality/enum"},
		{"MeetingStatus", "meeting.json", "properties/status/enum"},
		{"AgreementStatus", "agreement.json", "properties/status/enum"},
		{"AgreementType", "common.json", "$defs/agreement_type/enum"},
		{"Precision", "common.json", "$defs/date/properties/precision/enum"},
		{"Capacity", "common.json", "$defs/participant/properties/capacity/enum"},
		{"MentionKind", "mention.json", "properties/kind/enum"},
	} {
		got := enum(t, tt.file, tt.path)
		want := constants[tt.goType]
		slices.Sort(got)
		slices.Sort(want)
		if len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s#%s has %v, the constants of %s are %v", tt.file, tt.path, got, tt.goType, want)
		}
	}
}

func enum(t *testing.T, file, path string) []string {
	t.Helper()
	b, err := fs.ReadFile(schema.Files(), file)
	if err != nil {
		t.Fatal(err)
	}
	var node any
	if err := json.Unmarshal(b, &node); err != nil {
		t.Fatal(err)
	}
	for key := range strings.SplitSeq(path, "/") {
		node = node.(map[string]any)[key]
	}
	var out []string
	for _, v := range node.([]any) {
		if s, ok := v.(string); ok { // a capacity may also be null
			out = append(out, s)
		}
	}
	return out
}

// stringConstants returns the values of the typed string constants of Go files,
// by the name of their type.
func stringConstants(t *testing.T, files ...string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			typ, ok := v.Type.(*ast.Ident)
			if !ok {
				return true
			}
			for _, value := range v.Values {
				if lit, ok := value.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					out[typ.Name] = append(out[typ.Name], s)
				}
			}
			return true
		})
	}
	return out
}
