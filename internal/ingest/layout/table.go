package layout

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// findTables finds the tables of a page. For each line of one it gives the text
// of the table row that begins there, cells parted by tabs, or "" if the line
// only goes on with a row.
func findTables(page []line, words *Vocabulary) map[int]string {
	found := map[int]string{}
	for i := 0; i < len(page); {
		end := tableEnd(page, i)
		if end == i {
			i++
			continue
		}
		region := page[i:end]
		columns := columnsOf(region)
		for _, row := range tableRows(region, columns) {
			text := cellTexts(region[row[0]:row[1]], columns, words)
			for k := row[0]; k < row[1]; k++ {
				found[i+k] = ""
			}
			found[i+row[0]] = text
		}
		i = end
	}
	return found
}

// tabular reports whether a line is parted into cells, its list marker aside.
func (l *line) tabular() bool {
	if l.gone || len(l.cells) < 2 {
		return false
	}
	return len(l.cells) > 2 || !Itemized(l.cells[0].text+" ")
}

// wide reports whether a line is set in parts that stand far from each other,
// like a masthead's name and symbol, so that it is a row by itself.
func (l *line) wide() bool {
	for i := 1; i < len(l.cells); i++ {
		if l.cells[i].x0-l.cells[i-1].x1 > 5*l.size {
			return true
		}
	}
	return false
}

// aligned reports whether cells of two lines, other than the first ones, begin
// or end at the same place: then the gaps before them are no accident of
// spacing.
func aligned(a, b *line) bool {
	tolerance := 0.4 * min(a.size, b.size)
	for _, x := range a.cells[1:] {
		for _, y := range b.cells[1:] {
			if math.Abs(x.x0-y.x0) < tolerance || math.Abs(x.x1-y.x1) < tolerance {
				return true
			}
		}
	}
	return false
}

// tableEnd gives the end of the table that begins with line i, or i.
func tableEnd(page []line, i int) int {
	if !page[i].tabular() {
		return i
	}
	end, last := i+1, i
	for k := i + 1; k < len(page); k++ {
		l := &page[k]
		if l.gone {
			continue
		}
		if l.column != page[last].column || page[k-1].y-l.y > 3.5*l.size || l.y > page[k-1].y {
			break
		}
		if l.tabular() {
			if !aligned(&page[last], l) && !anyAligned(page[i:end], l) {
				break
			}
			last, end = k, k+1
			continue
		}
		if !inColumn(page[i:end], l) {
			break
		}
		if k-last > 6 {
			break
		}
		if close := page[k-1].y - l.y; close < 1.5*l.size {
			end = k + 1
		}
	}
	if last == i {
		if page[i].wide() {
			return i + 1
		}
		return i
	}
	// lines after the last row with cells belong to it only if they are no
	// paragraph: they stand within one of its columns, not the first
	for end > last+1 && page[end-1].x0 < page[last].cells[1].x0-page[last].size {
		end--
	}
	return end
}

func anyAligned(lines []line, l *line) bool {
	for k := range lines {
		if lines[k].tabular() && aligned(&lines[k], l) {
			return true
		}
	}
	return false
}

// inColumn reports whether a line without cells stands within one column of
// the table so far.
func inColumn(table []line, l *line) bool {
	tolerance := 0.5 * l.size
	for k := len(table) - 1; k >= 0; k-- {
		t := &table[k]
		if !t.tabular() {
			continue
		}
		for j, c := range t.cells {
			if math.Abs(c.x0-l.x0) > tolerance {
				continue
			}
			return j+1 == len(t.cells) || l.x1 < t.cells[j+1].x0
		}
	}
	return false
}

// columnsOf gives where the columns of a table begin: the places where several
// cells do, from the left.
func columnsOf(table []line) []float64 {
	var starts []float64
	for _, l := range table {
		if l.gone {
			continue
		}
		for _, c := range l.cells {
			starts = append(starts, c.x0)
		}
	}
	sort.Float64s(starts)
	var columns []float64
	gap := 0.8 * table[0].size
	for i := 0; i < len(starts); {
		j := i + 1
		for j < len(starts) && starts[j]-starts[j-1] < gap {
			j++
		}
		columns = append(columns, starts[i])
		i = j
	}
	return columns
}

// columnOf gives the number of the column that a cell stands in.
func columnOf(columns []float64, c cell) int {
	i := sort.SearchFloat64s(columns, c.x0+0.5)
	return max(0, i-1)
}

// tableRows parts the lines of a table into rows, as half-open ranges: where
// wider gaps part them, else where the first column has a cell.
func tableRows(table []line, columns []float64) [][2]int {
	least, most := math.Inf(1), 0.0
	for i := 1; i < len(table); i++ {
		if gap := table[i-1].y - table[i].y; gap > 0.5*table[i].size {
			least, most = min(least, gap), max(most, gap)
		}
	}
	byGap := most > 1.3*least && least < 1.45*table[0].size
	var rows [][2]int
	start := 0
	for i := 1; i < len(table); i++ {
		begins := columnOf(columns, table[i].cells[0]) == 0
		if byGap {
			begins = table[i-1].y-table[i].y > 1.2*least || begins && table[i].tabular() && table[i-1].tabular() && len(columns) < 4
		}
		if begins {
			rows = append(rows, [2]int{start, i})
			start = i
		}
	}
	return append(rows, [2]int{start, len(table)})
}

// cellTexts gives the cells of one row, each with its lines joined, parted by
// tabs.
func cellTexts(lines []line, columns []float64, words *Vocabulary) string {
	cells := make([]string, len(columns))
	backwards := 0
	for _, l := range lines {
		if l.gone {
			continue
		}
		if l.backwards {
			backwards++
		}
		for _, c := range l.cells {
			k := columnOf(columns, c)
			cells[k] = words.Join(cells[k], strings.ReplaceAll(c.text, "\t", " "))
		}
	}
	if backwards*2 > len(lines) {
		slices.Reverse(cells)
	}
	var out []string
	for _, c := range cells {
		if c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, "\t")
}
