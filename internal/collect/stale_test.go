package collect

import (
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// A worker is killed in mid-run, and then its connection can be read no more. Nothing is shown as running, or as waiting for its turn, for ever:
// the run is ended when its lease has passed, and what was asked for with its slot.
func TestNothingStaysUnderWay(t *testing.T) {
	for name, stop := range map[string]func(*bench){
		"the access ends":      func(b *bench) { b.exec(`UPDATE connection SET state = 'needs_reconnect', cause = 'access_revoked'`) },
		"an operator pauses":   func(b *bench) { b.exec(`UPDATE connection SET state = 'paused', cause = 'paused'`) },
		"no platform any more": func(b *bench) { delete(b.c.Platforms, social.Instagram) },
		"nothing happens":      func(*bench) {},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, storetest.Open(t))
			for _, product := range []social.Product{social.ProductProfile, social.ProductPosts, social.ProductArchive} {
				task, err := b.db.TaskOf(t.Context(), b.conn.Key, product)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := b.db.BeginRun(t.Context(), task.Plan, b.clock.Now(), b.clock.Now().Add(-lease), nil); err != nil {
					t.Fatal(err)
				}
			}
			stop(b)
			running := func() string { return b.one(`SELECT COUNT(*) FROM sync_run WHERE status = 'running'`) }
			b.drain()
			if running() != "3" {
				t.Fatalf("%s runs are under way while their leases last", running())
			}
			b.clock.add(lease + time.Second)
			b.drain()
			if running() != "0" {
				t.Errorf("%s runs are under way after their leases", running())
			}
			b.clock.add(8 * 24 * time.Hour)
			b.drain()
			if waiting := b.one(`SELECT COUNT(*) FROM plan WHERE trigger_by <> 'plan'`); waiting != "0" {
				t.Errorf("%s plans wait as first syncs after a week", waiting)
			}
		})
	}
}
