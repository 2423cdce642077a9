package demo

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"candor/internal/connect"
	"candor/internal/sandbox"
	"candor/internal/social"
)

// session stands in for the browser session that a sign-in is bound to.
var session = []byte("the demo's own session")

// join connects a creator's accounts on every platform where they have one.
func (h History) join(ctx context.Context, person social.Person, creator string) error {
	for _, p := range h.Platforms {
		account, ok := h.World.World.Account(string(p), creator)
		if !ok || account.Creator != creator || account.Has(sandbox.TraitNoChannel) {
			continue
		}
		if err := h.Connect(ctx, person, p, account.ID()); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	return nil
}

// Connect goes the whole way of a sign-in: the consent page is read and answered as a browser would, and the callback is finished.
func (h History) Connect(ctx context.Context, person social.Person, p social.Platform, account string) error {
	if h.Accept != nil {
		if err := h.Accept(ctx, person, p); err != nil {
			return err
		}
	}
	address, err := h.Accounts.Start(ctx, connect.StartRequest{Person: person, SessionHash: session, Platform: p, Zone: cmp.Or(h.Zone, Zone)})
	if err != nil {
		return err
	}
	back, err := h.allow(ctx, address, account)
	if err != nil {
		return err
	}
	outcome := h.Accounts.Finish(ctx, connect.Callback{
		Platform: p, Query: back.Query(), SessionHash: session, Person: person, Address: back.Scheme + "://" + back.Host + back.Path,
	})
	if outcome.Code != "" {
		return fmt.Errorf("%s: %s", outcome.Code, outcome.Detail)
	}
	return nil
}

var (
	formTag     = regexp.MustCompile(`<form[^>]*?(?:action="([^"]*)")?>`)
	hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
	scopeField  = regexp.MustCompile(`<input type="checkbox" name="scope" value="([^"]*)"`)
)

// allow answers a consent page with yes and returns the address that the browser is sent back to.
func (h History) allow(ctx context.Context, address, account string) (*url.URL, error) {
	client := &http.Client{Transport: h.World.Transport(), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	target, err := resp.Request.URL.Parse(html.UnescapeString(formTag.FindStringSubmatch(string(page) + "<form>")[1]))
	if err != nil {
		return nil, err
	}
	form := url.Values{"account": {account}, "decision": {"allow"}}
	for _, field := range hiddenField.FindAllStringSubmatch(string(page), -1) {
		form.Add(html.UnescapeString(field[1]), html.UnescapeString(field[2]))
	}
	for _, field := range scopeField.FindAllStringSubmatch(string(page), -1) {
		form.Add("scope", html.UnescapeString(field[1]))
	}
	return h.submit(ctx, client, target, form)
}

func (h History) submit(ctx context.Context, client *http.Client, target *url.URL, form url.Values) (*url.URL, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target.String(), strings.NewReader(form.Encode()))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusFound && resp.StatusCode != http.StatusSeeOther {
		return nil, errors.New("the consent page did not send the browser back: " + resp.Status)
	}
	return url.Parse(resp.Header.Get("Location"))
}
