package platform

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	maxMessage = 200 // bytes of a platform's message that we keep
	scrubbed   = "[redacted]"
)

var (
	addresses = regexp.MustCompile(`(?i)[a-z][a-z0-9+.-]*://[^\s"'<>]*`)
	pairs     = regexp.MustCompile(`(?i)(access_token|refresh_token|id_token|client_secret|client_key|code_verifier|code|token|bearer|state)(["']?\s*[=: ]\s*["']?)[A-Za-z0-9_\-.~+/%=|!]{6,}`)
	ids       = regexp.MustCompile(`\d{15,}`)
	opaque    = regexp.MustCompile(`[A-Za-z0-9_\-.~+/%=|]{24,}`)
)

// Scrub makes a platform's message fit to be kept: the given secrets, addresses, name=value pairs of credentials, long opaque
// words and the numbers by which platforms name accounts and posts are taken out, control characters become spaces, and it is cut to 200 bytes.
func Scrub(text string, secrets ...string) string {
	if len(text) > 16*maxMessage {
		text = text[:16*maxMessage]
	}
	for _, secret := range secrets {
		if len(secret) >= 4 {
			text = strings.ReplaceAll(text, secret, scrubbed)
		}
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = addresses.ReplaceAllString(text, "[address]")
	text = pairs.ReplaceAllString(text, "$1$2"+scrubbed)
	text = opaque.ReplaceAllStringFunc(text, func(word string) string {
		if strings.ContainsAny(word, "0123456789") && strings.IndexFunc(word, unicode.IsLetter) >= 0 {
			return scrubbed
		}
		return word
	})
	text = ids.ReplaceAllString(text, "[id]")
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	return cut(text, maxMessage)
}

// cut shortens a text to at most n bytes without splitting a character.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

const maxRetryAfter = 24 * time.Hour

// RetryAfter reads the header of the same name, seconds or a date, and returns the instant on our clock; false if it is absent,
// negative or garbage, so that the caller backs off by its own measure. The instant is at most 24 hours ahead. A date is measured
// against the answer's own Date, so that a platform clock that differs from ours does no harm.
func RetryAfter(h http.Header, now time.Time) (time.Time, bool) {
	text := strings.TrimSpace(h.Get("Retry-After"))
	if text == "" {
		return time.Time{}, false
	}
	wait, ok := retryWait(text, h, now)
	if !ok || wait < 0 {
		return time.Time{}, false
	}
	return now.Add(min(wait, maxRetryAfter)), true
}

func retryWait(text string, h http.Header, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		if seconds != seconds || seconds < 0 {
			return 0, false
		}
		return time.Duration(min(seconds, maxRetryAfter.Seconds()) * float64(time.Second)), true
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	if sent, err := http.ParseTime(h.Get("Date")); err == nil {
		now = sent
	}
	return at.Sub(now), true
}
