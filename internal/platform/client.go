package platform

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"time"

	"candor/internal/social"
)

// How long a call may take (reliability.md §3, row 5; design.md §3).
const (
	dialTime   = 10 * time.Second // connecting and TLS, each
	headerTime = 20 * time.Second // until the first byte of the answer
	callTime   = 45 * time.Second // a whole call
	tokenTime  = 20 * time.Second // a whole token call, which runs under a 60 s claim
)

// ClientConfig configures a Client.
type ClientConfig struct {
	// Transport carries the calls; nil means the package's own: TLS 1.2 or newer, time limits, no transparent gzip.
	Transport http.RoundTripper
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Classify looks at every answer, whatever its status, and returns what it means if it is a failure. It fills Kind, Code,
	// Message, Scope and Until; the client adds Op and Status and scrubs Message. nil means that the answer is in order as far as
	// the platform's own envelope goes: bare statuses and bodies that are no JSON are then judged by the client.
	Classify func(*Response) *Error
	// Usage says what an answer tells one bucket about its limits: Percent (negative if nothing), Until, and Err if the failure
	// concerns this bucket: a bucket whose affair it is not is told of an answer in order. The client adds the rest. nil means that the platform has no usage headers and that every failure
	// concerns the call's own bucket.
	Usage func(r *Response, failure *Error, bucket string) Usage
}

// Client makes a platform's calls. It follows no redirect, retries nothing and keeps every limit of an answer. All of its errors
// are *Error without addresses or secrets. It may be used from many goroutines.
type Client struct {
	config ClientConfig
	plain  *http.Client
	fresh  *http.Client // for token calls: a connection of its own, so that the transport never sends one twice
	traced bool         // the transport reports when it got a connection
	breaks breakers
}

// NewClient makes a client.
func NewClient(config ClientConfig) *Client {
	if config.Now == nil {
		config.Now = time.Now
	}
	transport := config.Transport
	if transport == nil {
		transport = newTransport()
	}
	c := &Client{config: config, plain: httpClient(transport), fresh: httpClient(transport)}
	if t, ok := transport.(*http.Transport); ok {
		single := t.Clone()
		single.DisableKeepAlives = true
		c.fresh, c.traced = httpClient(single), true
	}
	return c
}

func newTransport() *http.Transport {
	dialer := &net.Dialer{Timeout: dialTime, KeepAlive: 30 * time.Second}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    dialTime,
		ResponseHeaderTimeout:  headerTime,
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost:    16,
		IdleConnTimeout:        90 * time.Second,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // gzip is undone by readBody, within limits
	}
}

func httpClient(transport http.RoundTripper) *http.Client {
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// Request is one call.
type Request struct {
	Op      string // for people and for errors: "GET /me/media"; never with ids or a query
	Method  string // "" means GET, or POST if there is a Form or a JSON body
	URL     string // scheme, host and path
	Query   url.Values
	Form    url.Values    // sent as application/x-www-form-urlencoded
	JSON    any           // sent as application/json
	Bearer  social.Secret // sent as Authorization: Bearer
	Header  http.Header   // further headers
	Meter   Meter         // nil: unmetered
	Call    Call          // Endpoint "" means Op, Cost 0 means 1
	Also    []string      // further buckets that may be closed to the call; they are asked and told, at no cost
	Token   bool          // a token call: 20 s, a connection of its own, and OutcomeUnknown if it was sent and no answer came
	EmptyOK bool          // an answer without a body is in order (revocations, 304)
	TextOK  bool          // any body is in order, and nobody reads it: the status says all (hubs)
}

// Response is an answer that was read whole.
type Response struct {
	Op     string
	Status int
	Header http.Header
	Date   time.Time // the platform's clock, from the Date header; zero if it did not say
	Now    time.Time // our clock when the answer had come
	Body   []byte
	JSON   bool // Body was announced as JSON, is valid, and is not nested too deep
}

// Decode reads the body into a value. A body of another form is Malformed.
func (r *Response) Decode(into any) error {
	if err := json.Unmarshal(r.Body, into); err != nil {
		return &Error{Kind: Malformed, Op: r.Op, Status: r.Status, Message: "the answer has another form than documented", Err: err}
	}
	return nil
}

// Do makes one call: reserved at the meter before it is sent, settled after it whatever came of it.
// The response is returned beside an error if there was an answer at all.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	if r.Call.Endpoint == "" {
		r.Call.Endpoint = r.Op
	}
	if r.Call.Cost == 0 {
		r.Call.Cost = 1
	}
	r.Call.Refresh = r.Call.Refresh || r.Token
	if r.Meter == nil {
		r.Meter = Unmetered{}
	}
	req, err := build(ctx, r)
	if err != nil {
		return nil, &Error{Kind: BadRequest, Op: r.Op, Message: "the request could not be built", Err: err}
	}
	if ctx.Err() != nil {
		return nil, unanswered(r, ctx.Err(), false)
	}
	host := req.URL.Host
	if until, ok := c.breaks.allow(host, c.config.Now()); !ok {
		return nil, &Error{Kind: Transient, Op: r.Op, Message: "its host has failed five times in a row and is left alone for a moment", Until: until}
	}
	calls := callsOf(r)
	for n, call := range calls {
		if err := r.Meter.Reserve(ctx, call); err != nil {
			c.release(ctx, r.Meter, calls[:n])
			return nil, err
		}
	}
	resp, failure := c.exchange(ctx, req, r)
	if failure == nil || !errors.Is(failure, context.Canceled) { // a call that we gave up says nothing of its host
		c.breaks.learn(host, hostFailed(resp, failure), c.config.Now())
	}
	for _, call := range calls {
		r.Meter.Settle(context.WithoutCancel(ctx), call, c.usage(resp, failure, call.Bucket))
	}
	if failure != nil {
		return resp, failure
	}
	return resp, nil
}

