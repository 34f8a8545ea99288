package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"galley/assets"
)

// Icon returns a Lucide icon in the colour of text. It follows the theme. An
// unknown name panics: names are constants in our own code.
func Icon(name string) fyne.Resource { return IconIn(name, ColorText) }

// IconIn returns a Lucide icon in a theme colour, such as ColorMuted. It
// follows the theme.
//
// It is on purpose not a fyne.ThemedResource: Fyne recolours those by their
// fill and so would fill the outlines.
func IconIn(name string, c fyne.ThemeColorName) fyne.Resource {
	svg := assets.Icon(name)
	if svg == nil {
		panic("theme: no icon " + name)
	}
	return &icon{name: name, color: c, svg: svg}
}

type icon struct {
	name  string
	color fyne.ThemeColorName
	svg   []byte
}

// Name implements fyne.Resource; Fyne caches pictures by it, so the colour is
// part of it.
func (i *icon) Name() string {
	c := i.rgb()
	return fmt.Sprintf("%s-%02x%02x%02x.svg", i.name, c.R, c.G, c.B)
}

// Content implements fyne.Resource. The stroke is put on every element because
// Fyne, when it greys a disabled icon, keeps only what elements say themselves.
func (i *icon) Content() []byte {
	c := i.rgb()
	// 2.25 of 24 units are 1.5 px in an icon of 16 px.
	attrs := fmt.Sprintf(` fill="none" stroke="#%02x%02x%02x" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round" `, c.R, c.G, c.B)
	body := i.svg[bytes.IndexByte(i.svg, '>')+1:]
	out := []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">`)
	for _, element := range [...]string{"<path ", "<circle ", "<rect ", "<ellipse "} {
		body = bytes.ReplaceAll(body, []byte(element), []byte(element[:len(element)-1]+attrs))
	}
	return append(out, body...)
}

func (i *icon) rgb() color.NRGBA {
	colors := lightColors
	if Current().Dark {
		colors = darkColors
	}
	if c, ok := colors[i.color].(color.NRGBA); ok {
		return c
	}
	return Current().Text
}

var fyneIcons = map[fyne.ThemeIconName]fyne.Resource{
	fynetheme.IconNameCancel:         Icon("x"),
	fynetheme.IconNameConfirm:        Icon("check"),
	fynetheme.IconNameDelete:         Icon("trash-2"),
	fynetheme.IconNameSearch:         Icon("search"),
	fynetheme.IconNameArrowDropDown:  IconIn("chevron-down", ColorMuted),
	fynetheme.IconNameArrowDropUp:    IconIn("chevron-up", ColorMuted),
	fynetheme.IconNameMenuExpand:     IconIn("chevron-right", ColorMuted),
	fynetheme.IconNameNavigateNext:   Icon("chevron-right"),
	fynetheme.IconNameNavigateBack:   Icon("chevron-left"),
	fynetheme.IconNameMoveDown:       Icon("chevron-down"),
	fynetheme.IconNameMoveUp:         Icon("chevron-up"),
	fynetheme.IconNameContentAdd:     Icon("plus"),
	fynetheme.IconNameContentRemove:  Icon("minus"),
	fynetheme.IconNameContentClear:   Icon("x"),
	fynetheme.IconNameContentCut:     Icon("scissors"),
	fynetheme.IconNameContentCopy:    Icon("copy"),
	fynetheme.IconNameContentPaste:   Icon("clipboard"),
	fynetheme.IconNameContentUndo:    Icon("undo-2"),
	fynetheme.IconNameContentRedo:    Icon("redo-2"),
	fynetheme.IconNameInfo:           IconIn("info", ColorAccent),
	fynetheme.IconNameQuestion:       IconIn("circle-question-mark", ColorAccent),
	fynetheme.IconNameWarning:        IconIn("triangle-alert", ColorWarn),
	fynetheme.IconNameError:          IconIn("circle-alert", ColorError),
	fynetheme.IconNameDocumentCreate: Icon("file-plus"),
	fynetheme.IconNameDocumentSave:   Icon("save"),
	fynetheme.IconNameDocument:       Icon("file-text"),
	fynetheme.IconNameFile:           Icon("file-text"),
	fynetheme.IconNameFileText:       Icon("file-text"),
	fynetheme.IconNameFileImage:      Icon("image"),
	fynetheme.IconNameFolder:         Icon("folder"),
	fynetheme.IconNameFolderOpen:     Icon("folder-open"),
	fynetheme.IconNameSettings:       Icon("settings"),
	fynetheme.IconNameHistory:        Icon("clock"),
	fynetheme.IconNameList:           Icon("list"),
	fynetheme.IconNameMoreHorizontal: Icon("ellipsis"),
	fynetheme.IconNameUpload:         Icon("upload"),
	fynetheme.IconNameDownload:       Icon("download"),
	fynetheme.IconNameVisibility:     Icon("eye"),
	fynetheme.IconNameViewRefresh:    Icon("refresh-cw"),
}
