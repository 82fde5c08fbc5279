package index

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
	zap "github.com/blevesearch/zapx/v17"
)

// What opening a segment has mapped is given back: no page of it is in memory.
func TestOpenedSegmentIsNotMapped(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(build(t), "*", bleveDir, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatal("the index has no segment", err)
	}
	plain, err := (&zap.ZapPlugin{}).Open(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if resident(t, files[0]) == "0 kB" {
		t.Error("zap's own way leaves nothing mapped: segments.go has no use any longer")
	}
	if err := plain.Close(); err != nil {
		t.Fatal(err)
	}
	var plugin scorch.SegmentPlugin = segments{&zap.ZapPlugin{}}
	ours, err := plugin.OpenUsing(files[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	if got := resident(t, files[0]); got != "0 kB" {
		t.Errorf("%s of the opened segment are in memory, want none", got)
	}
	if n := ours.Count(); n == 0 {
		t.Error("the segment is empty")
	}
}

// resident is what is in memory of a mapped file, as the kernel writes it.
func resident(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Skip(err)
	}
	_, after, found := strings.Cut(string(b), file+"\n")
	if !found {
		t.Fatalf("%s is not mapped", file)
	}
	_, after, _ = strings.Cut(after, "Rss:")
	size, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(size)
}
