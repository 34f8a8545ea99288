package export

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Beyond these sizes code is shown without colours: lexers are made of
// regular expressions and some go quadratic on long lines. The bounds count
// bytes and never time, so that the same article gives the same page.
const (
	maxColoured     = 64 << 10 // of one block
	maxColouredLine = 2000
)

// colourClass maps what a lexer found to the classes of the style sheet: few
// on purpose, the code is the interface.
func colourClass(t chroma.TokenType) string {
	switch {
	case t == chroma.GenericDeleted || t == chroma.GenericError || t == chroma.Error:
		return "d"
	case t == chroma.GenericInserted || t.InSubCategory(chroma.LiteralString):
		return "s"
	case t.InCategory(chroma.Comment) && !t.InSubCategory(chroma.CommentPreproc):
		return "c"
	case t.InCategory(chroma.Keyword), t == chroma.NameTag, t == chroma.OperatorWord, t == chroma.GenericHeading, t == chroma.GenericSubheading, t.InSubCategory(chroma.CommentPreproc):
		return "k"
	case t.InSubCategory(chroma.LiteralNumber), t == chroma.NameConstant, t == chroma.NameBuiltin, t == chroma.NameAttribute:
		return "n"
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameDecorator:
		return "f"
	}
	return ""
}

// writeCode writes the lines of a code block, coloured where the first word
// of info names a language that is known.
func writeCode(m *markup, info, code string) {
	var lexer chroma.Lexer
	if name := codeLanguage(info); name != "" && len(code) <= maxColoured && !longLine(code) {
		if languages()[name] {
			lexer = lexers.Get(name)
		}
	}
	if lexer == nil {
		m.text(code)
		return
	}
	code = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(code)
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), nil, code)
	if err != nil || joined(tokens) != code {
		m.text(code)
		return
	}
	for _, token := range tokens {
		class := colourClass(token.Type)
		if class == "" || strings.TrimSpace(token.Value) == "" {
			m.text(token.Value)
			continue
		}
		m.open("span", attr{"class", class})
		m.text(token.Value)
		m.close("span")
	}
}

// languages are the names that lexers are known by. Asking the registry for
// an unknown name would match it with the patterns of all file names, 10 ms
// for every block.
var languages = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, name := range lexers.Names(true) {
		known[strings.ToLower(name)] = true
	}
	return known
})

// codeLanguage is the name of the language in a fence's info string.
func codeLanguage(info string) string {
	name, _, _ := strings.Cut(strings.TrimSpace(info), " ")
	name, _, _ = strings.Cut(name, "{")
	return strings.ToLower(strings.Trim(name, "{}."))
}

func longLine(code string) bool {
	for line := range strings.Lines(code) {
		if len(line) > maxColouredLine {
			return true
		}
	}
	return false
}

// joined is the text of the tokens: a lexer that loses or invents a letter is
// not believed.
func joined(tokens []chroma.Token) string {
	var out strings.Builder
	for _, token := range tokens {
		out.WriteString(token.Value)
	}
	return out.String()
}
