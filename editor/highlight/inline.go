package highlight

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// linkNest bounds the parentheses inside a link target, as cmark does; with the
// other bounds here it keeps the work on any 4 KiB below a millisecond.
const linkNest = 32

// inline paints marks within a stretch of text after CommonMark 6: code spans,
// links, tags and autolinks first, then emphasis over what is left.
type inline struct {
	p        paint
	src      []byte
	noCode   map[int]bool // lengths of backtick runs that nothing closes
	brackets []bracket
	delims   []delim
	lastEnd  int // of the last ')' in src
}

// bracket is an opening [ or ![ that may become a link.
type bracket struct {
	at, text int // where the sign and the text begin
	delims   int // how many delimiters came before
}

// delim is a run of *, _ or ~ that may open or close emphasis.
type delim struct {
	from, to int // what is left of the run
	n        int // length of the whole run
	char     byte
	opens    bool
	closes   bool
}

func paintInline(p paint, src []byte) {
	if !bytes.ContainsAny(src, "\\`*_~[]<!&:w") {
		return
	}
	in := inline{p: p, src: src, lastEnd: bytes.LastIndexByte(src, ')')}
	for i := 0; i < len(src); {
		i = in.next(i)
	}
	in.emphasis(0)
}

// next handles the sign at i and returns where to go on.
func (in *inline) next(i int) int {
	src := in.src
	switch c := src[i]; c {
	case '\\':
		if i+1 < len(src) && isPunct(rune(src[i+1])) {
			in.p.kind(i, i+1, Mark)
			return i + 2
		}
	case '`':
		return in.code(i)
	case '*', '_', '~':
		return in.delimiter(i)
	case '!':
		if i+1 < len(src) && src[i+1] == '[' {
			in.brackets = append(in.brackets, bracket{at: i, text: i + 2, delims: len(in.delims)})
			return i + 2
		}
	case '[':
		if end := in.footnote(i); end > 0 {
			return end
		}
		in.brackets = append(in.brackets, bracket{at: i, text: i + 1, delims: len(in.delims)})
	case ']':
		return in.closeBracket(i)
	case '<':
		return in.angle(i)
	case 'h', 'w':
		return in.bareLink(i)
	}
	return i + 1
}

// code paints a code span that opens at i.
func (in *inline) code(i int) int {
	n := runLength(in.src, i)
	if in.noCode[n] {
		return i + n
	}
	for j := i + n; j < len(in.src); {
		next := bytes.IndexByte(in.src[j:], '`')
		if next < 0 {
			break
		}
		j += next
		m := runLength(in.src, j)
		if m == n {
			in.p.kind(i, i+n, Mark)
			in.p.kind(i+n, j, Code)
			in.p.kind(j, j+n, Mark)
			return j + n
		}
		j += m
	}
	if in.noCode == nil {
		in.noCode = map[int]bool{}
	}
	in.noCode[n] = true
	return i + n
}

// footnote paints a [^label] that begins at i.
func (in *inline) footnote(i int) int {
	if i+2 >= len(in.src) || in.src[i+1] != '^' {
		return 0
	}
	for j := i + 2; j < len(in.src) && j < i+100; j++ {
		switch in.src[j] {
		case ']':
			if j == i+2 {
				return 0
			}
			in.p.kind(i, j+1, Link)
			return j + 1
		case ' ', '\t', '[':
			return 0
		}
	}
	return 0
}

// closeBracket looks whether the ] at i ends the text of a link.
func (in *inline) closeBracket(i int) int {
	if len(in.brackets) == 0 {
		return i + 1
	}
	open := in.brackets[len(in.brackets)-1]
	in.brackets = in.brackets[:len(in.brackets)-1]
	end := 0
	if i+1 < len(in.src) {
		switch in.src[i+1] {
		case '(':
			end = in.target(i + 2)
		case '[':
			if n := bytes.IndexByte(in.src[i+2:min(len(in.src), i+202)], ']'); n >= 0 {
				end = i + 2 + n + 1
			}
		}
	}
	if end == 0 {
		return i + 1
	}
	// Emphasis inside a link closes inside it.
	in.emphasis(open.delims)
	in.p.kind(open.at, open.text, Mark)
	for j := open.text; j < i; j++ {
		if k := in.p[j].Kind(); k != Mark && k != Code {
			in.p.kind(j, j+1, Link)
		}
	}
	in.p.kind(i, i+2, Mark)
	in.p.kind(i+2, end-1, URL)
	in.p.kind(end-1, end, Mark)
	return end
}

// target returns the end of the link target that begins at i, behind its closing
// parenthesis, or 0.
func (in *inline) target(i int) int {
	src, depth := in.src, 0
	if i < len(src) && src[i] == '<' {
		n := bytes.IndexAny(src[i+1:], "<>")
		if n < 0 || src[i+1+n] != '>' {
			return 0
		}
		i += n + 2
	}
	for ; i <= in.lastEnd; i++ {
		switch src[i] {
		case '\\':
			i++
		case '(':
			if depth++; depth > linkNest {
				return 0
			}
		case ')':
			if depth == 0 {
				return i + 1
			}
			depth--
		case ' ', '\t':
			return in.title(i, depth)
		}
	}
	return 0
}

