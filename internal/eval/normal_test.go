package eval

import "testing"

// The values are those of the reference scorer.
func TestNormal(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"Olivér  Várhelyi":         "oliver varhelyi",
		"the UN-Habitat":           "un habitat",
		" the\tthe Hague":          "the the hague",
		"TİKA":                     "tika",
		"Kılıç & Söhne, Ltd.":      "kilic sohne ltd",
		"ﬁnal":                     "final",
		"Ⅷ x²":                     "viii x2",
		"ΟΔΥΣΣΕΑΣ":                 "οδυσσεας",
		"under_score 12½":          "under_score 121 2",
		"a\u00a0b\u2028c\x1cd":     "a b c d",
		"Kőrösi’s":                 "korosi s",
		"\u0e01\u0e33\u0e25\u0e31": "\u0e01 \u0e32\u0e25", // a vowel sign that is no letter parts words
		"e\u0301 \u0c95\u0cbe":     "e \u0c95",
	} {
		if got := normal(in); got != want {
			t.Errorf("normal(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Ana Duarte", "Ana Duarte", true},
		{"Ana Duarte", "DUARTE, Ana", true},
		{"Ana Maria Duarte", "Ana Duarte", true},
		{"A. Duarte", "Ana Duarte", true},
		{"Duarte", "Ana Duarte", true},
		{"Ms. Duarte", "Ana Duarte", true},
		{"João da Silva", "Joao Silva", true},
		{"Ana Duarte", "Rui Duarte", false},
		{"Ana Maria Duarte", "Rui Maria Duarte", false}, // two words in common, but two full names that begin differently
		{"Ana Duarte", "Ana Costa", false},
		{"Ana", "Ana Duarte", false},
		{"", "Ana Duarte", false},
		{"van der", "Ana Duarte", false},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := samePerson(pair[0], pair[1]); got != tt.want {
				t.Errorf("samePerson(%q, %q) = %v", pair[0], pair[1], got)
			}
		}
	}
}

func TestSameRole(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Secretary General", "Secretary-General of the NFC", true},
		{"Director", "Deputy Director of the Fleet", true},
		{"Head of the Office for Europe", "Head of Cabinet", false}, // one word of two is not most
		{"Head of the Office for Europe", "Chief of the Office", false},
		{"of the", "Director", false},
		{"", "", false},
	} {
		if got := sameRole(tt.a, tt.b); got != tt.want {
			t.Errorf("sameRole(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
