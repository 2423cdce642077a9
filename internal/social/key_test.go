package social

import (
	"regexp"
	"sync"
	"testing"
)

func TestKeysAreUniqueAndGrow(t *testing.T) {
	const each, makers = 5000, 4
	made := make([][]Key, makers)
	var wait sync.WaitGroup
	for n := range made {
		wait.Go(func() {
			for range each {
				made[n] = append(made[n], NewKey())
			}
		})
	}
	wait.Wait()
	seen := map[Key]bool{}
	for _, keys := range made {
		for i, key := range keys {
			if key <= 0 || seen[key] || (i > 0 && key <= keys[i-1]) {
				t.Fatalf("key %d is not positive, not new or not larger than the one before", key)
			}
			seen[key] = true
		}
	}
}

func TestUIDsAreVersion7(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	a, b := NewUID(), NewUID()
	if !form.MatchString(a) || a == b {
		t.Errorf("%q, %q", a, b)
	}
}
