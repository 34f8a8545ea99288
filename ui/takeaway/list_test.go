package takeaway

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"galley/editor/article"
	"galley/editor/text"
	"galley/ui/theme"
)

// source is the front matter's list of takeaways as it stands in the doc.
func (b *bench) source() string {
	_, list, _ := strings.Cut(string(b.doc.Bytes()), "takeaways:\n")
	list, _, _ = strings.Cut(list, "cta:")
	return list
}

// texts are the cards from top to bottom, the one with the keyboard in
// brackets with its caret.
func (b *bench) texts() string {
	var all []string
	for _, c := range b.list.cards {
		s := c.text.Text()
		if c.text.focused {
			s = "[" + string(c.text.text[:c.text.caret]) + "|" + string(c.text.text[c.text.caret:]) + "]"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

func (b *bench) expect(texts string) {
	b.t.Helper()
	if got := b.texts(); got != texts {
		b.t.Errorf("cards\n  %s\nwant\n  %s", got, texts)
	}
	if b.stale {
		return
	}
	h := article.Read(b.doc)
	n := 0
	for _, c := range b.list.cards {
		if c.draft {
			continue
		}
		if n >= len(h.Takeaways) || h.Takeaways[n].Text != c.text.value {
			b.t.Errorf("the article says %v", h.Takeaways)
			return
		}
		n++
	}
	if n != len(h.Takeaways) {
		b.t.Errorf("the article says %v", h.Takeaways)
	}
}

// typing types into whatever has the keyboard; names in <> are keys.
func (b *bench) typing(what string) {
	b.t.Helper()
	for what != "" {
		focused := b.window.Canvas().Focused()
		if focused == nil {
			b.t.Fatalf("nothing has the keyboard for %q", what)
		}
		if what[0] != '<' {
			r := []rune(what)[0]
			focused.TypedRune(r)
			what = what[len(string(r)):]
			continue
		}
		name, rest, _ := strings.Cut(what[1:], ">")
		what = rest
		if alt, ok := strings.CutPrefix(name, "Alt+"); ok {
			focused.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(alt), Modifier: fyne.KeyModifierAlt})
		} else {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(name)})
		}
	}
}

const letters = "---\ntitle: x\ntakeaways:\n  - a # 1\n  # about b\n  - 'b'\n  - c\ncta:\n  label: y\n---\n\nBody.\n"

func lettersBench(t *testing.T) *bench {
	b := newBench(t, letters, theme.LightMode)
	b.OnUndo = func(bool) { b.undone = append(b.undone, "undo") }
	return b
}

func TestList_typing_goes_out_at_every_key(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[1])
	b.typing("x")
	if b.source() != "  - a # 1\n  # about b\n  - 'bx'\n  - c\n" {
		t.Errorf("source\n%s", b.source())
	}
	b.typing("é: <Left><BackSpace>")
	b.expect("a [bxé| ] c")
	if b.source() != "  - a # 1\n  # about b\n  - 'bxé'\n  - c\n" {
		t.Errorf("source\n%s", b.source())
	}
}

func TestList_Enter_adds_the_next_one(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[0])
	b.typing("<Return>")
	b.expect("a [|] b c")
	if b.count.Value() != "3" {
		t.Errorf("count %s", b.count.Value())
	}
	b.typing("new")
	b.expect("a [new|] b c")
	if b.source() != "  - a # 1\n  - new\n  # about b\n  - 'b'\n  - c\n" {
		t.Errorf("source\n%s", b.source())
	}
	b.typing("<Return><Return>")
	b.expect("a new [|] b c")
	b.typing("<Down>")
	b.expect("a new [b|] c")
}

func TestList_Escape_takes_back(t *testing.T) {
	b := lettersBench(t)
	before := b.source()
	b.list.focus(b.list.cards[0])
	b.typing("new<Escape>")
	b.expect("[a|] b c")
	if b.source() != before {
		t.Errorf("source\n%s", b.source())
	}
	b.typing("<Return><Escape>")
	b.expect("a b c")
	left := false
	b.OnLeave = func() { left = true }
	b.list.focus(b.list.cards[0])
	b.typing("<Escape>")
	if b.expect("a b c"); !left {
		t.Error("Escape did not leave the panel")
	}
}

