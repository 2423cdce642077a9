package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// forged are headers by which proxies tell for whom they ask. Anybody can send them, and nothing here believes them.
func forged(n int) func(*http.Request) {
	address := fmt.Sprintf("203.0.%d.%d", n/250, n%250+1)
	return func(r *http.Request) {
		for _, name := range []string{"X-Forwarded-For", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Cluster-Client-IP"} {
			r.Header.Set(name, address)
		}
		r.Header.Set("Forwarded", "for="+address+";proto=https")
	}
}

const guessCount = 1000

// answersTo makes a thousand guesses, eight at a time, and counts the answers by their status.
func answersTo(t *testing.T, at string, guess func(b *browser, n int) int) map[int]int {
	t.Helper()
	count, next := map[int]int{}, make(chan int)
	var mu sync.Mutex
	var all sync.WaitGroup
	for range 8 {
		b := newBrowser(t, at)
		all.Go(func() {
			for n := range next {
				status := guess(b, n)
				mu.Lock()
				count[status]++
				mu.Unlock()
			}
		})
	}
	for n := range guessCount {
		next <- n
	}
	close(next)
	all.Wait()
	return count
}

// TestGuessingOverHTTPFails: a thousand guesses each, with forged addresses. What is right afterwards is refused too until the quarter of an hour is
// over, and then opens.
func TestGuessingOverHTTPFails(t *testing.T) {
	s := openStage(t, "file:"+t.TempDir()+"/candor.db")
	admin, code := s.setUp(adminPassword, nil)
	if _, err := s.c.access.AddPerson(t.Context(), "mara@example.org", "Mara", social.Creator, creatorPassword); err != nil {
		t.Fatal(err)
	}
	var link struct{ Link string }
	admin.send(http.MethodPost, "/api/invitations", map[string]any{"kind": "join", "role": "creator"}, &link)
	checked, refused := http.StatusUnauthorized, http.StatusTooManyRequests
	for _, tt := range []struct {
		name     string
		path     string
		body     func(n int) map[string]string
		reach    int // how many guesses may be looked at
		reaching int // their status
	}{
		{"the passwords of one account", "/api/session", func(n int) map[string]string {
			return map[string]string{"email": "mara@example.org", "password": fmt.Sprint("guess number ", n)}
		}, 10, checked},
		{"one password for many accounts", "/api/session", func(n int) map[string]string {
			return map[string]string{"email": fmt.Sprintf("person%d@example.org", n), "password": creatorPassword}
		}, 10, checked},
		{"the setup code", "/api/setup", func(n int) map[string]string {
			return map[string]string{"code": fmt.Sprintf("%s%04d", code[:20], n), "email": "eve@example.org", "name": "Eve", "password": "eve's long password"}
		}, 10, checked},
		{"the code of an invitation", "/api/invitations/open", func(n int) map[string]string {
			return map[string]string{"token": link.Link[strings.Index(link.Link, "#")+1:][:20] + fmt.Sprint(n)}
		}, 60, http.StatusNotFound},
	} {
		got := answersTo(t, s.at, func(b *browser, n int) int { return b.send(http.MethodPost, tt.path, tt.body(n), nil, forged(n)) })
		if got[tt.reaching] > tt.reach || got[tt.reaching] == 0 || got[tt.reaching]+got[refused] != guessCount {
			t.Errorf("%s: answers %v, want at most %d with %d and the rest with %d", tt.name, got, tt.reach, tt.reaching, refused)
		}
		s.world.Clock.Advance(16 * time.Minute)
	}
	bearer := answersTo(t, s.at, func(b *browser, n int) int {
		return b.send(http.MethodGet, "/api/posts", nil, nil, forged(n), func(r *http.Request) { r.Header.Set("Authorization", fmt.Sprintf("Bearer candor_%043d", n)) })
	})
	if bearer[checked]+bearer[refused] != guessCount {
		t.Errorf("API tokens: answers %v", bearer)
	}
	right := map[string]string{"email": "mara@example.org", "password": creatorPassword}
	b := newBrowser(t, s.at)
	for n := range 11 {
		b.send(http.MethodPost, "/api/session", map[string]string{"email": "mara@example.org", "password": "wrong"}, nil, forged(n))
	}
	if status := b.send(http.MethodPost, "/api/session", right, nil, forged(1)); status != refused {
		t.Errorf("the right password among guesses: %d", status)
	}
	s.world.Clock.Advance(16 * time.Minute)
	if status := b.send(http.MethodPost, "/api/session", right, nil); status != http.StatusOK {
		t.Errorf("the right password later: %d", status)
	}
}

