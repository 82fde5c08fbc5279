package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"
)

// output is a set of files that appear together or not at all: each is written
// beside its place and moved there by commit.
type output struct {
	files []*partFile
}

// partFile is a file on its way.
type partFile struct {
	*bufio.Writer
	file *os.File
	path string
}

// Close ends the writing. Only commit makes the file appear.
func (p *partFile) Close() error {
	err := errors.Join(p.Flush(), p.file.Sync())
	return errors.Join(err, p.file.Close())
}

// create begins a file.
func (o *output) create(path string) (io.WriteCloser, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".dragoman-*.part")
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", path, err)
	}
	p := &partFile{bufio.NewWriterSize(f, 256<<10), f, path}
	o.files = append(o.files, p)
	return p, nil
}

// commit moves all files to their places.
func (o *output) commit() error {
	for _, p := range o.files {
		// A temporary file is for its owner only; an export is to be passed on.
		if err := errors.Join(os.Chmod(p.file.Name(), 0o644), os.Rename(p.file.Name(), p.path)); err != nil {
			return fmt.Errorf("writing %s: %w", p.path, err)
		}
	}
	o.files = nil
	return nil
}

// discard removes what was not committed.
func (o *output) discard() {
	for _, p := range o.files {
		p.file.Close()
		os.Remove(p.file.Name())
	}
}

// writeTo hands write a writer for the --output flag: standard output, or a
// file that appears when write succeeds.
func writeTo(c *cli.Context, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		w := bufio.NewWriterSize(c.App.Writer, 64<<10)
		if err := write(w); err != nil {
			return err
		}
		return w.Flush()
	}
	var out output
	defer out.discard()
	w, err := out.create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(write(w), w.Close()); err != nil {
		return err
	}
	return out.commit()
}
