package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"candor/internal/connect"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
)

// keysCmd is the rotation of keys: add, promote, reencrypt, retire, each while nodes run (docs/operating.md).
type keysCmd struct {
	Add       keysAddCmd       `cmd:"" help:"Make the keyset, or add a key to it that opens but does not seal yet."`
	Promote   keysPromoteCmd   `cmd:"" help:"Make a key the one that seals, once every node has it."`
	Reencrypt keysReencryptCmd `cmd:"" help:"Seal everything with the key that seals now; nodes may run, and it may be stopped and run again."`
	Retire    keysRetireCmd    `cmd:"" help:"Take a key out of the keyset; refused while anything is sealed with it."`
	Wrap      keysWrapCmd      `cmd:"" help:"Wrap the keyset's file with the master key that is set."`
	Status    keysStatusCmd    `cmd:"" help:"Show the keys and how many values each has sealed."`
}

// learnt is within which time a running node reads a changed keyset's file (run.go), told to the operator with some to spare.
const learnt = 15 * time.Second

type keysAddCmd struct{}

// Run makes the keyset if there is none, but never beside a database that holds sealed tokens: a new keyset could not open them.
func (keysAddCmd) Run(ctx context.Context, set *Settings, s streams) error {
	source, err := set.source()
	if err != nil {
		return err
	}
	sealed, err := holdsTokens(ctx, set.DatabaseURL)
	if err != nil {
		return err
	}
	id, err := source.Add(!sealed)
	if errors.Is(err, seal.ErrNoKeyset) && sealed {
		return fmt.Errorf("%s is not there, but the database holds sealed tokens: restore the keyset they were sealed with; a new one could not open them", source)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Key %d is in %s. Keep a copy of the file in a safe place: without it the stored tokens cannot be opened.\n", id, source)
	if keyset, err := source.Load(); err == nil && len(keyset.Keys()) > 1 {
		fmt.Fprintf(s.out, "Nodes that read this file learn it within %s; copy the file to nodes that have their own. Then: candor keys promote %d\n", learnt, id)
	}
	return nil
}

// holdsTokens looks into the database without making one: a file that is not there holds nothing.
func holdsTokens(ctx context.Context, url string) (bool, error) {
	if path, ok := store.FilePath(url); ok {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
	}
	db, err := store.Open(ctx, store.Config{URL: url})
	if err != nil {
		return false, err
	}
	defer db.Close()
	return db.HasSealed(ctx)
}

type keysPromoteCmd struct {
	Key uint32 `arg:"" help:"The key's id, as \"candor keys status\" shows it."`
}

// Run makes a key the one that seals.
func (c keysPromoteCmd) Run(set *Settings, s streams) error {
	source, err := set.source()
	if err != nil {
		return err
	}
	if err := source.Promote(c.Key); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Key %d seals from now on; nodes that read %s follow within %s. Then: candor keys reencrypt\n", c.Key, source, learnt)
	return nil
}

type keysReencryptCmd struct {
	Batch int `default:"200" help:"How many tokens one transaction seals anew."`
}

// Run seals with the primary key whatever another key has sealed. Each row says which key that was, so a run that was stopped goes on
// where it ended. Nodes with the new key in their keyset read all the while.
func (c keysReencryptCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, keyset, err := openSealed(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer db.Close()
	began := time.Now()
	done, left, err := reencrypt(ctx, db, keyset, max(1, c.Batch))
	fmt.Fprintf(s.out, "%d tokens sealed anew with key %d in %s.\n", done, keyset.Primary(), time.Since(began).Round(10*time.Millisecond))
	if err != nil {
		return err
	}
	if err := set.journal(keyset).Reseal(ctx); err != nil {
		return err
	}
	if left > 0 {
		fmt.Fprintf(s.out, "%d tokens changed meanwhile: run \"candor keys reencrypt\" again.\n", left)
	}
	return nil
}

// reencrypt goes through the tokens once, and then through those that changed meanwhile, a few times.
func reencrypt(ctx context.Context, db *store.DB, keyset *seal.Keyset, batch int) (done, left int, err error) {
	if err := resealCanary(ctx, db, keyset); err != nil {
		return 0, 0, err
	}
	for range 5 {
		n, err := reencryptPass(ctx, db, keyset, batch)
		done += n
		if err != nil {
			return done, 0, err
		}
		rest, err := db.TokensNotSealedBy(ctx, keyset.Primary(), 0, batch)
		if err != nil || len(rest) == 0 {
			return done, 0, err
		}
		left = len(rest)
	}
	return done, left, nil
}

func reencryptPass(ctx context.Context, db *store.DB, keyset *seal.Keyset, batch int) (done int, err error) {
	var after social.Key
	for {
		tokens, err := db.TokensNotSealedBy(ctx, keyset.Primary(), after, batch)
		if err != nil || len(tokens) == 0 {
			return done, err
		}
		for i, t := range tokens {
			fresh, _, err := connect.Reseal(keyset, connect.Sealed{Connection: t.Connection, Person: t.Person, Access: t.Access, Refresh: t.Refresh, Orphan: t.Orphan})
			if err != nil {
				return done, err
			}
			tokens[i].Access, tokens[i].Refresh, tokens[i].Orphan = fresh.Access, fresh.Refresh, fresh.Orphan
		}
		n, err := db.Reseal(ctx, keyset.Primary(), tokens)
		done += n
		if err != nil {
			return done, err
		}
		after = tokens[len(tokens)-1].Connection
	}
}

func resealCanary(ctx context.Context, db *store.DB, keyset *seal.Keyset) error {
	old, err := db.Canary(ctx)
	if err != nil {
		return err
	}
	if id, ok := seal.KeyOf(old); ok && id == keyset.Primary() {
		return nil
	}
	fresh, err := keyset.CanaryNow()
	if err != nil {
		return err
	}
	return db.ReplaceCanary(ctx, old, fresh)
}

type keysRetireCmd struct {
	Key uint32 `arg:"" help:"The key's id, as \"candor keys status\" shows it."`
}

// Run takes a key out of the keyset, unless something still needs it.
func (c keysRetireCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, keyset, err := openSealed(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer db.Close()
	sealed, err := sealedByKey(ctx, set, db, keyset)
	if err != nil {
		return err
	}
	if n := sealed[c.Key]; n > 0 {
		return fmt.Errorf("%w: %d values are sealed with key %d: run `candor keys reencrypt` first (sign-ins under way end within ten minutes by themselves)", seal.ErrInUse, n, c.Key)
	}
	source, err := set.source()
	if err != nil {
		return err
	}
	if err := source.Retire(c.Key); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Key %d is no longer in %s. Backups from before the last reencrypt still need it: keep your copy of the old file as long as you keep those.\n", c.Key, source)
	return nil
}

// sealedByKey counts everything that the keys have sealed: rows, the canary, and this node's journal.
func sealedByKey(ctx context.Context, set *Settings, db *store.DB, keyset *seal.Keyset) (map[uint32]int, error) {
	counts, err := db.SealedByKey(ctx)
	if err != nil {
		return nil, err
	}
	canary, err := db.Canary(ctx)
	if err != nil {
		return nil, err
	}
	if id, ok := seal.KeyOf(canary); ok {
		counts[id]++
	}
	waiting, err := set.journal(keyset).SealedByKey()
	for id, n := range waiting {
		counts[id] += n
	}
	return counts, err
}

type keysWrapCmd struct{}

// Run wraps a keyset's file that is in the clear.
func (keysWrapCmd) Run(set *Settings, s streams) error {
	wrapped, err := set.source()
	switch {
	case err != nil:
		return err
	case wrapped.Wrap == nil:
		return errors.New("no master key is set: set CANDOR_MASTER_KEY or CANDOR_MASTER_KEY_FILE (`openssl rand -base64 32` makes one)")
	}
	plain := seal.Source{File: wrapped.File, Text: wrapped.Text}
	if err := plain.Rewrap(wrapped); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s is wrapped by the master key. Destroy copies of it that are not, and keep the master key somewhere else.\n", wrapped)
	return nil
}

type keysStatusCmd struct{}

// Run prints the keys and what they have sealed.
func (keysStatusCmd) Run(ctx context.Context, set *Settings, s streams) error {
	db, keyset, err := openSealed(ctx, set, environment(set, s))
	if err != nil {
		return err
	}
	defer db.Close()
	sealed, err := sealedByKey(ctx, set, db, keyset)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%-12s %-8s %s\n", "key", "seals", "values sealed")
	for _, key := range keyset.Keys() {
		primary := ""
		if key.Primary {
			primary = "yes"
		}
		fmt.Fprintf(s.out, "%-12d %-8s %d\n", key.ID, primary, sealed[key.ID])
	}
	return nil
}
