package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
)

// Errors of the keyset's file. Each comes wrapped in one sentence that says what to do.
var (
	ErrNoKeyset  = errors.New("no keyset")
	ErrBadKeyset = errors.New("unusable keyset")
)

// Open reads a keyset's file: a cleartext Tink keyset in JSON, readable by its owner only, made by AddKey.
func Open(path string) (*Keyset, error) {
	handle, err := read(path)
	if err != nil {
		return nil, err
	}
	k, err := fromHandle(handle)
	if err != nil {
		return nil, fmt.Errorf("%w: %s holds keys of another kind: name the file that `candor keys add` made", ErrBadKeyset, path)
	}
	return k, nil
}

// AddKey adds a fresh key to a keyset's file, atomically, and returns the key's id. The new key opens and does not seal yet, so that
// every node can learn it first. If the file is absent, it is made with one key that seals; mayCreate must be true only if nothing
// in the database is sealed, because a new keyset opens none of it (store: HasSealed). A file that is there is never replaced by a new keyset.
func AddKey(path string, mayCreate bool) (keyID uint32, err error) {
	if path == "" {
		return 0, errUnset
	}
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return 0, fmt.Errorf("the keyset's folder %s cannot be made: %w", folder, err)
	}
	unlock, err := lock(folder)
	if err != nil {
		return 0, err
	}
	defer unlock()
	handle, err := read(path)
	switch {
	case err == nil:
		return addTo(path, handle)
	case !errors.Is(err, ErrNoKeyset):
		return 0, err
	case !mayCreate:
		return 0, fmt.Errorf("%w: %s is not there, but the database already holds sealed data that only its own keyset opens: bring that file back", ErrNoKeyset, path)
	}
	handle, err = keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return 0, err
	}
	return handle.KeysetInfo().GetPrimaryKeyId(), write(path, handle, os.Link) // Link fails if somebody else made the file
}

func addTo(path string, handle *keyset.Handle) (uint32, error) {
	if _, err := fromHandle(handle); err != nil {
		return 0, fmt.Errorf("%w: %s holds keys of another kind: name the file that `candor keys add` made", ErrBadKeyset, path)
	}
	manager := keyset.NewManagerFromHandle(handle)
	id, err := manager.Add(aead.AES256GCMKeyTemplate())
	if err != nil {
		return 0, err
	}
	handle, err = manager.Handle()
	if err != nil {
		return 0, err
	}
	return id, write(path, handle, os.Rename)
}

var errUnset = fmt.Errorf("%w: CANDOR_KEYSET_FILE is not set: name the file that `candor keys add` made (or shall make)", ErrNoKeyset)

func read(path string) (*keyset.Handle, error) {
	if path == "" {
		return nil, errUnset
	}
	text, err := readPrivate(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s is not there: run `candor keys add` for a new installation, or bring back the file that belongs to the database", ErrNoKeyset, path)
	}
	if err != nil {
		return nil, err
	}
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(text)))
	if err != nil { // the parser's own text could quote the key
		return nil, fmt.Errorf("%w: %s is cut short or damaged: bring back your copy of it; a new keyset would not open what this one sealed", ErrBadKeyset, path)
	}
	return handle, nil
}

// readPrivate reads a file that only its owner may read. The mode is asked of the open file, so that it cannot change in between.
func readPrivate(path string) ([]byte, error) {
	file, err := os.Open(path) // #nosec G304 -- the operator names the file
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s is not a file", ErrBadKeyset, path)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%w: %s can be read by others (mode %04o): run chmod 600 on it, and make a new key if somebody may have read it", ErrBadKeyset, path, info.Mode().Perm())
	}
	var text bytes.Buffer
	_, err = text.ReadFrom(file)
	return text.Bytes(), err
}

// write puts a keyset beside its place, makes it durable, and then moves it there by link or rename.
func write(path string, handle *keyset.Handle, move func(from, to string) error) (err error) {
	folder := filepath.Dir(path)
	temp, err := os.CreateTemp(folder, ".keyset-*") // mode 0600
	if err != nil {
		return fmt.Errorf("the keyset's folder %s cannot be written: %w", folder, err)
	}
	defer func() {
		_ = temp.Close()
		if removed := os.Remove(temp.Name()); removed != nil && !errors.Is(removed, fs.ErrNotExist) {
			err = errors.Join(err, removed) // a copy of the keys must not lie about unnoticed
		}
	}()
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(temp)); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := temp.Sync(); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := move(temp.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return syncFolder(folder)
}

func syncFolder(folder string) error {
	f, err := os.Open(folder) // #nosec G304 -- the folder of the file the operator named
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// lock keeps other processes from changing a keyset in the same folder until unlock; it ends with the process.
func lock(folder string) (unlock func(), err error) {
	f, err := os.Open(folder) // #nosec G304 -- the folder of the file the operator named
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil { // #nosec G115 -- a file descriptor is a small number
		return nil, errors.Join(fmt.Errorf("lock %s: %w", folder, err), f.Close())
	}
	return func() { _ = f.Close() }, nil
}
