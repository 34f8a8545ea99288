package markdown

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"galley/editor/text"
)

// fragments are the pieces that nasty documents are made of: every construct, its beginning without its end, and what
// could join, split or re-indent its neighbours.
var fragments = []string{
	"a", "b c", "word ", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", " ", "  ", "   ", "    ", "\t", "  \n", "\\\n", "\\",
	"# ", "## h\n", "###### x ##\n", "#\n", "=\n", "===\n", "-\n", "---\n", "- - -\n", "***\n", "___\n", "--\n",
	"- ", "* ", "+ ", "-\n", "1. ", "2) ", "10. ", "- a\n", "- a\n\n- b\n", "  - c\n", "    d\n", "- [ ] t\n", "- [x] u\n", "1. x\n\n   y\n",
	"> ", ">", "> > ", "> q\n", ">\n", "> - l\n", "> [!NOTE]\n> n\n", "> [!tip]\n",
	"```\n", "```go\n", "~~~\n", "```", "    code\n", "\tcode\n", "  ```\n", "````\n",
	"<div>\n", "</div>\n", "<!-- ", "-->", "<!-- c -->\n", "<pre>\n", "</pre>\n", "<?", "?>", "<b>", "</b>", "<br>", "<![CDATA[", "]]>", "<!X ", ">",
	"| a | b |\n", "|---|:-:|\n", "a | b\n", "--- | ---\n", "| c |\n", "| `x\\|y` | **z** |\n", "|",
	"[l]: /u\n", "[l]: /u 'T'\n", "[m]: <v w> \"T\n", "[M]: /x\n", "[l]", "[m][]", "[t][l]", "[l](/d)", "![i](p.png \"cap\")\n", "![i][l]", "[", "]", "(", ")", "!", "[l]:\n", "[l]: ",
	"[^f]", "[^f]: note\n", "[^g]: more\n\n    deep\n", "[^g]", "![^f]", "[^f]:\n", "[^",
	": d\n", ":   d\n", "term\n: d\n", "term\n\n: d\n", ":", "\n\n: e\n\n    f\n",
	"*", "**", "_", "__", "***", "~~", "~", "`", "``", "*e*", "**s**", "~~k~~", "`c`", "``c`d``",
	"&amp;", "&", "&#0;", "&#x41;", "&acE;", "\\*", "\\[", "<http://x.y>", "http://x.y/z ", "www.x.y", "a@b.cd", "<a@b.cd>",
	"\x00", "\xff", "\xc3", "é", "日本", "\u00a0", "\u200b", "\U0001F600", "\ufeff",
}

func randomSource(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		if r.IntN(40) == 0 {
			b.WriteByte(byte(r.IntN(256)))
			continue
		}
		b.WriteString(fragments[r.IntN(len(fragments))])
	}
	return b.String()
}

// randomChanges makes one to three small changes, sometimes a large one.
func randomChanges(r *rand.Rand, doc text.Text) text.ChangeSet {
	var list []text.Change
	at := 0
	for range 1 + r.IntN(8)/6 + r.IntN(8)/7 {
		if at > doc.Len() {
			break
		}
		from := at + r.IntN(doc.Len()-at+1)
		to := from
		switch r.IntN(6) {
		case 0, 1:
			to = min(from+1+r.IntN(4), doc.Len())
		case 2:
			to = min(from+r.IntN(60), doc.Len())
		}
		var insert string
		if to == from || r.IntN(3) == 0 {
			insert = randomSource(r, 1+r.IntN(3))
		}
		list = append(list, text.Change{Span: text.Span{From: from, To: to}, Insert: []byte(insert)})
		at = to + 1
	}
	cs, err := text.NewChangeSet(doc.Len(), list...)
	if err != nil {
		panic(err)
	}
	return cs
}

