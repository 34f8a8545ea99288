package table_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"galley/editor/markdown"
	"galley/editor/state"
	"galley/editor/table"
	"galley/editor/text"
)

// model is a table as a spreadsheet has it, and the text that it is written in.
// Row 0 is the header.
type model struct {
	rows   [][]string
	aligns []table.Alignment

	before, after    string // the text around the table
	first, rest, eol string // what stands before the header, before other lines, and at the ends of lines
	outer            bool   // pipes at the ends of rows
}

var values = []string{
	"", "", "a", "bb", "ccc", "a b", `x \| y`, "`code`", `\\`, "表", "e\u0301", "😀", "**bold**", "1", "-2.5", "é", "è", "ĩ", "# no", "- no", "2. no", "> no",
}

func randomModel(r *rand.Rand) *model {
	m := &model{eol: "\n", outer: r.IntN(3) > 0}
	columns := 1 + r.IntN(4)
	for range columns {
		m.aligns = append(m.aligns, table.Alignment(r.IntN(4)))
	}
	rows := 1 + r.IntN(5)
	if r.IntN(50) == 0 {
		rows = 80 // so many that they are replaced in one
	}
	for row := range rows {
		cells := make([]string, columns)
		if row > 0 && r.IntN(4) == 0 {
			cells = make([]string, 1+r.IntN(columns+2))
		}
		for c := range cells {
			cells[c] = values[r.IntN(len(values))]
		}
		m.rows = append(m.rows, cells)
	}
	if r.IntN(3) == 0 {
		m.eol = "\r\n"
	}
	switch r.IntN(6) {
	case 0:
		m.first, m.rest = "> ", "> "
	case 1:
		m.first, m.rest = "- ", "  "
	case 2:
		m.first, m.rest = "> 1. ", ">    "
	}
	if r.IntN(2) == 0 {
		m.before = "text" + m.eol + m.eol
	}
	if r.IntN(2) == 0 {
		m.after = m.eol + m.eol + "more | text"
	}
	return m
}

