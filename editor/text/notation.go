package text

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// String is the set in one line, for tests and logs: a number is that many bytes
// kept, and `2:"abc"` is two bytes replaced by abc, as in `4 0:"hi" 4`.
func (c ChangeSet) String() string {
	var b strings.Builder
	for s := c.sections(); s.next(); {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if s.keep > 0 {
			b.WriteString(strconv.Itoa(s.keep))
			s.keep = 0
			continue
		}
		fmt.Fprintf(&b, "%d:%q", s.del, s.ins)
		s.del, s.ins = 0, nil
	}
	return b.String()
}

// ParseChangeSet reads the notation of [ChangeSet.String]. Where only the length
// of an insertion matters it may be given as a number, `4 0:2 4`, which inserts
// that many x (at most 1000).
func ParseChangeSet(s string) (ChangeSet, error) {
	const limit = 1 << 40 // sums of lengths must not overflow
	var b builder
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		n, rest, err := cutNumber(s)
		if err != nil {
			return ChangeSet{}, err
		}
		if n > limit-b.pos {
			return ChangeSet{}, errors.New("text: change set too long")
		}
		if !strings.HasPrefix(rest, ":") {
			b.keep(n)
			s = rest
			continue
		}
		rest = rest[1:]
		var insert string
		if strings.HasPrefix(rest, `"`) {
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				return ChangeSet{}, fmt.Errorf("text: insertion %.20q: %w", rest, err)
			}
			if insert, err = strconv.Unquote(quoted); err != nil {
				return ChangeSet{}, fmt.Errorf("text: insertion %.20q: %w", quoted, err)
			}
			rest = rest[len(quoted):]
		} else {
			var count int
			if count, rest, err = cutNumber(rest); err != nil {
				return ChangeSet{}, err
			}
			if count > 1000 {
				return ChangeSet{}, fmt.Errorf("text: insertion of %d bytes without its text", count)
			}
			insert = strings.Repeat("x", count)
		}
		b.replace(n, []byte(insert))
		s = rest
	}
	return b.done(), nil
}

// cutNumber reads the decimal number that s begins with.
func cutNumber(s string) (int, string, error) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(s[:i])
	if err != nil {
		return 0, "", fmt.Errorf("text: no number at %.20q", s)
	}
	if i < len(s) && s[i] != ' ' && s[i] != ':' {
		return 0, "", fmt.Errorf("text: unexpected %.20q after a number", s[i:])
	}
	return n, s[i:], nil
}
