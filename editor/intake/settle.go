package intake

import (
	"math/bits"
	"slices"
	"strings"
)

// settle returns runs whose marks Markdown can say: none begins or ends with white space, none is empty, and none begins
// or ends at a place where its stars would be read as stars.
func settle(runs []run) []run {
	plainOnly := true
	for i := range runs {
		if runs[i].marks != 0 || leads(runs[i].link) || runs[i].kind != words || strings.ContainsAny(runs[i].text, ":@.") {
			plainOnly = false
			break
		}
	}
	if plainOnly {
		return merged(runs)
	}
	out := make([]run, 0, len(runs)+8)
	for _, r := range runs {
		if !leads(r.link) {
			r.link = nil
		}
		switch {
		case r.kind != words:
			r.marks &^= mono | sup | sub | kbd
			out = append(out, r)
		default:
			for _, part := range linked(r) {
				out = append(out, pieces(part)...)
			}
		}
	}
	unify(out)
	for _, m := range []marks{mono, kbd, sup, sub} {
		out = edged(out, m)
	}
	trimLinks(out)
	// Each step may undo another's work, but they take away more marks than they add. Text that does not settle soon goes
	// without.
	for before, round := -1, 0; before != weight(out); round++ {
		before = weight(out)
		if round == maxRounds {
			for i := range out {
				out[i].marks &^= strike | emph | strong
			}
		}
		bridge(out)
		uncross(out)
		for _, m := range []marks{strike, emph, strong} {
			out = edged(out, m)
		}
	}
	return merged(out)
}

const maxRounds = 8

// weight is how much text has how many marks.
func weight(runs []run) int {
	n := 0
	for i := range runs {
		n += bits.OnesCount8(uint8(runs[i].marks)) * (1 + len(runs[i].text))
	}
	return n
}

// pieces cuts the white space off both ends of a run.
func pieces(r run) []run {
	core := strings.Trim(r.text, " ")
	if core == r.text {
		return []run{r}
	}
	var out []run
	part := func(s string) {
		if s != "" {
			p := r
			p.text = s
			out = append(out, p)
		}
	}
	at := len(r.text) - len(strings.TrimLeft(r.text, " "))
	part(r.text[:at])
	part(core)
	part(r.text[at+len(core):])
	return out
}

func (r *run) blank() bool { return r.kind == lineBreak || r.kind == words && r.text == " " }

// unify gives a stretch of code one style: code has none inside.
func unify(runs []run) {
	for i := 0; i < len(runs); {
		if runs[i].marks&mono == 0 {
			i++
			continue
		}
		j, common := i, ^marks(0)
		for j < len(runs) && runs[j].marks&mono != 0 && runs[j].link == runs[i].link {
			if !runs[j].blank() {
				common &= runs[j].marks
			}
			j++
		}
		for ; i < j; i++ {
			runs[i].marks = common&runs[i].marks | mono
		}
	}
}

// bridge marks the white space between two runs that are both strong, or both emphasised, and nothing else, so that they
// are one.
func bridge(runs []run) {
	for i := 1; i+1 < len(runs); i++ {
		m := runs[i-1].marks
		if (m == strong || m == emph) && runs[i+1].marks == m && runs[i].blank() && runs[i].kind == words {
			runs[i].marks |= m
		}
	}
}

// uncross makes marks nest. Where one that began later goes on beyond the end of another, it is cut in two if there is
// white space to part the stars, and ends there otherwise.
func uncross(runs []run) {
	var open []marks // the outermost first
	var spent marks  // cut off, until the source ends them
	for i := range runs {
		r := &runs[i]
		spent &= r.marks
		r.marks &^= spent
		crossing := marks(0)
		kept := open[:0]
		for _, m := range open {
			switch {
			case r.marks&m == 0:
				if m&(strong|emph) != 0 {
					crossing = strong | emph // if it was opened inside m; other signs part well
				}
			case crossing&m == 0:
				kept = append(kept, m)
			default:
				switch {
				case r.blank():
					r.marks &^= m
				case i > 0 && runs[i-1].blank():
					runs[i-1].marks &^= m
				default:
					r.marks &^= m
					spent |= m
				}
			}
		}
		open = kept
		if r.blank() {
			continue
		}
		for {
			next, furthest := marks(0), 0
			for _, m := range outermost {
				if r.marks&m == 0 || slices.Contains(open, m) {
					continue
				}
				if end := extent(runs, i, m); end > furthest {
					next, furthest = m, end
				}
			}
			if next == 0 {
				break
			}
			open = append(open, next)
		}
	}
}

// extent is where the stretch with a mark that begins at i ends.
func extent(runs []run, i int, m marks) int {
	for i < len(runs) && runs[i].marks&m != 0 {
		i++
	}
	return i
}

// trimLinks takes links off the white space at their ends, and off nothing but white space.
func trimLinks(runs []run) {
	for i := 0; i < len(runs); {
		l := runs[i].link
		if l == nil {
			i++
			continue
		}
		j := i
		for j < len(runs) && runs[j].link == l {
			j++
		}
		for k := i; k < j && runs[k].blank(); k++ {
			runs[k].link = nil
		}
		for k := j - 1; k >= i && runs[k].blank(); k-- {
			runs[k].link = nil
		}
		i = j
	}
}

// merged joins runs without marks. Others keep their white space apart, as a mark may yet have to end at it.
func merged(runs []run) []run {
	out := runs[:0]
	for i := 0; i < len(runs); {
		j := i + 1
		for j < len(runs) && runs[i].kind == words && runs[j].kind == words && runs[i].marks|runs[j].marks == 0 && runs[j].link == runs[i].link {
			j++
		}
		r := runs[i]
		if j > i+1 {
			r.text = plain(runs[i:j])
		}
		out = append(out, r)
		i = j
	}
	return out
}
