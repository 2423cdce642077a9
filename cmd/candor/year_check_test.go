package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/internal/sandbox"
	"candor/internal/social"
)

// account is one connection of the year.
type account struct {
	key      int64
	platform string
	external string
	zone     *time.Location
}

// check looks at what the year has left behind.
func (y *year) check() {
	y.t.Helper()
	accounts := y.accounts()
	gaps := 0
	for _, a := range accounts {
		for _, product := range social.CoreProducts() {
			gaps += y.checkDays(a, product)
		}
		y.checkFollowers(a)
		y.checkPosts(a)
		y.checkCalls(a)
	}
	y.checkLedgers()
	y.checkOutages()
	y.checkBudgets()
	if notices := table(y.t, y.db, `SELECT kind, cause FROM notice WHERE kind <> 'renewal_failed'`); notices != "access_ended access_revoked\n" {
		y.t.Errorf("people were told:\n%s", notices)
	}
	if failed := table(y.t, y.db, `SELECT COUNT(*) FROM sync_run WHERE status = 'running'`); failed != "0\n" {
		y.t.Errorf("%s runs never ended", strings.TrimSpace(failed))
	}
	y.t.Logf("%d accounts, %d days, %d runs, %d calls, %d of them spoiled, %d gaps; causes of failed runs:\n%s", len(accounts), y.days, y.runs,
		y.called("", ""), y.spoiled(), gaps, table(y.t, y.db, `SELECT error_code, COUNT(*) FROM sync_run WHERE status = 'failed' GROUP BY error_code ORDER BY 1`))
}

func (y *year) accounts() []account {
	y.t.Helper()
	rows, err := y.db.QueryContext(y.t.Context(), `SELECT key, platform, external_id, zone FROM connection ORDER BY key`)
	if err != nil {
		y.t.Fatal(err)
	}
	defer rows.Close()
	var out []account
	for rows.Next() {
		var a account
		var zone string
		if err := rows.Scan(&a.key, &a.platform, &a.external, &zone); err != nil {
			y.t.Fatal(err)
		}
		a.zone = social.Zone(zone)
		out = append(out, a)
	}
	if err := rows.Err(); err != nil {
		y.t.Fatal(err)
	}
	return out
}

// texts reads one column.
func (y *year) texts(query string, args ...any) []string {
	y.t.Helper()
	return strings.Fields(table(y.t, y.db, query, args...))
}

// checkDays: each day of the year has one fruitful run, or stands in one gap whose cause is what really was the matter then.
func (y *year) checkDays(a account, product social.Product) (gaps int) {
	y.t.Helper()
	runs, seen, missed := map[string]int{}, map[string]int{}, map[string]int{}
	for _, slot := range y.texts(`SELECT slot FROM sync_run WHERE connection = $1 AND product = $2 AND status IN ('success', 'partial')`, a.key, string(product)) {
		runs[slot]++
	}
	for _, day := range y.texts(`SELECT day FROM observation WHERE connection = $1 AND product = $2`, a.key, string(product)) {
		seen[day]++
	}
	for line := range strings.Lines(table(y.t, y.db, `SELECT from_day, to_day, cause FROM gap WHERE connection = $1 AND product = $2`, a.key, string(product))) {
		words := strings.Fields(line)
		from, to, cause := social.Day(words[0]), social.Day(words[1]), social.Cause(words[2])
		gaps++
		if !y.excused(a, from, to, cause) {
			y.t.Errorf("%s %s: a gap from %s to %s because of %q, which was not the matter", a.platform, product, from, to, cause)
		}
		for d := from; d <= to; d = d.Add(1) {
			missed[string(d)]++
		}
	}
	for d := social.DayOf(y.began, a.zone).Add(1); d < social.DayOf(time.Now(), a.zone); d = d.Add(1) {
		day := string(d)
		if runs[day]+missed[day] != 1 || seen[day] != runs[day] {
			// a day that was read on connecting anew has the run of that
			if a.external == y.revoked.ID() && seen[day] == 1 && missed[day] == 0 {
				continue
			}
			y.t.Errorf("%s %s on %s: %d runs, %d gaps, observed %d times", a.platform, product, day, runs[day], missed[day], seen[day])
		}
	}
	return gaps
}

