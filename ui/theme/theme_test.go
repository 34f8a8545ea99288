package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"galley/assets"
)

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	channel := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(c.R) + 0.7152*channel(c.G) + 0.0722*channel(c.B)
}

func TestPalette_text_can_be_read_on_its_grounds(t *testing.T) {
	for _, p := range []Palette{Light, Dark} {
		grounds := map[string]color.NRGBA{
			"chrome": p.Chrome, "pane": p.Pane, "paper": p.Paper, "desk": p.Desk, "hover": p.Hover, "tint": p.Tint,
			"selection": p.Selection, "code": p.Code, "found": p.Found, "current": p.Current,
		}
		on := func(name string, text color.NRGBA, names ...string) {
			for _, g := range names {
				if ratio := contrast(text, grounds[g]); ratio < 4.5 {
					t.Errorf("dark %v: %s on %s has %.2f:1", p.Dark, name, g, ratio)
				}
			}
		}
		on("text", p.Text, "chrome", "pane", "paper", "desk", "hover", "tint", "selection", "code", "found", "current")
		on("muted", p.Muted, "chrome", "pane", "paper", "desk", "hover", "tint", "found")
		on("mark", p.Mark, "pane")
		on("accent", p.Accent, "chrome", "pane", "paper", "desk", "hover", "tint")
		on("ok", p.OK, "chrome", "pane", "tint", "paper", "code")
		on("warn", p.Warn, "chrome", "pane", "tint", "paper", "code")
		on("error", p.Error, "chrome", "pane", "tint", "paper", "code")
		on("accent", p.Accent, "code")
		on("muted", p.Muted, "code")
		for name, pair := range map[string][2]color.NRGBA{
			"accent": {p.OnAccent, p.Accent}, "ok": {p.OnOK, p.OK}, "warn": {p.OnWarn, p.Warn}, "error": {p.OnError, p.Error},
		} {
			if ratio := contrast(pair[0], pair[1]); ratio < 4.5 {
				t.Errorf("dark %v: text on a ground of %s has %.2f:1", p.Dark, name, ratio)
			}
		}
	}
}

func TestTheme_follows_the_system_unless_forced(t *testing.T) {
	for _, c := range []struct {
		env    string
		system fyne.ThemeVariant
		dark   bool
	}{
		{"", fynetheme.VariantLight, false},
		{"", fynetheme.VariantDark, true},
		{"light", fynetheme.VariantDark, false},
		{"dark", fynetheme.VariantLight, true},
		{"sepia", fynetheme.VariantDark, true},
	} {
		t.Setenv("GALLEY_THEME", c.env)
		if got := New().Palette(c.system).Dark; got != c.dark {
			t.Errorf("GALLEY_THEME=%q on system %v: dark %v", c.env, c.system, got)
		}
	}
}

func TestTheme_answers_every_name_of_Fyne(t *testing.T) {
	th := New()
	for _, name := range []fyne.ThemeColorName{
		fynetheme.ColorNameBackground, fynetheme.ColorNameButton, fynetheme.ColorNameDisabledButton, fynetheme.ColorNameDisabled,
		fynetheme.ColorNameError, fynetheme.ColorNameFocus, fynetheme.ColorNameForeground, fynetheme.ColorNameForegroundOnError,
		fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning,
		fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameHover, fynetheme.ColorNameHyperlink,
		fynetheme.ColorNameInnerWindowBorder, fynetheme.ColorNameInnerWindowBorderInactive, fynetheme.ColorNameInputBackground,
		fynetheme.ColorNameInputBorder, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
		fynetheme.ColorNamePlaceHolder, fynetheme.ColorNamePressed, fynetheme.ColorNamePrimary, fynetheme.ColorNameScrollBar,
		fynetheme.ColorNameScrollBarBackground, fynetheme.ColorNameSelection, fynetheme.ColorNameSeparator,
		fynetheme.ColorNameShadow, fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning,
	} {
		if _, ok := lightColors[name]; !ok {
			t.Errorf("no colour %q", name)
		}
	}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Monospace: true}, {Monospace: true, Bold: true}, {Symbol: true}} {
		if f := th.Font(style); f == nil || len(f.Content()) == 0 {
			t.Errorf("no font for %+v", style)
		}
	}
}

func TestTheme_looks_things_up_without_allocating(t *testing.T) {
	th := New()
	if n := testing.AllocsPerRun(100, func() {
		th.Color(fynetheme.ColorNameForeground, fynetheme.VariantDark)
		th.Size(fynetheme.SizeNameText)
		th.Font(fyne.TextStyle{Bold: true})
		th.Icon(fynetheme.IconNameCancel)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestIcon_is_coloured_by_the_theme(t *testing.T) {
	test.NewTempApp(t)
	Use(LightMode)
	icon := IconIn("save", ColorAccent)
	if !strings.Contains(string(icon.Content()), "#0f6b6b") {
		t.Errorf("not in the accent: %s", icon.Content())
	}
	Use(DarkMode)
	if !strings.Contains(string(icon.Content()), "#5fc2b8") {
		t.Errorf("%s does not follow the theme", icon.Name())
	}
}

func TestIcon_golden(t *testing.T) {
	test.NewTempApp(t)
	Use(LightMode)
	sheet := container.NewGridWithColumns(10)
	for _, name := range assets.Icons() {
		image := canvas.NewImageFromResource(Icon(name))
		image.SetMinSize(fyne.NewSize(IconSize, IconSize))
		sheet.Add(container.NewPadded(image))
	}
	c := software.NewCanvas()
	c.SetContent(sheet)
	test.AssertImageMatches(t, "icons.png", c.Capture())
}

// TestTheme_golden draws the stock widgets in the look of the window.
func TestTheme_golden(t *testing.T) {
	for name, mode := range map[string]Mode{"light": LightMode, "dark": DarkMode} {
		test.NewTempApp(t)
		Use(mode)
		entry := widget.NewEntry()
		entry.SetText("Telecom Key Players")
		empty := widget.NewEntry()
		empty.SetPlaceHolder("Search articles")
		export := widget.NewButtonWithIcon("Export", IconIn("upload", ColorOnAccent), nil)
		export.Importance = widget.HighImportance
		quiet := widget.NewButtonWithIcon("Add", IconIn("plus", ColorAccent), nil)
		quiet.Importance = widget.LowImportance
		disabled := widget.NewButtonWithIcon("Copy", Icon("copy"), nil)
		disabled.Disable()
		check := widget.NewCheck("Draft", nil)
		check.SetChecked(true)
		selected := widget.NewSelect([]string{"English", "Deutsch"}, nil)
		selected.SetSelected("English")
		c := software.NewCanvas()
		c.SetContent(widget.NewForm(
			widget.NewFormItem("Category", entry),
			widget.NewFormItem("Search", empty),
			widget.NewFormItem("", export),
			widget.NewFormItem("", quiet),
			widget.NewFormItem("", disabled),
			widget.NewFormItem("", check),
			widget.NewFormItem("Language", selected),
			widget.NewFormItem("", widget.NewLabelWithStyle("Key takeaways", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})),
			widget.NewFormItem("", widget.NewHyperlink("Open in browser", nil)),
		))
		c.Resize(fyne.NewSize(320, 440))
		test.AssertImageMatches(t, name+".png", c.Capture())
	}
}
