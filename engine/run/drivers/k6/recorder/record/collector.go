package record

import (
	"math"

	"go.k6.io/k6/v2/metrics"

	"headroom/recorder/histogram"
	"headroom/recorder/naming"
)

const windowMs = 1000

// A collector turns samples into windows. It belongs to one goroutine.
type collector struct {
	start     int64
	rules     *naming.Rules
	selectors map[string][]*selector
	entries   map[*metrics.TagSet]*entry
	metrics   map[*metrics.Metric]*metric
	guard     *guard
	failures  *failures
	pool      histogram.Pool
	spare     []*window
	open      []*window
	nextID    int

	// dropped counts samples that are not finite numbers, clamped those outside the histogram.
	dropped int64
	clamped int64
}

func newCollector(start int64, rules *naming.Rules, thresholds map[string]metrics.Thresholds) *collector {
	c := &collector{
		start: start, rules: rules,
		selectors: map[string][]*selector{},
		entries:   map[*metrics.TagSet]*entry{},
		metrics:   map[*metrics.Metric]*metric{},
		guard:     newGuard(), failures: newFailures(),
	}
	for threshold := range thresholds {
		if name, found := parseSelector(threshold); found != nil {
			c.selectors[name] = append(c.selectors[name], found)
		}
	}
	return c
}

// add takes one of k6's containers. Containers of one sample would allocate a slice to show it.
func (c *collector) add(container metrics.SampleContainer) {
	if single, ok := container.(metrics.Sample); ok {
		c.addSample(&single, nil)
		return
	}
	samples := container.GetSamples()
	var last *entry
	var lastTags *metrics.TagSet
	for i := range samples {
		if samples[i].Tags != lastTags {
			last = nil
		}
		last = c.addSample(&samples[i], last)
		lastTags = samples[i].Tags
	}
}

// addSample takes one sample; known is the entry of its tags when the caller has it.
func (c *collector) addSample(sample *metrics.Sample, known *entry) *entry {
	if known == nil {
		known = c.entry(sample.Tags, sample.Metric)
	}
	if math.IsNaN(sample.Value) || math.IsInf(sample.Value, 0) {
		c.dropped++
		return known
	}
	found := known.cell(sample.Metric)
	if found == nil {
		found = c.addCell(known, sample.Metric, sample.Tags)
	}
	at := sample.Time.UnixMilli()
	start := c.windowStart(at)
	for i, target := range found.targets {
		if !c.window(target, start).add(sample.Value) && i == 0 {
			c.clamped++
		}
	}
	if found.metric.undecided > mostUndecided {
		c.decideScale(found.metric)
	}
	if found.signal != noSignal && failed(found.signal, sample.Tags, sample.Value) {
		c.addFailure(known, found.signal, sample.Tags, at)
	}
	return known
}

func (c *collector) addFailure(e *entry, kind signal, tags *metrics.TagSet, at int64) {
	if e.failure == nil {
		e.failure = c.failures.group(describe(kind, tags, e.name, c.rules))
	}
	e.failure.add(at)
	if len(e.failure.Examples) < mostExamples {
		e.failure.illustrate(example(tags, c.rules))
	}
}

// windowStart aligns a time to whole seconds since the start; k6 stamps nothing before it.
func (c *collector) windowStart(at int64) int64 {
	return c.start + max(0, at-c.start)/windowMs*windowMs
}

func (c *collector) window(s *series, start int64) *window {
	if found := s.window(start); found != nil {
		return found
	}
	var made *window
	if last := len(c.spare) - 1; last >= 0 {
		made = c.spare[last]
		c.spare = c.spare[:last]
	} else {
		made = &window{}
	}
	made.series, made.start = s, start
	if s.metric.kind == metrics.Trend {
		made.counts = c.pool.Get()
	}
	s.open = append(s.open, made)
	c.open = append(c.open, made)
	return made
}

// release keeps a written window for another second.
func (c *collector) release(done *window) {
	done.series.close(done)
	if done.counts != nil {
		c.pool.Put(done.counts)
	}
	*done = window{undecided: done.undecided[:0]}
	c.spare = append(c.spare, done)
}

func (c *collector) metric(source *metrics.Metric) *metric {
	found, ok := c.metrics[source]
	if !ok {
		found = newMetric(source)
		c.metrics[source] = found
	}
	return found
}

func (c *collector) newSeries(m *metric, selector string, tags map[string]string) *series {
	c.nextID++
	return &series{id: c.nextID, metric: m, selector: selector, tags: tags}
}
