// Package control has the few quiet controls that the window and its panes
// share: text in the theme's faces and colours, buttons, and hairlines. They
// take their colours from the theme at every refresh, so that light and dark
// follow the system while Galley runs.
package control
