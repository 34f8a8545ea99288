package intake

import "testing"

func TestPlain_changes_line_endings_only(t *testing.T) {
	if got := Plain("a\r\nb\rc\nd\u2028e\u2029f\x00g\r"); got != "a\nb\nc\nd\u2028e\u2029f\x00g\n" {
		t.Errorf("%q", got)
	}
}

func TestURL_takes_one_address(t *testing.T) {
	for plain, want := range map[string]string{
		"https://a.example/b?c=d":                         "https://a.example/b?c=d",
		"  http://a.example\r\n":                          "http://a.example",
		"mailto:a@b.example":                              "mailto:a@b.example",
		"https://a.example/?utm_source=x&id=1&fbclid=y#z": "https://a.example/?id=1#z",
		"https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fb%3Fgclid%3D1&sa=D&source=ed": "https://a.example/b",
	} {
		if got, ok := URL(plain); !ok || got != want {
			t.Errorf("URL(%q) = %q, %v; want %q", plain, got, ok, want)
		}
	}
	for _, plain := range []string{"", "a", "a.example", "www.a.example", "/a", "javascript:x", "file:///a", "https://a.example b", "https://a.example\nhttps://b.example", "<https://a.example>"} {
		if got, ok := URL(plain); ok {
			t.Errorf("URL(%q) = %q", plain, got)
		}
	}
}
