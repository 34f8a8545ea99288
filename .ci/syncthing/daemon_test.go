package syncthing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

const apiKey = "galley"

// daemon is a Syncthing of its own, on this computer's loopback only.
type daemon struct {
	t            *testing.T
	home, folder string
	id           string
	gui, listen  string // addresses
}

// newDaemon makes the keys of a daemon; it is not running yet.
func newDaemon(t *testing.T, name string) *daemon {
	t.Helper()
	if _, err := exec.LookPath("syncthing"); err != nil {
		if os.Getenv("GALLEY_CI") != "" {
			t.Fatal("syncthing is not installed")
		}
		t.Skip("skipped: syncthing is not installed")
	}
	dir := t.TempDir()
	d := &daemon{t: t, home: filepath.Join(dir, name), folder: filepath.Join(dir, "articles"), gui: freeAddress(t), listen: freeAddress(t)}
	out, err := exec.Command("syncthing", "generate", "--home="+d.home, "--no-default-folder").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	config, err := os.ReadFile(filepath.Join(d.home, "config.xml"))
	if err != nil {
		t.Fatal(err)
	}
	d.id = string(regexp.MustCompile(`device id="([^"]+)"`).FindSubmatch(config)[1])
	if err := os.MkdirAll(filepath.Join(d.folder, ".stfolder"), 0o755); err != nil {
		t.Fatal(err)
	}
	return d
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// start runs the daemon with another one as its only neighbour.
func (d *daemon) start(other *daemon) {
	d.t.Helper()
	config := fmt.Sprintf(`<configuration version="36">
<folder id="articles" path="%s" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">
<filesystemType>basic</filesystemType><device id="%s"></device><device id="%s"></device><maxConflicts>-1</maxConflicts></folder>
<device id="%s" name="here"><address>tcp://%s</address></device>
<device id="%s" name="there"><address>tcp://%s</address></device>
<gui enabled="true" tls="false"><address>%s</address><apikey>%s</apikey></gui>
<options><listenAddress>tcp://%s</listenAddress><globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled><relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled>
<reconnectionIntervalS>1</reconnectionIntervalS><startBrowser>false</startBrowser><urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH><crashReportingEnabled>false</crashReportingEnabled></options>
</configuration>`, d.folder, d.id, other.id, d.id, d.listen, other.id, other.listen, d.gui, apiKey, d.listen)
	if err := os.WriteFile(filepath.Join(d.home, "config.xml"), []byte(config), 0o600); err != nil {
		d.t.Fatal(err)
	}
	var log bytes.Buffer
	c := exec.Command("syncthing", "serve", "--home="+d.home, "--no-browser", "--no-restart", "--no-upgrade")
	c.Stdout, c.Stderr = &log, &log
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		if d.t.Failed() {
			d.t.Logf("syncthing: %s", log.Bytes())
		}
	})
	d.until("syncthing answers", func() bool { return d.ask("GET", "/rest/system/ping", nil) == nil })
}

// ask calls the daemon.
func (d *daemon) ask(method, path string, into any) error {
	r, err := http.NewRequest(method, "http://"+d.gui+path, nil)
	if err != nil {
		return err
	}
	r.Header.Set("X-API-Key", apiKey)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %d %s %w", path, answer.StatusCode, data, err)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(data, into)
}

// events are the names of the files that the daemon found changed or fetched.
func (d *daemon) events(path string) (names []string) {
	d.t.Helper()
	var events []struct {
		Type string
		Data json.RawMessage
	}
	if err := d.ask("GET", path, &events); err != nil {
		d.t.Fatal(err)
	}
	for _, e := range events {
		switch e.Type {
		case "LocalChangeDetected", "RemoteChangeDetected", "ItemStarted", "ItemFinished":
			var file struct{ Item, Path string }
			if err := json.Unmarshal(e.Data, &file); err != nil {
				d.t.Fatal(err)
			}
			names = append(names, file.Item+file.Path)
		}
	}
	return names
}

func (d *daemon) must(method, path string) {
	d.t.Helper()
	if err := d.ask(method, path, nil); err != nil {
		d.t.Fatal(err)
	}
}

// idle reports whether the daemon has the folder as the other one has it.
func (d *daemon) idle(other *daemon) bool {
	var status struct {
		State       string
		NeedFiles   int
		NeedDeletes int
		Sequence    int
	}
	var completion struct{ Completion, NeedItems, NeedDeletes float64 }
	return d.ask("GET", "/rest/db/status?folder=articles", &status) == nil && status.State == "idle" && status.NeedFiles+status.NeedDeletes == 0 &&
		d.ask("GET", "/rest/db/completion?folder=articles&device="+other.id, &completion) == nil && completion.NeedItems+completion.NeedDeletes == 0
}

func (d *daemon) connected(other *daemon) bool {
	var c struct {
		Connections map[string]struct{ Connected bool }
	}
	return d.ask("GET", "/rest/system/connections", &c) == nil && c.Connections[other.id].Connected
}

func (d *daemon) until(what string, so func() bool) {
	d.t.Helper()
	for deadline := time.Now().Add(40 * time.Second); !so(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.t.Fatalf("not within 40 s: %s", what)
		}
	}
}
