package compare

import "dragoman"

// Change is what became of a record from one report to the next.
type Change string

// The changes.
const (
	New     Change = "new"     // only the later report tells it
	Gone    Change = "gone"    // only the earlier report tells it
	Changed Change = "changed" // both tell it, differently
)

// Entry is one record that two reports do not tell alike. A and B are its
// records in the two; one of them is nil for what is new or gone.
type Entry struct {
	Type        string                    `json:"type"` // "diff"
	Change      Change                    `json:"change"`
	Kind        string                    `json:"kind"` // "meeting" or "agreement"
	Differences dragoman.List[Difference] `json:"differences"`
	A           dragoman.Record           `json:"a"`
	B           dragoman.Record           `json:"b"`
}

// Diff tells which meetings and agreements are new, gone or changed from
// report a to report b: first the meetings, then the agreements, each in the
// order of a and then of b. What both tell alike is left out; the second
// result counts it.
func Diff(a, b *dragoman.Extract) (entries []Entry, same int) {
	names := newBodies([]*dragoman.Extract{a, b})
	pairs := matchMeetings(names.views(a), names.views(b))
	matched := map[int]bool{}
	for i := range a.Meetings {
		j, ok := pairs[i]
		if !ok {
			entries = append(entries, Entry{Type: "diff", Change: Gone, Kind: dragoman.TypeMeeting, A: &a.Meetings[i]})
			continue
		}
		matched[j] = true
		if d := meetingDifferences(&a.Meetings[i], &b.Meetings[j], names, true); len(d) > 0 {
			entries = append(entries, Entry{Type: "diff", Change: Changed, Kind: dragoman.TypeMeeting, Differences: d, A: &a.Meetings[i], B: &b.Meetings[j]})
		} else {
			same++
		}
	}
	for j := range b.Meetings {
		if !matched[j] {
			entries = append(entries, Entry{Type: "diff", Change: New, Kind: dragoman.TypeMeeting, B: &b.Meetings[j]})
		}
	}
	for _, p := range matchAgreements(a, b) {
		switch {
		case p[1] == nil:
			entries = append(entries, Entry{Type: "diff", Change: Gone, Kind: dragoman.TypeAgreement, A: p[0]})
		case p[0] == nil:
			entries = append(entries, Entry{Type: "diff", Change: New, Kind: dragoman.TypeAgreement, B: p[1]})
		default:
			if d := agreementDifferences(p[0], p[1], true); len(d) > 0 {
				entries = append(entries, Entry{Type: "diff", Change: Changed, Kind: dragoman.TypeAgreement, Differences: d, A: p[0], B: p[1]})
			} else {
				same++
			}
		}
	}
	return entries, same
}

// matchMeetings pairs meetings of two reports: by key, then by bodies, days
// and city, last by the name of the event. Each meeting is in one pair at most.
func matchMeetings(a, b []view) map[int]int {
	pairs, taken := map[int]int{}, map[int]bool{}
	for _, same := range []func(x, y view) bool{
		func(x, y view) bool { return x.Key == y.Key },
		func(x, y view) bool { return x.Form == y.Form && encounter(x, y) },
		encounter,
		sameEvent,
	} {
		for i := range a {
			if _, ok := pairs[i]; ok {
				continue
			}
			for j := range b {
				if !taken[j] && same(a[i], b[j]) {
					pairs[i], taken[j] = j, true
					break
				}
			}
		}
	}
	return pairs
}

// encounter reports whether two records can be one encounter: they share two
// bodies, or all where there is one, overlap in time and name no two cities.
func encounter(x, y view) bool {
	if !x.meets(y) || x.Date.Period != y.Date.Period || x.elsewhere(y) {
		return false
	}
	n := min(len(x.bodies), len(y.bodies))
	return n > 0 && shared(x.bodies, y.bodies) >= min(2, n)
}

// sameEvent reports whether two records name the same event: one occasion or
// title, and the bodies of one among those of the other. A plan and what came
// of it need not have the same date.
func sameEvent(x, y view) bool {
	return x.Status != y.Status && x.event != "" && x.event == y.event &&
		shared(x.bodies, y.bodies) == min(len(x.bodies), len(y.bodies))
}

func eventName(m *dragoman.Meeting) string {
	if m.Occasion != "" {
		return fold(string(m.Occasion))
	}
	return fold(string(m.Title))
}

// matchAgreements pairs agreements as the ledger does; a side without a
// counterpart is nil. The order is that of a, then what only b has.
func matchAgreements(a, b *dragoman.Extract) [][2]*dragoman.Agreement {
	// The ledger orders reports by time; the pairs must be in the caller's
	// order, whatever the reports say of theirs.
	var out [][2]*dragoman.Agreement
	at := map[*dragoman.Agreement]*dragoman.Agreement{}
	for _, in := range NewLedger([]*dragoman.Extract{a, b}) {
		if len(in.Steps) == 2 {
			x, y := in.Steps[0], in.Steps[1]
			if x.document != &a.Document {
				x, y = y, x
			}
			at[x.agreement] = y.agreement
		}
	}
	paired := map[*dragoman.Agreement]bool{}
	for i := range a.Agreements {
		x := &a.Agreements[i]
		out = append(out, [2]*dragoman.Agreement{x, at[x]})
		paired[at[x]] = true
	}
	for j := range b.Agreements {
		if y := &b.Agreements[j]; !paired[y] {
			out = append(out, [2]*dragoman.Agreement{nil, y})
		}
	}
	return out
}
