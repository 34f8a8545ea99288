package ui

import (
	"galley/editor/state"
	"galley/editor/text"
)

// nothing is what the editor shows before an article is open.
type nothing struct{}

func (nothing) State() state.State  { return state.New(text.Text{}) }
func (nothing) Dispatch(state.Spec) {}
func (nothing) Undo() bool          { return false }
func (nothing) Redo() bool          { return false }
func (nothing) EOL() string         { return "\n" }
func (nothing) ReadOnly() bool      { return true }
