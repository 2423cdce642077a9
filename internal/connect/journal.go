package connect

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
)

// Journal keeps renewed tokens that the database cannot take, each a sealed file of its own, written through to the disk. It is what
// is left when a database fails for longer than a claim holds; at the next start, and as soon as the database is back, its entries are
// brought in. Several processes must not share a folder's entries; one machine's processes may, for each entry is settled by compare-and-swap.
type Journal struct {
	folder string
	sealer Sealer
}

// NewJournal makes a journal in a folder, which is made when it is first needed.
func NewJournal(folder string, sealer Sealer) *Journal {
	return &Journal{folder: folder, sealer: sealer}
}

// entry is one renewal whose answer came and whose row could not be written.
type entry struct {
	Lease social.TokenLease `json:"lease"`
	Token loose             `json:"token"`
}

const journalEnding = ".renewal"

// name is an entry's file: one for each claim that was ever made.
func (e entry) name() string {
	return fmt.Sprintf("%d-%d%s", e.Lease.Connection, e.Lease.Version, journalEnding)
}

func journalPlace(name string) seal.Place {
	return seal.Place{Table: "journal", Row: name, Column: "entry"}
}

// keep writes an entry and returns its name when it is safe on the disk.
func (j *Journal) keep(lease social.TokenLease, t platform.Token) (name string, err error) {
	e := entry{Lease: lease, Token: looseOf(t)}
	text, err := json.Marshal(e)
	if err != nil {
		return "", err
	}
	name = e.name()
	cipher, _, err := j.sealer.Seal(social.Secret(text), journalPlace(name))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(j.folder, 0o700); err != nil {
		return "", fmt.Errorf("the journal's folder: %w", err)
	}
	if err := writeThrough(j.folder, name, cipher); err != nil {
		return "", fmt.Errorf("write the journal: %w", err)
	}
	return name, nil
}

// writeThrough puts a file in a folder, whole or not at all, and returns when it would survive a power cut.
func writeThrough(folder, name string, content []byte) (err error) {
	temp, err := os.CreateTemp(folder, ".entry-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		_ = temp.Close()
		if err != nil {
			_ = os.Remove(temp.Name())
		}
	}()
	if _, err := temp.Write(content); err != nil {
		return err
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), filepath.Join(folder, name)); err != nil {
		return err
	}
	return syncFolder(folder)
}

func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// drop removes an entry whose token is in the database, or of no use any more.
func (j *Journal) drop(name string) error {
	err := os.Remove(filepath.Join(j.folder, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// names lists the entries, oldest connection first.
func (j *Journal) names() ([]string, error) {
	files, err := os.ReadDir(j.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	var names []string
	for _, f := range files {
		if strings.HasSuffix(f.Name(), journalEnding) {
			names = append(names, f.Name())
		}
	}
	return names, nil
}

// Waiting counts the entries.
func (j *Journal) Waiting() (int, error) {
	names, err := j.names()
	return len(names), err
}

func (j *Journal) read(name string) (entry, error) {
	cipher, err := os.ReadFile(filepath.Join(j.folder, name))
	if err != nil {
		return entry{}, err
	}
	text, err := j.sealer.Open(cipher, journalPlace(name))
	if err != nil {
		return entry{}, err
	}
	var e entry
	if err := json.Unmarshal([]byte(text.Reveal()), &e); err != nil {
		return entry{}, errors.New("an entry of the journal is damaged") // the parser's text could quote a token
	}
	return e, nil
}

// SealedByKey counts the journal's entries by the key that sealed each.
func (j *Journal) SealedByKey() (map[uint32]int, error) {
	names, err := j.names()
	counts := map[uint32]int{}
	for _, name := range names {
		cipher, err := os.ReadFile(filepath.Join(j.folder, name))
		if err != nil {
			continue // brought in at this moment
		}
		if id, ok := seal.KeyOf(cipher); ok {
			counts[id]++
		}
	}
	return counts, err
}

// Replay brings the journal's renewals into the database: all that it takes now. It returns how many entries are left. It must run
// before anything renews tokens after a start, and again while entries are left.
func (t *Tokens) Replay(ctx context.Context) (left int, err error) {
	if t.journal == nil {
		return 0, nil
	}
	names, err := t.journal.names()
	if err != nil {
		return 0, err
	}
	var errs []error
	for _, name := range names {
		if err := t.replayOne(ctx, name); err != nil {
			left++
			errs = append(errs, fmt.Errorf("journal entry %s: %w", name, err))
		}
	}
	return left, errors.Join(errs...)
}

func (t *Tokens) replayOne(ctx context.Context, name string) error {
	e, err := t.journal.read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	fresh := e.Token.token()
	h, err := t.read(ctx, e.Lease.Connection)
	switch {
	case errors.Is(err, social.ErrNotFound): // the connection was ended: its tokens are of no use
	case err != nil:
		return err
	default:
		if err := t.bringIn(ctx, h, e.Lease, fresh); err != nil {
			return err
		}
		t.log.InfoContext(ctx, "a renewal was brought in from the journal", "platform", h.connection.Platform, "connection", h.connection.UID)
	}
	return t.journal.drop(name)
}

// bringIn settles a journal's renewal, under its claim if that still holds.
func (t *Tokens) bringIn(ctx context.Context, h held, lease social.TokenLease, fresh platform.Token) error {
	if h.row.State == social.TokenClaimed && h.row.Owner == lease.Owner && h.row.Version == lease.Version {
		row, err := t.renewedRow(h, fresh, t.now())
		if err != nil {
			return err
		}
		err = t.store.SettleToken(ctx, lease, row, social.TokenVerdict{State: social.Active, Scopes: fresh.Scopes})
		if !errors.Is(err, social.ErrStale) {
			return err
		}
	}
	return t.late(ctx, lease, fresh)
}
