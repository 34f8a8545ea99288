// Package text is the editor's document: an immutable rope of bytes with a line
// index, and the algebra of changes to it.
//
// # The rope
//
// A [Text] is a B-tree whose leaves are slices of bytes and whose every node
// caches two sums over what lies below it:
//
//	           [10 240 bytes, 211 breaks]
//	          /            |             \
//	[3 072, 64]      [4 000, 81]      [3 168, 66]     leaves: the bytes
//
// All leaves are equally deep, so an offset, a line number or an edit costs one
// walk down the tree. An edit copies the nodes on that walk and shares the rest;
// both texts stay valid, and a Text may be read from any goroutine.
//
// A text is bytes, not characters: CRLF, NUL and invalid UTF-8 are kept as they
// are. A line ends at '\n'; a '\r' directly before it belongs to the terminator;
// a lone '\r' is an ordinary character.
//
// # Changes
//
// A [ChangeSet] says which bytes of one text survive into another and what is
// new. It is kept in one canonical form (sorted, disjoint, touching changes
// joined), so that two sets with the same effect on the same survivors are
// equal, and Compose is associative exactly, not only in its result.
package text
