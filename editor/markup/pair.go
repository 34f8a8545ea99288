package markup

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

// pairReach is how far to either side of a place pairs are looked for. One that is
// longer is not found.
const pairReach = 8 << 10

// pair is two signs that enclose something: brackets, quotation marks, or the marks
// of emphasis and code.
type pair struct{ open, close text.Span }

// outer is what the pair covers with its signs.
func (p pair) outer() text.Span { return text.Span{From: p.open.From, To: p.close.To} }

// inner is what is between the signs.
func (p pair) inner() text.Span { return text.Span{From: p.open.To, To: p.close.From} }

// closings is what may close what a sign opens. Languages disagree about quotation
// marks: one that closes here opens there.
var closings = map[string][]string{
	"(": {")"}, "[": {"]"}, "{": {"}"}, "<": {">"},
	"“": {"”"}, "„": {"“", "”"}, "”": {"”"}, "‘": {"’"}, "‚": {"‘", "’"},
	"«": {"»"}, "»": {"«"}, "‹": {"›"}, "›": {"‹"},
	`"`: {`"`}, "`": {"`"}, "*": {"*"}, "**": {"**"}, "_": {"_"}, "__": {"__"}, "~~": {"~~"},
}

// pairing finds pairs while it goes over a piece of text from left to right.
type pairing struct {
	b       []byte
	open    []text.Span    // not closed yet
	waiting map[string]int // how often each closing sign is waited for
	found   []pair
}

// pairsNear is the pairs around a span and near it, each before those that enclose it.
// What never closes is left out, and so is what a pair crosses.
func pairsNear(doc text.Text, s text.Span) []pair {
	near := text.Span{From: max(0, s.From-pairReach), To: min(doc.Len(), s.To+pairReach)}
	if s.Len() > pairReach {
		return nil
	}
	p := pairing{b: doc.Slice(near), waiting: map[string]int{}}
	for i := 0; i < len(p.b); {
		n := p.signLen(i)
		switch {
		case n > 0:
			p.sign(text.Span{From: i, To: i + n})
			i += n
		case p.b[i] == '\n':
			i++
			if rest := bytes.TrimLeft(p.b[i:], " \t\r"); len(rest) > 0 && rest[0] == '\n' {
				p.endParagraph()
			}
		case p.b[i] == '\\':
			i++
			_, size := utf8.DecodeRune(p.b[i:])
			i += size
		default:
			i++
		}
	}
	for i := range p.found {
		f := &p.found[i]
		f.open, f.close = f.open.Shift(near.From), f.close.Shift(near.From)
	}
	return p.found
}

// signLen is the length of the sign at i, or 0.
func (p *pairing) signLen(i int) int {
	switch c := p.b[i]; c {
	case '*', '_', '~':
		n := 1
		for i+n < len(p.b) && p.b[i+n] == c && n < 2 {
			n++
		}
		if c == '~' && n == 1 {
			return 0
		}
		return n
	case '(', ')', '[', ']', '{', '}', '<', '>', '"', '`':
		return 1
	case 0xc2, 0xe2: // what the quotation marks begin with
		r, n := utf8.DecodeRune(p.b[i:])
		if slices.Contains([]rune("“”„‘’‚«»‹›"), r) {
			return n
		}
	}
	return 0
}

// sign takes a sign for a closing one if one is waited for, else for an opening one.
func (p *pairing) sign(at text.Span) {
	c := string(p.b[at.From:at.To])
	before, _ := utf8.DecodeLastRune(p.b[:at.From])
	after, _ := utf8.DecodeRune(p.b[at.To:])
	own := slices.Contains(closings[c], c)
	spaced := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) }
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	switch {
	case c == "’" && letter(before) && letter(after), c == "_" && letter(before) && letter(after):
		return // an apostrophe; a name_with_strokes
	case c == ">" && (before == '-' || before == '='), c == "<" && (spaced(after) || after == '=' || after == '-'):
		return // an arrow, a comparison
	case p.waiting[c] > 0 && !(own && spaced(before)):
		p.close(c, at)
	case closings[c] != nil && !(own && spaced(after)):
		p.open = append(p.open, at)
		p.wait(at, 1)
	}
}

// close pairs a closing sign with what it closes; what was opened since is dropped.
func (p *pairing) close(c string, at text.Span) {
	for len(p.open) > 0 {
		top := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		p.wait(top, -1)
		if slices.Contains(closings[string(p.b[top.From:top.To])], c) {
			p.found = append(p.found, pair{top, at})
			return
		}
	}
}

// wait changes by how much the closings of an opened sign are waited for.
func (p *pairing) wait(at text.Span, by int) {
	for _, c := range closings[string(p.b[at.From:at.To])] {
		p.waiting[c] += by
	}
}

// endParagraph drops what opens and closes with the same sign.
func (p *pairing) endParagraph() {
	kept := p.open[:0]
	for _, at := range p.open {
		if c := string(p.b[at.From:at.To]); slices.Contains(closings[c], c) {
			p.wait(at, -1)
		} else {
			kept = append(kept, at)
		}
	}
	p.open = kept
}
