package spell

import (
	"unicode"
	"unicode/utf8"

	"galley/editor/spell/hunspell"
)

// Dictionary is the words of one language.
type Dictionary struct {
	name    string
	english class                // which words of the English set count; 0 for other languages
	other   *hunspell.Dictionary // nil for English
	scripts scripts
}

// American is American English, carried in the program.
func American() *Dictionary {
	return &Dictionary{name: "en-US", english: american, scripts: latin}
}

// British is British English with -ise, carried in the program.
func British() *Dictionary {
	return &Dictionary{name: "en-GB", english: british, scripts: latin}
}

// Load reads a dictionary in Hunspell's format from the contents of its .aff and
// .dic files; see package hunspell for its limits. The name, such as "de-DE", is
// the caller's. It takes up to half a second and keeps 2 to 20 MB.
func Load(name string, aff, dic []byte) (*Dictionary, error) {
	other, err := hunspell.Load(aff, dic)
	if err != nil {
		return nil, err
	}
	return &Dictionary{name: name, other: other, scripts: scriptsOf(other)}, nil
}

// Name is what the dictionary was called when it was made: "en-US", "de-DE".
func (d *Dictionary) Name() string { return d.name }

// scripts is a set of writing systems, bits in the order of tables.
type scripts uint32

const latin scripts = 1

// tables are the scripts of the languages that Hunspell dictionaries exist for.
var tables = []*unicode.RangeTable{
	unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Armenian, unicode.Georgian,
	unicode.Devanagari, unicode.Bengali, unicode.Gujarati, unicode.Gurmukhi, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Khmer,
	unicode.Myanmar, unicode.Ethiopic, unicode.Hangul, unicode.Mongolian,
}

// elsewhere is any script that no dictionary can cover.
const elsewhere scripts = 1 << 31

// scriptOf is the script of a letter or mark; 0 when it goes with any.
func scriptOf(r rune) scripts {
	if r < utf8.RuneSelf {
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return latin
		}
		return 0
	}
	for i, table := range tables {
		if unicode.Is(table, r) {
			return 1 << i
		}
	}
	if !unicode.IsLetter(r) || unicode.In(r, unicode.Common, unicode.Inherited) {
		return 0
	}
	return elsewhere
}

// scriptsOf are the scripts in which a dictionary writes: those of one stem in
// fifty, for many dictionaries have a few foreign units and abbreviations.
func scriptsOf(d *hunspell.Dictionary) scripts {
	count := map[scripts]int{}
	all := 0
	for stem := range d.Stems() {
		for _, r := range stem {
			if in := scriptOf(r); in != 0 {
				count[in]++
				break // its first letter tells
			}
		}
		all++
	}
	var found scripts
	for in, n := range count {
		if n*50 >= all {
			found |= in
		}
	}
	return found &^ elsewhere
}
