package layout

// Wrap breaks a measured segment into rows at most width wide, the rows after
// the first indented by hang. It breaks at the last opportunity that fits;
// without one, between clusters, at least one to a row. Spaces at the end of
// a row hang outside. An empty segment is one empty row.
func Wrap(clusters []Cluster, width, hang float32) []Row {
	return AppendWrap(nil, clusters, width, hang)
}

// AppendWrap is Wrap into a slice of the caller's.
func AppendWrap(rows []Row, clusters []Cluster, width, hang float32) []Row {
	if len(clusters) == 0 {
		return append(rows, Row{})
	}
	if hang > width/2 {
		hang = width / 2 // a deep list in a narrow window keeps room for words
	}
	base := baseLevel(clusters)
	w := wrapper{clusters: clusters, rtl: base == 1, rows: rows}

	first, indent := 0, float32(0)
	for first < len(clusters) {
		last := w.fill(first, width-indent)
		w.add(first, last, indent)
		first, indent = last, hang
	}
	return w.rows
}

type wrapper struct {
	clusters []Cluster
	rtl      bool
	rows     []Row
}

// fill returns where the row that starts at first ends.
func (w *wrapper) fill(first int, room float32) int {
	x := float32(0)  // with inner spaces
	opportunity := 0 // the last place to break that fits
	for i := first; i < len(w.clusters); i++ {
		c := &w.clusters[i]
		if !c.Space && x+c.Width > room && i > first {
			if opportunity > first {
				return opportunity
			}
			return i
		}
		x += c.Width
		if c.Break {
			opportunity = i + 1
		}
	}
	return len(w.clusters)
}

func (w *wrapper) add(first, last int, indent float32) {
	row := Row{
		From: w.clusters[first].From, To: w.clusters[last-1].To,
		First: first, Last: last,
		Indent: indent, Width: indent,
		Soft: last < len(w.clusters), RTL: w.rtl, Mixed: w.rtl,
	}
	hanging := true
	for i := last - 1; i >= first; i-- {
		c := &w.clusters[i]
		if hanging = hanging && c.Space; hanging {
			row.Hanging++
		} else {
			row.Width += c.Width
		}
		row.Mixed = row.Mixed || c.Level > 0
	}
	w.rows = append(w.rows, row)
}

// baseLevel is the paragraph's level: levels never fall below it, and a
// paragraph of the other direction always has a cluster at it (its first
// strong character decided).
func baseLevel(clusters []Cluster) uint8 {
	for i := range clusters {
		if clusters[i].Level == 0 {
			return 0
		}
	}
	return 1
}
