package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dragoman"
)

// allowed holds an edited record to the words that the contract knows.
func allowed(r dragoman.Record) error {
	word := func(field, value string, words ...string) error {
		if slices.Contains(words, value) {
			return nil
		}
		return fmt.Errorf("%s %q: use one of %s", field, value, strings.Join(words, ", "))
	}
	var errs []error
	switch r := r.(type) {
	case *dragoman.Meeting:
		errs = append(errs,
			word("form", string(r.Form), "meeting", "visit", "reception", "call", "conference", "summit", "session", "ceremony", "training", "other"),
			word("modality", string(r.Modality), "in_person", "online"),
			word("status", string(r.Status), "held", "planned", "proposed", "not_held"),
			iso(r.Date))
		for _, p := range r.Participants {
			errs = append(errs, word("capacity", string(p.Capacity), "", "host", "visitor", "chair", "speaker"))
		}
	case *dragoman.Agreement:
		errs = append(errs,
			word("status", string(r.Status), "proposed", "agreed", "under_negotiation", "draft", "expected", "signed", "adopted", "in_force", "updated"),
			word("agreement_type", string(r.AgreementType), "mou", "joint_action_plan", "action_plan", "joint_declaration", "declaration", "work_programme", "work_plan",
				"road_map", "terms_of_reference", "agreement", "framework_agreement", "protocol", "convention", "treaty", "communique", "decision", "exchange_of_letters", "other"),
			iso(r.Date))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// iso holds a date to ISO days, months or years in their order.
func iso(d *dragoman.Date) error {
	if d == nil {
		return nil
	}
	for _, s := range []string{d.Start, d.End} {
		ok := false
		for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
			_, err := time.Parse(layout, s)
			ok = ok || err == nil
		}
		if !ok {
			return fmt.Errorf("%q is no date: write 2023-03-31, 2023-03 or 2023", s)
		}
	}
	if d.End < d.Start {
		return fmt.Errorf("the date ends on %s, before it starts on %s", d.End, d.Start)
	}
	return nil
}
