package spell

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words is a writer's own list of words that are right: for one article while it
// is open, for a folder, or for all. It is a value: Add and Remove return a
// changed list and leave this one as it is. The zero value is an empty list.
//
// As a file it has one word a line. '#' begins a comment, at the start of a line
// or after a space; blank lines, comments and lines that are no word are kept as
// they are. A word in small letters also stands for its form with a capital and
// in capitals; a word with capitals stands for itself and for capitals
// throughout. A word stands for its possessive, too.
type Words struct {
	lines []string            // of the file, with their ends
	known map[string]struct{} // each word, and its form in capitals if it has capitals
}

// MaxWords is how many bytes of a word list are read.
const MaxWords = 1 << 20

// ParseWords reads a word list; what lies behind MaxWords is dropped.
func ParseWords(file []byte) Words {
	if len(file) > MaxWords {
		file = file[:bytes.LastIndexByte(file[:MaxWords], '\n')+1]
	}
	var lines []string
	for line := range bytes.Lines(file) {
		lines = append(lines, string(line))
	}
	return newWords(lines)
}

// Format writes the list as a file. A list that was parsed and not changed is
// written as it was read.
func (w Words) Format() []byte { return []byte(strings.Join(w.lines, "")) }

// All is the words in the order of the file.
func (w Words) All() []string {
	var all []string
	for _, line := range w.lines {
		if word := wordOf(line); word != "" {
			all = append(all, word)
		}
	}
	return all
}

// Has reports whether the list makes word right, by the rules of case.
func (w Words) Has(word string) bool {
	return len(w.known) > 0 && w.has(plain(nil, []byte(word)))
}

// Add returns the list with the word at its end, or as it is when it holds the
// word already or word is none: empty, with a space, without a letter.
func (w Words) Add(word string) Words {
	word = strings.TrimSpace(word)
	if wordOf(word) != word || word == "" {
		return w
	}
	if slices.Contains(w.All(), word) {
		return w
	}
	end := "\n"
	lines := slices.Clone(w.lines)
	if len(lines) > 0 {
		if strings.HasSuffix(lines[0], "\r\n") {
			end = "\r\n"
		}
		if last := &lines[len(lines)-1]; !strings.HasSuffix(*last, "\n") {
			*last += end
		}
	}
	added := Words{lines: append(lines, word+end), known: maps.Clone(w.known)}
	added.know(word)
	return added
}

// Remove returns the list without the lines that hold exactly this word.
func (w Words) Remove(word string) Words {
	word = strings.TrimSpace(word)
	if word == "" {
		return w
	}
	return newWords(slices.DeleteFunc(slices.Clone(w.lines), func(line string) bool { return wordOf(line) == word }))
}

func newWords(lines []string) Words {
	w := Words{lines: lines}
	for _, line := range lines {
		if word := wordOf(line); word != "" {
			w.know(word)
		}
	}
	return w
}

func (w *Words) know(word string) {
	if w.known == nil {
		w.known = map[string]struct{}{}
	}
	word = string(plain(nil, []byte(word)))
	w.known[word] = struct{}{}
	if shapeOf([]byte(word)) != small {
		w.known[strings.ToUpper(word)] = struct{}{}
	}
}

// has looks up a plain word; see plain.
func (w Words) has(word []byte) bool {
	if len(w.known) == 0 || len(word) == 0 {
		return false
	}
	if w.hasCased(word) {
		return true
	}
	if n := len(word) - 2; n > 0 && word[n] == '\'' && word[n+1]|0x20 == 's' {
		return w.hasCased(word[:n])
	}
	return false
}

func (w Words) hasCased(word []byte) bool {
	if _, ok := w.known[string(word)]; ok {
		return true
	}
	switch shapeOf(word) {
	case title, capitals:
		_, ok := w.known[string(bytes.ToLower(word))]
		return ok
	}
	return false
}

// wordOf is the word that a line holds, "" for none.
func wordOf(line string) string {
	line = strings.TrimSpace(line)
	if strings.HasPrefix(line, "#") {
		return ""
	}
	if i := strings.IndexAny(line, " \t"); i >= 0 {
		if rest := strings.TrimSpace(line[i:]); !strings.HasPrefix(rest, "#") {
			return ""
		}
		line = line[:i]
	}
	if len(line) > maxWord || !utf8.ValidString(line) || strings.IndexFunc(line, unicode.IsLetter) < 0 || strings.IndexFunc(line, notInWord) >= 0 {
		return ""
	}
	return line
}

func notInWord(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == utf8.RuneError }

// plain appends word to dst as dictionaries write it: composed characters, the
// plain apostrophe, no soft hyphens or other invisible signs.
func plain(dst, word []byte) []byte {
	ascii := true
	for _, c := range word {
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return append(dst, word...)
	}
	from, loose := len(dst), false
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRune(word[i:])
		switch {
		case isApostrophe(r):
			dst = append(dst, '\'')
		case r == '\u200C' || r == '\u200D' || !unicode.Is(unicode.Cf, r): // joiners are letters to some scripts
			loose = loose || unicode.Is(unicode.M, r) || 0x1100 <= r && r < 0x1200
			dst = append(dst, word[i:i+n]...)
		}
		i += n
	}
	if loose { // a mark or a Hangul letter that may belong to the one before it
		dst = append(dst[:from], norm.NFC.String(string(dst[from:]))...)
	}
	return dst
}

// isMiddle reports whether r joins the letters at its sides into one word: an
// apostrophe, or the dot of Catalan.
func isMiddle(r rune) bool { return isApostrophe(r) || r == '·' }

// isApostrophe takes in what keyboards and word processors write for one.
func isApostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u02BC' || r == '\uFF07'
}
