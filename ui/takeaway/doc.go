// Package takeaway is the panel on the right of the window: the key takeaways
// as cards that are edited in place and moved by hand, and below them the
// details of the article as a form.
//
// The panel owns no article. What the writer does goes out at once, keystroke
// by keystroke, as an article.Edit; what the article then says comes in by
// [Panel.SetHead]. An answer may be older than the text that is being typed:
// [echo] tells such answers from changes made elsewhere, so that the caret and
// newer text stay.
//
//	Panel ── notice   why fields cannot be read
//	      ├─ list     card, card, … + Add; drag with ghost and line
//	      └─ form     title, category, … ; More
//
// All of it belongs to the UI goroutine.
package takeaway
