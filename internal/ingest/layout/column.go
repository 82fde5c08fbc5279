package layout

import "math"

// lines gives the lines of a page in reading order: down the left column, then
// down the right one, between lines that cross both. The marks of notes come
// apart from them.
func lines(number int, page Page) (in []line, marks []string) {
	var all []line
	gap := wordGap(page)
	for _, r := range rows(page) {
		l, m := r.split(number, gap)
		marks = append(marks, m...)
		if len(l.cells) > 0 {
			all = append(all, l)
		}
	}
	gutter, ok := findGutter(all)
	if !ok {
		return all, marks
	}
	var out, left, right []line
	flush := func() {
		out = append(append(out, left...), right...)
		left, right = nil, nil
	}
	for _, l := range all {
		var a, b []cell
		crosses := false
		for _, c := range l.cells {
			switch {
			case c.x1 <= gutter+1:
				a = append(a, c)
			case c.x0 >= gutter-1:
				b = append(b, c)
			default:
				crosses = true
			}
		}
		if crosses {
			flush()
			out = append(out, l)
			continue
		}
		if len(a) > 0 {
			left = append(left, l.part(a, 1))
		}
		if len(b) > 0 {
			right = append(right, l.part(b, 2))
		}
	}
	flush()
	return out, marks
}

// part is the line with some of its cells.
func (l line) part(cells []cell, column int) line {
	l.cells, l.column = cells, column
	l.x0, l.x1 = cells[0].x0, cells[len(cells)-1].x1
	return l
}

// findGutter finds the white strip between two columns of prose.
func findGutter(lines []line) (x float64, ok bool) {
	if len(lines) < 8 {
		return 0, false
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		x0, x1 = min(x0, l.x0), max(x1, l.x1)
	}
	width := x1 - x0
	best, bestScore := 0.0, 0
	for g := x0 + 0.35*width; g < x0+0.65*width; g += 2 {
		crossing, both, left, right := 0, 0, 0, 0
		var leftWidth, rightWidth float64
		for _, l := range lines {
			hasLeft, hasRight, crosses := false, false, false
			for _, c := range l.cells {
				switch {
				case c.x1 <= g+1:
					hasLeft = true
					leftWidth += c.x1 - c.x0
				case c.x0 >= g-1:
					hasRight = true
					rightWidth += c.x1 - c.x0
				default:
					crosses = true
				}
			}
			switch {
			case crosses:
				crossing++
			case hasLeft && hasRight:
				both++
			}
			if !crosses && hasLeft {
				left++
			}
			if !crosses && hasRight {
				right++
			}
		}
		if left < 6 || right < 6 || both*2 < min(left, right) || crossing > (left+right)/3 {
			continue
		}
		// prose fills its column; the cells of a table do not
		if leftWidth/float64(left) < 0.3*width || rightWidth/float64(right) < 0.28*width {
			continue
		}
		if score := both*2 - crossing; score > bestScore {
			best, bestScore = g, score
		}
	}
	return best, bestScore > 0
}
