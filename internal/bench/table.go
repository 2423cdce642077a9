package bench

import (
	"fmt"
	"strings"
)

// Table renders a result for people: what was measured, at which size, and what design and README promise.
func (r Result) Table() string {
	var out strings.Builder
	line := func(what, value, reach, size string) {
		fmt.Fprintf(&out, "%-44s %12s   %-12s %s\n", what, value, reach, size)
	}
	line("figure", "measured", "to reach", "size")
	days := fmt.Sprintf("%d accounts, %d days", r.sizes.creators, r.sizes.days)
	for _, p := range []string{"instagram", "tiktok", "youtube_units"} {
		name, unit := strings.CutSuffix(p, "_units")
		word := map[bool]string{true: "units", false: "calls"}[unit]
		line(name+": "+word+" per account-day", value(r.CallsPerAccountDay[p]), "≤ 3", fmt.Sprintf("%d accounts, %d days, renewals included", r.sizes.creators, coreDays))
		if full := r.full[p]; full != nil && *full != *r.CallsPerAccountDay[p] {
			line("  with everything else that is read", value(full), "", days)
		}
	}
	pace := fmt.Sprintf("%d accounts a platform, profile and posts, over %d days", r.sizes.creators, r.sizes.rounds)
	line("engine's pace, as a share of a bare loop's", value(r.EngineRatio), "≥ 0.5", pace)
	line("accounts synced per second", value(r.SyncsPerSecond), "", pace)
	r.Read.lines(line, "", r.sizes)
	if r.ReadPostgreSQL != nil {
		r.ReadPostgreSQL.lines(line, " on PostgreSQL", r.sizes)
	}
	line("memory while connections sync, MiB", value(r.RSSMiB), "≤ 150", fmt.Sprintf("%d connections, %d first syncs in up to %s", r.sizes.remembered, r.runs, r.sizes.rememberedIn))
	for _, p := range r.Nodes {
		line(fmt.Sprintf("runs per second of %d on PostgreSQL", p.Nodes), value(p.RunsPerSecond), "", fmt.Sprintf("platforms that take %s, %d runs at once per platform and node", r.sizes.answersIn, nodeWorkers))
	}
	line("bytes stored per account-day", value(r.BytesPerAccountDay), "≤ 4,000", fmt.Sprintf("%d accounts a platform, profile and posts, %d days", r.sizes.creators, coreDays))
	if r.fullBytes != nil {
		line("  with everything else that is read", value(r.fullBytes), "", days)
	}
	return out.String()
}

// lines writes what was measured of reads on one database.
func (r Read) lines(line func(what, value, reach, size string), on string, s sizes) {
	read := fmt.Sprintf("%d connections, %d days, %d requests", r.Connections, s.history, s.requests)
	line("GET /api/analytics/socials"+on+", p50 ms", value(r.P50), "", read)
	line("GET /api/analytics/socials"+on+", p99 ms", value(r.P99), "≤ 25", read)
	line("  p50 as a multiple of bare SQL and encoding", value(r.RatioToSQL), "≤ 1.5", read)
	line("  p50 at 100,000 connections by that at 1,000", value(r.Growth), "≤ 1.3", fmt.Sprintf("%d days of history", growthDays))
}

func value(x *float64) string {
	if x == nil {
		return "not measured"
	}
	return fmt.Sprintf("%.4g", *x)
}
