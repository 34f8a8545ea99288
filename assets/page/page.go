// Package page holds the look of an exported article: its frame as a Go HTML
// template and its style sheet. It decides nothing about content or safety;
// package export fills the frame with values that are already clean.
package page

import _ "embed"

// Frame is the source of the html/template set of the page: "page" is the
// whole document, "fragment" the article alone for a content system.
//
//go:embed article.html
var Frame string

// Style is the style sheet of the page: light, dark, phone and print, with
// the classes of highlighted code.
//
//go:embed article.css
var Style string
