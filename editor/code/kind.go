package code

import "github.com/alecthomas/chroma/v2"

// Kind is what a word of code is. There are few on purpose: the code is the
// interface.
type Kind uint8

// The kinds.
const (
	Plain   Kind = iota
	Keyword      // of the language, and the names of tags
	String
	Number // and constants, built-in names and attributes
	Name   // of a function or class where it is made
	Comment
	Deleted // in a difference; what is wrong in a language
)

// kindOf is the kind of what a lexer found.
func kindOf(t chroma.TokenType) Kind {
	switch {
	case t == chroma.GenericDeleted || t == chroma.GenericError || t == chroma.Error:
		return Deleted
	case t == chroma.GenericInserted || t.InSubCategory(chroma.LiteralString):
		return String
	case t.InCategory(chroma.Comment) && !t.InSubCategory(chroma.CommentPreproc):
		return Comment
	case t.InCategory(chroma.Keyword), t == chroma.NameTag, t == chroma.OperatorWord, t == chroma.GenericHeading, t == chroma.GenericSubheading, t.InSubCategory(chroma.CommentPreproc):
		return Keyword
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.NameConstant, t == chroma.NameBuiltin, t == chroma.NameAttribute:
		return Number
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameDecorator:
		return Name
	}
	return Plain
}
