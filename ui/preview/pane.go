package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"galley/editor/article"
	"galley/editor/code"
	"galley/editor/markdown"
	"galley/ui/control"
	"galley/ui/glyph"
	"galley/ui/scroll"
	"galley/ui/theme"
)

var (
	_ fyne.Widget        = (*Pane)(nil)
	_ fyne.Scrollable    = (*Pane)(nil)
	_ fyne.Focusable     = (*Pane)(nil)
	_ fyne.Draggable     = (*Pane)(nil)
	_ desktop.Hoverable  = (*Pane)(nil)
	_ desktop.Mouseable  = (*Pane)(nil)
	_ desktop.Cursorable = (*Pane)(nil)
)

// Pane is the preview: a page on a desk. Its methods belong to the UI goroutine.
type Pane struct {
	widget.BaseWidget
	opts Options

	model model
	pos   position
	shown bool // Open was called

	arranging bool // arrange is at work
	stale     bool // and has to be done again
	zoom      float64

	card    card
	rows    []placed         // in view, from top to bottom
	surface *control.Surface // the card and the rows
	strips  []control.Strip
	bar     *scroll.Bar

	pointer pointer
	focused bool
	folded  bool // the editor hides the source of the head
}

// position is what lies at the top of the view: a part, and how many device pixels of it are above.
type position struct {
	part   int
	offset float64
}

// New returns an empty pane.
func New(opts Options) *Pane {
	p := &Pane{opts: opts, zoom: 1}
	p.model.shaper = glyph.NewShaper()
	p.model.store = &pictures{load: opts.Load, arrived: p.arrived, all: map[string]*picture{}}
	p.model.words = p.words
	p.surface = control.NewSurface("preview")
	p.bar = scroll.NewBar(func(top float64) { p.jump(top * p.scale()) })
	p.ExtendBaseWidget(p)
	return p
}

// Open shows a page from its top.
func (p *Pane) Open(page Page) {
	if page.Dir != p.model.store.dir {
		p.model.store.dir = page.Dir
		p.model.store.forget("")
	}
	p.ensureLook()
	p.model.show(page)
	p.shown = true
	p.pos = position{}
	p.arrange()
}

// Apply shows the next state of the article: only what changed is laid out again, and the reader's place stays where
// it is. It compares the two trees itself, so updates may be skipped.
func (p *Pane) Apply(a article.Article) {
	page := p.model.page
	page.Article = a
	p.apply(page)
}

// SetSite changes what the folder's articles share.
func (p *Pane) SetSite(site Site) {
	page := p.model.page
	page.Site = site
	p.apply(page)
}

// SetZoom shows the page larger or smaller; 1 is its own size.
func (p *Pane) SetZoom(zoom float64) {
	if zoom != p.zoom {
		p.zoom = zoom
		if p.ready() {
			p.arrange()
		}
	}
}

// Forget drops the picture at path, as given to Load, because its file changed; "" drops all.
func (p *Pane) Forget(path string) {
	p.model.store.forget(path)
	p.arrived(path)
}

// Follow scrolls so that the passage at the byte offset of the document stands near the top. The way from offset to
// height is continuous: a small step in the source is a small step here.
func (p *Pane) Follow(off int) {
	if !p.ready() {
		return
	}
	const margin = 28 // CSS pixels kept above the passage
	p.pos = p.model.locate(off)
	p.pos.offset -= float64(p.model.look.px(margin))
	if p.folded {
		p.pos = p.model.ease(p.pos, float64(p.Size().Height)*p.scale())
	}
	p.arrange()
}

// SetFolded says whether the editor hides the source of the page's head. Its first row is then the body's, yet the
// page begins with its head: Follow lets go of the head little by little over the first screenful of the body.
func (p *Pane) SetFolded(folded bool) { p.folded = folded }

// Top is the byte offset of the document that is shown at the top of the view.
func (p *Pane) Top() int {
	if !p.ready() {
		return 0
	}
	return p.model.sourceAt(p.pos)
}

