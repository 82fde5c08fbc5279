package ingest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman/internal/ingest/layout"
	"dragoman/internal/ingest/pdf/pdftest"
)

// twoFonts is a PDF whose second page is set in a font that does not tell what
// its codes mean.
func twoFonts() []byte {
	blind := "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sans/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sans/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
	return pdftest.Document{
		Fonts: map[string]string{"F1": "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", "F2": blind},
		Pages: []string{
			pdftest.Lines("F1", 10, 72, 700, 12, "The council met in Vienna on 3 May 2024.", "It elected a chair."),
			"BT /F2 10 Tf 72 700 Td <002400250026002700280029> Tj ET",
			pdftest.Lines("F1", 10, 72, 700, 12, "The chair thanked the council."),
		},
	}.Bytes()
}

func TestPDFEngines(t *testing.T) {
	sound := pdftest.Document{Pages: []string{pdftest.Lines("F1", 10, 72, 700, 12, "The council met in Vienna.", "It elected a chair.")}}.Bytes()
	tests := []struct {
		name   string
		data   []byte
		engine Engine
		want   string
	}{
		{"sound, auto", sound, EngineAuto, "ledongthuc"},
		{"sound, by default", sound, "", "ledongthuc"},
		{"sound, fast", sound, EngineFast, "ledongthuc"},
		{"sound, PDFium", sound, EnginePdfium, "pdfium"},
		{"one page damaged", twoFonts(), EngineAuto, "mixed"},
	}
	engines := NewEngines(DefaultMemory)
	defer engines.Close()
	texts := map[string]bool{}
	for _, tt := range tests {
		doc, err := engines.ReadBytes(t.Context(), tt.name, tt.data, Options{PDFEngine: tt.engine, OCR: OCRNever})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		checkInvariants(t, doc)
		if doc.Engine != tt.want {
			t.Errorf("%s: read by %q, want %q", tt.name, doc.Engine, tt.want)
		}
		if strings.HasPrefix(tt.name, "sound") {
			texts[doc.Text] = true
		}
	}
	if len(texts) != 1 {
		t.Errorf("the engines do not give the same text: %v", texts)
	}
}

func TestDamagedPageCostsNoOther(t *testing.T) {
	doc, err := ReadBytes(t.Context(), "two.pdf", twoFonts(), Options{PDFEngine: EngineFast})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Pages) != 3 || len(doc.Warnings) != 1 || doc.Warnings[0].Page == nil || *doc.Warnings[0].Page != 2 || doc.Warnings[0].Code != string(Damaged) {
		t.Errorf("%d pages, warnings %+v", len(doc.Pages), doc.Warnings)
	}
	if !strings.Contains(doc.Text, "elected a chair.") || !strings.Contains(doc.Text, "thanked the council.") {
		t.Errorf("the sound pages are not there: %q", doc.Text)
	}
}

func TestPDFMetadata(t *testing.T) {
	foot := func(n int) string {
		return pdftest.Line("F1", 7, 72, 40, fmt.Sprintf("%d/2", n)) + pdftest.Line("F1", 7, 480, 40, "24-01234")
	}
	doc, err := ReadBytes(t.Context(), "report.pdf", pdftest.Document{
		Catalog: "/Lang(fr)/PageLabels<</Nums[0<</S/r>>]>>",
		Pages: []string{
			pdftest.Line("F2", 14, 72, 790, "United Nations") + pdftest.Line("F1", 10, 420, 790, "S/2024/77") +
				pdftest.Line("F1", 10, 420, 770, "Distr.: General") + pdftest.Line("F1", 10, 420, 758, "23 May 2024") +
				pdftest.Line("F2", 16, 72, 700, "Report on the roads of the region") +
				pdftest.Lines("F1", 10, 72, 660, 12, "The present report, submitted pursuant to resolution 5 (2023), covers the", "period since the report of 24 November 2023 (S/2023/844), and tells of all the", "roads that were built in the region, and of") + foot(1),
			pdftest.Line("F2", 8, 72, 800, "S/2024/77") + pdftest.Lines("F1", 10, 72, 700, 12, "those that were planned.") + foot(2),
		},
	}.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, doc)
	if doc.Title != "Report on the roads of the region" || doc.Symbol != "S/2024/77" || doc.Date == nil || doc.Date.Start != "2024-05-23" || doc.Language != "en" {
		t.Errorf("title %q, symbol %q, date %v, language %q", doc.Title, doc.Symbol, doc.Date, doc.Language)
	}
	if !strings.Contains(doc.Text, "and of\fthose that were planned.") {
		t.Errorf("the sentence across the pages: %q", doc.Text)
	}
	if doc.Pages[0].Label != "1" || doc.Pages[1].Label != "2" { // as printed
		t.Errorf("labels %q and %q", doc.Pages[0].Label, doc.Pages[1].Label)
	}
}

