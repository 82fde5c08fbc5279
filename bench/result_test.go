package bench

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "put the tables of results into the pages")

// TestPagesShowTheResults holds that the tables in README.md and docs/ are those
// of the files that the measuring wrote; -update puts them there.
func TestPagesShowTheResults(t *testing.T) {
	for _, c := range []struct {
		sheet, page string
		table       func(*Sheet) (string, error)
	}{
		{"results.csv", "../README.md", PeerTable},
		{"scale.csv", "../docs/performance.md", ScaleTable},
	} {
		t.Run(c.sheet, func(t *testing.T) {
			f, err := os.Open(c.sheet)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			s, err := ReadSheet(f)
			if err != nil {
				t.Fatal(err)
			}
			want, err := c.table(s)
			if err != nil {
				t.Fatal(err)
			}
			raw, err := os.ReadFile(c.page)
			if err != nil {
				t.Fatal(err)
			}
			begin, end := "<!-- bench/"+c.sheet+" -->\n", "<!-- end -->\n"
			before, rest, ok := strings.Cut(string(raw), begin)
			shown, after, closed := strings.Cut(rest, end)
			if !ok || !closed {
				t.Fatalf("%s lacks the marks %q and %q", c.page, begin, end)
			}
			if shown == want {
				return
			}
			if !*update {
				t.Fatalf("%s shows\n%s\nbench/%s says\n%s\n(go test ./bench -run TestPagesShowTheResults -update writes it)", c.page, shown, c.sheet, want)
			}
			if err := os.WriteFile(c.page, []byte(before+begin+want+end+after), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}
