package article

import (
	"bytes"
	"strings"

	"galley/editor/text"
)

// Summary is what a list of articles shows of one.
type Summary struct {
	Title, Category, Date string
	Draft                 bool
}

// Peek reads a Summary from the first bytes of a file. It never fails: without
// a title the first heading serves, and what cannot be read is empty.
func Peek(head []byte) Summary {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	h := Read(text.New(bytes.Clone(head)))
	s := Summary{Title: h.Title, Category: h.Category, Date: h.Date, Draft: h.Draft}
	if s.Title == "" {
		s.Title = firstHeading(head[h.Body:])
	}
	return s
}

func firstHeading(body []byte) string {
	for line := range bytes.Lines(body) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		title := strings.TrimLeft(string(line), "#")
		if len(title) == len(line) || title == "" || title[0] != ' ' {
			return ""
		}
		return strings.ToValidUTF8(strings.TrimSpace(strings.TrimRight(title, "# ")), "\ufffd")
	}
	return ""
}

// Begin is the text of a new article: its title in a front matter that says
// draft, and an empty body.
func Begin(title string) text.Text {
	front := "---\n"
	if title = (Takeaway{Text: title}).clean().Text; title != "" {
		front += "title: " + writeScalar(title, asText, 0, false) + "\n"
	}
	return text.FromString(front + "draft: true\n---\n\n")
}
