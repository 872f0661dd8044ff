package record

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"go.k6.io/k6/v2/lib/netext/httpext"
	"go.k6.io/k6/v2/metrics"
)

func TestEachTypeHasItsWindow(t *testing.T) {
	f := newFixture(t)
	tags := f.tags("name=list")
	trend := f.metric("took", metrics.Trend, metrics.Time)
	counter := f.metric("sent", metrics.Counter, metrics.Data)
	rate := f.metric("ok", metrics.Rate)
	gauge := f.metric("depth", metrics.Gauge)
	for i, value := range []float64{1.5, 0, 0.25} {
		for _, m := range []*metrics.Metric{trend, counter, rate, gauge} {
			f.add(m, tags, int64(i), value)
		}
	}
	lines := f.flush(1000)
	w := windows(lines, "took", "")[0]
	if w.N != 3 || *w.Sum != 1.75 || *w.Min != 0 || *w.Max != 1.5 || counted(t, w.H) != 3 || w.T != testStart {
		t.Errorf("trend %+v", w)
	}
	if w := windows(lines, "sent", "")[0]; w.N != 3 || *w.Sum != 1.75 || w.H != "" || w.Min != nil {
		t.Errorf("counter %+v", w)
	}
	if w := windows(lines, "ok", "")[0]; w.N != 3 || *w.Sum != 2 {
		t.Errorf("rate %+v", w)
	}
	if w := windows(lines, "depth", "")[0]; w.N != 3 || *w.Last != 0.25 || *w.Min != 0 || *w.Max != 1.5 || w.Sum != nil {
		t.Errorf("gauge %+v", w)
	}
	if l := lines[0]; l.Metric != "took" || l.Type != "trend" || l.Contains != "time" || l.Scale != 1000 {
		t.Errorf("metric line %+v", l)
	}
}

func TestMetricsAndSeriesAreAnnouncedOnce(t *testing.T) {
	f := newFixture(t)
	m := f.metric("hits", metrics.Counter)
	f.add(m, f.tags("name=a"), 0, 1)
	if first := f.flush(1000); len(first) != 3 {
		t.Fatalf("%+v", first)
	}
	f.add(m, f.tags("name=a"), 1000, 1)
	f.add(m, f.tags("name=b"), 1000, 1)
	second := f.flush(2000)
	if len(second) != 3 || second[0].Tags != nil || second[1].Tags["name"] != "b" {
		t.Fatalf("%+v", second)
	}
}

func TestWindowsAreSecondsSinceTheStart(t *testing.T) {
	f := newFixture(t)
	m, tags := f.metric("hits", metrics.Counter), f.tags("name=a")
	for _, at := range []int64{-1500, 0, 999, 1000, 2500} {
		f.add(m, tags, at, 1)
	}
	var starts, counts []int64
	for _, w := range windows(f.flush(3000), "hits", "") {
		starts, counts = append(starts, w.T-testStart), append(counts, w.N)
	}
	if !reflect.DeepEqual(starts, []int64{0, 1000, 2000}) || !reflect.DeepEqual(counts, []int64{3, 1, 1}) {
		t.Fatalf("%v %v", starts, counts)
	}
}

func TestAnOpenWindowWaitsAndALateSampleGetsALineOfItsOwn(t *testing.T) {
	f := newFixture(t)
	m, tags := f.metric("hits", metrics.Counter), f.tags("name=a")
	f.add(m, tags, 900, 1)
	f.add(m, tags, 1100, 1)
	if got := windows(f.flush(1000), "hits", ""); len(got) != 1 || got[0].T != testStart {
		t.Fatalf("%+v", got)
	}
	f.add(m, tags, 950, 1)
	late := f.flush(2000)
	if len(late) != 2 || late[0].T != testStart || late[0].N != 1 || late[1].T != testStart+1000 {
		t.Fatalf("%+v", late)
	}
}

func TestTagsThatSayNothingAreDropped(t *testing.T) {
	f := newFixture(t)
	f.add(f.metric("hits", metrics.Counter), f.tags(
		"scenario=s", "group=::g", "name=http://h/orders/12?x=1", "url=http://h/orders/12?x=1", "method=GET", "status=200",
		"expected_response=true", "side=base", "step=hold", "rating=good", "service=api", "region=eu", "check=c", "empty=",
		"proto=HTTP/1.1", "tls_version=tls1.3", "ip=::1", "vu=1", "iter=2", "error=e", "error_code=1050",
	), 0, 1)
	want := map[string]string{
		"scenario": "s", "group": "::g", "name": "http://h/orders/:id?x=*", "method": "GET", "status": "200",
		"expected_response": "true", "side": "base", "step": "hold", "rating": "good", "service": "api", "region": "eu", "check": "c",
	}
	if got := f.flush(1000)[1].Tags; !reflect.DeepEqual(got, want) {
		t.Fatalf("%v", got)
	}
}

func TestAURLWithoutANameBecomesTheName(t *testing.T) {
	f := newFixture(t)
	f.add(f.metric("ws_sessions", metrics.Counter), f.tags("url=ws://h/track/5"), 0, 1)
	if got := f.flush(1000)[1].Tags["name"]; got != "ws://h/track/:id" {
		t.Fatal(got)
	}
}

