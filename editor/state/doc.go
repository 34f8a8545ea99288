// Package state is what one open article is at one moment, and how it becomes the
// next: pure values in, values out.
//
//	Command(State) → Spec → State.Apply → Transaction{Before, After} → History.Record
//
// A [State] is a document, a selection and a version. A [Command] looks at a State
// and answers with a [Spec], the intent: which bytes to change and where the
// selection goes. [State.Apply] checks the Spec and makes a [Transaction] of it.
// The commands here know only text; package editor/markup has those that know
// Markdown. Nothing here reads a clock, a disk or a screen; every value may be shared between
// goroutines, except a [History], which belongs to one.
package state
