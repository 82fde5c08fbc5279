package extract

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

//go:embed precision.csv
var precisionFile string

// Precision is how many of a rule's records were right when they were last
// compared with hand-labelled reports. A record that several rules told of
// counts for each of them.
type Precision struct {
	Right    int `json:"right"`
	Wrong    int `json:"wrong"`
	Optional int `json:"optional"` // records that good annotators disagree on
}

// Share is the share of the records that are right, from 0 to 1; ok is false
// where none is right or wrong, so that there is no share.
func (p Precision) Share() (share float64, ok bool) {
	if n := p.Right + p.Wrong; n > 0 {
		return float64(p.Right) / float64(n), true
	}
	return 0, false
}

// MeasuredPrecision returns the precision of the shipped rules by their ids. A
// rule that made no record in the hand-labelled reports has none. The figures
// are from precision.csv, which "make golden" writes.
func MeasuredPrecision() (map[string]Precision, error) {
	rows, err := csv.NewReader(strings.NewReader(precisionFile)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("precision.csv: %w", err)
	}
	out := map[string]Precision{}
	for i, row := range rows {
		if i == 0 || len(row) != 5 {
			continue // the names of the columns: rule, reports, right, wrong, optional
		}
		p := out[row[0]]
		for k, n := range []*int{&p.Right, &p.Wrong, &p.Optional} {
			v, err := strconv.Atoi(row[2+k])
			if err != nil {
				return nil, fmt.Errorf("precision.csv: line %d: %w", i+1, err)
			}
			*n += v
		}
		out[row[0]] = p
	}
	return out, nil
}
