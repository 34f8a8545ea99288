package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"image"
	_ "image/gif" // the formats of pictures, by their headers
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"net/url"
	"path"
	"strings"

	_ "golang.org/x/image/webp"

	"galley/editor/safe"
	"galley/editor/vfs"
)

// Asset is a file that a page needs beside it. Its name holds a hash of its
// bytes, so that pages share equal pictures and never each other's.
type Asset struct {
	Name string
	Data []byte // shared between pages; read-only
}

// picture is an image that the page may show.
type picture struct {
	src           string // the address for the page: a file beside it, or a data URI
	width, height int    // in pixels of the file, upright
}

// gallery reads the pictures of one page, each file once.
type gallery struct {
	fsys   vfs.FS
	inline bool // as data URIs
	seen   map[string]shown
	assets []Asset
}

type shown struct {
	picture
	problem string
}

// local finds the picture at an address relative to the folder dir. The
// second result is empty, or says for the writer why it cannot be shown.
func (g *gallery) local(dir, dest string) (picture, string) {
	key := dir + "\x00" + dest
	if s, ok := g.seen[key]; ok {
		return s.picture, s.problem
	}
	p, problem := g.read(dir, dest)
	if g.seen == nil {
		g.seen = map[string]shown{}
	}
	g.seen[key] = shown{p, problem}
	return p, problem
}

func (g *gallery) read(dir, dest string) (picture, string) {
	name, err := safe.Local(dest)
	if err != nil || dir == "" || g.fsys == nil {
		return picture{}, "is outside the article’s folder, so it was not read"
	}
	d, err := g.fsys.OpenDir(dir)
	if err != nil {
		return picture{}, "could not be read: the folder cannot be opened"
	}
	defer d.Close()
	data, err := readFile(d, name, safe.Default.ImageBytes)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return picture{}, "was not found"
	case errors.Is(err, errTooLarge):
		return picture{}, "is larger than 20 MB"
	case errors.Is(err, fs.ErrPermission):
		return picture{}, "may not be read"
	case err != nil:
		// A symbolic link out of the folder, a pipe, a device, a broken disk.
		return picture{}, "is not a file inside the article’s folder, so it was not read"
	}
	conf, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || conf.Width <= 0 || conf.Height <= 0 {
		return picture{}, "is not a PNG, JPEG, GIF or WebP picture"
	}
	if int64(conf.Width)*int64(conf.Height) > int64(safe.Default.ImagePixels) {
		return picture{}, "has more than 40 million pixels"
	}
	p := picture{width: conf.Width, height: conf.Height}
	if format == "jpeg" && sideways(data) {
		p.width, p.height = p.height, p.width
	}
	if g.inline {
		p.src = "data:image/" + format + ";base64," + base64.StdEncoding.EncodeToString(data)
		return p, ""
	}
	asset := assetName(name, format, data)
	p.src = asset
	for _, a := range g.assets {
		if a.Name == asset {
			return p, ""
		}
	}
	g.assets = append(g.assets, Asset{Name: asset, Data: data})
	return p, ""
}

// assetName is "harbour-1f3a9c02.jpg": a readable stem of plain letters and
// the first bytes of the content's SHA-256. The ending follows the content.
func assetName(name, format string, data []byte) string {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	var plain strings.Builder
	for _, r := range strings.ToLower(stem) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			plain.WriteRune(r)
		case plain.Len() > 0 && !strings.HasSuffix(plain.String(), "-"):
			plain.WriteByte('-')
		}
		if plain.Len() >= 40 {
			break
		}
	}
	stem = strings.Trim(plain.String(), "-")
	if stem == "" {
		stem = "image"
	}
	ext := format
	if format == "jpeg" {
		ext = "jpg"
	}
	sum := sha256.Sum256(data)
	return stem + "-" + hex.EncodeToString(sum[:6]) + "." + ext
}

// remoteHost is the host of an image somewhere else, or "".
func remoteHost(dest string) string {
	u, err := url.Parse(dest)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