func TestList_Backspace_in_an_empty_card_deletes_it(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[1])
	b.typing("<BackSpace>")
	b.expect("a [|] c")
	b.typing("<BackSpace>")
	b.expect("[a|] c")
	if b.source() != "  - a # 1\n  - c\n" {
		t.Errorf("source\n%s", b.source())
	}
	b.typing("<BackSpace><BackSpace>")
	b.expect("[c|]")
	b.typing("<BackSpace><BackSpace>")
	b.expect("")
	if strings.Contains(string(b.doc.Bytes()), "takeaways") {
		t.Errorf("doc\n%s", b.doc.Bytes())
	}
	b.AddTakeaway()
	b.typing("x")
	b.expect("[x|]")
}

func TestList_an_empty_card_goes_with_the_keyboard(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[0])
	b.typing("<BackSpace>")
	b.window.Canvas().Focus(b.list.cards[2].text)
	b.expect("b [|c]")
	b.AddTakeaway()
	b.window.Canvas().Unfocus()
	b.expect("b c")
}

func TestList_keys_move_cards_and_the_keyboard(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[2])
	b.typing("d<Left><Alt+Up>")
	b.expect("a [c|d] b")
	b.typing("<Alt+Up><Alt+Up>x")
	b.expect("[cx|d] a b")
	if b.source() != "  - cxd\n  - a # 1\n  # about b\n  - 'b'\n" {
		t.Errorf("source\n%s", b.source())
	}
	b.typing("<Alt+Down>")
	b.expect("a [cx|d] b")
	b.typing("<Up>")
	b.expect("[a|] cxd b")
	b.window.Canvas().Focus(b.list.cards[0].grip)
	b.typing("<Alt+Down>")
	b.expect("cxd a b")
	b.typing("<Delete>")
	b.expect("cxd b")
}

func TestList_a_dragged_card_lands_at_the_line(t *testing.T) {
	b := lettersBench(t)
	drag := func(c *card, y float32) {
		c.grip.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, y-c.Position().Y-c.grip.Position().Y)}})
	}
	below := func(c *card) float32 { return c.Position().Y + c.Size().Height - 4 }
	first := b.list.cards[0]
	drag(first, below(b.list.cards[1]))
	if !b.list.ghost.Visible() || !b.list.line.Visible() || b.list.line.Position().Y < below(b.list.cards[1]) {
		t.Errorf("ghost at %v, line at %v", b.list.ghost.Position(), b.list.line.Position())
	}
	test.AssertRendersToImage(t, "drag.png", b.window.Canvas())
	first.grip.DragEnd()
	b.expect("b a c")
	if b.source() != "  # about b\n  - 'b'\n  - a # 1\n  - c\n" || b.list.ghost.Visible() {
		t.Errorf("source\n%s", b.source())
	}

	drag(first, 0)
	b.typing("<Escape>")
	drag(first, 0)
	if b.list.ghost.Visible() {
		t.Error("the ghost came back after Escape")
	}
	first.grip.DragEnd()
	b.expect("b a c")

	drag(b.list.cards[2], 0)
	b.list.cards[2].grip.DragEnd()
	b.expect("c b a")
}

func TestList_pasted_lines_become_cards(t *testing.T) {
	b := lettersBench(t)
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("- one\n- two: 2\n\n- three")
	b.list.focus(b.list.cards[1])
	b.list.cards[1].text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	b.expect("a bone two: 2 [three|] c")
	if b.source() != "  - a # 1\n  # about b\n  - 'bone'\n  - 'two: 2'\n  - 'three'\n  - c\n" {
		t.Errorf("source\n%s", b.source())
	}
	b.AddTakeaway()
	b.list.cards[5].text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	b.expect("a bone two: 2 three c one two: 2 [three|]")
	clipboard.SetContent(" single ")
	b.list.cards[7].text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	b.expect("a bone two: 2 three c one two: 2 [three single |]")
}

func TestList_late_answers_do_not_disturb_typing(t *testing.T) {
	b := lettersBench(t)
	b.stale = true
	b.list.focus(b.list.cards[1])
	b.typing("xyz<Left><Left>")
	for _, head := range b.held {
		b.SetHead(head)
		b.expect("a [bx|yz] c")
	}
	b.held = nil
	b.typing("1<BackSpace>2")
	b.expect("a [bx2|yz] c")
	for _, head := range b.held {
		b.SetHead(head)
		b.expect("a [bx2|yz] c")
	}
}

