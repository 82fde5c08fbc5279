package ingest

import (
	"archive/zip"
	"bytes"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"dragoman"
)

// zipped makes an archive of names and contents in turns.
func zipped(tb testing.TB, parts ...string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

const docxBody = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
<w:p><w:pPr><w:pStyle w:val="Kop"/></w:pPr><w:r><w:t>Yearly report</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The board </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>met</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="1"/><w:tab/><w:t>in Vienna.</w:t></w:r></w:p>
<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Meetings</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>an item</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Body</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p><w:p><w:r><w:t>lines</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
</w:body></w:document>`

const odtBody = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb"><office:body><office:text>
<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
<text:h text:outline-level="1">Yearly report</text:h>
<text:p>The board<text:s text:c="3"/>met<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the minutes.</text:p></text:note-body></text:note> in Vienna.</text:p>
<text:h text:outline-level="2">Meetings</text:h>
<text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Body</text:p></table:table-cell><table:table-cell><text:p>Two</text:p><text:p>lines</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>`

func docx(tb testing.TB) string {
	return zipped(tb, "[Content_Types].xml", "<Types/>", "word/document.xml", docxBody,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Kop"><w:basedOn w:val="Heading1"/></w:style></w:styles>`,
		"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote><w:p><w:r><w:t>See the minutes.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>Report of the board</dc:title></cp:coreProperties>`)
}

func odt(tb testing.TB) string {
	return zipped(tb, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odtBody,
		"meta.xml", `<m xmlns:dc="dc"><dc:title>Report of the board</dc:title><dc:language>en-GB</dc:language></m>`)
}

func epub(tb testing.TB) string {
	return zipped(tb, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
		"OPS/book.opf", `<package xmlns:dc="dc"><metadata><dc:title>Report of the board</dc:title><dc:date>2024-05-06</dc:date></metadata><manifest><item id="b" href="two.xhtml"/><item id="a" href="one%20a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OPS/one a.xhtml", `<html><body><h1>Yearly report</h1><p>The board met in Vienna.<sup><a href="two.xhtml#n1">1</a></sup></p></body></html>`,
		"OPS/two.xhtml", `<html><body><h2>Meetings</h2><ul><li>an item</li></ul><table><tr><td>Body</td><td>Two<br/>lines</td></tr></table><aside epub:type="footnote" id="n1"><p>See the minutes. <a role="doc-backlink" href="one%20a.xhtml">back</a></p></aside></body></html>`)
}

func TestDocumentFormats(t *testing.T) {
	want := []string{"heading1: Yearly report", "paragraph: The board met in Vienna.", "heading2: Meetings", "list_item: an item", "table_row: Body\tTwo lines"}
	tests := []struct {
		format    dragoman.Format
		data      string
		more      []string
		apparatus string
	}{
		{dragoman.FormatDOCX, docx(t), []string{"paragraph: once"}, "\fSee the minutes."},
		{dragoman.FormatODT, odt(t), nil, "\fSee the minutes."},
		{dragoman.FormatEPUB, epub(t), nil, "\fSee the minutes."},
	}
	for _, tt := range tests {
		doc := read(t, "named.wrongly.txt", tt.data)
		if got := outline(doc); !reflect.DeepEqual(got, append(append([]string{}, want...), tt.more...)) {
			t.Errorf("%s: %q", tt.format, got)
		}
		if doc.Format != tt.format || doc.Title != "Report of the board" || doc.Text[doc.Body:] != tt.apparatus || doc.Pages != nil {
			t.Errorf("%s: format %s, title %q, apparatus %q, pages %v", tt.format, doc.Format, doc.Title, doc.Text[doc.Body:], doc.Pages)
		}
	}
}

// outline writes the blocks of a document as "kind: text".
func outline(doc *dragoman.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		kind := string(b.Kind)
		if b.Kind == dragoman.Heading {
			kind += string(rune('0' + doc.Sections[b.Section].Level))
		}
		out = append(out, kind+": "+doc.Quote(b.Span))
	}
	return out
}

func TestHTML(t *testing.T) {
	paragraph := "<p>The secretary general received the ministers of the member states in the capital, and they talked about the road that is to be built between their countries, and about the railway.</p>"
	doc := read(t, "release", `<!DOCTYPE html><html lang="en"><head><title>Site - Ministers received</title><meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<div class="content"><h1>Ministers received</h1>`+strings.Repeat(paragraph, 4)+`<h2>Next steps</h2><ul><li>a road;</li><li>a railway.</li></ul></div>
<footer>Copyright, imprint, contact</footer><script>var x = "never";</script></body></html>`)
	got := outline(doc)
	if len(got) != 8 || got[0] != "heading1: Ministers received" || got[5] != "heading2: Next steps" || got[6] != "list_item: a road;" {
		t.Errorf("got %q", got)
	}
	if doc.Title != "Ministers received" || doc.Date == nil || doc.Date.Start != "2024-03-05" || doc.Language != "en" {
		t.Errorf("title %q, date %v, language %q", doc.Title, doc.Date, doc.Language)
	}
}

func TestHTMLNotes(t *testing.T) {
	for name, tt := range map[string]struct{ body, want, notes string }{
		"pandoc": {
			`<p>It met in 2021.<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a> It met again.</p><section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>In spring.<a href="#r1" role="doc-backlink">↩︎</a></p></li><li><p>In autumn.</p></li></ol></section>`,
			"It met in 2021. It met again.", "\fIn spring.\n\nIn autumn.",
		},
		"a link in a superscript": {`<p>It met in 2021.<sup><a href="#n-1">[1]</a></sup> It met again.</p>`, "It met in 2021. It met again.", ""},
		"a superscript in a link": {`<p>It met in 2021.<a href="notes.html#a"><sup>a</sup></a> It met again.</p>`, "It met in 2021. It met again.", ""},
		"an ordinal":              {`<p>It met on the 4<sup>th</sup> day, on 30 m<sup>2</sup>.</p>`, "It met on the 4th day, on 30 m2.", ""},
		"a link to a chapter":     {`<p>See chapter <a href="#c2">2</a> of the report.</p>`, "See chapter 2 of the report.", ""},
	} {
		doc := read(t, name, "<!DOCTYPE html><html><body>"+tt.body+"</body></html>")
		if got := doc.Text[:doc.Body]; got != tt.want || doc.Text[doc.Body:] != tt.notes {
			t.Errorf("%s: %q and notes %q", name, got, doc.Text[doc.Body:])
		}
	}
}

func TestHTMLLineBreaks(t *testing.T) {
	doc := read(t, "scan", "<html><head><title>JOINT STATEMENT - 28 JULY 1976</title></head><body><h1>JOINT STATEMENT - 28 JULY 1976</h1><p>At the invitation of the Presi-<br/>\ndent, the minister made a visit.<br/>\n2. He left on Friday, and the two<br/>\nmet again.<br/>\n</p></body></html>")
	want := []string{"heading1: JOINT STATEMENT - 28 JULY 1976", "paragraph: At the invitation of the President, the minister made a visit.", "paragraph: 2. He left on Friday, and the two met again."}
	if got := outline(doc); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	if doc.Date == nil || doc.Date.Start != "1976-07-28" {
		t.Errorf("date %v", doc.Date)
	}
}

func TestEncodings(t *testing.T) {
	turkish := "Türkiye Cumhuriyeti ile Macaristan arasında imzalanan anlaşma İstanbul'da görüşüldü ve gözden geçirildi. Genel Sekreter ile dışişleri bakanı görüştü."
	french := "Le Secrétaire général a rencontré à Genève le ministre des affaires étrangères, où l'accord a été signé en présence des délégués."
	russian := "Генеральный секретарь встретился с министром иностранных дел и обсудил с ним проект соглашения."
	tests := []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"UTF-8 with a mark", unicode.UTF8BOM, turkish},
		{"UTF-16, little-endian with a mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), turkish},
		{"UTF-16, big-endian with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), russian},
		{"UTF-16, little-endian without one", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), french},
		{"Windows-1254", charmap.Windows1254, turkish},
		{"Windows-1252", charmap.Windows1252, french},
		{"Windows-1251", charmap.Windows1251, russian},
		{"KOI8-R", charmap.KOI8R, russian},
	}
	for _, tt := range tests {
		data, err := tt.enc.NewEncoder().String(tt.text)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if doc := read(t, tt.name, data); doc.Text != tt.text {
			t.Errorf("%s: got %q", tt.name, doc.Text)
		}
	}
	doc := read(t, "broken UTF-8", strings.Repeat("Szijjártó Péter úr ", 5)+"\xff end")
	if len(doc.Warnings) == 0 || doc.Warnings[0].Code != string(BadEncoding) || !strings.Contains(doc.Text, "\ufffd end") {
		t.Errorf("a broken byte: %v, %q", doc.Warnings, doc.Text)
	}
}

func TestLanguages(t *testing.T) {
	tests := []struct{ text, language string }{
		{"The board met in Vienna in spring and agreed on a plan of work for the coming year, which its members will carry out together with the secretariat and with the partners that they have among the international organisations of the region.", "en"},
		{"Le conseil s'est réuni à Vienne au printemps et a arrêté un plan de travail pour l'année à venir, que ses membres exécuteront avec le secrétariat et avec les partenaires qu'ils ont parmi les organisations internationales de la région.", "fr"},
		{"Kurul ilkbaharda Viyana'da toplandı ve gelecek yıl için bir çalışma planı üzerinde anlaştı; üyeler bu planı sekretarya ve bölgedeki uluslararası kuruluşlar arasında bulunan ortaklarıyla birlikte uygulayacaktır.", "tr"},
		{"Short.", ""},
	}
	for _, tt := range tests {
		doc := read(t, "x.txt", tt.text)
		warned := len(doc.Warnings) == 1 && doc.Warnings[0].Code == string(NotEnglish) && doc.Warnings[0].Page == nil
		if doc.Language != tt.language || warned != (tt.language != "" && tt.language != "en") {
			t.Errorf("%.20s: language %q, warnings %v", tt.text, doc.Language, doc.Warnings)
		}
	}
}

func TestArchiveBounds(t *testing.T) {
	bomb, err := openArchive([]byte(zipped(t, "word/document.xml", strings.Repeat(" ", 4000), "word/styles.xml", strings.Repeat(" ", 4000))))
	if err != nil {
		t.Fatal(err)
	}
	bomb.left = 6000
	if _, err := bomb.read("word/document.xml"); err != nil {
		t.Error(err)
	}
	if _, err := bomb.read("word/styles.xml"); CodeOf(err) != TooLarge {
		t.Errorf("parts that expand beyond the limit together: got %v", err)
	}
	many := []string{"word/document.xml", "<w/>"}
	for i := range maxEntries {
		many = append(many, "word/x"+strings.Repeat("y", i%7)+string(rune('a'+i%26))+strings.Repeat("z", i/182), "")
	}
	deep := zipped(t, "word/document.xml", strings.Repeat("<p>", 5*maxDepth))
	for name, tt := range map[string]struct {
		data string
		code Code
	}{
		"deep":          {deep, TooLarge},
		"encrypted ODT": {zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "x", "META-INF/manifest.xml", "<encryption-data/>"), Encrypted},
		"other zip":     {zipped(t, "a.txt", "x"), Unsupported},
		"rich text":     {"{\\rtf1\\ansi The board met.}", Unsupported},
		"old Word":      {string(legacyOffice) + strings.Repeat("\x00", 600), Unsupported},
	} {
		if _, err := ReadBytes(t.Context(), name, []byte(tt.data), Options{}); CodeOf(err) != tt.code {
			t.Errorf("%s: got %v, want code %s", name, err, tt.code)
		}
	}
	if _, err := openArchive([]byte(zipped(t, many...))); CodeOf(err) != TooLarge {
		t.Errorf("%d entries: got %v", maxEntries+1, err)
	}
}
