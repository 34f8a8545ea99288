package theme

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Measures of the window, in Fyne's device-independent pixels, on a 4-pixel grid.
const (
	Unit   float32 = 4 // the grid
	Gap    float32 = 8 // between things that belong together
	Margin float32 = 12
	Radius float32 = 6
	Hair   float32 = 1 // width of a hairline

	SidebarWidth  float32 = 248
	PanelWidth    float32 = 300
	PreviewWidth  float32 = 500
	ToolbarHeight float32 = 48
	TargetSize    float32 = 32 // a toolbar button
	StatusHeight  float32 = 30
	CardGap       float32 = 6
	IconSize      float32 = 16
)

// Type sizes and line heights of the interface, the editor and the page in the
// preview, in device-independent pixels.
const (
	TextSize      float32 = 13
	TextLine      float32 = 20
	CaptionSize   float32 = 12
	CaptionLine   float32 = 16
	PaneTitleSize float32 = 14
	PaneTitleLine float32 = 20

	EditorSize    float32 = 15
	EditorLine    float32 = 25
	EditorMeasure         = 72 // characters in a row

	PageSize      float32 = 15.5
	PageLine      float32 = 25
	PageTitleSize float32 = 28
	PageTitleLine float32 = 33
	PageH2Size    float32 = 20
	PageH2Line    float32 = 25
	PageH3Size    float32 = 17
	PageH3Line    float32 = 24
	PageCodeSize  float32 = 13
	PageCodeLine  float32 = 20
)

// sizes answers every size name of Fyne's; what is missing here is Fyne's own.
var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:               TextSize,
	fynetheme.SizeNameCaptionText:        CaptionSize,
	fynetheme.SizeNameSubHeadingText:     PaneTitleSize,
	fynetheme.SizeNameHeadingText:        20,
	fynetheme.SizeNamePadding:            4,
	fynetheme.SizeNameInnerPadding:       8,
	fynetheme.SizeNameLineSpacing:        4,
	fynetheme.SizeNameInlineIcon:         IconSize,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     4,
	fynetheme.SizeNameScrollBarRadius:    3,
	fynetheme.SizeNameSeparatorThickness: Hair,
	fynetheme.SizeNameSplitThickness:     Hair,
	fynetheme.SizeNameInputBorder:        Hair,
	fynetheme.SizeNameInputRadius:        Radius,
	fynetheme.SizeNameButtonRadius:       Radius,
	fynetheme.SizeNameCardRadius:         Radius,
	fynetheme.SizeNamePopupRadius:        Radius,
	fynetheme.SizeNameMenuRadius:         4,
	fynetheme.SizeNameDialogRadius:       8,
	fynetheme.SizeNameInnerWindowRadius:  Radius,
	fynetheme.SizeNameSelectionRadius:    4,
	fynetheme.SizeNameModalBlurRadius:    0,
}
