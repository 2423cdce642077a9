package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// examples are the calls on the HTTP API's page: what stands behind "curl".
func examples(t *testing.T) []string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(repository, "docs", "http-api.md"))
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	for _, block := range fence.FindAllStringSubmatch(string(page), -1) {
		for line := range strings.Lines(block[1]) {
			if call, is := strings.CutPrefix(strings.TrimSpace(line), "$ curl "); is {
				calls = append(calls, call)
			}
		}
	}
	if len(calls) < 7 {
		t.Fatalf("only %d examples found", len(calls))
	}
	return calls
}

// runExamples makes the calls against a demo, as a reader would: each as it is printed, with the token, the connection and the post that
// earlier answers gave.
func runExamples(t *testing.T, at string, calls []string) {
	t.Helper()
	folder := t.TempDir()
	var token, connection, post string
	for _, call := range calls {
		known := strings.NewReplacer("connections/ID", "connections/"+connection, "posts/ID", "posts/"+post)
		answer := curl(t, folder, known.Replace(call), "AT="+at, "TOKEN="+token)
		var told struct {
			Text string // the token
			Data struct{ Connections, Posts []struct{ ID string } }
		}
		if err := json.Unmarshal(answer, &told); err != nil && len(answer) > 0 {
			t.Errorf("%s: not JSON: %s", call, answer)
		}
		if told.Text != "" {
			token = told.Text
		}
		if len(told.Data.Connections) > 0 {
			connection = told.Data.Connections[0].ID
		}
		if len(told.Data.Posts) > 0 {
			post = told.Data.Posts[0].ID
		}
	}
	if token == "" || connection == "" {
		t.Errorf("a token was given: %t, a connection: %t", token != "", connection != "")
	}
}

// curl carries out a line of a document; a refusal fails the test.
func curl(t *testing.T, folder, words string, env ...string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-c", "curl --fail-with-body "+words)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), env...)
	answer, err := cmd.Output()
	if err != nil {
		t.Errorf("curl %s: %v: %s", words, err, answer)
	}
	return answer
}
