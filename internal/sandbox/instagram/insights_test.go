package instagram

import (
	"slices"
	"strings"
	"testing"
	"time"

	"candor/internal/sandbox"
)

const commonMetrics = "views,reach,likes,comments,saved,shares,total_interactions"

// newestOf returns the newest post of a product type that is old enough to have metrics.
func (s *stage) newestOf(ref, kind string) sandbox.Post {
	s.Helper()
	for _, p := range s.World.Posts(s.account(ref), s.Clock.Now().Add(-4*time.Hour)) {
		if product(p) == kind {
			return p
		}
	}
	s.Fatalf("%s has no %s", ref, kind)
	return sandbox.Post{}
}

func TestMetricMatrix(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	facebook := []string{"facebook_views", "crossposted_views"}
	for kind, metrics := range matrix {
		p := s.newestOf("jonas", kind)
		if kind == story && !s.Clock.Now().Before(p.Published.Add(storyLife)) {
			t.Fatal("no story of today: choose another seed")
		}
		path := "/v26.0/" + p.ID + "/insights?metric="
		able := slices.DeleteFunc(slices.Clone(metrics), func(m string) bool { return slices.Contains(facebook, m) })
		a := s.get(token, path+strings.Join(able, ","))
		if len(a.items()) != len(able) {
			t.Errorf("%s: %d of %d metrics: %s", kind, len(a.items()), len(able), a.text)
		}
		for _, metric := range metricNames {
			a := s.get(token, path+metric)
			switch {
			case slices.Contains(able, metric):
				if a.status != 200 {
					t.Errorf("%s %s: %s", kind, metric, a.text)
				}
			case slices.Contains(metrics, metric):
				s.fails(kind+" "+metric, a, 400, -1, 2207086, typeAPI)
			default:
				s.fails(kind+" "+metric, a, 400, 100, 0, typeAPI)
			}
		}
	}
	reel := s.newestOf("jonas", reels)
	a := s.get(token, "/"+reel.ID+"/insights?metric=reach,profile_visits,follows")
	want := "The Media Insights API does not support the profile_visits, follows metric for this media product type."
	if got := a.body["error"].(map[string]any)["message"]; got != want {
		t.Errorf("the message is %q", got)
	}
	for _, name := range []string{"plays", "engagement", "video_views", "x"} {
		a := s.get(token, "/"+reel.ID+"/insights?metric=reach,"+name)
		s.fails(name, a, 400, 100, 0, typeAPI)
		if !strings.Contains(a.text, "metric[1] must be one of the following values: impressions, reach") {
			t.Errorf("%s: %s", name, a.text)
		}
	}
}

func TestInsightsParameters(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	path := "/" + s.newestOf("jonas", feedProduct).ID + "/insights?"
	s.fails("no metric", s.get(token, path), 400, 100, 0, typeAPI)
	s.fails("a period", s.get(token, path+"metric=reach&period=day"), 400, 100, 0, typeAPI)
	s.fails("a breakdown", s.get(token, path+"metric=views&breakdown=follow_type"), 400, 100, 0, typeAPI)
	s.fails("a breakdown of one of two", s.get(token, path+"metric=profile_activity,views&breakdown=action_type"), 400, 100, 0, typeAPI)
	item := s.get(token, path+"metric=profile_activity&breakdown=action_type&period=lifetime").items()[0]
	total := item["total_value"].(map[string]any)
	sum := 0
	for _, r := range total["breakdowns"].([]any)[0].(map[string]any)["results"].([]any) {
		sum += whole(r.(map[string]any)["value"])
	}
	if sum != whole(total["value"]) || sum == 0 {
		t.Errorf("the parts are %d of %v", sum, total)
	}
	reel := s.newestOf("jonas", reels)
	rate := s.get(token, "/"+reel.ID+"/insights?metric=reels_skip_rate")
	if !strings.Contains(rate.text, ".") {
		t.Errorf("the skip rate is not a fraction: %s", rate.text)
	}
}

