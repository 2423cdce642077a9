package store

import "testing"

func TestALocalFolderIsNoNetworkFileSystem(t *testing.T) {
	if name := NetworkFileSystem(t.TempDir()); name != "" {
		t.Errorf("the test's own folder lies on %s", name)
	}
}
