package export

import (
	"encoding/binary"
	"strings"
	"testing"

	"galley/editor/article"
	"galley/editor/markdown"
	"galley/editor/text"
)

func TestMarkup_escapes_text_and_attributes(t *testing.T) {
	for _, c := range []struct{ name, in, text, attr string }{
		{"plain", "It’s plain.", "It’s plain.", "It’s plain."},
		{"markup", `<a href="x">&amp;`, `&lt;a href="x"&gt;&amp;amp;`, `&lt;a href=&quot;x&quot;&gt;&amp;amp;`},
		{"lines", "a\r\nb\rc\nd\fe", "a\nb\nc\nd e", "a\nb\nc\nd e"},
		{"controls", "a\x00\x01\x7f\u0085b", "a\uFFFD\uFFFD\uFFFD\uFFFDb", "a\uFFFD\uFFFD\uFFFD\uFFFDb"},
		{"noncharacters", "\uFFFE\uFDD0\U0001FFFF", "\uFFFD\uFFFD\uFFFD", "\uFFFD\uFFFD\uFFFD"},
		{"not UTF-8", "a\xffb\xed\xa0\x80", "a\uFFFDb\uFFFD\uFFFD\uFFFD", "a\uFFFDb\uFFFD\uFFFD\uFFFD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m markup
			m.text(c.in)
			if m.String() != c.text {
				t.Errorf("text %q, want %q", m.String(), c.text)
			}
			m = markup{}
			m.open("p", attr{"title", c.in}, attr{})
			if want := `<p title="` + c.attr + `">`; m.String() != want {
				t.Errorf("attribute %q, want %q", m.String(), want)
			}
		})
	}
}

func TestLevels_never_skip_one_going_down(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"as they should be", "2 3 3 2 3 4", "2 3 3 2 3 4"},
		{"from one", "1 2 2 1", "2 3 3 2"},
		{"skips", "2 4 4 3 6", "2 3 3 3 4"},
		{"starts low", "4 4 2 3", "2 2 2 3"},
		{"deeper than six", "1 2 3 4 5 6", "2 3 4 5 6 6"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l levels
			var out []string
			for _, field := range strings.Fields(c.in) {
				out = append(out, string(rune('0'+l.next(int(field[0]-'0')))))
			}
			if got := strings.Join(out, " "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestBalance_makes_raw_HTML_obey_the_content_model(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"left open", "<p>x <b>y", "<p>x <b>y</b></p>"},
		{"misnested", "<b>1<i>2</b>3</i>", "<b>1<i>2</i></b><i>3</i>"},
		{"block in a word", "<b><div>x</div></b>", "<div>x</div>"},
		{"item without a list", "<li>x</li>", "<div>x</div>"},
		{"text in a list", "<ul>x<li>y</li></ul>", "<ul><li>x</li><li>y</li></ul>"},
		{"empty list", "<ul> </ul>", "<ul> </ul>"},
		{"terms", "<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"},
		{"description first", "<dl><dd>b</dd></dl>", "<div><div>b</div></div>"},
		{"summary alone", "<summary>x</summary>", "<div>x</div>"},
		{"details without summary", "<details>x</details>", "<details><summary>More</summary>x</details>"},
		{"caption of nothing", "<figcaption>x</figcaption>", "<div>x</div>"},
		{"block in a heading", "<h2><div>x</div></h2>", "<h2>x</h2>"},
		{"empty heading", "<h2> </h2>", " "},
		{"rows of different length", "<table><tr><td>1<tr><td>2<td>3</table>", "<table><tbody><tr><td>1</td><td></td></tr><tr><td>2</td><td>3</td></tr></tbody></table>"},
		{"rows with spans", `<table><tr><td colspan="2">1<tr><td>2<td>3</table>`, `<table><tbody><tr><td colspan="2">1</td></tr><tr><td>2</td><td>3</td></tr></tbody></table>`},
		{"table of nothing", "<table></table>x", "x"},
		{"end without start", "</div></p>x", "x"},
		{"link without address", "<a>x</a>", "x"},
		{"link in a link", `<a href="x">1<table><tr><td><a href="y">2</a></table></a>`, `<a href="x">1<table><tbody><tr><td>2</td></tr></tbody></table></a>`},
		{"link without text", `<a href="x"></a><a href="y" id="z"></a>`, `<a id="z"></a>`},
		{"link left open", `<p><a href="x" id="z">1</p><p>2</p>`, `<p><a href="x" id="z">1</a></p><p><a href="x">2</a></p>`},
		{"header cells", "<table><tr><th>a<th><tr><th>b<td>c</table>", `<table><tbody><tr><th scope="col">a</th><td></td></tr><tr><th scope="row">b</th><td>c</td></tr></tbody></table>`},
		{"heading in a header cell", "<table><tr><th><h2>a</h2></table>", `<table><tbody><tr><td><h2>a</h2></td></tr></tbody></table>`},
		{"unknown", "<form><x-y>z</x-y></form>", "z"},
		{"foreign", "<svg><p>x</p></svg>", "<p>x</p>"},
		{"attributes", `<p onclick="x" style="y" title="z" id="a">x</p>`, `<p title="z" id="a">x</p>`},
		{"comment", "a<!-- x -->b", "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := balance(c.in, "More")
			if err != nil || got != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
			if again, _ := balance(got, "More"); again != got {
				t.Errorf("balanced again it becomes %q", again)
			}
		})
	}
}

