package eval

import (
	"strconv"

	"dragoman"
)

// Counts is how many of a kind were found, and the figures that follow. Figures
// are rounded to three digits.
type Counts struct {
	Precision float64 `json:"p"`
	Recall    float64 `json:"r"`
	F1        float64 `json:"f1"`
	True      int     `json:"tp"` // found and right
	False     int     `json:"fp"` // found and not in gold
	Missed    int     `json:"fn"` // in gold and not found
}

// Report is how an extract compares with gold. A figure is nil where gold and
// extract hold nothing to measure it on.
type Report struct {
	Document string `json:"document"`
	// Undated counts the meetings of the extract without a date: gold knows dated
	// ones only, so they are neither right nor false.
	Undated       int     `json:"undated_meetings"`
	Meetings      *Counts `json:"meetings"`
	Participants  *Counts `json:"participants"` // named people of other bodies than the home body
	Organizations *Counts `json:"organizations"`

	// Shares of what gold says of the meetings that were found.
	HomePerson    *float64 `json:"home_person"` // named people of the home body
	Role          *float64 `json:"role"`
	Affiliation   *float64 `json:"affiliation"`
	Offices       *float64 `json:"offices"` // offices whose holder the report does not name
	City          *float64 `json:"city"`
	CityPrecision *float64 `json:"city_precision"` // of the cities that the extract gives
	Form          *float64 `json:"form"`
	MeetingStatus *float64 `json:"meeting_status"`
	Modality      *float64 `json:"modality"`

	Agreements *Counts `json:"agreements"`
	// Shares of the agreements that were found.
	AgreementType   *float64 `json:"agreement_type"`
	AgreementStatus *float64 `json:"agreement_status"`
	AgreementDate   *float64 `json:"agreement_date"`

	Signatories *Counts `json:"signatories"`

	// Mistakes lists what the figures count as wrong.
	Mistakes []Mistake `json:"-"`
}

// Score compares the records of one document with gold.
func Score(g *Gold, records []dragoman.Record) Report {
	c := newComparison(g, records)
	r := Report{Document: g.Document, Undated: c.undated}
	c.scoreMeetings(&r)
	c.scoreAgreements(&r)
	r.Mistakes = c.mistakes()
	return r
}

// comparison is gold and extract with their records paired.
type comparison struct {
	*judge
	meetings   []*dragoman.Meeting // dated ones
	agreements []*dragoman.Agreement
	undated    int

	meetingPairs, agreementPairs []pair
}

func newComparison(g *Gold, records []dragoman.Record) *comparison {
	c := &comparison{judge: newJudge(g)}
	for _, r := range records {
		switch r := r.(type) {
		case *dragoman.Meeting:
			if recordDates(r.Date) == (dates{}) {
				c.undated++
				continue
			}
			c.meetings = append(c.meetings, r)
		case *dragoman.Agreement:
			c.agreements = append(c.agreements, r)
		}
	}
	c.meetingPairs = match(len(g.Meetings), len(c.meetings), func(i, k int) int { return c.meeting(&g.Meetings[i], c.meetings[k]) })
	c.agreementPairs = match(len(g.Agreements), len(c.agreements), func(i, k int) int { return c.agreement(&g.Agreements[i], c.agreements[k]) })
	return c
}

// missedMeetings are those that gold requires and the extract does not hold.
func (c *comparison) missedMeetings() []*GoldMeeting {
	return missed(c.gold.Meetings, c.meetingPairs, func(g *GoldMeeting) bool { return g.Optional })
}

func (c *comparison) missedAgreements() []*GoldAgreement {
	return missed(c.gold.Agreements, c.agreementPairs, func(g *GoldAgreement) bool { return g.Optional })
}

func missed[T any](gold []T, pairs []pair, optional func(*T) bool) []*T {
	found := map[int]bool{}
	for _, p := range pairs {
		found[p.gold] = true
	}
	var out []*T
	for i := range gold {
		if !found[i] && !optional(&gold[i]) {
			out = append(out, &gold[i])
		}
	}
	return out
}

// falseMeetings are those of the extract that gold does not hold.
func (c *comparison) falseMeetings() []*dragoman.Meeting {
	return unpaired(c.meetings, c.meetingPairs)
}

func (c *comparison) falseAgreements() []*dragoman.Agreement {
	return unpaired(c.agreements, c.agreementPairs)
}

func unpaired[T any](list []T, pairs []pair) []T {
	paired := map[int]bool{}
	for _, p := range pairs {
		paired[p.found] = true
	}
	var out []T
	for i, x := range list {
		if !paired[i] {
			out = append(out, x)
		}
	}
	return out
}

