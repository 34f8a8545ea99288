package intake

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"
	"unicode"

	"galley/editor/safe"
)

// void takes up an element without content.
func (r *reader) void(tag string, attrs attributes) {
	switch tag {
	case "br":
		r.endImplied(tag, void)
		if strings.Contains(attrs["style"], "page-break-before") || strings.Contains(attrs["style"], "mso-break-type") {
			r.endLeaf()
			return
		}
		r.lineBreak()
	case "hr":
		r.endImplied(tag, flow)
		r.endLeaf()
		if r.code == nil {
			r.place().add(&block{kind: rule})
		}
	case "img":
		if r.code == nil {
			r.picture(attrs)
		}
	case "input":
		if strings.EqualFold(attrs["type"], "checkbox") && r.leaf == nil {
			for b := r.at; b != nil && b.kind != list; b = b.parent {
				if b.kind == item {
					b.task, b.checked = true, attrs.has("checked")
					return
				}
			}
		}
	}
}

// picture takes up an <img>: one of the web by its address, one that is embedded with its bytes. Others lie where
// Galley does not look, and are only counted.
func (r *reader) picture(attrs attributes) {
	s := r.style()
	alt := strings.TrimSpace(tidied(attrs["alt"]))
	if s.marker || r.lists { // Word draws some bullets
		r.marker += "•"
		return
	}
	if isPixel(attrs) {
		return
	}
	if isEmoji(alt, attrs) {
		r.words(alt, s)
		return
	}
	src := strings.TrimSpace(attrs["src"])
	if late := attrs["data-src"]; late != "" && (src == "" || strings.HasPrefix(src, "data:")) {
		src = late // the picture itself comes when a reader scrolls to it
	}
	p := &picture{alt: alt}
	if strings.HasPrefix(strings.ToLower(src), "data:") {
		if b := r.style(); b.line == 0 && r.inTask() {
			return // the box of a task of Google Docs
		}
		data, ext, ok := embedded(src)
		if !ok {
			r.result.Missing = append(r.result.Missing, alt)
			return
		}
		p.embedded = len(r.result.Images)
		r.result.Images = append(r.result.Images, Image{Data: data, Ext: ext, Alt: alt})
	} else {
		dest, ok := r.address(src, safe.ImageURL)
		if !ok || dest == "" || strings.HasPrefix(dest, "#") {
			r.result.Missing = append(r.result.Missing, alt)
			return
		}
		p.dest = dest
	}
	if r.leaf == nil {
		r.begin(s)
	}
	r.leaf.runs = append(r.leaf.runs, run{kind: image, image: p, marks: s.marks, link: linkAround(s.link)})
}

// inTask tells whether the innermost item has a box of its own.
func (r *reader) inTask() bool {
	for b := r.at; b != nil; b = b.parent {
		if b.kind == item {
			return b.task
		}
	}
	return false
}

// linkAround drops a link that only opens the picture itself, larger.
func linkAround(l *link) *link {
	if l == nil {
		return nil
	}
	if u, err := url.Parse(l.dest); err == nil {
		switch strings.ToLower(path.Ext(u.Path)) {
		case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg":
			return nil
		}
	}
	return l
}

// isPixel tells a picture that only counts readers.
func isPixel(attrs attributes) bool {
	small := func(s string) bool { return s == "0" || s == "1" || s == "0px" || s == "1px" }
	return small(attrs["width"]) && small(attrs["height"])
}

// isEmoji tells a picture that stands for the character in its alternative text.
func isEmoji(alt string, attrs attributes) bool {
	if alt == "" || len(alt) > 32 {
		return false
	}
	if !strings.Contains(attrs["class"], "emoji") && !attrs.has("data-emoji") && !strings.Contains(attrs["class"], "an1") {
		return false
	}
	for _, c := range alt {
		if c < 0x80 || unicode.IsLetter(c) {
			return false
		}
	}
	return true
}

// embedded returns the bytes of a picture in a data: address, and its extension.
func embedded(src string) (data []byte, ext string, ok bool) {
	head, body, found := strings.Cut(src, ",")
	if !found || !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64") {
		return nil, "", false
	}
	if int64(base64.StdEncoding.DecodedLen(len(body))) > safe.Default.ImageBytes+4 {
		return nil, "", false
	}
	if strings.Contains(body, "%") {
		if plain, err := url.PathUnescape(body); err == nil {
			body = plain
		}
	}
	body = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, body)
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		data, err = base64.RawStdEncoding.DecodeString(body)
	}
	if err != nil {
		return nil, "", false
	}
	ext, ok = ImageType(data)
	return data, ext, ok
}
