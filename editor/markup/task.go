package markup

import (
	"galley/editor/state"
	"galley/editor/text"
)

// ToggleTask gives the selected list items that have none an empty box; when all have
// one, it ticks them; when all are ticked, it empties them. It does not apply to text.
func ToggleTask(s state.State) (state.Spec, bool) {
	return toggleTasks(s.Doc, itemLines(s.Doc, lineBlocks(s)))
}

// ToggleTaskAt is the command that does the same to the item in whose line off lies,
// wherever the selection is: for a click on its box.
func ToggleTaskAt(off int) state.Command {
	return func(s state.State) (state.Spec, bool) {
		if off < 0 || off > s.Doc.Len() {
			return state.Spec{}, false
		}
		line := s.Doc.Line(off)
		spec, ok := toggleTasks(s.Doc, itemLines(s.Doc, []block{{line, line}}))
		spec.Scroll = false
		return spec, ok
	}
}

// itemLines is the lines among the blocks that begin a list item.
func itemLines(doc text.Text, blocks []block) []int {
	var lines []int
	code := fenceWalk{doc: doc}
	for _, b := range blocks {
		for line := b.first; line <= b.last; line++ {
			if readPrefix(doc, line).isItem() && !code.inside(line) {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

func toggleTasks(doc text.Text, lines []int) (state.Spec, bool) {
	boxed, ticked := 0, 0
	for _, line := range lines {
		if p := readPrefix(doc, line); p.task != "" {
			boxed++
			if p.task[1] != ' ' {
				ticked++
			}
		}
	}
	tick := "x"
	if ticked == boxed {
		tick = " "
	}
	spec := state.Spec{Origin: state.Format, Scroll: true}
	for _, line := range lines {
		p := readPrefix(doc, line)
		at := doc.LineStart(line) + p.length()
		switch {
		case p.task == "":
			spec.Changes = append(spec.Changes, text.Insert(at, "[ ] "))
		case boxed == len(lines) && (p.task[1] == ' ') != (tick == " "):
			at -= len(p.task) - 1
			spec.Changes = append(spec.Changes, text.Replace(text.Span{From: at, To: at + 1}, tick))
		}
	}
	return spec, len(spec.Changes) > 0
}
