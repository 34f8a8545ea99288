package code

import (
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Beyond these sizes code has no colours: lexers are made of regular expressions
// and some go quadratic on long lines. The bounds count bytes and never time, so
// that the same article gives the same page.
const (
	maxSource = 64 << 10 // of one block
	maxLine   = 2000
)

// Piece is a stretch of one kind; it begins where the one before ends. To is
// counted in bytes from the start of the code.
type Piece struct {
	To   int
	Kind Kind
}

// Language is the name of the language in a fence's info string, in small letters.
func Language(info string) string {
	info = strings.TrimLeft(strings.TrimSpace(info), "{.")
	if i := strings.IndexAny(info, " {}"); i >= 0 {
		info = info[:i]
	}
	return strings.ToLower(info)
}

// Split divides code of a language into pieces that cover it; nil when the language
// is not known, the code is too long, or the lexer does not give back what it was
// given. It can take some milliseconds: it is for workers. Any goroutine may call
// it.
func Split(language, source string) (pieces []Piece) {
	if language == "" || len(source) > maxSource || !languages()[language] || hasLongLine(source) {
		return nil
	}
	defer func() {
		if recover() != nil {
			pieces = nil // a lexer's defect costs the colours only
		}
	}()
	lexer := lexers.Get(language)
	if lexer == nil {
		return nil
	}
	// Lexers know one line end.
	clean := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source)
	tokens, err := chroma.Tokenise(chroma.Coalesce(lexer), nil, clean)
	if err != nil {
		return nil
	}
	at := 0
	for _, token := range tokens {
		end, ok := skip(source, at, token.Value)
		if !ok {
			return nil
		}
		at = end
		kind := kindOf(token.Type)
		if strings.TrimSpace(token.Value) == "" {
			kind = Plain
		}
		if n := len(pieces); n > 0 && pieces[n-1].Kind == kind {
			pieces[n-1].To = at
		} else {
			pieces = append(pieces, Piece{at, kind})
		}
	}
	if at != len(source) {
		return nil
	}
	return pieces
}

// skip returns where a token ends in the source, which may end lines in other ways.
func skip(source string, at int, token string) (int, bool) {
	for i := range len(token) {
		switch {
		case at >= len(source):
			return at, false
		case token[i] == '\n' && source[at] == '\r':
			if at++; at < len(source) && source[at] == '\n' {
				at++
			}
		case source[at] != token[i]:
			return at, false
		default:
			at++
		}
	}
	return at, true
}

// languages are the names that lexers are known by. Asking the registry for an
// unknown name would match it with the patterns of all file names, 10 ms for every
// block.
var languages = sync.OnceValue(func() map[string]bool {
	known := map[string]bool{}
	for _, name := range lexers.Names(true) {
		known[strings.ToLower(name)] = true
	}
	return known
})

func hasLongLine(source string) bool {
	for line := range strings.Lines(source) {
		if len(line) > maxLine {
			return true
		}
	}
	return false
}
