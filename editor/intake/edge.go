package intake

import (
	"strings"
	"unicode/utf8"
)

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
