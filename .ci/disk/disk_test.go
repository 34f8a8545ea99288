// Package disk watches a program that types and saves from outside: what it asks of
// the system, and what it does on a disk of 64 KB.
package disk

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// typist builds the program that types words into an article without end.
func typist(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "typist")
	c := exec.Command("go", "test", "-c", "-tags", "ci", "-o", path, "galley/editor")
	c.Dir = "../.."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("GALLEY_CI") != "" {
				t.Fatalf("%s is not installed", tool)
			}
			t.Skipf("skipped: %s is not installed", tool)
		}
	}
}

func TestSystem_is_asked_in_the_order_that_survives_a_power_cut(t *testing.T) {
	need(t, "strace")
	dir, log := t.TempDir(), filepath.Join(t.TempDir(), "log")
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("strace", "-f", "-y", "-ttt", "-o", log, "-e", "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2", typist(t))
	c.Env = append(os.Environ(), "GALLEY_TYPE_IN="+dir)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(4 * time.Second)
	_ = exec.Command("pkill", "-KILL", "-P", strconv.Itoa(c.Process.Pid)).Run()
	_ = c.Wait()
	file, err := os.Open(log)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var calls []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		calls = append(calls, lines.Text())
	}
	for _, what := range []struct{ name, temp, target, dir string }{
		{"a save", `~syncthing~a\.md\.[0-9a-f]+\.tmp`, `"a\.md"`, regexp.QuoteMeta(dir)},
		{"a journal", `[0-9a-f]+\.journal\.new`, `"[0-9a-f]+\.journal"`, regexp.QuoteMeta(dir) + `/state/journal`},
	} {
		t.Run(what.name, func(t *testing.T) {
			at := 0
			for _, step := range []string{
				`openat\(.*` + what.temp + `", [^)]*O_CREAT\|O_EXCL`,
				`write\(\d+<[^>]*` + what.temp + `>`,
				`fsync\(\d+<[^>]*` + what.temp + `>`,
				`rename\w*\(.*` + what.temp + `".*` + what.target,
				`fsync\(\d+<` + what.dir + `>`,
			} {
				form := regexp.MustCompile(step)
				from := at
				for at < len(calls) && !form.MatchString(calls[at]) {
					at++
				}
				if at == len(calls) {
					t.Fatalf("after line %d there is no %s", from, step)
				}
				at++
			}
		})
	}
	// Every word is durable a quarter of a second after it was written.
	const deadline, slack = 250 * time.Millisecond, 150 * time.Millisecond
	oldest := time.Duration(0)
	written := regexp.MustCompile(`^\d+ +([\d.]+) write\(\d+<[^>]*\.journal(\.new)?>`)
	synced := regexp.MustCompile(`^\d+ +([\d.]+) fsync\(\d+<[^>]*\.journal(\.new)?>`)
	waits := 0
	for _, call := range calls {
		if m := written.FindStringSubmatch(call); m != nil && oldest == 0 {
			oldest = seconds(m[1])
		}
		if m := synced.FindStringSubmatch(call); m != nil && oldest > 0 {
			if wait := seconds(m[1]) - oldest; wait > deadline+slack {
				t.Errorf("a word waited %v for its sync", wait)
			}
			oldest = 0
			waits++
		}
	}
	if waits < 5 {
		t.Errorf("only %d syncs of the journal were seen", waits)
	}
}

func seconds(s string) time.Duration {
	f, _ := strconv.ParseFloat(s, 64)
	return time.Duration(f * float64(time.Second))
}

// On a disk of 64 KB that becomes full the file is never shorter than before, and is
// saved again seconds after there is room.
func TestDisk_of_64_KB_that_is_full_and_has_room_again(t *testing.T) {
	need(t, "unshare", "mount")
	disk, state, log := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "sizes")
	const full, more = 14, 9 // seconds
	script := fmt.Sprintf(`set -e
mount -t tmpfs -o size=64k tmpfs %[1]q
: > %[1]q/a.md
GALLEY_TYPE_IN=%[1]q GALLEY_STATE_IN=%[2]q %[3]q >/dev/null 2>&1 &
watch() { for i in $(seq $(($1 * 10))); do stat -c %%s %[1]q/a.md >> %[4]q; sleep 0.1; done; }
watch %[5]d
echo room >> %[4]q
mount -o remount,size=20m %[1]q
watch %[6]d
kill -9 $!`, disk, state, typist(t), log, full, more)
	args := []string{"-m", "sh", "-c", script}
	if os.Getuid() != 0 {
		args[0] = "-rm"
	}
	if out, err := exec.Command("unshare", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(data), "room\n")
	sizes := func(s string) (all []int) {
		for _, line := range strings.Fields(s) {
			n, err := strconv.Atoi(line)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, n)
		}
		return all
	}
	last := 0
	for _, n := range append(sizes(before), sizes(after)...) {
		if n < last {
			t.Fatalf("the file had %d bytes and then %d", last, n)
		}
		last = n
	}
	stuck, end := sizes(before), sizes(after)
	if n := len(stuck); stuck[n-1] == 0 || stuck[n-1] != stuck[n-15] {
		t.Errorf("the disk of 64 KB was not full: %v", stuck[n-15:])
	}
	if end[len(end)-1] <= 64<<10 {
		t.Errorf("%d bytes %d s after there was room", end[len(end)-1], more)
	}
}

// A state directory that is full or cannot be written costs the protection against a
// crash, which is told at once, and neither typing nor saving.
func TestState_directory_that_is_full_or_read_only(t *testing.T) {
	need(t, "unshare", "mount", "timeout")
	program := typist(t)
	for _, test := range []struct{ name, mount string }{
		{"full", "mount -t tmpfs -o size=4k tmpfs %[1]q; head -c 4096 /dev/zero > %[1]q/full || true"},
		{"read-only", "mount -t tmpfs -o ro tmpfs %[1]q"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, state := t.TempDir(), t.TempDir()
			script := fmt.Sprintf(`set -e
: > %[1]q/a.md
`+strings.ReplaceAll(test.mount, "[1]", "[2]")+`
GALLEY_TYPE_IN=%[1]q GALLEY_STATE_IN=%[2]q timeout -s KILL 5 %[3]q || true`, dir, state, program)
			args := []string{"-m", "sh", "-c", script}
			if os.Getuid() != 0 {
				args[0] = "-rm"
			}
			out, err := exec.Command("unshare", args...).Output()
			if err != nil {
				t.Fatal(err)
			}
			// The typist says each word, one in 2 ms, and what the window would show.
			words, told := 0, -1
			for _, line := range strings.Split(string(out), "\n") {
				if strings.HasPrefix(line, "notice:") && strings.Contains(line, "no protection against a crash") && told < 0 {
					told = words
				}
				if n, err := strconv.Atoi(line); err == nil {
					words = n
				}
			}
			if told < 0 || told > 500 {
				t.Errorf("that there is no protection is told after %d of %d words", told, words)
			}
			saved, err := os.ReadFile(filepath.Join(dir, "a.md"))
			if err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(string(saved), "\n"); words < 500 || n < words/2 {
				t.Errorf("%d of %d words are saved", n, words)
			}
		})
	}
}
