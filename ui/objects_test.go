package ui

import (
	"fmt"
	"strings"
	"testing"
)

// maxObjects bounds what Fyne walks in every frame, however long the article is.
const maxObjects = 1500

func TestWindow_draws_as_few_objects_for_10_MB_as_for_10_KB(t *testing.T) {
	var article strings.Builder
	for i := 0; article.Len() < 10<<20; i++ {
		fmt.Fprintf(&article, "## Section %d\n\n%s\n\n- one\n- two\n\n", i, strings.Repeat("some words of a paragraph ", 30))
	}
	for _, size := range []int{10 << 10, 10 << 20} {
		w := newTestWindow(t)
		path := fmt.Sprintf("/articles/%d.md", size)
		w.write(path, article.String()[:size])
		w.show(path)
		most := 0
		for i := range 20 {
			w.jump(i * size / 20)
			most = max(most, objectsIn(w.win.Content()))
		}
		if most > maxObjects || most < 50 {
			t.Errorf("%d KB: %d objects, want at most %d", size>>10, most, maxObjects)
		}
		t.Logf("%d KB: %d objects", size>>10, most)
	}
}
