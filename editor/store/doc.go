// Package store keeps articles on the disk so that their bytes survive: a
// crash, a full disk, another program that writes the same file, and Galley.
//
// [Load] reads an article byte for byte, [Save] replaces it whole or not at
// all. Both know a file by its [Fingerprint], the hash of its bytes; times
// decide nothing. Errors are [Error]: the kind is for the program, the text is
// for the writer.
//
// The calls block on the disk and belong on a worker's goroutine. They are
// safe to use from several, but two saves of one file race by design: one of
// them finds the file [Changed].
package store
