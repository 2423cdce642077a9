package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"candor/internal/platform"
	"candor/internal/seal"
	"candor/internal/social"
	"candor/internal/store"
	"candor/web"
)

// doctorCmd looks at everything that a start needs and changes nothing.
type doctorCmd struct {
	Offline bool `help:"Do not ask the platforms' servers for the time."`
}

// grade is how a finding stands.
type grade string

const (
	fine grade = "ok"
	note grade = "note" // works, but somebody should know
	bad  grade = "BAD"  // does not work as it is
)

const (
	skewNote, skewBad = time.Minute, 5 * time.Minute // reliability.md §3, 17
	diskNote, diskBad = 2 << 30, 200 << 20           // bytes left
	askFor            = 5 * time.Second              // how long a platform's server may take to tell the time
)

// doctor gathers findings.
type doctor struct {
	set     *Settings
	outside outside
	to      streams
	found   map[grade]int
}

// Run prints one line a finding. It fails if anything keeps Candor from working.
func (cmd doctorCmd) Run(ctx context.Context, set *Settings, s streams) error {
	d := &doctor{set: set, outside: environment(set, s), to: s, found: map[grade]int{}}
	d.address(ctx)
	keyset := d.keyset()
	d.database(ctx, keyset)
	d.disk()
	d.platforms(ctx, cmd.Offline)
	d.operator()
	d.mail(ctx, cmd.Offline)
	if _, built := web.Files(); !built {
		d.say(note, "web app", "it is not in this binary: build it with \"make build\"; the API works without it")
	}
	if n := d.found[bad]; n > 0 {
		return fmt.Errorf("%d of the findings keep Candor from working: mend what is marked %s", n, bad)
	}
	fmt.Fprintln(s.out, "Candor can be started.")
	return nil
}

// say prints a finding.
func (d *doctor) say(g grade, what, format string, args ...any) {
	d.found[g]++
	fmt.Fprintf(d.to.out, "%-5s %-11s %s\n", g, what, fmt.Sprintf(format, args...))
}

// address looks at where people reach Candor. What is wrong in itself the command line has refused already.
func (d *doctor) address(ctx context.Context) {
	u, _ := url.Parse(d.set.PublicURL)
	if loopback(u.Hostname()) {
		d.say(note, "public url", "%s is reached from this machine only; for others set CANDOR_PUBLIC_URL to an https address", d.set.PublicURL)
	} else {
		d.say(fine, "public url", "%s", d.set.PublicURL)
		if len(d.set.proxies) == 0 {
			d.say(note, "proxy", "everybody behind your proxy counts as one caller, so one guesser can keep all from signing in: name it in CANDOR_TRUSTED_PROXIES")
		}
	}
	listener, err := listen(ctx, d.set)
	if err != nil {
		d.say(note, "listen", "%s is in use: fine if it is Candor; otherwise choose another with CANDOR_LISTEN", d.set.Listen)
		return
	}
	listener.Close()
	d.say(fine, "listen", "%s is free", d.set.Listen)
}

func (d *doctor) keyset() *seal.Keyset {
	source, err := d.set.source()
	var keyset *seal.Keyset
	if err == nil {
		keyset, err = source.Load()
	}
	if err != nil {
		d.say(bad, "keyset", "%v", err)
		return nil
	}
	d.say(fine, "keyset", "%s holds %d keys; keep a copy of it in a safe place", source, len(keyset.Keys()))
	return keyset
}

// database asks whether it opens, belongs to the keyset and is current.
func (d *doctor) database(ctx context.Context, keyset *seal.Keyset) {
	if path, ok := store.FilePath(d.set.DatabaseURL); ok {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			d.say(note, "database", "%s is not there; it is made at the first start", path)
			return
		}
	}
	db, err := store.Open(ctx, store.Config{URL: d.set.DatabaseURL})
	if err != nil {
		d.say(bad, "database", "%v", err)
		return
	}
	defer db.Close()
	pending, err := db.Pending(ctx)
	switch {
	case err != nil:
		d.say(bad, "database", "%v", err)
		return
	case len(pending) > 0:
		d.say(note, "database", "%d migrations are pending: they are applied at the next start, or by \"candor migrate\"", len(pending))
	default:
		d.say(fine, "database", "it answers and is current")
	}
	d.belongs(ctx, db, keyset)
	d.shortGrants(ctx, db)
	if people, err := db.People(ctx); err == nil && len(people) == 0 {
		d.say(note, "people", "nobody may sign in yet: candor user add --email you@example.org --role creator")
	}
}

// belongs proves the keyset where there is something to prove it by.
func (d *doctor) belongs(ctx context.Context, db *store.DB, keyset *seal.Keyset) {
	sealed, err := db.HasSealed(ctx)
	if err == nil && sealed && keyset != nil {
		err = keyset.Prove(ctx, db)
	}
	if err != nil {
		d.say(bad, "keyset", "%v", err)
	}
}

// testingLife is the longest that a grant lives while a Google project is in Testing, with a day to spare.
const testingLife = 8 * 24 * time.Hour

// shortGrants finds a Google project that is still in Testing by the grants that it gave: nothing else tells.
func (d *doctor) shortGrants(ctx context.Context, db *store.DB) {
	life, err := db.ShortestGrant(ctx, social.YouTube)
	if err == nil && life > 0 && life <= testingLife {
		d.say(note, "YouTube", "Google ends its grants after %d days: the project is in Testing, and every creator must connect again each week; publish its consent screen (docs/registering.md)",
			int(life.Round(24*time.Hour).Hours()/24))
	}
}

// sandboxKey is how the client key of a TikTok sandbox begins.
const sandboxKey = "sb"

