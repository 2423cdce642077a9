package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"candor/internal/seal"
	"candor/internal/soak"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestReencrypt rotates the keys by the commands while a node reads: no read fails, a run that was stopped goes on where it ended, and
// nothing is left under the old key. `make soak` runs it with 10,000 tokens.
func TestReencrypt(t *testing.T) {
	size := soak.Sized(300, 10_000)
	report := soak.NewReport("Keys rotated while nodes read", "`cmd/candor`: `candor keys add`, `promote`, `reencrypt` (stopped once and run again) and `retire`, with two readers meanwhile.")
	storetest.EachURL(t, func(t *testing.T, url string) {
		empty(t)
		t.Setenv("CANDOR_DATABASE_URL", url)
		first := keyIn(t, must(t, "keys", "add"))
		must(t, "keys", "status") // makes the database
		v := fillVault(t, url, size)
		second := keyIn(t, must(t, "keys", "add"))
		v.keyset = keysetOf(t) // a node learns the new key before it seals
		stop := v.readAlong()
		must(t, "keys", "promote", second)
		refuseRetire(t, first)
		v.interrupt(second)
		began := time.Now()
		must(t, "keys", "reencrypt")
		took := time.Since(began)
		reads := stop()
		v.check(second)
		refuseRetire(t, first) // a node may not have read the changed file yet
		aMinuteAgo(t, "var/keyset.json")
		must(t, "keys", "retire", first)
		v.keyset = keysetOf(t)
		v.readAll() // the new key alone opens everything
		checkStatus(t, first, second, size)
		wrapAndRead(t, v)
		report.Saw("Tokens sealed anew ("+string(v.db.Dialect())+")", fmt.Sprintf("%d tokens, %d reads meanwhile", size, reads),
			fmt.Sprintf("0 reads failed; the part after the stop took %s", took.Round(10*time.Millisecond)))
	})
	if !t.Failed() {
		if err := report.Write(); err != nil {
			t.Error(err)
		}
	}
}

// keyIn is the id in what "keys add" says.
func keyIn(t *testing.T, said string) string {
	t.Helper()
	var id uint32
	if _, err := fmt.Sscanf(said, "Key %d is in", &id); err != nil {
		t.Fatalf("keys add said %q: %v", said, err)
	}
	return strconv.FormatUint(uint64(id), 10)
}

func keysetOf(t *testing.T) *seal.Keyset {
	t.Helper()
	keyset, err := seal.Open("var/keyset.json")
	if err != nil {
		t.Fatal(err)
	}
	return keyset
}

func refuseRetire(t *testing.T, key string) {
	t.Helper()
	if code, _, said := command(t, "keys", "retire", key); code == 0 || !strings.Contains(said, "candor keys reencrypt") {
		t.Errorf("retire of a key in use: %d %s", code, said)
	}
}

// aMinuteAgo lets the last change of a file be long enough ago that every node has read it.
func aMinuteAgo(t *testing.T, path string) {
	t.Helper()
	then := time.Now().Add(-2 * time.Minute)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
}

func checkStatus(t *testing.T, first, second string, size int) {
	t.Helper()
	status := must(t, "keys", "status")
	if row := strings.Fields(status[strings.Index(status, second):]); len(row) != 3 || row[1] != "yes" || row[2] != strconv.Itoa(size+1) { // and the canary
		t.Errorf("status after the rotation: %s", status)
	}
	if strings.Contains(status, first) {
		t.Errorf("the retired key %s is still there: %s", first, status)
	}
}

// wrapAndRead wraps the keyset; it opens with the master key, and not without.
func wrapAndRead(t *testing.T, v *vault) {
	t.Helper()
	master := make([]byte, 32)
	_, _ = rand.Read(master)
	t.Setenv("CANDOR_MASTER_KEY", base64.StdEncoding.EncodeToString(master))
	must(t, "keys", "wrap")
	must(t, "keys", "status")
	v.readAll()
	t.Setenv("CANDOR_MASTER_KEY", "")
	if code, _, _ := command(t, "keys", "status"); code == 0 {
		t.Error("a wrapped keyset opened without its master key")
	}
}

// vault is a database with tokens whose clear text is known.
type vault struct {
	t      *testing.T
	db     *store.DB
	keyset *seal.Keyset
	person social.Person
	rows   []social.Key
}

