package text

import (
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
