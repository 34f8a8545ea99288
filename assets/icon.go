package assets

import _ "embed"

//go:embed galley.png
var appIcon []byte

// AppIcon is the application's icon, a PNG of 512 pixels.
func AppIcon() []byte { return appIcon }
