package control

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"galley/ui/shape"
)

// Surface is the picture of a whole pane: one opaque texture that keeps what was
// painted, and takes paint only where a strip of it changed.
//
// Without a graphics card a frame costs what its pixels cost, whether anything
// changed or not, and nothing costs more than text laid over a ground, pixel
// for pixel through the toolkit's general shader. A surface goes through every
// pixel of a pane once, by a shader that only copies, and spares the toolkit an
// object for every row.
type Surface struct {
	// Object is what Fyne shows. It belongs to the surface.
	Object fyne.CanvasObject

	shader  *canvas.Shader // nil where Object is a raster
	ground  color.NRGBA
	shown   page
	spare   page // what was shown before; the next page is composed over it
	painted int
}

// page is one picture, in device pixels, and what it shows.
type page struct {
	picture *image.RGBA
	strips  []Strip
}

// Strip is one horizontal stretch of a surface.
type Strip struct {
	Top, Bottom int    // device pixels from the top of the surface
	Look        uint64 // names what Paint paints: the same look at the same place is not painted again

	// Paint draws over the ground. It may draw outside the strip: dst is
	// clipped to it, in the coordinates of the surface.
	Paint func(dst *image.RGBA)
}

// NewSurface makes an empty surface. name tells its texture from those of other
// surfaces of the window.
func NewSurface(name string) *Surface {
	s := &Surface{}
	s.shown = s.blank(image.Rect(0, 0, 1, 1))
	// Only the desktop's painter knows shaders; that of tests draws rasters.
	if _, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		s.shader = canvas.NewShader("galley-surface-"+name, []byte(surfaceSource), []byte(surfaceSourceES))
		s.shader.Textures = map[string]image.Image{"picture": s.shown.picture}
		s.shader.Uniforms = map[string]float32{"width": 1, "height": 1, "inset": 0}
		s.Object = s.shader
		return s
	}
	raster := canvas.NewRaster(func(int, int) image.Image { return s.shown.picture })
	raster.ScaleMode = canvas.ImageScalePixels
	s.Object = raster
	return s
}

// Resize gives the surface a size in the toolkit's pixels, each so many device
// pixels. Its place is the corner of its widget.
func (s *Surface) Resize(size fyne.Size, scale float32) {
	if s.shader == nil {
		s.Object.Resize(size)
		return
	}
	// Fyne draws a shader beyond its object on every side: half a device pixel,
	// rounded, which it takes for its own pixels.
	inset := float32(math.Round(0.5 * float64(scale)))
	s.shader.Uniforms["inset"] = float32(math.Floor(float64(inset * scale)))
	s.Object.Move(fyne.NewSquareOffsetPos(inset))
	s.Object.Resize(size.SubtractWidthHeight(2*inset, 2*inset))
}

// Compose brings the surface to strips, from top to bottom and without overlap,
// on a ground of width × height device pixels. It keeps strips until the call
// after the next, and gives back a list that it does not need any more, to be
// filled again.
func (s *Surface) Compose(width, height int, ground color.NRGBA, strips []Strip) []Strip {
	if size := image.Rect(0, 0, width, height); s.shown.picture.Rect != size || s.ground != ground {
		s.ground = ground
		s.shown, s.spare = s.blank(size), s.blank(size)
	} else if slices.EqualFunc(s.shown.strips, strips, Strip.same) {
		return strips[:0]
	}
	// The spare page shows what the shown one did before: most of it is as wanted.
	s.shown, s.spare = s.spare, s.shown
	free := s.shown.strips
	covered := 0
	unmatched(free, strips, func(gone *Strip) {
		// What a strip will cover need not be cleared: with the window scrolled
		// that is nearly everything.
		top := gone.Top
		for covered < len(strips) && strips[covered].Bottom <= top {
			covered++
		}
		for k := covered; k < len(strips) && strips[k].Top < gone.Bottom; k++ {
			s.clear(top, strips[k].Top)
			top = strips[k].Bottom
		}
		s.clear(top, gone.Bottom)
	})
	next := 0
	unmatched(strips, free, func(want *Strip) {
		// Rows keep their order when they move: the next that looks the same
		// comes soon, or not at all.
		for k := next; k < len(s.spare.strips); k++ {
			if s.take(&s.spare.strips[k], want) {
				next = k + 1
				return
			}
		}
		clip := image.Rect(0, want.Top, width, want.Bottom).Intersect(s.shown.picture.Rect)
		if !clip.Empty() {
			s.clear(clip.Min.Y, clip.Max.Y)
			want.Paint(s.shown.picture.SubImage(clip).(*image.RGBA))
			s.painted++
		}
	})
	s.shown.strips = strips
	s.show()
	clear(free) // lets go of what Paint holds
	return free[:0]
}

