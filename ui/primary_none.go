//go:build !linux || ci

package ui

// primary is nothing where the system has no second clipboard.
type primary struct{}

// Get implements write.Primary.
func (primary) Get() string { return "" }

// Set implements write.Primary.
func (primary) Set(string) {}
