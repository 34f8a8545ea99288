package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// escapeAt returns the length of what s[i:] begins with and what it stands for, when that is a backslash escape or a
// character reference; n is 0 for ordinary text.
func escapeAt(s string, i int) (n int, stands string) {
	switch s[i] {
	case '\\':
		if i+1 < len(s) && util.IsPunct(s[i+1]) {
			return 2, s[i+1 : i+2]
		}
	case '&':
		return referenceAt(s[i:])
	}
	return 0, ""
}

// longestReference is the length of the longest named reference, &CounterClockwiseContourIntegral;.
const longestReference = 33

// referenceAt reads the character reference that s begins with, as CommonMark §6.2 says.
func referenceAt(s string) (n int, stands string) {
	end := strings.IndexByte(s[:min(len(s), longestReference)], ';')
	if end < 2 {
		return 0, ""
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return end + 1, string(e.Characters)
		}
		return 0, ""
	}
	digits, base, longest := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, longest = digits[1:], 16, 6
	}
	if len(digits) > longest {
		return 0, ""
	}
	for i := range len(digits) { // ParseUint would take a sign or an underscore
		if !util.IsHexDecimal(digits[i]) {
			return 0, ""
		}
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, ""
	}
	r := rune(v)
	if v == 0 || v > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return end + 1, string(r)
}

// resolve returns raw with its escapes and references resolved.
func resolve(raw string) string {
	if !strings.ContainsAny(raw, `\&`) {
		return raw
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(raw); {
		n, stands := escapeAt(raw, i)
		if n == 0 {
			i++
			continue
		}
		b.WriteString(raw[from:i])
		b.WriteString(stands)
		i += n
		from = i
	}
	b.WriteString(raw[from:])
	return b.String()
}