func fillVault(t *testing.T, url string, size int) *vault {
	t.Helper()
	db, err := store.Open(t.Context(), store.Config{URL: url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	now := time.Now().UTC()
	v := &vault{t: t, db: db, keyset: keysetOf(t),
		person: social.Person{Key: social.NewKey(), UID: social.NewUID(), Email: "mara@example.org", Name: "Mara", Role: social.Creator, CreatedAt: now}}
	if err := db.AddPerson(t.Context(), v.person, "x"); err != nil {
		t.Fatal(err)
	}
	for range size {
		v.add(now)
	}
	return v
}

func (v *vault) add(now time.Time) {
	v.t.Helper()
	key := social.NewKey()
	row := social.TokenRow{Connection: key, IssuedAt: now, ConsentedAt: now, ExpiresAt: now.Add(time.Hour), State: social.TokenIdle, Version: 1}
	var err error
	if row.Access, row.KeyID, err = v.keyset.Seal(secretOf(key, "access"), v.place(key, "access")); err == nil {
		row.Refresh, _, err = v.keyset.Seal(secretOf(key, "refresh"), v.place(key, "refresh"))
	}
	if err == nil {
		err = v.db.SaveArrival(v.t.Context(), social.Arrival{New: true, Begun: now, Token: row, Connection: social.Connection{Key: key, UID: social.NewUID(),
			Person: v.person.Key, Platform: social.TikTok, ExternalID: fmt.Sprint(key), State: social.Active, Zone: "UTC", ConnectedAt: now, GrantedAt: now}})
	}
	if err != nil {
		v.t.Fatal(err)
	}
	v.rows = append(v.rows, key)
}

func secretOf(key social.Key, column string) social.Secret {
	return social.Secret(fmt.Sprintf("%s-%d", column, key))
}

func (v *vault) place(key social.Key, column string) seal.Place {
	return seal.Place{Table: "token", Row: fmt.Sprint(int64(key)), Column: column, Owner: fmt.Sprint(int64(v.person.Key))}
}

// read opens one row and says what is wrong with it.
func (v *vault) read(ctx context.Context, key social.Key) error {
	row, _, err := v.db.TokenOf(ctx, key)
	if err != nil {
		return err
	}
	for column, cipher := range map[string][]byte{"access": row.Access, "refresh": row.Refresh} {
		secret, err := v.keyset.Open(cipher, v.place(key, column))
		if err != nil {
			return err
		}
		if secret.Reveal() != secretOf(key, column).Reveal() {
			return fmt.Errorf("the %s token of %d is another", column, key)
		}
	}
	return nil
}

func (v *vault) readAll() {
	v.t.Helper()
	for _, key := range v.rows {
		if err := v.read(v.t.Context(), key); err != nil {
			v.t.Fatal(err)
		}
	}
}

// readAlong reads from two goroutines until it is told to stop, and then demands that each read was right, and says how many there were.
func (v *vault) readAlong() (stop func() (reads int64)) {
	var readers sync.WaitGroup
	var reads atomic.Int64
	end := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-end:
					return
				default:
				}
				if err := v.read(v.t.Context(), v.rows[i%len(v.rows)]); err != nil {
					if v.t.Context().Err() != nil {
						return // the test has failed elsewhere
					}
					v.t.Errorf("a read during the rotation: %v", err)
					return
				}
				reads.Add(1)
			}
		})
	}
	return func() int64 {
		close(end)
		readers.Wait()
		if reads.Load() == 0 {
			v.t.Error("nothing was read during the rotation")
		}
		return reads.Load()
	}
}

// interrupt starts reencrypt and stops it once a row is sealed anew: some are, some are not, and each can be read.
func (v *vault) interrupt(second string) {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.t.Context(), patience)
	defer cancel()
	ended := make(chan struct{})
	go func() {
		var out, stderr bytes.Buffer
		run(ctx, []string{"keys", "reencrypt", "--batch", "1"}, &out, &stderr)
		close(ended)
	}()
	for v.left(second) == len(v.rows) && ctx.Err() == nil {
		runtime.Gosched()
	}
	cancel()
	<-ended
	if left := v.left(second); left == 0 || left == len(v.rows) {
		v.t.Fatalf("the interrupted run left %d of %d", left, len(v.rows))
	}
}

// left is how many tokens another key than this one seals.
func (v *vault) left(key string) (n int) {
	v.t.Helper()
	counts, err := v.db.SealedByKey(v.t.Context())
	if err != nil {
		v.t.Fatal(err)
	}
	for id, count := range counts {
		if fmt.Sprint(id) != key {
			n += count
		}
	}
	return n
}

// check demands that every ciphertext, and not only its row's note, is of this key.
func (v *vault) check(key string) {
	v.t.Helper()
	for _, connection := range v.rows {
		row, _, err := v.db.TokenOf(v.t.Context(), connection)
		if err != nil {
			v.t.Fatal(err)
		}
		access, _ := seal.KeyOf(row.Access)
		refresh, _ := seal.KeyOf(row.Refresh)
		if fmt.Sprint(access) != key || fmt.Sprint(refresh) != key || fmt.Sprint(row.KeyID) != key {
			v.t.Fatalf("connection %d is sealed with %d and %d, noted as %d, not with %s", connection, access, refresh, row.KeyID, key)
		}
	}
}
