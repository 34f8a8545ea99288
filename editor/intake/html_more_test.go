package intake

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"galley/editor/safe"
)

const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

func TestResult_Placed_names_the_pictures(t *testing.T) {
	source := `<p>See <img alt="a [b]" src="data:image/png;base64,` + onePixel + `"> and <blockquote><figure><img src="data:image/png;base64,` + onePixel + `"><figcaption>Cap (x)</figcaption></figure></blockquote>`
	r, err := HTML([]byte(source), Options{})
	if err != nil || len(r.Images) != 2 || len(r.Missing) != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	data, _ := base64.StdEncoding.DecodeString(onePixel)
	for i, image := range r.Images {
		if got, want := r.Markdown[image.Dest.From:image.Dest.To], fmt.Sprintf("pasted-image-%d.png", i+1); got != want {
			t.Errorf("image %d is named %q", i, got)
		}
		if string(image.Data) != string(data) || image.Ext != "png" {
			t.Errorf("image %d is %q, %d bytes", i, image.Ext, len(image.Data))
		}
	}
	for _, c := range []struct {
		dests []string
		want  string
	}{
		{[]string{"a b.png", "c.png"}, "See ![a \\[b\\]](a%20b.png) and\n\n> ![](c.png \"Cap (x)\")"},
		{[]string{"", "c.png"}, "See a \\[b\\] and\n\n> ![](c.png \"Cap (x)\")"},
		{nil, "See a \\[b\\] and\n\n> Cap (x)"},
	} {
		if got := r.Placed(c.dests); got != c.want {
			t.Errorf("placed at %q:\n%s\nwant\n%s", c.dests, got, c.want)
		}
	}
}

