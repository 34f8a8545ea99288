package write

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/code"
	"galley/editor/highlight"
	"galley/editor/state"
	"galley/editor/text"
)

const codeSample = "Text\n\n```go\npackage a\n\n// A comment.\nfunc b() int {\n\treturn len(\"c\") + 42\n}\n```\n\n~~~diff\n-gone\n+new\n~~~\n\n```unknown\nplain = 1\n```\n"

// A splitter that answers late: the line is plain first and gets its colours then,
// and only code is laid out again.
func TestArea_code_gets_its_colours_when_they_are_known(t *testing.T) {
	b := newBench(t, "", fyne.NewSize(560, 520))
	known := map[string][]code.Piece{}
	var late []func()
	b.area.view.code.split = func(language, source string, done func()) []code.Piece {
		if pieces, ok := known[source]; ok {
			return pieces
		}
		late = append(late, func() {
			known[source] = code.Split(language, source)
			done()
		})
		return nil
	}
	b.Dispatch(state.Spec{Changes: insertAt(0, codeSample)})
	b.frame()
	roles := func() map[highlight.Role]bool {
		at := strings.Index(codeSample, "func b")
		v := &b.area.view
		span := text.Span{From: at, To: at + len("func b() int {")}
		pieces := v.code.pieces(v.index.Line(nil, v.whole, span), v.index, v.whole, span, v.edits)
		out := map[highlight.Role]bool{}
		for _, p := range pieces {
			out[p.Role] = true
		}
		return out
	}
	if got := roles(); !got[highlight.Code] || len(got) != 1 {
		t.Errorf("before they are known the roles are %v", got)
	}
	for len(late) > 0 {
		f := late[0]
		late = late[1:]
		f()
		b.frame()
	}
	if got := roles(); !got[highlight.CodeKeyword] || !got[highlight.CodeName] {
		t.Errorf("when they are known the roles are %v", got)
	}
}
