package record

import (
	"fmt"
	"testing"

	"go.k6.io/k6/v2/metrics"
)

func TestTagSetsBeyondTheLimitAreFoldedAndSaid(t *testing.T) {
	f := newFixture(t)
	hits, took := f.metric("hits", metrics.Counter), f.metric("took", metrics.Trend, metrics.Time)
	for i := range mostTagSets + 50 {
		tags := f.tags(fmt.Sprintf("name=n%d", i))
		f.add(hits, tags, 0, 1)
		f.add(took, tags, 0, 1)
	}
	lines := f.flush(1000)
	if got := len(windows(lines, "hits", "")); got != mostTagSets+1 {
		t.Fatalf("%d series", got)
	}
	var folded []foldedBody
	other := 0
	for _, l := range lines {
		if l.Folded != nil {
			folded = append(folded, *l.Folded)
		}
		if l.Tags["name"] == "other" && len(l.Tags) == 1 {
			other = l.Series
		}
	}
	if len(folded) != 1 || folded[0] != (foldedBody{Metric: "hits", Distinct: mostTagSets + 50}) {
		t.Fatalf("%+v", folded)
	}
	for _, l := range lines {
		if l.T != 0 && l.Series == other && l.N != 50 {
			t.Errorf("other holds %d samples", l.N)
		}
	}
	f.add(hits, f.tags("name=yet another"), 1000, 1)
	for _, l := range f.flush(2000) {
		if l.Folded != nil {
			t.Error("the warning came twice")
		}
	}
}

func TestTemplatingComesBeforeTheLimit(t *testing.T) {
	f := newFixture(t)
	m := f.metric("hits", metrics.Counter)
	for i := range 3 * mostTagSets {
		f.add(m, f.tags(fmt.Sprintf("name=http://h/orders/%d?page=%d", i, i)), 0, 1)
	}
	if got := windows(f.flush(1000), "hits", ""); len(got) != 1 || got[0].N != 3*mostTagSets {
		t.Fatalf("%d series", len(got))
	}
}

func TestMoreMetricsAreNotMoreTagSets(t *testing.T) {
	f := newFixture(t)
	for i := range 2 * mostTagSets {
		f.add(f.metric(fmt.Sprintf("metric_%d", i), metrics.Counter), f.tags("name=a"), 0, 1)
	}
	if _, folding := f.collector.guard.warning(); folding {
		t.Fatal("one tag set was folded")
	}
}
