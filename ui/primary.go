//go:build linux && !ci

package ui

import "github.com/go-gl/glfw/v3.4/glfw"

// primary is X11's second clipboard: it holds what was selected last, and the
// middle button pastes it. Elsewhere it is always empty.
type primary struct{}

// Get implements write.Primary.
func (primary) Get() string {
	if glfw.GetPlatform() != glfw.PlatformX11 {
		return ""
	}
	return glfw.GetX11SelectionString()
}

// Set implements write.Primary.
func (primary) Set(s string) {
	if glfw.GetPlatform() == glfw.PlatformX11 {
		glfw.SetX11SelectionString(s)
	}
}
