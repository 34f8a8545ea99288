package hunspell

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// rules is what an .aff file says.
type rules struct {
	flags
	prefixes, suffixes affixes
	inner              map[flag]bool // flags that stand at affixes: a second one may follow

	noSuggest, forbidden, needAffix, keepCase, circumfix flag

	compound, compoundBegin, compoundMiddle, compoundEnd flag
	compoundPermit, compoundForbid, onlyInCompound       flag
	compoundMin                                          int // characters of a part
	compoundMax                                          int // parts; 0 is any number
	checkDup, checkCase, checkTriple, checkReplaced      bool
	patterns                                             []pattern

	fullStrip, sharpS bool
	ignore            string
	conversions       []Replacement // ICONV
	replacements      []Replacement // REP
	similar           []string      // MAP
	try               string
}

// Replacement says that From may stand for To.
type Replacement struct{ From, To string }

// pattern is what the ends of two parts of a compound must not look like.
type pattern struct{ left, right string }

// names of directives that hold one flag
func (r *rules) flagOf(name string) *flag {
	switch name {
	case "NOSUGGEST":
		return &r.noSuggest
	case "FORBIDDENWORD":
		return &r.forbidden
	case "NEEDAFFIX", "PSEUDOROOT":
		return &r.needAffix
	case "KEEPCASE":
		return &r.keepCase
	case "CIRCUMFIX":
		return &r.circumfix
	case "COMPOUNDFLAG":
		return &r.compound
	case "COMPOUNDBEGIN", "COMPOUNDFIRST":
		return &r.compoundBegin
	case "COMPOUNDMIDDLE":
		return &r.compoundMiddle
	case "COMPOUNDEND", "COMPOUNDLAST":
		return &r.compoundEnd
	case "COMPOUNDPERMITFLAG":
		return &r.compoundPermit
	case "COMPOUNDFORBIDFLAG":
		return &r.compoundForbid
	case "ONLYINCOMPOUND":
		return &r.onlyInCompound
	}
	return nil
}

// readRules reads an .aff file that is already UTF-8.
func readRules(aff []byte) (rules, error) {
	r := rules{flags: newFlags(), inner: map[flag]bool{}, compoundMin: 3}
	for line := range bytes.Lines(aff) { // what flags look like, before any is read
		switch f := strings.Fields(string(line)); {
		case len(f) < 2 || f[0] != "FLAG":
		case f[1] == "long":
			r.form = long
		case f[1] == "num":
			r.form = num
		}
	}
	seen := map[string]bool{} // directives whose count line has passed
	for line := range bytes.Lines(aff) {
		f := strings.Fields(string(line))
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if at := r.flagOf(f[0]); at != nil {
			if len(f) > 1 {
				*at = r.one(f[1])
			}
			continue
		}
		if len(r.prefixes.rules)+len(r.suffixes.rules) > maxRules {
			return r, ErrTooLarge
		}
		r.directive(f, seen)
	}
	return r, nil
}

// directive reads a line that holds anything but a flag.
func (r *rules) directive(f []string, seen map[string]bool) {
	name := f[0]
	switch name {
	case "FULLSTRIP":
		r.fullStrip = true
	case "CHECKSHARPS":
		r.sharpS = true
	case "CHECKCOMPOUNDDUP":
		r.checkDup = true
	case "CHECKCOMPOUNDCASE":
		r.checkCase = true
	case "CHECKCOMPOUNDREP":
		r.checkReplaced = true
	case "CHECKCOMPOUNDTRIPLE":
		r.checkTriple = true
	}
	if len(f) < 2 {
		return
	}
	switch name {
	case "TRY":
		r.try = f[1]
	case "IGNORE":
		if len(f[1]) <= maxCell {
			r.ignore = f[1]
		}
	case "COMPOUNDMIN":
		if isCount(f[1]) && len(f[1]) == 1 {
			r.compoundMin = max(1, int(f[1][0]-'0'))
		}
	case "COMPOUNDWORDMAX":
		if isCount(f[1]) && len(f[1]) == 1 {
			r.compoundMax = int(f[1][0] - '0')
		}
	case "PFX", "SFX":
		if key := name + f[1]; !seen[key] {
			seen[key] = true
			seen[key+" cross"] = len(f) > 2 && f[2] == "Y"
		} else if len(f) >= 4 {
			r.affix(f, seen[key+" cross"])
		}
	case "AF", "REP", "MAP", "ICONV", "CHECKCOMPOUNDPATTERN":
		if !seen[name] {
			seen[name] = true // the count
			return
		}
		r.row(name, f)
	}
}

