// Package code tells the words of program code apart, for whoever colours it: the
// exported page, the preview and the editor all ask here, so that what is seen is
// what is published.
package code
