package eval_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/eval"
	"dragoman/internal/eval/evaltest"
)

// TestFiguresAreThoseOfTheReference scores extracts that are gold with mistakes
// put in, of every gold file at hand, with both scorers.
func TestFiguresAreThoseOfTheReference(t *testing.T) {
	shared := evaltest.SharedDir(t, "../..")
	var golds []string
	for _, pattern := range []string{"../../corpus/*.gold.json", filepath.Join(shared, "gold", "*.gold.json")} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		golds = append(golds, paths...)
	}
	if len(golds) < 3 {
		t.Fatalf("only %v", golds)
	}
	var trials []evaltest.Trial
	for _, path := range golds {
		g, err := eval.LoadGold(path)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(8) {
			f := forger{rand.New(rand.NewPCG(seed, 1)), float64(seed) / 10}
			trials = append(trials, evaltest.Trial{Gold: path, Records: f.records(g)})
		}
	}
	evaltest.Compare(t, shared, trials)
}

// forger makes extracts from gold: each thing in them is wrong at the given
// rate.
type forger struct {
	*rand.Rand
	rate float64
}

func (f forger) errs() bool { return f.Float64() < f.rate }

func pick[T any](f forger, list ...T) T { return list[f.IntN(len(list))] }

func (f forger) records(g *eval.Gold) []dragoman.Record {
	var out []dragoman.Record
	for i := range g.Meetings {
		if f.errs() {
			continue
		}
		out = append(out, f.meeting(g, &g.Meetings[i]))
		if f.errs() { // told twice, or false
			out = append(out, f.meeting(g, &g.Meetings[f.IntN(len(g.Meetings))]))
		}
	}
	for i := range g.Agreements {
		if f.errs() {
			continue
		}
		out = append(out, f.agreement(g, &g.Agreements[i]))
		if f.errs() {
			out = append(out, f.agreement(g, &g.Agreements[f.IntN(len(g.Agreements))]))
		}
	}
	f.Shuffle(len(out), func(i, k int) { out[i], out[k] = out[k], out[i] })
	return out
}

func (f forger) meeting(g *eval.Gold, m *eval.GoldMeeting) *dragoman.Meeting {
	out := &dragoman.Meeting{
		Form: dragoman.Form(m.Form), Modality: dragoman.Modality(m.Modality), Status: dragoman.MeetingStatus(m.Status), Date: f.date(m.Date),
		Organizations: f.organizations(g, m.Organizations), Evidence: f.evidence(m.Quotes),
	}
	if f.errs() {
		out.Form = pick(f, dragoman.FormMeeting, dragoman.FormVisit, dragoman.FormSummit)
	}
	if f.errs() {
		out.Status, out.Modality = dragoman.Planned, dragoman.Online
	}
	if m.City != "" || f.errs() {
		out.Place = &dragoman.Place{City: dragoman.String(f.name(m.City))}
	}
	if f.errs() {
		out.Place = &dragoman.Place{City: pick[dragoman.String](f, "Vienna", "New York", "İstanbul", "Baku")}
	}
	for _, p := range m.Participants {
		if !f.errs() {
			out.Participants = append(out.Participants, dragoman.Participant{Person: f.person(g, p)})
		}
	}
	if f.errs() {
		out.Participants = append(out.Participants, dragoman.Participant{Person: dragoman.Person{Name: "Ana de la Cruz", Role: "Secretary General"}})
	}
	return out
}

func (f forger) agreement(g *eval.Gold, a *eval.GoldAgreement) *dragoman.Agreement {
	out := &dragoman.Agreement{
		AgreementType: dragoman.AgreementType(a.Type), Status: dragoman.AgreementStatus(a.Status), Date: f.date(a.Date),
		Parties: f.organizations(g, a.Parties), Evidence: f.evidence(a.Quotes),
	}
	if f.errs() {
		out.AgreementType = pick(f, dragoman.ActionPlan, dragoman.RoadMap, dragoman.MoU, dragoman.Treaty, dragoman.Communique)
	}
	if f.errs() {
		out.Status = pick(f, dragoman.Draft, dragoman.Signed)
	}
	for _, p := range a.Signatories {
		if !f.errs() {
			out.Signatories = append(out.Signatories, dragoman.Signer{Person: f.person(g, p)})
		}
	}
	return out
}

func (f forger) person(g *eval.Gold, p eval.GoldPerson) dragoman.Person {
	out := dragoman.Person{Name: dragoman.String(f.name(p.Name)), Role: dragoman.String(p.Role)}
	if p.Organization != "" {
		out.Organization = dragoman.String(f.alias(g, p.Organization))
	}
	if f.errs() {
		out.Role = pick[dragoman.String](f, "", "Secretary General", "Director", "Head of the office for Europe")
	}
	if f.errs() {
		out.Organization = pick[dragoman.String](f, "", "UN", "Nowhere")
	}
	return out
}

// name spells a name another way: without its first or a middle part, with an
// initial, in capitals, with a title, under another accent.
func (f forger) name(name string) string {
	words := strings.Fields(name)
	if !f.errs() || len(words) < 2 {
		return name
	}
	switch f.IntN(6) {
	case 0:
		return strings.Join(words[1:], " ")
	case 1:
		return words[0][:1] + ". " + words[len(words)-1]
	case 2:
		return strings.ToUpper(name)
	case 3:
		return "the Dr. " + strings.ReplaceAll(name, "i", "ı")
	case 4:
		return words[0] + " van der " + words[len(words)-1]
	}
	return words[len(words)-1]
}

func (f forger) alias(g *eval.Gold, key string) string {
	if f.errs() {
		return pick(f, append([]string{key, "THE " + key + "."}, g.Organizations[key]...)...)
	}
	return key
}

func (f forger) organizations(g *eval.Gold, keys []string) dragoman.List[dragoman.Organization] {
	var out dragoman.List[dragoman.Organization]
	for _, key := range keys {
		if !f.errs() {
			out = append(out, dragoman.Organization{Key: f.alias(g, key), Name: pick(f, "", "No Such Body", key)})
		}
	}
	if f.errs() {
		out = append(out, dragoman.Organization{Key: "XYZ", Name: "Xylophone Zone", Acronym: "XYZ"})
	}
	return out
}

func (f forger) date(d *eval.GoldDate) *dragoman.Date {
	if d == nil || f.rate > 0 && f.Float64() < f.rate/3 {
		return nil
	}
	out := dragoman.NewDate(d.Start, d.End, "")
	if f.rate > 0 && f.Float64() < f.rate/3 {
		out.Start = "2019-01-02"
	}
	if f.errs() && out.Start == out.End {
		out.End = ""
	}
	return &out
}

func (f forger) evidence(quotes []string) dragoman.List[dragoman.Evidence] {
	var out dragoman.List[dragoman.Evidence]
	for _, q := range quotes {
		if f.errs() {
			q = q[len(q)/3:]
		}
		out = append(out, dragoman.Evidence{Quote: strings.ToValidUTF8(q, ""), Rule: pick(f, "meeting/met-with", "agreement/signed")})
	}
	return out
}