// The longest window is 2,592,000 seconds, to the second and in every season.
func TestAccountWindow(t *testing.T) {
	s := open(t)
	token := s.long("jonas")
	path := func(seconds int64) string {
		until := start.Unix() - 1
		return "/me/insights?metric=reach&period=day&metric_type=total_value&until=" + itoa(int(until)) + "&since=" + itoa(int(until-seconds))
	}
	if a := s.get(token, path(2_592_000)); a.status != 200 {
		t.Errorf("thirty days: %s", a.text)
	}
	s.fails("a second more", s.get(token, path(2_592_001)), 400, 100, 0, typeAPI)
}

func TestInsightsLag(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	p := s.newestOf("mara", reels)
	path := "/" + p.ID + "/insights?metric=views"
	value := func() int {
		items := s.get(token, path).items()
		if len(items) == 0 {
			return -1
		}
		return whole(items[0]["values"].([]any)[0].(map[string]any)["value"])
	}
	if got, want := value(), int(p.At(sandbox.Views, start.Add(-2*time.Hour))); got != want {
		t.Errorf("views %d, two hours ago there were %d", got, want)
	}
	s.set(map[string]string{"insights_lag": start.Sub(p.Published).String()})
	if got, want := value(), int(p.At(sandbox.Views, p.Published)); got != want {
		t.Errorf("views %d, want %d", got, want)
	}
	s.set(map[string]string{"insights_lag": (start.Sub(p.Published) + time.Second).String()})
	if got := value(); got != -1 {
		t.Errorf("a media younger than the lag has %d views", got)
	}
	s.Clock.Set(p.Published.Add(retention))
	token = s.long("mara")
	if got := value(); got != -1 {
		t.Errorf("after two years there are %d views", got)
	}
}

func TestExpansion(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	path := "/me/media?limit=25&fields=id,insights.metric(" + commonMetrics + ")"
	for _, m := range s.get(token, path).items() {
		p, a, _ := s.World.Post(name, m["id"].(string), start)
		truth := New(s.Core).Figures(a, &p, start)
		data := m["insights"].(map[string]any)["data"].([]any)
		if len(data) == 0 && start.Sub(p.Published) > 2*time.Hour {
			t.Errorf("%s has no insights", p.ID)
		}
		for _, d := range data {
			entry := d.(map[string]any)
			got := whole(entry["values"].([]any)[0].(map[string]any)["value"])
			if want := truth[entry["name"].(string)]; int64(got) != want {
				t.Errorf("%s: %s is %d, the truth is %v", p.ID, entry["name"], got, want)
			}
		}
	}
	// A metric that one type lacks, and a post from before the conversion, each fail the whole page.
	s.fails("a metric of reels", s.get(token, "/me/media?fields=id,insights.metric(ig_reels_avg_watch_time)"), 400, 100, 0, typeAPI)
	viktor := s.long("viktor")
	s.fails("before the conversion", s.get(viktor, "/me/media?limit=100&fields=id,insights.metric(reach)"), 400, 100, 2108006, typeAPI)
	if a := s.get(viktor, "/me/media?limit=3&fields=id,insights.metric(reach)"); a.status != 200 {
		t.Errorf("the newest posts are from after it: %s", a.text)
	}
	if a := s.get(viktor, "/me/media?limit=100&fields=id"); a.status != 200 {
		t.Errorf("without insights: %s", a.text)
	}
}

func TestLocalisedTexts(t *testing.T) {
	s := open(t)
	s.set(map[string]string{"localised": "on"})
	token := s.long("layla")
	path := "/" + s.newestOf("layla", feedProduct).ID + "/insights?metric=reach"
	if title := s.get(token, path).items()[0]["title"]; title != titles["ar"]["reach"] {
		t.Errorf("the title is %v", title)
	}
	a := s.get(token, path+",x")
	s.fails("localised", a, 400, 100, 0, typeAPI)
	if a.body["error"].(map[string]any)["message"] != apologies["ar"] {
		t.Errorf("the message: %s", a.text)
	}
}

