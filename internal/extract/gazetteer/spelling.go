package gazetteer

import "strings"

// spellings pairs American with British spellings of words that occur in names
// of bodies. "-ization" is a rule of its own.
func spellings() map[string]string {
	return map[string]string{
		"aging": "ageing", "airplane": "aeroplane", "aluminum": "aluminium", "armor": "armour", "behavior": "behaviour",
		"catalog": "catalogue", "center": "centre", "centers": "centres", "color": "colour", "defense": "defence",
		"enrollment": "enrolment", "fiber": "fibre", "fulfillment": "fulfilment", "harbor": "harbour", "honor": "honour",
		"judgment": "judgement", "labor": "labour", "license": "licence", "liter": "litre", "meter": "metre",
		"neighborhood": "neighbourhood", "plow": "plough", "program": "programme", "programs": "programmes",
		"sulfur": "sulphur", "theater": "theatre", "tire": "tyre", "traveler": "traveller", "advisor": "adviser",
	}
}

// american returns the American spelling of a folded word, given the table of
// spellings turned round.
func american(w string, british map[string]string) string {
	if a, ok := british[w]; ok {
		return a
	}
	return strings.Replace(w, "isation", "ization", 1)
}
