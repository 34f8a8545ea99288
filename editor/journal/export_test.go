package journal

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// ReplayUnchecked is Replay of data whose checksums were made right: a fuzzer would
// never find them.
func ReplayUnchecked(data []byte) (*Found, error) {
	data = bytes.Clone(data)
	for rest := data[min(len(data), len(magic)):]; len(rest) > frameHead; {
		size := int(min(uint32(len(rest)-frameHead), binary.LittleEndian.Uint32(rest)))
		binary.LittleEndian.PutUint32(rest[4:], crc32.Checksum(rest[frameHead:frameHead+size], castagnoli))
		rest = rest[frameHead+size:]
	}
	return Replay(data)
}
