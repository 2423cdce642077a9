package instagram

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"candor/internal/sandbox"
)

// charge counts a Graph call against the account's budget of 24 hours and the app's of one hour, tells both in the usage headers
// and throttles what is over. Throttled calls count too: going on lengthens the block.
func (s *Simulator) charge(w http.ResponseWriter, in *session) *failure {
	now := s.Clock.Now()
	account := s.percent("account/"+in.account.ID(), now, 24, number(in.app, "account_budget", 48_000))
	app := s.percent("app/"+in.app.ID, now, 1, number(in.app, "app_budget", 0))
	code := s.throttleCode(in, account, app)
	minutes := 0
	if code != 0 && code != 4 {
		account = max(account, 100)
		minutes = 60 - now.Minute()
	}
	if code == 4 {
		app = max(app, 100)
	}
	writeUsage(w, in, account, app, minutes)
	if code == 0 {
		return nil
	}
	return throttled(in.app, code)
}

// percent counts a call and returns how much of the budget the last hours have used.
func (s *Simulator) percent(key string, now time.Time, hours int64, budget int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	hour := now.Unix() / 3600
	calls := s.usage[key]
	if calls == nil {
		calls = map[int64]int{}
		s.usage[key] = calls
	}
	calls[hour]++
	sum := 0
	for h, n := range calls {
		switch {
		case h <= hour-hours:
			delete(calls, h)
		case h <= hour:
			sum += n
		}
	}
	if budget <= 0 {
		return 0
	}
	return sum * 100 / budget
}

func (s *Simulator) throttleCode(in *session, account, app int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case number(in.app, "throttle", 0) != 0:
		return number(in.app, "throttle", 0)
	case s.throttled[in.account.ID()] != 0:
		return s.throttled[in.account.ID()]
	case app >= 100:
		return 4
	case account >= 100:
		return 80002
	}
	return 0
}

// setThrottle is the control action.
func (s *Simulator) setThrottle(account string, on bool, args sandbox.Args) error {
	code, given := args["code"].(float64)
	if !given {
		code = 80002
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case !on:
		delete(s.throttled, account)
	case throttleTexts[int(code)] == "":
		return fmt.Errorf("%w: no throttle code %v", sandbox.ErrBadArgument, code)
	default:
		s.throttled[account] = int(code)
	}
	return nil
}

var throttleTexts = map[int]string{
	4:     "(#4) Application request limit reached",
	17:    "(#17) User request limit reached",
	32:    "(#32) Page request limit reached",
	613:   "(#613) Calls to this api have exceeded the rate limit.",
	80002: "(#80002) There have been too many calls to this Instagram account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.",
}

func throttled(app sandbox.App, code int) *failure {
	transient := true
	f := &failure{status: number(app, "throttle_status", 400), Message: throttleTexts[code], Type: typeOAuth, Code: code, Transient: &transient}
	if f.Message == "" {
		f.Message = "(#" + strconv.Itoa(code) + ") Rate limit reached"
	}
	if code == 80002 {
		f.Subcode = 2446079
	}
	return f
}

// writeUsage writes both headers. The regain time is in minutes and 0 unless the account is throttled.
func writeUsage(w http.ResponseWriter, in *session, account, app, minutes int) {
	switch in.app.Switch("app_usage", "volume") {
	case "volume":
		w.Header().Set("X-App-Usage", fmt.Sprintf(`{"call_volume":%d,"cpu_time":%d}`, app, app/2))
	case "count":
		w.Header().Set("X-App-Usage", fmt.Sprintf(`{"call_count":%d,"total_time":%d,"total_cputime":%d}`, app, app/2, app/2))
	}
	mode := in.app.Switch("buc_usage", "on")
	if mode == "off" {
		return
	}
	type load struct {
		Type   string `json:"type"`
		Calls  int    `json:"call_count"`
		CPU    int    `json:"total_cputime"`
		Time   int    `json:"total_time"`
		Regain int    `json:"estimated_time_to_regain_access"`
	}
	loads := map[string][]load{in.account.ID(): {{"instagram", account, account / 4, account / 4, minutes}}}
	if mode == "two" {
		loads[in.account.Seed.Of("business").Digits(15)] = []load{{"instagram", account / 2, account / 8, account / 8, 0}}
	}
	text, _ := json.Marshal(loads) // plain numbers always marshal
	w.Header().Set("X-Business-Use-Case-Usage", string(text))
}

// number reads a switch that is a whole number.
func number(app sandbox.App, name string, otherwise int) int {
	n, err := strconv.Atoi(app.Switch(name, ""))
	if err != nil {
		return otherwise
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }

// codeText is an error's code for the ledger: "190/463".
func codeText(code, subcode int) string {
	if subcode == 0 {
		return itoa(code)
	}
	return itoa(code) + "/" + itoa(subcode)
}
