// Package snippet turns a word and Tab into a text with places to fill in.
//
//	note⇥  ─▶  > [!NOTE]
//	           > |
//
// A [Snippet] is a trigger and a template. [Snippet.Expand] makes a [state.Spec] of it
// and the [Stops], the places that Tab goes through: a value that is carried along
// through every transaction, and ends when the caret goes elsewhere. Snippets are
// written in a Markdown file, see [Parse].
package snippet
