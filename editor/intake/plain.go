package intake

import (
	"strings"

	"galley/editor/safe"
)

// Plain returns plain text with \n for every line ending; every other character stays, control characters and line
// separators of Unicode included, for what is pasted as plain text is to be what was copied.
func Plain(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// URL tells whether plain text is nothing but one address that an article may link to (http, https or mailto, with its
// scheme), and returns it without what only follows readers about: pasted on a selection, it makes a link of it.
func URL(plain string) (address string, ok bool) {
	s := strings.TrimSpace(plain)
	if s == "" || strings.ContainsAny(s, " \t\r\n<>\"") {
		return "", false
	}
	clean, ok := safe.URL(s)
	if !ok || !safe.Remote(clean) {
		return "", false
	}
	return safe.URL(untracked(direct(clean)))
}
