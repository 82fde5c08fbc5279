package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"dragoman"
)

// numbered is an extract of n meetings whose ids are their numbers.
func numbered(t *testing.T, n int) string {
	t.Helper()
	var b bytes.Buffer
	enc := dragoman.NewEncoder(&b)
	for i := range n {
		if err := enc.Encode(&dragoman.Meeting{ID: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestLinesKeepTheirOrder(t *testing.T) {
	const n = 10*maxBatch + 7
	next := 0
	for r, err := range Lines(strings.NewReader("\n" + numbered(t, n) + "\n\n")) {
		if err != nil {
			t.Fatal(err)
		}
		if r.RecordID() != fmt.Sprint(next) {
			t.Fatalf("record %s comes as number %d", r.RecordID(), next)
		}
		next++
	}
	if next != n {
		t.Errorf("%d records, want %d", next, n)
	}
}

func TestLinesTellTheLine(t *testing.T) {
	broken := errors.New("disk gone")
	long := `{"type":"meeting","schema":"dragoman/1","id":"` + strings.Repeat("x", batchBytes) + `"}` + "\n"
	for _, c := range []struct {
		name    string
		in      io.Reader
		records int
		want    string
	}{
		{"nothing", strings.NewReader(""), 0, ""},
		{"no last line break", strings.NewReader(strings.TrimSpace(numbered(t, 3))), 3, ""},
		{"batches by bytes", strings.NewReader(long + long + numbered(t, 1)), 3, ""},
		{"in the first batch", strings.NewReader(numbered(t, 5) + "{\n" + numbered(t, 5)), 5, "line 6: not a record"},
		{"in a later one", strings.NewReader(numbered(t, maxBatch+4) + "\n{}\n" + numbered(t, 5)), maxBatch + 4, fmt.Sprintf("line %d: record of schema", maxBatch+6)},
		{"of the reader", io.MultiReader(strings.NewReader(numbered(t, maxBatch)), iotest.ErrReader(broken)), maxBatch, fmt.Sprintf("line %d: disk gone", maxBatch+1)},
	} {
		n, told := 0, ""
		for r, err := range Lines(c.in) {
			if err != nil {
				told = err.Error()
			} else if r != nil {
				n++
			}
		}
		if n != c.records || !strings.HasPrefix(told, c.want) || c.want == "" && told != "" {
			t.Errorf("%s: %d records and error %q, want %d and %q", c.name, n, told, c.records, c.want)
		}
	}
}

// TestLinesStop leaves nothing running when the reader of the stream stops; a
// goroutine left behind would block the wait in Lines.
func TestLinesStop(t *testing.T) {
	for range Lines(strings.NewReader(numbered(t, 20*maxBatch))) {
		break
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte(`{"type":"meeting","schema":"dragoman/1","id":"a"}`))
	f.Add([]byte("\n{}\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		dec := dragoman.NewDecoder(bytes.NewReader(in))
		ended := false
		for r, err := range Lines(bytes.NewReader(in)) {
			want, wantErr := dec.Decode()
			if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
				t.Fatalf("error %v, the decoder of the contract says %v", err, wantErr)
			}
			if ended = err != nil; ended {
				break
			}
			if r.RecordID() != want.RecordID() {
				t.Fatalf("record %q, want %q", r.RecordID(), want.RecordID())
			}
		}
		if _, err := dec.Decode(); !ended && err == nil {
			t.Error("a record is missing")
		}
	})
}
