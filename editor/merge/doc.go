// Package merge brings two versions of an article together that were made from one:
// the writer's and another program's. It is made of pure functions.
//
// The fields are merged by key and the takeaways by item. The body is merged by
// lines, and where both versions changed the same lines, by sentences: two people may
// work on one paragraph, but not on one sentence. A long body is cut into regions
// where nobody changed anything. What remains is a [Conflict]: the
// merged text has the writer's version there, and the other one waits beside it.
//
// Nothing is lost: every line of either version that the other one did not delete is
// in the text or in a conflict.
package merge
