package table_test

import (
	"strings"
	"testing"

	"galley/editor/state"
	"galley/editor/table"
	"galley/editor/text"
)

// article is a document of a table between many paragraphs, with the caret in the
// middle of the table.
func article(rows, columns int, cell string) state.State {
	prose := strings.Repeat("A paragraph of some words, as articles have them.\n\n", 2000)
	line := "|" + strings.Repeat(" "+cell+" |", columns) + "\n"
	head := line + "|" + strings.Repeat("---|", columns) + "\n"
	doc := text.FromString(prose + head + strings.Repeat(line, rows) + "\n" + prose)
	// An edited text lies in many small pieces.
	for at := 0; at+100 < doc.Len(); at += 1000 {
		doc = doc.Replace(text.Span{From: at, To: at + 1}, doc.Slice(text.Span{From: at, To: at + 1}))
	}
	return state.State{Doc: doc, Sel: state.Caret(len(prose) + len(head) + rows/2*len(line) + 3)}
}

func benchmark(b *testing.B, st state.State, c state.Command, applies bool) {
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := c(st); ok != applies {
			b.Fatalf("applies: %v", ok)
		}
	}
}

func at(s state.State) (state.Spec, bool) {
	_, ok := table.At(s)
	return state.Spec{}, ok
}

func BenchmarkAt_1000_rows(b *testing.B) { benchmark(b, article(1000, 8, "some"), at, true) }

func BenchmarkNextCell_1000_rows(b *testing.B) {
	benchmark(b, article(1000, 8, "some"), table.NextCell, true)
}

func BenchmarkNextCell_largest(b *testing.B) {
	benchmark(b, article(2400, 8, "some"), table.NextCell, true)
}

func BenchmarkNextCell_100000_rows(b *testing.B) {
	benchmark(b, article(100_000, 2, "some"), table.NextCell, false)
}

func BenchmarkNextCell_wide_rows(b *testing.B) {
	benchmark(b, article(7, 8000, "x"), table.NextCell, true)
}

func BenchmarkNextCell_giant_line(b *testing.B) {
	st := state.State{Doc: text.FromString(strings.Repeat("| a ", 250_000)), Sel: state.Caret(500_000)}
	benchmark(b, st, table.NextCell, false)
}

func BenchmarkNextCell_outside(b *testing.B) {
	st := article(1000, 8, "some")
	st.Sel = state.Caret(1000)
	benchmark(b, st, table.NextCell, false)
}

func BenchmarkInsertColumn_1000_rows(b *testing.B) {
	benchmark(b, article(1000, 8, "some"), table.InsertColumnRight, true)
}

func BenchmarkInsertColumn_largest(b *testing.B) {
	benchmark(b, article(2400, 8, "some"), table.InsertColumnRight, true)
}

func BenchmarkTidy_1000_rows_of_8(b *testing.B) {
	benchmark(b, article(1000, 8, "some"), table.Tidy, true)
}

func BenchmarkTidy_1000_rows_of_8_East_Asian(b *testing.B) {
	benchmark(b, article(1000, 8, "日本語"), table.Tidy, true)
}

func BenchmarkTidy_largest(b *testing.B) {
	benchmark(b, article(2400, 8, "some"), table.Tidy, true)
}

func BenchmarkSort_1000_rows(b *testing.B) {
	st := article(1000, 8, "some")
	st.Doc = st.Doc.Replace(text.Span{From: st.Sel.Primary().Head - 1, To: st.Sel.Primary().Head + 1}, []byte("aa"))
	benchmark(b, st, table.Sort(false), true)
}
