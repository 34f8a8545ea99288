package intake

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
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

// edged takes a mark off the ends of each stretch that has it, where it cannot begin or end.
func edged(runs []run, m marks) []run {
	stars := m&(strong|emph|strike) != 0
	other := (strong | emph) &^ m
	joined := false // the other mark around began together with this one, in one row of stars
	out := make([]run, 0, len(runs))
	for i := 0; i < len(runs); {
		if runs[i].marks&other != 0 && (i == 0 || runs[i-1].marks&other == 0) {
			joined = runs[i].marks&m != 0
		}
		if runs[i].marks&m == 0 {
			out = append(out, runs[i])
			i++
			continue
		}
		j := i
		for j < len(runs) && runs[j].marks&m != 0 {
			j++
		}
		for k := i + 1; k < j; k++ {
			if runs[k].marks&other != 0 && runs[k-1].marks&other == 0 {
				joined = true
			}
		}
		part := runs[i:j:j]
		var before, after *run
		if len(out) > 0 {
			before = &out[len(out)-1]
		}
		if j < len(runs) {
			after = &runs[j]
		}
		strict := joined && before != nil && before.marks&other != 0
		var head, tail []run
		for len(part) > 0 {
			first := &part[0]
			if !first.blank() && (!stars || canOpen(before, first, m) && (!strict || onlyOpens(before, first)) && !(m == strike && endsInTilde(before))) {
				break
			}
			off, rest := cutFirst(part, stars)
			head = append(head, off...)
			for k := range off {
				head[len(head)-1-k].marks &^= m
			}
			before = &head[len(head)-1]
			part = rest
		}
		for len(part) > 0 {
			last := &part[len(part)-1]
			if !last.blank() && (!stars || canClose(last, after, m) && !(m == strike && endsInTilde(last))) {
				break
			}
			off, rest := cutLast(part, stars)
			for k := range off {
				off[k].marks &^= m
			}
			tail = append(off, tail...)
			after = &tail[0]
			part = rest
		}
		out = append(append(append(out, head...), part...), tail...)
		i = j
	}
	return out
}

// cutFirst cuts off the first character of running text, or the whole first run where that is no plain text.
func cutFirst(part []run, character bool) (off, rest []run) {
	first := part[0]
	if !character || first.blank() || first.special() {
		return []run{first}, part[1:]
	}
	_, n := utf8.DecodeRuneInString(first.text)
	if n == len(first.text) {
		return []run{first}, part[1:]
	}
	cut := first
	cut.text = first.text[:n]
	part[0].text = first.text[n:]
	return []run{cut}, respace(part)
}

func cutLast(part []run, character bool) (off, rest []run) {
	at := len(part) - 1
	last := part[at]
	if !character || last.blank() || last.special() {
		return []run{last}, part[:at]
	}
	_, n := utf8.DecodeLastRuneInString(last.text)
	if n == len(last.text) {
		return []run{last}, part[:at]
	}
	cut := last
	cut.text = last.text[len(last.text)-n:]
	part[at].text = last.text[:len(last.text)-n]
	if s := part[at].text; strings.HasSuffix(s, " ") && s != " " {
		space := part[at]
		space.text = " "
		part[at].text = strings.TrimSuffix(s, " ")
		return []run{space, cut}, part
	}
	return []run{cut}, part
}

// respace cuts off a space that has come to the beginning.
func respace(part []run) []run {
	if s := part[0].text; strings.HasPrefix(s, " ") && s != " " {
		space := part[0]
		space.text = " "
		part[0].text = s[1:]
		return append([]run{space}, part...)
	}
	return part
}

// special tells a run that begins and ends with a sign in Markdown, whatever its text.
func (r *run) special() bool {
	return r.kind != words || r.marks&(mono|kbd|sup|sub) != 0 || r.link != nil
}

// mayWrap tells whether a sign of Markdown may stand between a and b, at the side of a: a is special in a way that b is
// not.
func mayWrap(a, b *run) bool {
	return a.kind != words || a.marks&(mono|kbd|sup|sub)&^b.marks != 0 || a.link != nil && a.link != b.link
}

// wraps tells whether one surely does; an address may stand bare.
func wraps(a, b *run) bool {
	return mayWrap(a, b) && (a.link == nil || a.link == b.link || a.kind != words || addressAt(a.text) == 0)
}

// canOpen tells whether stars before r, which follows before, can open emphasis (CommonMark §6.2, left-flanking).
func canOpen(before, r *run, m marks) bool {
	if before == nil || before.blank() {
		return true
	}
	first, _ := utf8.DecodeRuneInString(r.text)
	if !mayWrap(r, before) && r.marks&^before.marks&unlike(m) == 0 && isWord(first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return wraps(before, r) || !isWord(last)
}

// endsInTilde tells that the parser would not see ~~ behind r: it takes even an escaped tilde before it for one more.
func endsInTilde(r *run) bool {
	return r != nil && r.kind == words && strings.HasSuffix(r.text, "~")
}

// onlyOpens tells that stars there could not close emphasis as well. Stars that could would end the emphasis around them
// if that began in a row of three (CommonMark §6.2, rules 9 and 10).
func onlyOpens(before, r *run) bool {
	first, _ := utf8.DecodeRuneInString(r.text)
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return !mayWrap(r, before) && isWord(first) && (before.blank() || wraps(before, r) || !isWord(last))
}

// unlike are the marks of another sign than m, which may stand between m and the text.
func unlike(m marks) marks {
	if m == strike {
		return strong | emph
	}
	return strike
}

// canClose tells whether stars behind r can close emphasis before after.
func canClose(r, after *run, m marks) bool {
	if after == nil || after.blank() {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(r.text)
	if !mayWrap(r, after) && r.marks&^after.marks&unlike(m) == 0 && isWord(last) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(after.text)
	return wraps(after, r) || !isWord(first)
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
