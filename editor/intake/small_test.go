package intake

import (
	"path"
	"strings"
	"testing"

	"galley/editor/safe"
)

func TestCells_makes_a_table_of_cells(t *testing.T) {
	for _, c := range []struct{ name, plain, want string }{
		{"two columns", "Name\tAge\r\nAda\t36\r\nBob\t4\r\n", "| Name | Age |\n| --- | --: |\n| Ada | 36 |\n| Bob | 4 |"},
		{"one row", "a\tb", "| a | b |\n| --- | --- |"},
		{"quoted", "Who\tSaid\n\"Ada\nL.\"\t\"She said \"\"no\"\"\"\n", "| Who | Said |\n| --- | --- |\n| Ada<br>L. | She said \"no\" |"},
		{"a quotation", "\"no\" she said\tx\na\tb", "| \"no\" she said | x |\n| --- | --- |\n| a | b |"},
		{"empty cells", "a\t\t\n\tb\tc", "| a |  |  |\n| --- | --- | --- |\n|  | b | c |"},
		{"marks", "a|b\t*x*\n- c\t# d", "| a\\|b | \\*x\\* |\n| --- | --- |\n| - c | # d |"},
		{"dates and money", "Day\tSum\n2026-03-05\t€ 1,200.50\n2026-03-06\t−3 %\n", "| Day | Sum |\n| --- | --: |\n| 2026-03-05 | € 1,200.50 |\n| 2026-03-06 | −3 % |"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := Cells(c.plain)
			if !ok || got != c.want {
				t.Errorf("got %v\n%s\nwant\n%s", ok, got, c.want)
			}
			if b := parse(got).Blocks; len(b) != 1 || b[0].Block.Kind.String() != "Table" {
				t.Errorf("that is no table: %s", got)
			}
		})
	}
}

func TestCells_leaves_other_text_alone(t *testing.T) {
	for _, plain := range []string{
		"", "words", "one\ntwo", "a\tb\nc", "a\tb\tc\nd\te", "\tindented\n\ttext", "\tif x {\n\t\ty()\n\t}",
		"x := 1;\t// one\ny := 2;\t// two\n}", "int a;\tint b;\nint c;\tint d;", "a\tb\n\nc\td", "\t\n\t", "\x00\tb\nc\td",
		strings.Repeat("a\tb\n", 20_000),
	} {
		if got, ok := Cells(plain); ok {
			t.Errorf("Cells(%.40q) = %.80q", plain, got)
		}
	}
}

func FuzzCells(f *testing.F) {
	f.Add("a\tb\nc\td")
	f.Add("\"a\nb\"\tc\n\"\"\"\t\t")
	f.Fuzz(func(t *testing.T, plain string) {
		got, ok := Cells(plain)
		if !ok {
			return
		}
		tree := parse(got)
		if len(tree.Blocks) != 1 || len(tree.Blocks[0].Block.Children) == 0 {
			t.Fatalf("%q is no table:\n%s", plain, got)
		}
	})
}

func TestURL_takes_one_address(t *testing.T) {
	for plain, want := range map[string]string{
		"https://a.example/b?c=d":                         "https://a.example/b?c=d",
		"  http://a.example\r\n":                          "http://a.example",
		"mailto:a@b.example":                              "mailto:a@b.example",
		"https://a.example/?utm_source=x&id=1&fbclid=y#z": "https://a.example/?id=1#z",
		"https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fb%3Fgclid%3D1&sa=D&source=ed": "https://a.example/b",
	} {
		if got, ok := URL(plain); !ok || got != want {
			t.Errorf("URL(%q) = %q, %v; want %q", plain, got, ok, want)
		}
	}
	for _, plain := range []string{"", "a", "a.example", "www.a.example", "/a", "javascript:x", "file:///a", "https://a.example b", "https://a.example\nhttps://b.example", "<https://a.example>"} {
		if got, ok := URL(plain); ok {
			t.Errorf("URL(%q) = %q", plain, got)
		}
	}
}

func TestImageName_is_readable_and_safe(t *testing.T) {
	taken := func(name string) bool { return name == "chart.png" || name == "chart-2.png" }
	for _, c := range []struct {
		ext   string
		hints []string
		want  string
	}{
		{"png", []string{"A map of Köln"}, "a-map-of-koln.png"},
		{"jpeg", []string{"IMG_1234.JPG"}, "img-1234.jpg"},
		{"png", []string{"Chart"}, "chart-3.png"},
		{"png", []string{"", "日本", "the-article"}, "the-article.png"},
		{"webp", nil, "image.webp"},
		{"exe", []string{"../../etc/passwd"}, "etc-passwd.png"},
		{"png", []string{`C:\Users\me\Shot.png`}, "shot.png"},
		{"png", []string{"con"}, "con-article.png"},
		{"png", []string{"日con"}, "con-article.png"},
		{"png", []string{"..", ".", "   ", "\x00"}, "image.png"},
		{"png", []string{"Sales 2024/25"}, "sales-2024-25.png"},
		{"gif", []string{strings.Repeat("long ", 40)}, strings.TrimSuffix(strings.Repeat("long-", 12), "-") + ".gif"},
	} {
		got := ImageName(c.ext, taken, c.hints...)
		if got != c.want {
			t.Errorf("ImageName(%q, %q) = %q, want %q", c.ext, c.hints, got, c.want)
		}
		if clean, err := safe.Local(got); err != nil || clean != got || path.Base(got) != got {
			t.Errorf("%q is no safe name: %v", got, err)
		}
	}
}

func FuzzImageName(f *testing.F) {
	f.Add("a/b", "png")
	f.Fuzz(func(t *testing.T, hint, ext string) {
		got := ImageName(ext, nil, hint)
		if clean, err := safe.Local(got); err != nil || clean != got || strings.ContainsRune(got, '/') || len(got) > 80 {
			t.Fatalf("%q: %v", got, err)
		}
	})
}

func TestImageType_knows_four(t *testing.T) {
	for data, want := range map[string]string{
		"\x89PNG\r\n\x1a\n....": "png", "\xff\xd8\xff\xe0": "jpg", "GIF89a..": "gif", "RIFF\x01\x02\x03\x04WEBPVP8 ": "webp",
		"": "", "<svg xmlns='x'/>": "", "RIFF....WAVE....": "", "BM......": "", "%PDF-1.7": "", "\x89PN": "",
	} {
		if got, ok := ImageType([]byte(data)); got != want || ok != (want != "") {
			t.Errorf("ImageType(%q) = %q, %v", data, got, ok)
		}
	}
}

func TestPlain_changes_line_endings_only(t *testing.T) {
	if got := Plain("a\r\nb\rc\nd\u2028e\u2029f\x00g\r"); got != "a\nb\nc\nd\u2028e\u2029f\x00g\n" {
		t.Errorf("%q", got)
	}
}
