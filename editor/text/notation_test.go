package text

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// parseChangeSet reads the notation of [ChangeSet.String]. Where only the length of
// an insertion matters it may be given as a number, `4 0:2 4`, which inserts that
// many x.
func parseChangeSet(s string) (ChangeSet, error) {
	var b builder
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		n, rest, err := cutNumber(s)
		if err != nil {
			return ChangeSet{}, err
		}
		insert, replaced := strings.CutPrefix(rest, ":")
		if !replaced {
			b.keep(n)
			s = rest
			continue
		}
		if quoted, err := strconv.QuotedPrefix(insert); err == nil {
			s = insert[len(quoted):]
			if insert, err = strconv.Unquote(quoted); err != nil {
				return ChangeSet{}, fmt.Errorf("insertion %.20q: %w", quoted, err)
			}
		} else {
			var count int
			if count, s, err = cutNumber(insert); err != nil {
				return ChangeSet{}, err
			}
			insert = strings.Repeat("x", count)
		}
		b.replace(n, []byte(insert))
	}
	return b.done(), nil
}

// cutNumber reads the decimal number that s begins with.
func cutNumber(s string) (int, string, error) {
	rest := strings.TrimLeft(s, "0123456789")
	n, err := strconv.Atoi(s[:len(s)-len(rest)])
	if err != nil {
		return 0, "", fmt.Errorf("no number at %.20q", s)
	}
	return n, rest, nil
}

func TestChangeSet_String_shows_what_is_kept_and_replaced(t *testing.T) {
	set, err := parseChangeSet("4 0:2 1:0 4")
	if err != nil || set.String() != `4 1:"xx" 4` || set.LenBefore() != 9 || set.after != 10 {
		t.Errorf("%v, %v", set, err)
	}
}
