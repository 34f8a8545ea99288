package preview

import (
	"errors"
	"image"
	"image/draw"
	"io/fs"
	"net/url"

	"galley/editor/markdown"
	"galley/editor/safe"
)

// pictureBytes bounds the pixels kept of pictures out of view.
const pictureBytes = 64 << 20

// picture is an image file of the article's folder, as far as it has been read.
type picture struct {
	img     *image.RGBA // nil while it is read, and after it was dropped to save memory
	size    image.Point // of img; known as long as the picture is, so that its place stays reserved
	err     error
	loading bool
	serial  uint64 // differs for every reading
	used    uint64 // by the clock of pictures
}

// pictures reads images through the window's loader, each once, and forgets the pixels of those long unseen.
type pictures struct {
	load    func(dir, path string, maxW int, done func(image.Image, error))
	arrived func(path string) // tells the pane
	dir     string
	maxW    int // device pixels of the widest column

	all    map[string]*picture
	bytes  int
	serial uint64
	clock  uint64 // counts arrangements of the view
}

// get returns the picture at a clean path, and has it read if it was not.
func (s *pictures) get(path string) *picture {
	p := s.all[path]
	if p == nil {
		p = &picture{}
		s.all[path] = p
	}
	p.used = s.clock
	if p.img == nil && p.err == nil && !p.loading {
		s.read(path, p)
	}
	return p
}

// forget drops what is known of a path; "" means all.
func (s *pictures) forget(path string) {
	if path == "" {
		s.all, s.bytes = map[string]*picture{}, 0
		return
	}
	if p := s.all[path]; p != nil {
		s.drop(p)
		delete(s.all, path)
	}
}

func (s *pictures) read(path string, p *picture) {
	if s.load == nil {
		p.err = errors.New("pictures are not read here")
		return
	}
	p.loading = true
	s.load(s.dir, path, s.maxW, func(img image.Image, err error) {
		if s.all[path] != p {
			return // forgotten meanwhile
		}
		p.loading = false
		s.serial++
		p.serial = s.serial
		if err == nil && (img == nil || img.Bounds().Empty()) {
			err = errors.New("the picture is empty")
		}
		if p.err = err; err == nil {
			p.img = tight(img)
			p.size = p.img.Rect.Size()
			s.bytes += len(p.img.Pix)
		}
		s.arrived(path)
	})
}

// touch notes that a picture is in view.
func (s *pictures) touch(path string) {
	if p := s.all[path]; p != nil {
		p.used = s.clock
	}
}

// trim drops the pixels of pictures out of view, those longest unseen first, until the bound holds. It returns their
// paths: what shows them has to be laid out again before it comes into view.
func (s *pictures) trim() (dropped []string) {
	for s.bytes > pictureBytes {
		oldest := ""
		for path, p := range s.all {
			if p.img != nil && p.used != s.clock && (oldest == "" || p.used < s.all[oldest].used) {
				oldest = path
			}
		}
		if oldest == "" {
			break
		}
		s.drop(s.all[oldest])
		dropped = append(dropped, oldest)
	}
	return dropped
}

func (s *pictures) drop(p *picture) {
	if p.img != nil {
		s.bytes -= len(p.img.Pix)
		p.img = nil
	}
}

// tight returns the image as RGBA with its origin at zero.
func tight(img image.Image) *image.RGBA {
	if rgba, ok := img.(*image.RGBA); ok && rgba.Rect.Min == (image.Point{}) && rgba.Stride == 4*rgba.Rect.Dx() {
		return rgba
	}
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, img, b.Min, draw.Src)
	return out
}

