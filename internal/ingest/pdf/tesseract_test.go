package pdf

import (
	"strings"
	"testing"

	"dragoman/internal/ingest/layout"
)

const tsv = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"4\t1\t1\t1\t1\t0\t300\t300\t900\t50\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t300\t300\t400\t40\t96.1\tGeneral\n" +
	"5\t1\t1\t1\t1\t2\t720\t302\t480\t48\t95.0\tAssembly\n" +
	"5\t1\t1\t1\t1\t3\t1300\t302\t9\t48\t12.0\t|\n" +
	"4\t1\t1\t1\t2\t0\t300\t400\t900\t52\t-1\t\n" +
	"5\t1\t1\t1\t2\t1\t300\t400\t400\t40\t30.0\t1971\n"

func TestReadTSV(t *testing.T) {
	page := layout.Page{Width: 595, Height: 842}
	if err := readTSV(&page, strings.NewReader(tsv), 72.0/300); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, r := range page.Runs {
		texts = append(texts, r.Text)
	}
	if got := strings.Join(texts, " "); got != "General Assembly 1971" {
		t.Errorf("words %q: the unsure sign should be gone, the unsure year kept", got)
	}
	if a, b := page.Runs[0], page.Runs[1]; a.Y != b.Y || a.Size != b.Size || a.X != 72 || a.Y != 842-350*0.24 {
		t.Errorf("words of one line stand at %+v and %+v", a, b)
	}
}

func FuzzTSV(f *testing.F) {
	f.Add(tsv)
	f.Fuzz(func(t *testing.T, s string) {
		page := layout.Page{Width: 595, Height: 842}
		if err := readTSV(&page, strings.NewReader(s), 0.24); err == nil {
			sheet := layout.NewSheet(0, page)
			layout.Read([]layout.Sheet{sheet})
		}
	})
}
