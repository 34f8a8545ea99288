package ui

import (
	"slices"
	"testing"
)

func TestFrames_run_what_is_due_before_a_frame_and_then_what_follows_it(t *testing.T) {
	var done []string
	f := frames{after: func() { done = append(done, "after") }}
	f.before(func() {
		done = append(done, "one")
		f.before(func() { done = append(done, "of one") })
	})
	f.before(func() { done = append(done, "two") })
	f.tick(0)
	f.tick(0)
	if want := []string{"one", "two", "of one", "after", "after"}; !slices.Equal(done, want) {
		t.Errorf("done is %v, want %v", done, want)
	}
}
