package index

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// minCompact is the size from which a pack is worth copying, in bytes.
const minCompact = 256 << 10

// compact copies the documents into a new pack when more than half of the old
// one belongs to documents that were removed or replaced. It returns the name
// and size of the pack to publish. Readers keep the old one open as long as they
// need it.
func (w *Writer) compact() (name string, size int64, err error) {
	var live int64
	for _, d := range w.docs {
		live += d.Size
	}
	if w.packAt < minCompact || live*2 >= w.packAt {
		return w.last.Pack, w.packAt, nil
	}
	name = fmt.Sprintf("%s%d.pack", packPrefix, w.last.Generation+1)
	out, err := os.Create(filepath.Join(w.root, name))
	if err != nil {
		return "", 0, err
	}
	defer out.Close()
	for _, d := range w.Documents() {
		n, err := io.Copy(out, io.NewSectionReader(w.pack, d.Offset, d.Size))
		if err == nil && n != d.Size {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return "", 0, fmt.Errorf("copying the text of %s: %w", d.File, err)
		}
		w.docs[d.Number].Offset = size
		size += n
	}
	return name, size, out.Sync()
}

// trim cuts off what the pack holds behind the published bytes.
func (w *Writer) trim() error {
	path := filepath.Join(w.root, w.last.Pack)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case w.last.Generation == 0:
		return os.Remove(path)
	case info.Size() > w.last.PackSize:
		return os.Truncate(path, w.last.PackSize)
	}
	return nil
}
