// Package schema holds the contract as JSON Schema (draft 2020-12): record.json
// for any line of an extract, and one file a record type that it leads to.
//
// The files refer to one another by relative paths and carry no $id, so that
// any validator can read them from a folder. They allow further properties,
// because the contract lets a field be added; package validate has a strict
// mode for the program's own output.
package schema

import (
	"embed"
	"io/fs"
)

//go:embed *.json
var files embed.FS

// Root is the name of the file that describes every kind of line.
const Root = "record.json"

// Files returns the schema files.
func Files() fs.FS { return files }
