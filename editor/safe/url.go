package safe

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxURL bounds an address; browsers and CMSs cut or refuse longer ones.
const maxURL = 8 << 10

// Policy says which addresses may leave a document. The zero value refuses every scheme and allows relative
// references only.
type Policy struct {
	Schemes []string // lower case, without the colon
}

// Links is the policy for what a reader may click on.
var Links = Policy{Schemes: []string{"http", "https", "mailto"}}

// Images is the policy for the source of an image. A remote one is named in an export, never fetched by Galley.
var Images = Policy{Schemes: []string{"http", "https"}}

// URL checks the target of a link with the policy Links.
func URL(raw string) (clean string, ok bool) { return Links.URL(raw) }

// ImageURL checks the source of an image with the policy Images.
func ImageURL(raw string) (clean string, ok bool) { return Images.URL(raw) }

// URL returns the address without the characters that a browser ignores, and whether the policy allows it. The raw
// address is what the document says with its character references resolved; it is neither encoded nor escaped here.
//
// Refused are all schemes not on the list, addresses that name a host without a scheme (//host), backslashes (browsers
// read them as slashes), and anything that would be one of those if references were resolved once more.
func (p Policy) URL(raw string) (clean string, ok bool) {
	if len(raw) > maxURL || !utf8.ValidString(raw) {
		return "", false
	}
	clean = stripIgnored(raw)
	// A reference that survived one resolving (&amp;#106;avascript:) must not become dangerous in a reader that
	// resolves again, so the address has to be allowed in every reading.
	for reading, i := clean, 0; ; i++ {
		if i == maxReadings || !p.allows(reading) {
			return "", false
		}
		next := stripIgnored(html.UnescapeString(reading))
		if next == reading {
			return clean, true
		}
		reading = next
	}
}

// maxReadings bounds how often references in references are resolved.
const maxReadings = 5

// Remote tells whether a clean address leads out of the article's folder.
func Remote(clean string) bool {
	scheme, _ := splitScheme(clean)
	return scheme != ""
}

func (p Policy) allows(s string) bool {
	if strings.ContainsRune(s, '\\') {
		return false
	}
	// The scheme is looked for without any space, so that no reader who drops spaces sees another one.
	scheme, rest := splitScheme(strings.Join(strings.Fields(s), ""))
	if scheme == "" {
		return !strings.HasPrefix(rest, "//") && !strings.HasPrefix(rest, ":")
	}
	if !p.lists(scheme) {
		return false
	}
	switch scheme {
	case "http", "https":
		return hasHost(rest)
	default:
		return rest != "" && !strings.HasPrefix(rest, "/")
	}
}

func (p Policy) lists(scheme string) bool {
	for _, s := range p.Schemes {
		if s == scheme {
			return true
		}
	}
	return false
}

// splitScheme returns what stands before the first colon, in lower case, unless a slash, question mark or hash comes
// first. It does not ask whether that is a legal scheme: an illegal one is not on any list and so is refused.
func splitScheme(s string) (scheme, rest string) {
	if i := strings.IndexAny(s, ":/?#"); i > 0 && s[i] == ':' {
		return strings.ToLower(s[:i]), s[i+1:]
	}
	return "", s
}

// hasHost tells whether what follows http: is // and a host that is only made of what hosts are made of.
func hasHost(rest string) bool {
	host, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return false
	}
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	return host != "" && !strings.ContainsAny(host, "<>\"'`{}|^%$&()*+,;=!") && host[0] != ':'
}

// stripIgnored removes what browsers skip in an address or what a reader cannot see in it: control and format
// characters anywhere (tab and line ends inside a scheme were enough to pass other editors' filters), and white space
// at both ends.
func stripIgnored(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}
