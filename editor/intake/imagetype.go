package intake

import "bytes"

// ImageType tells by its first bytes which of the pictures that an article may show data is, as the extension of its
// file: "png", "jpg", "gif" or "webp". Everything else is refused, SVG included: it is a program as much as a picture.
func ImageType(data []byte) (ext string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "png", true
	case bytes.HasPrefix(data, []byte{0xff, 0xd8, 0xff}):
		return "jpg", true
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return "gif", true
	case len(data) >= 16 && bytes.HasPrefix(data, []byte("RIFF")) && string(data[8:15]) == "WEBPVP8":
		return "webp", true
	}
	return "", false
}
