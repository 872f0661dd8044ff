package record

import (
	"testing"

	"go.k6.io/k6/v2/metrics"
)

func TestScalesKeepThreeDigits(t *testing.T) {
	cases := []struct {
		name     string
		contains metrics.ValueType
		values   []float64
		scale    float64
	}{
		{"waits", metrics.Time, []float64{12.3456}, 1000},
		{"bytes", metrics.Data, []float64{123456}, 1},
		{"browser_web_vital_cls", metrics.Default, []float64{0.123}, 1e6},
		{"fractions", metrics.Default, []float64{0.01, 0.93}, 1e6},
		{"counts", metrics.Default, []float64{3, 42}, 1e4},
		{"big", metrics.Default, []float64{3_000_000}, 0.1},
		{"negative", metrics.Default, []float64{-70, 3}, 1e4},
		{"zeros", metrics.Default, []float64{0, 0}, 1000},
	}
	for _, c := range cases {
		f := newFixture(t)
		m := f.metric(c.name, metrics.Trend, c.contains)
		for _, value := range c.values {
			f.add(m, f.tags("name=a"), 0, value)
		}
		lines := f.flush(1000)
		if lines[0].Scale != c.scale {
			t.Errorf("%s: scale %v, want %v", c.name, lines[0].Scale, c.scale)
		}
		if got := windows(lines, c.name, "")[0]; got.N != int64(len(c.values)) || counted(t, got.H) != got.N {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestAScaleIsDecidedFromAllSeriesAndThenStays(t *testing.T) {
	f := newFixture(t)
	m := f.metric("size", metrics.Trend)
	f.add(m, f.tags("name=a"), 0, 1)
	f.add(m, f.tags("name=b"), 1500, 500)
	first := f.flush(1000)
	if first[0].Scale != 1000 {
		t.Fatalf("scale %v", first[0].Scale)
	}
	f.add(m, f.tags("name=a"), 1500, 900_000)
	second := f.flush(2000)
	for _, l := range second {
		if l.Scale != 0 {
			t.Error("the metric was announced again")
		}
		if l.T != 0 && counted(t, l.H) != l.N {
			t.Errorf("%+v", l)
		}
	}
	if f.collector.clamped != 1 {
		t.Errorf("%d clamped", f.collector.clamped)
	}
}

func TestAScaleDoesNotWaitForever(t *testing.T) {
	f := newFixture(t)
	m, tags := f.metric("size", metrics.Trend), f.tags("name=a")
	for range 3 * mostUndecided {
		f.add(m, tags, 0, 7)
	}
	if kept := len(f.collector.open[0].undecided); kept > mostUndecided {
		t.Fatalf("%d values are kept", kept)
	}
	if got := windows(f.flush(1000), "size", ""); counted(t, got[0].H) != 3*mostUndecided {
		t.Fatalf("%+v", got)
	}
}

func TestValuesOutsideAHistogramAreCountedAtItsEnds(t *testing.T) {
	f := newFixture(t)
	m := f.metric("took", metrics.Trend, metrics.Time)
	for _, value := range []float64{-1, 700_000, 1e300} {
		f.add(m, f.tags("name=a"), 0, value)
	}
	got := windows(f.flush(1000), "took", "")[0]
	if counted(t, got.H) != 3 || *got.Min != -1 || *got.Max != 1e300 || f.collector.clamped != 3 {
		t.Fatalf("%+v, %d clamped", got, f.collector.clamped)
	}
}