// figure sets a lone image with its caption.
func (s *setter) figure(b *markdown.Block) {
	for i := range b.Inlines {
		in := &b.Inlines[i]
		dest := ""
		if in.Kind == markdown.Link && len(in.Children) == 1 {
			dest, _ = safe.URL(in.Dest)
			in = &in.Children[0]
		}
		if in.Kind != markdown.Image {
			continue
		}
		s.picture(in, dest)
		if in.Title != "" {
			s.y += s.px(8)
			s.prose(fieldProse(in.Title, s.caption.Style, in.Span.From), s.caption, alignStart)
		}
	}
}

// picture sets an image of the text.
func (s *setter) picture(in *markdown.Inline, dest string) {
	s.image(in.Dest, altText(in), dest, in.Span.From)
}

// image sets the image at an address: the picture, its reserved place, or a card that says why it is not shown.
// No address is ever fetched.
func (s *setter) image(address, alt, dest string, source int) {
	clean, ok := safe.ImageURL(address)
	switch {
	case !ok:
		s.card(alt, "This address of a picture is not allowed: "+address, dest, source)
		return
	case safe.Remote(clean):
		s.card(alt, "A picture on "+host(clean)+". Galley never fetches pictures; save it in the article’s folder to see it here.", dest, source)
		return
	}
	path, err := safe.Local(clean)
	if err != nil {
		s.card(alt, "Picture not shown: "+err.Error(), dest, source)
		return
	}
	if s.page.Dir == "" {
		s.card(alt, "The picture "+path+" shows here once the article is saved.", dest, source)
		return
	}
	p := s.store.get(path)
	s.sheet.pictures = append(s.sheet.pictures, path)
	if p.err != nil {
		reason := "Picture not shown: " + path + ": " + p.err.Error()
		if errors.Is(p.err, fs.ErrNotExist) {
			reason = "Picture not shown: there is no file " + path + " in the article’s folder."
		}
		s.card(alt, reason, dest, source)
		return
	}
	room := s.right - s.left
	size := p.size
	if size.X == 0 {
		size = image.Pt(room, room*10/16) // reserved until the size is known
	}
	if size.X > room {
		size = image.Pt(room, max(1, size.Y*room/size.X))
	}
	box := image.Rect(s.left, s.y, s.left+size.X, s.y+size.Y)
	if b := s.part.block; b != nil && b.Kind == markdown.Figure {
		box = box.Add(image.Pt((room-size.X)/2, 0))
	}
	var o op = boxOp{box: box, radius: s.fine(4), color: s.pal.Hover}
	if p.img != nil {
		o = imageOp{box: box, picture: p, dest: dest}
	}
	s.strips(box, source, o)
}

// strips shows something high by several rows, so that no texture is higher than a few rows of text.
func (s *setter) strips(box image.Rectangle, source int, ops ...op) {
	const high = 256
	for s.y < box.Max.Y {
		s.row(min(high, box.Max.Y-s.y), ops...)
		s.sheet.rows[len(s.sheet.rows)-1].source = source
	}
}

// card sets a calm box with the alternative text and the reason why there is no picture.
func (s *setter) card(alt, reason, dest string, source int) {
	first := len(s.sheet.rows)
	top, pad := s.y, s.px(14)
	s.y += pad
	if alt != "" {
		p := plainProse(alt, s.altText.Style, source)
		if dest != "" {
			p.links = []link{{whole(p), dest}}
		}
		s.proseIn(p, s.altText, alignStart, s.left+pad, s.right-pad)
	}
	s.proseIn(plainProse(reason, s.caption.Style, source), s.caption, alignStart, s.left+pad, s.right-pad)
	s.y += pad
	rows := s.sheet.rows[first:]
	rows[0].height += rows[0].top - top
	rows[0].top = top
	rows[len(rows)-1].height = s.y - rows[len(rows)-1].top
	box := boxOp{box: image.Rect(s.left, top, s.right, s.y), radius: s.fine(6), stroke: max(1, s.fine(1)), color: s.pal.Line}
	for i := range rows {
		rows[i].ops = append([]op{box}, rows[i].ops...)
	}
}

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "another computer"
	}
	return u.Host
}
