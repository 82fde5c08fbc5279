package export

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/parquet-go/parquet-go"

	"dragoman"
)

// readParquet reads a table back without the row types that wrote it: the
// schema is the file's own.
func readParquet(t *testing.T, b []byte) []map[string]any {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	r := parquet.NewGenericReader[map[string]any](f, f.Schema())
	defer r.Close()
	rows := make([]map[string]any, r.NumRows())
	for i := range rows {
		rows[i] = map[string]any{}
	}
	if n, err := r.Read(rows); n != len(rows) {
		t.Fatalf("read %d of %d rows: %v", n, len(rows), err)
	}
	return rows
}

func TestParquet(t *testing.T) {
	got := files{}
	if _, err := WriteFiles(got.create, Parquet, records(t), Options{}); err != nil {
		t.Fatal(err)
	}
	var meetings, agreements, mentions int
	list := readParquet(t, got["meetings.parquet"].Bytes())
	for _, rec := range all(t, records(t)) {
		switch r := rec.(type) {
		case *dragoman.Meeting:
			row := list[meetings]
			meetings++
			if row["id"] != r.ID || row["form"] != string(r.Form) {
				t.Errorf("row %d is %v %v, want %s", meetings, row["id"], row["form"], r.ID)
			}
			if (row["date"] == nil) != (r.Date == nil) || (row["place"] == nil) != (r.Place == nil) || (row["title"] == nil) != (r.Title == "") {
				t.Errorf("%s: null is not null: date %v, place %v, title %v", r.ID, row["date"], row["place"], row["title"])
			}
			if n := length(t, row["participants"]); n != len(r.Participants) {
				t.Errorf("%s: %d participants, want %d", r.ID, n, len(r.Participants))
			}
			if n := length(t, row["evidence"]); n != len(r.Evidence) {
				t.Errorf("%s: %d tellings, want %d", r.ID, n, len(r.Evidence))
			}
		case *dragoman.Agreement:
			agreements++
		case *dragoman.Mention:
			mentions++
		}
	}
	if n := len(readParquet(t, got["agreements.parquet"].Bytes())); n != agreements {
		t.Errorf("%d agreements, want %d", n, agreements)
	}
	if n := len(readParquet(t, got["mentions.parquet"].Bytes())); n != mentions {
		t.Errorf("%d mentions, want %d", n, mentions)
	}
}

// length is the number of elements of a list as the reader gives it: a LIST
// group of elements, or a slice.
func length(t *testing.T, v any) int {
	t.Helper()
	if v == nil {
		return 0
	}
	if m, ok := v.(map[string]any); ok {
		return length(t, m["list"])
	}
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Slice {
		t.Fatalf("no list: %T", v)
	}
	return rv.Len()
}

// TestParquetSchema pins the columns: a renamed one breaks every notebook.
func TestParquetSchema(t *testing.T) {
	b, _ := written(t, Parquet, Options{Table: "agreements"})
	f, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "agreements.parquet.schema", []byte(f.Schema().String()+"\n"))
	if v, ok := f.Lookup("schema"); !ok || v != dragoman.Schema {
		t.Errorf("the file's metadata names the schema %q", v)
	}
}
