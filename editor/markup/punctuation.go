package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/editor/state"
	"galley/editor/text"
)

// Smarten is the command that puts what was just typed, r before every caret, into the
// signs of a typesetter: quotation marks and apostrophes by the language, -- and ---
// for the dashes, three dots for the ellipsis, in French the spaces that do not break.
// It leaves alone what is code, HTML, an address, or front matter.
//
// It is a step of its own, with the origin [state.Correct]: to undo it gives back what
// was typed. It reads no more than some kilobytes before the carets, and a code fence
// is looked for a megabyte back.
func Smarten(r rune, q Quotes) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if q == (Quotes{}) || !mayChange(r) {
			return state.Spec{}, false
		}
		spec := state.Spec{Origin: state.Correct, Scroll: true}
		code := fenceWalk{doc: s.Doc}
		for _, rg := range s.Sel.Ranges {
			at := rg.Head - utf8.RuneLen(r)
			if !rg.Empty() || at < 0 || !s.Doc.HasPrefix(at, string(r)) {
				continue
			}
			if ch, ok := smartened(&code, at, r, q); ok {
				if n := len(spec.Changes); n == 0 || spec.Changes[n-1].To <= ch.From {
					spec.Changes = append(spec.Changes, ch)
				}
			}
		}
		return spec, len(spec.Changes) > 0
	}
}

// mayChange reports whether a typed character can make something change.
func mayChange(r rune) bool {
	return strings.ContainsRune("\"'-.?!;:", r) || unicode.IsLetter(r)
}

