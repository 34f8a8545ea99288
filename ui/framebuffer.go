//go:build !ci

package ui

import "github.com/go-gl/glfw/v3.4/glfw"

// slimFramebuffer asks for windows without depth and stencil buffers, which
// Fyne never uses but clears in every frame: without a graphics card that is a
// fifth of the frame. Call it between the making of the first window, which
// starts GLFW, and its showing.
func slimFramebuffer() {
	// Where GLFW did not start, Fyne says so itself.
	defer func() { _ = recover() }()
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
