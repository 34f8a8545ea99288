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
	if _, err := HTML([]byte(strings.Repeat("<ul><li>", maxNesting)+strings.Repeat("<li>x", safe.Default.Preview/32)), Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("%v", err)
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
