package export

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
)

var update = flag.Bool("update", false, "write the golden files anew")

// records streams the synthetic records of testdata: invented bodies, people
// and events that hold what is hard to write - a formula, a page break, text
// that runs the other way, dates of every precision.
func records(t testing.TB) Records {
	t.Helper()
	b, err := os.ReadFile("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return Lines(bytes.NewReader(b))
}

// all reads a stream to its end.
func all(t testing.TB, r Records) []dragoman.Record {
	t.Helper()
	var out []dragoman.Record
	for rec, err := range r {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}

// written exports the synthetic records.
func written(t testing.TB, f Format, opts Options) ([]byte, *Summary) {
	t.Helper()
	var b bytes.Buffer
	sum, err := Write(&b, f, records(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), sum
}

// files gathers the files of a format of one file a kind.
type files map[string]*bytes.Buffer

type memory struct{ *bytes.Buffer }

func (memory) Close() error { return nil }

func (f files) create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return memory{f[name]}, nil
}

// golden compares with testdata/golden/name, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: make it with go test -run %s -update", err, t.Name())
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the golden file (see the diff after -update): got %d bytes, want %d", name, len(got), len(want))
	}
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		if f.FilePerKind() {
			continue
		}
		t.Run(string(f), func(t *testing.T) {
			got, sum := written(t, f, Options{})
			golden(t, "records."+string(f), got)
			if len(sum.Written) == 0 {
				t.Error("the summary says that nothing was written")
			}
		})
	}
	t.Run("csv", func(t *testing.T) {
		got := files{}
		if _, err := WriteFiles(got.create, CSV, records(t), Options{}); err != nil {
			t.Fatal(err)
		}
		for _, name := range Tables(CSV) {
			golden(t, name+".csv", got[name+".csv"].Bytes())
		}
	})
}

// TestSameBytes writes every format twice: no clock, no random number and no
// order of a map may show.
func TestSameBytes(t *testing.T) {
	for _, f := range Formats() {
		opts := []Options{{}}
		if f.FilePerKind() {
			opts = opts[:0]
			for _, table := range Tables(f) {
				opts = append(opts, Options{Table: table})
			}
		}
		for _, o := range opts {
			a, _ := written(t, f, o)
			b, _ := written(t, f, o)
			if !bytes.Equal(a, b) {
				t.Errorf("%s %s: two exports of the same records differ", f, o.Table)
			}
		}
	}
}

// TestEmpty exports no records: every format must still give a file that its
// readers take.
func TestEmpty(t *testing.T) {
	none := func(func(dragoman.Record, error) bool) {}
	want := map[Format]string{
		JSONL: "", FTM: "", Plover: "", JSON: "[]\n",
		ICS: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dragoman//dragoman " + dragoman.Version + "//EN\r\nCALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n",
	}
	for _, f := range Formats() {
		if f.FilePerKind() {
			continue
		}
		var b bytes.Buffer
		if _, err := Write(&b, f, none, Options{}); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		if w, ok := want[f]; ok && b.String() != w {
			t.Errorf("%s of nothing is %q, want %q", f, b.String(), w)
		}
		if f != ICS && f != GraphML && f != GEXF && f != JSONL && f != FTM && f != Plover {
			decodeJSON(t, b.Bytes())
		}
	}
}

// TestStreamError hands the error of a stream on, in every format.
func TestStreamError(t *testing.T) {
	broken := errors.New("the disk is gone")
	stream := func(yield func(dragoman.Record, error) bool) {
		for r := range records(t) {
			if !yield(r, nil) {
				return
			}
		}
		yield(nil, broken)
	}
	for _, f := range Formats() {
		opts := Options{}
		if f.FilePerKind() {
			opts.Table = "meetings"
		}
		if _, err := Write(io.Discard, f, stream, opts); !errors.Is(err, broken) {
			t.Errorf("%s: error %v, want %v", f, err, broken)
		}
	}
}

// full is a writer on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestFullDisk reports a write that fails, in every format.
func TestFullDisk(t *testing.T) {
	for _, f := range Formats() {
		opts := Options{}
		if f.FilePerKind() {
			opts.Table = "meetings"
		}
		if _, err := Write(full{}, f, records(t), opts); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s: error %v on a full disk", f, err)
		}
	}
}

func TestParseFormat(t *testing.T) {
	if f, err := ParseFormat("GraphML"); err != nil || f != GraphML {
		t.Errorf("ParseFormat(GraphML) = %q, %v", f, err)
	}
	if _, err := ParseFormat("xls"); err == nil || !strings.Contains(err.Error(), "csv") {
		t.Errorf("ParseFormat(xls): %v, want an error that lists the formats", err)
	}
	if _, err := Write(io.Discard, "xls", records(t), Options{}); err == nil {
		t.Error("Write took an unknown format")
	}
	if _, err := Write(io.Discard, CSV, records(t), Options{}); !errors.Is(err, ErrNeedsTable) {
		t.Errorf("csv without a table: %v, want ErrNeedsTable", err)
	}
	if _, err := Write(io.Discard, CSV, records(t), Options{Table: "people"}); err == nil || !strings.Contains(err.Error(), "participants") {
		t.Errorf("csv of an unknown table: %v, want an error that lists the tables", err)
	}
}