// What a table may hold, for it is searched for every word; the largest in use
// has some hundred rows.
const (
	maxRows = 2048
	maxCell = 256 // bytes
)

// row reads a line of a table.
func (r *rules) row(name string, f []string) {
	switch {
	case name == "AF":
		r.aliases = append(r.aliases, r.alias(f[1]))
	case name == "MAP" && len(f[1]) <= maxCell && len(r.similar) < maxRows:
		r.similar = append(r.similar, f[1])
	case len(f) < 3 || len(f[1]) > maxCell || len(f[2]) > maxCell:
	case name == "REP" && len(r.replacements) < maxRows:
		r.replacements = append(r.replacements, Replacement{f[1], f[2]})
	case name == "ICONV" && len(r.conversions) < maxRows:
		r.conversions = append(r.conversions, Replacement{f[1], f[2]})
	case name == "CHECKCOMPOUNDPATTERN" && len(r.patterns) < maxRows:
		left, leftFlag, _ := strings.Cut(f[1], "/")
		right, rightFlag, _ := strings.Cut(f[2], "/")
		if leftFlag == "" && rightFlag == "" && len(f) == 3 {
			r.patterns = append(r.patterns, pattern{left, right})
		}
	}
}

// alias reads the set of an AF line, which is never itself an alias.
func (r *rules) alias(s string) flagSet {
	known := r.aliases
	r.aliases = nil
	set := r.set(s)
	r.aliases = known
	return set
}

// affix reads a line such as "SFX D y ied/X [^aeiou]y".
func (r *rules) affix(f []string, cross bool) {
	rule := affix{flag: r.one(f[1]), cross: cross, strip: f[2]}
	if rule.flag == 0 {
		return
	}
	if rule.strip == "0" {
		rule.strip = ""
	}
	add, then, _ := strings.Cut(f[3], "/")
	if add != "0" {
		rule.add = r.drop(add)
	}
	if len(rule.add) > maxAffix || len(rule.strip) > maxAffix || len(f) > 4 && len(f[4]) > maxCell {
		return
	}
	rule.then = r.set(then)
	for _, inner := range r.sets[rule.then] {
		r.inner[inner] = true
	}
	if len(f) > 4 {
		rule.cond = readCondition(f[4])
	}
	if f[0] == "PFX" {
		r.prefixes.add(rule)
	} else {
		r.suffixes.suffix = true
		r.suffixes.add(rule)
	}
}

// drop removes the characters that the language ignores.
func (r *rules) drop(s string) string {
	if r.ignore == "" || !strings.ContainsAny(s, r.ignore) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(r.ignore, c) {
			return -1
		}
		return c
	}, s)
}

// convert applies the input conversions, the longest that fits at each place.
func (r *rules) convert(s string) string {
	if len(r.conversions) == 0 {
		return r.drop(s)
	}
	var b strings.Builder
	for s != "" {
		best := Replacement{}
		for _, c := range r.conversions {
			if len(c.From) > len(best.From) && strings.HasPrefix(s, c.From) {
				best = c
			}
		}
		if n := len(best.From); n > 0 {
			b.WriteString(best.To)
			s = s[n:]
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		b.WriteString(s[:n])
		s = s[n:]
	}
	return r.drop(b.String())
}
