package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/tink-crypto/tink-go/v2/keyset"
)

// Errors of a rotation.
var (
	ErrNoKey  = errors.New("no such key")
	ErrInUse  = errors.New("the key is still in use")
	errUnset  = fmt.Errorf("%w: CANDOR_KEYSET_FILE is not set: name the file that `candor keys add` made (or shall make)", ErrNoKeyset)
	errStatic = errors.New("the keyset comes from CANDOR_KEYSET, which Candor cannot change: put it into a file, rotate that (CANDOR_KEYSET_FILE), and set the result on every node")
)

// AddKey adds a fresh key to a keyset's file in the clear. See [Source.Add].
func AddKey(path string, mayCreate bool) (keyID uint32, err error) {
	return Source{File: path}.Add(mayCreate)
}

// Add adds a fresh key to the keyset, atomically, and returns the key's id. The new key opens and does not seal yet, so that
// every node can learn it first. If the file is absent, it is made with one key that seals; mayCreate must be true only if nothing
// in the database is sealed, because a new keyset opens none of it (store: HasSealed). A file that is there is never replaced by a new keyset.
func (s Source) Add(mayCreate bool) (keyID uint32, err error) {
	err = s.change(func(manager *keyset.Manager) (err error) {
		keyID, err = manager.Add(seedTemplate())
		return err
	})
	if !errors.Is(err, ErrNoKeyset) || s.File == "" {
		return keyID, err
	}
	if !mayCreate {
		return 0, fmt.Errorf("%w: %s is not there, but the database already holds sealed data that only its own keyset opens: bring that file back", ErrNoKeyset, s.File)
	}
	keyID, err = s.create()
	if errors.Is(err, fs.ErrExist) { // somebody else was quicker
		return s.Add(false)
	}
	return keyID, err
}

// create makes the keyset's file with one key. It fails if there is one.
func (s Source) create() (uint32, error) {
	handle, err := keyset.NewHandle(seedTemplate())
	if err != nil {
		return 0, err
	}
	text, err := s.encode(handle)
	if err != nil {
		return 0, err
	}
	return handle.KeysetInfo().GetPrimaryKeyId(), write(s.File, text, os.Link) // Link fails if the file is there
}

// Promote makes a key the one that seals. Every node must have it by then.
func (s Source) Promote(keyID uint32) error {
	return s.change(func(manager *keyset.Manager) error {
		if err := manager.SetPrimary(keyID); err != nil {
			return fmt.Errorf("%w: %d is not in %s; `candor keys status` lists those that are", ErrNoKey, keyID, s)
		}
		return nil
	})
}

// settleTime is how long every node needs to read a keyset that was changed.
const settleTime = time.Minute

// Retire takes a key out of the keyset for good. The caller has made sure that nothing is sealed with it any more.
func (s Source) Retire(keyID uint32) error {
	if info, err := os.Stat(s.File); err == nil && time.Since(info.ModTime()) < settleTime {
		return fmt.Errorf("%w: %s was changed less than a minute ago, and a node may not have read it yet: wait a minute, run `candor keys reencrypt`, and try again", ErrInUse, s)
	}
	return s.change(func(manager *keyset.Manager) error {
		handle, err := manager.Handle()
		if err != nil {
			return err
		}
		if handle.KeysetInfo().GetPrimaryKeyId() == keyID {
			return fmt.Errorf("%w: %d is the one that seals: promote another one first", ErrInUse, keyID)
		}
		if err := manager.Delete(keyID); err != nil {
			return fmt.Errorf("%w: %d is not in %s; `candor keys status` lists those that are", ErrNoKey, keyID, s)
		}
		return nil
	})
}

// Rewrap writes the keyset as another source keeps it: wrapped by another key, or not any more. Both name the same file.
func (s Source) Rewrap(as Source) error {
	if as.File != s.File {
		return errors.New("a keyset is wrapped in its own file")
	}
	return s.changeAs(as, func(*keyset.Manager) error { return nil })
}

func (s Source) change(how func(*keyset.Manager) error) error { return s.changeAs(s, how) }

// changeAs changes the keyset's file under a lock that holds for all processes of this machine.
func (s Source) changeAs(as Source, how func(*keyset.Manager) error) error {
	switch {
	case !s.Text.Empty():
		return errStatic
	case s.File == "":
		return errUnset
	}
	folder := filepath.Dir(s.File)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("the keyset's folder %s cannot be made: %w", folder, err)
	}
	unlock, err := lock(folder)
	if err != nil {
		return err
	}
	defer unlock()
	handle, err := s.read()
	if err != nil {
		return err
	}
	if _, err := ringOf(handle); err != nil {
		return fmt.Errorf("%w: %s holds keys of another kind: name the file that `candor keys add` made", ErrBadKeyset, s.File)
	}
	manager := keyset.NewManagerFromHandle(handle)
	if err := how(manager); err != nil {
		return err
	}
	if handle, err = manager.Handle(); err != nil {
		return err
	}
	text, err := as.encode(handle)
	if err != nil {
		return err
	}
	return write(s.File, text, os.Rename)
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
func write(path string, text []byte, move func(from, to string) error) (err error) {
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
	if _, err := temp.Write(text); err != nil {
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
