//go:build faults

package soak

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"candor/internal/fault"
	"candor/internal/platform"
	"candor/internal/social"
	"candor/internal/store"
)

// smallDisk is a disk of 8 MiB, if this process may mount one.
func smallDisk(t *testing.T) (folder string, ok bool) {
	t.Helper()
	folder = t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=8m,mode=700"); err != nil {
		t.Logf("no disk can be mounted (%v): a database that reports a full disk stands in for one", err)
		return folder, false
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder, true
}

// filling is a connector that fills the disk while its answer is on the way.
type filling struct {
	platform.Connector
	before func()
	calls  int
}

func (f *filling) Info() platform.Info {
	return platform.Info{Platform: social.Instagram, Tokens: platform.TokenPolicy{RenewAfter: time.Hour}}
}

func (f *filling) Refresh(context.Context, platform.Token) (platform.Token, error) {
	f.calls++
	f.before()
	now := time.Now()
	return platform.Token{Access: social.Secret(fmt.Sprint("renewed-", f.calls)), IssuedAt: now.Add(-2 * time.Hour), ExpiresAt: now.AddDate(0, 0, 60)}, nil
}

func TestAFullDiskLosesNoToken(t *testing.T) {
	folder, real := smallDisk(t)
	r := newRig(t, "file:"+filepath.Join(folder, "candor.db"), nil, 1)
	db, err := store.Open(t.Context(), store.Config{URL: r.url, Reserve: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	reserve, filler := filepath.Join(folder, "candor.db.ballast"), filepath.Join(folder, "filler")
	connector := &filling{Connector: r.real}
	tokens, err := tokensOf(db, r.keys, connector, filepath.Join(folder, "journal"), time.Now, 1)
	if err != nil {
		t.Fatal(err)
	}
	c, spent := r.live[r.names[0]], 0
	rounds := sized(5, 100)
	for n := range rounds {
		if err := db.LayBallast(); err != nil {
			t.Fatal(err)
		}
		connector.before = func() { fill(t, filler) }
		if !real {
			connector.before = func() { fault.Set(fullWhile(reserve)) }
		}
		got, err := tokens.Access(t.Context(), c.Key)
		if want := fmt.Sprint("renewed-", n+1); got.Reveal() != want || err != nil {
			t.Fatalf("round %d: token %q, want %q, error %v", n, got.Reveal(), want, err)
		}
		if _, err := os.Stat(reserve); errors.Is(err, os.ErrNotExist) {
			spent++
			if err := db.PutNotice(t.Context(), social.Notice{}); !errors.Is(err, social.ErrDiskFull) {
				t.Errorf("round %d: something else was written on a full disk: %v", n, err)
			}
		}
		fault.Set(nil)
		if err := os.Remove(filler); err != nil && real {
			t.Fatal(err)
		}
	}
	if err := db.LayBallast(); err != nil {
		t.Fatal(err)
	}
	n := social.Notice{Person: c.Person, Connection: c.Key, Kind: social.NoticeFailed, At: time.Now(), About: time.Now()}
	if err := db.PutNotice(t.Context(), n); err != nil {
		t.Errorf("there is space again, and nothing can be written: %v", err)
	}
	if spent == 0 && !real {
		t.Error("the reserve was never needed")
	}
	saw("Disk filled while a renewal's answer is on the way (8 MiB)", fmt.Sprintf("%d rounds, the reserve was needed in %d", rounds, spent), "0 lost; writing again as soon as there is space")
}

func fill(t *testing.T, path string) {
	file, err := os.Create(path)
	if err != nil {
		t.Error(err)
		return
	}
	defer file.Close()
	for size := 64 << 10; size > 0; size /= 16 {
		for block := make([]byte, size); err == nil; {
			_, err = file.Write(block)
		}
		err = nil
	}
}

// fullWhile is a disk that is full as long as a file is there.
func fullWhile(path string) func(string) error {
	return func(name string) error {
		if _, err := os.Stat(path); err == nil && name == "db.commit" {
			return fault.ErrFull
		}
		return nil
	}
}
