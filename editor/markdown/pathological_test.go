package markdown

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"galley/editor/text"
)

// hostile are shapes that cost some parser quadratic time or worse: the families of cmark's pathological_tests.py, those
// measured against goldmark, and the ways round the limits that those suggest. Each builds about n bytes.
var hostile = []struct {
	name  string
	build func(n int) string
}{
	{"nested strong emphasis", func(n int) string { k := n / 12; return rep("*a **a ", k) + "b" + rep(" a** a*", k) }},
	{"emphasis closers without openers", filled("a_ ")},
	{"emphasis openers without closers", filled("_a ")},
	{"link closers without openers", filled("a]")},
	{"link openers without closers", filled("[a")},
	{"mismatched openers and closers", filled("*a_ ")},
	{"openers and closers of other lengths (389)", func(n int) string { return rep("*a ", n/6) + rep("_a*_ ", n/10) }},
	{"openers and closers, multiple of 3", func(n int) string { return "a**b" + rep("c* ", n/3) }},
	{"link openers and emphasis closers", filled("[ a_")},
	{"pattern [ (](", filled("[ (](")},
	{"pattern ![[]()", filled("![[]()")},
	{"hard link and emphasis", filled("**x [a*b**c*](d)")},
	{"nested brackets", func(n int) string { return rep("[", n/2) + "a" + rep("]", n/2) }},
	{"nested quotes", func(n int) string { return rep("> ", n/2) + "a" }},
	{"nested lists by indent", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(rep("  ", i) + "* a\n")
		}
		return b.String()
	}},
	{"NUL", filled("abc\x00de\x00")},
	{"backticks", func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString("e" + rep("`", i))
		}
		return b.String()
	}},
	{"unclosed inline links", filled("[a](b")},
	{"unclosed inline links in brackets", filled("[a](<b")},
	{"unclosed comments", func(n int) string { return "</" + rep("<!--", n/4) }},
	{"unclosed instructions", filled("<?")},
	{"unclosed declarations", filled("<!A ")},
	{"unclosed CDATA", filled("<![CDATA[")},
	{"empty lines in nested lists", func(n int) string { return rep("- ", n/3) + "x" + rep("\n", n/3) }},
	{"empty lines in nested lists in a quote", func(n int) string { return "> " + rep("- ", n/4) + "x\n" + rep(">\n", n/4) }},
	{"emphasis in deep quotes", func(n int) string { return rep(">", n/3) + rep("a*", n/3) }},
	{"reference definitions", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "[%d]: u\n", i)
		}
		return b.String()
	}},
	{"references to one long definition", func(n int) string { return "[a]: /" + rep("u", n/2) + "\n\n" + rep("[a] ", n/8) }},
	{"pattern [](", filled("[](")},
	{"pattern ![](", filled("![](")},
	{"footnote per paragraph", func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, "x[^%d]\n\n[^%d]: y\n\n", i, i)
		}
		return b.String()
	}},
	{"references to one footnote", func(n int) string { return "[^a]: b\n\n" + rep("[^a] ", n/5) }},
	{"nested list", filled("- ")},
	{"nested list lines", func(n int) string { return rep(rep(" ", 0)+"- a\n  - b\n    - c\n", n/20) }},
	{"table of k by k empty cells", func(n int) string { k := n / 5; return rep("|a", k) + "\n" + rep("|-", k) + "\n" + rep("|\n", k/2) }},
	{"many small tables of empty cells", filled("|a|a|a|a|a|a|a|a\n|-|-|-|-|-|-|-|-\n|\n|\n|\n|\n|\n|\n|\n\n")},
	{"delimiter rows", filled("|-\n")},
	{"definitions with open titles", filled("[a]: b (\n")},
	{"definitions with open titles and labels", filled("[a]: b '[a\n")},
	{"links without schemes", filled("<>")},
	{"entities", filled("&amp;")},
	{"broken entities", filled("&")},
	{"addresses", filled("a@")},
	{"www", filled("www.")},
	{"http", filled("http://")},
	{"long word", filled("a")},
	{"spaces", filled(" ")},
	{"tabs", filled("a\t\t\t\t")},
	{"equal headings", filled("# a\n")},
	{"open tags", filled("<a b='")},
	{"open tag lines", filled("<a b='c' d=\"\n")},
	{"definition list", filled("a\n: b\n\n")},
	{"definition list, nested", filled("a\n: ")},
	{"setext and tables", filled("a|b\n-|-\n-\n")},
	{"short tables", filled("|a\n|-\n\n")},
	{"strikethrough", filled("~~a~ ")},
	{"backslashes", filled("\\")},
	{"escaped brackets", filled("\\[a\\](")},
	{"code spans with pipes in cells", func(n int) string { return "|a|\n|-|\n" + rep("|`a\\|b` `\\|`|\n", n/14) }},
	{"quote and list alternating", filled("> - ")},
	{"ordered lists", filled("1. a\n2) b\n")},
	{"callouts", filled("> [!NOTE]\n")},
}

