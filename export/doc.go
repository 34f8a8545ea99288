// Package export turns an article into a page of HTML for publication.
//
//	article.Article ──► Render ──► Page{HTML, Assets, Report} ──► Write ──► files
//
// The page is safe by construction. Its frame is an html/template of package
// assets/page; its body is written by walking the same tree that the preview
// draws, through a writer that knows only elements, attributes and text to
// escape ([markup]). Every address passes editor/safe. Raw HTML of the article
// is reduced to an allow-list token by token, balanced by a real HTML parser,
// and checked against the same list once more as a tree (raw.go, policy.go).
// Local images are opened only inside the article's folder.
//
// The same article, options and images give the same bytes on every run and
// every system: there is no clock, no random number and no map order in here.
package export
