//go:build faults

package soak

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"candor/internal/social"
	"candor/internal/store/storetest"
)

// TestAStoppedServerLosesNoToken stops PostgreSQL at once, as a power cut does, with renewals in flight at a platform that takes each token once.
// Their answers come while there is no database. The node goes on and commits them when the server is back, or it is killed and the next one finds
// them in the sealed journal.
func TestAStoppedServerLosesNoToken(t *testing.T) {
	const accounts = 8
	server := storetest.NewServer(t)
	r := newRig(t, server.URL(), modes["each token can be used once"], accounts)
	d := r.behind()
	rounds := sized(1, 25)
	for range rounds {
		for _, killed := range []bool{false, true} {
			r.stoppedUnder(server, d, killed)
		}
	}
	saw("PostgreSQL stopped at once with renewals in flight, and started again when their answers had come; each token can be used once",
		fmt.Sprintf("%d stops, %d renewals in flight at each; at every other one the node is killed meanwhile", 2*rounds, accounts),
		"0 lost, 1 call each; the nodes that lived never ended")
}

func (r *rig) stoppedUnder(server *storetest.Server, d *door, killed bool) {
	r.t.Helper()
	r.world.Ledger.Clear()
	r.world.Clock.Advance(period)
	d.shut()
	node := r.stay(workersEnv + fmt.Sprint("=", len(r.names)))
	node.begin()
	d.inFlight(r.t, len(r.names))
	server.Stop()
	d.open()
	r.journalHolds(len(r.names))
	if killed {
		node.signal(syscall.SIGKILL)
		_ = node.Wait() // it was killed
	}
	server.Start()
	r.databaseAnswers()
	if killed {
		r.run("", 0)
	} else {
		r.journalHolds(0)
		node.signal(syscall.SIGTERM)
		node.ended()
	}
	r.journalHolds(0)
	for _, account := range r.names {
		row, c, err := r.db.TokenOf(r.t.Context(), r.live[account].Key)
		if err != nil {
			r.t.Fatal(err)
		}
		if row.State != social.TokenIdle || r.world.Clock.Now().Sub(row.IssuedAt) >= period || !r.honoured(c, row) {
			r.t.Errorf("killed %v, account %s: token %s of %s (%s)", killed, account, row.State, row.IssuedAt, row.LastError)
		}
	}
	if v := r.judge(r.calls()); v.lost > 0 || v.mostCalls != 1 {
		r.t.Errorf("killed %v: %+v", killed, v)
	}
}

// journalHolds waits until so many renewals are in the journal.
func (r *rig) journalHolds(n int) {
	r.t.Helper()
	r.eventually(fmt.Sprintf("the journal does not come to hold %d renewals", n), func() bool {
		files, err := os.ReadDir(r.journal)
		held := 0
		for _, f := range files {
			if strings.HasSuffix(f.Name(), ".renewal") {
				held++
			}
		}
		return held == n && (err == nil || os.IsNotExist(err))
	})
}

// databaseAnswers waits until the test's own connections are new ones.
func (r *rig) databaseAnswers() {
	r.t.Helper()
	r.eventually("the database does not answer", func() bool {
		_, _, err := r.db.TokenOf(r.t.Context(), r.live[r.names[0]].Key)
		return err == nil
	})
}

func (r *rig) eventually(otherwise string, holds func() bool) {
	r.t.Helper()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for late := time.Now().Add(time.Minute); !holds(); <-tick.C {
		if time.Now().After(late) {
			r.t.Fatal(otherwise)
		}
	}
}
