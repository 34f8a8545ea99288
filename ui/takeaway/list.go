package takeaway

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/editor/article"
	"galley/ui/control"
	"galley/ui/theme"
)

// list is the cards in order, and what is done with them.
type list struct {
	panel    *Panel
	cards    []*card
	disabled bool

	dragged *card
	slot    int  // where the dragged card would land: before that card
	dropped bool // the drag was cancelled, the button is still down
	ghost   *control.Ground
	caption *control.Text // the dragged card's text on the ghost
	line    *control.Ground
}

func newList(p *Panel) *list {
	l := &list{panel: p}
	l.ghost = control.NewGround(theme.ColorTint, theme.ColorAccent, theme.Radius)
	l.caption = control.NewText("", theme.TextSize, control.Regular, theme.ColorText).Fit(0)
	l.line = control.NewGround(theme.ColorAccent, "", 1)
	l.ghost.Hide()
	l.caption.Hide()
	l.line.Hide()
	return l
}

// wire connects a new card to the list.
func (l *list) wire(c *card) {
	p := l.panel
	p.wire(c.text)
	c.text.onTyped = func(value string) { l.typed(c, value) }
	c.text.onKey = func(ev *fyne.KeyEvent) bool { return l.key(c, ev) }
	c.text.onShortcut = func(s fyne.Shortcut) bool { return l.moveShortcut(c, s) }
	c.text.onPaste = func(lines []string) { l.paste(c, lines) }
	c.text.onMenu = c.menu
	c.text.onFocus = func(gained bool) { l.focused(c, gained) }
}

func (l *list) index(c *card) int { return slices.Index(l.cards, c) }

// place is which of the article's takeaways the card is, or would be.
func (l *list) place(c *card) int {
	n := 0
	for _, other := range l.cards {
		if other == c {
			break
		}
		if !other.draft {
			n++
		}
	}
	return n
}

// show takes over the article's takeaways. Cards whose text is still there
// stay the cards they are, with caret and focus.
func (l *list) show(items []article.Takeaway) {
	old := slices.DeleteFunc(slices.Clone(l.cards), func(c *card) bool { return c.draft })
	used := map[*card]bool{}
	next := make([]*card, len(items))
	fits := func(c *card, t article.Takeaway) bool { return c.text.value == t.Text && c.quote == t.Quote }
	for i, t := range items {
		if i < len(old) && fits(old[i], t) {
			next[i], used[old[i]] = old[i], true
		}
	}
	for i, t := range items {
		if next[i] == nil {
			for _, c := range old {
				if !used[c] && fits(c, t) {
					next[i], used[c] = c, true
					break
				}
			}
		}
	}
	spare := slices.DeleteFunc(slices.Clone(old), func(c *card) bool { return used[c] })
	for i := range items {
		if next[i] == nil && len(spare) > 0 {
			next[i], spare = spare[0], spare[1:]
		} else if next[i] == nil {
			next[i] = newCard(l)
		}
	}
	for i, c := range next {
		c.quote = items[i].Quote
		c.text.set(items[i].Text)
	}
	l.set(l.withDrafts(next))
}

// withDrafts puts the cards that the article does not have yet back behind the
// cards that they stood behind.
func (l *list) withDrafts(next []*card) []*card {
	for i, c := range l.cards {
		if !c.draft {
			continue
		}
		at := 0
		for j := i - 1; j >= 0; j-- {
			if k := slices.Index(next, l.cards[j]); k >= 0 {
				at = k + 1
				break
			}
		}
		next = slices.Insert(next, at, c)
	}
	return next
}

// set makes these the cards.
func (l *list) set(cards []*card) {
	for _, c := range l.cards {
		if !slices.Contains(cards, c) && c.text.focused {
			if canvas := canvasOf(c); canvas != nil {
				canvas.Unfocus()
			}
		}
	}
	changed := !slices.Equal(l.cards, cards)
	l.cards = cards
	for i, c := range cards {
		c.setNumber(i + 1)
	}
	if changed {
		l.panel.rebuild()
	}
	l.panel.showCount()
}

// setStates gives each card its state, which then goes where the card goes.
func (l *list) setStates(states []State) {
	for _, c := range l.cards {
		state := State{}
		if i := l.place(c); !c.draft && i < len(states) {
			state = states[i]
		}
		if c.state != state {
			c.state = state
			c.look()
			l.panel.arrange()
		}
	}
}

func (l *list) setDisabled(disabled bool) {
	l.disabled = disabled
	for _, c := range l.cards {
		setDisabled(c.text, disabled)
		c.look()
	}
}

