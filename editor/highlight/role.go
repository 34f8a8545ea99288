// Package highlight says what each stretch of an article's source is: a
// Markdown mark, a heading, emphasis, code, front matter. It works on one
// stretch of one line at a time; the little that a line cannot know by itself
// (is a fence open, where does the front matter end) is kept by an Index, which
// follows the edits of the text.
//
// It is a lexer for the eye, not a parser: what the page will show is decided by
// package markdown alone. Where the two could differ only in rare source, the
// lexer prefers the rule that looks at one line.
package highlight

// Role is what a stretch of source means: one kind and any of the faces.
type Role uint8

// The kinds: a Role has exactly one.
const (
	Plain      Role = iota
	Mark            // a sign of the syntax: ##, **, >, |, ---
	Heading         // text of a heading
	Code            // code, inline or in a fence
	Info            // the word after an opening fence
	Link            // text of a link, an autolink, a footnote
	URL             // target and title of a link or image
	Quote           // text in a block quote
	Label           // the [!NOTE] of a callout
	HTML            // a tag
	Comment         // an HTML comment, a comment in the front matter
	FrontKey        // a key of the front matter
	FrontValue      // anything else in the front matter

	// What a line of fenced code is made of; an Index says only Code.
	CodeKeyword
	CodeString
	CodeNumber
	CodeName
	CodeComment
	CodeDeleted
)

// The faces, which add to a kind.
const (
	Strong Role = 1 << (iota + 5)
	Emph
	Strike

	faces = Strong | Emph | Strike
)

// Kind returns the role without its faces.
func (r Role) Kind() Role { return r &^ faces }

// Has reports whether the role has all of the given faces.
func (r Role) Has(face Role) bool { return r&face == face }

// Piece is a stretch of one role; it starts where the piece before it ends. To
// is counted in bytes from the start of the span that was asked for.
type Piece struct {
	To   int
	Role Role
}

// paint is the working form of a highlighted stretch: one role for each byte.
type paint []Role

// kind gives the bytes from..to a kind and keeps their faces.
func (p paint) kind(from, to int, r Role) {
	for i := from; i < to; i++ {
		p[i] = p[i]&faces | r
	}
}

// face adds faces to the bytes from..to.
func (p paint) face(from, to int, r Role) {
	for i := from; i < to; i++ {
		p[i] |= r
	}
}

// pieces appends the runs of equal role to dst.
func (p paint) pieces(dst []Piece) []Piece {
	for i := 0; i < len(p); {
		from := i
		for i < len(p) && p[i] == p[from] {
			i++
		}
		dst = append(dst, Piece{To: i, Role: p[from]})
	}
	return dst
}