// excused reports whether something was wrong in all days of a gap that accounts for its cause.
func (y *year) excused(a account, from, to social.Day, cause social.Cause) bool {
	for _, s := range y.spans {
		if (s.platform == "" || s.platform == a.platform) && (s.account == "" || s.account == a.external) && slices.Contains(s.causes, cause) &&
			from.End(a.zone).After(s.from) && to.Start(a.zone).Before(s.until) {
			return true
		}
	}
	return false
}

// checkFollowers compares each day's followers with what the platform said at the instant of the observation.
func (y *year) checkFollowers(a account) {
	y.t.Helper()
	there, _ := y.world.World.Account(a.platform, a.external)
	wrong := 0
	days := 0
	for line := range strings.Lines(table(y.t, y.db, `SELECT o.day, o.observed_at, (SELECT r.value FROM reading r WHERE r.connection = o.connection AND r.metric = 'followers' AND r.day <= o.day
		ORDER BY r.day DESC LIMIT 1) FROM observation o WHERE o.connection = $1 AND o.product = 'profile'`, a.key)) {
		var day string
		var at, value int64
		if _, err := fmt.Sscan(line, &day, &at, &value); err != nil {
			y.t.Fatalf("%q: %v", line, err)
		}
		days++
		truth, before := there.Followers(time.UnixMilli(at)), there.Followers(time.UnixMilli(at).Add(-2*time.Minute))
		if a.platform == metered { // three digits are shown
			truth, before = threeDigits(truth), threeDigits(before)
		}
		if value != truth && value != before {
			wrong++
		}
	}
	if wrong > 0 || days == 0 {
		y.t.Errorf("%s %s: %d of %d days have other followers than the platform had", a.platform, there.Handle, wrong, days)
	}
}

func threeDigits(n int64) int64 {
	unit := int64(1)
	for n/unit >= 1000 {
		unit *= 10
	}
	return n / unit * unit
}

// checkPosts: every post that is older than two days is stored once, and none that the account never had.
func (y *year) checkPosts(a account) {
	y.t.Helper()
	there, _ := y.world.World.Account(a.platform, a.external)
	stored := map[string]int{}
	for _, id := range y.texts(`SELECT external_id FROM post WHERE connection = $1`, a.key) {
		stored[id]++
	}
	lost := 0
	for _, p := range y.world.World.Posts(there, time.Now()) {
		old := time.Since(p.Published) > 2*aDay
		if p.Kind != sandbox.Story && p.Kind != sandbox.Live && !p.Private(time.Now()) && old && stored[p.ID] != 1 {
			lost++
		}
		delete(stored, p.ID)
	}
	for id, n := range stored {
		if n != 1 {
			y.t.Errorf("%s: post %s is stored %d times", there.Handle, id, n)
		}
	}
	if lost > 0 {
		y.t.Errorf("%s %s: %d posts are not stored", a.platform, there.Handle, lost)
	}
}

// isToken tells calls that no run makes: sign-ins and renewals.
func isToken(route string) bool {
	return strings.Contains(route, "token") || strings.Contains(route, "oauth") || strings.Contains(route, "/revoke") || strings.Contains(route, "/certs")
}

// called is how many calls of runs the simulators' ledger holds.
func (y *year) called(platform, account string) (calls int) {
	for _, s := range y.world.Ledger.Summaries(sandbox.Filter{Platform: platform, Account: account}) {
		if !isToken(s.Route) {
			calls += s.Calls
		}
	}
	return calls
}

// spoiled is how many calls a fault changed.
func (y *year) spoiled() (n int) {
	for _, f := range y.world.Faults.List() {
		n += f.Applied
	}
	return n
}