// callsOf lists what a request reserves: the further buckets at no cost first, so that a closed one leaves nothing reserved.
func callsOf(r Request) []Call {
	calls := make([]Call, 0, len(r.Also)+1)
	for _, bucket := range r.Also {
		if bucket == r.Call.Bucket {
			continue
		}
		calls = append(calls, Call{Bucket: bucket, Endpoint: r.Call.Endpoint, Refresh: r.Call.Refresh})
	}
	return append(calls, r.Call)
}

// release settles reservations of a call that another bucket then refused.
func (c *Client) release(ctx context.Context, meter Meter, calls []Call) {
	for _, call := range calls {
		meter.Settle(context.WithoutCancel(ctx), call, Usage{Percent: -1})
	}
}

// exchange sends a request, reads the answer and judges it.
func (c *Client) exchange(ctx context.Context, req *http.Request, r Request) (*Response, *Error) {
	limit, client := callTime, c.plain
	if r.Token {
		limit, client = tokenTime, c.fresh
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	connected := !c.traced
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected = true }})
	answer, err := client.Do(req.WithContext(ctx))
	if err != nil {
		return nil, unanswered(r, err, connected && !neverSent(err))
	}
	defer func() { _ = answer.Body.Close() }()
	resp := &Response{Op: r.Op, Status: answer.StatusCode, Header: answer.Header, Now: c.config.Now()}
	resp.Date, _ = http.ParseTime(answer.Header.Get("Date"))
	resp.Body, err = readBody(answer)
	switch {
	case errors.Is(err, errOversize):
		return resp, c.seal(r, resp, &Error{Kind: Oversize, Message: "the answer is larger than Candor reads", Err: err})
	case err != nil:
		failure := unanswered(r, err, true)
		failure.Status = resp.Status
		return resp, failure
	}
	deep := tooDeep(resp.Body)
	resp.JSON = !deep && isJSON(answer.Header.Get("Content-Type")) && json.Valid(resp.Body)
	failure := c.judge(r, resp)
	if failure != nil && deep && failure.Kind == Malformed {
		failure.Kind, failure.Message = Oversize, "the answer is nested deeper than Candor reads"
	}
	return resp, c.seal(r, resp, failure)
}

// unanswered is a call whose answer never came, or came in part.
func unanswered(r Request, err error, sent bool) *Error {
	var addressed *url.Error
	if errors.As(err, &addressed) { // its text holds the URL
		err = addressed.Err
	}
	e := &Error{Kind: Transient, Op: r.Op, Message: "no whole answer came", Err: err}
	var timeout net.Error
	switch {
	case errors.Is(err, context.Canceled):
		e.Message = "the call was canceled"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.Message = "no whole answer came in time"
	case neverSent(err):
		e.Message = "no connection could be made"
	}
	if r.Token && sent {
		e.Kind = OutcomeUnknown
	}
	return e
}

// neverSent reports whether a failure happened while connecting, before anything of the request was sent.
func neverSent(err error) bool {
	var op *net.OpError
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	return errors.As(err, &op) && op.Op == "dial" || errors.As(err, &dns) || errors.As(err, &certificate) || errors.As(err, &record)
}

