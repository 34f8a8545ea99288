package intake

import (
	"net/url"
	"strings"

	"galley/editor/safe"
)

// link returns where an <a> leads to, nil for nowhere that an article may link to.
func (r *reader) link(attrs attributes) *link {
	href := strings.TrimSpace(attrs["href"])
	if target, ok := strings.CutPrefix(href, "#"); ok {
		if plain, err := url.PathUnescape(target); err == nil {
			target = plain
		}
		return &link{target: target}
	}
	dest, ok := r.address(href, safe.URL)
	if !ok || dest == "" {
		return &link{} // hides a link around it, as it does in a browser
	}
	return &link{dest: dest, shown: href}
}

// address checks an address, makes it whole with the address of its page where that is known, and takes off what only
// follows readers about.
func (r *reader) address(raw string, check func(string) (string, bool)) (string, bool) {
	clean, ok := check(raw)
	if !ok {
		return "", false
	}
	clean = untracked(direct(clean))
	if clean, ok = check(clean); !ok {
		return "", false
	}
	if r.base == "" || safe.Remote(clean) || clean == "" {
		return clean, true
	}
	base, err := url.Parse(r.base)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" {
		return clean, true
	}
	ref, err := url.Parse(clean)
	if err != nil {
		return clean, true
	}
	return check(base.ResolveReference(ref).String())
}

// redirects are the pages by which programs lead every link through their own servers, and the parameter that holds the
// address meant. They are recognised, never asked.
var redirects = []struct{ host, path, parameter string }{
	{"www.google.", "/url", "q"},
	{"www.google.", "/url", "url"},
	{".safelinks.protection.outlook.", "/", "url"},
	{"l.facebook.", "/l.php", "u"},
	{"slack-redir.", "/link", "url"},
}

// direct returns the address that a redirect leads to, and any other address as it is.
func direct(address string) string {
	for range 3 { // of Google in Outlook in …
		u, err := url.Parse(address)
		if err != nil || u.RawQuery == "" || u.Scheme != "https" && u.Scheme != "http" {
			return address
		}
		next := ""
		for _, r := range redirects {
			if host := u.Host; (strings.HasPrefix(host, r.host) || r.host[0] == '.' && strings.Contains(host, r.host)) && u.Path == r.path {
				if to, ok := safe.URL(u.Query().Get(r.parameter)); ok && safe.Remote(to) {
					next = to
					break
				}
			}
		}
		if next == "" {
			return address
		}
		address = next
	}
	return address
}

// untracked takes the parameters off an address that tell its owner where a reader comes from. All others keep their
// order and their encoding.
func untracked(address string) string {
	head, query, ok := strings.Cut(address, "?")
	if !ok || strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return address
	}
	query, fragment, hasFragment := strings.Cut(query, "#")
	kept := make([]string, 0, 4)
	dropped := false
	for _, p := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if isTracking(strings.ToLower(name)) {
			dropped = true
			continue
		}
		kept = append(kept, p)
	}
	if !dropped {
		return address
	}
	if len(kept) > 0 {
		head += "?" + strings.Join(kept, "&")
	}
	if hasFragment {
		head += "#" + fragment
	}
	return head
}

func isTracking(name string) bool { return strings.HasPrefix(name, "utm_") || tracking[name] }

var tracking = map[string]bool{
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true,
	"yclid": true, "twclid": true, "ttclid": true, "li_fat_id": true, "igshid": true, "igsh": true, "mc_cid": true, "mc_eid": true,
	"_hsenc": true, "_hsmi": true, "__hstc": true, "__hssc": true, "mkt_tok": true, "oly_anon_id": true, "oly_enc_id": true,
	"vero_id": true, "vero_conv": true, "ref_src": true, "ref_url": true, "_ga": true, "_gl": true, "wt_mc": true,
	"at_medium": true, "at_campaign": true, "srsltid": true, "ved": true,
}
