package intake

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// fragmentOf returns the HTML of a clipboard as UTF-8, cut to the part that was copied, and the address of the page it
// comes from when the clipboard says so.
func fragmentOf(data []byte) (html, source string) {
	s := decoded(data)
	s, source = withoutHeader(s)
	if from := strings.Index(s, startMark); from >= 0 {
		head := s[:from]
		s = s[from+len(startMark):]
		if to := strings.LastIndex(s, endMark); to >= 0 {
			s = s[:to]
		}
		// A copy from the middle of a list or a table begins with an item or a row: what it stands in is before the mark.
		s = openContext(head) + s
	}
	return s, source
}

const startMark, endMark = "<!--StartFragment-->", "<!--EndFragment-->"

// decoded turns UTF-16, which some programs put on a clipboard, into UTF-8, and drops a byte order mark and the NULs that
// others end their text with.
func decoded(data []byte) string {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		order, data = binary.LittleEndian, data[2:]
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		order, data = binary.BigEndian, data[2:]
	case len(data) >= 4 && data[0] == '<' && data[1] == 0 && data[3] == 0:
		order = binary.LittleEndian
	}
	if order != nil {
		units := make([]uint16, len(data)/2)
		for i := range units {
			units[i] = order.Uint16(data[2*i:])
		}
		data = []byte(string(utf16.Decode(units)))
	}
	s := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	return strings.TrimRight(s, "\x00")
}

// withoutHeader takes off the header of the Windows clipboard format ("Version:0.9", "StartHTML:00000097", …). Its
// offsets are checked against the text and not trusted: programs count characters for bytes.
func withoutHeader(s string) (html, source string) {
	if !strings.HasPrefix(s, "Version:") {
		return s, ""
	}
	rest := s
	start := -1
	for {
		line, after, found := strings.Cut(rest, "\n")
		name, value, ok := strings.Cut(strings.TrimRight(line, "\r"), ":")
		if !found || !ok || name == "" || strings.ContainsAny(name, "< \t") {
			break
		}
		switch name {
		case "StartHTML":
			if n, err := strconv.Atoi(value); err == nil {
				start = n
			}
		case "SourceURL":
			source = value
		}
		rest = after
	}
	if start > 0 && start < len(s) && strings.HasPrefix(strings.TrimSpace(s[start:]), "<") && start >= len(s)-len(rest) {
		return s[start:], source
	}
	return rest, source
}

// openContext returns the tags of the lists and tables that are open at the end of what stands before a fragment.
func openContext(head string) string {
	var open []string
	for {
		i := strings.IndexByte(head, '<')
		if i < 0 {
			break
		}
		head = head[i+1:]
		end := strings.IndexByte(head, '>')
		if end < 0 {
			break
		}
		tag := strings.ToLower(head[:end])
		name := strings.TrimPrefix(tag, "/")
		if i := strings.IndexAny(name, " \t\r\n/"); i >= 0 {
			name = name[:i]
		}
		switch name {
		case "ul", "ol", "table", "tbody", "thead", "tr", "pre":
			if !strings.HasPrefix(tag, "/") {
				open = append(open, "<"+head[:end+1])
			} else if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
		head = head[end+1:]
	}
	if len(open) > maxNesting {
		open = open[len(open)-maxNesting:]
	}
	return strings.Join(open, "")
}
