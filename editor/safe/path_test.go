package safe

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestLocal_allows_files_below_the_folder(t *testing.T) {
	for ref, want := range map[string]string{
		"a.png":                 "a.png",
		"images/a.png":          "images/a.png",
		"./images//a.png":       "images/a.png",
		"a%20b.png":             "a b.png",
		"a b.png?x=1#y":         "a b.png",
		"100%.png":              "100%.png",
		"%e2%82%ac.png":         "€.png",
		"été/日本.png":            "été/日本.png",
		".hidden":               ".hidden",
		"...a":                  "...a",
		"a..b/c":                "a..b/c",
		"console.png":           "console.png",
		"com10.png":             "com10.png",
		"a~b":                   "a~b",
		"-rf":                   "-rf",
		"a/":                    "a",
		"conference/auxiliary/": "conference/auxiliary",
	} {
		if got, err := Local(ref); err != nil || got != want {
			t.Errorf("Local(%q) = %q, %v, want %q", ref, got, err, want)
		}
	}
}

func TestLocal_refuses_what_leads_elsewhere(t *testing.T) {
	for _, ref := range []string{
		"", "?x", "#x", ".", "./", "..", "../a", "a/../b", "a/..", "..%2fa", "%2e%2e/a", "%2e%2e%2fa", "%2E./a", ".%2e/a",
		"%252e%252e/a", "%252e%252e%252fa", "a/%2e%2e/%2e%2e/b", "/a", "//a/b", "%2fa", "%252fa", "~/a", "~root/a", "%7e/a",
		"\\a", "a\\b", "..\\a", "%5ca", "a%5c..%5cb", "%255ca", "\\\\server\\share", "C:a", "C:/a", "c:\\a", "C%3a/a", "a:stream",
		"a.txt::$DATA", "file:///a", "file:a", "http://a/b.png", "data:x", "a\x00b", "a%00b", "a\nb", "a%0ab", "a\x7fb", "a\u0085b",
		"con", "CON", "con.png", "Con.tar.gz", "images/nul", "aux.txt", "prn", "com1", "COM9.png", "lpt1.x", "com¹", "clock$", "conin$",
		"con .png", "a.", "a. ", "a ", "a./b", "dir /b", "\xff", "%ff", "a%c3",
	} {
		got, err := Local(ref)
		if err == nil {
			t.Errorf("Local(%q) = %q, want it refused", ref, got)
			continue
		}
		var refused *PathError
		if !errors.As(err, &refused) || refused.Path != ref || refused.Reason == "" {
			t.Errorf("Local(%q): %v is no PathError of it", ref, err)
		}
	}
}

func FuzzLocal(f *testing.F) {
	for _, s := range []string{"a/b.png", "..%2f", "%252e%252e/", "C:\\x", "con.png", "a?b#c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		got, err := Local(ref)
		if err != nil {
			return
		}
		if !fs.ValidPath(got) || !filepath.IsLocal(filepath.FromSlash(got)) || got == "." {
			t.Fatalf("Local(%q) = %q leads elsewhere", ref, got)
		}
		if strings.ContainsAny(got, "\\:\x00") {
			t.Fatalf("Local(%q) = %q is no plain path", ref, got)
		}
	})
}