func TestParser_update_equals_parse(t *testing.T) {
	seed := uint64(1)
	rounds, edits := 300, 25
	if testing.Short() {
		rounds = 60
	}
	if s := os.Getenv("GALLEY_SEED"); s != "" { // to reproduce a failure
		seed, _ = strconv.ParseUint(s, 10, 64)
		rounds = 1
	}
	if s := os.Getenv("GALLEY_ROUNDS"); s != "" { // to search for one
		rounds, _ = strconv.Atoi(s)
	}
	for i := range rounds {
		r := rand.New(rand.NewPCG(seed+uint64(i), 7))
		checkUpdates(t, fmt.Sprintf("seed=%d", seed+uint64(i)), r, edits)
		if t.Failed() {
			return
		}
	}
}

// checkUpdates edits a random document and compares every updated tree with a parse from scratch.
func checkUpdates(t *testing.T, name string, r *rand.Rand, edits int) {
	t.Helper()
	var p Parser
	doc := text.FromString(randomSource(r, r.IntN(120)))
	body := min(r.IntN(2)*r.IntN(12), doc.Len())
	old := p.Parse(doc, body, 0)
	for i := range edits {
		cs := randomChanges(r, doc)
		next := cs.Apply(doc)
		nextBody := min(cs.MapPos(body, text.Before), next.Len())
		if r.IntN(20) == 0 {
			nextBody = min(r.IntN(12), next.Len())
		}
		tree, delta := p.Update(old, next, nextBody, uint64(i), cs)
		want := Parse(next, nextBody, uint64(i))
		if diff := differ(tree, want); diff != "" {
			t.Fatalf("%s edit %d: %s\nbefore %q (body %d)\nchange %v\nafter  %q (body %d)", name, i, diff,
				doc.Bytes(), body, cs, next.Bytes(), nextBody)
		}
		checkDelta(t, name, old, tree, delta)
		doc, body, old = next, nextBody, tree
	}
}

func checkDelta(t *testing.T, name string, old, tree *Tree, d Delta) {
	t.Helper()
	pointers := func(tops []Top) (list []*Block) {
		for _, top := range tops {
			list = append(list, top.Block)
		}
		return list
	}
	got := slices.Concat(pointers(old.Blocks[:d.From]), pointers(d.Blocks), pointers(old.Blocks[d.To:]))
	if !slices.Equal(got, pointers(tree.Blocks)) {
		t.Fatalf("%s: the delta %d..%d with %d blocks does not lead from %d to %d blocks", name, d.From, d.To,
			len(d.Blocks), len(old.Blocks), len(tree.Blocks))
	}
}

// differ says where two trees differ, in what they show or in what they remember.
func differ(a, b *Tree) string {
	if a.Note != b.Note || a.TooLong != b.TooLong || a.Body != b.Body || a.Version != b.Version {
		return fmt.Sprintf("trees: %q %v %d %d, want %q %v %d %d", a.Note, a.TooLong, a.Body, a.Version, b.Note, b.TooLong, b.Body, b.Version)
	}
	for i := range min(len(a.Blocks), len(b.Blocks)) {
		x, y := a.Blocks[i], b.Blocks[i]
		if x.Span != y.Span || !same(x.Block, y.Block) {
			return fmt.Sprintf("block %d: %v\n%s\nwant %v\n%s", i, x.Span, outline(x.Block), y.Span, outline(y.Block))
		}
		if x.clean != y.clean || !slices.Equal(x.mentions, y.mentions) || !slices.Equal(x.defs, y.defs) {
			return fmt.Sprintf("block %d remembers %+v, want %+v", i, x.origin, y.origin)
		}
	}
	if len(a.Blocks) != len(b.Blocks) {
		return fmt.Sprintf("%d blocks, want %d", len(a.Blocks), len(b.Blocks))
	}
	if keys := a.labels.changed(b.labels); len(keys) > 0 {
		return fmt.Sprintf("labels %v differ", keys)
	}
	return ""
}

// outline prints a block as an indented list of its parts.
func outline(b *Block) string {
	var out strings.Builder
	writeOutline(&out, b, "")
	return out.String()
}

