package search

import (
	"errors"
	"strings"
	"testing"
)

func TestCompile_says_what_is_wrong_and_where(t *testing.T) {
	for _, c := range []struct {
		pattern string
		at      int
		says    string
	}{
		{"", 0, "nothing to look for"},
		{"a(b", 1, "( is never closed"},
		{"(a)(b(c)", 3, "( is never closed"},
		{`\((a`, 2, "( is never closed"},
		{"[(](a", 3, "( is never closed"},
		{"a)b", 1, "a ) without its ("},
		{"é[ab", 2, "[ is never closed"},
		{"a*|*b", 3, "nothing before *"},
		{"a**", 1, "repeats what is repeated"},
		{"a{3,2}", 1, "{3,2} cannot be"},
		{"a{1001}", 1, "{1001} cannot be"},
		{`\d\y`, 2, `\y has no meaning`},
		{`(a)\1`, 3, "cannot refer back"},
		{"[a-z][z-a]", 6, "range z-a"},
		{"[[:nope:]]", 1, "not a set"},
		{`\p{Klingon}`, 0, "not a set"},
		{"(?P<1 >a)", 0, "no name for a group"},
		{"a(?=b)", 1, "cannot look ahead"},
		{"(?<!a)b", 0, "cannot look ahead"},
		{`ab\`, 2, "last backslash"},
		{"a\xffb", 1, "bytes that are not text"},
		{strings.Repeat("(", 2000) + strings.Repeat(")", 2000), 0, "too many groups"},
		{"(a{100}){100}", 8, "none goes over 1000"},
		{strings.Repeat("(ab|c){1000}", 4), 0, "repeats too much"},
		{strings.Repeat("a", 20_000), 0, "too long"},
	} {
		_, err := Compile(Query{Pattern: c.pattern, Regex: true})
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%.20q: %v", c.pattern, err)
		} else if e.At != c.at || !strings.Contains(e.Message, c.says) {
			t.Errorf("%.20q: at %d: %s", c.pattern, e.At, e.Message)
		}
	}
	_, err := Compile(Query{Pattern: "é(", Regex: true})
	if want := `The ( is never closed by a ). The sign itself is written \(. (At character 2.)`; err.Error() != want {
		t.Errorf("%v", err)
	}
}
