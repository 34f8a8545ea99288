package vfs

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

const nonblock = syscall.O_NONBLOCK

func infoOf(fi fs.FileInfo) Info {
	info := Info{Name: fi.Name(), Mode: fi.Mode(), Size: fi.Size(), Mod: fi.ModTime(), Links: 1}
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		info.Change = time.Unix(st.Ctim.Unix())
		info.Links = uint64(st.Nlink)
		info.ID = ID{Dev: st.Dev, Ino: st.Ino}
	}
	return info
}

func ownerOf(fi fs.FileInfo) (uid, gid int) {
	if st, ok := fi.Sys().(*syscall.Stat_t); ok {
		return int(st.Uid), int(st.Gid)
	}
	return -1, -1
}

// extendedOf reads the extended attributes, access lists among them, by the
// opened file: package syscall has these calls by path only, and a path can
// lead elsewhere in the meantime.
func extendedOf(f *os.File) (map[string]string, error) {
	names, err := readXattr(func(buf []byte) (int, error) {
		return xattr(f, syscall.SYS_FLISTXATTR, "", buf)
	})
	if errors.Is(err, syscall.ENOTSUP) || len(names) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, &fs.PathError{Op: "flistxattr", Path: f.Name(), Err: err}
	}
	extended := map[string]string{}
	for _, name := range strings.Split(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		value, err := readXattr(func(buf []byte) (int, error) {
			return xattr(f, syscall.SYS_FGETXATTR, name, buf)
		})
		if errors.Is(err, syscall.ENODATA) {
			continue
		}
		if err != nil {
			return nil, &fs.PathError{Op: "fgetxattr " + name, Path: f.Name(), Err: err}
		}
		extended[name] = string(value)
	}
	return extended, nil
}

func setExtended(f *os.File, have, want map[string]string) error {
	for name := range have {
		if _, keep := want[name]; keep {
			continue
		}
		if _, err := xattr(f, syscall.SYS_FREMOVEXATTR, name, nil); err != nil {
			return &fs.PathError{Op: "fremovexattr " + name, Path: f.Name(), Err: err}
		}
	}
	for name, value := range want {
		if old, ok := have[name]; ok && old == value {
			continue
		}
		if _, err := xattr(f, syscall.SYS_FSETXATTR, name, []byte(value)); err != nil {
			return &fs.PathError{Op: "fsetxattr " + name, Path: f.Name(), Err: err}
		}
	}
	return nil
}

// readXattr calls read until its answer fits.
func readXattr(read func([]byte) (int, error)) ([]byte, error) {
	for size := 256; ; size *= 4 {
		buf := make([]byte, size)
		n, err := read(buf)
		if errors.Is(err, syscall.ERANGE) && size < 1<<20 {
			continue
		}
		if err != nil {
			return nil, err
		}
		return buf[:n], nil
	}
}

// xattr makes one of the f*xattr system calls; name is "" for the list.
func xattr(f *os.File, call uintptr, name string, buf []byte) (int, error) {
	conn, err := f.SyscallConn()
	if err != nil {
		return 0, err
	}
	var n uintptr
	var errno syscall.Errno
	var data unsafe.Pointer
	if len(buf) > 0 {
		data = unsafe.Pointer(&buf[0])
	}
	var cname *byte
	if name != "" {
		if cname, err = syscall.BytePtrFromString(name); err != nil {
			return 0, err
		}
	}
	err = conn.Control(func(fd uintptr) {
		if cname == nil {
			n, _, errno = syscall.Syscall(call, fd, uintptr(data), uintptr(len(buf)))
			return
		}
		n, _, errno = syscall.Syscall6(call, fd, uintptr(unsafe.Pointer(cname)), uintptr(data), uintptr(len(buf)), 0, 0)
	})
	if err != nil {
		return 0, err
	}
	if errno != 0 {
		return 0, errno
	}
	return int(n), nil
}

// remoteTypes are the file systems on which other machines write, or other
// programs in ways that the kernel does not see (statfs(2)).
var remoteTypes = map[uint32]bool{
	0x6969:     true, // NFS
	0x517B:     true, // SMB
	0xFE534D42: true, // SMB2
	0xFF534D42: true, // CIFS
	0x65735546: true, // FUSE
	0x01021997: true, // 9P
	0x00C36400: true, // Ceph
	0x5346414F: true, // AFS
	0x786F4256: true, // VirtualBox shared folder
}

// Remote reports whether the directory at a path is known to lie on a disk
// where the system does not tell of every change.
func Remote(path string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(path, &st) == nil && remoteTypes[uint32(st.Type)]
}