func writeOutline(out *strings.Builder, b *Block, indent string) {
	fmt.Fprintf(out, "%s%v %d-%d", indent, b.Kind, b.Span.From, b.Span.To)
	for _, s := range []string{b.Info, b.Text, b.Label, b.Note} {
		if s != "" {
			fmt.Fprintf(out, " %q", s)
		}
	}
	if b.Level != 0 {
		fmt.Fprintf(out, " level %d", b.Level)
	}
	for name, on := range map[string]bool{"task": b.Task} {
		if on {
			fmt.Fprintf(out, " %s", name)
		}
	}
	out.WriteByte('\n')
	writeInlines(out, b.Inlines, indent+"  ")
	for _, c := range b.Children {
		writeOutline(out, c, indent+"  ")
	}
}

func writeInlines(out *strings.Builder, list []Inline, indent string) {
	for _, in := range list {
		fmt.Fprintf(out, "%s%v %d-%d", indent, in.Kind, in.Span.From, in.Span.To)
		for _, s := range []string{in.Text, in.Dest, in.Title, in.Label} {
			if s != "" {
				fmt.Fprintf(out, " %q", s)
			}
		}
		out.WriteByte('\n')
		writeInlines(out, in.Children, indent+"  ")
	}
}

func FuzzParser_update(f *testing.F) {
	f.Add("a\n\n- b\n\n: c\n", 3, 4, "\n\n```\n")
	f.Add("[a]\n\n[a]: /b\n\n[^n]\n\n[^n]: x", 8, 9, "c")
	f.Add("term\n\n: d\n\nx\n\n: e\n", 0, 0, "> ")
	f.Fuzz(func(t *testing.T, source string, from, to int, insert string) {
		if len(source)+len(insert) > 4<<10 {
			t.Skip()
		}
		from = min(max(from, 0), len(source))
		to = min(max(to, from), len(source))
		doc := text.FromString(source)
		cs, err := text.NewChangeSet(doc.Len(), text.Change{Span: text.Span{From: from, To: to}, Insert: []byte(insert)})
		if err != nil {
			t.Fatal(err)
		}
		var p Parser
		next := cs.Apply(doc)
		tree, _ := p.Update(p.Parse(doc, 0, 0), next, 0, 1, cs)
		if diff := differ(tree, Parse(next, 0, 1)); diff != "" {
			t.Fatal(diff)
		}
		checkSpans(t, tree)
	})
}

// checkSpans asserts that spans nest and that text inlines quote their source.
func checkSpans(t *testing.T, tree *Tree) {
	t.Helper()
	last := tree.Body
	for _, top := range tree.Blocks {
		if top.Span.From < last || top.Span.To < top.Span.From || top.Span.To > tree.Doc.Len() {
			t.Fatalf("top-level block at %v behind %d", top.Span, last)
		}
		last = top.Span.To
		src := tree.Doc.String(top.Span)
		checkBlockSpans(t, top.Block, src)
		if t.Failed() {
			t.Fatalf("block %q: %s", src, outline(top.Block))
		}
	}
}

func checkBlockSpans(t *testing.T, b *Block, src string) {
	t.Helper()
	if b.Span.From < -1 || b.Span.To > len(src) || b.Span.To < b.Span.From {
		t.Fatalf("%v at %v in %d bytes", b.Kind, b.Span, len(src))
	}
	checkInlineSpans(t, b.Inlines, src)
	for _, c := range b.Children {
		checkBlockSpans(t, c, src)
	}
}

func checkInlineSpans(t *testing.T, list []Inline, src string) {
	t.Helper()
	for _, in := range list {
		if in.Span.From >= 0 && (in.Span.To > len(src) || in.Span.To < in.Span.From) {
			t.Errorf("%v at %v in %d bytes", in.Kind, in.Span, len(src))
		}
		if in.Kind == Text {
			if got := src[in.Span.From:in.Span.To]; got != in.Text && got[0] != '&' {
				t.Errorf("text %q quotes %q", in.Text, got)
			}
		}
		checkInlineSpans(t, in.Children, src)
	}
}

