package main

import (
	"net/http"
	"strings"
	"testing"
)

// TestNobodyConnectsBeforeItIsSaidWhoRunsCandor: at a real platform. With the operator's settings the person is asked to read and accept, and
// then sent there; the address is made without asking the platform.
func TestNobodyConnectsBeforeItIsSaidWhoRunsCandor(t *testing.T) {
	folder := empty(t)
	must(t, "keys", "add")
	addPerson(t, "mara@example.org")
	setAll(t, app("")) // Instagram's own hosts
	serve := func(settings ...map[string]string) *browser {
		address, at := homeOf(t)
		env := []string{"CANDOR_LISTEN=" + address}
		for _, some := range append(settings, app("")) {
			for name, value := range some {
				env = append(env, name+"="+value)
			}
		}
		p := start(t, folder, env, "serve")
		p.line("Candor is at " + at)
		b := newBrowser(t, at)
		b.signIn("mara@example.org")
		t.Cleanup(func() { p.stop() })
		return b
	}
	var got struct{ Code, Detail, URL string }
	b := serve()
	if status := b.get("/api/auth/instagram/connect", &got); status != http.StatusConflict || got.Code != "not_configured" ||
		!strings.Contains(got.Detail, "CANDOR_OPERATOR_NAME and CANDOR_OPERATOR_CONTACT and CANDOR_PRIVACY_URL") {
		t.Errorf("without an operator: %d %+v", status, got)
	}
	if code, out, _ := command(t, "doctor", "--offline"); code == 0 || !strings.Contains(out, "BAD   operator") {
		t.Errorf("doctor: %d %s", code, out)
	}
	operator := map[string]string{"CANDOR_OPERATOR_NAME": "Example Ltd", "CANDOR_OPERATOR_CONTACT": "privacy@example.org", "CANDOR_PRIVACY_URL": "https://example.org/privacy"}
	setAll(t, operator)
	b = serve(operator)
	if status := b.get("/api/auth/instagram/connect", &got); status != http.StatusConflict || got.Code != "consent_needed" {
		t.Errorf("without consent: %d %+v", status, got)
	}
	var shown struct {
		Consents []struct{ Platform, Version string }
	}
	b.get("/api/consents", &shown)
	for _, c := range shown.Consents {
		req := b.request(http.MethodPost, b.at+"/api/consents", strings.NewReader(`{"platform":"`+c.Platform+`","version":"`+c.Version+`"}`))
		req.Header.Set("Content-Type", "application/json")
		req.Header.Set("X-Candor", "1")
		if resp, text := b.do(req); resp.StatusCode != http.StatusOK {
			t.Fatalf("accept: %s %s", resp.Status, text)
		}
	}
	if status := b.get("/api/auth/instagram/connect", &got); status != http.StatusOK || !strings.HasPrefix(got.URL, "https://www.instagram.com/") {
		t.Errorf("with consent: %d %+v", status, got)
	}
	if code, out, _ := command(t, "doctor", "--offline"); code != 0 || !strings.Contains(out, "ok    operator") {
		t.Errorf("doctor: %d %s", code, out)
	}
}
