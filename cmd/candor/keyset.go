package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/tink-crypto/tink-go/v2/tink"

	"candor/internal/connect"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
)

// KeysetSettings say where the keys are that seal tokens. Secrets come from the environment only, never from the command line.
type KeysetSettings struct {
	KeysetFile    string `name:"keyset-file" env:"CANDOR_KEYSET_FILE" default:"var/keyset.json" help:"The keys that seal tokens; made by \"candor keys add\". CANDOR_KEYSET may hold the keyset itself instead."`
	MasterKeyFile string `name:"master-key-file" env:"CANDOR_MASTER_KEY_FILE" help:"A file with the master key that wraps the keyset: 32 bytes in base64. CANDOR_MASTER_KEY may hold the key itself instead."`
	DataFolder    string `name:"data-folder" env:"CANDOR_DATA_FOLDER" help:"Where the journal of renewed tokens is kept; default: the folder of the SQLite file, else var."`

	keyset, masterKey social.Secret
}

// AfterApply implements kong's hook: it reads what does not belong on a command line.
func (k *KeysetSettings) AfterApply() error { //nolint:unparam // kong's signature
	k.keyset, k.masterKey = social.Secret(os.Getenv("CANDOR_KEYSET")), social.Secret(os.Getenv("CANDOR_MASTER_KEY"))
	return nil
}

// source is where the keyset is, and what unwraps it.
func (k *KeysetSettings) source() (seal.Source, error) {
	s := seal.Source{File: k.KeysetFile, Text: k.keyset}
	var err error
	s.Wrap, err = k.master()
	return s, err
}

// master is the key that wraps the keyset; nil if there is none.
func (k *KeysetSettings) master() (tink.AEADWithContext, error) {
	switch {
	case !k.masterKey.Empty() && k.MasterKeyFile != "":
		return nil, errors.New("both CANDOR_MASTER_KEY and CANDOR_MASTER_KEY_FILE are set: set the one that wraps the keyset")
	case !k.masterKey.Empty():
		return seal.MasterKey(k.masterKey)
	case k.MasterKeyFile != "":
		return seal.MasterKeyFile(k.MasterKeyFile)
	default:
		return nil, nil
	}
}

// journalFolder is where renewed tokens are kept that the database cannot take.
func (s *Settings) journalFolder() string {
	folder := s.DataFolder
	if path, ok := store.FilePath(s.DatabaseURL); ok && folder == "" {
		folder = filepath.Dir(path)
	}
	if folder == "" {
		folder = "var"
	}
	return filepath.Join(folder, "journal")
}

// openSealed opens the database with the keyset that belongs to it, and brings it to this version. Nothing in the database is changed
// before the keyset has been shown to be its own.
func openSealed(ctx context.Context, set *Settings, o outside) (*store.DB, *seal.Keyset, error) {
	source, err := set.source()
	if err != nil {
		return nil, nil, err
	}
	keyset, err := source.Load()
	if err != nil {
		return nil, nil, err
	}
	db, err := store.Open(ctx, store.Config{URL: set.DatabaseURL, Log: o.log, Now: o.now})
	if err != nil {
		return nil, nil, err
	}
	if err := proveAndMigrate(ctx, db, keyset); err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, keyset, nil
}

func proveAndMigrate(ctx context.Context, db *store.DB, keyset *seal.Keyset) error {
	begun, err := db.HasSealed(ctx)
	if err != nil {
		return err
	}
	if begun {
		if err := keyset.Prove(ctx, db); err != nil {
			return err
		}
	}
	if _, err := migrate(ctx, db); err != nil {
		return err
	}
	return keyset.Prove(ctx, db)
}

// journal is the journal of this process's data folder.
func (s *Settings) journal(keyset *seal.Keyset) *connect.Journal {
	return connect.NewJournal(s.journalFolder(), keyset)
}