func TestParser_update_equals_parse_on_hostile_shapes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	check := func(name, source string, edits int) {
		var p Parser
		doc := text.FromString(source)
		old := p.Parse(doc, 0, 0)
		for i := range edits {
			cs := randomChanges(r, doc)
			next := cs.Apply(doc)
			tree, delta := p.Update(old, next, 0, uint64(i), cs)
			if diff := differ(tree, Parse(next, 0, uint64(i))); diff != "" {
				t.Fatalf("%s, edit %d, change %v: %.2000s", name, i, cs, diff)
			}
			checkDelta(t, name, old, tree, delta)
			checkSpans(t, tree)
			doc, old = next, tree
		}
	}
	size, edits, slow := 8<<10, 4, 2
	if testing.Short() {
		size, edits = 1<<10, 2
	} else if os.Getenv("GALLEY_ROUNDS") != "" {
		edits, slow = 20, 20
	}
	for _, h := range hostile {
		check(h.name, "begin\n\n"+h.build(size)+"\n\nend\n\n> of it\n", edits)
	}
	if testing.Short() {
		return
	}
	// Beyond the bound of work, the last block holds the rest.
	check("blank lines in deep lists", "a\n\nb\n\n"+rep("- ", 90)+"x"+rep("\n", 40<<10)+"c\n\nd\n", slow)
	// Beyond the bound of footnotes, a definition added in front pushes another one out.
	var b strings.Builder
	for i := range 520 {
		fmt.Fprintf(&b, "[^%d] and\n\n[^%d]: x\n\n", i, i)
	}
	check("footnotes", b.String(), 30)
}

func TestParser_update_parses_only_what_was_touched(t *testing.T) {
	source := articleOf(100 << 10)
	doc := text.FromString(source)
	at := len(source)/2 + strings.Index(source[len(source)/2:], "waited")
	cs, err := text.NewChangeSet(len(source), text.Change{Span: text.Span{From: at, To: at}, Insert: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	var p Parser
	old := p.Parse(doc, 0, 0)
	_, delta := p.Update(old, cs.Apply(doc), 0, 1, cs)
	if delta.To-delta.From != 1 || len(delta.Blocks) != 1 {
		t.Errorf("the delta is %d..%d with %d blocks, want one for one", delta.From, delta.To, len(delta.Blocks))
	}
}

func TestParser_update_keeps_all_blocks_when_only_the_front_matter_changed(t *testing.T) {
	doc := text.FromString("---\ntitle: x\n---\n# H\n\ntext\n")
	cs, err := text.NewChangeSet(doc.Len(), text.Change{Span: text.Span{From: 12, To: 12}, Insert: []byte("yz")})
	if err != nil {
		t.Fatal(err)
	}
	var p Parser
	old := p.Parse(doc, 17, 0)
	tree, delta := p.Update(old, cs.Apply(doc), 19, 1, cs)
	if delta.From != delta.To || len(delta.Blocks) != 0 {
		t.Errorf("the delta is %+v, want none", delta)
	}
	if got, want := tree.Blocks[1].Span, (text.Span{From: 24, To: 28}); got != want {
		t.Errorf("the paragraph is at %v, want %v", got, want)
	}
}

func TestParser_stops_between_blocks(t *testing.T) {
	asked := 0
	p := Parser{Stop: func() bool { asked++; return asked > 10 }}
	if tree := p.Parse(text.FromString(articleOf(10<<10)), 0, 0); tree != nil {
		t.Error("a tree was returned after Stop")
	}
}

// A tree and the grammars are shared by goroutines; the race detector watches this test.
func TestParser_may_run_on_several_goroutines(t *testing.T) {
	source := articleOf(20 << 10)
	doc := text.FromString(source)
	old := Parse(doc, 0, 0)
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			cs, err := text.NewChangeSet(len(source), text.Change{Span: text.Span{From: i * 999, To: i*999 + 3}})
			if err != nil {
				t.Error(err)
				return
			}
			var p Parser
			next := cs.Apply(doc)
			tree, _ := p.Update(old, next, 0, 1, cs)
			if diff := differ(tree, Parse(next, 0, 1)); diff != "" {
				t.Error(diff)
			}
			if len(old.Footnotes()) == 0 || len(tree.Footnotes()) == 0 {
				t.Error("footnotes are missing")
			}
		})
	}
	wg.Wait()
}