// unmatched calls f for every strip of list that has not its like in other, at
// the same place.
func unmatched(list, other []Strip, f func(*Strip)) {
	k := 0
	for i := range list {
		for k < len(other) && other[k].Top < list[i].Top {
			k++
		}
		if k == len(other) || !other[k].same(list[i]) {
			f(&list[i])
		}
	}
}

func (s Strip) same(o Strip) bool { return s.Top == o.Top && s.Bottom == o.Bottom && s.Look == o.Look }

// take copies a strip of the spare page to where it is wanted, if it looks as
// wanted and all that is wanted of it was to be seen.
func (s *Surface) take(was, want *Strip) bool {
	if was.Look != want.Look || was.Bottom-was.Top != want.Bottom-want.Top {
		return false
	}
	to, from := s.shown.picture, s.spare.picture
	top, bottom := max(want.Top, 0), min(want.Bottom, to.Rect.Dy())
	shift := was.Top - want.Top
	if top+shift < 0 || bottom+shift > from.Rect.Dy() {
		return false
	}
	if top < bottom {
		copy(to.Pix[top*to.Stride:bottom*to.Stride], from.Pix[(top+shift)*from.Stride:])
	}
	return true
}

// Forget has every strip painted again, whether or not it looks as if it had
// changed.
func (s *Surface) Forget() { s.ground = color.NRGBA{} }

// Painted is how many strips were painted so far.
func (s *Surface) Painted() int { return s.painted }

// blank makes a page of the ground alone.
func (s *Surface) blank(size image.Rectangle) page {
	p := page{picture: image.NewRGBA(size)}
	shape.FillRect(p.picture, size, 0, s.ground)
	return p
}

// clear gives rows of pixels of the shown page the colour of the ground.
func (s *Surface) clear(top, bottom int) {
	if top >= bottom {
		return
	}
	p := s.shown.picture
	shape.FillRect(p, image.Rect(0, top, p.Rect.Dx(), bottom), 0, s.ground)
}

// show hands the picture to the graphics: Fyne uploads an image that it did not
// have before.
func (s *Surface) show() {
	if s.shader != nil {
		s.shader.Textures["picture"] = s.shown.picture
		s.shader.Uniforms["width"] = float32(s.shown.picture.Rect.Dx())
		s.shader.Uniforms["height"] = float32(s.shown.picture.Rect.Dy())
	}
	s.Object.Refresh()
}

// The shaders copy pixel to pixel, whatever part of a pixel the surface lies at.
// They fetch a texel where they can, for to filter it costs half as much again,
// and test nothing: every pixel that they are asked for is the picture's.
const (
	surfaceSource = `#version 110
#extension GL_EXT_gpu_shader4 : enable
` + surfaceMain
	surfaceSourceES = `#version 100
precision highp float;
` + surfaceMain
	surfaceMain = `
uniform vec2 frame;
uniform vec4 bounds;
uniform float width, height, inset;
uniform sampler2D picture;

void main() {
    vec2 at = vec2(gl_FragCoord.x - bounds.x, frame.y - gl_FragCoord.y - bounds.y) + inset;
#ifdef GL_EXT_gpu_shader4
    gl_FragColor = vec4(texelFetch2D(picture, ivec2(at), 0).rgb, 1.0);
#else
    gl_FragColor = vec4(texture2D(picture, at / vec2(width, height)).rgb, 1.0);
#endif
}
`
)
