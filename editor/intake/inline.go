package intake

import (
	"strconv"
	"strings"

	"galley/editor/safe"
)

// place says where running text stands, which decides what would be read as a mark.
type place uint8

const (
	inText place = iota
	inHeading
	inCell
)

// inlines returns runs as Markdown. In a paragraph it may have several lines.
func inlines(runs []run, at place) string {
	runs = settle(runs)
	s := emitted(runs, at)
	if contrived(runs) && !readsBack(s, runs) {
		for i := range runs {
			runs[i].marks &^= strong | emph | strike
		}
		s = emitted(settle(runs), at)
	}
	return s
}

func emitted(runs []run, at place) string {
	e := emitter{place: at}
	e.emit(runs, 0, nil)
	return e.escaped()
}

// piece is markup, or text that is yet to be escaped.
type piece struct {
	s       string
	more    []byte // text while it grows, s afterwards
	markup  bool
	address bool // s is an address that may stand bare
	inLink  bool
}

// emitter nests the marks of runs.
type emitter struct {
	place  place
	pieces []piece
}

func (e *emitter) markup(s string) { e.pieces = append(e.pieces, piece{s: s, markup: true}) }

func (e *emitter) text(s string, inLink bool) {
	if n := len(e.pieces); n > 0 && !e.pieces[n-1].markup && e.pieces[n-1].inLink == inLink {
		e.pieces[n-1].more = append(e.pieces[n-1].more, s...)
		return
	}
	e.pieces = append(e.pieces, piece{more: []byte(s), inLink: inLink})
}

const hardBreak = "\\\n"

// outermost is the order in which marks of the same reach are nested.
var outermost = []marks{strong, emph, strike, kbd, sup, sub}

var openings = map[marks][2]string{
	strong: {"**", "**"}, emph: {"*", "*"}, strike: {"~~", "~~"},
	kbd: {"<kbd>", "</kbd>"}, sup: {"<sup>", "</sup>"}, sub: {"<sub>", "</sub>"},
}

// emit writes runs that stand inside the marks and the link given: at each place it opens the mark that reaches
// furthest.
func (e *emitter) emit(runs []run, active marks, in *link) {
	for i := 0; i < len(runs); {
		r := &runs[i]
		if r.blank() && r.marks&mono == 0 { // nothing begins with it
			i += e.run(runs[i:], in)
			continue
		}
		if r.link != in && leads(r.link) {
			j := i + 1
			for j < len(runs) && runs[j].link == r.link {
				j++
			}
			bare := isBare(runs[i:j])
			if m := around(runs, i, j, active); m.to > j || bare && m.to == j {
				e.wrap(runs[i:m.to], m.mark, active, in)
				i = m.to
				continue
			}
			if bare {
				e.autolink(r.link.dest, strings.TrimSpace(plain(runs[i:j])))
			} else {
				e.link(runs[i:j], active)
			}
			i = j
			continue
		}
		if m := around(runs, i, i, active); m.to > i {
			e.wrap(runs[i:m.to], m.mark, active, in)
			i = m.to
			continue
		}
		i += e.run(runs[i:], in)
	}
}

type reach struct {
	mark marks
	to   int
}

// around returns the mark that begins at i and reaches furthest, but cuts through no link; atLeast says how far it must
// reach to be of use.
func around(runs []run, i, atLeast int, active marks) reach {
	best := reach{to: i}
	for _, m := range outermost {
		if active&m != 0 || runs[i].marks&m == 0 {
			continue
		}
		to, whole := i, i
		for to < len(runs) && runs[to].marks&m != 0 {
			to++
			if to == len(runs) || runs[to].link != runs[to-1].link || !leads(runs[to].link) {
				whole = to
			}
		}
		if whole == i && atLeast == i {
			whole = to // all of it is inside the link
		}
		if whole > best.to {
			best = reach{m, whole}
		}
	}
	for best.to > i && runs[best.to-1].blank() {
		best.to--
	}
	if best.to < atLeast {
		best.to = i
	}
	return best
}

func (e *emitter) wrap(runs []run, m, active marks, in *link) {
	e.markup(openings[m][0])
	e.emit(runs, active|m, in)
	e.markup(openings[m][1])
}

// run writes the first of the runs, with those of the same code, and returns how many it wrote.
func (e *emitter) run(runs []run, in *link) int {
	r := &runs[0]
	switch r.kind {
	case lineBreak:
		switch e.place {
		case inCell:
			e.markup("<br>")
		case inHeading:
			e.text(" ", in != nil)
		default:
			e.markup(hardBreak)
		}
	case image:
		e.image(r.image)
	case noteRef:
		e.markup("[^" + r.text + "]")
	case words:
		if r.marks&mono == 0 {
			e.text(r.text, in != nil)
			return 1
		}
		n := 1
		for n < len(runs) && runs[n].kind == words && runs[n].marks&mono != 0 && runs[n].link == r.link {
			n++
		}
		e.code(plain(runs[:n]))
		return n
	}
	return 1
}

func (e *emitter) code(s string) {
	longest, current := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			current = 0
			continue
		}
		current++
		longest = max(longest, current)
	}
	fence := "`"
	if longest > 0 {
		fence = strings.Repeat("`", longest+1)
		s = " " + s + " "
	}
	if e.place == inCell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	e.markup(fence + s + fence)
}

func (e *emitter) image(p *picture) {
	alt := emitter{place: e.place, pieces: []piece{{s: p.alt, inLink: true}}}
	dest := imageMark + strconv.Itoa(p.embedded) + imageMark
	if p.dest != "" {
		dest = e.destination(p.dest)
	}
	title := ""
	if p.title != "" {
		title = ` "` + e.quoted(p.title) + `"`
	}
	e.markup("![" + alt.escaped() + "](" + dest + title + ")")
}

// link writes runs of one link.
func (e *emitter) link(runs []run, active marks) {
	e.markup("[")
	e.emit(runs, active, runs[0].link)
	e.markup("](" + e.destination(runs[0].link.dest) + ")")
}

// isBare tells whether the runs of a link only repeat its address, in one style.
func isBare(runs []run) bool {
	for _, r := range runs {
		if r.kind != words || r.marks&mono != 0 || r.marks != runs[0].marks {
			return false
		}
	}
	l, s := runs[0].link, strings.TrimSpace(plain(runs))
	return s == l.dest || s == l.shown || addressAt(s) == len(s) && destinationOf(s) == l.dest
}

// autolink writes an address that stands for itself, as the text writes it unless that was tidied; whether it needs
// brackets shows when the text around it is known.
func (e *emitter) autolink(dest, text string) {
	shown := dest
	if addressAt(text) == len(text) && destinationOf(text) == dest {
		shown = text
	}
	if strings.ContainsAny(shown, " <>|") || !safe.Remote(dest) {
		e.markup("[")
		e.text(shown, true)
		e.markup("](" + e.destination(dest) + ")")
		return
	}
	e.pieces = append(e.pieces, piece{s: shown, markup: true, address: true})
}
