package ui

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"galley/editor/state"
)

// opened is a window with an article open and the caret at its end.
func opened(t *testing.T, src string) *testWindow {
	t.Helper()
	w := newTestWindow(t)
	w.write("/articles/a.md", src)
	w.show("/articles/a.md")
	w.area.Jump(len(src))
	return w
}

func (w *testWindow) text() string { return string(w.session.State().Doc.Bytes()) }

func (w *testWindow) wantText(want string) {
	w.t.Helper()
	if got := w.text(); got != want {
		w.t.Errorf("the text is %q, want %q", got, want)
	}
}

// copied puts something on both clipboards.
func (w *testWindow) copied(plain string, c clip) {
	w.clipboard().SetContent(plain)
	w.clip.clip = c
}

func (w *testWindow) paste() { w.area.TypedShortcut(&fyne.ShortcutPaste{}) }

func aPicture(t *testing.T) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestPaste_takes_the_best_form_there_is(t *testing.T) {
	for _, test := range []struct {
		name, before, plain, html, after string
	}{
		{"rich text", "Say: ", "some bold text", "<p>some <b>bold</b> text</p>", "Say: some **bold** text"},
		{"blocks", "One", "a b", "<ul><li>a</li><li>b</li></ul>", "One\n\n- a\n- b"},
		{"plain text", "Say: ", "a *star*", "", "Say: a *star*"},
		{"cells", "", "a\tb\n1\t2\n", "", "| a | b |\n| --: | --: |\n| 1 | 2 |"},
		{"in code", "```\n", "some bold text", "<p>some <b>bold</b> text</p>", "```\nsome bold text"},
		{"rich text without any text", "Say: ", "plain", "<div></div>", "Say: plain"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := opened(t, test.before)
			w.copied(test.plain, clip{html: []byte(test.html)})
			w.paste()
			w.wantText(test.after)
		})
	}
}

func TestPaste_of_an_address_links_what_is_selected(t *testing.T) {
	w := opened(t, "see here")
	sel := state.Select(4, 8)
	w.session.Dispatch(state.Spec{Sel: &sel})
	w.copied("https://example.com/a", clip{})
	w.paste()
	w.wantText("see [here](https://example.com/a)")
}

func TestPaste_of_what_was_copied_here_is_the_source_itself(t *testing.T) {
	w := opened(t, "**bold**\n")
	sel := state.Select(0, 8)
	w.session.Dispatch(state.Spec{Sel: &sel})
	w.area.Copy()
	w.clip.clip = clip{html: []byte("<p>something else</p>")}
	w.area.Jump(9)
	w.paste()
	w.wantText("**bold**\n**bold**")
}

func TestPaste_as_plain_text_leaves_the_formatting(t *testing.T) {
	w := opened(t, "")
	w.copied("a bold word", clip{html: []byte("<b>a bold word</b>")})
	w.pastePlainText()
	w.wantText("a bold word")
}

func TestPaste_of_a_picture_asks_what_it_shows_and_keeps_it_beside_the_article(t *testing.T) {
	w := opened(t, "x\n")
	for _, want := range []string{"a-press-at-night.png", "a-press-at-night-2.png"} {
		w.copied("", clip{image: aPicture(t)})
		w.paste()
		w.answer("A press at night")
		w.until("the picture is in the text", func() bool { return strings.Contains(w.text(), want) })
	}
	w.wantText("x\n![A press at night](a-press-at-night.png)![A press at night](a-press-at-night-2.png)")
	if got := w.read("/articles/a-press-at-night.png"); !bytes.Equal(got, aPicture(t)) {
		t.Errorf("the file has %d bytes", len(got))
	}
}

func TestPaste_of_rich_text_with_pictures_keeps_them_too(t *testing.T) {
	w := opened(t, "")
	w.copied("", clip{html: []byte(`<p>See <img alt="Dot" src="data:image/png;base64,` + base64Of(aPicture(t)) + `"> there</p>`)})
	w.paste()
	w.until("the picture is in the text", func() bool { return w.text() != "" })
	w.wantText("See ![Dot](dot.png) there")
	if len(w.read("/articles/dot.png")) == 0 {
		t.Error("the picture was not kept")
	}
}

func TestDrop_of_a_picture_from_elsewhere_copies_it(t *testing.T) {
	w := opened(t, "")
	w.write("/desktop/My Photo 1.png", string(aPicture(t)))
	w.write("/articles/inside.png", string(aPicture(t)))
	w.addPictureFiles([]string{"/articles/inside.png", "/desktop/My Photo 1.png"})
	w.answer("Inside")
	w.until("the second question", func() bool { return w.win.Canvas().Overlays().Top() != nil })
	w.answer("Outside")
	w.until("both are in the text", func() bool { return strings.Count(w.text(), "![") == 2 })
	w.wantText("![Inside](inside.png)![Outside](my-photo-1.png)")
}
