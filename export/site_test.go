package export_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"galley/export"
)

func TestReadSite_finds_the_nearest_file_inside_the_folder_given(t *testing.T) {
	const file = "site: c\nbase_url: https://example.com\ncta: {label: Go, url: https://example.com/go}\nbanners:\n  b: {text: T, image: i.png, url: u}\nunknown: [1]\n"
	disk := memory(t, map[string]string{
		"/galley.yaml": "site: outside", "/top/galley.yaml": "site: top", "/top/a/b/x.md": "", "/top/c/galley.yaml": file, "/lone/x.md": "",
	})
	for _, c := range []struct{ dir, top, want string }{
		{"/top", "/top", "top"}, {"/top/a/b", "/top", "top"}, {"/top/c", "/top", "c"}, {"/lone", "/lone", ""}, {"/top/a/b", "/top/a/b", ""},
	} {
		s, err := export.ReadSite(disk, c.dir, c.top)
		if err != nil || s.Name != c.want {
			t.Errorf("%s below %s: %q, %v", c.dir, c.top, s.Name, err)
		}
	}
	s, err := export.ReadSite(disk, "/top/c", "/top")
	want := export.Site{
		Dir: "/top/c", Name: "c", BaseURL: "https://example.com", CTA: export.Button{Label: "Go", URL: "https://example.com/go"},
		Banners: map[string]export.Banner{"b": {Text: "T", Image: "i.png", URL: "u"}},
	}
	if diff := cmp.Diff(want, s); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestReadSite_says_what_is_broken(t *testing.T) {
	disk := memory(t, map[string]string{"/a/galley.yaml": "site: [", "/b/galley.yaml/x": ""})
	for _, dir := range []string{"/a", "/b"} {
		if _, err := export.ReadSite(disk, dir, dir); err == nil {
			t.Errorf("%s: no error", dir)
		}
	}
}