// checkCalls: the runs of an account say that they made as many calls, of as many units, as its platform counted.
func (y *year) checkCalls(a account) {
	y.t.Helper()
	if a.external == y.revoked.ID() {
		return // some of its calls have no account: its token was gone. The platform's sum holds them
	}
	ours := strings.TrimSpace(table(y.t, y.db, `SELECT SUM(calls) FROM sync_run WHERE connection = $1`, a.key))
	if theirs := fmt.Sprint(y.called(a.platform, a.external)); ours != theirs {
		y.t.Errorf("%s %s: the runs count %s calls, the platform %s", a.platform, a.external, ours, theirs)
	}
}

// checkLedgers: Candor's ledger equals the simulators'.
func (y *year) checkLedgers() {
	y.t.Helper()
	for _, p := range names() {
		calls, units := 0, 0
		for _, s := range y.world.Ledger.Summaries(sandbox.Filter{Platform: string(p)}) {
			if !isToken(s.Route) {
				calls, units = calls+s.Calls, units+s.Cost
			}
		}
		calls -= y.signIns[string(p)]
		units -= y.signIns[string(p)]
		if ours, theirs := table(y.t, y.db, `SELECT SUM(calls), SUM(cost) FROM sync_run WHERE platform = $1`, string(p)), fmt.Sprintln(calls, units); ours != theirs {
			y.t.Errorf("%s: calls and units by our ledger %q, by the platform's %q", p, ours, theirs)
		}
	}
}

// checkOutages: what was due while a platform was away was read within half an hour after it was back.
func (y *year) checkOutages() {
	y.t.Helper()
	for _, name := range []string{"outage", "silence"} {
		s := y.spans[name]
		due := table(y.t, y.db, `SELECT COUNT(*) FROM slot l JOIN connection c ON c.key = l.connection WHERE c.platform = $1 AND l.due_at BETWEEN $2 AND $3`,
			s.platform, s.from.UnixMilli(), s.until.UnixMilli())
		late := table(y.t, y.db, `SELECT l.product, l.name, l.outcome, (l.ended_at - $4) / 60000 FROM slot l JOIN connection c ON c.key = l.connection
			WHERE c.platform = $1 AND l.product IN ('profile', 'posts') AND l.due_at BETWEEN $2 AND $3 AND (l.outcome = 'missed' OR l.ended_at > $4 + 1800000)`,
			s.platform, s.from.UnixMilli(), s.until.UnixMilli(), s.until.UnixMilli())
		if late != "" || due == "0\n" {
			y.t.Errorf("%s of %s: %s slots were due, and half an hour after it these were not read:\n%s", name, s.platform, strings.TrimSpace(due), late)
		}
	}
}

// checkBudgets: no budget was overspent. Of itself a simulator refused only the one call that met the end of the quota (and those that were under way beside it);
// an operator's cap holds every day; a day of refusals costs few calls.
func (y *year) checkBudgets() {
	y.t.Helper()
	if n := y.refusals[metered]; n == 0 || n > 8 || len(y.refusals) != 1 {
		y.t.Errorf("platforms refused of themselves: %v", y.refusals)
	}
	refusing := y.spans["refusals"]
	perDay := map[string]int{}
	for _, s := range y.world.Ledger.Summaries(sandbox.Filter{Platform: tokens}) {
		if !isToken(s.Route) {
			perDay[s.Day] += s.Calls
		}
	}
	limit := callsADay * len(y.accounts()) / len(names())
	most := 0
	for day, calls := range perDay {
		most = max(most, calls)
		if calls > limit {
			y.t.Errorf("%s: %d calls to %s, %d are allowed a day", day, calls, tokens, limit)
		}
	}
	if most < limit*9/10 {
		y.t.Errorf("at most %d calls a day: the cap of %d was never met, so it was not tried", most, limit)
	}
	if n := perDay[refusing.from.Format(time.DateOnly)]; n > 120 {
		y.t.Errorf("%d calls on the day of refusals", n)
	}
}
