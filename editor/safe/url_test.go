package safe

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

func TestURL_allows_what_articles_link_to(t *testing.T) {
	for raw, want := range map[string]string{
		"":                                   "",
		"#top":                               "#top",
		"page.html":                          "page.html",
		"../page.html?a=b&c=d#e":             "../page.html?a=b&c=d#e",
		"/absolute/path":                     "/absolute/path",
		"./a:b":                              "./a:b",
		"?q=a:b":                             "?q=a:b",
		"http://example.com":                 "http://example.com",
		"HTTPS://Example.com:8080/a?b=c#d:e": "HTTPS://Example.com:8080/a?b=c#d:e",
		"https://[::1]/x":                    "https://[::1]/x",
		"https://bücher.example/ä":           "https://bücher.example/ä",
		"https://user@example.com/":          "https://user@example.com/",
		"mailto:a@b.cd?subject=x":            "mailto:a@b.cd?subject=x",
		"  https://example.com/ \n":          "https://example.com/",
		"https://example.com/a\tb":           "https://example.com/ab",
		"https://example.com/?x=&copy;":      "https://example.com/?x=&copy;",
		"a b.html":                           "a b.html",
	} {
		if got, ok := URL(raw); !ok || got != want {
			t.Errorf("URL(%q) = %q, %v, want %q", raw, got, ok, want)
		}
	}
}

func TestURL_refuses_everything_else(t *testing.T) {
	for _, raw := range []string{
		"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)",
		"java\x00script:alert(1)", "\x01javascript:alert(1)", "java\u200bscript:alert(1)", "java\u00adscript:alert(1)",
		"\u202ejavascript:alert(1)", "javascript :alert(1)", "java script:alert(1)", "javascript\u00a0:alert(1)",
		"&#106;avascript:alert(1)", "javascript&colon;alert(1)", "&#x6A;avascript:alert(1)", "java&Tab;script:alert(1)",
		"java&NewLine;script&colon;alert(1)", "&#0000106avascript:alert(1)", "&amp;#106;avascript:alert(1)",
		"vbscript:x", "data:text/html,x", "data:image/svg+xml,<svg>", "data:image/png;base64,AAAA", "blob:x", "file:///etc/passwd",
		"FILE:x", "ftp://x.y", "ssh://x", "smb://x/y", "tel:1", "sms:1", "about:blank", "view-source:http://x", "chrome://x",
		"app://local/etc/passwd", "ms-word:ofe|u|x", "search-ms:query=x", "vscode://x", "steam://run/1", "intent://x", "jar:x!/y",
		"//evil.example/x", " //evil.example", "/\t/evil.example", "/\n/evil.example", "\\\\evil\\share", "/\\evil.example", "\\/evil.example",
		"http:evil", "http:/evil", "http://", "https:///path", "http://?x", "http://#x", "https://:80/", "https:\\\\evil", "https://a\\@b",
		"https://a<b/", "https://a\"b/", "mailto:", "mailto://x", "C:\\x", "C:/x", "c:x", "x:y", ":x", "://x", "1:2", "\xff\xfe", "a\xc3",
		"http:javascript:y",
		strings.Repeat("a", 9000),
	} {
		if got, ok := URL(raw); ok {
			t.Errorf("URL(%q) = %q, want it refused", raw, got)
		}
	}
}

func TestImageURL_takes_no_mail_address(t *testing.T) {
	if _, ok := ImageURL("mailto:a@b.cd"); ok {
		t.Error("mailto is no image")
	}
	if got, ok := ImageURL("images/a b.png"); !ok || got != "images/a b.png" || Remote(got) {
		t.Errorf("a local image is %q, %v", got, ok)
	}
	if got, ok := ImageURL("https://a.b/c.png"); !ok || !Remote(got) {
		t.Errorf("a remote image is %q, %v", got, ok)
	}
}

func TestPolicy_without_schemes_takes_relative_addresses_only(t *testing.T) {
	if _, ok := (Policy{}).URL("https://a.b"); ok {
		t.Error("https was taken")
	}
	if _, ok := (Policy{}).URL("a/b"); !ok {
		t.Error("a relative address was refused")
	}
}

// What is allowed must be harmless to a reader that resolves references, drops control characters and parses as a
// browser does, however often; and allowing must be stable.
func FuzzURL(f *testing.F) {
	for _, s := range []string{"a", "https://a.b/c", "javascript:x", "&#106;avascript:x", "//a", "mailto:a@b", "\tjava\nscript:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		clean, ok := URL(raw)
		if !ok {
			return
		}
		if again, ok := URL(clean); !ok || again != clean {
			t.Fatalf("%q is clean as %q, and that as %q, %v", raw, clean, again, ok)
		}
		for _, reading := range []string{clean, html.UnescapeString(clean)} {
			reading = strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, reading)
			if strings.HasPrefix(reading, "//") || strings.HasPrefix(reading, `\`) || strings.HasPrefix(reading, `/\`) {
				t.Fatalf("%q names a host", reading)
			}
			u, err := url.Parse(reading)
			if err != nil {
				continue // a browser takes what it cannot parse as a path
			}
			switch strings.ToLower(u.Scheme) {
			case "", "http", "https", "mailto":
			default:
				t.Fatalf("%q has the scheme %q", reading, u.Scheme)
			}
		}
	})
}