// write is the document of the model, in one of many styles.
func (m *model) write(r *rand.Rand) string {
	var lines []string
	spaced := r.IntN(3) > 0
	row := func(prefix string, cells []string) {
		var b strings.Builder
		for c, cell := range cells {
			if c > 0 || m.outer || cell == "" || strings.HasSuffix(cell, "no") {
				b.WriteString("|")
				if spaced {
					b.WriteString(" ")
				}
			}
			b.WriteString(cell)
			if spaced || cell == "" || strings.HasSuffix(cell, `\`) {
				b.WriteString(strings.Repeat(" ", 1+r.IntN(2)))
			}
		}
		s := b.String()
		if m.outer || cells[len(cells)-1] == "" {
			s += "|"
		} else {
			s = strings.TrimRight(s, " ")
		}
		lines = append(lines, prefix+s)
	}
	delimiter := make([]string, len(m.aligns))
	for c, a := range m.aligns {
		delimiter[c] = [...]string{"---", ":--", ":-:", "--:"}[a]
	}
	if len(delimiter) == 1 {
		delimiter[0] = "|" + delimiter[0] + "|"
	}
	row(m.first, m.rows[0])
	outer := m.outer
	m.outer = m.outer && len(delimiter) > 1
	row(m.rest, delimiter)
	m.outer = outer
	for _, cells := range m.rows[1:] {
		row(m.rest, cells)
	}
	return m.before + strings.Join(lines, m.eol) + m.after
}

// cells finds the cells of every row, and the delimiter row's, in a document that
// holds the model: naively, byte by byte. The spans are without padding.
func (m *model) cells(t *testing.T, doc string) [][]text.Span {
	t.Helper()
	if !strings.HasPrefix(doc, m.before) || !strings.HasSuffix(doc, m.after) {
		t.Fatalf("text around the table changed:\n%s", doc)
	}
	var out [][]text.Span
	at := len(m.before)
	for i, line := range strings.Split(doc[at:len(doc)-len(m.after)], m.eol) {
		prefix := m.rest
		if i == 0 {
			prefix = m.first
		}
		if !strings.HasPrefix(line, prefix) {
			t.Fatalf("line %d has another prefix: %q", i, line)
		}
		from, to := at+len(prefix), at+len(line)
		at = to + len(m.eol)
		if doc[from] == '|' {
			from++
		}
		var spans []text.Span
		for j := from; j <= to; j++ {
			if j == to || doc[j] == '|' && doc[j-1] != '\\' {
				s := text.Span{From: from, To: j}
				for s.From < s.To && doc[s.From] == ' ' {
					s.From++
				}
				for s.To > s.From && doc[s.To-1] == ' ' {
					s.To--
				}
				if j < to || from < to {
					spans = append(spans, s)
				}
				from = j + 1
			}
		}
		out = append(out, spans)
	}
	return out
}

// check compares a document with the model, as the naive reader sees it and as the
// preview does.
func (m *model) check(t *testing.T, doc string) {
	t.Helper()
	spans := m.cells(t, doc)
	if len(spans) != len(m.rows)+1 {
		t.Fatalf("%d lines, want %d", len(spans), len(m.rows)+1)
	}
	spans = slices.Delete(spans, 1, 2)
	for i, row := range m.rows {
		for c := range max(len(row), len(spans[i])) {
			got, want := "", ""
			if c < len(spans[i]) {
				got = doc[spans[i][c].From:spans[i][c].To]
			}
			if c < len(row) {
				want = row[c]
			}
			if got != want {
				t.Fatalf("row %d column %d: got %q, want %q", i, c, got, want)
			}
		}
	}
	top, block := findTable(markdown.Parse(text.FromString(doc), 0, 1))
	if block == nil {
		t.Fatal("the preview shows no table")
	}
	if len(block.Children) != len(m.rows) {
		t.Fatalf("the preview shows %d rows, want %d", len(block.Children), len(m.rows))
	}
	for i, row := range block.Children {
		if len(row.Children) != len(m.aligns) {
			t.Fatalf("the preview shows %d columns in row %d, want %d", len(row.Children), i, len(m.aligns))
		}
		for c, cell := range row.Children {
			if got := table.Alignment(cell.Align); got != m.aligns[c] {
				t.Fatalf("the preview aligns column %d as %d, want %d", c, got, m.aligns[c])
			}
			got, want := "", ""
			if cell.Span.From >= 0 {
				got = doc[top+cell.Span.From : top+cell.Span.To]
			}
			if c < len(m.rows[i]) {
				want = m.rows[i][c]
			}
			if got != want {
				t.Fatalf("the preview shows %q in row %d column %d, want %q", got, i, c, want)
			}
		}
	}
}

// findTable is the first table of a tree, and where its top-level block begins.
func findTable(tree *markdown.Tree) (top int, found *markdown.Block) {
	var walk func(b *markdown.Block) *markdown.Block
	walk = func(b *markdown.Block) *markdown.Block {
		if b.Kind == markdown.Table {
			return b
		}
		for _, child := range b.Children {
			if found := walk(child); found != nil {
				return found
			}
		}
		return nil
	}
	for _, b := range tree.Blocks {
		if found := walk(b.Block); found != nil {
			return b.Span.From, found
		}
	}
	return 0, nil
}

// move is a command and what it makes of the model: the cell where the caret goes,
// or false when it does not apply.
type move struct {
	name    string
	command state.Command
	do      func(m *model, row, column int) (int, int, bool)
}

// fill makes the cells of a row up to a column.
func (m *model) fill(row, column int) {
	for len(m.rows[row]) <= column {
		m.rows[row] = append(m.rows[row], "")
	}
}

func (m *model) blank() []string { return make([]string, len(m.aligns)) }

func (m *model) insertColumn(row, column, by int) (int, int, bool) {
	at := column + by
	if column >= len(m.aligns) {
		return 0, 0, false
	}
	for i, cells := range m.rows {
		if len(cells) > at || len(cells) == at && at == len(m.aligns) {
			m.rows[i] = slices.Insert(cells, at, "")
		}
	}
	m.aligns = slices.Insert(m.aligns, at, table.AlignNone)
	m.fill(row, at)
	return row, at, true
}

func (m *model) moveColumn(row, column, by int) (int, int, bool) {
	to := column + by
	if to < 0 || max(to, column) >= len(m.aligns) {
		return 0, 0, false
	}
	left, right := min(column, to), max(column, to)
	for i, cells := range m.rows {
		if len(cells) == right && (cells[left] != "" || i == row) {
			cells = append(cells, "")
		}
		if len(cells) > right {
			cells[left], cells[right] = cells[right], cells[left]
		}
		m.rows[i] = cells
	}
	m.aligns[left], m.aligns[right] = m.aligns[right], m.aligns[left]
	return row, to, true
}

func (m *model) visit(row, column int) (int, int, bool) {
	if row == len(m.rows) {
		m.rows = append(m.rows, m.blank())
	}
	m.fill(row, column)
	return row, column, true
}

var moves = []move{
	{"NextCell", table.NextCell, func(m *model, row, column int) (int, int, bool) {
		if column+1 >= len(m.aligns) {
			return m.visit(row+1, 0)
		}
		return m.visit(row, column+1)
	}},
	{"PreviousCell", table.PreviousCell, func(m *model, row, column int) (int, int, bool) {
		switch {
		case column > 0:
			return m.visit(row, min(column, len(m.aligns))-1)
		case row > 0:
			return m.visit(row-1, len(m.aligns)-1)
		}
		return 0, 0, true
	}},
	{"InsertRowAbove", table.InsertRowAbove, func(m *model, row, column int) (int, int, bool) {
		if row == 0 {
			return 0, 0, false
		}
		m.rows = slices.Insert(m.rows, row, m.blank())
		return row, min(column, len(m.aligns)-1), true
	}},
	{"InsertRowBelow", table.InsertRowBelow, func(m *model, row, column int) (int, int, bool) {
		m.rows = slices.Insert(m.rows, row+1, m.blank())
		return row + 1, min(column, len(m.aligns)-1), true
	}},
	{"DeleteRow", table.DeleteRow, func(m *model, row, column int) (int, int, bool) {
		if row == 0 {
			return 0, 0, false
		}
		m.rows = slices.Delete(m.rows, row, row+1)
		row = min(row, len(m.rows)-1)
		return row, min(column, len(m.rows[row])-1), true
	}},
	{"MoveRowUp", table.MoveRowUp, func(m *model, row, column int) (int, int, bool) {
		if row < 2 {
			return 0, 0, false
		}
		m.rows[row], m.rows[row-1] = m.rows[row-1], m.rows[row]
		return row - 1, column, true
	}},
	{"MoveRowDown", table.MoveRowDown, func(m *model, row, column int) (int, int, bool) {
		if row == 0 || row+1 == len(m.rows) {
			return 0, 0, false
		}
		m.rows[row], m.rows[row+1] = m.rows[row+1], m.rows[row]
		return row + 1, column, true
	}},
	{"InsertColumnLeft", table.InsertColumnLeft, func(m *model, row, column int) (int, int, bool) { return m.insertColumn(row, column, 0) }},
	{"InsertColumnRight", table.InsertColumnRight, func(m *model, row, column int) (int, int, bool) { return m.insertColumn(row, column, 1) }},
	{"DeleteColumn", table.DeleteColumn, func(m *model, row, column int) (int, int, bool) {
		if column >= len(m.aligns) || len(m.aligns) == 1 {
			return 0, 0, false
		}
		for i, cells := range m.rows {
			switch {
			case column >= len(cells):
			case len(cells) == 1:
				m.rows[i] = []string{""}
			default:
				m.rows[i] = slices.Delete(cells, column, column+1)
			}
		}
		m.aligns = slices.Delete(m.aligns, column, column+1)
		return row, min(column, len(m.rows[row])-1), true
	}},
	{"MoveColumnLeft", table.MoveColumnLeft, func(m *model, row, column int) (int, int, bool) { return m.moveColumn(row, column, -1) }},
	{"MoveColumnRight", table.MoveColumnRight, func(m *model, row, column int) (int, int, bool) { return m.moveColumn(row, column, 1) }},
	{"Align", table.Align(table.AlignRight), func(m *model, row, column int) (int, int, bool) {
		if column >= len(m.aligns) || m.aligns[column] == table.AlignRight {
			return 0, 0, false
		}
		m.aligns[column] = table.AlignRight
		return row, column, true
	}},
}

// seeded is a source of random numbers that tells its seed when the test fails.
func seeded(t *testing.T) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d", seed)
		}
	})
	return rand.New(rand.NewPCG(seed, 0))
}

// apply runs a command; false when it does not apply.
func apply(t *testing.T, st state.State, c state.Command) (state.State, bool) {
	t.Helper()
	spec, ok := c(st)
	if !ok {
		return st, false
	}
	for _, ch := range spec.Changes {
		for _, off := range []int{ch.From, ch.To} {
			if off < st.Doc.Len() && !utf8.RuneStart(st.Doc.ByteAt(off)) {
				t.Fatalf("a change begins or ends within a character, at %d", off)
			}
		}
	}
	tx, err := st.Apply(spec)
	if err != nil {
		t.Fatal(err)
	}
	return tx.After, true
}

func content(st state.State) string { return st.Doc.String(st.Doc.Span()) }

// caretIn puts the caret into a random cell that is there, and tells which.
func (m *model) caretIn(t *testing.T, r *rand.Rand, doc string) (st state.State, row, column int) {
	spans := slices.Delete(m.cells(t, doc), 1, 2)
	row = r.IntN(len(spans))
	column = r.IntN(len(spans[row]))
	s := spans[row][column]
	return state.State{Doc: text.FromString(doc), Sel: state.Caret(s.From + r.IntN(s.Len()+1))}, row, column
}

func TestCommands_do_to_the_text_what_they_do_to_a_spreadsheet(t *testing.T) {
	r := seeded(t)
	for range 3000 {
		m := randomModel(r)
		doc := m.write(r)
		log := fmt.Sprintf("%q", doc)
		ok := t.Run("", func(t *testing.T) {
			defer func() {
				if t.Failed() {
					t.Log(log)
				}
			}()
			m.check(t, doc)
			for range 6 {
				st, row, column := m.caretIn(t, r, doc)
				mv := moves[r.IntN(len(moves))]
				log += fmt.Sprintf("\n%s at %d:%d", mv.name, row, column)
				after, ok := apply(t, st, mv.command)
				toRow, toColumn, want := mv.do(m, row, column)
				if ok != want {
					t.Fatalf("applied: %v, want %v", ok, want)
				}
				if !ok {
					continue
				}
				doc = content(after)
				log += fmt.Sprintf("\n%q", doc)
				m.check(t, doc)
				p, ok := table.At(after)
				if wantAt := (table.Position{Row: toRow, Column: toColumn, Rows: len(m.rows), Columns: len(m.aligns)}); !ok ||
					p.Row != wantAt.Row || p.Column != wantAt.Column || p.Rows != wantAt.Rows || p.Columns != wantAt.Columns {
					t.Fatalf("the caret is at %+v, want %+v", p, wantAt)
				}
			}
		})
		if !ok {
			return
		}
	}
}

func TestCommands_keep_a_tidy_table_lined_up(t *testing.T) {
	r := seeded(t)
	for range 500 {
		m := randomModel(r)
		st, _, _ := m.caretIn(t, r, m.write(r))
		st, _ = apply(t, st, table.Tidy)
		for range 6 {
			for i := range m.rows {
				m.fill(i, len(m.aligns)-1)
			}
			at, row, column := m.caretIn(t, r, content(st))
			mv := moves[r.IntN(len(moves))]
			next, ok := apply(t, at, mv.command)
			if !ok {
				continue
			}
			mv.do(m, row, column)
			if doc := content(next); !linedUp(m, doc) {
				t.Fatalf("%s\n%s\n%s", mv.name, content(st), doc)
			}
			st = next
		}
	}
}

// linedUp tells whether the pipes of all lines are in the same columns.
func linedUp(m *model, doc string) bool {
	var want []int
	for i, line := range strings.Split(doc[len(m.before):len(doc)-len(m.after)], m.eol) {
		var stops []int
		for j := range line {
			if line[j] == '|' && (j == 0 || line[j-1] != '\\') {
				stops = append(stops, table.Width([]byte(line[:j])))
			}
		}
		stops = stops[:min(len(stops), len(m.aligns)+1)]
		if i == 0 {
			want = stops
		}
		if !slices.Equal(stops, want) {
			return false
		}
	}
	return true
}

func TestTidy_keeps_every_value_and_is_done_after_once(t *testing.T) {
	r := seeded(t)
	for range 1000 {
		m := randomModel(r)
		doc := m.write(r)
		st, row, column := m.caretIn(t, r, doc)
		after, ok := apply(t, st, table.Tidy)
		if !ok {
			continue
		}
		m.check(t, content(after))
		if !linedUp(m, content(after)) {
			t.Fatalf("not lined up:\n%s", content(after))
		}
		if p, ok := table.At(after); !ok || p.Row != row || p.Column != column {
			t.Fatalf("the caret went from %d:%d to %+v\n%s", row, column, p, doc)
		}
		if again, ok := apply(t, after, table.Tidy); ok {
			t.Fatalf("not done after once:\n%s\n%s", content(after), content(again))
		}
	}
}

func TestCommands_are_undone_by_their_opposites(t *testing.T) {
	r := seeded(t)
	pairs := []struct {
		name     string
		do, undo state.Command
	}{
		{"row up, down", table.MoveRowUp, table.MoveRowDown},
		{"row down, up", table.MoveRowDown, table.MoveRowUp},
		{"row above", table.InsertRowAbove, table.DeleteRow},
		{"row below", table.InsertRowBelow, table.DeleteRow},
		{"column left", table.InsertColumnLeft, table.DeleteColumn},
		{"column right", table.InsertColumnRight, table.DeleteColumn},
	}
	for range 2000 {
		m := randomModel(r)
		m.outer = true
		for i := range m.rows {
			m.fill(i, len(m.aligns)-1)
		}
		doc := m.write(r)
		st, _, _ := m.caretIn(t, r, doc)
		pair := pairs[r.IntN(len(pairs))]
		there, ok := apply(t, st, pair.do)
		if !ok {
			continue
		}
		back, ok := apply(t, there, pair.undo)
		if !ok || content(back) != doc {
			t.Fatalf("%s\n%q\n%q\n%q", pair.name, doc, content(there), content(back))
		}
	}
}

func TestSort_only_moves_rows(t *testing.T) {
	r := seeded(t)
	for range 500 {
		m := randomModel(r)
		st, _, _ := m.caretIn(t, r, m.write(r))
		after, ok := apply(t, st, table.Sort(r.IntN(2) == 0))
		if !ok {
			continue
		}
		before, now := strings.Split(content(st), m.eol), strings.Split(content(after), m.eol)
		slices.Sort(before)
		slices.Sort(now)
		if !slices.Equal(before, now) {
			t.Fatalf("%q\n%q", content(st), content(after))
		}
	}
}
