package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"galley/editor/safe"
)

// The parser takes addresses in running text for links. What it would find is found here first, so that nothing in an
// address is escaped and none goes further than it should.

// webAddress is what the parser takes for an address, but for the brackets and quotes that writers put around one.
var webAddress = regexp.MustCompile(`^(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?::[0-9]+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=,]*)?`)

// wwwAddress is one without its scheme.
var wwwAddress = regexp.MustCompile(`^www\.[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=,]*)?`)

// mailAddress is what it takes for one of mail.
var mailAddress = regexp.MustCompile("^[a-zA-Z0-9][a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]*@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+")

// addressAt returns the length of the address at the beginning of s, 0 when there is none.
func addressAt(s string) int {
	if s == "" {
		return 0
	}
	pattern := mailAddress
	switch s[0] {
	case 'h', 'f':
		if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "ftp://") {
			pattern = webAddress
		}
	case 'w':
		if strings.HasPrefix(s, "www.") {
			pattern = wwwAddress
		}
	}
	m := strings.TrimRight(pattern.FindString(s), ".,:!?*_~")
	if pattern.FindString(m) != m {
		return 0
	}
	return len(m)
}

// maxLocalPart bounds how far before an @ the name of a mail address is looked for.
const maxLocalPart = 64

// linked returns a run with the addresses in its text as links of their own.
func linked(r run) []run {
	if r.link != nil || r.marks&mono != 0 || !strings.Contains(r.text, "://") && !strings.Contains(r.text, "www.") && !strings.Contains(r.text, "@") {
		return []run{r}
	}
	var out []run
	done := 0
	for at := 0; at < len(r.text); {
		n := 0
		if startsAddress(r.text, at) {
			n = addressAt(r.text[at:])
		}
		if n == 0 {
			_, width := utf8.DecodeRuneInString(r.text[at:])
			at += width
			continue
		}
		text := r.text[at : at+n]
		dest, ok := safe.URL(destinationOf(text))
		if ok {
			if done < at {
				before := r
				before.text = r.text[done:at]
				out = append(out, before)
			}
			address := r
			address.text, address.link = text, &link{dest: dest, shown: text}
			out = append(out, address)
			done = at + n
		}
		at += n
	}
	if done < len(r.text) {
		rest := r
		rest.text = r.text[done:]
		out = append(out, rest)
	}
	return out
}

// startsAddress tells whether an address may begin at that place: with http or www after no letter or digit, or where a
// word with an @ begins.
func startsAddress(s string, at int) bool {
	if at > 0 {
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		if unicode.IsLetter(before) || unicode.IsDigit(before) {
			return false
		}
	}
	rest := s[at:]
	if strings.HasPrefix(rest, "http") || strings.HasPrefix(rest, "www.") || strings.HasPrefix(rest, "ftp://") {
		return true
	}
	i := strings.IndexAny(rest[:min(len(rest), maxLocalPart)], "@ ")
	return i > 0 && rest[i] == '@'
}

// destinationOf is where an address as a text writes it leads.
func destinationOf(address string) string {
	switch {
	case strings.HasPrefix(address, "www."):
		return "http://" + address
	case !strings.Contains(address, "://"):
		return "mailto:" + address
	}
	return address
}
