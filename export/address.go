package export

import (
	"io"
	"net/url"
	"os"
	"path"
	"strings"

	"galley/editor/article"
	"galley/editor/safe"
	"galley/editor/text"
)

// encoded writes a clean address with the characters that a URL may not hold
// as %-sequences; letters beyond ASCII stay readable. It reports false for an
// address that no browser could follow.
func encoded(clean string) (string, bool) {
	var out strings.Builder
	fragment := false
	for i := 0; i < len(clean); i++ {
		c := clean[i]
		switch {
		case c == '%' && !(i+2 < len(clean) && isHex(clean[i+1]) && isHex(clean[i+2])),
			c <= ' ', c == 0x7f, strings.IndexByte("\"<>[]\\^`{|}", c) >= 0, c == '#' && fragment:
			const digits = "0123456789ABCDEF"
			out.Write([]byte{'%', digits[c>>4], digits[c&15]})
		default:
			fragment = fragment || c == '#'
			out.WriteByte(c)
		}
	}
	s := out.String()
	u, err := url.Parse(s)
	if err != nil || strings.Contains(u.Host, "%") {
		return "", false
	}
	if (u.Scheme == "http" || u.Scheme == "https") && u.Host == "" {
		return "", false
	}
	return s, true
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// linkAddress is what a page may write into href for an address of the article.
func linkAddress(raw string) (string, bool) {
	clean, ok := safe.URL(raw)
	if !ok {
		return "", false
	}
	return encoded(clean)
}

// headBytes is what is read of another article to learn its slug.
const headBytes = 64 << 10

// pageOf turns a link to another article of the folder ("other.md#part")
// into one to its page. It reports false for any other link.
func (b *body) pageOf(dest string) (string, bool) {
	clean, ok := safe.URL(dest)
	if !ok || safe.Remote(clean) || b.gallery.fsys == nil || b.options.Dir == "" {
		return "", false
	}
	file, fragment, marked := strings.Cut(clean, "#")
	if ext := strings.ToLower(path.Ext(file)); ext != ".md" && ext != ".markdown" {
		return "", false
	}
	name, err := safe.Local(file)
	if err != nil {
		return "", false
	}
	d, err := b.gallery.fsys.OpenDir(b.options.Dir)
	if err != nil {
		return "", false
	}
	defer d.Close()
	f, err := d.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return "", false
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode.IsRegular() {
		return "", false
	}
	head, err := io.ReadAll(io.LimitReader(f, headBytes))
	if err != nil {
		return "", false
	}
	slug, err := slugOf(article.Read(text.New(head)).Slug, name)
	if err != nil {
		return "", false
	}
	href, ok := encoded(url.PathEscape(slug) + pageEnding)
	if ok && marked {
		var rest string
		if rest, ok = encoded("#" + fragment); ok {
			href += rest
		}
	}
	return href, ok
}
