// Package folder is the watched folder: which articles are in it, and what
// happens to them from outside.
//
// What counts is content. A file that was touched, or replaced by its equal,
// is no event; neither is Galley's own save, which the folder knows by its
// fingerprint and not by the time it happened.
//
//	fsnotify ──▶ dirty folders ──(60–150 ms)──▶ scan ──▶ compare ──▶ Events
//	   │ overflow, error ──▶ everything dirty     ▲
//	   └ no watches to be had ──▶ poll ───────────┘
package folder
