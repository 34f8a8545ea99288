package export

import (
	"strings"

	"galley/editor/code"
)

// codeClasses are the classes of the style sheet for the kinds of words in code.
var codeClasses = map[code.Kind]string{
	code.Keyword: "k", code.String: "s", code.Number: "n", code.Name: "f", code.Comment: "c", code.Deleted: "d",
}

// writeCode writes the lines of a code block, coloured where info names a language
// that is known.
func writeCode(m *markup, info, source string) {
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(source)
	pieces := code.Split(code.Language(info), source)
	if pieces == nil {
		m.text(source)
		return
	}
	from := 0
	for _, p := range pieces {
		part := source[from:p.To]
		from = p.To
		class := codeClasses[p.Kind]
		if class == "" {
			m.text(part)
			continue
		}
		m.open("span", attr{"class", class})
		m.text(part)
		m.close("span")
	}
}