func TestUsageHeaders(t *testing.T) {
	s := open(t)
	token, id := s.long("mara"), s.account("mara").ID()
	check := func(app, buc string) {
		t.Helper()
		a := s.get(token, "/me")
		if got := a.header.Get("X-App-Usage"); got != app {
			t.Errorf("X-App-Usage: %s, want %s", got, app)
		}
		if got := a.header.Get("X-Business-Use-Case-Usage"); got != buc {
			t.Errorf("X-Business-Use-Case-Usage: %s, want %s", got, buc)
		}
	}
	none := `{"` + id + `":[{"type":"instagram","call_count":0,"total_cputime":0,"total_time":0,"estimated_time_to_regain_access":0}]}`
	check(`{"call_volume":0,"cpu_time":0}`, none)
	s.set(map[string]string{"app_usage": "count"})
	check(`{"call_count":0,"total_time":0,"total_cputime":0}`, none)
	s.set(map[string]string{"app_usage": "off", "buc_usage": "off"})
	check("", "")
	s.set(map[string]string{"buc_usage": "two"})
	if got := s.get(token, "/me").header.Get("X-Business-Use-Case-Usage"); strings.Count(got, `"instagram"`) != 2 {
		t.Errorf("under two ids: %s", got)
	}
}

func TestThrottling(t *testing.T) {
	s := open(t)
	token, other := s.long("mara"), s.long("jonas")
	s.set(map[string]string{"account_budget": "10"})
	for n := 1; n < 10; n++ {
		if a := s.get(token, "/me"); a.status != 200 || !strings.Contains(a.header.Get("X-Business-Use-Case-Usage"), `"call_count":`+itoa(10*n)+`,`) {
			t.Fatalf("call %d: %d %s", n, a.status, a.header.Get("X-Business-Use-Case-Usage"))
		}
	}
	a := s.get(token, "/me")
	s.fails("over the account's budget", a, 400, 80002, 2446079, typeOAuth)
	if !strings.Contains(a.header.Get("X-Business-Use-Case-Usage"), `"estimated_time_to_regain_access":30}`) {
		t.Errorf("the regain time: %s", a.header.Get("X-Business-Use-Case-Usage"))
	}
	if a := s.get(other, "/me"); a.status != 200 {
		t.Errorf("another account is throttled too: %s", a.text)
	}
	s.Clock.Advance(25 * time.Hour)
	if a := s.get(token, "/me"); a.status != 200 {
		t.Errorf("a day later: %s", a.text)
	}
	s.set(map[string]string{"account_budget": "", "app_budget": "2", "throttle_status": "403"})
	_ = s.get(other, "/me")
	s.fails("over the app's budget", s.get(other, "/me"), 403, 4, 0, typeOAuth)
	s.Clock.Advance(time.Hour)
	s.set(map[string]string{"app_budget": "", "throttle": "17", "throttle_status": "429"})
	s.fails("by a switch", s.get(other, "/me"), 429, 17, 0, typeOAuth)
	s.set(map[string]string{"throttle": "", "throttle_status": ""})
	s.act("mara", "throttle", sandbox.Args{"code": 32.0})
	s.fails("by an action", s.get(token, "/me"), 400, 32, 0, typeOAuth)
	s.act("mara", "unthrottle", nil)
	if a := s.get(token, "/me"); a.status != 200 {
		t.Errorf("after the throttle: %s", a.text)
	}
}

func TestLedgerSeesRoutes(t *testing.T) {
	s := open(t)
	token := s.long("mara")
	id := s.account("mara").ID()
	_ = s.get(token, "/v26.0/"+id+"/media?limit=1")
	_ = s.get(token, "/v26.0/me")
	_ = s.get(token, "/v26.0/"+s.newestOf("mara", reels).ID+"/insights")
	var got []string
	for _, c := range s.Ledger.Calls(sandbox.Filter{Account: id}) {
		got = append(got, c.Route+" "+c.Bucket+" "+itoa(c.Cost)+" "+itoa(c.Status)+" "+c.Error)
	}
	want := []string{
		"/oauth/authorize  0 302 ", "/oauth/access_token app 1 200 ", "/access_token app 1 200 ", "/{id}/media account:" + id + " 1 200 ",
		"/me account:" + id + " 1 200 ", "/{media}/insights account:" + id + " 1 400 100",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the ledger holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestActionsThatMeanNothing(t *testing.T) {
	s := open(t)
	for action, args := range map[string]sandbox.Args{"revoke": {"reason": "mood"}, "drop_scope": {"scope": "email"}, "throttle": {"code": 1.0}} {
		if _, err := s.World.Act(name, "mara", action, args); err == nil {
			t.Errorf("%s %v is accepted", action, args)
		}
	}
}
