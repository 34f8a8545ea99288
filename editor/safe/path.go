package safe

import (
	"io/fs"
	"path"
	"strings"
	"unicode"
)

// PathError says why a path in a document was refused.
type PathError struct {
	Path   string
	Reason string
}

// Error tells the writer which path was refused and why.
func (e *PathError) Error() string { return "the path “" + e.Path + "” " + e.Reason }

// Local returns the file that a relative address in a document names, as a slash-separated path below the article's
// folder that satisfies fs.ValidPath, or a *PathError. Query and fragment are dropped and %-sequences decoded. It looks
// at the text only: open the result through os.Root, which also holds against symbolic links.
//
// What is refused is refused on every system, so that a folder means the same on all of them.
func Local(ref string) (clean string, err error) {
	refuse := func(reason string) (string, error) { return "", &PathError{Path: ref, Reason: reason} }
	name := ref
	if i := strings.IndexAny(name, "?#"); i >= 0 {
		name = name[:i]
	}
	// Decoded twice for the checks (a server or a second reader might), once for the name.
	name = unescape(name)
	for _, s := range []string{name, unescape(name)} {
		switch {
		case s == "":
			return refuse("is empty.")
		case strings.IndexFunc(s, unicode.IsControl) >= 0:
			return refuse("contains control characters.")
		case strings.ContainsRune(s, '\\'):
			return refuse("contains a backslash; write folders with “/”.")
		case strings.ContainsRune(s, ':'):
			return refuse("contains a colon; only files in the article’s folder can be used.")
		case strings.HasPrefix(s, "/"):
			return refuse("starts at the root of the disk; only files in the article’s folder can be used.")
		case strings.HasPrefix(s, "~"):
			return refuse("starts in a home folder; only files in the article’s folder can be used.")
		}
		for part := range strings.SplitSeq(s, "/") {
			if part == ".." {
				return refuse("leads out of the article’s folder.")
			}
			if reserved(part) {
				return refuse("contains a name that is not a file on every system.")
			}
		}
	}
	clean = path.Clean(name)
	if clean == "." || !fs.ValidPath(clean) {
		return refuse("does not name a file.")
	}
	return clean, nil
}

// unescape decodes the valid %-sequences of s and keeps the others, as file names may contain a percent sign.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// devices are the names that Windows gives to devices in every folder, with any extension.
var devices = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true, "clock$": true, "conin$": true, "conout$": true,
}

// reserved tells whether part is a device name, or a name whose trailing dots or spaces Windows would drop (so that it
// would name another file than it says).
func reserved(part string) bool {
	if part == "" || part == "." {
		return false
	}
	if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
		return true
	}
	stem, _, _ := strings.Cut(strings.ToLower(part), ".")
	stem = strings.TrimRight(stem, " ")
	if devices[stem] {
		return true
	}
	for _, port := range []string{"com", "lpt"} {
		if n, ok := strings.CutPrefix(stem, port); ok && n != "" && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}
