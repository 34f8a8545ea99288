package export

import "encoding/binary"

// sideways reports whether the EXIF orientation of a JPEG turns it by a
// quarter: browsers do turn it, so its width and height change places.
// It follows CIPA DC-008 (EXIF) §4.5 and §4.6.4.
func sideways(jpeg []byte) bool {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker, size := jpeg[at+1], int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == 0xda || size < 2 || at+2+size > len(jpeg) { // start of the pixels
			return false
		}
		if segment := jpeg[at+4 : at+2+size]; marker == 0xe1 && len(segment) > 14 && string(segment[:6]) == "Exif\x00\x00" {
			return orientation(segment[6:]) >= 5
		}
		at += 2 + size
	}
	return false
}

// orientation reads tag 0x0112 of the first directory of a TIFF block; 1 is
// upright, 5 to 8 are turned by a quarter.
func orientation(tiff []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	}
	first := int64(order.Uint32(tiff[4:]))
	if first+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[12:]
	}
	return 1
}
