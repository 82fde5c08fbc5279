// Package validate checks lines of an extract against the shipped JSON Schema.
//
// It stands behind github.com/santhosh-tekuri/jsonschema, which passes the whole
// official test suite of draft 2020-12 and is maintained.
package validate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dragoman/schema"
)

// Validator checks lines. It is safe for concurrent use.
type Validator struct{ root *jsonschema.Schema }

// Strictness says what a validator makes of fields that the schema does not
// name.
type Strictness int

const (
	// Tolerant allows them: a later version of the program may have added them.
	Tolerant Strictness = iota
	// Strict refuses them: what this version writes, this version describes.
	Strict
)

// base only anchors the relative references; nothing is fetched from it.
const base = "file:///schema/"

// New compiles the shipped schema.
func New(s Strictness) (*Validator, error) {
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.UseLoader(noLoader{})
	names, err := fs.Glob(schema.Files(), "*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := fs.ReadFile(schema.Files(), name)
		if err != nil {
			return nil, err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
		if s == Strict && name != schema.Root {
			closeObjects(doc)
		}
		if err := c.AddResource(base+name, doc); err != nil {
			return nil, fmt.Errorf("schema %s: %w", name, err)
		}
	}
	root, err := c.Compile(base + schema.Root)
	if err != nil {
		return nil, fmt.Errorf("schema %s: %w", schema.Root, err)
	}
	return &Validator{root}, nil
}

// Line checks one line of JSON.
func (v *Validator) Line(b []byte) error {
	// Numbers stay as written: an offset is not to pass through a float.
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("not JSON: %w", err)
	}
	return v.root.Validate(value)
}

// Value checks anything that marshals to JSON.
func (v *Validator) Value(x any) error {
	b, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return v.Line(b)
}

// closeObjects forbids unnamed properties in every object schema that names
// some. The schema composes no object from parts, so that the simple keyword
// will do.
func closeObjects(node any) {
	switch node := node.(type) {
	case map[string]any:
		for _, child := range node {
			closeObjects(child)
		}
		if _, ok := node["properties"].(map[string]any); ok {
			node["additionalProperties"] = false
		}
	case []any:
		for _, child := range node {
			closeObjects(child)
		}
	}
}

// noLoader keeps the compiler from opening files or the network.
type noLoader struct{}

func (noLoader) Load(url string) (any, error) {
	return nil, errors.New("no such schema: " + url)
}
