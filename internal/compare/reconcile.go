package compare

import (
	"cmp"
	"slices"

	"dragoman"
)

// Fate is what became of a planned meeting.
type Fate string

// The fates.
const (
	AsPlanned   Fate = "as_planned"  // a report tells that it was held, as it was planned
	Differently Fate = "differently" // held, but not as planned: see the differences
	NotHeld     Fate = "not_held"    // a report says that it did not take place
	NoTrace     Fate = "no_trace"    // its day is past, and no report tells of it
	Ahead       Fate = "ahead"       // its day, or the lack of one, lies past the last report
)

// Plan is a planned or proposed meeting and what the reports tell of it later.
type Plan struct {
	Type        string                    `json:"type"` // "plan"
	Fate        Fate                      `json:"fate"`
	DaysApart   int                       `json:"days_apart"` // from the planned dates to those held; 0 if they overlap
	Differences dragoman.List[Difference] `json:"differences"`
	Planned     *dragoman.Meeting         `json:"planned"`
	Held        *dragoman.Meeting         `json:"held"` // or the record that says it was not
}

// Twice is one event that two bodies' reports tell.
type Twice struct {
	Type        string                    `json:"type"` // "twice"
	Kind        string                    `json:"kind"` // "meeting" or "agreement"
	HomeA       string                    `json:"home_a"`
	HomeB       string                    `json:"home_b"`
	Differences dragoman.List[Difference] `json:"differences"` // what both tell, differently; empty if they agree
	A           dragoman.Record           `json:"a"`
	B           dragoman.Record           `json:"b"`
}

// Reconcile follows each planned or proposed meeting to the record that says
// what came of it, at most days after or before the dates it was planned for;
// and pairs what the reports of two different bodies tell of the same event.
func Reconcile(extracts []*dragoman.Extract, days int) ([]Plan, []Twice) {
	ordered := inOrder(extracts)
	names := newBodies(ordered)
	return plans(ordered, names, days), twice(ordered, names)
}

// plans looks for each plan among the outcomes that no nearer plan has taken.
func plans(reports []*dragoman.Extract, names *bodies, days int) []Plan {
	var planned, outcomes []view
	told := map[*dragoman.Extract]string{}
	now := ""
	for _, e := range reports {
		told[e] = Told(e)
		now = max(now, told[e])
		for _, v := range names.views(e) {
			if v.Status == dragoman.Planned || v.Status == dragoman.MeetingProposed {
				planned = append(planned, v)
			} else {
				outcomes = append(outcomes, v)
			}
		}
	}
	type pair struct{ plan, outcome, distance int }
	var pairs []pair
	for i, p := range planned {
		for k, h := range outcomes {
			if told[h.report] < told[p.report] {
				continue // an older report cannot tell what came of it
			}
			if d, ok := cameOf(p, h, days); ok {
				pairs = append(pairs, pair{i, k, d})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.distance, b.distance) })
	found, taken := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, ok := found[p.plan]; !ok && !taken[p.outcome] {
			found[p.plan], taken[p.outcome] = p.outcome, true
		}
	}
	out := make([]Plan, 0, len(planned))
	for i, p := range planned {
		plan := Plan{Type: "plan", Planned: p.Meeting, Fate: Ahead}
		if k, ok := found[i]; ok {
			h := outcomes[k].Meeting
			plan.Held, plan.DaysApart = h, max(0, daysApart(p.Date, h.Date))
			plan.Fate = AsPlanned
			plan.Differences = slices.DeleteFunc(meetingDifferences(p.Meeting, h, names, false), func(d Difference) bool {
				return d.Field == "status" || d.Field == "date" && overlap(p.Date, h.Date)
			})
			if len(plan.Differences) > 0 {
				plan.Fate = Differently
			}
			if h.Status == dragoman.NotHeld {
				plan.Fate = NotHeld
			}
		} else if p.Date != nil && lastDay(p.Date.End) <= now {
			plan.Fate = NoTrace
		}
		out = append(out, plan)
	}
	return out
}

// cameOf reports whether a meeting can be what came of a plan, and the
// distance in days.
func cameOf(plan, m view, days int) (int, bool) {
	if plan.Key == m.Key {
		return -1, true
	}
	if len(plan.bodies) == 0 || shared(plan.bodies, m.bodies) < min(2, len(plan.bodies)) {
		return 0, false
	}
	event := plan.event != "" && plan.event == m.event
	d := daysApart(plan.Date, m.Date)
	switch {
	case d < 0:
		return 1 << 20, event // without a date only the name of the event can tell
	case event:
		return d, d <= max(days, 366)
	}
	return d, d <= days && !plan.elsewhere(m)
}

// twice pairs meetings and agreements between the reports of different bodies.
func twice(reports []*dragoman.Extract, names *bodies) []Twice {
	var out []Twice
	meetings := make([][]view, len(reports))
	for i, e := range reports {
		meetings[i] = names.views(e)
	}
	for i, a := range reports {
		for k, b := range reports[i+1:] {
			if a.Document.Home == nil || b.Document.Home == nil || sameHome(&a.Document, &b.Document, names) {
				continue
			}
			homeA, homeB := a.Document.Home.Key, b.Document.Home.Key
			pairs := matchMeetings(meetings[i], meetings[i+1+k])
			for n := range a.Meetings {
				j, ok := pairs[n]
				if !ok {
					continue
				}
				x, y := &a.Meetings[n], &b.Meetings[j]
				out = append(out, Twice{"twice", dragoman.TypeMeeting, homeA, homeB, meetingDifferences(x, y, names, false), x, y})
			}
			for _, p := range matchAgreements(a, b) {
				if p[0] != nil && p[1] != nil {
					out = append(out, Twice{"twice", dragoman.TypeAgreement, homeA, homeB, agreementDifferences(p[0], p[1], false), p[0], p[1]})
				}
			}
		}
	}
	return out
}
