package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"dragoman"
)

func readCSV(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	body, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF"))
	if !ok {
		t.Error("no byte order mark: Excel would read the file in the machine's code page")
	}
	if n := bytes.Count(body, []byte("\n")); n != bytes.Count(body, []byte("\r\n")) {
		t.Error("a line ends in LF alone: RFC 4180 wants CRLF")
	}
	rows, err := csv.NewReader(bytes.NewReader(body)).ReadAll() // checks the number of fields, too
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("cell %q would be computed by a spreadsheet", cell)
			}
			m[rows[0][i]] = UnguardCell(cell)
		}
		out = append(out, m)
	}
	return out
}

func TestCSV(t *testing.T) {
	got := files{}
	if _, err := WriteFiles(got.create, CSV, records(t), Options{}); err != nil {
		t.Fatal(err)
	}
	rows := map[string][]map[string]string{}
	for _, name := range Tables(CSV) {
		rows[name] = readCSV(t, got[name+".csv"].Bytes())
	}
	want := map[string]int{}
	meetings := map[string]*dragoman.Meeting{}
	for _, r := range all(t, records(t)) {
		want["evidence"] += len(dragoman.EvidenceOf(r))
		switch r := r.(type) {
		case *dragoman.DocumentRecord:
			want["documents"]++
		case *dragoman.Meeting:
			want["meetings"]++
			want["participants"] += len(r.Participants)
			meetings[r.ID] = r
		case *dragoman.Agreement:
			want["agreements"]++
		case *dragoman.Signatory:
			want["signatories"]++
		case *dragoman.Mention:
			want["mentions"]++
		}
	}
	for name, n := range want {
		if len(rows[name]) != n {
			t.Errorf("%s.csv has %d rows, want %d", name, len(rows[name]), n)
		}
	}
	for _, row := range rows["meetings"] {
		m := meetings[row["id"]]
		if m == nil {
			t.Fatalf("no meeting %q", row["id"])
		}
		if row["title"] != string(m.Title) || row["quote"] != m.Evidence[0].Quote || row["status"] != string(m.Status) {
			t.Errorf("%s: title, quote or status not as exported: %q", m.ID, row)
		}
	}
	// What stands in several tables refers to what is there.
	for _, row := range rows["participants"] {
		if meetings[row["meeting"]] == nil {
			t.Errorf("a participant of the unknown meeting %q", row["meeting"])
		}
	}
}

func TestCSVWithoutMark(t *testing.T) {
	b, _ := written(t, CSV, Options{Table: "agreements", NoBOM: true})
	if !bytes.HasPrefix(b, []byte("id,key,")) {
		t.Errorf("agreements.csv begins %q", b[:10])
	}
}

func TestGuardCell(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"plain":                  "plain",
		"a=b":                    "a=b",
		`=HYPERLINK("http://x")`: `'=HYPERLINK("http://x")`,
		"+1":                     "'+1",
		"-1":                     "'-1",
		"@SUM(A1)":               "'@SUM(A1)",
		"\t=1":                   "'\t=1",
		"\r=1":                   "'\r=1",
		"＝1":                     "'＝1",
		"'quoted'":               "''quoted'",
	} {
		got := GuardCell(text)
		if got != want {
			t.Errorf("GuardCell(%q) = %q, want %q", text, got, want)
		}
		if back := UnguardCell(got); back != text {
			t.Errorf("UnguardCell(%q) = %q, want %q", got, back, text)
		}
	}
}

func FuzzGuardCell(f *testing.F) {
	f.Add("=1+1")
	f.Add("'a")
	f.Fuzz(func(t *testing.T, text string) {
		got := GuardCell(text)
		if got != "" && strings.ContainsRune("=+-@\t\r\n", rune(got[0])) {
			t.Errorf("%q still begins a formula", got)
		}
		if back := UnguardCell(got); back != strings.ReplaceAll(text, "\x00", "\uFFFD") {
			t.Errorf("%q came back as %q", text, back)
		}
	})
}
