package main

import (
	"testing"

	"candor/internal/bench"
	"candor/internal/store/storetest"
)

// TestBench: every part measures something, on the program as it is wired, and the daily reading is as frugal as promised.
func TestBench(t *testing.T) {
	empty(t)
	t.Setenv(asCandor, "1") // the server whose memory is measured
	r, err := bench.Run(t.Context(), bench.Config{Size: bench.Smoke, Platforms: names(), Open: benchStage, Serve: benchServe})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range names() {
		key := string(p)
		if _, ok := r.CallsPerAccountDay[key]; !ok {
			key += "_units"
		}
		if calls := r.CallsPerAccountDay[key]; calls == nil {
			t.Errorf("%s was not measured", key)
		} else if *calls > 3.01 || *calls < 1 {
			t.Errorf("%s: %v calls per account-day", key, *calls)
		}
	}
	for name, figure := range map[string]*float64{"engine_ratio": r.EngineRatio, "syncs_per_second": r.SyncsPerSecond, "p50": r.Read.P50, "p99": r.Read.P99,
		"ratio_to_sql": r.Read.RatioToSQL, "rss": r.RSSMiB, "bytes": r.BytesPerAccountDay} {
		if figure == nil || *figure <= 0 {
			t.Errorf("%s was not measured", name)
		}
	}
	if r.Read.Growth != nil {
		t.Error("growth needs a full run")
	}
}

// TestBenchOfNodes: one, two and three nodes carry out runs on a server, which is left as it was.
func TestBenchOfNodes(t *testing.T) {
	server := storetest.EmptyPostgreSQL(t)
	empty(t)
	t.Setenv(asCandor, "1")
	r, err := bench.Run(t.Context(), bench.Config{Size: bench.Smoke, Platforms: names(), Only: "nodes", Open: benchStage, OpenPostgreSQL: onServer(server), Serve: benchServe})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Nodes) != 3 {
		t.Fatalf("measured %v", r.Nodes)
	}
	for _, pace := range r.Nodes {
		if pace.RunsPerSecond == nil {
			t.Errorf("%d nodes carried out nothing", pace.Nodes)
		}
	}
}
