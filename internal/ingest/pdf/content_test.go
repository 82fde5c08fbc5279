package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"dragoman/internal/ingest/pdf/pdftest"
)

// printed writes instructions in a form to compare: operands in the stream's own
// notation, then the operator.
func printed(stream string) string {
	var out []string
	c := content{data: []byte(stream)}
	var show func(o operand) string
	show = func(o operand) string {
		switch o.kind {
		case numberOperand:
			return fmt.Sprint(o.number)
		case stringOperand:
			return fmt.Sprintf("%q", o.text)
		case nameOperand:
			return "/" + string(o.text)
		case arrayOperand:
			var items []string
			for _, e := range c.elements[o.from:o.to] {
				items = append(items, show(e))
			}
			return "[" + strings.Join(items, " ") + "]"
		}
		return "_"
	}
	for {
		operator, operands, ok := c.next()
		if !ok {
			return strings.Join(out, "; ")
		}
		var words []string
		for _, o := range operands {
			words = append(words, show(o))
		}
		out = append(out, strings.Join(append(words, string(operator)), " "))
	}
}

func TestContent(t *testing.T) {
	tests := []struct{ name, stream, want string }{
		{"numbers", "1 -2 +3. .5 -.25 4-5 cm", "1 -2 3 0.5 -0.25 4 cm"},
		{"two signs", "--7 Tc", "-7 Tc"},
		{"a name with a code", "/A#20b 12 Tf", "/A b 12 Tf"},
		{"string", `(a\(b\)(c)\n\101\7\
d\q) Tj`, `"a(b)(c)\nA\adq" Tj`},
		{"hexadecimal", "<48 65 6c6C 7> Tj", `"Hellp" Tj`},
		{"array", "[(a)-20 <62> [(c)] % note ]\n1.5]TJ", `["a" -20 "b" "c" 1.5] TJ`},
		{"dictionary", "/P <</MCID 0 /T (x>>) /L <</A <3e3e>>>>> BDC EMC", "/P _ BDC; EMC"},
		{"quotes as operators", "(a)' 1 2 (b)\"", `"a" '; 1 2 "b" "`},
		{"image", "BI /W 1 /H 1 ID \x00(EI\xff EI Q (x) Tj", `BI; /W 1 /H 1 ID; Q; "x" Tj`},
		{"comment", "q % (no) Tj\rQ", "q; Q"},
		{"operands nearest to the operator", "1 2 3 4 5 6 7 8 9 10 rg", "3 4 5 6 7 8 9 10 rg"},
		{"stray brackets", ") > ] } q", "q"},
		{"string that is not closed", "q (abc", "q"},
		{"hexadecimal that is not closed", "q <F1 12 T", "q"},
		{"array that is not closed", "q [(a) 1", "q"},
		{"dictionary that is not closed", "q <</A 1", "q"},
		{"image that is not closed", "q BI ID abc", "q; BI; ID"},
		{"operands without an operator", "q 1 2", "q"},
		{"keywords", "true false null x", "_ _ _ x"},
	}
	for _, tt := range tests {
		if got := printed(tt.stream); got != tt.want {
			t.Errorf("%s: %q is\n%s, want\n%s", tt.name, tt.stream, got, tt.want)
		}
	}
	if n, ok := number([]byte(strings.Repeat("9", 400) + "." + strings.Repeat("9", 400))); !ok || math.IsInf(n, 0) || math.IsNaN(n) {
		t.Errorf("a number of 800 digits is %v, %v", n, ok)
	}
}

// FuzzContent feeds content streams to the fast engine: what a page draws may
// be anything.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 12 Tf 72 700 Td [(Wor)20(ld)] TJ ET")
	f.Add("q 1 0 0 1 0 0 cm BT /F1 1 Tf 12 0 0 12 72 700 Tm (a) ' 1 2 (b) \" T* ET Q")
	f.Add("BI /W 1 /H 1 ID x EI BT (x) Tj")
	f.Add("BQ <F1 12 T") // once an endless loop
	f.Add("/P <</MCID 0>> BDC BT /F1 9 Tf 1 0 0 1 50 60 Tm <41 4> Tj (\\101\\() Tj ET EMC")
	f.Fuzz(func(t *testing.T, stream string) {
		file, err := OpenFast(pdftest.Document{Pages: []string{stream}}.Bytes(), "")
		if err != nil {
			return
		}
		page, err := file.Page(0)
		if err != nil {
			return
		}
		Judge(page, page1(page))
	})
}
