package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"dragoman"
)

// The files of an index folder.
const (
	currentFile  = "current" // names the published generation and the hash of its manifest
	lockFile     = "lock"    // held by the writer
	manifestFile = "manifest.json"
	listFile     = "documents.jsonl"
	tableFile    = "documents.tab"
	bleveDir     = "bleve"
	newSuffix    = ".new" // of a generation that is being written
	oldSuffix    = ".old" // of one that is being removed
)

// Format is the version of the layout of an index folder.
const Format = 2

// manifest tells what a generation consists of. It is written last, and a
// generation without it has never been published.
type manifest struct {
	Format     int       `json:"format"`
	Tool       string    `json:"tool"`
	Generation int       `json:"generation"`
	Documents  int       `json:"documents"`
	Units      int       `json:"units"`
	TextBytes  int64     `json:"text_bytes"`
	Next       int       `json:"next"` // number of the next new document
	Pack       string    `json:"pack"` // file in the index folder
	PackSize   int64     `json:"pack_size"`
	Files      []sumFile `json:"files"` // of the generation's folder
}

// sumFile is a file with what tells whether it is whole.
type sumFile struct {
	Name string `json:"name"` // with forward slashes, below the generation's folder
	Size int64  `json:"size"`
	Sum  string `json:"sha256"`
}

// Errors of opening an index. They are wrapped with the folder's name and what
// to do.
var (
	ErrNone   = errors.New("no index here")
	ErrNewer  = errors.New("the index was written by a newer dragoman")
	ErrOlder  = errors.New("the index was written by an older dragoman")
	ErrLocked = errors.New("another ingest is writing to this index")
)

// published reads which generation is published. The error is ErrNone when the
// folder holds no index.
func published(dir string) (*manifest, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w; dragoman ingest makes one, --index names another", dir, ErrNone)
	}
	if err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	number, sum, ok := strings.Cut(strings.TrimSpace(string(b)), " ")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 0 {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, currentFile), errDamaged)
	}
	raw, err := os.ReadFile(filepath.Join(dir, number, manifestFile))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err == nil && m.Format > Format {
		return nil, fmt.Errorf("%s: %w (format %d, this one reads %d): update dragoman, or ingest into another --index", dir, ErrNewer, m.Format, Format)
	}
	if hashOf(raw) != sum {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, number, manifestFile), errDamaged)
	}
	if m.Format < Format {
		return nil, fmt.Errorf("%s: %w (format %d, this one reads %d): ingest the reports again into a new --index", dir, ErrOlder, m.Format, Format)
	}
	if m.Generation != n || m.Pack != filepath.Base(m.Pack) {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, number, manifestFile), errDamaged)
	}
	return &m, nil
}

func (m *manifest) dir(root string) string { return filepath.Join(root, strconv.Itoa(m.Generation)) }

// checkSizes compares the sizes of all files with the manifest: a truncated
// file is told of when the index is opened, not when a query happens to read it.
func (m *manifest) checkSizes(root string) error {
	for _, f := range m.Files {
		info, err := os.Stat(filepath.Join(m.dir(root), filepath.FromSlash(f.Name)))
		if err != nil {
			return fmt.Errorf("%w: %w", errDamaged, err)
		}
		if info.Size() != f.Size {
			return fmt.Errorf("%w: %s has %d bytes, not %d", errDamaged, f.Name, info.Size(), f.Size)
		}
	}
	info, err := os.Stat(filepath.Join(root, m.Pack))
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	if info.Size() < m.PackSize { // a writer may have appended
		return fmt.Errorf("%w: %s has %d bytes, not %d", errDamaged, m.Pack, info.Size(), m.PackSize)
	}
	return nil
}

// seal lists the files of a generation's folder with their sizes and hashes.
// The hash of a file that the generation before has too is taken from there:
// they are one file under two names.
func (m *manifest) seal(folder string, before *manifest) error {
	known := map[string]sumFile{}
	if before != nil {
		for _, f := range before.Files {
			if strings.HasSuffix(f.Name, ".zap") {
				known[f.Name] = f
			}
		}
	}
	m.Files = nil
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == manifestFile {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		f := sumFile{Name: filepath.ToSlash(rel), Size: info.Size()}
		if k, ok := known[f.Name]; ok && k.Size == f.Size {
			f.Sum = k.Sum
		} else if f.Sum, err = hashFile(path); err != nil {
			return err
		}
		m.Files = append(m.Files, f)
		return nil
	})
	if err != nil {
		return err
	}
	raw, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(folder, manifestFile), append(raw, '\n'))
}

// publish makes a sealed generation the one that readers open, by renaming one
// small file.
func (m *manifest) publish(root string) error {
	raw, err := os.ReadFile(filepath.Join(m.dir(root), manifestFile))
	if err != nil {
		return err
	}
	next := filepath.Join(root, currentFile+newSuffix)
	if err := writeSynced(next, fmt.Appendf(nil, "%d %s\n", m.Generation, hashOf(raw))); err != nil {
		return err
	}
	if err := os.Rename(next, filepath.Join(root, currentFile)); err != nil {
		return err
	}
	return syncDir(root)
}

// clear removes what belongs to no published generation: older ones, and what a
// killed writer left. A generation is renamed first, so that a reader that comes
// too late finds nothing of it instead of a part. A reader that has it open
// keeps it, or, on Windows, keeps it from being removed until the next time.
func (m *manifest) clear(root string) {
	entries, err := os.ReadDir(root)
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		path := filepath.Join(root, name)
		_, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(name, newSuffix), oldSuffix))
		switch {
		case e.IsDir() && err == nil && name != strconv.Itoa(m.Generation):
			if !strings.HasSuffix(name, oldSuffix) {
				if os.Rename(path, path+oldSuffix) != nil {
					continue
				}
				path += oldSuffix
			}
			_ = os.RemoveAll(path)
		case strings.HasPrefix(name, packPrefix) && name != m.Pack, name == currentFile+newSuffix:
			_ = os.Remove(path)
		}
	}
}

const packPrefix = "documents-"

func hashOf(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// link gives a file a second name, or copies it where the file system has no
// links.
func link(from, to string) error {
	if err := os.Link(from, to); err == nil {
		return nil
	}
	return copyFile(from, to)
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return writeSynced(to, b)
}

// syncDir waits until the names in a folder are on the disk.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be opened for that there
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// lock takes the writer's lock on an index folder, waiting until the context
// ends for at most wait.
func lock(ctx context.Context, dir string, wait time.Duration) (*flock.Flock, error) {
	l := flock.New(filepath.Join(dir, lockFile))
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	ok, err := l.TryLockContext(ctx, 50*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) || err == nil && !ok {
		return nil, fmt.Errorf("%s: %w: wait until it is done", dir, ErrLocked)
	}
	if err != nil {
		return nil, fmt.Errorf("index: locking: %w", err)
	}
	return l, nil
}

// usable makes sure that a folder is an index, empty, or not there yet.
func usable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return fmt.Errorf("index: %w", err)
	}
	for _, e := range entries {
		if e.Name() == currentFile || e.Name() == lockFile {
			return nil
		}
	}
	return fmt.Errorf("%s holds other files and no index: name an empty or new folder with --index", dir)
}

// emptyManifest is what the first generation follows.
func emptyManifest() *manifest {
	return &manifest{Format: Format, Tool: "dragoman " + dragoman.Version, Pack: packPrefix + "1.pack"}
}
