package record

import (
	"math"

	"go.k6.io/k6/v2/metrics"

	"headroom/recorder/histogram"
)

// A window holds what one series saw in one second. start is in unix ms; sum, smallest and largest
// are exact and in the metric's own unit.
type window struct {
	series    *series
	start     int64
	count     int64
	sum       float64
	smallest  float64
	largest   float64
	last      float64
	counts    *histogram.Histogram
	undecided []float64
}

func (w *window) add(value float64) (inside bool) {
	if w.count == 0 || value < w.smallest {
		w.smallest = value
	}
	if w.count == 0 || value > w.largest {
		w.largest = value
	}
	w.count++
	w.last = value
	m := w.series.metric
	if m.kind == metrics.Rate {
		if value != 0 {
			w.sum++
		}
		return true
	}
	w.sum += value
	if m.kind != metrics.Trend {
		return true
	}
	if m.scale == 0 {
		w.undecided = append(w.undecided, value)
		m.undecided++
		return true
	}
	return w.counts.Record(scaled(value, m.scale))
}

// settle puts kept values into the histogram once the scale is known.
func (w *window) settle() (outside int64) {
	for _, value := range w.undecided {
		if !w.counts.Record(scaled(value, w.series.metric.scale)) {
			outside++
		}
	}
	w.undecided = w.undecided[:0]
	return outside
}

func scaled(value, scale float64) int64 {
	steps := value * scale
	if steps > histogram.Highest+1 {
		return histogram.Highest + 1
	}
	if steps < 0 {
		return -1
	}
	return int64(math.Floor(steps + 0.5))
}

// appendLine writes the window as its metric's type asks for.
func (w *window) appendLine(text, scratch []byte) (line, reuse []byte) {
	text = appendInteger(text, `{"t":`, w.start)
	text = appendInteger(text, `,"series":`, int64(w.series.id))
	text = appendInteger(text, `,"n":`, w.count)
	kind := w.series.metric.kind
	if kind == metrics.Gauge {
		text = appendNumber(text, `,"last":`, w.last)
	} else {
		text = appendNumber(text, `,"sum":`, w.sum)
	}
	if kind == metrics.Gauge || kind == metrics.Trend {
		text = appendNumber(text, `,"min":`, w.smallest)
		text = appendNumber(text, `,"max":`, w.largest)
	}
	if kind == metrics.Trend {
		text = append(text, `,"h":"`...)
		text, scratch = w.counts.AppendBase64(text, scratch)
		text = append(text, '"')
	}
	return append(text, '}', '\n'), scratch
}
