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
	"maps"
	"os"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"galley/editor"
	"galley/editor/safe"
	"galley/editor/vfs"
)

// imageLoader reads pictures of articles on a goroutine: only from inside the
// article's folder, only within the limits of package safe, and no larger than
// they are drawn.
type imageLoader struct {
	env  editor.Env
	slot chan struct{}        // one decode at a time
	seen map[picture]vfs.Info // what was loaded, as it was then
}

// picture names a file: a path relative to an article's folder.
type picture struct{ dir, path string }

func newImageLoader(env editor.Env) *imageLoader {
	return &imageLoader{env: env, slot: make(chan struct{}, 1), seen: map[picture]vfs.Info{}}
}

// load decodes the picture at path, relative to dir, at most maxW device
// pixels wide; done is called on the UI goroutine.
func (l *imageLoader) load(dir, path string, maxW int, done func(image.Image, error)) {
	var info vfs.Info // written by the worker before done reads it
	editor.Work(l.env, func() (image.Image, error) {
		l.slot <- struct{}{}
		defer func() { <-l.slot }()
		img, at, err := l.read(dir, path, maxW)
		info = at
		return img, err
	}, func(img image.Image, err error) {
		l.seen[picture{dir, path}] = info
		done(img, err)
	})
}

// recheck looks at the files of all pictures loaded so far and tells which of
// a folder are no longer what they were.
func (l *imageLoader) recheck(dir string, changed func(path string)) {
	then := maps.Clone(l.seen)
	editor.Work(l.env, func() ([]string, error) {
		var paths []string
		for p, was := range then {
			if p.dir != dir {
				continue
			}
			if now := l.look(p); !now.Mod.Equal(was.Mod) || now.Size != was.Size || now.ID != was.ID {
				paths = append(paths, p.path)
			}
		}
		return paths, nil
	}, func(paths []string, _ error) {
		for _, path := range paths {
			delete(l.seen, picture{dir, path})
			changed(path)
		}
	})
}

// look is what the file of a picture is now; zero when it is not there.
func (l *imageLoader) look(p picture) vfs.Info {
	folder, err := l.env.FS.OpenDir(p.dir)
	if err != nil {
		return vfs.Info{}
	}
	defer folder.Close()
	info, err := folder.Stat(p.path)
	if err != nil {
		return vfs.Info{}
	}
	return info
}

func (l *imageLoader) read(dir, path string, maxW int) (image.Image, vfs.Info, error) {
	folder, err := l.env.FS.OpenDir(dir)
	if err != nil {
		return nil, vfs.Info{}, err
	}
	defer folder.Close()
	info, err := folder.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, vfs.Info{}, errors.New("not found beside the article")
	case err != nil:
		return nil, vfs.Info{}, err
	case info.Size > safe.Default.ImageBytes:
		return nil, info, fmt.Errorf("larger than %d MB", safe.Default.ImageBytes>>20)
	}
	f, err := folder.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, info, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, safe.Default.ImageBytes+1))
	if err != nil {
		return nil, info, err
	}
	img, err := decode(data, maxW)
	return img, info, err
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
