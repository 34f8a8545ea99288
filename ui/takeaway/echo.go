package takeaway

// echo tells what an incoming value of a field means while the writer types in
// it. The zero value is ready.
type echo struct {
	sent []string // what was sent and not yet seen coming back, oldest first
}

// send remembers a value that goes out.
func (e *echo) send(value string) { e.sent = append(e.sent, value) }

// reset forgets what was sent, before an undo or when typing ends.
func (e *echo) reset() { e.sent = nil }

// foreign reports whether value, coming in while current is shown, was made
// elsewhere and must be shown. Otherwise it is current itself or the answer to
// an older keystroke.
func (e *echo) foreign(value, current string) bool {
	if value == current {
		e.sent = nil
		return false
	}
	for i, sent := range e.sent {
		if sent == value {
			e.sent = e.sent[i+1:]
			return false
		}
	}
	e.sent = nil
	return true
}
