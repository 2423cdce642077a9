package social

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"time"
)

// Key identifies a row inside the database: a positive 63-bit number that grows with time, made in Go so that a row's key
// is known before it is written. Keys never leave the process; outside, a row is known by its UID.
type Key int64

// keyEpoch is the instant at which keys start to count (2024-01-01T00:00:00Z), in Unix milliseconds.
const keyEpoch = 1_704_067_200_000

var keys struct {
	sync.Mutex
	last int64
}

// NewKey makes a key: 42 bits of milliseconds, 21 bits that start at random in each millisecond. Keys of one process are strictly
// increasing; two processes may collide once in two million tries within one millisecond, which the primary key then refuses.
func NewKey() Key {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	fresh := (time.Now().UnixMilli()-keyEpoch)<<21 | int64(binary.BigEndian.Uint32(b[:])>>12)
	keys.Lock()
	defer keys.Unlock()
	if fresh <= keys.last {
		fresh = keys.last + 1
	}
	keys.last = fresh
	return Key(fresh)
}

// NewUID makes a UUIDv7 (RFC 9562): the name of a row in URLs and answers, 74 of its bits random.
func NewUID() string {
	var u [16]byte
	_, _ = rand.Read(u[:])
	ms := uint64(time.Now().UnixMilli())
	binary.BigEndian.PutUint16(u[0:], uint16(ms>>32))
	binary.BigEndian.PutUint32(u[2:], uint32(ms))
	u[6] = 0x70 | u[6]&0x0f
	u[8] = 0x80 | u[8]&0x3f
	var out [36]byte
	hex.Encode(out[0:8], u[0:4])
	hex.Encode(out[9:13], u[4:6])
	hex.Encode(out[14:18], u[6:8])
	hex.Encode(out[19:23], u[8:10])
	hex.Encode(out[24:36], u[10:16])
	out[8], out[13], out[18], out[23] = '-', '-', '-', '-'
	return string(out[:])
}
