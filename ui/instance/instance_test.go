package instance

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

func TestInstance_is_one_and_takes_what_others_hand_over(t *testing.T) {
	dir := shortDir(t)
	first, err := Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	opened := make(chan Request, 1)
	if err := first.Serve(func(r Request) { opened <- r }); err != nil {
		t.Fatal(err)
	}
	if _, err := Claim(dir); !errors.Is(err, ErrTaken) {
		t.Fatalf("the second claim is %v", err)
	}
	want := Request{Path: "/articles/a b\n.md"}
	if err := Hand(dir, want); err != nil {
		t.Fatal(err)
	}
	if got := <-opened; got != want {
		t.Errorf("handed over is %+v", got)
	}
	if err := Hand(dir, Request{Path: "relative.md"}); err == nil {
		t.Error("a path that means another file elsewhere is taken")
	}
	first.Release()
	if err := Hand(dir, want); err == nil {
		t.Error("a released instance takes something")
	}
	second, err := Claim(dir)
	if err != nil {
		t.Fatal(err)
	}
	second.Release()
}

// TestMain lets the test binary be another process that claims and hangs.
func TestMain(m *testing.M) {
	if dir := os.Getenv("GALLEY_CLAIM"); dir != "" {
		i, err := Claim(dir)
		if err != nil {
			os.Exit(1)
		}
		listener, err := net.Listen("unix", filepath.Join(i.dir, socketName)) // and never answers
		if err != nil {
			os.Exit(1)
		}
		os.Stdout.WriteString("claimed\n")
		for {
			_, _ = listener.Accept()
		}
	}
	os.Exit(m.Run())
}

func TestInstance_of_a_process_that_hangs_is_free_when_it_is_killed(t *testing.T) {
	dir := shortDir(t)
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), "GALLEY_CLAIM="+dir)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	if _, err := Claim(dir); !errors.Is(err, ErrTaken) {
		t.Errorf("beside a living process the claim is %v", err)
	}
	if err := Hand(dir, Request{}); err == nil {
		t.Error("a process that hangs took something")
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait()
	begun := time.Now()
	i, err := Claim(dir)
	if err != nil {
		t.Fatalf("after %v the claim is %v", time.Since(begun), err)
	}
	if err := i.Serve(func(Request) {}); err != nil {
		t.Errorf("beside the socket of a dead process: %v", err)
	}
	i.Release()
}

// shortDir is a directory whose path fits into the name of a socket.
func shortDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "g")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
