package api

import (
	"cmp"
	_ "embed"
	"html/template"
	"net/http"
	"strings"
	"time"

	"candor/internal/policy"
	"candor/internal/social"
)

//go:embed privacy.html
var privacyText string

var privacyPage = template.Must(template.New("privacy").Parse(privacyText))

// privacyOf is a platform's part of the privacy page.
type privacyOf struct {
	policy.Subject
	policy.Consent
	Figures string // labels of every figure that is read, from the registry
}

// showPrivacy says to everybody what is read, why, for how long and how it is taken back. It is made from what the program does: from the
// permissions that are asked for, the metric registry and the table of retention.
func (a *api) showPrivacy(w http.ResponseWriter, r *http.Request) {
	a.Note(r.Context(), "/privacy")
	page := struct {
		Nonce      string
		Operator   policy.Operator
		ContactURL string
		Platforms  []privacyOf
		BackupDays int
	}{Nonce: nonceIn(r.Context()), Operator: a.Operator, ContactURL: linkOf(a.Operator.Contact), BackupDays: int(policy.KeepBackups / (24 * time.Hour))}
	for _, known := range a.Platforms {
		page.Platforms = append(page.Platforms, privacyOf{SubjectOf(known.Info, a.Keep(known.Info.Platform)), a.consentOf(known), figuresOf(known.Info.Platform)})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_ = privacyPage.Execute(w, page) // the reader has gone
}

// figuresOf lists what is read of a platform, in the platform's own words.
func figuresOf(p social.Platform) string {
	var labels []string
	for _, o := range social.OffersOf(p) {
		if o.Class == social.Raw {
			m, _ := social.MetricOf(o.Metric)
			labels = append(labels, strings.ToLower(cmp.Or(o.Label, m.Label)))
		}
	}
	return strings.Join(labels, ", ")
}

// linkOf makes a contact clickable; "" where it is neither an address of a page nor of mail.
func linkOf(contact string) string {
	switch {
	case strings.HasPrefix(contact, "https://"):
		return contact
	case strings.Count(contact, "@") == 1 && !strings.ContainsAny(contact, " <>/"):
		return "mailto:" + contact
	default:
		return ""
	}
}
