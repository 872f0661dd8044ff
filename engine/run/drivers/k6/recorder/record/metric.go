package record

import (
	"math"

	"go.k6.io/k6/v2/metrics"
)

// A metric is one k6 metric as this run records it. Histograms count integers: scale is how many of
// them make one unit of the metric.
type metric struct {
	name      string
	kind      metrics.MetricType
	contains  metrics.ValueType
	scale     float64
	announced bool

	// A trend of unknown size gets its scale from what the first window holds; until then its
	// windows keep their values.
	undecided int
}

// Values that a window may keep before the scale must be decided.
const mostUndecided = 10_000

// Names whose size is known although k6 does not tell it. Lateness is of interest from a millisecond
// up, so a tenth of one will do.
var knownScales = map[string]float64{"browser_web_vital_cls": 1e6, "headroom_lateness": 10}

type metricLine struct {
	Metric   string  `json:"metric"`
	Type     string  `json:"type"`
	Contains string  `json:"contains"`
	Scale    float64 `json:"scale"`
}

func newMetric(source *metrics.Metric) *metric {
	m := &metric{name: source.Name, kind: source.Type, contains: source.Contains}
	switch {
	case m.kind != metrics.Trend:
		m.scale = 1
	case knownScales[m.name] != 0:
		m.scale = knownScales[m.name]
	case m.contains == metrics.Time:
		m.scale = 1000
	case m.contains == metrics.Data:
		m.scale = 1
	}
	return m
}

// decideScale picks the power of ten that puts the largest value seen between 1e5 and 1e6: three
// digits for values a hundred times smaller, room for values 600 times larger.
func (m *metric) decideScale(largest float64) {
	m.scale = 1000
	if largest > 0 {
		exponent := 6 - math.Ceil(math.Log10(largest))
		m.scale = math.Pow(10, min(max(exponent, -12), 12))
	}
}

func (m *metric) line() metricLine {
	return metricLine{Metric: m.name, Type: m.kind.String(), Contains: m.contains.String(), Scale: m.scale}
}
