package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

func signedIn(t *testing.T, handler http.Handler) *http.Cookie {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/session", bytes.NewReader([]byte(`{"email":"ada@example.org","password":"correct horse battery"}`)))
	req.Host = "localhost:5050"
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Candor", "1")
	rec := httptest.NewRecorder()
	handler.ServeHTTP(rec, req)
	if rec.Code != http.StatusOK || len(rec.Result().Cookies()) == 0 {
		t.Fatalf("sign in: %d %s", rec.Code, rec.Body)
	}
	return rec.Result().Cookies()[0]
}

// figuresIn finds every value and reason of an answer's data, by where it stands. Posts stand by their id.
func figuresIn(t *testing.T, handler http.Handler, cookie *http.Cookie, page string) map[string]string {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, page, nil)
	req.Host = "localhost:5050"
	req.AddCookie(cookie)
	rec := httptest.NewRecorder()
	handler.ServeHTTP(rec, req)
	var answer struct{ Data any }
	decoder := json.NewDecoder(rec.Body)
	decoder.UseNumber()
	if err := decoder.Decode(&answer); err != nil || rec.Code != http.StatusOK {
		t.Fatalf("%s: %d, %v", page, rec.Code, err)
	}
	out := map[string]string{}
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			value, is := v["value"]
			if _, number := value.(json.Number); is && (number || v["status"] != nil || v["n"] != nil) { // no text or picture: those are today's
				out[at] = fmt.Sprint(value, v["status"], v["reason"], v["cause"], v["n"])
				return
			}
			for name, member := range v {
				walk(at+"."+name, member)
			}
		case []any:
			for i, member := range v {
				name := fmt.Sprint(i)
				if object, is := member.(map[string]any); is {
					for _, key := range []string{"id", "day", "metric"} {
						if word, named := object[key].(string); named {
							name = word
						}
					}
				}
				walk(at+"."+name, member)
			}
		}
	}
	walk("", answer.Data)
	return out
}
