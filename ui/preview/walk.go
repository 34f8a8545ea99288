package preview

import "strings"

// This file reads the page out, for tests: it lays out everything.

// Text is all text of the page from top to bottom, a line for every paragraph, item or cell.
func (p *Pane) Text() string {
	var b strings.Builder
	p.walk(func(o op) {
		if t, ok := o.(*textOp); ok {
			b.Write(t.prose.text)
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// Links are the targets of all links of the page, from top to bottom, without those to places of the page.
func (p *Pane) Links() []string {
	var out []string
	p.walk(func(o op) {
		switch o := o.(type) {
		case *textOp:
			for _, l := range o.prose.links {
				if !strings.HasPrefix(l.dest, ownPlace) {
					out = append(out, l.dest)
				}
			}
		case imageOp:
			if o.dest != "" {
				out = append(out, o.dest)
			}
		}
	})
	return out
}

// walk calls yield for the first row of every prose and every picture.
func (p *Pane) walk(yield func(op)) {
	if !p.shown {
		return
	}
	p.ensureLook()
	for i := range p.model.parts {
		seen := map[any]bool{}
		var visit func(ops []op)
		visit = func(ops []op) {
			for _, o := range ops {
				var what any
				switch o := o.(type) {
				case *textOp:
					what = o.prose
				case imageOp:
					what = o
				case *slideOp:
					visit(o.ops)
					continue
				default:
					continue
				}
				if !seen[what] {
					seen[what] = true
					yield(o)
				}
			}
		}
		for _, r := range p.model.sheet(i).rows {
			visit(r.ops)
		}
	}
}
