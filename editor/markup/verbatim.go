package markup

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/editor/text"
)

const (
	// verbatimReach is how far back in a paragraph it is looked for what makes a
	// place code, a tag or an address. In a longer line what began before is not seen.
	verbatimReach = 2048
	// frontReach is how long front matter can be.
	frontReach = 64 << 10
)

// passage is what stands in a paragraph before a place.
type passage struct {
	doc    text.Text
	code   *fenceWalk
	at     int
	before string // from the start of the paragraph, or of the reach
	line   string // the part of it in the line of the place
}

// passageAt is the passage before a place of the document that code walks over.
func passageAt(code *fenceWalk, at int) passage {
	doc := code.doc
	b := doc.Slice(text.Span{From: max(0, at-verbatimReach), To: at})
	for len(b) > 0 && !utf8.RuneStart(b[0]) {
		b = b[1:]
	}
	p := passage{doc: doc, code: code, at: at}
	for end := len(b); ; {
		i := bytes.LastIndexByte(b[:end], '\n')
		if i < 0 {
			break
		}
		if end < len(b) && len(bytes.TrimSpace(b[i:end])) == 0 {
			b = b[end+1:]
			break
		}
		end = i
	}
	p.before = string(b)
	p.line = p.before[strings.LastIndexByte(p.before, '\n')+1:]
	return p
}

// verbatim reports whether the place is in code, in HTML, in the address or the title
// of a link, or in front matter: where every sign is meant as it is typed.
func (p passage) verbatim() bool {
	return strings.HasSuffix(p.before, `\`) || inTag(p.before) || inCodeSpan(p.line) || inTarget(p.line) ||
		p.code.inside(p.doc.Line(p.at)) || inFront(p.doc, p.at) || p.indentedCode()
}

// inAddress reports whether the place is in a bare address, a path or the like.
func (p passage) inAddress() bool {
	word := p.line[strings.LastIndexFunc(p.line, unicode.IsSpace)+1:]
	word = word[strings.LastIndexAny(word, "()<>[]\"“”„«»")+1:]
	return strings.Contains(word, "://") || strings.HasPrefix(word, "www.") || strings.HasPrefix(word, "mailto:")
}

// inCodeSpan reports whether a line leaves a code span open.
func inCodeSpan(line string) bool {
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			i++
			continue
		}
		if line[i] != '`' {
			continue
		}
		rest := strings.TrimLeft(line[i:], "`")
		n := len(line) - i - len(rest)
		end := closingTicks(rest, n)
		if end < 0 {
			return true
		}
		i += n + end - 1
	}
	return false
}

// closingTicks is the place behind the first run of exactly n backticks, or -1.
func closingTicks(s string, n int) int {
	for i := 0; i < len(s); {
		at := strings.IndexByte(s[i:], '`')
		if at < 0 {
			break
		}
		i += at
		rest := strings.TrimLeft(s[i:], "`")
		if len(s)-i-len(rest) == n {
			return i + n
		}
		i = len(s) - len(rest)
	}
	return -1
}

// rawElements is the elements whose content is code.
var rawElements = []string{"code", "pre", "kbd", "samp", "script", "style", "textarea"}

// inTag reports whether a passage leaves a tag, a comment or an element of code open.
func inTag(s string) bool {
	open := strings.LastIndexByte(s, '<')
	if open < 0 {
		return false
	}
	if i := strings.LastIndex(s, "<!--"); i >= 0 && !strings.Contains(s[i:], "-->") {
		return true
	}
	if rest := s[open+1:]; rest != "" && !strings.Contains(rest, ">") && (isASCIILetter(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0) {
		return true
	}
	lower := strings.ToLower(s)
	for _, name := range rawElements {
		i := strings.LastIndex(lower, "<"+name)
		if i < 0 || strings.Contains(lower[i:], "</"+name) {
			continue
		}
		if next := lower[i+1+len(name):]; next != "" && (next[0] == '>' || next[0] == ' ') {
			return true
		}
	}
	return false
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// definitionStart is the start of a link's definition; a footnote's is prose.
var definitionStart = regexp.MustCompile(`^ {0,3}\[[^\]^][^\]]*\]:\s`)

// inTarget reports whether a line leaves the target of a link open, or defines one.
func inTarget(line string) bool {
	if i := strings.LastIndex(line, "]("); i >= 0 && strings.Count(line[i+1:], "(") > strings.Count(line[i+1:], ")") {
		return true
	}
	return strings.HasPrefix(strings.TrimLeft(line, " "), "[") && definitionStart.MatchString(line)
}

// frontKey is how the first line of front matter looks; a text that begins with a rule
// goes on otherwise.
var frontKey = regexp.MustCompile(`^[A-Za-z_][\w -]*:`)

// inFront reports whether a place is in the front matter of a document.
func inFront(doc text.Text, at int) bool {
	if at > frontReach || !doc.HasPrefix(0, "---") || strings.TrimSpace(lineHead(doc, 0)) != "---" ||
		doc.Lines() < 2 || !frontKey.MatchString(lineHead(doc, 1)) {
		return false
	}
	for line := 1; line <= doc.Line(at); line++ {
		if head := strings.TrimRight(lineHead(doc, line), " \t"); head == "---" || head == "..." {
			return doc.LineEnd(line) >= at
		}
	}
	return true
}

// indentedCode reports whether the line of the place is code by its indent.
func (p passage) indentedCode() bool {
	if !strings.HasPrefix(p.line, "    ") && !strings.HasPrefix(p.line, "\t") {
		return false
	}
	line := p.doc.Line(p.at)
	q := readPrefix(p.doc, line)
	for above := line - 1; above >= 0 && above > line-listReach; above-- {
		if blankLine(p.doc, above) {
			continue
		}
		a := readPrefix(p.doc, above)
		switch {
		case a.column() >= tabWidth && !a.isItem():
			continue // of the same code, or of the same item
		case above == line-1:
			return false // a paragraph goes on
		default:
			_, _, inList := itemAbove(p.doc, line, q, func(prefix) bool { return true })
			return !inList
		}
	}
	return true
}
