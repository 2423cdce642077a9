package seal

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	aeadsubtle "github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"

	"candor/internal/social"
)

// Errors of the keyset. Each comes wrapped in one sentence that says what to do.
var (
	ErrNoKeyset  = errors.New("no keyset")
	ErrBadKeyset = errors.New("unusable keyset")
)

// Source says where the keyset is kept.
type Source struct {
	// File is the keyset's file, readable by its owner only. A file can be rotated while nodes run: they read it again.
	File string
	// Text is the keyset itself, as the file would hold it or as base64 of that, for installations whose secrets come in the
	// environment. It wins over File. It cannot change while a node runs: rotating it takes a restart of each node.
	Text social.Secret
	// Wrap encrypts and decrypts the keyset as a whole: a master key, or a key management service. Nil: the keyset is in the clear.
	Wrap tink.AEADWithContext
}

// Open reads a keyset's file in the clear.
func Open(path string) (*Keyset, error) { return Source{File: path}.Load() }

// Load reads the keyset.
func (s Source) Load() (*Keyset, error) {
	handle, err := s.read()
	if err != nil {
		return nil, err
	}
	r, err := ringOf(handle)
	if err != nil {
		return nil, fmt.Errorf("%w: %s holds keys of another kind: name the file that `candor keys add` made", ErrBadKeyset, s)
	}
	k := &Keyset{source: s}
	k.ring.Store(r)
	return k, nil
}

// Reload reads the keyset again and reports whether it is another one now. A source that fails leaves the keyset as it was.
func (k *Keyset) Reload() (changed bool, err error) {
	fresh, err := k.source.Load()
	if err != nil {
		return false, err
	}
	was, now := k.ring.Load(), fresh.ring.Load()
	if same(was.keys, now.keys) {
		return false, nil
	}
	k.ring.Store(now)
	return true, nil
}

func same(a, b []Key) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// String names the source for people.
func (s Source) String() string {
	if !s.Text.Empty() {
		return "CANDOR_KEYSET"
	}
	return s.File
}

// wrapContext binds a wrapped keyset to its use.
var wrapContext = []byte("candor keyset")

func (s Source) read() (*keyset.Handle, error) {
	text, err := s.text()
	if err != nil {
		return nil, err
	}
	wrapped := bytes.Contains(text, []byte(`"encryptedKeyset"`))
	switch {
	case wrapped && s.Wrap == nil:
		return nil, fmt.Errorf("%w: %s is wrapped by a master key: set CANDOR_MASTER_KEY (or CANDOR_MASTER_KEY_FILE) to the one it was wrapped with", ErrBadKeyset, s)
	case !wrapped && s.Wrap != nil && len(bytes.TrimSpace(text)) > 0 && bytes.Contains(text, []byte(`"primaryKeyId"`)):
		return nil, fmt.Errorf("%w: %s is not wrapped although a master key is set: run `candor keys wrap`, or unset the master key", ErrBadKeyset, s)
	}
	var handle *keyset.Handle
	if wrapped {
		handle, err = keyset.ReadWithContext(context.Background(), keyset.NewJSONReader(bytes.NewReader(text)), s.Wrap, wrapContext)
	} else {
		handle, err = insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(text)))
	}
	switch {
	case err == nil:
		return handle, nil
	case wrapped && strings.HasSuffix(strings.TrimSpace(string(text)), "}"):
		return nil, fmt.Errorf("%w: %s cannot be unwrapped: the master key is not the one it was wrapped with, or the key service does not answer", ErrBadKeyset, s)
	default: // the parser's own text could quote the key
		return nil, fmt.Errorf("%w: %s is cut short or damaged: bring back your copy of it; a new keyset would not open what this one sealed", ErrBadKeyset, s)
	}
}

// text is the keyset as JSON.
func (s Source) text() ([]byte, error) {
	if !s.Text.Empty() {
		text := strings.TrimSpace(s.Text.Reveal())
		if strings.HasPrefix(text, "{") {
			return []byte(text), nil
		}
		if plain, err := base64.StdEncoding.DecodeString(text); err == nil {
			return plain, nil
		}
		return []byte(text), nil
	}
	if s.File == "" {
		return nil, errUnset
	}
	text, err := readPrivate(s.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %s is not there: run `candor keys add` for a new installation, or bring back the file that belongs to the database", ErrNoKeyset, s.File)
	}
	return text, err
}

// encode is the keyset as the source keeps it.
func (s Source) encode(handle *keyset.Handle) ([]byte, error) {
	var out bytes.Buffer
	writer := keyset.NewJSONWriter(&out)
	if s.Wrap == nil {
		err := insecurecleartextkeyset.Write(handle, writer)
		return out.Bytes(), err
	}
	if err := handle.WriteWithContext(context.Background(), writer, s.Wrap, wrapContext); err != nil {
		return nil, fmt.Errorf("%w: the keyset could not be wrapped: %w", ErrBadKeyset, err)
	}
	return out.Bytes(), nil
}

// MasterKey makes a wrapping key from 32 bytes in base64, such as `openssl rand -base64 32` prints.
func MasterKey(text social.Secret) (tink.AEADWithContext, error) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text.Reveal()))
	if err != nil || len(raw) != keyBytes {
		return nil, fmt.Errorf("%w: the master key must be 32 bytes in base64: make one with `openssl rand -base64 32`", ErrBadKeyset)
	}
	made, err := aeadsubtle.NewAESGCM(raw)
	if err != nil {
		return nil, err
	}
	return withContext{made}, nil
}

// MasterKeyFile reads the wrapping key from a file that only its owner may read.
func MasterKeyFile(path string) (tink.AEADWithContext, error) {
	text, err := readPrivate(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: the master key's file %s is not there: bring it back", ErrNoKeyset, path)
	}
	if err != nil {
		return nil, err
	}
	return MasterKey(social.Secret(text))
}

// withContext is an AEAD that needs no network.
type withContext struct{ tink.AEAD }

// EncryptWithContext implements tink.AEADWithContext.
func (w withContext) EncryptWithContext(_ context.Context, plain, bound []byte) ([]byte, error) {
	return w.Encrypt(plain, bound)
}

// DecryptWithContext implements tink.AEADWithContext.
func (w withContext) DecryptWithContext(_ context.Context, cipher, bound []byte) ([]byte, error) {
	return w.Decrypt(cipher, bound)
}
