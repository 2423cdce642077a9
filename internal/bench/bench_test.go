package bench

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// TestContract: the JSON holds exactly these keys, and what was not measured is null.
func TestContract(t *testing.T) {
	calls, ratio := 2.14, 0.61
	got, err := json.Marshal(Result{CallsPerAccountDay: map[string]*float64{"instagram": &calls, "tiktok": nil, "youtube_units": nil}, EngineRatio: &ratio, Read: Read{Connections: 10_000}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"calls_per_account_day":{"instagram":2.14,"tiktok":null,"youtube_units":null},"engine_ratio":0.61,"syncs_per_second":null,` +
		`"read":{"connections":10000,"p50_ms":null,"p99_ms":null,"ratio_to_sql":null,"growth_1k_to_100k":null},"rss_mib":null,"bytes_per_account_day":null}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPercentile(t *testing.T) {
	var all []time.Duration
	for n := 100; n > 0; n-- {
		all = append(all, time.Duration(n)*time.Millisecond)
	}
	for percent, want := range map[int]float64{50: 50, 99: 99, 100: 100, 0: 1} {
		if got := percentile(all, percent); got != want {
			t.Errorf("percentile %d is %v, want %v", percent, got, want)
		}
	}
	if got := percentile(all[:1], 99); got != 100 {
		t.Errorf("of one value: %v", got)
	}
}

func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{0.61449: 0.614, 1234.5: 1230, 2.1428: 2.14, 99.96: 100} {
		if got := round(x); got == nil || *got != want {
			t.Errorf("round(%v) = %v, want %v", x, got, want)
		}
	}
	if round(0) != nil {
		t.Error("a figure that is 0 was not measured")
	}
}

// TestTable: what was not measured is said so.
func TestTable(t *testing.T) {
	ratio := 0.61
	table := Result{EngineRatio: &ratio, sizes: sizesOf(Quick)}.Table()
	if !strings.Contains(table, "0.61") || !strings.Contains(table, "not measured") {
		t.Error(table)
	}
}
