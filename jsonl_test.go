package dragoman_test

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"dragoman"
	"dragoman/schema/validate"
)

func encode(t *testing.T, records []dragoman.Record) []byte {
	t.Helper()
	var b bytes.Buffer
	enc := dragoman.NewEncoder(&b)
	for _, r := range records {
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func decode(t *testing.T, b []byte) []dragoman.Record {
	t.Helper()
	var out []dragoman.Record
	for dec := dragoman.NewDecoder(bytes.NewReader(b)); ; {
		r, err := dec.Decode()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
}

func TestRecordsSurviveTheRoundTrip(t *testing.T) {
	want := sample()
	b := encode(t, want)
	if got := decode(t, b); !reflect.DeepEqual(got, want) {
		t.Errorf("decoded records differ from those encoded:\n%s", b)
	}
	if again := encode(t, decode(t, b)); !bytes.Equal(again, b) {
		t.Errorf("encoding again gives other bytes:\n%s\n%s", b, again)
	}
}

func TestRecordsValidateStrictly(t *testing.T) {
	v, err := validate.New(validate.Strict)
	if err != nil {
		t.Fatal(err)
	}
	for name, records := range map[string][]dragoman.Record{"full": sample(), "bare": bare()} {
		for _, line := range bytes.Split(bytes.TrimSpace(encode(t, records)), []byte("\n")) {
			if err := v.Line(line); err != nil {
				t.Errorf("%s: %v\n%s", name, err, line)
			}
		}
	}
}

func TestTypeStandsFirst(t *testing.T) {
	for _, r := range sample() {
		line := string(encode(t, []dragoman.Record{r}))
		if want := `{"type":"` + r.RecordType() + `","schema":"dragoman/1",`; !strings.HasPrefix(line, want) {
			t.Errorf("line begins %.60s, want %s", line, want)
		}
	}
}

func TestWhatIsNotSaidIsNull(t *testing.T) {
	got := string(encode(t, bare()[1:2]))
	want := `{"type":"meeting","schema":"dragoman/1","id":"mtg_0123456789abcdef","key":"0123456789abcdef","form":"other","modality":"online","status":"not_held",` +
		`"title":null,"date":null,"place":null,"occasion":null,` +
		`"participants":[{"name":null,"honorific":null,"role":null,"organization":null,"capacity":null,"resolved":false}],` +
		`"organizations":[],"agreements":[],"conflicts":[],` +
		`"evidence":[{"document":"` + sampleID + `","file":"a.txt","page":null,"page_label":null,"section":null,"start":0,"end":1,"quote":"x","rule":"meeting/met-with","supports":[]}]}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	doc := string(encode(t, bare()[:1]))
	for _, want := range []string{`"title":null`, `"home":null`, `"period":null`, `"organizations":[]`, `"warnings":[]`} {
		if !strings.Contains(doc, want) {
			t.Errorf("document record without %s: %s", want, doc)
		}
	}
}

func TestQuotesAreNotEscapedForHTML(t *testing.T) {
	if got := string(encode(t, sample()[1:2])); !strings.Contains(got, `"quote":"met <Ana> & others"`) {
		t.Errorf("the quote is escaped: %s", got)
	}
}

func TestDecoderTellsTheLine(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"not JSON", "\n\n{", "line 3: not a record"},
		{"not an object", "[]", "line 1: not a record"},
		{"another schema", `{"type":"meeting","schema":"dragoman/9"}`, `line 1: record of schema "dragoman/9"`},
		{"no schema", `{"type":"meeting"}`, `line 1: record of schema ""`},
		{"unknown type", `{"type":"party","schema":"dragoman/1"}`, `line 1: record of unknown type "party"`},
		{"wrong field", `{"type":"meeting","schema":"dragoman/1","date":"2021"}`, "line 1: meeting record"},
		{"two values", `{"type":"meeting","schema":"dragoman/1"} {}`, "line 1: not a record"},
	} {
		_, err := dragoman.NewDecoder(strings.NewReader(tt.in)).Decode()
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

func TestDecoderPassesFailuresOn(t *testing.T) {
	broken := errors.New("disk gone")
	r := io.MultiReader(bytes.NewReader(encode(t, sample()[:1])), failing{broken})
	dec := dragoman.NewDecoder(r)
	if _, err := dec.Decode(); err != nil {
		t.Fatal(err)
	}
	if _, err := dec.Decode(); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestDecoderAcceptsAddedFields(t *testing.T) {
	r, err := dragoman.UnmarshalRecord([]byte(`{"type":"mention","schema":"dragoman/1","text":"June","hue":"red"}`))
	if err != nil {
		t.Fatal(err)
	}
	if m := r.(*dragoman.Mention); m.Text != "June" {
		t.Errorf("got %+v", m)
	}
}

// FuzzUnmarshalRecord holds what is read from any bytes to survive a round trip.
func FuzzUnmarshalRecord(f *testing.F) {
	for _, r := range append(sample(), bare()...) {
		var b bytes.Buffer
		if err := dragoman.NewEncoder(&b).Encode(r); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := dragoman.UnmarshalRecord(b)
		if err != nil {
			return
		}
		line := encode(t, []dragoman.Record{r})
		if again := encode(t, decode(t, line)); !bytes.Equal(again, line) {
			t.Errorf("the round trip changes the record:\n%s\n%s", line, again)
		}
	})
}

func TestReadExtracts(t *testing.T) {
	want := sample()
	two := append(want, want...)
	got, err := dragoman.ReadExtracts(bytes.NewReader(encode(t, two)))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 {
		t.Fatalf("%d extracts, want 2", len(got))
	}
	for _, e := range got {
		if !reflect.DeepEqual(e.Records(), want) {
			t.Errorf("the records of an extract are not those that were written")
		}
	}
	_, err = dragoman.ReadExtracts(bytes.NewReader(encode(t, sample()[1:])))
	if want := "line 1: a meeting record before any document record"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
