package sandbox

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"/a", "/a", true}, {"/a", "/ab", false}, {"*", "", true}, {"*/media", "/v26.0/17/media", true}, {"*/media", "/v26.0/17/medias", false},
		{"/v*/me", "/v26.0/me", true}, {"/v*/me", "/me", false}, {"*a*b*", "xaxbx", true}, {"*a*b*", "xbxax", false}, {"", "/", false},
	} {
		if got := glob(c.pattern, c.path); got != c.want {
			t.Errorf("glob(%q, %q) = %v", c.pattern, c.path, got)
		}
	}
}

const host = "https://api.instagram.example"

func addFault(t *testing.T, s *Sandbox, f Fault) {
	t.Helper()
	if _, err := s.Faults.Add(f); err != nil {
		t.Fatal(err)
	}
}

func TestFaultAnswers(t *testing.T) {
	s, client, served := stage(t, 1)
	addFault(t, s, Fault{
		Method: "GET", Path: "*/media", Account: "77", Nth: 2, Status: 503, Body: `{"down":true}`, Headers: map[string]string{"Retry-After": "7"},
	})
	for n, want := range []int{200, 503, 200} {
		status, body, err := ask(client, "GET", host+"/x/media?as=77", "")
		if err != nil || status != want || want == 503 && body != `{"down":true}` {
			t.Errorf("call %d: %d %q %v, want %d", n+1, status, body, err, want)
		}
	}
	for _, other := range []string{"/x/media?as=78", "/x/stories?as=77"} {
		if status, _, _ := ask(client, "GET", host+other, ""); status != 200 {
			t.Errorf("%s: %d", other, status)
		}
	}
	if served.Load() != 4 {
		t.Errorf("the simulator was asked %d times, want 4: an answer of a rule must not reach it", served.Load())
	}
	if f := s.Faults.List()[0]; f.Seen != 3 || f.Applied != 1 {
		t.Errorf("seen %d applied %d", f.Seen, f.Applied)
	}
	if calls := s.Ledger.Calls(Filter{Account: "77"}); len(calls) != 4 || calls[1].Status != 503 || calls[1].Fault != "f1" || calls[0].Cost != 3 {
		t.Errorf("the ledger: %+v", calls)
	}
}

func TestFaultCountAndProbability(t *testing.T) {
	s, client, _ := stage(t, 1)
	addFault(t, s, Fault{Path: "/count", Count: 2, Status: 500})
	addFault(t, s, Fault{Path: "/chance", Probability: 0.5, Status: 500})
	failed := func(path string, n int) (out int) {
		for range n {
			if status, _, _ := ask(client, "GET", host+path, ""); status == 500 {
				out++
			}
		}
		return out
	}
	if n := failed("/count", 5); n != 2 {
		t.Errorf("%d calls failed, want 2", n)
	}
	if n := failed("/chance", 200); n < 70 || n > 130 {
		t.Errorf("%d of 200 calls failed, want about half", n)
	}
}

func TestFaultBreaksConnections(t *testing.T) {
	over := map[string]func(*testing.T, *Sandbox) (*http.Client, string){
		"in the process": func(_ *testing.T, s *Sandbox) (*http.Client, string) {
			return &http.Client{Transport: s.Transport()}, host
		},
		"over a socket": func(t *testing.T, s *Sandbox) (*http.Client, string) {
			if err := s.Start(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			return &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}, s.URL("instagram")
		},
	}
	for name, open := range over {
		t.Run(name, func(t *testing.T) {
			s, _, served := stage(t, 1)
			client, base := open(t, s)
			defer s.Stop()
			three := 3
			addFault(t, s, Fault{Path: "/cut", CutAfter: &three})
			addFault(t, s, Fault{Path: "/close", Close: true})
			addFault(t, s, Fault{Path: "/lost", Close: true, After: true})
			status, body, err := ask(client, "GET", base+"/cut", "")
			if status != 200 || body != "hel" || err == nil {
				t.Errorf("cut: %d %q %v", status, body, err)
			}
			before := served.Load()
			if _, _, err := ask(client, "POST", base+"/close", "x"); err == nil {
				t.Error("a closed connection gave an answer")
			}
			if served.Load() != before {
				t.Error("the simulator worked though the connection was closed before")
			}
			if _, _, err := ask(client, "POST", base+"/lost", "x"); err == nil || served.Load() != before+1 {
				t.Errorf("lost answer: %v, the simulator was asked %d times", err, served.Load()-before)
			}
			for _, c := range s.Ledger.Calls(Filter{}) {
				if c.Path == "/close" && c.Status != 0 {
					t.Errorf("a closed call is in the ledger with status %d", c.Status)
				}
			}
		})
	}
}

