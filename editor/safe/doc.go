// Package safe decides what may leave a document: which addresses a link or an image may carry, which paths a
// document may name below its own folder, and how large its parts may grow before they are shown as plain text.
//
// Everything is an allow-list: what is not known to be harmless is refused, and the caller shows it as text.
package safe