// add makes an empty card before card at and gives it the keyboard.
func (l *list) add(at int, text string) {
	if l.disabled {
		return
	}
	at = max(0, min(at, len(l.cards)))
	for i, c := range l.cards { // one draft is enough
		if c.draft && c.text.value == "" {
			if i == at || i == at-1 {
				l.focus(c)
				return
			}
		}
	}
	c := newCard(l)
	c.draft = true
	l.set(slices.Insert(slices.Clone(l.cards), at, c))
	l.focus(c)
	if text != "" {
		c.text.insert(text)
	}
}

// remove takes a card away, and its takeaway out of the article.
func (l *list) remove(c *card) {
	i := l.index(c)
	if i < 0 || l.disabled {
		return
	}
	place := l.place(c)
	c.text.onFocus = nil // what follows is not the end of typing
	l.set(slices.Delete(slices.Clone(l.cards), i, i+1))
	if !c.draft {
		l.panel.send(article.RemoveTakeaway(place))
	}
}

// move takes a card to another place in the list.
func (l *list) move(c *card, to int) {
	from := l.index(c)
	if from < 0 || to < 0 || to >= len(l.cards) || to == from || l.disabled {
		return
	}
	was := l.place(c)
	l.set(slices.Insert(slices.Delete(slices.Clone(l.cards), from, from+1), to, c))
	if is := l.place(c); !c.draft && is != was {
		l.panel.send(article.MoveTakeaway(was, is))
	}
	l.panel.reveal(c)
}

// typed sends what the writer made of a card.
func (l *list) typed(c *card, value string) {
	place := l.place(c)
	edit := article.SetTakeaway(place, article.Takeaway{Text: value, Quote: c.quote})
	if c.draft {
		if value == "" {
			return
		}
		c.draft = false
		edit = article.InsertTakeaways(place, article.Takeaway{Text: value})
	}
	err := l.panel.try(edit)
	fault := ""
	if err != nil {
		fault = err.Error()
	}
	if c.fault != fault {
		c.fault = fault
		c.look()
		l.panel.arrange()
	}
}

// paste writes the first line into the card and makes cards of the others.
func (l *list) paste(c *card, lines []string) {
	c.text.insert(lines[0])
	i := l.index(c)
	rest := make([]article.Takeaway, len(lines)-1)
	for n, line := range lines[1:] {
		rest[n].Text = line
	}
	l.panel.send(article.InsertTakeaways(l.place(c)+1, rest...))
	if last := i + len(rest); i >= 0 && last < len(l.cards) {
		l.focus(l.cards[last])
	}
}

// key deals with the keys that mean something for the list.
func (l *list) key(c *card, ev *fyne.KeyEvent) bool {
	i := l.index(c)
	row, rows := c.text.rowOf(c.text.caret), len(c.text.rowsAt(c.text.Size().Width))
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.text.value == "" {
			return true
		}
		l.add(i+1, "")
	case fyne.KeyEscape:
		if c.draft && c.text.original == "" && c.text.value == "" {
			l.remove(c)
			return true
		}
		return false
	case fyne.KeyBackspace:
		if len(c.text.text) > 0 {
			return false
		}
		l.remove(c)
		if i > 0 && i <= len(l.cards) {
			l.focus(l.cards[i-1])
		} else if len(l.cards) > 0 {
			l.focus(l.cards[0])
		}
	case fyne.KeyUp:
		if row > 0 || i == 0 || c.text.shift {
			return false
		}
		l.focus(l.cards[i-1])
	case fyne.KeyDown:
		if row < rows-1 || i == len(l.cards)-1 || c.text.shift {
			return false
		}
		l.focus(l.cards[i+1])
	default:
		return false
	}
	return true
}

// moveShortcut moves a card on Alt+Up and Alt+Down.
func (l *list) moveShortcut(c *card, s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok || custom.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyUp:
		l.move(c, l.index(c)-1)
	case fyne.KeyDown:
		l.move(c, l.index(c)+1)
	default:
		return false
	}
	return true
}

// focus gives a card the keyboard, the caret at its end.
func (l *list) focus(c *card) {
	if canvas := canvasOf(l.panel); canvas != nil {
		canvas.Focus(c.text)
		c.text.place(len(c.text.text), false)
	}
	l.panel.reveal(c)
}

// focused follows the keyboard. A card left empty goes.
func (l *list) focused(c *card, gained bool) {
	if !gained {
		if c.fault != "" { // what could not be written does not stay as if it were
			c.fault = ""
			defer l.panel.again()
		}
		if c.text.value == "" {
			l.remove(c)
			return
		}
	} else if l.panel.OnTakeaway != nil && !c.draft {
		l.panel.OnTakeaway(l.place(c))
	}
	c.look()
}
