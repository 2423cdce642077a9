package api

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sync/semaphore"

	"candor/internal/store/storetest"
)

// TestHalfAFileIsNone: what fails after the first byte ends the connection, so that whoever takes the file is told; the server goes on. A file
// that is longer than any buffer arrives whole.
func TestHalfAFileIsNone(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { w.handler.ServeHTTP(rw, r) }))
	defer server.Close()
	get := func() (int, []byte, error) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/api/export/posts", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = "localhost:5050"
		r.AddCookie(&http.Cookie{Name: "candor", Value: ana})
		res, err := server.Client().Do(r)
		if err != nil {
			return 0, nil, err
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		return res.StatusCode, body, err
	}
	for _, begins := range []int{1, 1 << 20} {
		w.failsAfter = bytes.Repeat([]byte("x"), begins)
		if status, body, err := get(); err == nil {
			t.Errorf("after %d bytes: %d, %d bytes, taken for whole", begins, status, len(body))
		}
	}
	w.failsAfter = nil
	if status, body, err := get(); err != nil || status != http.StatusOK || len(body) == 0 {
		t.Errorf("after the failures: %d %s, %v", status, body, err)
	}
}

// TestAFileThatCannotBeginIsAProblem: it is answered in words, and not as a file.
func TestAFileThatCannotBeginIsAProblem(t *testing.T) {
	w := newWorld(t, storetest.Open(t))
	w.failsAfter = []byte{}
	got := w.ask(ana, "GET", "/api/export/posts", "")
	if got.status != http.StatusServiceUnavailable || !strings.Contains(got.body, "took too long") || got.header.Get("Content-Disposition") != "" ||
		got.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %v %s", got.status, got.header, got.body)
	}
}

// TestFilesWaitForTheirTurn: a file that no longer waits is answered in words, and one that waits is written when another has ended.
func TestFilesWaitForTheirTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := &api{files: semaphore.NewWeighted(filesAtOnce)}
		hold := make(chan struct{})
		for range filesAtOnce {
			go func() { _ = a.inTurn(t.Context(), func() error { <-hold; return nil }) }()
		}
		synctest.Wait()
		began := time.Now()
		if err := a.inTurn(t.Context(), func() error { return nil }); !errors.Is(err, errFilesWait) || time.Since(began) != filePatience {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
		hold <- struct{}{}
		if err := a.inTurn(t.Context(), func() error { return nil }); err != nil {
			t.Error(err)
		}
		close(hold)
	})
}