// smartened is the change for the character r at a place; false when it stays.
func smartened(code *fenceWalk, at int, r rune, q Quotes) (text.Change, bool) {
	if unicode.IsLetter(r) && !mendable(code.doc, at) {
		return text.Change{}, false // by far the most are
	}
	p := passageAt(code, at)
	from, to := at, at+utf8.RuneLen(r)
	insert := ""
	switch r {
	case '"':
		from, insert = p.double(q)
	case '\'':
		insert = p.single(q)
	case '-':
		from, insert = p.dash()
	case '.':
		if strings.HasSuffix(p.before, "..") && !strings.HasSuffix(p.before, "...") && !endsWithAny(p.before[:len(p.before)-2], `/\`) {
			from, insert = at-2, "…"
		}
	case '?', '!', ';', ':':
		from, insert = p.high(r, q)
	default:
		from, insert = p.mend(r, q)
		to = at
	}
	if insert == "" || p.verbatim() || r != '"' && p.inAddress() {
		return text.Change{}, false
	}
	return text.Replace(text.Span{From: from, To: to}, insert), true
}

// double is what a typed " becomes, and from where it takes the place.
func (p passage) double(q Quotes) (from int, insert string) {
	open := unclosed(p.before, q.Open, q.Close)
	prev := p.beforeMarks()
	switch {
	case q.Space != "" && open && prev == ' ':
		return p.at - 1, q.Space + q.Close // who types French may type the space
	case q.opensAfter(prev) && !(q.Space != "" && open && strings.HasSuffix(p.before, q.Space)):
		return p.at, q.Open + q.Space
	case unicode.IsDigit(prev) && !open:
		return p.at, "" // inches
	case strings.HasSuffix(p.before, q.Space):
		return p.at, q.Close
	}
	return p.at, q.Space + q.Close
}

// single is what a typed ' becomes.
func (p passage) single(q Quotes) string {
	open := unclosed(p.before, q.InnerOpen, q.InnerClose)
	prev := p.beforeMarks()
	switch {
	case q.opensAfter(prev):
		return q.InnerOpen
	case open:
		return q.InnerClose
	case unicode.IsDigit(prev):
		return "" // feet; the ’ of 90’s comes with the letter
	}
	return apostrophe
}

// dash is what a typed - becomes after others, and from where it takes the place.
func (p passage) dash() (from int, insert string) {
	rest := p.line[parsePrefix(p.line).length():]
	switch {
	case strings.Trim(rest, "-–|: \t") == "":
		return p.at, "" // a rule, a line under a heading, a table
	case strings.HasSuffix(p.before, "–"):
		return p.at - len("–"), "—"
	case strings.HasSuffix(p.before, "---") || endsWithAny(strings.TrimRight(p.before, "-"), "<!"):
		return p.at, ""
	case strings.HasSuffix(p.before, "--"):
		return p.at - 2, "—"
	case strings.HasSuffix(p.before, "-"):
		return p.at - 1, "–"
	}
	return p.at, ""
}

// high puts a space that does not break before a typed sign, for one that does.
func (p passage) high(r rune, q Quotes) (from int, insert string) {
	before, spaced := strings.CutSuffix(p.line, " ")
	prev, _ := utf8.DecodeLastRuneInString(before)
	if q.High == "" || !spaced || !unicode.IsLetter(prev) && !unicode.IsNumber(prev) && !strings.ContainsRune(")]»”’…%*_`", prev) {
		return p.at, ""
	}
	if r == ':' {
		return p.at - 1, wideSpace + ":"
	}
	return p.at - 1, narrowSpace + string(r)
}

// mend is what a sign before a typed letter becomes that was taken for a quotation mark
// and is an apostrophe.
func (p passage) mend(r rune, q Quotes) (from int, insert string) {
	sign, n := utf8.DecodeLastRuneInString(p.before)
	rest := p.before[:len(p.before)-n]
	prev, _ := utf8.DecodeLastRuneInString(rest)
	switch {
	case string(sign) == q.InnerClose && q.InnerClose != apostrophe && unicode.IsLetter(prev):
		return p.at - n, apostrophe // within inner quotes: geht’s
	case sign == '\'' && unicode.IsDigit(prev):
		return p.at - n, apostrophe // 90’s
	}
	content := p.line[parsePrefix(p.line).length():]
	if dashes, ok := strings.CutSuffix(content, " "); ok && (dashes == "--" || dashes == "---") {
		// At the start of a line it could have become a rule; now it is speech.
		return p.at - len(content), []string{"– ", "— "}[len(dashes)-2]
	}
	if r == 's' && unicode.IsDigit(sign) && len(rest) > 1 && unicode.IsDigit(prev) {
		if before := rest[:len(rest)-1]; strings.HasSuffix(before, q.InnerOpen) && q.InnerOpen != apostrophe {
			return p.at - 2 - len(q.InnerOpen), apostrophe + rest[len(rest)-1:] + string(sign) // ’90s
		}
	}
	return p.at, ""
}

// mendable reports whether a letter at a place may have such a sign before it.
func mendable(doc text.Text, at int) bool {
	if at == 0 {
		return false
	}
	c := doc.ByteAt(at - 1)
	if c == ' ' {
		return at > 1 && doc.ByteAt(at-2) == '-'
	}
	return c == '\'' || c >= utf8.RuneSelf || '0' <= c && c <= '9'
}

// beforeMarks is the last character of the passage that is not a mark of emphasis or in
// a tag.
func (p passage) beforeMarks() rune {
	s := strings.TrimRight(p.before, "*_~")
	for strings.HasSuffix(s, ">") {
		tag := strings.LastIndexByte(s, '<')
		if tag < 0 || strings.IndexByte(s[tag:], '>') < len(s)-tag-1 {
			break
		}
		s = strings.TrimRight(s[:tag], "*_~")
	}
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return ' '
	}
	return r
}

// opensAfter reports whether a quotation mark after a character opens.
func (q Quotes) opensAfter(prev rune) bool {
	if sign := string(prev); sign == q.Close || sign == q.InnerClose {
		return false // the German “ opens in English
	}
	return unicode.IsSpace(prev) || strings.ContainsRune("([{<–—„“‚‘«‹¡¿", prev)
}

// unclosed reports whether a passage opens a quotation that it does not close.
func unclosed(s, open, closing string) bool {
	if open == closing {
		return strings.Count(s, open)%2 == 1
	}
	return strings.LastIndex(s, open) > lastQuote(s, closing)
}

// lastQuote is the place of the last closing mark that is not an apostrophe, or -1.
func lastQuote(s, closing string) int {
	for end := len(s); ; {
		i := strings.LastIndex(s[:end], closing)
		if i < 0 || closing != apostrophe {
			return i
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(closing):])
		if !unicode.IsLetter(before) || !unicode.IsLetter(after) {
			return i
		}
		end = i
	}
}

// endsWithAny reports whether the last byte of s is one of chars.
func endsWithAny(s, chars string) bool {
	return s != "" && strings.IndexByte(chars, s[len(s)-1]) >= 0
}
