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
	calls    *prometheus.CounterVec
}

// NewCounters makes counters at zero, in a registry of their own.
func NewCounters() *Counters {
	c := &Counters{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "candor_http_requests_total", Help: "HTTP requests by route pattern, method and status."}, []string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "candor_http_seconds", Help: "How long HTTP requests took, by route pattern.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}}, []string{"route"}),
		runs:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "candor_sync_runs_total", Help: "Finished sync runs by platform, product and status."}, []string{"platform", "product", "status"}),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "candor_platform_calls_total", Help: "Calls to platforms by endpoint and status (0: no answer)."}, []string{"platform", "endpoint", "status"}),
	}
	c.registry.MustRegister(c.requests, c.seconds, c.runs, c.calls, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return c
}

// Handler answers /metrics.
func (c *Counters) Handler() http.Handler {
	return promhttp.HandlerFor(c.registry, promhttp.HandlerOpts{})
}

// Run counts a finished run.
func (c *Counters) Run(p social.Platform, product social.Product, status social.RunStatus) {
	c.runs.WithLabelValues(string(p), string(product), string(status)).Inc()
}

// Call counts a call to a platform. endpoint is the call's pattern ("GET /me/media"), never its address.
func (c *Counters) Call(p social.Platform, endpoint string, status int) {
	c.calls.WithLabelValues(string(p), endpoint, strconv.Itoa(status)).Inc()
}

func (c *Counters) request(route, method string, status int, took time.Duration) {
	c.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	c.seconds.WithLabelValues(route).Observe(took.Seconds())
}
