package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escaped returns the pieces as one text, with a backslash before each character that would be read as a mark, and
// before no other.
func (e *emitter) escaped() string {
	for i := range e.pieces {
		if p := &e.pieces[i]; p.more != nil {
			p.s, p.more = string(p.more), nil
		}
	}
	x := escaper{emitter: e}
	for i := range e.pieces {
		if p := &e.pieces[i]; p.markup {
			for _, c := range [...]byte{'*', '~', '`'} {
				x.marks[c] += strings.Count(p.s, string(c))
			}
			if p.address {
				x.marks['_'] += strings.Count(p.s, "_")
			}
		} else {
			x.count(p.s)
		}
	}
	for i := range e.pieces {
		p := &e.pieces[i]
		x.next = ""
		if i+1 < len(e.pieces) {
			x.next = e.pieces[i+1].s
			if e.pieces[i+1].address {
				if x.next = "<"; strings.HasPrefix(e.pieces[i+1].s, "www.") {
					x.next = "["
				}
			}
		}
		switch {
		case p.address:
			for j := i + 2; j < len(e.pieces) && len(x.next) < 8; j++ {
				x.next += e.pieces[j].s
			}
			x.address(p.s)
		case p.s == hardBreak && strings.HasSuffix(x.out.String(), `\`):
			x.out.WriteString("  \n") // the parser miscounts backslashes at the end of a line
		case p.markup:
			x.out.WriteString(p.s)
		default:
			x.text(p.s, p.inLink)
		}
	}
	return x.out.String()
}

// escaper escapes one piece after another.
type escaper struct {
	*emitter
	out   strings.Builder
	marks [128]int // how many runs of a mark's character there are: one alone marks nothing
	next  string   // what follows the piece
	open  int      // brackets in the text that are open, in which the parser finds no addresses
}

// count counts the runs of characters that mark in pairs.
func (x *escaper) count(s string) {
	var before byte
	for i := range len(s) {
		switch c := s[i]; c {
		case '*', '~', '`', '_':
			if c != before {
				x.marks[c]++
			}
		}
		before = s[i]
	}
}

// text appends text.
func (x *escaper) text(s string, inLink bool) {
	i := 0
	if x.place == inText && !inLink && s != "" && x.atLineStart() {
		i = x.lineStart(s)
	}
	for i < len(s) {
		n, escape := x.marked(s, i, inLink)
		switch {
		case s[i] == '[' && !escape:
			x.open++
		case s[i] == ']' && !escape && x.open > 0:
			x.open--
		}
		for _, c := range s[i : i+n] {
			if escape {
				x.out.WriteByte('\\')
			}
			x.out.WriteRune(c)
		}
		i += n
	}
}

func (x *escaper) atLineStart() bool {
	return x.out.Len() == 0 || strings.HasSuffix(x.out.String(), "\n")
}

// marked looks at the characters at i: how many of them belong together, and whether they would be read as marks.
func (x *escaper) marked(s string, i int, inLink bool) (n int, escape bool) {
	rest := s[i:]
	switch c := s[i]; c {
	case '\\':
		after := x.peek(s[i+1:])
		return 1, after == '\n' || after == 0 && inLink || after != 0 && strings.ContainsRune(asciiMarks, after)
	case '*', '_', '~', '`':
		n = 1
		for i+n < len(s) && s[i+n] == c {
			n++
		}
		if x.marks[c] == 1 {
			return n, false
		}
		before, after := x.before(), x.peek(s[i+n:])
		switch {
		case c == '`':
			return n, true
		case isBlank(before) && isBlank(after):
			return n, false
		case c == '_' && isWord(before) && isWord(after):
			return n, false
		}
		return n, true
	case '[':
		after := x.peek(s[i+1:])
		return 1, inLink || after == '^' || after == '!'
	case ']':
		after := x.peek(s[i+1:])
		return 1, inLink || after == '(' || after == '[' || after == ':'
	case '<':
		after := x.peek(s[i+1:])
		return 1, after == '/' || after == '!' || after == '?' || after < utf8.RuneSelf && unicode.IsLetter(after)
	case '&':
		return 1, entity.MatchString(rest)
	case '!':
		return 1, len(rest) == 1 && strings.HasPrefix(x.next, "[")
	case '|':
		return 1, x.place == inCell
	case '#':
		return 1, x.place == inHeading && len(rest) == 1 && x.next == "" && endsHeading(x.out.String())
	case ':':
		return 1, x.place == inText && i == 0 && strings.HasSuffix(x.out.String(), "]") && strings.HasPrefix(lastLine(x.out.String()), "[^")
	}
	_, n = utf8.DecodeRuneInString(rest)
	return n, false
}

// endsHeading tells whether one more # would close a heading: only such signs before it, up to a space.
func endsHeading(s string) bool {
	s = strings.TrimRight(s, "#")
	return s == "" || strings.HasSuffix(s, " ")
}

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// asciiMarks are the characters that a backslash escapes.
const asciiMarks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);`)

// before is the character before the next one, a line's beginning as white space.
func (x *escaper) before() rune {
	s := x.out.String()
	if s == "" {
		return ' '
	}
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// peek is the first character of the rest of a piece or of what follows it, 0 at the end.
func (x *escaper) peek(rest string) rune {
	if rest == "" {
		rest = x.next
	}
	if rest == "" {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(rest)
	return c
}

func isBlank(c rune) bool { return c == 0 || unicode.IsSpace(c) }

func isMark(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

func isWord(c rune) bool { return !isBlank(c) && !isMark(c) }

// lineStart appends what a line may not begin with, with a backslash in it, and returns its length.
func (x *escaper) lineStart(s string) int {
	escape := func(at int) int {
		x.out.WriteString(s[:at])
		x.out.WriteByte('\\')
		x.out.WriteByte(s[at])
		return at + 1
	}
	blank := func(at int) bool {
		return at < len(s) && s[at] == ' ' || at == len(s) && (x.next == "" || x.next[0] == '\\')
	}
	run := 1
	for run < len(s) && s[run] == s[0] {
		run++
	}
	switch s[0] {
	case '>':
		return escape(0)
	case '#':
		if run <= 6 && blank(run) {
			return escape(0)
		}
	case '+', '-', '*', '_':
		if blank(1) || blank(run) || s[0] != '+' && ruler.MatchString(s) {
			return escape(0)
		}
	case '~', '`':
		if run >= 3 {
			for range run {
				x.out.WriteByte('\\')
				x.out.WriteByte(s[0])
			}
			return run
		}
	case '=', '|':
		if ruler.MatchString(s) || x.out.Len() > 0 && strings.Trim(s, "= ") == "" {
			return escape(0)
		}
	case ':':
		if blank(1) || ruler.MatchString(s) {
			return escape(0)
		}
	case '[':
		if taskBox.MatchString(s) || x.defines() {
			return escape(0)
		}
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits > 0 && digits <= 9 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') && blank(digits+1) {
		return escape(digits)
	}
	return 0
}

