package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman/internal/compare"
)

// dragomanRun runs the program and returns what it printed and its exit code.
// The workers that it starts are this test binary, acting as the program.
func dragomanRun(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Setenv(actAsProgram, "1")
	var out, diag bytes.Buffer
	code = run(append([]string{"dragoman"}, args...), strings.NewReader(""), &out, &diag)
	return out.String(), diag.String(), code
}

// shared is the folder of measuring material beside the repository.
func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DRAGOMAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no ../shared (set DRAGOMAN_SHARED): the gold documents are not measured")
	}
	return dir
}

// roundTrip exports reports as JSON Lines and holds every quote to them.
func roundTrip(t *testing.T, reports ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "export.jsonl")
	if _, diag, code := dragomanRun(t, append([]string{"export", "--output", file}, reports...)...); code != 0 {
		t.Fatalf("export: exit %d: %s", code, diag)
	}
	found, diag, code := dragomanRun(t, "verify", file)
	if code != 0 || found != "" {
		t.Errorf("verify: exit %d: %s%s", code, found, diag)
	}
	if !strings.Contains(diag, "checked") {
		t.Errorf("verify does not say what it checked: %s", diag)
	}
}

func TestRoundTripCorpus(t *testing.T) {
	roundTrip(t, "../../corpus/ots-2023.md", "../../corpus/ots-2024.md", "../../corpus/ots-2023.pdf", "../../corpus/ots-2024.pdf")
}

func TestRoundTripGold(t *testing.T) {
	dir := shared(t)
	roundTrip(t, filepath.Join(dir, "gold", "ots-cooperation-2024.md"), filepath.Join(dir, "reports", "un", "S_2025_320.en.pdf"), filepath.Join(dir, "reports", "un", "A_79_947.en.pdf"))
}

// TestLedgerOfTheCorpus compares the ledger over the reports of corpus/ with
// the table that was written by hand for package compare: every instrument of
// which the two reports tell different statuses must be there, with both
// statuses, and no other.
func TestLedgerOfTheCorpus(t *testing.T) {
	out, diag, code := dragomanRun(t, "ledger", "--changed", "--format", "jsonl", "../../corpus/ots-2023.md", "../../corpus/ots-2024.md")
	if code != 0 {
		t.Fatalf("ledger: exit %d: %s", code, diag)
	}
	got := map[string]bool{}
	dec := json.NewDecoder(strings.NewReader(out))
	for dec.More() {
		var in compare.Instrument
		if err := dec.Decode(&in); err != nil {
			t.Fatal(err)
		}
		var partners, told []string
		for _, o := range in.Parties {
			if o.Key != "OTS" {
				partners = append(partners, o.Key)
			}
		}
		for _, s := range in.Steps {
			told = append(told, string(s.Status))
		}
		got[strings.Join(partners, " ")+" "+string(in.AgreementType.Family())+" "+strings.Join(told, " ")] = true
	}
	b, err := os.ReadFile("../../internal/compare/testdata/corpus-ledger.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || f[2] == "-" || f[3] == "-" || f[2] == f[3] {
			continue
		}
		want := f[0] + " " + f[1] + " " + f[2] + " " + f[3]
		if !got[want] {
			t.Errorf("the ledger misses %q", want)
		}
		delete(got, want)
	}
	for line := range got {
		t.Errorf("the ledger tells of a change that the reports do not: %q", line)
	}
}
