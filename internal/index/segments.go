package index

import (
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// maxSegment is some 2,000 pages: at twice that a merge had 110 MB of files in
// memory, at this 30. A search asks each segment, which takes some 0.1 ms.
const maxSegment = 30_000

// The kernel keeps in memory what of a file was written at once, and maps it
// whole when one byte of it is read. Merges of Bleve write a megabyte at once, so
// that opening a segment alone took more than half of it into memory.
func init() {
	zap.DefaultFileMergerBufferSize = 32 << 10
	scorch.RegisterSegmentPlugin(segments{&zap.ZapPlugin{}}, true)
}

// segments are zap's, and what opening one has mapped is given back at once: a
// byte of every field is looked at, for each of which the kernel maps 64 KB. An
// ingest opens all segments at every Publish, and would hold more than a
// megabyte of each until the next.
type segments struct{ *zap.ZapPlugin }

func (s segments) Open(path string) (segment.Segment, error) {
	return given(s.ZapPlugin.Open(path))
}

func (s segments) OpenUsing(path string, config map[string]any) (segment.Segment, error) {
	return given(s.ZapPlugin.OpenUsing(path, config))
}

// given returns a segment of which nothing is mapped any longer. What is read of
// it later comes from the kernel's cache.
func given(s segment.Segment, err error) (segment.Segment, error) {
	if err != nil {
		return nil, err
	}
	if file, ok := s.(*zap.Segment); ok {
		unmap(file.Data())
	}
	return s, nil
}
