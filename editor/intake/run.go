package intake

import (
	"strings"
	"unicode"
)

// text takes up the text between two tags.
func (r *reader) text(text string, s style) {
	switch {
	case r.code != nil:
		r.code.WriteString(text)
	case s.line > 0 && s.heading == 0 && (s.marker || r.lists):
		r.marker += tidied(text)
	case s.keep && strings.TrimSpace(text) != "":
		for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
			if i > 0 {
				r.lineBreak()
			}
			r.words(tidied(line), s)
		}
	default:
		r.words(tidied(text), s)
	}
}

// words appends to the paragraph, or begins one if there is more than white space.
func (r *reader) words(text string, s style) {
	if r.leaf == nil {
		if text = strings.TrimPrefix(text, " "); text == "" {
			return
		}
		r.begin(s)
	}
	b := r.leaf
	if r.endsInSpace() {
		text = strings.TrimPrefix(text, " ")
	}
	if text == "" {
		return
	}
	if n := len(b.runs); n > 0 {
		if last := &b.runs[n-1]; last.kind == words && last.marks == s.marks && last.link == s.link && len(last.text) < 4096 {
			last.text += text
			return
		}
	}
	b.runs = append(b.runs, run{text: text, marks: s.marks, link: s.link})
}

// endsInSpace tells whether white space would add nothing to the paragraph.
func (r *reader) endsInSpace() bool {
	n := len(r.leaf.runs)
	if n == 0 {
		return true
	}
	last := &r.leaf.runs[n-1]
	return last.kind == lineBreak || last.kind == words && strings.HasSuffix(last.text, " ")
}

func (r *reader) lineBreak() {
	if r.code != nil {
		r.code.WriteByte('\n')
		return
	}
	if r.leaf != nil {
		s := r.style()
		r.leaf.runs = append(r.leaf.runs, run{kind: lineBreak, marks: s.marks, link: s.link})
	} else if len(r.at.children) == 0 {
		r.at.blank = true
	}
}

// begin begins a paragraph, heading or the like, whatever the style says.
func (r *reader) begin(s style) {
	b := &block{kind: paragraph}
	switch {
	case s.heading > 0:
		b.kind, b.level = heading, s.heading
	case s.line > 0:
		b.kind, b.level = listLine, s.line
	default:
		b.lines = r.at.lines && r.innermost() == "div"
	}
	r.place().add(b)
	r.leaf = b
	for _, id := range r.wait {
		r.ids[id] = b
	}
	r.wait = r.wait[:0]
}

// innermost is the innermost block element that is open.
func (r *reader) innermost() string {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].block {
			return r.open[i].tag
		}
	}
	return ""
}

// endLeaf ends the paragraph; what follows belongs to another one.
func (r *reader) endLeaf() {
	if r.code != nil {
		if s := r.code.String(); s != "" && !strings.HasSuffix(s, "\n") {
			r.code.WriteByte('\n')
		}
		return
	}
	b := r.leaf
	r.leaf = nil
	marker := r.marker
	r.marker = ""
	if b == nil {
		return
	}
	b.runs = trimmed(b.runs)
	if b.kind == listLine {
		b.info = strings.TrimSpace(marker)
	}
	if len(b.runs) == 0 { // nothing but breaks
		b.parent.children = b.parent.children[:len(b.parent.children)-1]
	}
}

// trimmed drops white space and breaks at both ends of a paragraph, and white space before breaks.
func trimmed(runs []run) []run {
	kept := runs[:0]
	for _, r := range runs {
		if r.kind == lineBreak {
			for len(kept) > 0 && kept[len(kept)-1].kind == words {
				last := &kept[len(kept)-1]
				if last.text = strings.TrimRight(last.text, " "); last.text != "" {
					break
				}
				kept = kept[:len(kept)-1]
			}
			if len(kept) == 0 {
				continue
			}
		}
		kept = append(kept, r)
	}
	for len(kept) > 0 {
		last := &kept[len(kept)-1]
		switch last.kind {
		case lineBreak:
		case words:
			if last.text = strings.TrimRight(last.text, " "); last.text != "" {
				return kept
			}
		default:
			return kept
		}
		kept = kept[:len(kept)-1]
	}
	return kept
}

// tidied returns text with each stretch of white space, of whatever kind, as one space, and without characters that
// show nothing.
func tidied(s string) string {
	if isTidy(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	var before rune
	for i, c := range s {
		switch {
		case unicode.IsSpace(c) || c == '\u2028' || c == '\u2029':
			if !space {
				b.WriteByte(' ')
			}
			space, before = true, ' '
			continue
		case c == '\u200b': // where a line may break: of use between the letters of scripts without spaces
			next := []rune(s[i+len("\u200b") : min(len(s), i+8)])
			if before < 0x80 || len(next) == 0 || next[0] < 0x80 {
				continue
			}
		case c == '\ufeff' || c == '\u00ad' || c == '\u2060' || unicode.Is(unicode.Cc, c):
			continue
		}
		b.WriteRune(c)
		space, before = false, c
	}
	return b.String()
}

// isTidy is the quick way for most text.
func isTidy(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}
