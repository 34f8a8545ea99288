//go:build !linux || ci

package ui

import "fyne.io/fyne/v2"

// waitForEvents has nothing to do where it was not tried.
func waitForEvents(*frames, func() bool) {}

// post runs a function on the UI goroutine.
func post(f func()) { fyne.Do(f) }