func TestHTML_counts_pictures_that_did_not_come(t *testing.T) {
	r, err := HTML([]byte(`<p>x<img src="file:///C:/a.png" alt="A"><img src="cid:x"><img src="data:image/svg+xml;base64,PHN2Zz4=" alt="S"><img src="data:image/png;base64,AAAA"><img>`), Options{})
	if err != nil || r.Markdown != "x" || strings.Join(r.Missing, ",") != "A,,S,," {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestHTML_tells_words_from_blocks(t *testing.T) {
	for source, want := range map[string]bool{"a <b>few</b> words": true, "<p>one</p>": true, "<p>a<p>b": false, "<h2>a</h2>": false, "<ul><li>a</ul>": false, "": false} {
		if r, _ := HTML([]byte(source), Options{}); r.Inline != want {
			t.Errorf("%q is inline: %v", source, r.Inline)
		}
	}
}

func TestHTML_gives_notes_labels_of_their_own(t *testing.T) {
	source := `<p>a<a id=r1 href=#n1>1</a> b<a id=r2 href=#n2>2</a></p><p id=n1><a href=#r1>1</a> one</p><p id=n2><a href=#r2>2</a> two</p>`
	r, _ := HTML([]byte(source), Options{Taken: func(label string) bool { return label == "1" || label == "3" }})
	if want := "a[^2] b[^4]\n\n[^2]: one\n\n[^4]: two"; r.Markdown != want {
		t.Errorf("got\n%s\nwant\n%s", r.Markdown, want)
	}
}

func TestHTML_makes_addresses_whole_with_their_page(t *testing.T) {
	source := `<a href="../x?utm_id=1">a</a> <a href="/y#z">b</a> <img src=i.png alt=c>`
	r, _ := HTML([]byte(source), Options{Base: "https://a.example/b/c/d"})
	if want := "[a](https://a.example/b/x) [b](https://a.example/y#z) ![c](https://a.example/b/c/i.png)"; r.Markdown != want {
		t.Errorf("got\n%s\nwant\n%s", r.Markdown, want)
	}
}

func TestHTML_reads_UTF_16(t *testing.T) {
	source := "<p>a<b>ü</b>"
	wide := []byte{0xff, 0xfe}
	for _, c := range source {
		wide = append(wide, byte(c), byte(c>>8))
	}
	for _, data := range [][]byte{wide, wide[2:]} {
		if r, err := HTML(data, Options{}); err != nil || r.Markdown != "a**ü**" {
			t.Errorf("%q, %v", r.Markdown, err)
		}
	}
}

func TestHTML_refuses_what_is_too_long(t *testing.T) {
	if _, err := HTML(make([]byte, maxHTML+1), Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("%v", err)
	}
	if _, err := HTML([]byte(strings.Repeat("<p>a", safe.Default.Preview/3+9)), Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("%v", err)
	}
}

// shapes are the ways in which markup can ask for much with little; each is repeated to some hundred thousand bytes.
var shapes = map[string]func(n int) string{
	"div p":      func(n int) string { return strings.Repeat("<div>", 250) + strings.Repeat("<p>x</p>", n) },
	"bold words": func(n int) string { return "<p>" + strings.Repeat("<b>a</b> ", n) },
	"div":        func(n int) string { return strings.Repeat("<div>", n) + "x" + strings.Repeat("</div>", n) },
	"open b":     func(n int) string { return strings.Repeat("<b>x", n) },
	"b then p":   func(n int) string { return strings.Repeat("<b>", n) + strings.Repeat("<p>x", n) },
	"crossed": func(n int) string {
		return strings.Repeat("<i>", n) + strings.Repeat("<b>", n) + strings.Repeat("</i>", n)
	},
	"blockquote":     func(n int) string { return strings.Repeat("<blockquote>x", n) },
	"ul li":          func(n int) string { return strings.Repeat("<ul><li>x", n) },
	"li":             func(n int) string { return strings.Repeat("<li>x", n) },
	"ul":             func(n int) string { return strings.Repeat("<ul>", n) + "x" },
	"table":          func(n int) string { return strings.Repeat("<table><tr><td>", n) + "x" },
	"td":             func(n int) string { return "<table>" + strings.Repeat("<td>x", n) },
	"long and short": func(n int) string { return "<table><tr>" + strings.Repeat("<td>x", n) + strings.Repeat("<tr><td>x", n) },
	"colspan":        func(n int) string { return "<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=1000>x", n) },
	"dl":             func(n int) string { return strings.Repeat("<dl><dt>x<dd>y", n) },
	"br":             func(n int) string { return "<p>x" + strings.Repeat("<br>", n) + "y" },
	"br x":           func(n int) string { return "<p>x" + strings.Repeat("<br>x", n) },
	"links":          func(n int) string { return "<p>" + strings.Repeat("<a href=x>y", n) },
	"dead links":     func(n int) string { return "<p>" + strings.Repeat("<a href=#x>y", n) },
	"notes":          func(n int) string { return strings.Repeat("<p id=n><a href=#n>1</a>", n) },
	"many notes": func(n int) string {
		return "<p id=r>" + strings.Repeat("<a href=#n>1</a>", n) + "<ul><li id=n>" + strings.Repeat("<p><a href=#r>1</a>", n)
	},
	"stars":             func(n int) string { return "<p>" + strings.Repeat("*_`~[](<&!\\", n) },
	"marks":             func(n int) string { return "<p>" + strings.Repeat("<b>a</b><i>b</i><s>c</s>", n) },
	"crossed marks":     func(n int) string { return "<p>" + strings.Repeat("<b>a<i>b</b>c<s>d</i>e<b>f</s>g</b>", n) },
	"punctuated marks":  func(n int) string { return "<p>" + strings.Repeat("a<b>.</b>", n) },
	"codes":             func(n int) string { return "<p>" + strings.Repeat("<code>`</code>", n) },
	"addresses":         func(n int) string { return "<p>" + strings.Repeat("https://a.example/b ", n) },
	"at":                func(n int) string { return "<p>" + strings.Repeat("a@", n) },
	"www":               func(n int) string { return "<p>" + strings.Repeat("www.", n) },
	"long word":         func(n int) string { return "<p>" + strings.Repeat("a", n) },
	"one style":         func(n int) string { return "<p style='" + strings.Repeat("a:b;", n) + "'>x" },
	"quotes in a style": func(n int) string { return "<p style=\"" + strings.Repeat("'", n) + "\">x" },
	"word list": func(n int) string {
		return strings.Repeat("<p style='mso-list:l0 level9 lfo1'><![if !supportLists]>1.<![endif]>x", n)
	},
	"mail":             func(n int) string { return strings.Repeat("<div>x</div>", n) + "<div><br></div>" },
	"images":           func(n int) string { return strings.Repeat("<img src=x>", n) },
	"data":             func(n int) string { return strings.Repeat("<img src='data:image/png;base64,"+onePixel+"'>", n/10+1) },
	"comments":         func(n int) string { return strings.Repeat("<!--", n) },
	"less than":        func(n int) string { return strings.Repeat("<", n) },
	"entities":         func(n int) string { return strings.Repeat("&amp;", n) },
	"context":          func(n int) string { return strings.Repeat("<ul>", n) + startMark + "x" },
	"end tags":         func(n int) string { return strings.Repeat("<p>", 300) + strings.Repeat("</div>", n) },
	"unknown end tags": func(n int) string { return strings.Repeat("<b>", 200) + strings.Repeat("</x>", n) },
	"pre":              func(n int) string { return strings.Repeat("<pre>x", n) },
	"figures":          func(n int) string { return strings.Repeat("<figure><figcaption>x", n) },
	"nul":              func(n int) string { return strings.Repeat("\x00", n) },
	"bad UTF-8":        func(n int) string { return "<p>" + strings.Repeat("\xff", n) },
}

// Markup made to cost time or stack costs neither: were it quadratic, this test would not end.
func TestHTML_survives_hostile_markup(t *testing.T) {
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			if _, err := HTML([]byte(shape(50_000)), Options{}); err != nil && !errors.Is(err, ErrTooLong) {
				t.Fatal(err)
			}
		})
	}
}

func BenchmarkHTML(b *testing.B) {
	fixture, err := os.ReadFile("testdata/web-article.html")
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := strings.Cut(string(fixture), startMark)
	body, _, _ = strings.Cut(body, endMark)
	source := []byte(strings.Repeat(body, 2<<20/len(body)))
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, err := HTML(source, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
