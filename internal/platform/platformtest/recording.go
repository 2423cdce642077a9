package platformtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"testing"
)

// Recording is a real answer of a platform.
type Recording struct {
	Exchange bool // it was recorded with what was asked; otherwise there is only its body
	Status   int  // of a body alone 200, of an exchange that does not tell 400
	Headers  map[string]string
	Body     []byte
}

// Recorded reads a recording.
func Recorded(t *testing.T, file string) Recording {
	t.Helper()
	raw, err := os.ReadFile(file) // #nosec G304 -- a test's own
	if err != nil {
		t.Fatal(err)
	}
	var told struct {
		Response *struct {
			Status  int             `json:"status"`
			Headers map[string]any  `json:"headers"`
			Body    json.RawMessage `json:"body"`
			Text    string          `json:"body_text"`
		} `json:"response"`
	}
	if json.Unmarshal(raw, &told) != nil || told.Response == nil {
		return Recording{Status: http.StatusOK, Body: raw}
	}
	r := Recording{Exchange: true, Status: told.Response.Status, Headers: map[string]string{}, Body: told.Response.Body}
	for key, value := range told.Response.Headers {
		r.Headers[key] = fmt.Sprint(value)
	}
	if told.Response.Text != "" {
		r.Body = []byte(told.Response.Text)
	}
	if r.Status == 0 {
		r.Status = http.StatusBadRequest
	}
	return r
}
