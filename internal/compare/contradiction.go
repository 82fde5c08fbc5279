package compare

import (
	"fmt"
	"strings"

	"dragoman"
)

// contradictions compares each step of a history with the ones before it: a
// status that falls back behind a signature, two days of one signature, two
// sets of signers; and it repeats what a report contradicts in itself.
func contradictions(steps []Step) []Contradiction {
	var out []Contradiction
	add := func(field string, a, b string, x, y Step) {
		out = append(out, Contradiction{field, []string{said(a, x), said(b, y)}})
	}
	for k, s := range steps {
		for _, c := range s.agreement.Conflicts {
			values := make([]string, len(c.Values))
			for i, v := range c.Values {
				values[i] = said(v, s)
			}
			out = append(out, Contradiction{c.Field, values})
		}
		for _, before := range steps[:k] {
			if concluded(before.Status) && !concluded(s.Status) {
				add("status", string(before.Status), string(s.Status), before, s)
			}
			if !concluded(before.Status) || !concluded(s.Status) || entry(before) != entry(s) {
				continue
			}
			if before.Date != nil && s.Date != nil && !overlap(before.Date, s.Date) {
				add("date", before.Date.EDTF, s.Date.EDTF, before, s)
			}
			if a, b := signers(before.agreement), signers(s.agreement); a != "" && b != "" && strangers(before.agreement, s.agreement) {
				add("signatories", a, b, before, s)
			}
		}
	}
	return out
}

// entry tells a date of entry into force from one of signature: they may well
// differ.
func entry(s Step) bool { return s.Status == dragoman.InForce || s.Status == dragoman.Updated }

func said(value string, s Step) string {
	if s.Page != nil {
		return fmt.Sprintf("%s (%s, p. %d)", value, s.File, *s.Page)
	}
	return fmt.Sprintf("%s (%s)", value, s.File)
}

func signers(a *dragoman.Agreement) string {
	var out []string
	for _, s := range a.Signatories {
		if s.Name != "" {
			out = append(out, string(s.Name))
		}
	}
	return strings.Join(out, ", ")
}

// strangers reports whether for one body two different people are said to have
// signed.
func strangers(a, b *dragoman.Agreement) bool {
	for _, x := range a.Signatories {
		for _, y := range b.Signatories {
			if x.Name != "" && y.Name != "" && x.Organization != "" && fold(string(x.Organization)) == fold(string(y.Organization)) && !sameName(string(x.Name), string(y.Name)) {
				return true
			}
		}
	}
	return false
}

// sameName reports whether two names can be one person's: the same words, or
// one leaves some out ("Schmid", "H. M. Schmid", "Helga Maria Schmid").
func sameName(a, b string) bool {
	x, y := strings.Fields(fold(a)), strings.Fields(fold(b))
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		found := false
		for _, v := range y {
			found = found || w == v || len(w) == 1 && strings.HasPrefix(v, w) || len(v) == 1 && strings.HasPrefix(w, v)
		}
		if !found {
			return false
		}
	}
	return true
}
