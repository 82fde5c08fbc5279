package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Stdin is the name that stands for standard input.
const Stdin = "-"

// File is one input: its path, or the reason why it names nothing to read.
type File struct {
	Path string
	Err  error
}

// Inputs are the files that arguments stand for.
type Inputs struct {
	Files []File // in the order of the arguments, each file once
	// PassedOver counts the files in folders that were not taken: names that
	// end as no report does, and symbolic links, which may lead out of the
	// folder.
	PassedOver int
}

// Expand finds the files that arguments name. A file is taken whatever its
// name is; a folder gives the regular files below it whose names end as a
// report's do, hidden ones excepted, in lexical order; a glob, in which **
// stands for any folders, gives what it matches.
func Expand(args []string) *Inputs {
	in := &Inputs{}
	seen := map[string]bool{}
	add := func(f File) {
		if key := filepath.Clean(f.Path); f.Err != nil || f.Path == Stdin || !seen[key] {
			seen[key] = true
			in.Files = append(in.Files, f)
		}
	}
	for _, arg := range args {
		if arg == Stdin {
			add(File{Path: Stdin})
			continue
		}
		info, err := os.Stat(arg)
		if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{") {
			in.glob(arg, add)
			continue
		}
		switch {
		case err != nil:
			add(File{Path: arg, Err: fmt.Errorf("%s: %w", arg, cause(err))})
		case info.IsDir():
			in.walk(arg, add)
		case !info.Mode().IsRegular() && info.Mode()&fs.ModeNamedPipe == 0:
			add(File{Path: arg, Err: fmt.Errorf("%s: not a regular file", arg)})
		default:
			add(File{Path: arg})
		}
	}
	return in
}

func (in *Inputs) glob(pattern string, add func(File)) {
	matches, err := doublestar.FilepathGlob(pattern, doublestar.WithNoFollow(), doublestar.WithNoHidden())
	if err != nil {
		add(File{Path: pattern, Err: fmt.Errorf("%s: %w", pattern, err)})
		return
	}
	slices.Sort(matches)
	found := false
	for _, m := range matches {
		info, err := os.Stat(m)
		if err != nil {
			continue
		}
		found = true
		if info.IsDir() {
			if !strings.Contains(pattern, "**") { // ** has matched what is below
				in.walk(m, add)
			}
		} else if info.Mode().IsRegular() {
			add(File{Path: m})
		}
	}
	if !found {
		add(File{Path: pattern, Err: fmt.Errorf("%s: no file matches", pattern)})
	}
}

// walk adds the reports below a folder.
func (in *Inputs) walk(root string, add func(File)) {
	start := root
	if real, err := filepath.EvalSymlinks(root); err == nil && real != filepath.Clean(root) {
		start = root + string(filepath.Separator) // WalkDir does not enter a root that is a link
	}
	found := false
	err := filepath.WalkDir(start, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			add(File{Path: path, Err: fmt.Errorf("%s: %w", path, cause(err))})
			found = true
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		hidden := path != start && strings.HasPrefix(e.Name(), ".")
		switch {
		case e.IsDir():
			if hidden {
				return fs.SkipDir
			}
		case hidden:
		case !e.Type().IsRegular() || !reportName(e.Name()):
			in.PassedOver++
		default:
			found = true
			add(File{Path: filepath.Clean(path)})
		}
		return nil
	})
	if err == nil && !found {
		err = errors.New("no report in this folder")
	}
	if err != nil {
		add(File{Path: root, Err: fmt.Errorf("%s: %w", root, err)})
	}
}

// reportName reports whether a name ends as those of reports do. It only
// chooses among the files of a folder: what a file is, its content tells.
func reportName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf", ".docx", ".odt", ".epub", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".text", "":
		return true
	}
	return false
}

// cause drops the path that the error of a file operation repeats.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
