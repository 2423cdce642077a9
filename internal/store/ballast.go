package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"candor/internal/fault"
	"candor/internal/social"
)

// ballastSize is what lies beside the database so that a full disk still takes what must not be lost.
const ballastSize = 16 << 20

// ballast is a file of real bytes beside a SQLite database. On a full disk it is thrown overboard for the tokens; until there is
// space for a new one, nothing else is written.
type ballast struct {
	path  string
	size  int64
	mu    sync.Mutex
	short atomic.Bool // there is no space: only vital writes go through
}

// ballastOf names the ballast of a database's file.
func ballastOf(path string, size int64) *ballast {
	return &ballast{path: path + ".ballast", size: size}
}

// lay makes the ballast if it is not there. It must leave as much space again, or the next write would need it at once.
func (b *ballast) lay() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	need := 2 * b.size
	info, err := os.Stat(b.path)
	whole := err == nil && info.Size() >= b.size
	if whole {
		need = b.size / 16
	}
	if free, known := freeBytes(filepath.Dir(b.path)); known && free < need {
		return fmt.Errorf("%w: %d MiB are free, %d MiB are needed", social.ErrDiskFull, free>>20, need>>20)
	}
	if !whole {
		if err := b.fill(); err != nil {
			return errors.Join(fmt.Errorf("lay the reserve %s: %w", b.path, err), os.Remove(b.path))
		}
	}
	b.short.Store(false)
	return nil
}

func (b *ballast) fill() error {
	file, err := os.OpenFile(b.path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	block := make([]byte, 1<<20)
	for i := range block {
		block[i] = byte(i*31 + i>>8) // no hole, and nothing that a file system would compress away
	}
	for left := b.size; left > 0; left -= int64(len(block)) {
		if _, err := file.Write(block[:min(left, int64(len(block)))]); err != nil {
			return err
		}
	}
	return file.Sync()
}

// drop throws the ballast overboard and reports whether there was any.
func (b *ballast) drop() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.short.Store(true)
	err := os.Remove(b.path)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}

// LayBallast keeps the reserve beside a SQLite database in place. While there is no space for it, nothing but tokens is written, and
// the error says so; it is to be called again at intervals. PostgreSQL has none: its disk is not ours to fill.
func (db *DB) LayBallast() error {
	if db.ballast == nil {
		return nil
	}
	return db.ballast.lay()
}

// writeVital is write for what must not be lost: on a full disk it throws the ballast overboard and tries again.
func (db *DB) writeVital(ctx context.Context, fn func(tx *sql.Tx) error) error {
	err := db.writeAll(ctx, fn)
	if !isFull(err) || db.ballast == nil {
		return err
	}
	dropped := db.ballast.drop()
	db.log.ErrorContext(ctx, "the disk is full: only tokens are written until there is space again", "reserve_freed", dropped)
	if !dropped {
		return err
	}
	return db.writeAll(ctx, fn)
}

// isFull reports whether a database had no space left.
func isFull(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "53100" // disk_full
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()&0xff == sqlite3.SQLITE_FULL
	}
	return errors.Is(err, fault.ErrFull)
}