// TestPassword opens a PDF that LibreOffice has encrypted.
func TestPassword(t *testing.T) {
	data, err := os.ReadFile("testdata/secret.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, engine := range []Engine{EngineAuto, EnginePdfium} {
		for password, hint := range map[string]string{"": "give its password with --password", "wrong": "--password does not open it"} {
			_, err := ReadBytes(t.Context(), "secret.pdf", data, Options{Password: password, PDFEngine: engine})
			if CodeOf(err) != Encrypted || !strings.Contains(err.Error(), hint) {
				t.Errorf("%s, password %q: %v", engine, password, err)
			}
		}
		doc, err := ReadBytes(t.Context(), "secret.pdf", data, Options{Password: "open sesame", PDFEngine: engine})
		if err != nil || doc.Text != "The council met in Vienna in secret." {
			t.Errorf("%s, with the password: %v, %v", engine, doc, err)
		}
	}
}

func TestOutline(t *testing.T) {
	body := func(y float64) string {
		return pdftest.Lines("F1", 10, 72, y, 12, "The council met in Vienna in spring and again in autumn of that year.", "It elected a chair and two deputies, who thanked the council for it.")
	}
	content := pdftest.Line("F1", 10, 72, 780, "Meetings") + body(760) +
		pdftest.Line("F2", 14, 72, 700, "Side events") + body(680) +
		pdftest.Line("F1", 10, 72, 620, "Spring") + body(600) +
		pdftest.Line("F1", 10, 72, 540, "Agreements") + body(520)
	const outline = "/Outlines<</First<</Title(Meetings)/First<</Title(Spring)>>/Next<</Title(Agreements)>>>>>>"
	doc, err := ReadBytes(t.Context(), "outline.pdf", pdftest.Document{Catalog: outline, Pages: []string{content}}.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, doc)
	var got []string
	for _, s := range doc.Sections {
		got = append(got, fmt.Sprintf("%d %s", s.Level, s.Heading))
	}
	if want := "1 Meetings, 2 Side events, 2 Spring, 1 Agreements"; strings.Join(got, ", ") != want {
		t.Errorf("sections %q, want %q", got, want)
	}
}

// TestScan reads a scan of our own making; without Tesseract it must say what
// to install.
func TestScan(t *testing.T) {
	data, err := os.ReadFile("testdata/scan.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadBytes(t.Context(), "scan.pdf", data, Options{OCR: OCRNever}); CodeOf(err) != NoText {
		t.Errorf("without recognition: got %v, want code %s", err, NoText)
	}
	t.Run("installed", func(t *testing.T) {
		if _, err := exec.LookPath("tesseract"); err != nil {
			t.Skip("Tesseract is not installed")
		}
		doc, err := ReadBytes(t.Context(), "scan.pdf", data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkInvariants(t, doc)
		if doc.Engine != "tesseract" || !strings.Contains(doc.Text, "The Secretary General met the Minister of Transport in Vienna on 3 May 2024.") {
			t.Errorf("read by %s: %q", doc.Engine, doc.Text)
		}
	})
	t.Run("missing", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		_, err := ReadBytes(t.Context(), "scan.pdf", data, Options{})
		if CodeOf(err) != NoText || !strings.Contains(err.Error(), "install Tesseract") {
			t.Errorf("got %v", err)
		}
	})
}