func TestShortened_cuts_at_a_word(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"short", "short"}, {"one two three four", "one two…"}, {"onetwothreefour", "onetwothre…"}, {"éééééééééééééé", "éééééééééé…"},
	} {
		if got := shortened(c.in, 11); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestEncoded_writes_addresses_that_HTML_allows(t *testing.T) {
	for in, want := range map[string]string{
		"a b.html": "a%20b.html", "100%.html": "100%25.html", "a%20b": "a%20b", "é/ü?q=ö#ñ": "é/ü?q=ö#ñ", `a"b<c>`: "a%22b%3Cc%3E",
		"x#a#b": "x#a%23b", "[1]{2}|3": "%5B1%5D%7B2%7D%7C3", "https://exa mple.com/": "",
	} {
		if got, ok := encoded(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
}

func TestWriteCode_colours_and_never_changes_the_text(t *testing.T) {
	for _, c := range []struct{ name, info, code, want string }{
		{"go", "go", "func f() {}\n", `<span class="k">func</span> <span class="f">f</span>() {}` + "\n"},
		{"attributes behind the name", "Go {hl=1}", "var x\n", `<span class="k">var</span> x` + "\n"},
		{"unknown language", "nosuch", "func\n", "func\n"},
		{"no language", "", "<b>\n", "&lt;b&gt;\n"},
		{"a file name is no language", "main.go", "func\n", "func\n"},
		{"CRLF", "go", "var x\r\n", `<span class="k">var</span> x` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m markup
			writeCode(&m, c.info, c.code)
			if m.String() != c.want {
				t.Errorf("%q, want %q", m.String(), c.want)
			}
		})
	}
}

func TestPassage_is_found_whatever_the_signs_are(t *testing.T) {
	const source = "## The *first* part\n\nIt’s “here” — a\nlong one.\n\n- item\n- another item\n\n| a | b |\n| - | - |\n| c | deep *cell* |\n"
	for _, c := range []struct{ quote, want string }{
		{"The first part", "the-first-part"}, {"it's \"here\" - a long", "passage-1"}, {"another   item", "passage-1"}, {"deep cell", "passage-1"}, {"nowhere", ""},
	} {
		doc := text.FromString("---\ntitle: T\ntakeaways:\n  - text: A\n    quote: |\n      " + c.quote + "\n---\n" + source)
		head := article.Read(doc)
		a := article.Of(head, markdown.Parse(doc, head.Body, 1))
		b := newBody(a, Options{}, article.Wording{}, newAnchors(), &gallery{}, &Report{})
		list := b.takeaways()
		if len(list) != 1 || list[0].Anchor != c.want {
			t.Errorf("%q: %v, want %q", c.quote, list, c.want)
			continue
		}
		if body := b.html(); c.want != "" && strings.Count(body, `id="`+c.want+`"`) != 1 {
			t.Errorf("%q: no such place in %s", c.quote, body)
		}
	}
}

func TestSideways_reads_the_orientation_of_a_JPEG(t *testing.T) {
	jpeg := func(order binary.ByteOrder, mark string, orientation uint16) []byte {
		tiff := []byte(mark)
		tiff = order.(binary.AppendByteOrder).AppendUint16(tiff, 42)
		tiff = order.(binary.AppendByteOrder).AppendUint32(tiff, 8)
		tiff = order.(binary.AppendByteOrder).AppendUint16(tiff, 1)
		for _, v := range []uint16{0x0112, 3, 0, 1, orientation, 0} {
			tiff = order.(binary.AppendByteOrder).AppendUint16(tiff, v)
		}
		segment := append([]byte("Exif\x00\x00"), tiff...)
		out := []byte{0xff, 0xd8, 0xff, 0xe1}
		out = binary.BigEndian.AppendUint16(out, uint16(len(segment)+2))
		return append(append(out, segment...), 0xff, 0xda, 0, 0)
	}
	for n := range uint16(9) {
		if got := sideways(jpeg(binary.LittleEndian, "II", n)); got != (n >= 5) {
			t.Errorf("little end first, %d: %v", n, got)
		}
		if got := sideways(jpeg(binary.BigEndian, "MM", n)); got != (n >= 5) {
			t.Errorf("big end first, %d: %v", n, got)
		}
	}
}

func FuzzSideways(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II\x2a\x00\x08\x00\x00\x00"))
	f.Fuzz(func(_ *testing.T, data []byte) { sideways(data) })
}
