package golden

import (
	"testing"

	"galley/ui/theme"
)

// InBothThemes runs a test in the light and in the dark theme. suffix ends the names
// of what it draws.
func InBothThemes(t *testing.T, look func(t *testing.T, mode theme.Mode, suffix string)) {
	for _, mode := range []struct {
		name string
		mode theme.Mode
	}{{"light", theme.LightMode}, {"dark", theme.DarkMode}} {
		t.Run(mode.name, func(t *testing.T) { look(t, mode.mode, "-"+mode.name) })
	}
}