func TestList_changes_from_elsewhere_show_at_once(t *testing.T) {
	b := lettersBench(t)
	b.list.focus(b.list.cards[1])
	b.typing("x<Left>")
	set := func(from, to string) {
		b.doc = text.FromString(strings.Replace(string(b.doc.Bytes()), from, to, 1))
		b.SetHead(article.Read(b.doc))
	}
	set("'bx'", "'new bx y'")
	b.expect("a [new b|x y] c")
	set("  - a # 1\n", "")
	b.expect("[new b|x y] c")
	set("  - c\n", "  - c\n  - d\n")
	b.expect("[new b|x y] c d")
	set("  - c\n  - d\n", "  - d\n  - c\n")
	b.expect("[new b|x y] d c")
	set("  # about b\n  - 'new bx y'\n", "")
	b.expect("d c")
}

func TestList_undo_belongs_to_the_article(t *testing.T) {
	b := lettersBench(t)
	before := b.doc
	b.OnUndo = func(bool) {
		b.doc = before
		b.SetHead(article.Read(b.doc))
	}
	b.list.focus(b.list.cards[0])
	b.typing("x")
	b.list.cards[0].text.TypedShortcut(&fyne.ShortcutUndo{})
	b.expect("[a|] b c")
}

func TestList_says_why_an_edit_is_refused(t *testing.T) {
	b := newBench(t, "---\ntakeaways:\n  - &x a\n  - *x\n  - c\n---\n", theme.LightMode)
	b.list.focus(b.list.cards[0])
	b.typing("y")
	if b.list.cards[0].fault == "" || b.list.cards[0].text.Text() != "ay" {
		t.Errorf("fault %q, text %q", b.list.cards[0].fault, b.list.cards[0].text.Text())
	}
	b.window.Canvas().Unfocus()
	b.expect("a a c")
	b.list.move(b.list.cards[0], 1)
	if b.expect("a a c"); !b.notice.Visible() {
		t.Error("nothing said that the move was refused")
	}
}

// TestList_random_law plays a restless writer, with answers that come late and
// changes made elsewhere, and then compares the cards with the article.
func TestList_random_law(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	r := rand.New(rand.NewPCG(seed, 1))
	b := lettersBench(t)
	b.OnUndo = func(bool) {}
	keys := []string{"x", "é", " ", ":", "<Return>", "<BackSpace>", "<BackSpace>", "<Delete>", "<Escape>", "<Left>", "<Up>", "<Down>", "<Home>", "<Alt+Up>", "<Alt+Down>"}
	var did []string
	for step := range 3000 {
		do := func(what string, f func()) {
			did = append(did, what)
			f()
		}
		var card *card
		if n := len(b.list.cards); n > 0 {
			card = b.list.cards[r.IntN(n)]
		}
		switch n := r.IntN(30); {
		case n < 20 && b.window.Canvas().Focused() != nil:
			key := keys[r.IntN(len(keys))]
			do(key, func() { b.typing(key) })
		case n == 20 || card == nil:
			do("add", b.AddTakeaway)
		case n == 21:
			do("unfocus", b.window.Canvas().Unfocus)
		case n < 24:
			do("drag", func() {
				for range 1 + r.IntN(3) {
					card.grip.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, float32(r.IntN(400)-200))}})
				}
				card.grip.DragEnd()
			})
		case n == 24:
			do("paste", func() { b.list.paste(card, []string{"p1", "p2"}) })
		case n == 25:
			do("elsewhere", func() {
				if next, err := article.InsertTakeaways(r.IntN(3), article.Takeaway{Text: "new"})(article.Read(b.doc)); err == nil {
					set, _ := text.NewChangeSet(b.doc.Len(), next...)
					b.doc = set.Apply(b.doc)
					b.SetHead(article.Read(b.doc))
				}
			})
		case n == 26:
			do("again", b.again)
		case n == 27:
			do("remove", func() { b.list.remove(card) })
		default:
			do("focus", func() { b.list.focus(card) })
		}
		if step%10 == 9 {
			b.expect(b.texts())
			if t.Failed() {
				t.Fatalf("seed %d, step %d: %q", seed, step, did[max(0, len(did)-25):])
			}
		}
		for len(b.list.cards) > 8 {
			b.list.remove(b.list.cards[0])
		}
	}
	b.window.Canvas().Unfocus()
	for _, c := range b.list.cards {
		if c.draft || c.text.value == "" {
			t.Errorf("seed %d: an empty card stayed", seed)
		}
	}
}

func TestList_states_go_with_their_cards(t *testing.T) {
	b := lettersBench(t)
	b.SetStates([]State{{Level: Fine}, {Doubtful, "Not found."}, {Level: Fine}})
	b.list.move(b.list.cards[1], 0)
	b.expect("b a c")
	if b.list.cards[0].state.Level != Doubtful || b.list.cards[1].state.Level != Fine {
		t.Error("the state stayed behind")
	}
}
