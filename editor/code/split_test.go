package code

import (
	"strings"
	"testing"
)

// draw writes pieces as the source with the kinds of its coloured parts.
func draw(source string, pieces []Piece) string {
	names := [...]string{"", "k", "s", "n", "f", "c", "d"}
	var b strings.Builder
	from := 0
	for _, p := range pieces {
		if part := source[from:p.To]; p.Kind == Plain {
			b.WriteString(part)
		} else {
			b.WriteString(names[p.Kind] + "<" + part + ">")
		}
		from = p.To
	}
	return b.String()
}

func TestSplit_tells_words_apart(t *testing.T) {
	for _, test := range []struct{ language, source, want string }{
		{"go", "func main() { return 1 } // x", "k<func> f<main>() { k<return> n<1> } c<// x>"},
		{"python", "def f():\n    return 'a'\n", "k<def> f<f>():\n    k<return> s<'a'>\n"},
		{"js", "let a = \"b\";", "k<let> a = s<\"b\">;"},
		{"html", "<p class=\"x\">y</p>", "<k<p> n<class>=s<\"x\">>y</k<p>>"},
		{"css", "a { color: red }", "k<a> { k<color>: k<red> }"},
		{"json", "{\"a\": 1}", "{k<\"a\">: n<1>}"},
		{"sql", "select 1 from t", "k<select> n<1> k<from> t"},
		{"diff", "-gone\n+new\n", "d<-gone\n>s<+new\n>"},
		{"go", "a := 1\r\nb := 2\r\n", "a := n<1>\r\nb := n<2>\r\n"},
		{"no-such-language", "x", ""},
		{"", "x", ""},
		{"go", "", ""},
	} {
		if got := draw(test.source, Split(test.language, test.source)); got != test.want {
			t.Errorf("%s %q:\n got %q\nwant %q", test.language, test.source, got, test.want)
		}
	}
}

func TestSplit_leaves_long_code_alone(t *testing.T) {
	if Split("go", strings.Repeat("a", maxLine+1)) != nil {
		t.Error("a long line has colours")
	}
	if Split("go", strings.Repeat("a\n", maxSource)) != nil {
		t.Error("a long block has colours")
	}
}

func TestLanguage_is_the_first_word_of_the_info(t *testing.T) {
	for info, want := range map[string]string{"Go": "go", " js  title=x": "js", "{.python}": "python", "rust{1,3}": "rust", "": ""} {
		if got := Language(info); got != want {
			t.Errorf("%q is %q, want %q", info, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, language := range []string{"go", "js", "python", "html", "css", "yaml", "sh", "sql", "rust", "markdown"} {
		f.Add(language, "a = \"b\" // c\r\n<x>\xff\x00")
	}
	f.Fuzz(func(t *testing.T, language, source string) {
		pieces := Split(language, source)
		at := 0
		for _, p := range pieces {
			if p.To <= at {
				t.Fatalf("a piece ends at %d, behind %d", p.To, at)
			}
			at = p.To
		}
		if pieces != nil && at != len(source) {
			t.Errorf("the pieces cover %d of %d bytes", at, len(source))
		}
	})
}
