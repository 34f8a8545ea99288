// Package article knows what a Markdown article means: its front matter
// fields and takeaways, its outline and its length.
//
// The source text is the truth. [Read] gives the fields of a doc as a [Head];
// an [Edit] made from one (SetField, MoveTakeaway, …) answers with the changes
// that patch the bytes of that field and nothing else. YAML is read through
// go.yaml.in/yaml nodes and never written by it: no YAML library keeps blank
// lines, indents, quotes and line endings, so the writing is a splicer of its
// own that trusts nothing. What it wrote is read again, and when anything but
// the wanted field changed, the edit is refused.
//
//	doc ── Split ── Front ── Read ── Head{Fields, Problem}
//	                                  │ Edit(head) → []text.Change
//	markdown.Tree ── Digest.Fold ─────┴──► Article{Head, Tree, Outline, Stats}
package article
