package window

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// display is a virtual screen with a window manager, and the hands and eyes of
// a person before it.
type display struct {
	t    *testing.T
	name string // as in DISPLAY
	dir  string // where screenshots go
}

// windowRules make every window fill the screen without a frame, so that the
// places in it are known.
const windowRules = `<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application type="normal"><decor>no</decor><maximized>yes</maximized></application>
</applications></openbox_config>`

// newDisplay starts a screen of 1600×1000 that ends with the test.
func newDisplay(t *testing.T, shots string) *display {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "xclip", "xprop", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("GALLEY_CI") != "" {
				t.Fatalf("%s is not installed", tool)
			}
			t.Skipf("skipped: %s is not installed", tool)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
	x.ExtraFiles = []*os.File{write}
	start(t, x)
	buf := make([]byte, 16)
	n, err := read.Read(buf)
	if err != nil {
		t.Fatal(err)
	}
	d := &display{t: t, name: ":" + strings.TrimSpace(string(buf[:n])), dir: shots}
	config := filepath.Join(t.TempDir(), "openbox.xml")
	if err := os.WriteFile(config, []byte(windowRules), 0o644); err != nil {
		t.Fatal(err)
	}
	start(t, d.command("openbox", "--config-file", config))
	if err := os.MkdirAll(shots, 0o755); err != nil {
		t.Fatal(err)
	}
	// A window that is mapped before has no place of its own and no keyboard.
	d.until("the window manager is there", func() bool {
		out, _ := d.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return strings.Contains(string(out), "window id")
	})
	return d
}

func start(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

// command is a program that runs on the screen, drawn in software.
func (d *display) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.name, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "FYNE_SCALE=1", "LC_ALL=C.UTF-8")
	return c
}

// xdotool runs one chain of xdotool and returns what it prints.
func (d *display) xdotool(args ...string) string {
	d.t.Helper()
	out, err := d.command("xdotool", args...).Output()
	if err != nil {
		d.t.Fatalf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}

func (d *display) keys(keys ...string) {
	d.t.Helper()
	d.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

func (d *display) write(text string) {
	d.t.Helper()
	d.xdotool("type", "--delay", "15", "--", text)
}

func (d *display) click(x, y int) {
	d.t.Helper()
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "sleep", "0.2", "mousedown", "1", "sleep", "0.05", "mouseup", "1")
}

// menu clicks with the other button.
func (d *display) menu(x, y int) {
	d.t.Helper()
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "sleep", "0.2", "mousedown", "3", "sleep", "0.05", "mouseup", "3", "sleep", "0.4")
}

// drag presses at one place and lets go at another, moving in steps as a hand does.
func (d *display) drag(x1, y1, x2, y2 int) {
	d.t.Helper()
	args := []string{"mousemove", strconv.Itoa(x1), strconv.Itoa(y1), "sleep", "0.2", "mousedown", "1"}
	const steps = 12
	for i := 1; i <= steps; i++ {
		args = append(args, "sleep", "0.03", "mousemove", strconv.Itoa(x1+(x2-x1)*i/steps), strconv.Itoa(y1+(y2-y1)*i/steps))
	}
	d.xdotool(append(args, "sleep", "0.1", "mouseup", "1")...)
}

// shoot keeps a picture of the screen and returns its path.
func (d *display) shoot(name string) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name+".png")
	if out, err := d.command("import", "-window", "root", path).CombinedOutput(); err != nil {
		d.t.Fatalf("screenshot: %v: %s", err, out)
	}
	return path
}

// differs counts the pixels of a region that differ between two pictures.
func (d *display) differs(a, b string, region image.Rectangle) int {
	d.t.Helper()
	one, other := d.picture(a), d.picture(b)
	n := 0
	for y := region.Min.Y; y < region.Max.Y; y++ {
		for x := region.Min.X; x < region.Max.X; x++ {
			if one.At(x, y) != other.At(x, y) {
				n++
			}
		}
	}
	return n
}

func (d *display) picture(path string) image.Image {
	d.t.Helper()
	f, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		d.t.Fatal(err)
	}
	return img
}

// until waits for something to become true.
func (d *display) until(what string, is func() bool) {
	d.t.Helper()
	for deadline := time.Now().Add(15 * time.Second); !is(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.shoot("failed")
			d.t.Fatalf("never happened: %s (see failed.png)", what)
		}
	}
}

// title is the title of the window in front, or "" while there is none.
func (d *display) title() string {
	out, _ := d.command("xdotool", "getactivewindow", "getwindowname").Output()
	return strings.TrimSpace(string(out))
}
