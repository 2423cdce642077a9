package store

import "testing"

func TestALocalFolderIsNoNetworkFileSystem(t *testing.T) {
	if name := networkFileSystem(t.TempDir()); name != "" {
		t.Errorf("the test's own folder lies on %s", name)
	}
}
