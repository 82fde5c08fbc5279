package extract

import (
	"strings"
	"unicode"

	"dragoman/internal/extract/gazetteer"
)

// pair returns the two known bodies that a hyphen joins, or nil.
func (r *registry) pair(w string) []string {
	a, b, ok := strings.Cut(w, "-")
	if !ok {
		return nil
	}
	var out []string
	for _, part := range []string{a, b} {
		if key, ok := r.names[fold(part)]; ok {
			out = append(out, key)
			continue
		}
		es := r.gaz.Lookup(part)
		if len(es) == 0 || es[0].Kind != gazetteer.Body || es[0].Acronym != part {
			return nil
		}
		out = append(out, r.entry(es[0], "").key)
	}
	return out
}

// acronymLike reports whether a word in capitals may name a body.
func acronymLike(w string) bool {
	n := 0
	for _, r := range w {
		if !unicode.IsUpper(r) && r != '-' && r != '&' {
			return false
		}
		n++
	}
	return n >= 3 && n <= 12 && !commonAcronyms[w] && strings.Trim(w, "IVXLCDM") != ""
}

// commonAcronyms name things, not bodies.
var commonAcronyms = set2("DNA HIV AIDS COVID COVID-19 GDP GNP SDG SDGS MEP MEPS USD EUR PDF ISBN CEO COP NGO NGOS TIR VIP VAT ICT ESG GPS TBC TBD RSVP AND THE FOR MOU MOUS UNGA77 CFM FDI LNG IED IEDS UAV UAVS SMS IDP IDPS DDR SSR PRST")

func set2(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// shouted reports whether the word stands among others in capitals, as in a
// heading or a name: they are no acronyms.
func shouted(toks []token, i int) bool {
	return i > 0 && toks[i-1].class == upper && toks[i-1].match == 0 || i+1 < len(toks) && toks[i+1].class == upper && toks[i+1].match == 0
}

// surnameInCapitals reports whether the word in capitals at i is somebody's
// surname: behind a form of address, behind given names that follow one or an
// office ("Prof. Dr. Ayşe YILMAZ", "Minister Ana GARCIA"), or behind given names
// and before an office ("Ana GARCIA, Minister of Trade").
func surnameInCapitals(toks []token, i int) bool {
	given := 0
	office := i+3 < len(toks) && toks[i+1].text == "," && (toks[i+2].is(headWord|modifierWord) && toks[i+2].capital() || toks[i+2].match > 0 && toks[i+3].is(headWord|modifierWord))
	for k := i - 1; k >= 0 && i-k <= 5; k-- {
		t := toks[k]
		if courtesy, rank := t.honorific(); courtesy || rank && given > 0 {
			return true
		}
		if t.text == "." {
			continue
		}
		if t.is(titleWord) && t.capital() {
			return given > 0
		}
		if t.class != title || t.match > 0 || t.date || t.is(institutional) {
			return office && given > 0
		}
		given++
	}
	return office && given > 0
}
