package platformtest

import (
	"html"
	"net/url"
	"regexp"
)

// form is what a script reads off a consent page: where it posts to, its hidden fields, and the ticked scopes.
type form struct {
	action string
	fields url.Values
	scopes []string
}

var (
	formTag   = regexp.MustCompile(`<form[^>]*>`)
	inputTag  = regexp.MustCompile(`<input[^>]*>`)
	attribute = regexp.MustCompile(`([a-z]+)="([^"]*)"`)
)

func parseForm(page string) form {
	f := form{fields: url.Values{}}
	f.action = attributes(formTag.FindString(page))["action"]
	for _, tag := range inputTag.FindAllString(page, -1) {
		a := attributes(tag)
		switch {
		case a["type"] == "hidden":
			f.fields.Add(a["name"], a["value"])
		case a["type"] == "checkbox" && a["name"] == "scope":
			f.scopes = append(f.scopes, a["value"])
		}
	}
	return f
}

func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out
}