// defines tells whether code or an address holds the end of a link definition, which would make one of a paragraph that
// begins with a bracket.
func (x *escaper) defines() bool {
	for i := range x.pieces {
		if x.pieces[i].markup && strings.Contains(x.pieces[i].s, "]:") {
			return true
		}
	}
	return false
}

// ruler is a line that underlines a heading, divides, or is the second of a table.
var ruler = regexp.MustCompile(`^(?:[-|: ]*-[-|: ]*|[*_ ]+)$`)

var taskBox = regexp.MustCompile(`^\[[ xX]\](?: |$)`)

// atBoundary tells whether the parser looks for an address here: at the beginning of a word, but not behind a mark.
func (x *escaper) atBoundary() bool {
	s := x.out.String()
	return x.open == 0 && (s == "" || strings.ContainsRune(" \n(", rune(s[len(s)-1])))
}

// address appends an address that stands for itself: bare where the parser finds it, and where it ends as meant.
func (x *escaper) address(s string) {
	if x.atBoundary() && addressAt(s) == len(s) && x.endsAddress(s) {
		x.out.WriteString(s)
		return
	}
	if strings.HasPrefix(s, "www.") {
		label := emitter{place: x.place, pieces: []piece{{s: s, inLink: true}}}
		x.out.WriteString("[" + label.escaped() + "](" + x.destination(destinationOf(s)) + ")")
		return
	}
	x.out.WriteString("<" + s + ">")
}

// endsAddress tells whether the parser ends an address where it meets what follows: behind a sign at the end of a
// clause, if that is one.
func (x *escaper) endsAddress(s string) bool {
	after := strings.TrimLeft(x.next, ".,:!?")
	if rest, ok := strings.CutPrefix(after, ")"); ok && !strings.Contains(s, "(") {
		after = strings.TrimLeft(rest, ".,:!?")
	}
	return after == "" || after[0] == ' ' || after[0] == '\\' || after[0] == '*'
}
