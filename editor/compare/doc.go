// Package compare finds what differs between two texts: as changes that turn one into
// the other, and as passages for a reader, down to the words.
package compare