func TestFaultDelays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, client, _ := stage(t, 1)
		addFault(t, s, Fault{Delay: Duration(90 * time.Second)})
		began := time.Now()
		if _, _, err := ask(client, "GET", host+"/", ""); err != nil || time.Since(began) != 90*time.Second {
			t.Errorf("answered after %v: %v", time.Since(began), err)
		}
		client.Timeout = 10 * time.Second
		if _, _, err := ask(client, "GET", host+"/", ""); err == nil || !strings.Contains(err.Error(), "deadline") {
			t.Errorf("a caller that does not wait gets %v", err)
		}
	})
}

// TestRemovingARuleEndsItsDelays: whoever waits by it is answered at once.
func TestRemovingARuleEndsItsDelays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, client, _ := stage(t, 1)
		addFault(t, s, Fault{Delay: Duration(90 * time.Second)})
		began := time.Now()
		time.AfterFunc(5*time.Second, func() { s.Faults.Remove("") })
		if status, _, err := ask(client, "GET", host+"/", ""); err != nil || status != http.StatusOK || time.Since(began) != 5*time.Second {
			t.Errorf("answered %d after %v: %v", status, time.Since(began), err)
		}
	})
}

func TestBehaviours(t *testing.T) {
	s, client, _ := stage(t, 1)
	addFault(t, s, Fault{Path: "/shout", Behaviour: "shout"})
	addFault(t, s, Fault{Path: "/shout", Status: 500, Nth: 2})
	if _, body, _ := ask(client, "GET", host+"/shout", ""); body != "HELLO" {
		t.Errorf("got %q", body)
	}
	if status, _, _ := ask(client, "GET", host+"/shout", ""); status != 500 {
		t.Errorf("a behaviour hides a later rule: %d", status)
	}
}

func TestFaultsThatMeanNothing(t *testing.T) {
	minus := -1
	for _, f := range []Fault{{}, {Path: "/x"}, {Status: 42}, {Body: "x"}, {Status: 500, Probability: 2}, {Status: 500, Nth: -1}, {CutAfter: &minus}} {
		if _, err := NewFaults(1).Add(f); err == nil {
			t.Errorf("%+v is accepted", f)
		}
	}
}

// A rule may hold for a span of the world's time, and break off bodies at bytes that the seed chooses.
func TestFaultsInASpanAndCutsAnywhere(t *testing.T) {
	s, client, _ := stage(t, 1)
	from := s.Clock.Now().Add(time.Hour)
	addFault(t, s, Fault{ID: "outage", Status: 503, From: from, Until: from.Add(time.Hour)})
	var got []int
	for range 4 {
		status, _, _ := ask(client, "GET", host+"/x?as=77", "")
		got = append(got, status)
		s.Clock.Advance(30 * time.Minute)
	}
	s.Clock.Advance(time.Hour)
	if status, _, _ := ask(client, "GET", host+"/x?as=77", ""); status != 200 || got[0] != 200 || got[1] != 200 || got[2] != 503 || got[3] != 503 {
		t.Errorf("answers %v, then %d", got, status)
	}
	s.Faults.Remove("")
	addFault(t, s, Fault{ID: "cut", Cut: true})
	lengths := map[int]bool{}
	for range 20 {
		_, body, err := ask(client, "GET", host+"/a/rather/long/path/that/is/echoed?as=77", "")
		if err == nil {
			t.Fatalf("a body was not cut: %q", body)
		}
		lengths[len(body)] = true
	}
	if len(lengths) < 5 {
		t.Errorf("bodies were cut at %d places only", len(lengths))
	}
	if _, err := s.Faults.Add(Fault{Status: 500, From: from, Until: from}); err == nil {
		t.Error("a span without an instant was taken")
	}
}
