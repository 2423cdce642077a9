package observe

import (
	"regexp"
	"strings"
)

const redacted = "[redacted]"

// secrets are the shapes of what must not be printed. Where a name stands before the value, the name is kept.
var secrets = []struct {
	shape *regexp.Regexp
	with  string
}{
	// name=value in query strings and forms, "name":"value" in JSON, name: value in prose and headers
	{regexp.MustCompile(`(?i)\b((?:access|refresh|id|session|fb_exchange|long_lived|page|user|oauth|auth|csrf)_?token|token|client_?secret|app_?secret|client_?key|appsecret_proof|` +
		`code_?verifier|password|passwd|secret|signed_request|signature)((?:\\?["'])?\s*(?:=|:|%3[dD])\s*(?:\\?["'])?)([^\s&"'\\,;}\])]+)`), `${1}${2}` + redacted},
	// a sign-in's code and state, as parameters only: as words they are everywhere
	{regexp.MustCompile(`(?i)\b(code|state)(=|%3[dD])([^\s&"'\\,;}\])]+)`), `${1}${2}` + redacted},
	{regexp.MustCompile(`(?i)\b(authorization|proxy-authorization|cookie|set-cookie|x-api-key)(\\?["']?\s*[:=]\s*\\?["']?)([^\r\n"]+)`), `${1}${2}` + redacted},
	{regexp.MustCompile(`(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=|!*-]{6,}`), `${1} ` + redacted},
	{regexp.MustCompile(`\b(?:IG|EA)[A-Za-z0-9]{1,6}[A-Za-z0-9_-]{16,}`), redacted},                     // Instagram, Meta
	{regexp.MustCompile(`\b(?:clt|act|rft)\.[A-Za-z0-9!._*-]{8,}`), redacted},                           // TikTok
	{regexp.MustCompile(`\bya29\.[A-Za-z0-9._-]{6,}`), redacted},                                        // Google, access
	{regexp.MustCompile(`\b1//[A-Za-z0-9._-]{6,}`), redacted},                                           // Google, refresh
	{regexp.MustCompile(`\bGOCSPX-[A-Za-z0-9_-]{6,}`), redacted},                                        // Google, client secret
	{regexp.MustCompile(`\b4/[A-Za-z0-9_-]{20,}`), redacted},                                            // Google, authorization code
	{regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+)?`), redacted},    // JWT
	{regexp.MustCompile(`([a-zA-Z][a-zA-Z0-9+.-]*://[^/\s:@]+):([^/\s@]+)@`), `${1}:` + redacted + `@`}, // user:password@host
}

// Scrub replaces what looks like a secret by "[redacted]": tokens of the three platforms by their shape, and values of parameters,
// fields and headers by their name. It may hide too much, never too little of the shapes it knows; what it has scrubbed it leaves alone.
func Scrub(text string) string {
	for _, s := range secrets {
		text = s.shape.ReplaceAllString(text, s.with)
	}
	return text
}

var (
	opaque = regexp.MustCompile(`[A-Za-z0-9_\-.~+/%=|]{24,}`)
	uuid   = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
)

// ScrubForeign is Scrub for a text that somebody else wrote, who may quote a secret of any shape: long words of letters and digits go too.
// Ids of ours stay, and so do addresses of files, whose parts are words.
func ScrubForeign(text string) string {
	return opaque.ReplaceAllStringFunc(Scrub(text), func(word string) string {
		for part := range strings.SplitSeq(word, "/") {
			if len(part) >= 24 && strings.ContainsAny(part, "0123456789") && strings.ContainsAny(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz") && !uuid.MatchString(part) {
				return redacted
			}
		}
		return word
	})
}
