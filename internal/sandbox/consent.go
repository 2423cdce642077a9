package sandbox

import (
	"html/template"
	"net/http"
	"net/url"
)

// Consent is what a consent page shows. The form posts to Action (default: the page's own address, with its query) the hidden
// fields, the chosen account, the ticked scopes and the decision. Hidden fields must not have the names of those three.
type Consent struct {
	Platform string // shown: "Instagram"
	App      string // name of the app that asks
	Action   string
	Hidden   url.Values
	Accounts []ConsentAccount
	Scopes   []ConsentScope
}

// ConsentAccount is a choice of the field "account".
type ConsentAccount struct{ ID, Label string }

// ConsentScope is a checkbox of the name "scope", ticked at first.
type ConsentScope struct{ ID, Label string }

// Decision is what came back.
type Decision struct {
	Account string
	Scopes  []string
	Allowed bool
}

// ReadDecision reads the posted form. An absent decision is a denial.
func ReadDecision(r *http.Request) Decision {
	_ = r.ParseForm() // a broken form has no decision
	return Decision{
		Account: r.PostForm.Get("account"), Scopes: r.PostForm["scope"], Allowed: r.PostForm.Get("decision") == "allow",
	}
}

// AccountChoices lists the platform's accounts for a consent page, up to 200; others may still be posted.
func (w *World) AccountChoices(platform string) []ConsentAccount {
	out := []ConsentAccount{}
	for _, a := range w.Accounts(platform) {
		if a.State != Deleted && len(out) < 200 {
			out = append(out, ConsentAccount{a.ID(), "@" + a.Handle + " — " + a.Name})
		}
	}
	return out
}

// Write renders the page: plain HTML that works without JavaScript.
func (c Consent) Write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_ = consentPage.Execute(w, c) // only the connection can fail here
}

// WritePage renders an error page of the simulated platform.
func WritePage(w http.ResponseWriter, status int, platform, text string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = errorPage.Execute(w, map[string]string{"Platform": platform, "Text": text})
}

const pageStyle = `<meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#eef0f3;color:#16181d}
main{max-width:26rem;margin:6vh auto;background:#fff;border-radius:12px;padding:1.5rem 2rem 2rem;box-shadow:0 1px 4px #0002}
.note{background:#fff4d6;border-radius:8px;padding:.5rem .75rem;font-size:.875rem}h1{font-size:1.25rem;margin:1rem 0}
label{display:block;margin:.5rem 0}select{width:100%;font:inherit;padding:.5rem;border-radius:8px;border:1px solid #888}
fieldset{border:1px solid #ccc;border-radius:8px;margin:1rem 0}small{color:#555;display:block;margin-left:1.6rem}
button{font:inherit;padding:.6rem 1.4rem;border-radius:8px;border:1px solid #1a4fd0;margin-right:.5rem;background:#fff;color:#1a4fd0}
button[value=allow]{background:#1a4fd0;color:#fff}</style>`

var consentPage = template.Must(template.New("consent").Parse(`<!doctype html><html lang="en"><head><title>{{.Platform}} (simulator)</title>` + pageStyle + `</head>
<body><main><p class="note">This is a <strong>simulator</strong> of {{.Platform}}. No real account is touched.</p>
<h1>{{.App}} wants to read your {{.Platform}} account</h1>
<form method="post"{{with .Action}} action="{{.}}"{{end}}>
{{range $name, $values := .Hidden}}{{range $values}}<input type="hidden" name="{{$name}}" value="{{.}}">
{{end}}{{end}}<label for="account">Sign in as</label><select id="account" name="account">
{{range .Accounts}}<option value="{{.ID}}">{{.Label}}</option>
{{end}}</select>
<fieldset><legend>Permissions</legend>
{{range .Scopes}}<label><input type="checkbox" name="scope" value="{{.ID}}" checked> {{.ID}}{{with .Label}}<small>{{.}}</small>{{end}}</label>
{{end}}</fieldset>
<button type="submit" name="decision" value="allow">Allow</button><button type="submit" name="decision" value="deny">Deny</button>
</form></main></body></html>
`))

var errorPage = template.Must(template.New("error").Parse(`<!doctype html><html lang="en"><head><title>{{.Platform}} (simulator)</title>` + pageStyle + `</head>
<body><main><p class="note">This is a <strong>simulator</strong> of {{.Platform}}.</p><h1>Sorry, something went wrong</h1><p>{{.Text}}</p></main></body></html>
`))
