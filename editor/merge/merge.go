package merge

import (
	"strings"

	"galley/editor/article"
	"galley/editor/compare"
	"galley/editor/text"
)

// Result is a merge. Without conflicts Text is both versions in one; with them it has
// mine where they are.
type Result struct {
	Text      text.Text
	Conflicts []Conflict // in the order of the text
}

// Conflict is a place that both versions changed in different ways.
type Conflict struct {
	text.Span        // of mine, in the merged text
	Where     string // for the writer: a field's key, "takeaway", or "" in the body
	Base      string
	Mine      string
	Theirs    string
}

// piece is a part of the merged text.
type piece struct {
	text         string
	conflict     bool
	base, theirs string
	where        string
}

// Merge merges what became of base. An unreadable form of the fields is merged as
// lines. Where one version has other line endings than the base, the result has them
// too.
func Merge(base, mine, theirs text.Text) Result {
	switch {
	case theirs.Equal(base), theirs.Equal(mine):
		return Result{Text: mine}
	case mine.Equal(base):
		return Result{Text: theirs}
	}
	b, m, t := sameEndings(base, mine, theirs)
	bf, ok := fieldsOf(b)
	if article.Read(base).Kind == article.None {
		bf, ok = fields{}, true // both may have got some since
	}
	mf, okMine := fieldsOf(m)
	tf, okTheirs := fieldsOf(t)
	if ok && okMine && okTheirs {
		head := join(mergeFields(bf, mf, tf))
		if _, ok := fieldsOf(string(head.Text.Bytes())); ok { // else the pieces do not fit together
			body := mergeLines(b[bf.size:], m[mf.size:], t[tf.size:])
			return join(append(mergeFields(bf, mf, tf), body...))
		}
	}
	return join(mergeLines(b, m, t))
}

// join puts the pieces together.
func join(pieces []piece) Result {
	var out strings.Builder
	var r Result
	for _, p := range pieces {
		from := out.Len()
		out.WriteString(p.text)
		if p.conflict {
			r.Conflicts = append(r.Conflicts, Conflict{
				Span: text.Span{From: from, To: out.Len()}, Where: p.where,
				Base: p.base, Mine: p.text, Theirs: p.theirs,
			})
		}
	}
	r.Text = text.FromString(out.String())
	return r
}

// sameEndings gives all three the line endings of the version that changed them: the
// other changes are then seen.
func sameEndings(base, mine, theirs text.Text) (b, m, t string) {
	b, m, t = string(base.Bytes()), string(mine.Bytes()), string(theirs.Bytes())
	was, is, other := crlf(b), crlf(m), crlf(t)
	switch {
	case was == is && was == other:
	case was == is:
		b, m = endings(b, other), endings(m, other)
	case was == other:
		b, t = endings(b, is), endings(t, is)
	default:
		b = endings(b, is)
	}
	return b, m, t
}

// crlf reports whether most lines end with CRLF.
func crlf(s string) bool { return 2*strings.Count(s, "\r\n") > strings.Count(s, "\n") }

func endings(s string, crlf bool) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if crlf {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return s
}

// Common is what two versions have in common, by lines: a base for versions whose base
// nobody kept. What only one of them has is then an addition, and nothing is lost.
func Common(a, b text.Text) text.Text {
	var out strings.Builder
	at := 0
	for _, c := range compare.Lines(a, b) {
		out.WriteString(a.String(text.Span{From: at, To: c.From}))
		at = c.To
	}
	out.WriteString(a.String(text.Span{From: at, To: a.Len()}))
	return text.FromString(out.String())
}

// choose is the three-way rule for one thing: what only one version changed is as
// there. false: both did, in different ways.
func choose(base, mine, theirs string) (string, bool) {
	switch {
	case mine == theirs, theirs == base:
		return mine, true
	case mine == base:
		return theirs, true
	}
	return "", false
}

// Torn reports whether what a file holds now looks like a write cut short rather than
// like news: nothing of a text, its beginning only, or nothing but zero bytes at the
// end. Such a file never replaces a text without being asked about.
func Torn(was, now text.Text) bool {
	const kept = 0.5 // a version that is cut on purpose has more of the text
	if was.Len() == 0 || now.Len() >= was.Len() && !zeroTail(now) {
		return false
	}
	if now.Len() == 0 || zeroTail(now) && !zeroTail(was) {
		return true
	}
	return float64(now.Len()) < kept*float64(was.Len()) && was.HasPrefix(0, string(now.Bytes()))
}

func zeroTail(t text.Text) bool { return t.Len() > 0 && t.ByteAt(t.Len()-1) == 0 }

// fields is the front matter of an article in parts: the opening line, an entry for
// each key, and the closing line.
type fields struct {
	open, close string
	entries     []entry
	size        int // in bytes, of all of it
}

// entry is a key at the left edge with all that belongs to it: comments above,
// indented lines below.
type entry struct{ key, text string }

// fieldsOf takes the front matter apart; false when there is none that can be read.
func fieldsOf(s string) (fields, bool) {
	head := article.Read(text.FromString(s))
	if head.Kind != article.YAML || head.Problem != nil {
		return fields{}, false
	}
	f := fields{open: s[:head.Inner.From], close: s[head.Inner.To:head.Body], size: head.Body}
	var above strings.Builder // of comments and blank lines
	for _, line := range strings.SplitAfter(s[head.Inner.From:head.Inner.To], "\n") {
		key, isKey := keyOf(line)
		switch {
		case isKey:
			f.entries = append(f.entries, entry{key, above.String() + line})
			above.Reset()
		case len(f.entries) > 0 && above.Len() == 0 && continues(line):
			f.entries[len(f.entries)-1].text += line
		case len(f.entries) > 0 && continues(line) && !strings.HasPrefix(line, "#"):
			f.entries[len(f.entries)-1].text += above.String() + line
			above.Reset()
		default:
			above.WriteString(line)
		}
	}
	if rest := above.String(); rest != "" {
		f.entries = append(f.entries, entry{"", rest})
	}
	seen := map[string]bool{}
	for _, e := range f.entries {
		if seen[e.key] {
			return fields{}, false // written twice, or in a way that only YAML reads
		}
		seen[e.key] = true
	}
	return f, true
}

// keyOf reads the key of a line that begins an entry.
func keyOf(line string) (string, bool) {
	if line == "" || strings.ContainsAny(line[:1], " \t\r\n#-{[]}") {
		return "", false
	}
	key, _, found := strings.Cut(line, ":")
	return strings.Trim(key, `"' `), found
}

// continues reports whether a line belongs to the entry above it.
func continues(line string) bool { return line != "" && strings.ContainsAny(line[:1], " \t-]}") }
