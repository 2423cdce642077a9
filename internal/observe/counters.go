package observe

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"candor/internal/social"
)

// Counters count what Candor does, for Prometheus. Its methods may be called from any goroutine.
type Counters struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	runs     *prometheus.CounterVec
	took     *prometheus.HistogramVec
	failures *prometheus.CounterVec
	calls    *prometheus.CounterVec
	cost     *prometheus.CounterVec
	held     *prometheus.CounterVec
	events   *prometheus.CounterVec
	mails    *prometheus.CounterVec
}

// NewCounters makes counters at zero, in a registry of their own.
func NewCounters() *Counters {
	c := &Counters{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "candor_http_requests_total", Help: "HTTP requests by route pattern, method and status."}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "candor_http_seconds", Help: "How long HTTP requests took, by route pattern.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}}, []string{"route"}),
		runs: counter("candor_sync_runs_total", "Finished sync runs by platform, product and status.", "platform", "product", "status"),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "candor_sync_seconds", Help: "How long finished sync runs took, waiting between their jobs included, by platform and product.",
			Buckets: []float64{.1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200}}, []string{"platform", "product"}),
		failures: counter("candor_sync_failures_total", "Sync runs that did not succeed, by platform and cause.", "platform", "cause"),
		calls:    counter("candor_platform_calls_total", "Calls to platforms by endpoint and outcome (ok, or the kind of failure).", "platform", "endpoint", "outcome"),
		cost:     counter("candor_platform_cost_total", "What the calls to platforms cost, in the units of the bucket that pays.", "platform", "bucket"),
		held:     counter("candor_budget_refusals_total", "Calls that were not made because a bucket was closed or spent.", "platform", "bucket"),
		events:   counter("candor_events_total", "Events that platforms sent, by source and outcome (stored, refused, failed, slowed).", "source", "outcome"),
		mails:    counter("candor_mails_total", "Mails by outcome (sent, refused for good, failed and tried again).", "outcome"),
	}
	c.registry.MustRegister(c.requests, c.seconds, c.runs, c.took, c.failures, c.calls, c.cost, c.held, c.events, c.mails,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, outcome := range []string{MailSent, MailRefused, MailFailed} {
		c.mails.WithLabelValues(outcome)
	}
	return c
}

func counter(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
}

// Handler answers /metrics.
func (c *Counters) Handler() http.Handler {
	return promhttp.HandlerFor(c.registry, promhttp.HandlerOpts{})
}

// Run counts a finished run.
func (c *Counters) Run(r social.Run) {
	p := string(r.Platform)
	c.runs.WithLabelValues(p, string(r.Product), string(r.Status)).Inc()
	c.took.WithLabelValues(p, string(r.Product)).Observe((time.Duration(r.DurationMS) * time.Millisecond).Seconds())
	if r.Status != social.RunSuccess {
		c.failures.WithLabelValues(p, string(r.ErrorCode)).Inc()
	}
}

// Call counts a call to a platform and what it cost. endpoint is the call's pattern ("GET /me/media"), never its address; bucket is a
// bucket's kind, never whose.
func (c *Counters) Call(p social.Platform, endpoint, bucket, outcome string, cost int) {
	c.calls.WithLabelValues(string(p), endpoint, outcome).Inc()
	c.cost.WithLabelValues(string(p), bucket).Add(float64(cost))
}

// Held counts a call that a bucket of a kind held back.
func (c *Counters) Held(p social.Platform, bucket string) {
	c.held.WithLabelValues(string(p), bucket).Inc()
}

// The outcomes of an event that a platform sent.
const (
	EventStored  = "stored"
	EventRefused = "refused" // not proved, or not readable
	EventFailed  = "failed"  // by us: the sender comes again
	EventSlowed  = "slowed"  // too many at once: the sender comes again
)

// Sources makes the events of these sources counted from zero on: what never was counted could not be seen to grow.
func (c *Counters) Sources(names ...string) {
	for _, name := range names {
		for _, outcome := range []string{EventStored, EventRefused, EventFailed, EventSlowed} {
			c.events.WithLabelValues(name, outcome)
		}
	}
}

// Event counts an event that a source sent.
func (c *Counters) Event(source, outcome string) { c.events.WithLabelValues(source, outcome).Inc() }

// The outcomes of a mail.
const (
	MailSent    = "sent"
	MailRefused = "refused" // for good, as it is
	MailFailed  = "failed"  // it is tried again
)

// Mail counts a mail.
func (c *Counters) Mail(outcome string) { c.mails.WithLabelValues(outcome).Inc() }

func (c *Counters) request(route, method string, status int, took time.Duration) {
	c.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	c.seconds.WithLabelValues(route).Observe(took.Seconds())
}
