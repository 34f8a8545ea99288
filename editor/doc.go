// Package editor is the heart of Galley: a [Session] is one open article, its
// life and its worker; a [Workspace] is the folder and the sessions open in it.
// This page tells a newcomer how the house is laid out and how a keystroke and
// an export pass through it.
//
// # The house
//
// An import goes at least one level down, never sideways, never up; the table
// in arch_test.go is the architecture, and a test holds the code to it.
//
//	6  main
//	5  ui (the window)                ui/cli (the commands; no toolkit)
//	4  editor (Session, Workspace)    ui/write (editor pane)
//	3  export   editor/merge   editor/intake   editor/table   ui/preview   ui/takeaway
//	2  editor/folder   editor/article   editor/journal   editor/history   editor/markup   editor/snippet   ui/glyph   ui/control   ui/scroll
//	1  editor/state  editor/compare  editor/search  editor/layout  editor/highlight  editor/markdown  editor/store  editor/spell  ui/theme
//	0  editor/text   editor/vfs   editor/safe   editor/code   editor/spell/hunspell   ui/instance   assets
//
// Three rules carry it. State is a value: an immutable [state.State] changes
// only by a [state.Transaction]. The core knows no toolkit, and reaches a disk
// only through editor/vfs. What crosses a goroutine is immutable: workers get
// snapshots and answer through [Env].Post.
//
// # One keystroke
//
//		rune ─▶ write.Area ─▶ state.Command(State) ─▶ Spec ─▶ Session.Dispatch
//		                                                        │ Transaction
//		          ┌──────────────┬───────────────┬──────────────┤
//		          ▼              ▼               ▼              ▼
//		   state.History   Observer.Changed  parse worker   autosave timer
//		                   layout.Map, rows   markdown.Tree  1 s / 5 s
//		                                          │ Post(Delta)     │
//		                                          ▼                 ▼
//		                                   Observer.Parsed     store.Save
//		                                   preview, outline    (worker)
//
//	 1. ui/write gets a rune or a key and looks up a [state.Command]: a pure
//	    function from a state to an intent, the [state.Spec]. Those that know
//	    Markdown are in editor/markup.
//	 2. [Session.Dispatch] makes a transaction of it, records it in the
//	    [state.History], and makes its After the one current state.
//	    The journal worker gets it before anyone else: it is written at once and
//	    synced within a quarter of a second, so that a crash of all that follows
//	    costs nothing (journaling.go).
//	 3. Observer.Changed: write.Area updates its layout.Map and redraws the rows
//	    that changed. The cost depends on what is on screen, never on the length
//	    of the document. If the change touched the front matter, the fields are
//	    read again and the panel shows them; write.Area folds their source away,
//	    and to commands the text begins behind that fold.
//	 4. The parse worker takes the newest snapshot, parses again the top-level
//	    blocks that were touched, and posts a markdown.Delta; what it finds
//	    equals a parse of the whole, and a random test says so.
//	 5. Observer.Parsed: the preview swaps those blocks; outline and counts follow.
//	 6. The autosave timer fires 1 s after the last change, at latest 5 s after
//	    the first: store.Save writes a snapshot on a goroutine, and only the
//	    version written becomes clean.
//	 7. editor/folder sees our own rename, finds the fingerprint it was told of,
//	    and says nothing. Any other content is an outside change: a clean text is
//	    reloaded as one undoable step; an unsaved one is merged with it
//	    (merging.go). Where both changed the same, nothing is overwritten, both
//	    versions are kept, and each place waits for an answer (conflict.go).
//	 8. What the file holds, whoever wrote it, goes into the history (versions.go).
//
// A takeaway edited in the panel takes the same road: the panel sends an
// article.Edit, [Session.Edit] lets it compute the bytes to change in the front
// matter, and Dispatch does the rest. The source text stays the only truth.
//
// # One crash
//
// A start reads the journals that are left before it opens anything. An article with
// words that its file does not hold becomes a session whose steps are those of the
// journal, undo and all, and whose file is what was saved last; if the file is another
// one by now, that is an outside change like any other (recovering.go). Of a user's
// Galleys only one has the lock of ui/instance, and with it the journals.
//
// # One search
//
// A [Finding] compiles what the writer looks for into a search.Finder, and a
// worker walks it through a snapshot of the text in slices; a letter more in the
// box stops the worker between two of them. Its answer is an immutable set of
// matches, which follows every later transaction by searching the lines that were
// touched. A [FolderSearch] does the same to every article of the folder, open
// ones as they are in the window; its Replace goes through Dispatch where an
// article is open and through store.Save where it is not, and [Replaced.Undo]
// takes the same two roads back.
//
// # One export
//
// The fields and the tree of [Session.Article] go to export.Render, which walks
// the tree once: text is escaped, every URL passes editor/safe, local images
// are opened inside the article's folder only. The page is written by
// store.Write, the same atomic path as a save. Preview and page read the same
// tree, and a test compares their texts and links.
package editor
