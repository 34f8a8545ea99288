package assets

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

func TestFont_every_file_is_TrueType(t *testing.T) {
	files, err := fs.Glob(fonts, "fonts/*.ttf")
	if err != nil || len(files) != 13 {
		t.Errorf("fonts %v, %v", files, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".ttf")
		if !bytes.HasPrefix(Font(name), []byte{0, 1, 0, 0}) {
			t.Errorf("%s is not a TrueType file", name)
		}
	}
	if Font("Comic") != nil {
		t.Error("there is a font that there is not")
	}
}

func TestIcon_every_file_is_one_filled_outline(t *testing.T) {
	for _, name := range Icons() {
		svg := Icon(name)
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			switch start.Name.Local {
			case "svg", "path":
			default:
				t.Errorf("%s has a <%s>", name, start.Name.Local)
			}
		}
		if bytes.Contains(svg, []byte("stroke")) || !bytes.Contains(svg, []byte(`viewBox="0 0 24 24"`)) {
			t.Errorf("%s is not drawn like the others", name)
		}
	}
}

func TestSample_shows_its_pictures_and_rests_on_its_text(t *testing.T) {
	source, err := fs.ReadFile(Sample(), "galley-proofs.md")
	if err != nil {
		t.Fatal(err)
	}
	_, body, ok := strings.Cut(strings.TrimPrefix(string(source), "---\n"), "\n---\n")
	if !ok {
		t.Fatal("no front matter")
	}
	pictures := regexp.MustCompile(`!\[[^\]]*\]\(([^ )]+)`).FindAllStringSubmatch(body, -1)
	if len(pictures) == 0 {
		t.Error("no picture")
	}
	for _, p := range pictures {
		file, err := Sample().Open(path.Clean(p[1]))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := image.DecodeConfig(file); err != nil {
			t.Errorf("%s: %v", p[1], err)
		}
		file.Close()
	}
	flat := strings.Join(strings.Fields(body), " ")
	quotes := regexp.MustCompile(`(?m)^    quote: (.+)$`).FindAllStringSubmatch(string(source), -1)
	if len(quotes) == 0 {
		t.Error("no takeaway has a quote")
	}
	for _, q := range quotes {
		if !strings.Contains(flat, q[1]) {
			t.Errorf("the text does not say %q", q[1])
		}
	}
}