// judge says what an answer means: the platform's hook first, then what holds for every HTTP server.
func (c *Client) judge(r Request, resp *Response) *Error {
	if c.config.Classify != nil {
		if failure := c.config.Classify(resp); failure != nil {
			return failure
		}
	}
	switch status := resp.Status; {
	case status == http.StatusTooManyRequests:
		until, _ := RetryAfter(resp.Header, resp.Now)
		return &Error{Kind: RateLimited, Until: until}
	case status == http.StatusNotModified && r.EmptyOK:
		return nil
	case status >= 500, status == http.StatusRequestTimeout, status == http.StatusTooEarly:
		until, _ := RetryAfter(resp.Header, resp.Now)
		return &Error{Kind: Transient, Until: until, Message: http.StatusText(status)}
	case status >= 300 && status < 400:
		return &Error{Kind: Transient, Message: "redirected, which an API never does"}
	case status < 200 || status > 299:
		if resp.JSON {
			return &Error{Kind: BadRequest, Message: "refused without a reason that Candor knows"}
		}
		return &Error{Kind: Transient, Message: "refused by a page that is no API answer"}
	case len(bytes.TrimSpace(resp.Body)) == 0 && r.EmptyOK, r.TextOK, resp.JSON:
		return nil
	case !isJSON(resp.Header.Get("Content-Type")):
		return &Error{Kind: Transient, Message: "answered by a page that is no JSON"}
	case r.Token:
		return &Error{Kind: OutcomeUnknown, Message: "the answer is broken JSON"} // the platform may have renewed the token
	default:
		return &Error{Kind: Malformed, Message: "the answer is broken JSON"}
	}
}

// seal completes a failure and takes out of its text whatever was secret in the request.
func (c *Client) seal(r Request, resp *Response, failure *Error) *Error {
	if failure == nil {
		return nil
	}
	failure.Op, failure.Status = r.Op, resp.Status
	failure.Message = Scrub(failure.Message, secretsOf(r)...)
	failure.Code = Scrub(failure.Code, secretsOf(r)...)
	return failure
}

func (c *Client) usage(resp *Response, failure *Error, bucket string) Usage {
	u := Usage{Percent: -1, Err: failure}
	if resp != nil && c.config.Usage != nil {
		u = c.config.Usage(resp, failure, bucket)
	}
	if resp != nil {
		u.Status, u.Date = resp.Status, resp.Date
	}
	if failure != nil && u.Err == nil { // not this bucket's affair: a 429 must not close it
		u.Status = http.StatusOK
	}
	if u.Err != nil && u.Err.Until.After(u.Until) {
		u.Until = u.Err.Until
	}
	u.Failed = failure
	return u
}

// build makes the HTTP request. It refuses to send anything in the clear to another machine.
func build(ctx context.Context, r Request) (*http.Request, error) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return nil, errors.New("not an address")
	}
	if err := checkScheme(u); err != nil {
		return nil, err
	}
	u.RawQuery = r.Query.Encode()
	body, contentType, err := bodyOf(r)
	if err != nil {
		return nil, err
	}
	method := r.Method
	if method == "" {
		method = http.MethodGet
		if body != nil {
			method = http.MethodPost
		}
	}
	req, err := http.NewRequestWithContext(ctx, method, u.String(), body)
	if err != nil {
		return nil, errors.New("not a request")
	}
	for name, values := range r.Header {
		req.Header[name] = values
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Accept-Encoding", "gzip")
	req.Header.Set("User-Agent", "candor/1.0 (gzip)") // Google compresses only for agents that say so
	if !r.Bearer.Empty() {
		req.Header.Set("Authorization", "Bearer "+r.Bearer.Reveal())
	}
	return req, nil
}

func bodyOf(r Request) (io.Reader, string, error) {
	switch {
	case r.Form != nil:
		return strings.NewReader(r.Form.Encode()), "application/x-www-form-urlencoded", nil
	case r.JSON != nil:
		b, err := json.Marshal(r.JSON)
		return bytes.NewReader(b), "application/json", err
	default:
		return nil, "", nil
	}
}

// secretsOf lists what a request holds that must not come back in a message.
func secretsOf(r Request) []string {
	secrets := []string{r.Bearer.Reveal()}
	for _, values := range []url.Values{r.Query, r.Form} {
		for _, name := range []string{"access_token", "refresh_token", "client_secret", "code", "code_verifier", "token", "appsecret_proof"} {
			secrets = append(secrets, values.Get(name))
		}
	}
	return secrets
}
