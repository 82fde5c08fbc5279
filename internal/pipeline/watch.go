package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watch tells which files in folders, and in the folders below them, change.
type Watch struct {
	notify *fsnotify.Watcher
	quiet  time.Duration
}

// DefaultQuiet is how long a folder must be still before its changes are taken:
// a file that is being copied changes many times.
const DefaultQuiet = 700 * time.Millisecond

// maxQuiet bounds how long changes wait for a folder that is never still.
const maxQuiet = 20

// NewWatch begins to watch; what changes from now on, Run tells.
func NewWatch(dirs []string, quiet time.Duration) (*Watch, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching: %w", err)
	}
	w := &Watch{n, quiet}
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		if err == nil && !info.IsDir() {
			err = errors.New("not a folder")
		}
		if err == nil {
			_, err = w.add(dir)
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("watching %s: %w", dir, cause(err)), n.Close())
		}
	}
	return w, nil
}

// add watches a folder and those below it, and returns the files in them.
func (w *Watch) add(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // gone again, or not ours to read
		case path != root && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return w.notify.Add(path)
		default:
			files = append(files, path)
			return nil
		}
	})
	return files, err
}

// Close ends watching.
func (w *Watch) Close() error { return w.notify.Close() }

// Run calls changed with the paths that changed, once the folders have been
// still for a while, until the context ends or changed returns an error. Paths
// that end as no report does and hidden ones are left out; one that is gone is
// among them.
func (w *Watch) Run(ctx context.Context, changed func(paths []string) error) error {
	waiting := map[string]bool{}
	var first time.Time
	still := time.NewTimer(time.Hour)
	defer still.Stop()
	take := func(path string) {
		if name := filepath.Base(path); !strings.HasPrefix(name, ".") && reportName(name) {
			if len(waiting) == 0 {
				first = time.Now()
			}
			waiting[path] = true
		}
		if time.Since(first) < maxQuiet*w.quiet {
			still.Reset(w.quiet)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return nil
		case err, ok := <-w.notify.Errors:
			if ok && !errors.Is(err, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("watching: %w", err)
			}
		case e, ok := <-w.notify.Events:
			if !ok {
				return nil
			}
			if e.Has(fsnotify.Chmod) && !e.Has(fsnotify.Write) {
				continue
			}
			if info, err := os.Lstat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
				// What was put into a new folder before it was watched.
				files, err := w.add(e.Name)
				if err != nil {
					return fmt.Errorf("watching: %w", err)
				}
				for _, f := range files {
					take(f)
				}
				continue
			}
			take(e.Name)
		case <-still.C:
			paths := make([]string, 0, len(waiting))
			for p := range waiting {
				paths = append(paths, p)
			}
			clear(waiting)
			slices.Sort(paths)
			if len(paths) > 0 {
				if err := changed(paths); err != nil {
					return err
				}
			}
		}
	}
}

// Present keeps the regular files among paths, as files to ingest.
func Present(paths []string) []File {
	var out []File
	for _, p := range paths {
		if info, err := os.Lstat(p); err == nil && info.Mode().IsRegular() {
			out = append(out, File{Path: p})
		}
	}
	return out
}
