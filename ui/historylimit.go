package ui

import (
	"strconv"
	"strings"
	"time"

	"galley/editor"
	"galley/editor/history"
)

const (
	historyLimitLeast = 10 // MB
	historyLimitMost  = 1_000_000

	// thinEvery is how often the history is thinned by age and kept to its limit.
	thinEvery = 30 * time.Minute
)

// keepHistory keeps the history to the limit that the writer has set, now and later.
func (w *Window) keepHistory() {
	w.workspace.LimitHistory(int64(w.historyLimit()) << 20)
	w.env.Every(thinEvery, w.workspace.ThinHistory)
}

// historyLimit is how many MB the history may take.
func (w *Window) historyLimit() int {
	return setting(w.settings, keyHistoryLimit, history.DefaultLimit>>20)
}

// askHistoryLimit asks how much the history may take.
func (w *Window) askHistoryLimit() {
	w.askText("Size of the history", "MB that the versions of all articles may take", strconv.Itoa(w.historyLimit()), "Set", func(answer string) {
		n, err := strconv.Atoi(strings.TrimSpace(answer))
		if err != nil || n < historyLimitLeast || n > historyLimitMost {
			w.trouble(editor.Messagef("“%s” is not a number of MB from %d to %d. The size stays as it was.", answer, historyLimitLeast, historyLimitMost))
			return
		}
		w.settings.set(keyHistoryLimit, n)
		w.workspace.LimitHistory(int64(n) << 20)
		w.workspace.ThinHistory()
	})
}
