package dragoman

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// layer gives each package of the house its floor: a package may import only
// what stands on a lower floor, itself excluded. Sub-packages share their
// parent's floor and may be imported by it.
func layer(path string) (room string, floor int) {
	switch parts := strings.Split(path, "/"); {
	case path == "dragoman":
		return "root", 0
	case parts[1] == "schema": // the contract as JSON Schema; the root's tests may use it
		return "schema", -1
	case len(parts) > 2 && parts[1] == "internal" && parts[2] == "pipeline":
		return "pipeline", 2
	case len(parts) > 2 && parts[1] == "internal":
		return parts[2], 1
	default:
		return "cmd", 3
	}
}

// TestImportsGoOneWay holds cmd -> pipeline -> rooms -> root. It reads the
// sources in-process: a child "go list" would be cached by go test and could
// not fail.
func TestImportsGoOneWay(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(dir string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		if name := e.Name(); dir != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "third_party") {
			return fs.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if err != nil {
			return nil // no Go files here
		}
		seen++
		path := strings.TrimSuffix("dragoman/"+filepath.ToSlash(dir), "/.")
		room, floor := layer(path)
		imports := append(append(append([]string{}, pkg.Imports...), pkg.TestImports...), pkg.XTestImports...)
		for _, imp := range imports {
			foreign := strings.Contains(strings.Split(imp, "/")[0], ".") || strings.HasPrefix(imp, "dragoman/")
			if room == "root" && foreign && !contains(append(pkg.TestImports, pkg.XTestImports...), imp) {
				t.Errorf("the root package imports %s: it may import the standard library only", imp)
			}
			if imp != "dragoman" && !strings.HasPrefix(imp, "dragoman/") || strings.HasPrefix(imp, "dragoman/third_party/") {
				continue // a library
			}
			other, below := layer(imp)
			if other == room || below < floor {
				continue
			}
			t.Errorf("%s imports %s: imports go cmd -> pipeline -> ingest, extract, index, ... -> root", path, imp)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 2 {
		t.Fatalf("only %d packages seen: the walk does not see the module", seen)
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
