package state_test

import (
	"testing"

	"galley/editor/state"
)

func TestDelete_removes_by_cluster_word_and_line(t *testing.T) {
	runCases(t, []commandCase{
		{"back", "ab|c", state.DeleteBackward, "a|c"},
		{"back over a family", "a👩‍👩‍👧|", state.DeleteBackward, "a|"},
		{"back over an accent", "ae\u0301|", state.DeleteBackward, "a|"},
		{"back over CRLF", "a\r\n|b", state.DeleteBackward, "a|b"},
		{"back at the start", "|a", state.DeleteBackward, ""},
		{"back over a selection", "a[bc]d", state.DeleteBackward, "a|d"},
		{"back at several", "a|b|", state.DeleteBackward, "|"},
		{"back over invalid bytes", "a\xff|", state.DeleteBackward, "a|"},
		{"forward", "a|bc", state.DeleteForward, "a|c"},
		{"forward over CRLF", "a|\r\nb", state.DeleteForward, "a|b"},
		{"forward at the end", "a|", state.DeleteForward, ""},
		{"word back", "one two|", state.DeleteWordBackward, "one |"},
		{"word back over the space", "one two |", state.DeleteWordBackward, "one |"},
		{"word back at the line start", "one\n|two", state.DeleteWordBackward, "one|two"},
		{"word back stops at the line start", "one\n  |two", state.DeleteWordBackward, "one\n|two"},
		{"word back twice in a word", "one| two|", state.DeleteWordBackward, "| |"},
		{"word forward", "|one two", state.DeleteWordForward, "| two"},
		{"word forward at the line end", "one|\r\ntwo", state.DeleteWordForward, "one|two"},
		{"to the line start", "a\nbc|d", state.DeleteToLineStart, "a\n|d"},
		{"to the line start at it", "a\n|d", state.DeleteToLineStart, "a|d"},
		{"to the line end", "a|bc\r\nd", state.DeleteToLineEnd, "a|\r\nd"},
		{"to the line end at it", "a|\r\nd", state.DeleteToLineEnd, "a|d"},
	})
}

func TestInsert_replaces_every_range(t *testing.T) {
	runCases(t, []commandCase{
		{"caret", "a|b", state.InsertText("x"), "ax|b"},
		{"selection", "a[bc]d", state.InsertText("x"), "ax|d"},
		{"several", "a|b[c]d|", state.InsertText("xy"), "axy|bxy|dxy|"},
		{"touching", "a[b]", state.InsertText("é"), "aé|"},
		{"paste in CRLF", "|", state.InsertPaste("a\nb\r\nc\rd", "\r\n"), "a\r\nb\r\nc\r\nd|"},
		{"paste in LF", "|", state.InsertPaste("a\r\nb", "\n"), "a\nb|"},
		{"paste as it is", "|", state.InsertPaste("a\r\nb\n", ""), "a\r\nb\n|"},
		{"paste nothing", "|", state.InsertPaste("", "\n"), ""},
	})
}

func TestMotion_moves_carets(t *testing.T) {
	runCases(t, []commandCase{
		{"left", "ab|c", state.Left(false), "a|bc"},
		{"left at the start", "|a", state.Left(false), "|a"},
		{"left collapses", "a[bc]d", state.Left(false), "a|bcd"},
		{"right collapses", "a]bc[d", state.Right(false), "abc|d"},
		{"right over CRLF", "a|\r\nb", state.Right(false), "a\r\n|b"},
		{"right over a flag", "|🇩🇪🇫🇷", state.Right(false), "🇩🇪|🇫🇷"},
		{"left extends", "ab|c", state.Left(true), "a]b[c"},
		{"right extends", "a]b[c", state.Right(true), "ab|c"},
		{"carets merge", "a|b|", state.DocStart(false), "|ab"},
		{"word left", "one two|", state.WordLeft(false), "one |two"},
		{"word right", "one| two", state.WordRight(false), "one two|"},
		{"word right in marks", "|**one** two", state.WordRight(false), "**one|** two"},
		{"word right over lines", "one|\n\ntwo", state.WordRight(false), "one\n\ntwo|"},
		{"word left in an apostrophe", "it can't|", state.WordLeft(false), "it |can't"},
		{"document end", "a|b\nc", state.DocEnd(false), "ab\nc|"},
		{"paragraph down", "a|\nb\n\nc\nd", state.ParagraphDown(false), "a\nb|\n\nc\nd"},
		{"paragraph down again", "a\nb|\n\nc\nd", state.ParagraphDown(false), "a\nb\n\nc\nd|"},
		{"paragraph up", "a\n\nb\nc|", state.ParagraphUp(false), "a\n\n|b\nc"},
		{"paragraph up again", "a\n\n|b\nc", state.ParagraphUp(false), "|a\n\nb\nc"},
	})
}