// TestSetUpOverHTTP: the code makes one administrator, once; another's, or a second time, it makes nobody.
func TestSetUpOverHTTP(t *testing.T) {
	storetest.EachURL(t, func(t *testing.T, url string) {
		s := openStage(t, url)
		b := newBrowser(t, s.at)
		in := map[string]string{"code": "AAAAAA-AAAAAA-AAAAAA-AAAAAA", "email": "eve@example.org", "name": "Eve", "password": "eve's long password"}
		if status := b.send(http.MethodPost, "/api/setup", in, nil); status != http.StatusUnauthorized {
			t.Errorf("a wrong code: %d", status)
		}
		admin, code := s.setUp(adminPassword, nil)
		var people struct {
			People []struct{ Email, Role string }
		}
		if status := admin.get("/api/people", &people); status != http.StatusOK || len(people.People) != 1 || people.People[0].Role != "admin" {
			t.Errorf("the administrator sees %d %v", status, people)
		}
		in["code"] = code
		if status := b.send(http.MethodPost, "/api/setup", in, nil); status != http.StatusUnauthorized && status != http.StatusConflict {
			t.Errorf("the code again: %d", status)
		}
		var who struct{ Person *struct{ Role string } }
		if b.get("/api/session", &who); who.Person != nil {
			t.Errorf("somebody was signed in: %v", who.Person)
		}
	})
}

// TestErrorsOfTheWebAppOverHTTP: they reach Sentry without what they quote, in a bounded size, and a bounded number of times.
func TestErrorsOfTheWebAppOverHTTP(t *testing.T) {
	s := openStage(t, "file:"+t.TempDir()+"/candor.db")
	b := newBrowser(t, s.at)
	report := func(message, stack string) int {
		return b.send(http.MethodPost, "/api/errors", map[string]string{"message": message, "stack": stack, "page": "/posts?token=CANARY"}, nil)
	}
	if status := report("TypeError: x is undefined at ?access_token=CANARY1234", "at f (/assets/index-1a2b.js:1:2) refresh_token=CANARY1234"); status != http.StatusNoContent {
		t.Errorf("a report: %d", status)
	}
	for name, status := range map[string]int{
		"a long message": report(strings.Repeat("m", 501), ""),
		"a long stack":   report("m", strings.Repeat("s", 4001)),
		"a flood":        report("m", strings.Repeat("s", 2<<20)),
	} {
		if status != http.StatusUnprocessableEntity && status != http.StatusRequestEntityTooLarge && status != http.StatusBadRequest {
			t.Errorf("%s: %d", name, status)
		}
	}
	got := answersTo(t, s.at, func(b *browser, n int) int {
		return b.send(http.MethodPost, "/api/errors", map[string]string{"message": "again"}, nil, forged(n))
	})
	if got[http.StatusNoContent] > 19 || got[http.StatusNoContent]+got[http.StatusTooManyRequests] != guessCount {
		t.Errorf("a thousand reports: %v", got)
	}
	s.c.sentry.Flush(5 * time.Second)
	reports := s.sentry.String()
	if strings.Contains(reports, "CANARY") || !strings.Contains(reports, "TypeError: x is undefined") || !strings.Contains(reports, "index-1a2b.js") {
		t.Errorf("reported: %.600s", reports)
	}
	if n := strings.Count(reports, `"message":"again"`); n > 19 || n == 0 {
		t.Errorf("%d reports", n)
	}
}