func (c *comparison) scoreMeetings(r *Report) {
	var people, bodies tally
	var home, role, affiliation, offices, place, placeGiven, form, status, modality share
	required := 0
	for _, p := range c.meetingPairs {
		g, m := &c.gold.Meetings[p.gold], c.meetings[p.found]
		if g.Optional {
			continue
		}
		required++
		found := namedParticipants(m)
		used := make([]bool, len(found))
		for _, x := range named(g.Participants) {
			k := firstUnused(used, func(k int) bool { return samePerson(x.Name, string(found[k].Name)) })
			ours := x.Organization == c.gold.Home
			if ours {
				home.add(k >= 0)
			} else if k < 0 {
				people.missed++
			}
			if k < 0 {
				continue
			}
			used[k] = true
			if !ours {
				people.right++
			}
			if x.Role != "" {
				role.add(sameRole(x.Role, string(found[k].Role)))
			}
			if x.Organization != "" {
				affiliation.add(c.keys(string(found[k].Organization))[x.Organization])
			}
		}
		for _, u := range used {
			if !u {
				people.wrong++
			}
		}
		for _, x := range g.Participants {
			if x.Name == "" && x.Role != "" {
				offices.add(hasRole(m, x.Role))
			}
		}

		want, got := set(g.Organizations), c.organizations(m.Organizations)
		n := common(want, got)
		bodies.right, bodies.missed, bodies.wrong = bodies.right+n, bodies.missed+len(want)-n, bodies.wrong+len(got)-n

		given := city(m.Place)
		right := rightCity(g, given)
		if g.City != "" {
			place.add(right)
		}
		if given != "" {
			placeGiven.add(right)
		}
		form.add(g.Form == string(m.Form))
		status.add(g.Status == string(m.Status))
		modality.add(g.Modality == string(m.Modality))
	}
	missing, wrong := c.missedMeetings(), c.falseMeetings()
	for _, g := range missing {
		for _, x := range named(g.Participants) {
			if x.Organization != c.gold.Home {
				people.missed++
			}
		}
		bodies.missed += len(set(g.Organizations))
	}
	for _, m := range wrong {
		people.wrong += len(namedParticipants(m))
		bodies.wrong += len(c.organizations(m.Organizations))
	}
	r.Meetings = tally{required, len(wrong), len(missing)}.counts()
	r.Participants, r.Organizations = people.counts(), bodies.counts()
	r.HomePerson, r.Role, r.Affiliation, r.Offices = home.figure(), role.figure(), affiliation.figure(), offices.figure()
	r.City, r.CityPrecision, r.Form = place.figure(), placeGiven.figure(), form.figure()
	r.MeetingStatus, r.Modality = status.figure(), modality.figure()
}

func (c *comparison) scoreAgreements(r *Report) {
	var signers tally
	var kind, status, date share
	required := 0
	for _, p := range c.agreementPairs {
		g, a := &c.gold.Agreements[p.gold], c.agreements[p.found]
		if g.Optional {
			continue
		}
		required++
		kind.add(g.Type == string(a.AgreementType))
		status.add(g.Status == string(a.Status))
		date.add(goldDates(g.Date) == recordDates(a.Date))
		want, got := named(g.Signatories), namedSigners(a)
		right := 0
		for _, x := range want {
			if signed(x.Name, got) {
				right++
			}
		}
		signers.right += right
		signers.missed += len(want) - right
		signers.wrong += max(0, len(got)-right)
	}
	missing, wrong := c.missedAgreements(), c.falseAgreements()
	for _, g := range missing {
		signers.missed += len(named(g.Signatories))
	}
	for _, a := range wrong {
		signers.wrong += len(namedSigners(a))
	}
	r.Agreements = tally{required, len(wrong), len(missing)}.counts()
	r.AgreementType, r.AgreementStatus, r.AgreementDate = kind.figure(), status.figure(), date.figure()
	r.Signatories = signers.counts()
}

func firstUnused(used []bool, fits func(int) bool) int {
	for k := range used {
		if !used[k] && fits(k) {
			return k
		}
	}
	return -1
}

func hasRole(m *dragoman.Meeting, role string) bool {
	for _, p := range m.Participants {
		if sameRole(role, string(p.Role)) {
			return true
		}
	}
	return false
}

// rightCity tells whether gold accepts the city that an extract gives; where
// gold has none, none is right but those it accepts.
func rightCity(g *GoldMeeting, given string) bool {
	for _, c := range append([]string{g.City}, g.CityAccept...) {
		if c != "" && normal(c) == normal(given) {
			return true
		}
	}
	return false
}

func namedSigners(a *dragoman.Agreement) []string {
	var out []string
	for _, s := range a.Signatories {
		if s.Name != "" {
			out = append(out, string(s.Name))
		}
	}
	return out
}

func signed(name string, signers []string) bool {
	for _, s := range signers {
		if samePerson(name, s) {
			return true
		}
	}
	return false
}

// tally counts what was found right, found wrong and missed.
type tally struct{ right, wrong, missed int }

func (t tally) counts() *Counts {
	if t.right+t.wrong+t.missed == 0 {
		return nil
	}
	var p, r, f1 float64
	if t.right+t.wrong > 0 {
		p = float64(t.right) / float64(t.right+t.wrong)
	}
	if t.right+t.missed > 0 {
		r = float64(t.right) / float64(t.right+t.missed)
	}
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return &Counts{round(p), round(r), round(f1), t.right, t.wrong, t.missed}
}

// share counts how many of those looked at were right.
type share struct{ right, all int }

func (s *share) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s share) figure() *float64 {
	if s.all == 0 {
		return nil
	}
	f := round(float64(s.right) / float64(s.all))
	return &f
}

// round rounds to three digits as printing does, exact ties to even.
func round(f float64) float64 {
	f, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 3, 64), 64)
	if err != nil {
		panic(err) // unreachable: FormatFloat writes what ParseFloat reads
	}
	return f
}
