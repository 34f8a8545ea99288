package search

import (
	"bytes"
	"regexp"
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// edge is what has to follow a match of whole words. It is matched with it, in a
// group behind all others: package regexp cannot look ahead, and where one of
// several matches ends with a word that one is wanted.
const edge = `($|[^\pL\pN\pM])`

// maxProgram is how many instructions a pattern may be compiled to.
const maxProgram = 10_000

// pattern finds a regular expression.
type pattern struct {
	re   *regexp.Regexp
	need *literal // in every match; nil when no text is known that is
	word bool     // the last group is the edge

	first *regexp.Regexp // re at the start of the text only
	next  *regexp.Regexp // re behind the first byte of the text only
	rest  *regexp.Regexp // the first byte of the text, then re
}

// compilePattern compiles an expression that package syntax can parse.
func compilePattern(expr string, source source, exact, word bool) (*pattern, error) {
	flags := "im"
	if exact {
		flags = "m"
	}
	if source.quoted {
		expr += `\E`
	}
	full := "(?" + flags + ":" + expr + ")"
	if word {
		full += "(?m:" + edge + ")"
	}
	tree, err := syntax.Parse(full, syntax.Perl)
	if err != nil || instructions(tree) > maxProgram {
		return nil, errTooLarge
	}
	p := &pattern{word: word, need: required(tree)}
	for _, c := range []struct {
		dst  **regexp.Regexp
		expr string
	}{{&p.re, full}, {&p.first, `\A` + full}, {&p.next, `\A(?s:.)` + full}, {&p.rest, `\A(?s:.)|` + full}} {
		// Only a pattern at the limits of package regexp parses alone and not here.
		if *c.dst, err = regexp.Compile(c.expr); err != nil {
			return nil, errTooLarge
		}
	}
	return p, nil
}

// errTooLarge is the error of a pattern that would be too slow.
var errTooLarge = &Error{Message: meanings[syntax.ErrLarge]}

// instructions is how many steps an expression is compiled to: as many may be
// taken for each byte of the text.
func instructions(re *syntax.Regexp) int {
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return maxProgram + 1
	}
	return len(prog.Inst)
}

// required is the longest text that is in every match of an expression; nil when
// none is known. Lines without it need not be matched, and package regexp is some
// ten times slower than the search for a text.
func required(re *syntax.Regexp) *literal {
	var most *syntax.Regexp
	for left := []*syntax.Regexp{re}; len(left) > 0; {
		re, left = left[len(left)-1], left[:len(left)-1]
		switch re.Op {
		case syntax.OpLiteral:
			// U+FFFD matches any byte that is no text.
			if !slices.Contains(re.Rune, utf8.RuneError) && (most == nil || len(re.Rune) > len(most.Rune)) {
				most = re
			}
		case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
			left = append(left, re.Sub...)
		case syntax.OpRepeat:
			if re.Min > 0 {
				left = append(left, re.Sub...)
			}
		}
	}
	if most == nil {
		return nil
	}
	return newLiteral(string(most.Rune), most.Flags&syntax.FoldCase != 0, false)
}

// groups is how many groups the writer's expression has.
func (p *pattern) groups() int {
	if p.word {
		return p.re.NumSubexp() - 1
	}
	return p.re.NumSubexp()
}

// group is the number of the group of that name, or -1.
func (p *pattern) group(name string) int { return p.re.SubexpIndex(name) }

// findLines calls emit with the matches in b, line by line. A line break at the
// end of b has an empty line behind it.
func (p *pattern) findLines(b []byte, groups bool, emit func(loc []int) bool) {
	at := 0 // the next line
	line := func() (more bool) {
		from, line := at, b[at:]
		at = len(b) + 1
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line, at = bytes.TrimSuffix(line[:end], []byte{'\r'}), from+end+1
		}
		return p.find(line, groups, func(loc []int) bool {
			shift(loc, from)
			return emit(loc)
		})
	}
	if p.need == nil {
		for at <= len(b) && line() {
		}
		return
	}
	p.need.find(b, func(loc []int) bool {
		if loc[0] < at {
			return true
		}
		at += bytes.LastIndexByte(b[at:loc[0]], '\n') + 1
		return line()
	})
}

// batch is how many matches are asked of package regexp at once. It finds each in
// linear time, but may look at all of a long line for each of many short ones:
// between two batches the search can be stopped.
const batch = 64

// find calls emit with the matches in b until it is false, and reports whether it
// never was.
func (p *pattern) find(b []byte, groups bool, emit func(loc []int) bool) bool {
	all := func(re *regexp.Regexp, b []byte, n int) [][]int {
		if groups || p.word {
			return re.FindAllSubmatchIndex(b, n)
		}
		return re.FindAllIndex(b, n)
	}
	n := batch
	for base, found := 0, all(p.re, b, n); ; {
		end := 0
		for _, loc := range found {
			shift(loc, base)
			end = loc[1]
			if loc, ok := p.trim(b, loc); ok && !emit(loc) {
				return false
			}
		}
		if len(found) < n {
			return true
		}
		if end-base > n*batch { // they are rare
			n *= 2
		}
		// The byte before says whether a line or a word begins here.
		base = end - 1
		found = all(p.rest, b[base:], n+1)[1:]
	}
}

// shift moves the offsets of a match and its groups.
func shift(loc []int, by int) {
	for i := range loc {
		if loc[i] >= 0 {
			loc[i] += by
		}
	}
}

// trim takes the edge off a match and reports whether it begins as a word does.
func (p *pattern) trim(b []byte, loc []int) ([]int, bool) {
	if !p.word {
		return loc, true
	}
	last := len(loc) - 2
	loc[1] = loc[last]
	return loc[:last], wordEdge(b, loc[0])
}

// at is the match that begins at the offset from of b, with its groups; false
// when none does.
func (p *pattern) at(b []byte, from int) ([]int, bool) {
	if from == 0 {
		loc := p.first.FindSubmatchIndex(b)
		if loc == nil {
			return nil, false
		}
		return p.trim(b, loc)
	}
	// The byte before says whether a line or a word begins here.
	loc := p.next.FindSubmatchIndex(b[from-1:])
	if loc == nil {
		return nil, false
	}
	shift(loc, from-1)
	loc[0] = from
	return p.trim(b, loc)
}
