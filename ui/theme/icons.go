package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"galley/assets"
)

// Icon returns a Lucide icon in the colour of text. It follows the theme. An
// unknown name panics: names are constants in our own code.
func Icon(name string) fyne.Resource { return IconIn(name, fynetheme.ColorNameForeground) }

// IconIn returns a Lucide icon in a theme colour, such as ColorMuted. It
// follows the theme.
func IconIn(name string, c fyne.ThemeColorName) fyne.Resource {
	svg := assets.Icon(name)
	if svg == nil {
		panic("theme: no icon " + name)
	}
	icon := fynetheme.NewThemedResource(fyne.NewStaticResource(name+".svg", svg))
	icon.ColorName = c
	return icon
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