// TestFailuresAreReportedWithTheirIDs: a run, a renewal and an event that fail reach Sentry with the connection's id and the run's, and without the
// event's body; a thousand forged events are not a thousand reports.
func TestFailuresAreReportedWithTheirIDs(t *testing.T) {
	s := openStage(t, "file:"+t.TempDir()+"/candor.db")
	p := &leakPlay{stage: s, hoard: newHoard(), connections: map[string]string{}}
	p.watch = &witness{t: t, hoard: p.hoard}
	p.people()
	p.connectAll()
	p.wire.answer(page)
	p.renewOnce()
	p.readAgain(func() bool { return strings.Contains(p.log.String(), "run failed") })
	p.wire.answer(nil)
	if _, err := s.c.db.Writer().ExecContext(t.Context(), `ALTER TABLE tombstone RENAME TO hidden`); err != nil {
		t.Fatal(err)
	}
	account, _ := s.world.World.Account("instagram", "mara")
	s.control("/events/instagram", map[string]any{"event": "deletion", "account": "mara", "to": s.at})
	eventually(t, "the event fails", func() bool { return strings.Contains(p.log.String(), "event could not be carried out") })
	if _, err := s.c.db.Writer().ExecContext(t.Context(), `ALTER TABLE hidden RENAME TO tombstone`); err != nil {
		t.Fatal(err)
	}
	b := newBrowser(t, s.at)
	for range guessCount {
		b.send(http.MethodPost, "/api/webhooks/tiktok", map[string]string{"user_openid": "forged-body"}, nil, func(r *http.Request) { r.Header.Set("TikTok-Signature", "t=1,s=00") })
	}
	s.c.sentry.Flush(5 * time.Second)
	reports := s.sentry.String()
	for _, message := range []string{"run failed", "token renewal failed", "event could not be carried out", "event refused"} {
		if !strings.Contains(reports, message) {
			t.Errorf("nothing is reported of %q", message)
		}
	}
	for line := range strings.Lines(reports) {
		if !strings.Contains(line, `"message":`) {
			continue
		}
		known := false
		for _, id := range p.connections {
			known = known || strings.Contains(line, id)
		}
		about := strings.Contains(line, "run failed") || strings.Contains(line, "renewal failed") || strings.Contains(line, "carried out")
		if about && !known || strings.Contains(line, "run failed") && !strings.Contains(line, `"run":"`) {
			t.Errorf("a report without ids: %s", line)
		}
	}
	if strings.Contains(reports, "forged-body") || strings.Contains(reports, account.ID()) {
		t.Error("a report holds an event's body")
	}
	if n := strings.Count(reports, `"message":"event refused"`); n > 40 {
		t.Errorf("%d reports of forged events", n)
	}
}

// TestSignInsAndRefusalsAreLogged: who came in, who did not, and who asked for what is not theirs.
func TestSignInsAndRefusalsAreLogged(t *testing.T) {
	s := openStage(t, "file:"+t.TempDir()+"/candor.db")
	b := newBrowser(t, s.at)
	b.send(http.MethodPost, "/api/setup", map[string]string{"code": "AAAAAA", "email": "eve@example.org", "name": "Eve", "password": "eve's long password"}, nil)
	s.setUp(adminPassword, nil)
	mara, err := s.c.access.AddPerson(t.Context(), "mara@example.org", "Mara", social.Creator, creatorPassword)
	if err != nil {
		t.Fatal(err)
	}
	b.send(http.MethodPost, "/api/session", map[string]string{"email": "mara@example.org", "password": wrongPassword}, nil)
	b.send(http.MethodGet, "/api/posts", nil, nil, func(r *http.Request) { r.Header.Set("Authorization", "Bearer candor_x") })
	b.signInWith("mara@example.org", creatorPassword)
	if status := b.send(http.MethodGet, "/api/people", nil, nil); status != http.StatusNotFound {
		t.Errorf("a creator asks for everybody: %d", status)
	}
	for _, want := range []string{"setup code refused", "by=\"setup code\"", "sign-in failed", "token refused", "msg=\"signed in\" person=" + mara.UID + " by=password",
		"msg=\"access refused\" operation=listPeople person=" + mara.UID} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, s.log.String())
		}
	}
}

// TestServerLimits: whoever sends headers for ever, or endless ones, is cut off, while others are served.
func TestServerLimits(t *testing.T) {
	s := openStage(t, "file:"+t.TempDir()+"/candor.db")
	address := strings.TrimPrefix(s.at, "http://")
	slow, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := io.WriteString(slow, "GET / HTTP/1.1\r\nHost: "+address+"\r\nX-Slow: "); err != nil {
		t.Fatal(err)
	}
	large, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer large.Close()
	// The answer may come before all of it is sent.
	_, _ = io.WriteString(large, "GET / HTTP/1.1\r\nHost: "+address+"\r\nX-Large: "+strings.Repeat("x", 64<<10)+"\r\n\r\n")
	first := make([]byte, 12)
	if _, err := io.ReadFull(large, first); err == nil && string(first) != "HTTP/1.1 431" {
		t.Errorf("endless headers are answered with %q", first)
	}
	if status := newBrowser(t, s.at).send(http.MethodGet, "/api/session", nil, nil); status != http.StatusOK {
		t.Errorf("meanwhile somebody else gets %d", status)
	}
	began := time.Now()
	if err := slow.SetReadDeadline(began.Add(patience)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(slow); errors.Is(err, os.ErrDeadlineExceeded) {
		t.Error("slow headers are waited for without an end")
	}
	if waited := time.Since(began); waited > time.Minute {
		t.Errorf("slow headers were waited for during %s", waited)
	}
}