// MinSize is constant, as Fyne asks for it on every frame.
func (p *Pane) MinSize() fyne.Size { return fyne.NewSize(200, 100) }

// CreateRenderer implements fyne.Widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer { return &paneRenderer{p} }

func (p *Pane) apply(page Page) {
	if !p.shown {
		return
	}
	p.ensureLook()
	moved := p.model.apply(page)
	p.pos.part = min(moved(p.pos.part), len(p.model.parts)-1)
	p.arrange()
}

func (p *Pane) ready() bool { return p.shown && p.model.look != nil && p.Size().Height > 0 }

// ensureLook makes the look fit the size, the scale and the theme of the moment.
func (p *Pane) ensureLook() {
	scale, width := p.scale()*p.zoom, p.column()
	pal := *theme.Current()
	k := p.model.look
	if k != nil && k.scale == scale && k.width == width && k.pal == pal {
		return
	}
	if k == nil || k.pal != pal {
		p.paintCard(pal)
	}
	if maxW := int(measure * scale); maxW != p.model.store.maxW {
		p.model.store.forget("") // read for another scale
		p.model.store.maxW = maxW
	}
	p.restyle(newLook(scale, width, pal))
	p.surface.Forget()
}

// restyle takes another look and keeps the place in the part at the top.
func (p *Pane) restyle(k *look) {
	frac := 0.0
	if p.shown && p.pos.part < p.model.heights.len() {
		frac = p.pos.offset / max(1, p.model.heights.at(p.pos.part))
	}
	p.model.restyle(k)
	if p.shown && p.pos.part < p.model.heights.len() {
		p.model.sheet(p.pos.part)
		p.pos.offset = frac * p.model.heights.at(p.pos.part)
	}
}

// refont lays everything out again when a character was in no font so far: now it may be in one.
func (p *Pane) refont() {
	if k := p.model.look; k != nil && p.model.shaper.Missing() {
		p.restyle(newLook(k.scale, k.width, k.pal))
		p.surface.Forget()
	}
}

// paintCard colours the card and the desk; the card's hairline tells where the keyboard is.
func (p *Pane) paintCard(pal theme.Palette) {
	line := pal.Line
	if p.focused {
		line = pal.Accent
	}
	p.card.fill, p.card.line = pal.Paper, line
}

// reach is how far a row's picture begins left of the column, in device pixels.
func (p *Pane) reach(r *row) int {
	if r.wide {
		return p.model.look.px(p.padding()) - max(1, p.model.look.px(theme.Hair))
	}
	return p.model.look.px(bleed)
}

// arrived lays out again what shows a picture; "" is any picture.
func (p *Pane) arrived(path string) {
	if !p.shown {
		return
	}
	p.model.forgetPicture(path)
	p.stale = true
	p.arrange()
}

// code asks for the words of a code block, and lays it out anew when they come.
func (p *Pane) words(b *markdown.Block) []code.Piece {
	if p.opts.Code == nil {
		return nil
	}
	return p.opts.Code(code.Language(b.Info), b.Text, func() {
		p.model.forgetCode(b)
		p.stale = true
		p.arrange()
	})
}

type paneRenderer struct{ p *Pane }

// Layout places everything; Fyne calls it often, so it does nothing when nothing changed.
func (r *paneRenderer) Layout(size fyne.Size) {
	p := r.p
	p.bar.Move(fyne.NewPos(size.Width-scroll.Width, 0))
	p.bar.Resize(fyne.NewSize(scroll.Width, size.Height))
	p.arrange()
}

func (r *paneRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *paneRenderer) Objects() []fyne.CanvasObject { return r.p.objects() }

// Refresh is what a change of the theme calls, and the window when there are more fonts.
func (r *paneRenderer) Refresh() {
	r.p.refont()
	r.p.arrange()
	r.p.bar.Refresh()
}

func (r *paneRenderer) Destroy() {}
