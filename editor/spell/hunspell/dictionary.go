package hunspell

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"unicode/utf8"
)

// What is read; the largest dictionaries in use have a .dic of 9 MB.
const (
	MaxAff   = 8 << 20  // bytes of an .aff file
	MaxDic   = 32 << 20 // bytes of a .dic file
	maxStems = 1 << 20
	maxRules = 1 << 17
	maxWord  = 128 // bytes of a word; a longer one is not in any dictionary
	maxAffix = 64  // bytes of an affix
)

// ErrTooLarge says that a file is beyond MaxAff or MaxDic.
var ErrTooLarge = errors.New("the dictionary is too large")

// Dictionary is one language, immutable and safe for concurrent use.
type Dictionary struct {
	rules   rules
	stems   stems
	shouted *Dictionary // stems such as "McDonald" as "Mcdonald", for words in capitals; nil without
}

// Load reads a dictionary from the contents of its two files, in the encoding
// that the .aff file names. It keeps no reference to them. Lines it cannot
// understand are passed over; an error means that nothing useful was found.
func Load(aff, dic []byte) (*Dictionary, error) {
	if len(aff) > MaxAff || len(dic) > MaxDic {
		return nil, ErrTooLarge
	}
	decode, err := decoder(aff)
	if err != nil {
		return nil, err
	}
	d := &Dictionary{}
	if d.rules, err = readRules(decode(aff)); err != nil {
		return nil, err
	}
	if err := d.readStems(decode(dic)); err != nil {
		return nil, err
	}
	return d, nil
}

// Stems yields what the .dic file lists, in its order and without its flags.
func (d *Dictionary) Stems() iter.Seq[string] {
	return func(yield func(string) bool) {
		for stem := range d.stems.all() {
			if !yield(stem) {
				return
			}
		}
	}
}

// Forms yields the stems and every form that one prefix and one suffix make of
// them, as far as they may stand alone; a form may come more than once. It
// leaves out second suffixes and compounds: it is meant for languages that have
// neither, and the English words of package spell are built by it. quiet tells the words that are right but never suggested.
func (d *Dictionary) Forms() iter.Seq2[string, bool] {
	return func(yield func(word string, quiet bool) bool) {
		r := &d.rules
		emit := func(word string, a analysis) bool {
			return !d.standsAlone(a) || yield(word, r.has(a.stem, r.noSuggest))
		}
		for stem, flags := range d.stems.all() {
			if !emit(stem, analysis{stem: flags}) {
				return
			}
			for i := range r.prefixes.rules {
				p := &r.prefixes.rules[i]
				if !r.has(flags, p.flag) {
					continue
				}
				if word, ok := p.apply(stem, false); ok && !emit(word, analysis{stem: flags, prefix: p}) {
					return
				}
			}
			for i := range r.suffixes.rules {
				s := &r.suffixes.rules[i]
				if !r.has(flags, s.flag) {
					continue
				}
				word, ok := s.apply(stem, true)
				if !ok {
					continue
				}
				if !emit(word, analysis{stem: flags, suffix: s}) {
					return
				}
				for j := range r.prefixes.rules {
					p := &r.prefixes.rules[j]
					if !p.cross || !s.cross || !r.has(flags, p.flag) {
						continue
					}
					if both, ok := p.apply(word, false); ok && !emit(both, analysis{stem: flags, prefix: p, suffix: s}) {
						return
					}
				}
			}
		}
	}
}

// Replacements are the REP rules: what is often written wrong, and what was meant;
// an underscore stands for a space. The slice is shared and must not be changed.
func (d *Dictionary) Replacements() []Replacement { return d.rules.replacements }

// readStems reads the .dic file: a count, then one stem a line with its flags
// behind a slash, and notes behind a tab.
func (d *Dictionary) readStems(dic []byte) error {
	d.stems = newStems(min(maxStems, bytes.Count(dic, []byte{'\n'})+1))
	var shouted stems
	first := true
	for line := range bytes.Lines(dic) {
		text := strings.TrimRight(string(line), "\r\n")
		if first {
			first = false
			if isCount(text) {
				continue
			}
		}
		text, _, _ = strings.Cut(text, "\t")
		word, flags := splitStem(text)
		word = d.rules.drop(word)
		if word == "" || len(word) > maxWord || !utf8.ValidString(word) {
			continue
		}
		if len(d.stems.entries) == maxStems {
			return ErrTooLarge
		}
		set := d.rules.set(flags)
		d.stems.add(word, set)
		if shapeOf(word) == mixed {
			if shouted.table == nil {
				shouted = newStems(0)
			}
			shouted.add(upperFirst(strings.ToLower(word)), set)
		}
	}
	if len(d.stems.entries) == 0 {
		return errors.New("the dictionary has no words")
	}
	if shouted.table != nil {
		d.shouted = &Dictionary{rules: d.rules, stems: shouted}
	}
	return nil
}

// splitStem separates a line into the stem and its flags. A slash in a stem is
// written "\/"; notes such as "po:noun" may follow without a tab.
func splitStem(line string) (word, flags string) {
	for i := 1; i < len(line); i++ {
		if line[i] == '/' && line[i-1] != '\\' {
			word, flags = line[:i], line[i+1:]
			break
		}
	}
	if word == "" {
		word = line
		for i := 0; i+3 < len(line); i++ {
			if line[i] == ' ' && line[i+3] == ':' {
				word = line[:i]
				break
			}
		}
	}
	if i := strings.IndexByte(flags, ' '); i >= 0 {
		flags = flags[:i]
	}
	return strings.TrimSpace(strings.ReplaceAll(word, `\/`, "/")), flags
}

func isCount(s string) bool {
	s = strings.TrimSpace(s)
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}
