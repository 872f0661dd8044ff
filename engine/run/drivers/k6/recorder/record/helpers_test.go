package record

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"go.k6.io/k6/v2/metrics"

	"headroom/recorder/naming"
)

const testStart = 1_700_000_000_000

// A fixture is a collector with a registry of metrics to feed it from.
type fixture struct {
	*testing.T
	registry  *metrics.Registry
	collector *collector
}

func newFixture(t *testing.T, thresholds ...string) *fixture {
	t.Helper()
	rules, err := naming.Load("")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]metrics.Thresholds{}
	for _, threshold := range thresholds {
		named[threshold] = metrics.Thresholds{}
	}
	return &fixture{t, metrics.NewRegistry(), newCollector(testStart, rules, named)}
}

// tags makes a tag set from "key=value" texts.
func (f *fixture) tags(pairs ...string) *metrics.TagSet {
	set := f.registry.RootTagSet()
	for _, pair := range pairs {
		key, value, _ := strings.Cut(pair, "=")
		set = set.With(key, value)
	}
	return set
}

func (f *fixture) metric(name string, kind metrics.MetricType, contains ...metrics.ValueType) *metrics.Metric {
	return f.registry.MustNewMetric(name, kind, contains...)
}

func testTime(atMs int64) time.Time { return time.UnixMilli(testStart + atMs) }

// add records one sample, atMs after the start.
func (f *fixture) add(m *metrics.Metric, tags *metrics.TagSet, atMs int64, value float64) {
	f.collector.add(metrics.Sample{
		TimeSeries: metrics.TimeSeries{Metric: m, Tags: tags},
		Time:       testTime(atMs),
		Value:      value,
	})
}

// A line is any line of a window file.
type line struct {
	Metric   string
	Type     string
	Contains string
	Scale    float64
	Series   int
	Selector *string
	Tags     map[string]string
	T        int64
	N        int64
	Sum      *float64
	Min, Max *float64
	Last     *float64
	H        string
	Error    *failureGroup
	Folded   *foldedBody
}

// flush writes what ended by atMs after the start.
func (f *fixture) flush(atMs int64) []line {
	f.Helper()
	var out page
	if err := f.collector.flush(testStart+atMs, &out); err != nil {
		f.Fatal(err)
	}
	var lines []line
	for _, text := range strings.Split(strings.TrimSpace(string(out.text)), "\n") {
		if text == "" {
			continue
		}
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			f.Fatalf("%s: %v", text, err)
		}
		lines = append(lines, l)
	}
	return lines
}

// windows picks the windows of a metric; selector "" means the plain series.
func windows(lines []line, metric, selector string) []line {
	wanted := map[int]bool{}
	var found []line
	for _, l := range lines {
		if l.Tags != nil && l.Metric == metric && (l.Selector == nil) == (selector == "") &&
			(l.Selector == nil || *l.Selector == selector) {
			wanted[l.Series] = true
		}
		if l.T != 0 && wanted[l.Series] {
			found = append(found, l)
		}
	}
	return found
}

func failureLines(lines []line) []failureGroup {
	var found []failureGroup
	for _, l := range lines {
		if l.Error != nil {
			found = append(found, *l.Error)
		}
	}
	return found
}

// counted sums the counts of an encoded histogram.
func counted(t *testing.T, h string) (total int64) {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(h)
	if err != nil || len(raw) < 40 {
		t.Fatalf("%q: %v", h, err)
	}
	for raw = raw[40:]; len(raw) > 0; {
		value, size := binary.Varint(raw)
		total += max(0, value)
		raw = raw[size:]
	}
	return total
}
