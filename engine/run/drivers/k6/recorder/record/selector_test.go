package record

import (
	"testing"

	"go.k6.io/k6/v2/metrics"
)

func TestSelectorsSeeTheSamplesThatK6WouldGiveThem(t *testing.T) {
	all := []string{
		"took{scenario:rest}", "took{scenario:rest,status:200}", "took{url:http://h/1}", `took{"name":'a b'}`,
		"took{ status : 200 }", "took{status:}", "other{status:200}", "took",
	}
	f := newFixture(t, all...)
	m := f.metric("took", metrics.Trend, metrics.Time)
	sets := []*metrics.TagSet{
		f.tags("scenario=rest", "status=200", "url=http://h/1", "name=a b"),
		f.tags("scenario=rest", "status=500", "url=http://h/2"),
		f.tags("scenario=ws", "status="),
	}
	for _, tags := range sets {
		f.add(m, tags, 0, 1)
	}
	// k6's own judgement, on the same tag sets.
	want := map[string]int64{}
	for _, threshold := range all[:6] {
		_, found := parseSelector(threshold)
		submetric, err := m.AddSubmetric(found.text)
		if err != nil {
			t.Fatal(err)
		}
		for _, tags := range sets {
			if tags.Contains(submetric.Tags) {
				want[found.text]++
			}
		}
	}
	lines := f.flush(1000)
	for text, count := range want {
		got := windows(lines, "took", text)
		if len(got) != 1 || got[0].N != count || counted(t, got[0].H) != count {
			t.Errorf("%q: %+v, want %d", text, got, count)
		}
	}
	if len(want) != 6 {
		t.Errorf("%d selectors matched", len(want))
	}
	plain := int64(0)
	for _, w := range windows(lines, "took", "") {
		plain += w.N
	}
	if plain != 3 {
		t.Errorf("plain series hold %d samples", plain)
	}
}

func TestASelectorIsNoTagSet(t *testing.T) {
	f := newFixture(t, "hits{name:a}")
	f.add(f.metric("hits", metrics.Counter), f.tags("name=a"), 0, 1)
	if got := len(f.collector.guard.groups); got != 1 {
		t.Fatalf("%d tag sets", got)
	}
	for _, l := range f.flush(1000) {
		if l.Selector != nil && len(l.Tags) != 0 {
			t.Errorf("%+v", l)
		}
	}
}
