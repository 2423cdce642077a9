package main

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"candor/internal/social"
	"candor/internal/store"
)

// Settings are shared by all commands. Each has a flag and a variable of the environment; the flag wins.
// The platforms' own settings stand in their folders and are read from the environment only: secrets do not belong on a command line.
type Settings struct {
	KeysetSettings

	DatabaseURL     string        `name:"database-url" env:"CANDOR_DATABASE_URL" default:"file:var/candor.db" help:"file:PATH for SQLite, postgres://… for PostgreSQL."`
	PublicURL       string        `name:"public-url" env:"CANDOR_PUBLIC_URL" help:"The address at which people reach Candor; default: http://localhost and the port of --listen."`
	Listen          string        `name:"listen" env:"CANDOR_LISTEN" default:"127.0.0.1:5050" help:"The address to listen on."`
	Proxies         []string      `name:"trusted-proxies" env:"CANDOR_TRUSTED_PROXIES" help:"Addresses or networks (10.0.0.0/8) of your own proxies, separated by commas: whom they name in X-Forwarded-For is taken for the caller."`
	Day             time.Duration `name:"day" env:"CANDOR_DAY" default:"0" help:"Shortens the plan's days, for tests of schedules (60s, for example); 0 means calendar days."`
	TombstoneFile   string        `name:"tombstone-file" env:"CANDOR_TOMBSTONE_FILE" help:"Where it is kept what a restored backup must not bring back; default: beside the database, or var/tombstones.json for PostgreSQL."`
	RetentionDays   int           `name:"retention-days" env:"CANDOR_RETENTION_DAYS" default:"180" help:"How many days data stays when a platform has ended our access to an account; YouTube's goes after 7 whatever this says."`
	OperatorName    string        `name:"operator-name" env:"CANDOR_OPERATOR_NAME" help:"Who runs this installation; shown to people before they connect an account."`
	OperatorContact string        `name:"operator-contact" env:"CANDOR_OPERATOR_CONTACT" help:"Where people reach them: an address of mail or of a page."`
	PrivacyURL      string        `name:"privacy-url" env:"CANDOR_PRIVACY_URL" help:"Their privacy policy. Nobody can connect an account until these three are set."`
	LogLevel        string        `name:"log-level" env:"CANDOR_LOG_LEVEL" default:"info" enum:"debug,info,warn,error" help:"debug, info, warn or error."`
	LogFormat       string        `name:"log-format" env:"CANDOR_LOG_FORMAT" default:"text" enum:"text,json" help:"text or json."`
	Workers         int           `name:"workers" env:"CANDOR_WORKERS" default:"8" help:"How many syncs run at once, per platform."`

	proxies []netip.Prefix // Proxies, read
}

// callback is where a platform sends browsers back to.
func (s *Settings) callback(p social.Platform) string {
	return s.PublicURL + "/api/auth/" + string(p) + "/callback"
}

// Validate implements kong.Validatable: settings that cannot work are refused before anything is opened. The default of the public
// URL follows the port.
func (s *Settings) Validate() error {
	_, port, err := net.SplitHostPort(s.Listen)
	if n, bad := strconv.ParseUint(port, 10, 16); err != nil || bad != nil || n == 0 && s.PublicURL == "" {
		return fmt.Errorf("--listen (CANDOR_LISTEN) must be HOST:PORT, such as 127.0.0.1:5050, not %q", s.Listen)
	}
	s.PublicURL = strings.TrimRight(cmp.Or(s.PublicURL, "http://localhost:"+port), "/")
	if err := publicURL(s.PublicURL); err != nil {
		return fmt.Errorf("--public-url (CANDOR_PUBLIC_URL): %w", err)
	}
	if s.proxies, err = networks(s.Proxies); err != nil {
		return fmt.Errorf("--trusted-proxies (CANDOR_TRUSTED_PROXIES): %w", err)
	}
	if s.Workers < 1 || s.Workers > 256 {
		return fmt.Errorf("--workers (CANDOR_WORKERS) must be between 1 and 256, not %d", s.Workers)
	}
	if s.TombstoneFile == "" {
		s.TombstoneFile = "var/tombstones.json"
		if path, ok := store.FilePath(s.DatabaseURL); ok {
			s.TombstoneFile = path + ".tombstones.json"
		}
	}
	if s.RetentionDays < 1 || s.RetentionDays > 3650 {
		return fmt.Errorf("--retention-days (CANDOR_RETENTION_DAYS) must be between 1 and 3650, not %d", s.RetentionDays)
	}
	if s.PrivacyURL != "" {
		if err := safeAddress("--privacy-url (CANDOR_PRIVACY_URL)", s.PrivacyURL); err != nil {
			return err
		}
	}
	if s.Day != 0 && s.Day < time.Second {
		return fmt.Errorf("--day (CANDOR_DAY) must be at least 1s, not %s", s.Day)
	}
	return nil
}

// publicURL refuses an address that would let tokens or sessions travel in the clear.
func publicURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https"):
		return fmt.Errorf("%q is not an address like https://candor.example.org", text)
	case (u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.Fragment != "":
		return fmt.Errorf("%q must be scheme and host only", text)
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return errors.New("plain http is for this machine only; use https (behind a proxy that ends TLS)")
	}
	return nil
}

// networks reads addresses and networks.
func networks(texts []string) ([]netip.Prefix, error) {
	var read []netip.Prefix
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if addr, err := netip.ParseAddr(text); err == nil {
			read = append(read, netip.PrefixFrom(addr, addr.BitLen()))
			continue
		}
		network, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a network like 10.0.0.0/8", text)
		}
		read = append(read, network)
	}
	return read, nil
}

// level is the log level as slog knows it.
func (s *Settings) level() slog.Level {
	var level slog.Level
	_ = level.UnmarshalText([]byte(s.LogLevel)) // one of the four that kong lets through
	return level
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
