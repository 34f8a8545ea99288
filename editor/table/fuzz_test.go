package table_test

import (
	"bytes"
	"strings"
	"testing"

	"galley/editor/state"
	"galley/editor/table"
	"galley/editor/text"
)

// inTable are the commands that only apply in a table.
var inTable = []state.Command{
	table.NextCell, table.PreviousCell, table.NextRow, table.LineBreak, table.InsertRowAbove, table.InsertRowBelow,
	table.DeleteRow, table.MoveRowUp, table.MoveRowDown, table.InsertColumnLeft, table.InsertColumnRight,
	table.DeleteColumn, table.MoveColumnLeft, table.MoveColumnRight, table.Align(table.AlignNone), table.Align(table.AlignLeft),
	table.Align(table.AlignCenter), table.Align(table.AlignRight), table.Tidy, table.Sort(false), table.Sort(true), table.Delete,
}

// FuzzCommands runs every command on any text with any range: none panics or makes
// an invalid spec, none applies outside of a table, and what is in front of the
// table and below it stays.
func FuzzCommands(f *testing.F) {
	for _, seed := range []string{
		"", "|", "||\n|-|", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n--|--\n1\n\n2", "> | a |\n> |:-:|\n> | \\| |\n",
		"- 1. > | a |\n       |-|", "|a\r\n|-\r\n\r\n", "| \x00 | \xff |\n|-|-|\r|", "a\n|-\n" + strings.Repeat("|", 200),
		"```\n|a|\n|-|\n```", "|a|\n|-|\n|-|\n", strings.Repeat("- ", 100) + "a\n|-", "a|b\n:-|-:\n- |\n# |\n2. x|", "\\|\n|-", "a\\\n|-\n\\\\|",
	} {
		f.Add([]byte(seed), uint16(3), uint16(5))
	}
	f.Fuzz(func(t *testing.T, b []byte, anchor, head uint16) {
		doc := text.New(b)
		st := state.State{Doc: doc, Sel: state.Select(int(anchor)%(len(b)+1), int(head)%(len(b)+1))}
		p, ok := table.At(st)
		if ok && (p.Row < 0 || p.Row >= p.Rows || p.Column < 0 || p.Columns < 1) {
			t.Fatalf("%q: at %+v", b, p)
		}
		if ok && !bytes.ContainsAny(b, "|:") {
			t.Fatalf("%q: a table without pipes", b)
		}
		for i, command := range inTable {
			spec, applies := command(st)
			if !applies {
				continue
			}
			if !ok && i != 3 { // a line break looks at all ranges by itself
				t.Fatalf("command %d applies outside of a table: %q", i, b)
			}
			tx, err := st.Apply(spec)
			if err != nil {
				t.Fatalf("command %d: %v", i, err)
			}
			if len(spec.Changes) == 0 {
				continue
			}
			before, _ := tx.Changes.Touched()
			caret := st.Sel.Primary().Head
			lines := bytes.Count(b[min(before.From, caret):max(before.From, caret)], []byte("\n"))
			if lines > p.Rows+1 {
				t.Fatalf("command %d touches a place %d lines away, in a table of %d rows: %q", i, lines, p.Rows, b)
			}
			if back := tx.Changes.Invert(doc).Apply(tx.After.Doc); !back.Equal(doc) {
				t.Fatalf("command %d is not undone: %q", i, b)
			}
		}
		if _, ok := table.Insert(2, 2, "\n")(st); !ok {
			t.Fatal("no table goes into a text")
		}
	})
}

// FuzzTidy: what Tidy makes is a table with the caret in it, and tidy.
func FuzzTidy(f *testing.F) {
	f.Add("a|b\n-|-\n1|2|3", uint8(3))
	f.Add("> - |a\\||\n>   |-\n>   2. |", uint8(5))
	f.Add("|a|\n|-|\n\t|\v|\x00|", uint8(5))
	f.Fuzz(func(t *testing.T, s string, at uint8) {
		st := state.State{Doc: text.FromString(s), Sel: state.Caret(min(int(at), len(s)))}
		before, ok := table.At(st)
		spec, applies := table.Tidy(st)
		if !ok || !applies {
			return
		}
		tx, err := st.Apply(spec)
		if err != nil {
			t.Fatal(err)
		}
		now := content(tx.After)
		if after, ok := table.At(tx.After); !ok || after != before {
			t.Fatalf("%q %+v\n%q %+v", s, before, now, after)
		}
		if again, ok := table.Tidy(tx.After); ok {
			t.Fatalf("not done after once: %q\n%q\n%v", s, now, again.Changes)
		}
	})
}
