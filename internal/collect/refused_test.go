package collect

import (
	"testing"
	"time"

	"candor/internal/platform"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// Row 12: a platform lists the posts and refuses what needs a permission that we hold. The posts are kept, the connection says which
// permission is missing, and says so no longer when a listing comes whole.
func TestRow12ARefusedPermissionIsSaid(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		b := newBench(t, db)
		lost := []string{"insights"}
		b.fake.page = func(cursor platform.Cursor) (platform.Page, error) {
			page := b.fake.cut(cursor)
			page.Lost = lost
			return page, nil
		}
		if got := b.drain(); got.Failed != 0 || got.Partial != 0 {
			t.Fatalf("%+v", got)
		}
		standing := `SELECT state, cause FROM connection`
		if got := b.one(standing); got != "active|scope_missing" {
			t.Errorf("the connection is %s", got)
		}
		if got := b.one(`SELECT status, message FROM sync_run WHERE product = 'posts'`); got != "success|The platform refused the permission insights: what needs it is missing." {
			t.Errorf("the run says %s", got)
		}
		if got := b.one(`SELECT COUNT(*) FROM post`); got != "12" {
			t.Errorf("%s posts, want 12", got)
		}
		lost = nil
		b.clock.add(24 * time.Hour)
		b.drain()
		if got := b.one(standing); got != "active|" {
			t.Errorf("with the permission back the connection is %s", got)
		}
	})
}
