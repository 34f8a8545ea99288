package ui

import "sync/atomic"

// searches lets a worker know that its search is not wanted any more, because
// another one began.
type searches struct{ newest atomic.Uint64 }

// begin starts a search and returns what its worker asks between two slices.
func (s *searches) begin() (wanted func() bool) {
	this := s.newest.Add(1)
	return func() bool { return s.newest.Load() == this }
}