func rep(s string, n int) string { return strings.Repeat(s, n) }

func filled(s string) func(n int) string {
	return func(n int) string { return rep(s, n/len(s)) }
}

// paragraphs cuts a shape into paragraphs that are each just within the limit of a run.
func paragraphs(s string, run int) string {
	var b strings.Builder
	for len(s) > run {
		b.WriteString(s[:run])
		b.WriteString("\n\n")
		s = s[run:]
	}
	b.WriteString(s)
	return b.String()
}

// watchdog is far above what any shape takes (at 256 KB the slowest needs some hundred milliseconds of a processor), and
// below what []( took without limits: a quarter of a minute. The race detector makes all of it many times slower, and is
// run with the short tests: those have no watchdog.
const watchdog = 8 * time.Second

// Shapes of 1 MB are tried where GALLEY_ROUNDS asks for a long search.
func TestParse_of_hostile_shapes_is_bounded(t *testing.T) {
	sizes, chopped := []int{50 << 10, 256 << 10}, 64<<10
	if testing.Short() {
		sizes = sizes[:1]
	} else if os.Getenv("GALLEY_ROUNDS") != "" {
		sizes, chopped = append(sizes, 1<<20), 256<<10
	}
	for _, h := range hostile {
		for _, n := range sizes {
			checkBounded(t, fmt.Sprintf("%s, %d KB", h.name, n>>10), h.build(n))
		}
		// The same in paragraphs that are just within the limits of a run and of its marks.
		if source := h.build(chopped); !strings.Contains(source, "\n") {
			checkBounded(t, h.name+", in runs", paragraphs(source, 16<<10))
			checkBounded(t, h.name+", in short runs", paragraphs(source, 3<<10))
		}
	}
}

func checkBounded(t *testing.T, name, source string) {
	t.Helper()
	doc := text.FromString(source)
	start := time.Now()
	tree := Parse(doc, 0, 1)
	took := time.Since(start)
	if took > watchdog && !testing.Short() {
		t.Errorf("%s: %v", name, took)
	}
	if took > 200*time.Millisecond {
		t.Logf("%s (%d bytes): %v", name, len(source), took)
	}
	if depth := depthOf(tree); depth > 300 {
		t.Errorf("%s: the tree is %d deep", name, depth)
	}
}

func depthOf(t *Tree) int {
	depth := 0
	var block func(b *Block, d int)
	var inline func(list []Inline, d int)
	inline = func(list []Inline, d int) {
		depth = max(depth, d)
		for i := range list {
			inline(list[i].Children, d+1)
		}
	}
	block = func(b *Block, d int) {
		inline(b.Inlines, d+1)
		for _, c := range b.Children {
			block(c, d+1)
		}
	}
	for _, top := range t.Blocks {
		block(top.Block, 1)
	}
	return depth
}
