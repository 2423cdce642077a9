package store

import "syscall"

// NetworkFileSystem names the network file system that a folder lies on, or returns "" for a local one.
// The numbers are the magic numbers of statfs(2).
func NetworkFileSystem(folder string) string {
	var stat syscall.Statfs_t
	if err := syscall.Statfs(folder, &stat); err != nil {
		return "" // whoever opens the file next will say what is wrong
	}
	return map[uint32]string{
		0x6969:     "NFS",
		0x517b:     "SMB",
		0xff534d42: "CIFS",
		0xfe534d42: "SMB2",
		0x01021997: "9P",
		0x5346414f: "AFS",
		0x00c36400: "Ceph",
		0x0bd00bd0: "Lustre",
		0x47504653: "GPFS",
		0x73757245: "Coda",
		0x7461636f: "OCFS2",
		0x01161970: "GFS2",
	}[uint32(stat.Type)] // #nosec G115 -- the magic numbers have 32 bits; some kernels sign-extend them
}
