package main

import (
	"fmt"
	"net/url"

	"candor/internal/access"
	"candor/internal/social"
)

// singleSignOn reads the settings of a single sign-on. Without an issuer there is none.
func singleSignOn(env func(string) string, publicURL string) (access.SSOConfig, error) {
	c := access.SSOConfig{Issuer: env("CANDOR_OIDC_ISSUER"), ClientID: env("CANDOR_OIDC_CLIENT_ID"), ClientSecret: social.Secret(env("CANDOR_OIDC_CLIENT_SECRET")),
		Label: env("CANDOR_OIDC_LABEL"), Create: env("CANDOR_OIDC_CREATE") == "true", RedirectURI: publicURL + "/api/session/sso/callback"}
	if c.Issuer == "" {
		return access.SSOConfig{}, nil
	}
	if c.Label == "" {
		c.Label = "Single sign-on"
	}
	if c.ClientID == "" {
		return c, fmt.Errorf("CANDOR_OIDC_ISSUER is set: set CANDOR_OIDC_CLIENT_ID and CANDOR_OIDC_CLIENT_SECRET too")
	}
	return c, safeAddress("CANDOR_OIDC_ISSUER", c.Issuer)
}

// embeddingTokens reads the settings of an application whose tokens speak for its users. Without an issuer there is none.
func embeddingTokens(env func(string) string) (access.JWTConfig, error) {
	c := access.JWTConfig{Issuer: env("CANDOR_JWT_ISSUER"), Audience: env("CANDOR_JWT_AUDIENCE"), KeysURL: env("CANDOR_JWT_JWKS_URL"),
		Claim: env("CANDOR_JWT_CLAIM"), Create: env("CANDOR_JWT_CREATE") == "true", OwnApp: env("CANDOR_JWT_SAME_CLIENT") != ""}
	if c.Issuer == "" {
		return access.JWTConfig{}, nil
	}
	if c.Audience == "" || c.KeysURL == "" {
		return c, fmt.Errorf("CANDOR_JWT_ISSUER is set: set CANDOR_JWT_AUDIENCE and CANDOR_JWT_JWKS_URL too")
	}
	return c, safeAddress("CANDOR_JWT_JWKS_URL", c.KeysURL)
}

// safeAddress refuses an address at which keys or codes would travel in the clear.
func safeAddress(setting, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		return fmt.Errorf("%s must be an https address, not %q", setting, address)
	}
	return nil
}
