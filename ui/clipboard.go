package ui

import (
	"context"
	"strings"
	"sync"
	"time"

	"golang.design/x/clipboard"
)

// clip is what the system's clipboard holds besides plain text.
type clip struct {
	html  []byte
	image []byte   // PNG
	files []string // paths
}

// richClipboard reads what the toolkit's clipboard, which knows only text, cannot.
type richClipboard interface {
	// Read never blocks for long, and answers nothing where there is nothing. It
	// must not be called while the clipboard is this program's own: the answer
	// would have to come from the goroutine that asks.
	Read() clip
}

// clipboardPatience is how long another program may take to hand over what it
// copied. The writer waits meanwhile.
const clipboardPatience = 400 * time.Millisecond

// systemClipboard is the clipboard of X11, Wayland, Windows or macOS.
type systemClipboard struct {
	start func() error
	html  func() clipboard.Format
}

func newSystemClipboard() *systemClipboard {
	return &systemClipboard{
		start: sync.OnceValue(clipboard.Init),
		html:  sync.OnceValue(func() clipboard.Format { return clipboard.Register("text/html") }),
	}
}

// Read implements richClipboard.
func (c *systemClipboard) Read() (got clip) {
	if c.start() != nil {
		return clip{}
	}
	ctx, cancel := context.WithTimeout(context.Background(), clipboardPatience)
	defer cancel()
	formats, err := clipboard.Formats(ctx)
	if err != nil {
		return clip{}
	}
	for _, f := range formats {
		switch {
		case f == clipboard.FmtFiles:
			got.files, _ = clipboard.ReadFiles(ctx)
		case f == clipboard.FmtImage:
			got.image, _ = clipboard.Read(ctx, f)
		case strings.HasPrefix(f.MIME(), "text/html"):
			got.html, _ = clipboard.Read(ctx, c.html())
		}
	}
	return got
}
