package date_test

import (
	"fmt"

	"dragoman/internal/extract/date"
)

func Example() {
	report := "The Director sat with the Board on 9 and 10 December and, on 3 February, returned to Riga. The day before, she was in Oslo."
	start, end, _ := date.FindPeriod("This report covers the period from 1 November 2024 to 30 April 2025.")
	context := date.Context{PeriodStart: start, PeriodEnd: end}
	for _, m := range date.Find(report) {
		dates, ok := m.Merge().Resolve(report, context)
		if !ok {
			continue
		}
		for _, d := range dates {
			fmt.Printf("%q is %s\n", d.Text, d.EDTF)
		}
		context.Previous, _ = date.Parse(dates[len(dates)-1].End)
	}
	// Output:
	// "9 and 10 December" is 2024-12-09/2024-12-10
	// "3 February" is 2025-02-03
	// "The day before" is 2025-02-02
}
