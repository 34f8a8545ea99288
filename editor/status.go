package editor

import "time"

// Status is where an article stands between the writer and the disk.
type Status uint8

// The states of an article. The zero value is Clean.
const (
	Clean    Status = iota // the file holds exactly this text
	Dirty                  // changed since the last save; an autosave is due
	Saving                 // a save is under way
	Failed                 // the last save failed; the text is safe in the window
	Conflict               // the file and the text were both changed; both are kept
	Gone                   // the file was removed by another program
	Locked                 // the file can be read but not changed
)

// Condition is the whole truth about an article's safety, for the status line.
type Condition struct {
	Status Status
	Saved  time.Time // when the file was last read or written; zero if never
	Reason string    // why a save failed or the article is locked, for the writer
}

// Condition tells where the article stands now.
func (s *Session) Condition() Condition {
	c := Condition{Status: Clean, Saved: s.savedAt, Reason: s.failure}
	switch {
	case s.locked != "":
		c.Status, c.Reason = Locked, s.locked
	case s.conflict != nil:
		c.Status = Conflict
	case s.saving:
		c.Status = Saving
	case s.failure != "":
		c.Status = Failed
	case s.gone:
		c.Status = Gone
	case !s.clean():
		c.Status = Dirty
	}
	return c
}

// clean reports whether the file holds exactly the text of the session.
func (s *Session) clean() bool { return s.state.Version == s.savedVersion && !s.gone }

// Notice is something the writer should know, shown in the window without
// getting in the way.
type Notice struct {
	Kind    NoticeKind
	Text    string   // whole sentences: what happened, what is safe, what to do
	Actions []Action // at most three
	While   Status   // unless Clean: the notice is stale when the article has left this status
}

// NoticeKind ranks a notice.
type NoticeKind uint8

// The kinds of notices, from news that passes to trouble that stays.
const (
	Info NoticeKind = iota
	Warning
	Trouble
)

// Action is one answer to a notice.
type Action struct {
	Label string
	Do    func() // called on the UI goroutine
}