// title returns the end of the title and parenthesis that follow the space at i.
func (in *inline) title(i, depth int) int {
	src := in.src
	for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
		i++
	}
	if i >= len(src) || depth > 0 {
		return 0
	}
	if src[i] == ')' {
		return i + 1
	}
	closing := map[byte]byte{'"': '"', '\'': '\'', '(': ')'}[src[i]]
	if closing == 0 {
		return 0
	}
	n := bytes.IndexByte(src[i+1:], closing)
	if n < 0 {
		return 0
	}
	for i += n + 2; i < len(src) && (src[i] == ' ' || src[i] == '\t'); {
		i++
	}
	if i < len(src) && src[i] == ')' {
		return i + 1
	}
	return 0
}

// angle paints an autolink, a tag or a comment that begins at i.
func (in *inline) angle(i int) int {
	src := in.src
	if bytes.HasPrefix(src[i:], []byte("<!--")) {
		end := len(src)
		if n := bytes.Index(src[i+4:], []byte("-->")); n >= 0 {
			end = i + 4 + n + 3
		}
		in.p.kind(i, end, Comment)
		return end
	}
	n := bytes.IndexAny(src[i+1:], "<>")
	if n < 1 || src[i+1+n] != '>' {
		return i + 1
	}
	end, body := i+n+2, src[i+1:i+1+n]
	letter := body[0] | 0x20
	switch {
	case !bytes.ContainsAny(body, " \t") && (bytes.IndexByte(body, ':') > 0 || bytes.IndexByte(body, '@') > 0):
		in.p.kind(i, i+1, Mark)
		in.p.kind(i+1, end-1, Link)
		in.p.kind(end-1, end, Mark)
	case 'a' <= letter && letter <= 'z', body[0] == '/', body[0] == '!', body[0] == '?':
		in.p.kind(i, end, HTML)
	default:
		return i + 1
	}
	return end
}

// bareLink paints an address that begins at i, after the GFM autolink rules.
func (in *inline) bareLink(i int) int {
	src := in.src
	rest := src[i:]
	if !bytes.HasPrefix(rest, []byte("http://")) && !bytes.HasPrefix(rest, []byte("https://")) && !bytes.HasPrefix(rest, []byte("www.")) {
		return i + 1
	}
	if i > 0 && !bytes.ContainsRune([]byte(" \t*_~("), rune(src[i-1])) {
		return i + 1
	}
	end := bytes.IndexAny(rest, " \t<")
	if end < 0 {
		end = len(rest)
	}
	depth := bytes.Count(rest[:end], []byte("(")) - bytes.Count(rest[:end], []byte(")"))
	for end > 0 {
		c := rest[end-1]
		if c == ')' && depth < 0 {
			depth++
		} else if bytes.IndexByte([]byte("?!.,:*_~'\""), c) < 0 {
			break
		}
		end--
	}
	in.p.kind(i, i+end, Link)
	return i + max(end, 1)
}

// delimiter records the run of *, _ or ~ at i and what it may do (CommonMark 6.2).
func (in *inline) delimiter(i int) int {
	src, c := in.src, in.src[i]
	n := runLength(src, i)
	before, after := ' ', ' '
	if i > 0 {
		before, _ = utf8.DecodeLastRune(src[:i])
	}
	if i+n < len(src) {
		after, _ = utf8.DecodeRune(src[i+n:])
	}
	left := !unicode.IsSpace(after) && (!isPunct(after) || unicode.IsSpace(before) || isPunct(before))
	right := !unicode.IsSpace(before) && (!isPunct(before) || unicode.IsSpace(after) || isPunct(after))
	d := delim{from: i, to: i + n, n: n, char: c, opens: left, closes: right}
	if c == '_' {
		d.opens = left && (!right || isPunct(before))
		d.closes = right && (!left || isPunct(after))
	}
	if (d.opens || d.closes) && (c != '~' || n <= 2) {
		in.delims = append(in.delims, d)
	}
	return i + n
}

// emphasis pairs the delimiters from index bottom on and forgets them.
func (in *inline) emphasis(bottom int) {
	ds := in.delims[bottom:]
	in.delims = in.delims[:bottom]
	// floor remembers, for each kind of closer, below which index no opener is
	// left: without it a text of closers would cost the square of its length.
	var floor [3][2][3]int
	for c := range ds {
		for ds[c].closes && ds[c].from < ds[c].to {
			low := &floor[delimIndex(ds[c].char)][btoi(ds[c].opens)][ds[c].n%3]
			o := c - 1
			for o >= *low && !pairs(&ds[o], &ds[c]) {
				o--
			}
			if o < *low {
				*low = c
				break
			}
			in.pair(&ds[o], &ds[c])
			for k := o + 1; k < c; k++ {
				ds[k].to = ds[k].from
			}
		}
	}
}

// pair paints the text between two delimiters that match.
func (in *inline) pair(open, closer *delim) {
	n, face := 1, Emph
	if open.to-open.from >= 2 && closer.to-closer.from >= 2 {
		n, face = 2, Strong
	}
	if open.char == '~' {
		n, face = open.n, Strike
	}
	in.p.face(open.to, closer.from, face)
	in.p.kind(open.to-n, open.to, Mark)
	in.p.kind(closer.from, closer.from+n, Mark)
	open.to -= n
	closer.from += n
}

// pairs reports whether an opener and a closer belong together, with the rule of
// three of CommonMark 6.2.
func pairs(open, closer *delim) bool {
	if open.char != closer.char || !open.opens || open.from == open.to {
		return false
	}
	if open.char == '~' {
		return open.n == closer.n
	}
	return !(open.closes || closer.opens) || (open.n+closer.n)%3 != 0 || open.n%3 == 0 && closer.n%3 == 0
}

func delimIndex(c byte) int { return bytes.IndexByte([]byte("*_~"), c) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
