package intake

import (
	"errors"
	"strings"
	"testing"
)

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
	n := 50_000
	if testing.Short() {
		n = 5_000
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			if _, err := HTML([]byte(shape(n)), Options{}); err != nil && !errors.Is(err, ErrTooLong) {
				t.Fatal(err)
			}
		})
	}
}
