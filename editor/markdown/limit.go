package markdown

import (
	"bytes"

	gmtext "github.com/yuin/goldmark/text"

	"galley/editor/safe"
)

// beyond returns the note of the limit that the lines are beyond, "" for none.
func (c *converter) beyond(lines *gmtext.Segments) string {
	if len(c.tables) > 0 && c.marked(c.tables, lines.At(0).Stop, lines.At(0).Stop+1) {
		return noteTable
	}
	size, marks, steps := 0, 0, 0
	for i := range lines.Len() {
		seg := lines.At(i)
		size += seg.Len()
		if size > safe.Default.InlineRun {
			return noteInlineRun
		}
		marks += countMarks(c.src[seg.Start:seg.Stop])
		steps += destinationSteps(c.src[seg.Start:seg.Stop])
	}
	if marks > safe.Default.InlineMarks || steps > maxDestinationSteps*size {
		return noteMarks
	}
	return ""
}

// maxDestinationSteps bounds how often goldmark reads a byte of running text as a part of some link's destination; in
// ordinary text it is once.
const maxDestinationSteps = 32

// destinationSteps returns how many bytes goldmark reads behind all ]( of a line: up to a space or a closing bracket.
func destinationSteps(line []byte) int {
	if bytes.Count(line, []byte("](")) < maxDestinationSteps {
		return 0
	}
	steps, stop := 0, len(line)
	for i := len(line) - 1; i > 0; i-- {
		switch line[i] {
		case ' ', '\t', '\n', ')':
			stop = i
		case '(':
			if line[i-1] == ']' {
				steps += stop - i
			}
		}
	}
	return steps
}

// unmarked tells whether a line is nothing but words, which need no inline phase: most cells, items and headings.
func unmarked(line []byte) bool {
	for _, b := range line {
		if marking[b] {
			return false
		}
	}
	return len(line) > 0 && line[len(line)-1] != ' ' && !bytes.Contains(line, []byte("www."))
}

// marking are the bytes that an inline construct may begin or end with, and those that white space is made of at a
// line's ends.
var marking = func() (set [256]bool) {
	for _, b := range []byte("\\`*_~[]<>!&@:\x00\t\n\v\f\r") {
		set[b] = true
	}
	return set
}()

// countMarks counts what could open or close a mark; a run of stars or backticks counts once.
func countMarks(line []byte) int {
	n := 0
	var last byte
	for _, b := range line {
		switch b {
		case '[', ']', '<', '!':
			n++
		case '*', '_', '~', '`':
			if b != last {
				n++
			}
		}
		last = b
	}
	return n
}