// sandboxed says what a TikTok app can do that was not reviewed.
func (d *doctor) sandboxed(p social.Platform) {
	if p == social.TikTok && strings.HasPrefix(d.outside.env("TIKTOK_CLIENT_KEY"), sandboxKey) {
		d.say(note, "TikTok", "the client key is that of a sandbox: only its target users, ten at most, can connect; everybody can when TikTok has reviewed the app (docs/registering.md)")
	}
}

// disk asks how much is left where the database lies, and whether that is a place for a database.
func (d *doctor) disk() {
	path, ok := store.FilePath(d.set.DatabaseURL)
	if !ok {
		return
	}
	folder := filepath.Dir(path)
	for _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) && folder != "/"; _, err = os.Stat(folder) {
		folder = filepath.Dir(folder)
	}
	if name := store.NetworkFileSystem(folder); name != "" {
		d.say(bad, "disk", "%s lies on %s: SQLite needs a local file system; move it, or use PostgreSQL", folder, name)
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(folder, &disk); err != nil {
		d.say(bad, "disk", "%s: %v", folder, err)
		return
	}
	free := disk.Bavail * uint64(disk.Bsize)
	switch {
	case free < diskBad:
		d.say(bad, "disk", "only %d MiB are left at %s: make room", free>>20, folder)
	case free < diskNote:
		d.say(note, "disk", "%d MiB are left at %s", free>>20, folder)
	default:
		d.say(fine, "disk", "%d GiB are left at %s", free>>30, folder)
	}
}

// platforms looks at each platform's settings, its redirect URI, and the time that its servers tell.
func (d *doctor) platforms(ctx context.Context, offline bool) {
	c := &candor{set: d.set}
	for _, p := range platforms() {
		opened, err := p.Open(platform.Deps{Env: d.outside.env, PublicURL: d.set.PublicURL, Transport: d.outside.transport, Now: d.outside.now})
		if err == nil {
			err = c.checkRedirect(p.Info, d.outside.env(redirectSetting(p.Info)))
		}
		var unset *platform.NotConfigured
		switch {
		case errors.As(err, &unset):
			d.say(note, p.Info.Name, "not configured: set %s; docs/platforms/%s.md tells how", strings.Join(unset.Missing, " and "), p.Info.Platform)
			continue
		case err != nil:
			d.say(bad, p.Info.Name, "%v", err)
			continue
		}
		d.say(fine, p.Info.Name, "configured; register the redirect URI %s", d.set.callback(p.Info.Platform))
		d.sandboxed(p.Info.Platform)
		if _, ok := opened.(platform.Pusher); ok {
			c.connectors = map[social.Platform]platform.Connector{p.Info.Platform: opened}
			d.push(c, p.Info)
		}
		if !offline {
			d.clock(ctx, p.Info)
		}
	}
}

// operator asks whether people can be told who runs Candor.
func (d *doctor) operator() {
	missing := d.set.operator().Missing()
	if len(missing) == 0 {
		d.say(fine, "operator", "%s; people read %s/privacy before they connect", d.set.operator().Name, d.set.PublicURL)
		return
	}
	real := slices.ContainsFunc(platforms(), func(p listed) bool {
		_, err := p.Open(platform.Deps{Env: d.outside.env, PublicURL: d.set.PublicURL, Transport: d.outside.transport, Now: d.outside.now})
		return err == nil && !standsIn(p.Info, d.outside.env)
	})
	g := note
	if real {
		g = bad
	}
	d.say(g, "operator", "nobody can connect an account before it is said who runs Candor: set %s", strings.Join(missing, " and "))
}

// push says whether the platform's hub can tell of new posts here, and what follows from it.
func (d *doctor) push(c *candor, info platform.Info) {
	if _, off := c.hub(d.outside); off != "" {
		d.say(note, info.Name, "no hub tells of new videos, since %s: the uploads list is read daily, 3 units a channel and day", off)
		return
	}
	d.say(fine, info.Name, "its hub tells of new videos at %s/api/webhooks/youtube/…: the uploads list is read when it does, and weekly", d.set.PublicURL)
}

// clock compares our time with that of a platform's servers.
func (d *doctor) clock(ctx context.Context, info platform.Info) {
	asked := map[string]bool{}
	for _, setting := range info.Settings {
		host := strings.TrimSpace(d.outside.env(setting.Env))
		if host == "" {
			host = setting.Default
		}
		if !setting.Host || asked[host] {
			continue
		}
		asked[host] = true
		there, err := d.timeAt(ctx, host)
		skew := there.Sub(d.outside.now()).Round(time.Second)
		switch {
		case err != nil:
			d.say(note, info.Name, "%s does not answer from here: check the network or %s", host, setting.Env)
		case skew.Abs() > skewBad:
			d.say(bad, "clock", "this machine's clock is %s off from %s: set it (NTP)", skew.Abs(), host)
		case skew.Abs() > skewNote:
			d.say(note, "clock", "this machine's clock is %s off from %s: keep it set by NTP", skew.Abs(), host)
		default:
			d.say(fine, info.Name, "%s answers, and its clock agrees with ours", host)
		}
	}
}

// timeAt asks a server for its Date. Any answer will do.
func (d *doctor) timeAt(ctx context.Context, host string) (time.Time, error) {
	ctx, cancel := context.WithTimeout(ctx, askFor)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, host, nil)
	if err != nil {
		return time.Time{}, err
	}
	client := http.Client{Transport: d.outside.transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return time.Time{}, err
	}
	resp.Body.Close()
	return http.ParseTime(resp.Header.Get("Date"))
}
