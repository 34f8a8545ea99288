// Package journal keeps every edit of an article in a file of the user's state
// directory, so that a crash costs nothing. It is synchronous and knows no clock:
// its owner calls it from a worker and says when things happened.
//
// The journal of an article is one file, a row of frames behind a line that names
// the format:
//
//	base   the article's path and encoding, the fingerprint of its file, and the
//	       whole text that the file then held
//	edit   one transaction: version, time, origin, changes, selections
//	saved  a save of a version was confirmed, with the fingerprint of the file
//
// Every frame carries its length and a checksum. What follows the first frame that
// is cut short or wrong was never written, and is not read. A journal needs no
// other file to be read: it holds the text that it began with.
package journal
