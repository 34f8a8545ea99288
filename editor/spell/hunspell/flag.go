package hunspell

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// flag is a mark at a stem or an affix. 0 is no flag.
type flag uint16

// flagForm is how the file writes flags.
type flagForm byte

const (
	short flagForm = iota // one character each
	long                  // two characters each
	num                   // decimal numbers between commas
)

// flagSet names one of the sets of a dictionary; 0 is the empty set. A
// dictionary has few different sets, so a stem keeps four bytes.
type flagSet uint32

// flags holds the different sets of a dictionary, each sorted.
type flags struct {
	form    flagForm
	sets    [][]flag
	known   map[string]flagSet // by how the file writes them
	aliases []flagSet          // AF: the sets that the file calls 1, 2, 3
}

func newFlags() flags {
	return flags{sets: [][]flag{nil}, known: map[string]flagSet{"": 0}}
}

// has reports whether the set contains f.
func (fs *flags) has(set flagSet, f flag) bool {
	if set == 0 || f == 0 {
		return false
	}
	in := fs.sets[set]
	if len(in) > 16 {
		_, ok := slices.BinarySearch(in, f)
		return ok
	}
	for _, g := range in {
		if g == f {
			return true
		}
	}
	return false
}

// set reads the flags behind the slash of a stem or an affix.
func (fs *flags) set(s string) flagSet {
	if len(fs.aliases) > 0 {
		if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= len(fs.aliases) {
			return fs.aliases[n-1]
		}
	}
	if id, ok := fs.known[s]; ok {
		return id
	}
	id := flagSet(len(fs.sets))
	fs.sets = append(fs.sets, fs.parse(s))
	fs.known[strings.Clone(s)] = id
	return id
}

// one reads a single flag; 0 when there is none.
func (fs *flags) one(s string) flag {
	if all := fs.parse(s); len(all) > 0 {
		return all[0]
	}
	return 0
}

func (fs *flags) parse(s string) []flag {
	var out []flag
	switch fs.form {
	case num:
		for part := range strings.SplitSeq(s, ",") {
			if n, err := strconv.ParseUint(strings.TrimSpace(part), 10, 16); err == nil {
				out = append(out, flag(n))
			}
		}
	case long:
		for s != "" {
			a, n := utf8.DecodeRuneInString(s)
			b, m := utf8.DecodeRuneInString(s[n:])
			if m == 0 {
				break
			}
			out = append(out, flag(a)<<8|flag(b)&0xff)
			s = s[n+m:]
		}
	default:
		for _, r := range s {
			out = append(out, flag(r))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
