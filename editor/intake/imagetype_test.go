package intake

import "testing"

func TestImageType_knows_four(t *testing.T) {
	for data, want := range map[string]string{
		"\x89PNG\r\n\x1a\n....": "png", "\xff\xd8\xff\xe0": "jpg", "GIF89a..": "gif", "RIFF\x01\x02\x03\x04WEBPVP8 ": "webp",
		"": "", "<svg xmlns='x'/>": "", "RIFF....WAVE....": "", "BM......": "", "%PDF-1.7": "", "\x89PN": "",
	} {
		if got, ok := ImageType([]byte(data)); got != want || ok != (want != "") {
			t.Errorf("ImageType(%q) = %q, %v", data, got, ok)
		}
	}
}
