package ui

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // decoders by format
	_ "image/jpeg"
	_ "image/png"
	"io"
	"os"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"galley/editor"
	"galley/editor/safe"
)

// imageLoader reads pictures of articles on a goroutine: only from inside the
// article's folder, only within the limits of package safe, and no larger than
// they are drawn.
type imageLoader struct {
	env  editor.Env
	slot chan struct{} // one decode at a time
}

func newImageLoader(env editor.Env) *imageLoader {
	return &imageLoader{env: env, slot: make(chan struct{}, 1)}
}

// load decodes the picture at path, relative to dir, at most maxW device
// pixels wide; done is called on the UI goroutine.
func (l *imageLoader) load(dir, path string, maxW int, done func(image.Image, error)) {
	editor.Work(l.env, func() (image.Image, error) {
		l.slot <- struct{}{}
		defer func() { <-l.slot }()
		return l.read(dir, path, maxW)
	}, done)
}

func (l *imageLoader) read(dir, path string, maxW int) (image.Image, error) {
	folder, err := l.env.FS.OpenDir(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	info, err := folder.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("not found beside the article")
	case err != nil:
		return nil, err
	case info.Size > safe.Default.ImageBytes:
		return nil, fmt.Errorf("larger than %d MB", safe.Default.ImageBytes>>20)
	}
	f, err := folder.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, safe.Default.ImageBytes+1))
	if err != nil {
		return nil, err
	}
	return decode(data, maxW)
}

// decode looks at the size before it decodes, and shrinks what is too wide.
func decode(data []byte, maxW int) (image.Image, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("not a picture that can be shown")
	}
	if int64(config.Width)*int64(config.Height) > safe.Default.ImagePixels {
		return nil, fmt.Errorf("more than %d megapixels", safe.Default.ImagePixels/1e6)
	}
	src, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("the picture is damaged")
	}
	size := src.Bounds().Size()
	if maxW > 0 && size.X > maxW {
		size = image.Pt(maxW, max(1, size.Y*maxW/size.X))
	}
	out := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(out, out.Bounds(), src, src.Bounds(), draw.Src, nil)
	return out, nil
}
