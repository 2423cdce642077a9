package policy_test

import (
	"slices"
	"strings"
	"testing"

	"candor/internal/policy"
	"candor/internal/social"
	"candor/internal/store"
	"candor/internal/store/storetest"
)

// TestEveryColumnHasAClass: a column of the migrated database without a class fails, and so does a class without a rule.
func TestEveryColumnHasAClass(t *testing.T) {
	db := storetest.Open(t)
	stored := columnsOf(t, db)
	for table, names := range stored {
		for _, column := range names {
			if _, ok := policy.ClassOf(table, column); !ok {
				t.Errorf("%s.%s has no class: say in internal/policy/columns.go what its data is and how long it may stay", table, column)
			}
		}
	}
	seen := map[string]policy.Class{}
	policy.Columns(func(table, column string, class policy.Class) bool {
		if other, twice := seen[table+"."+column]; twice {
			t.Errorf("%s.%s is %s and %s", table, column, other, class)
		}
		seen[table+"."+column] = class
		if !slices.Contains(policy.Classes(), class) && !slices.Contains(policy.OwnClasses(), class) {
			t.Errorf("%s.%s is of the class %q, which has no rule", table, column, class)
		}
		return true
	})
	for _, p := range []social.Platform{social.Instagram, social.TikTok, social.YouTube} {
		for _, class := range policy.Classes() {
			if policy.RuleOf(p, class).Clause == "" {
				t.Errorf("%s of %s have no rule", class, p)
			}
		}
	}
}

func columnsOf(t *testing.T, db *store.DB) map[string][]string {
	t.Helper()
	columns := map[string][]string{}
	rows, err := db.Writer().QueryContext(t.Context(), `SELECT m.name, p.name FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(table, "river_") { // the queue holds keys of ours and nothing else: TestTheQueueHoldsKeysOnly
			columns[table] = append(columns[table], column)
		}
	}
	if err := rows.Err(); err != nil || len(columns) < 20 {
		t.Fatalf("%d tables, error %v", len(columns), err)
	}
	return columns
}

// TestEveryMetricHasARule: what a platform offers and nobody has thought through fails; and YouTube's
// figures are in no sum, in no computation and in nobody else's hands.
func TestEveryMetricHasARule(t *testing.T) {
	for _, p := range []social.Platform{social.Instagram, social.TikTok, social.YouTube} {
		for _, m := range social.Metrics() {
			offer, offered := social.OfferOf(p, m.ID)
			rule, ruled := policy.MetricRuleOf(p, m.ID)
			switch {
			case offered && !ruled:
				t.Errorf("%s of %s has no rule: say in internal/policy/metrics.go what may be done with it", m.ID, p)
			case !offered:
				continue
			}
			if offer.Class == social.Derived && !rule.May(policy.Compute) && !rule.May(policy.ComputeIfAllowed) {
				t.Errorf("%s of %s is computed, which its terms forbid", m.ID, p)
			}
			if p == social.YouTube && (rule.May(policy.Total) || rule.May(policy.PassOn) || rule.May(policy.Compute)) {
				t.Errorf("%s of YouTube is given away", m.ID)
			}
			if rule.May(policy.Total) && m.Kind != social.LevelKind {
				t.Errorf("%s of %s may be in a total and is no level", m.ID, p)
			}
		}
	}
}