func TestTagSetsThatKeepTheSameTagsShareASeries(t *testing.T) {
	f := newFixture(t)
	m := f.metric("hits", metrics.Counter)
	f.add(m, f.tags("name=a", "url=http://h/1"), 0, 1)
	f.add(m, f.tags("name=a", "url=http://h/2", "proto=HTTP/2"), 0, 1)
	if got := windows(f.flush(1000), "hits", ""); len(got) != 1 || got[0].N != 2 {
		t.Fatalf("%+v", got)
	}
}

func TestEntriesAreBounded(t *testing.T) {
	f := newFixture(t)
	m := f.metric("hits", metrics.Counter)
	const many = mostEntries + 10
	for i := range many {
		f.add(m, f.tags("name=a", "vu="+string(rune(i+1))), 0, 1)
	}
	if len(f.collector.entries) > mostEntries {
		t.Fatalf("%d entries", len(f.collector.entries))
	}
	if got := windows(f.flush(1000), "hits", ""); len(got) != 1 || got[0].N != many {
		t.Fatalf("%+v", got)
	}
}

func TestSamplesThatAreNoNumbersAreCountedAsDropped(t *testing.T) {
	f := newFixture(t)
	m := f.metric("took", metrics.Trend, metrics.Time)
	for _, value := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1} {
		f.add(m, f.tags("name=a"), 0, value)
	}
	if got := windows(f.flush(1000), "took", ""); got[0].N != 1 || f.collector.dropped != 3 {
		t.Fatalf("%+v, %d dropped", got, f.collector.dropped)
	}
}

// request is what k6 hands over for one HTTP request.
func request(f *fixture, builtin *metrics.BuiltinMetrics, tags *metrics.TagSet) *httpext.Trail {
	trail := &httpext.Trail{EndTime: testTime(500), Duration: 3_000_000, Waiting: 2_000_000, Receiving: 40_000}
	trail.SaveSamples(builtin, &metrics.TagsAndMeta{Tags: tags})
	return trail
}

func TestARequestIsCountedOnceInEachMetric(t *testing.T) {
	f := newFixture(t, "http_req_duration{status:200}")
	builtin := metrics.RegisterBuiltinMetrics(f.registry)
	for range 3 {
		f.collector.add(request(f, builtin, f.tags("name=a", "status=200")))
	}
	lines := f.flush(1000)
	for _, name := range []string{"http_reqs", "http_req_duration", "http_req_waiting", "http_req_blocked"} {
		if got := windows(lines, name, ""); len(got) != 1 || got[0].N != 3 {
			t.Errorf("%s %+v", name, got)
		}
	}
	if got := windows(lines, "http_req_duration", "status:200"); len(got) != 1 || got[0].N != 3 {
		t.Errorf("%+v", got)
	}
}

func TestThePartsOfARequestAreKeptByJourney(t *testing.T) {
	f := newFixture(t)
	builtin := metrics.RegisterBuiltinMetrics(f.registry)
	for _, name := range []string{"name=a", "name=b"} {
		f.collector.add(request(f, builtin, f.tags(name, "scenario=shop", "status=200", "team=blue")))
	}
	lines := f.flush(1000)
	if got := windows(lines, "http_req_waiting", ""); len(got) != 1 || got[0].N != 2 {
		t.Errorf("%+v", got)
	}
	for _, l := range lines {
		if l.Tags != nil && l.Metric == "http_req_waiting" && (len(l.Tags) != 2 || l.Tags["scenario"] != "shop" || l.Tags["team"] != "blue") {
			t.Errorf("%v", l.Tags)
		}
	}
}

func TestTheHotPathDoesNotAllocate(t *testing.T) {
	f := newFixture(t)
	var container metrics.SampleContainer = request(f, metrics.RegisterBuiltinMetrics(f.registry), f.tags("name=a"))
	f.collector.add(container)
	if got := testing.AllocsPerRun(1000, func() { f.collector.add(container) }); got != 0 {
		t.Fatalf("%v allocations a request", got)
	}
}

func BenchmarkRequest(b *testing.B) {
	f := newFixture(&testing.T{})
	builtin := metrics.RegisterBuiltinMetrics(f.registry)
	var requests []metrics.SampleContainer
	for i := range 1000 {
		trail := request(f, builtin, f.tags("name=a", "status=200"))
		for j := range trail.Samples {
			trail.Samples[j].Value = float64(i*j) / 977
		}
		requests = append(requests, trail)
	}
	b.ReportAllocs()
	for i := range b.N {
		f.collector.add(requests[i%1000])
	}
}

// BenchmarkDistinctURLs is the worst script: a URL of its own for every request, and no names.
func BenchmarkDistinctURLs(b *testing.B) {
	f := newFixture(&testing.T{})
	builtin := metrics.RegisterBuiltinMetrics(f.registry)
	for i := range b.N {
		b.StopTimer()
		url := fmt.Sprintf("http://127.0.0.1:8080/api/orders/%d/lines?page=%d", i, i)
		trail := request(f, builtin, f.tags("name="+url, "url="+url, "status=200", "scenario=s", "method=GET"))
		b.StartTimer()
		f.collector.add(trail)
	}
}
