package bench

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Sheet is a file of results: facts about the run, "# name: value", in front of
// a table in CSV.
type Sheet struct {
	Facts map[string]string
	Rows  [][]string // without the names of the columns
}

// ReadSheet reads one.
func ReadSheet(in io.Reader) (*Sheet, error) {
	s := &Sheet{Facts: map[string]string{}}
	r := bufio.NewReader(in)
	for {
		if b, err := r.Peek(1); err != nil || b[0] != '#' {
			break
		}
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("results: %w", err)
		}
		name, value, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "# "), ": ")
		s.Facts[name] = value
	}
	rows, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("results: %w", err)
	}
	if len(rows) < 2 {
		return nil, errors.New("results: no rows")
	}
	s.Rows = rows[1:]
	return s, nil
}

// numbers reads columns of a row as numbers.
func numbers(row []string, columns ...int) ([]float64, error) {
	var out []float64
	for _, c := range columns {
		if c >= len(row) {
			return nil, fmt.Errorf("results: %d columns in %q", len(row), row)
		}
		v, err := strconv.ParseFloat(row[c], 64)
		if err != nil {
			return nil, fmt.Errorf("results: %w", err)
		}
		out = append(out, v)
	}
	return out, nil
}

// PeerTable gives the table of results.csv in Markdown: dragoman beside others.
func PeerTable(s *Sheet) (string, error) {
	var b strings.Builder
	b.WriteString("| files | what | dragoman | peer | of the peer's time | of its processor time |\n|---|---|---|---|---|---|\n")
	for _, row := range s.Rows {
		v, err := numbers(row, 3, 4, 6, 7) // own time and processor time, then the peer's
		if err != nil {
			return "", err
		}
		if row[2] == "version" {
			fmt.Fprintf(&b, "| none | `dragoman --version` | %s | | | |\n", duration(v[0]))
			continue
		}
		pages, err := numbers(row, 1)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "| %s, %s pages | %s | %s | %s %s | %.2f | %.2f |\n", row[0], thousands(pages[0]), activity(row[2]), duration(v[0]), row[5], duration(v[2]), v[0]/v[2], v[1]/v[3])
	}
	fmt.Fprintf(&b, "\nMeasured by `make speed` on %s with %s, pdftotext %s and Recoll %s, on %s, load of the machine %s; each the fastest of %s by turns.\n",
		s.Facts["processor"], s.Facts["go"], s.Facts["pdftotext"], s.Facts["recoll"], s.Facts["date"], s.Facts["load at the end"], s.Facts["runs"])
	return b.String(), nil
}

// ScaleTable gives the table of scale.csv in Markdown: how the cost grows.
func ScaleTable(s *Sheet) (string, error) {
	var b strings.Builder
	b.WriteString("| pages | time | of the processor | a page | peak memory | without mapped files | index | query |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, row := range s.Rows {
		v, err := numbers(row, 0, 1, 2, 3, 4, 5, 6)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "| %s | %.0f s | %.0f s | %.1f ms | %.0f MB | %.0f MB | %.0f MB | %.1f ms |\n", thousands(v[0]), v[1], v[2], v[2]/v[0]*1000, v[3], v[4], v[5], v[6])
	}
	fmt.Fprintf(&b, "\nMeasured by `make scale` on %s, on %s. Memory is that of all processes together.\n", s.Facts["processor"], s.Facts["date"])
	return b.String(), nil
}

func activity(what string) string {
	switch what {
	case "ingest":
		return "`ingest`, with all extraction"
	case "extract":
		return "`extract`, on one core"
	}
	return "`" + what + "`"
}

func duration(seconds float64) string {
	switch {
	case seconds < 0.1:
		return fmt.Sprintf("%.1f ms", seconds*1000)
	case seconds < 10:
		return fmt.Sprintf("%.2f s", seconds)
	}
	return fmt.Sprintf("%.1f s", seconds)
}

func thousands(v float64) string {
	n := int(v)
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
