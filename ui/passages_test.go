package ui

import (
	"strings"
	"testing"

	"galley/editor/compare"
)

func TestPassages_show_the_ends_of_what_is_long(t *testing.T) {
	long := "é" + strings.Repeat("x", 1_000_000) + "é"
	runs := []compare.Run{{Kind: compare.Removed, Text: long}}
	for range 10_000 {
		runs = append(runs, compare.Run{Kind: compare.Added, Text: "w"})
	}
	size := 0
	got := shortened(runs)
	for _, r := range got {
		size += len(r.Text)
	}
	if size > 3000 || len(got) > runsMost+1 || got[0].Kind != compare.Removed {
		t.Errorf("%d runs of %d bytes are shown", len(got), size)
	}
	if !strings.HasPrefix(got[0].Text, "éx") || !strings.HasSuffix(got[0].Text, "xé") || !strings.Contains(got[0].Text, leftOut) {
		t.Errorf("shown is %.20q", got[0].Text)
	}
	if len(runs[0].Text) != len(long) {
		t.Error("the passage itself was cut")
	}
}
