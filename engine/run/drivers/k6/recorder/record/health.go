package record

import (
	"time"

	"go.k6.io/k6/v2/metrics"
)

// health is the recorder's account of itself, as ordinary metrics: how late its ticker was, samples
// it had to drop, samples outside a histogram's range.
type health struct {
	lateness *lateness
	ticks    []tick
	tags     *metrics.TagSet
	late     *metrics.Metric
	dropped  *metrics.Metric
	clamped  *metrics.Metric
}

func startHealth() *health {
	registry := metrics.NewRegistry()
	return &health{
		lateness: startLateness(),
		tags:     registry.RootTagSet(),
		late:     registry.MustNewMetric("headroom_lateness", metrics.Trend, metrics.Time),
		dropped:  registry.MustNewMetric("headroom_dropped_samples", metrics.Counter),
		clamped:  registry.MustNewMetric("headroom_clamped_samples", metrics.Counter),
	}
}

// report adds what has come up since the last call.
func (h *health) report(c *collector, now time.Time) {
	h.ticks = h.lateness.drain(h.ticks)
	for _, t := range h.ticks {
		c.addSample(h.sample(h.late, t.due, t.late), nil)
	}
	if c.dropped > 0 {
		c.addSample(h.sample(h.dropped, now, float64(c.dropped)), nil)
		c.dropped = 0
	}
	if c.clamped > 0 {
		c.addSample(h.sample(h.clamped, now, float64(c.clamped)), nil)
		c.clamped = 0
	}
}

func (h *health) sample(metric *metrics.Metric, at time.Time, value float64) *metrics.Sample {
	return &metrics.Sample{TimeSeries: metrics.TimeSeries{Metric: metric, Tags: h.tags}, Time: at, Value: value}
}