// shared gives a folder of measuring material that is not part of the
// repository, or skips the test.
func shared(t *testing.T, folder string) string {
	t.Helper()
	root := os.Getenv("DRAGOMAN_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	dir := filepath.Join(root, folder)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no %s: set DRAGOMAN_SHARED to measure on real reports", dir)
	}
	return dir
}

// TestRealPDFs holds the words of real reports against those of pdftotext, by
// multiset.
func TestRealPDFs(t *testing.T) {
	dir := shared(t, "reports/un")
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDFs in %s: %v", dir, err)
	}
	engines := NewEngines(DefaultMemory)
	defer engines.Close()
	for _, file := range files {
		out, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		want := wordCounts(string(out))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := engines.ReadBytes(t.Context(), file, data, Options{OCR: OCRNever})
		if len(want) == 0 {
			continue // a scan
		}
		if err != nil {
			t.Error(err)
			continue
		}
		checkInvariants(t, doc)
		got := wordCounts(doc.Text)
		torn := loneLetters(want) > 0.1
		all, kept := 0, 0
		for w, n := range want {
			if torn && strings.ContainsFunc(w, layout.RightToLeft) {
				continue
			}
			all += n
			kept += min(n, got[w])
		}
		recall := float64(kept) / float64(all)
		if torn { // the file gives its letters wrong meanings, which we mend and pdftotext does not
			t.Logf("%s: of pdftotext's words, %.0f %% are single letters, of ours %.0f %%", filepath.Base(file), 100*loneLetters(want), 100*loneLetters(got))
			if loneLetters(got) > 0.03 {
				t.Errorf("%s: the words of a script written from right to left are torn apart", filepath.Base(file))
			}
		}
		t.Logf("%s: %.4f of %d words", filepath.Base(file), recall, all)
		if recall < 0.97 {
			t.Errorf("%s keeps %.4f of the words, want 0.97", filepath.Base(file), recall)
		}
	}
}

// loneLetters gives the share of words of a single letter among those of scripts
// written from right to left.
func loneLetters(words map[string]int) float64 {
	lone, all := 0, 0
	for w, n := range words {
		if strings.ContainsFunc(w, layout.RightToLeft) {
			all += n
			if utf8.RuneCountInString(w) == 1 {
				lone += n
			}
		}
	}
	return float64(lone) / float64(max(all, 1))
}

var (
	lineHyphen = regexp.MustCompile(`[-\x{2010}\x{2011}]\s*\n\s*`)
	word       = regexp.MustCompile(`[\pL\pN_]+`)
)

func wordCounts(s string) map[string]int {
	s = lineHyphen.ReplaceAllString(s, "")
	s = strings.NewReplacer("-", "", "\u2010", "", "\u2011", "", "\u00ad", "").Replace(s)
	counts := map[string]int{}
	for _, w := range word.FindAllString(strings.ToLower(s), -1) {
		counts[w]++
	}
	return counts
}

// TestHostilePDFs reads files that break parsers: each must come to an end, as
// a document or as an error with a code.
func TestHostilePDFs(t *testing.T) {
	dir := shared(t, "hostile")
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDFs in %s: %v", dir, err)
	}
	pool := testPool(t, Limits{}, WorkerCommand)
	codes := map[Code]int{}
	for _, file := range files {
		doc, err := pool.Read(t.Context(), file, Options{OCR: OCRNever})
		if err != nil {
			codes[CodeOf(err)]++
			continue
		}
		checkInvariants(t, doc)
		codes["read by "+Code(doc.Engine)]++
	}
	t.Logf("%v", codes)
	if n := codes[Crashed] + codes[Timeout] + codes[OutOfMemory]; n > 0 {
		t.Errorf("%d files took a worker down", n)
	}
}
