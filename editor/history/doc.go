// Package history keeps versions of articles in the user's state directory, where no
// other program and no mistake in an article's folder reaches them.
//
// Every article has a directory with one compressed file per content, named by the
// hash of the content, and an index: one line of JSON per version, added to and never
// changed, but for thinning. Which directory an article's path has stands in a list of
// paths, which is only added to as well: an article that was renamed keeps its
// history, and so does one that was deleted.
//
// What is read is checked: a line that is cut short is not there, and neither is a
// version whose file does not hold what its name says.
package history
