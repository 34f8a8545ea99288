package preview

import "strings"

// Text is all text of the page from top to bottom, a line for every paragraph, item or cell. It lays out everything:
// it is for tests.
func (p *Pane) Text() string {
	var b strings.Builder
	p.eachProse(func(pr *prose) {
		b.Write(pr.text)
		b.WriteByte('\n')
	})
	return b.String()
}

// Links are the targets of all links of the page, from top to bottom. It lays out everything: it is for tests.
func (p *Pane) Links() []string {
	var out []string
	p.eachProse(func(pr *prose) {
		for _, l := range pr.links {
			if !strings.HasPrefix(l.dest, noteAnchor) {
				out = append(out, l.dest)
			}
		}
	})
	return out
}

func (p *Pane) eachProse(yield func(*prose)) {
	if !p.shown {
		return
	}
	p.ensureLook()
	for i := range p.model.parts {
		var last *prose
		seen := map[*prose]bool{}
		var walk func(ops []op)
		walk = func(ops []op) {
			for _, o := range ops {
				switch o := o.(type) {
				case *textOp:
					if o.prose != last && !seen[o.prose] {
						last, seen[o.prose] = o.prose, true
						yield(o.prose)
					}
				case *slideOp:
					walk(o.ops)
				}
			}
		}
		for _, r := range p.model.sheet(i).rows {
			walk(r.ops)
		}
	}
}
