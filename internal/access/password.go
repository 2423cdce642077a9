package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"candor/internal/social"
)

// How long a password may be, in characters. The rules are NIST's (SP 800-63B): length, not composition.
const (
	minPassword = 8
	maxPassword = 128
)

// Errors of CheckPassword. They are sentences for the person who chose it.
var (
	ErrPasswordShort  = social.Invalid(fmt.Sprintf("the password needs at least %d characters", minPassword))
	ErrPasswordLong   = social.Invalid(fmt.Sprintf("the password may have at most %d characters", maxPassword))
	ErrPasswordEmail  = social.Invalid("the password must not be the e-mail address or its first part")
	ErrPasswordCommon = social.Invalid("this password is among the first that anybody would guess")
	errPasswordText   = social.Invalid("the password is not valid text")
)

// guessedText holds the passwords of eight characters and more that lists of leaked ones begin with, one a line, in lower case: the 5,000
// commonest of zxcvbn-ts's list, and some that came up since. ASVS 6.2.4 asks for 3,000.
//
//go:embed guessed.txt
var guessedText string

// guessedFirst is the set of them.
var guessedFirst = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for password := range strings.FieldsSeq(guessedText) {
		set[password] = true
	}
	return set
})

// CheckPassword reports what keeps a password from being used with an e-mail.
func CheckPassword(password social.Secret, email string) error {
	text := password.Reveal()
	first, _, _ := strings.Cut(email, "@")
	plain := strings.ToLower(text)
	switch n := utf8.RuneCountInString(text); {
	case !utf8.ValidString(text):
		return errPasswordText
	case n < minPassword:
		return ErrPasswordShort
	case n > maxPassword:
		return ErrPasswordLong
	case plain == strings.ToLower(email), plain == strings.ToLower(first):
		return ErrPasswordEmail
	case guessedFirst()[plain], allTheSame(plain), slices.Contains(nearby, onlyLetters(plain)):
		return ErrPasswordCommon
	}
	return nil
}

// nearby are the words that stand around whoever chooses a password here; docs/asvs.md names them. With digits and signs around them they are no better.
var nearby = []string{"candor", "instagram", "tiktok", "youtube"}

func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}

func allTheSame(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.Trim(text, string(first)) == ""
}

// cost says how much work a hash is (OWASP: Argon2id with 19 MiB, two passes, one thread). It stands in every hash, so that a
// later, higher cost reads the old ones.
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

func ourCost() cost { return cost{memory: 19 * 1024, passes: 2, threads: 1} }

const (
	saltBytes = 16
	hashBytes = 32
)

// nobodysHash is checked when there is no such person, so that the answer takes as long. No password is known to fit it.
const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// hash makes a password's hash in PHC form: $argon2id$v=19$m=…,t=…,p=…$salt$hash.
func (a *Access) hash(ctx context.Context, password social.Secret) (string, error) {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails since Go 1.24
	c := ourCost()
	sum, err := a.argon(ctx, password, salt, c, hashBytes)
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.passes, c.threads,
		b64.EncodeToString(salt), b64.EncodeToString(sum)), err
}

// verify reports whether a password fits a hash, in constant time.
func (a *Access) verify(ctx context.Context, stored string, password social.Secret) (bool, error) {
	c, salt, want, err := parsePHC(stored)
	if err != nil {
		return false, err
	}
	got, err := a.argon(ctx, password, salt, c, uint32(len(want))) // #nosec G115 -- parsePHC allows 64 bytes
	return err == nil && subtle.ConstantTimeCompare(got, want) == 1, err
}

// argon runs Argon2id when there is a free place for it.
func (a *Access) argon(ctx context.Context, password social.Secret, salt []byte, c cost, size uint32) ([]byte, error) {
	select {
	case a.hashing <- struct{}{}:
		defer func() { <-a.hashing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password.Reveal()), salt, c.passes, c.memory, c.threads, size), nil
}

var errHash = errors.New("a stored password hash cannot be read")

// parsePHC reads a hash in PHC form. It refuses costs that no hash of ours has, so that a forged row cannot exhaust the memory.
func parsePHC(stored string) (c cost, salt, sum []byte, err error) {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads); err != nil ||
		parts[3] != fmt.Sprintf("m=%d,t=%d,p=%d", c.memory, c.passes, c.threads) {
		return c, nil, nil, errHash
	}
	salt, err = base64.RawStdEncoding.Strict().DecodeString(parts[4])
	if err != nil {
		return c, nil, nil, errHash
	}
	sum, err = base64.RawStdEncoding.Strict().DecodeString(parts[5])
	if err != nil || c.memory < 8 || c.memory > 256*1024 || c.passes < 1 || c.passes > 16 || c.threads < 1 || c.threads > 16 ||
		len(salt) < 8 || len(salt) > 64 || len(sum) < 16 || len(sum) > 64 {
		return c, nil, nil, errHash
	}
	return c, salt, sum, nil
}
