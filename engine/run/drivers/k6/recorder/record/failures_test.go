package record

import (
	"fmt"
	"reflect"
	"testing"

	"go.k6.io/k6/v2/metrics"
)

func TestWhatCountsAsAFailure(t *testing.T) {
	f := newFixture(t)
	cases := []struct {
		metric string
		kind   metrics.MetricType
		tags   []string
		value  float64
		want   string
	}{
		{"http_reqs", metrics.Counter, []string{"expected_response=true", "status=200"}, 1, ""},
		{"http_reqs", metrics.Counter, []string{"expected_response=true", "status=404", "error_code=1404"}, 1, ""},
		{"http_reqs", metrics.Counter, []string{"status=404", "error_code=1404"}, 1, ""},
		{"http_reqs", metrics.Counter, []string{"expected_response=false", "status=503", "error_code=1503"}, 1, "HTTP 503 Service Unavailable"},
		{"http_reqs", metrics.Counter, []string{"expected_response=false", "status=302"}, 1, "HTTP 302 Found"},
		{"http_reqs", metrics.Counter, []string{"status=0", "error=dial: connection refused", "error_code=1212"}, 1, "dial: connection refused"},
		{"http_req_duration", metrics.Trend, []string{"expected_response=false", "status=503"}, 1, ""},
		{"checks", metrics.Rate, []string{"check=is fast"}, 1, ""},
		{"checks", metrics.Rate, []string{"check=is fast"}, 0, "check failed"},
		{"grpc_req_duration", metrics.Trend, []string{"status=0"}, 1, ""},
		{"grpc_req_duration", metrics.Trend, []string{"status=14"}, 1, "gRPC status 14"},
		{"browser_http_req_failed", metrics.Rate, []string{"status=200"}, 0, ""},
		{"browser_http_req_failed", metrics.Rate, []string{"status=0"}, 1, "no response"},
	}
	for i, c := range cases {
		f.add(f.metric(c.metric, c.kind), f.tags(append(c.tags, fmt.Sprintf("name=case %d", i))...), 0, c.value)
	}
	found := map[string]string{}
	for _, group := range failureLines(f.flush(1000)) {
		found[group.Name] = group.Message
	}
	for i, c := range cases {
		if got := found[fmt.Sprintf("case %d", i)]; got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.metric, c.tags, got, c.want)
		}
	}
}

func TestFailuresAreGroupedAndWrittenWhenTheyGrow(t *testing.T) {
	f := newFixture(t)
	m := f.metric("http_reqs", metrics.Counter)
	for i := range 20 {
		f.add(m, f.tags(
			fmt.Sprintf("name=http://me:pw@h/orders/%d?token=planted", i), fmt.Sprintf("url=http://me:pw@h/orders/%d?token=planted", i),
			"expected_response=false", "method=POST", "status=0", "error_code=1050", "scenario=rest",
			fmt.Sprintf("error=order %d took 30s", i),
		), int64(i), 1)
	}
	groups := failureLines(f.flush(1000))
	if len(groups) != 1 {
		t.Fatalf("%+v", groups)
	}
	want := failureGroup{
		failureKey: failureKey{
			Code: 1050, Name: "http://h/orders/:id?token=*", Message: "order {n} took {n}s", Method: "POST", Scenario: "rest",
		},
		Count: 20, First: testStart, Last: testStart + 19,
		Examples: []string{
			"curl -X POST 'http://***@h/orders/0?token=***'",
			"curl -X POST 'http://***@h/orders/1?token=***'",
			"curl -X POST 'http://***@h/orders/2?token=***'",
		},
	}
	if !reflect.DeepEqual(groups[0], want) {
		t.Fatalf("%+v", groups[0])
	}
	if again := failureLines(f.flush(2000)); len(again) != 0 {
		t.Fatalf("%+v", again)
	}
	f.add(m, f.tags("expected_response=false", "status=500", "name=a"), 2500, 1)
	f.add(m, f.tags("expected_response=false", "status=500", "name=a", "proto=HTTP/2"), 2100, 1)
	last := failureLines(f.flush(3000))
	if len(last) != 1 || last[0].Count != 2 || last[0].First != testStart+2100 || last[0].Last != testStart+2500 {
		t.Fatalf("%+v", last)
	}
}

func TestFurtherKindsOfFailureShareAGroup(t *testing.T) {
	f := newFixture(t)
	m := f.metric("http_reqs", metrics.Counter)
	for i := range mostGroups + 30 {
		f.add(m, f.tags("expected_response=false", "status=500", fmt.Sprintf("name=n%d", i)), 0, 1)
	}
	groups := failureLines(f.flush(1000))
	last := groups[len(groups)-1]
	if len(groups) != mostGroups+1 || last.Name != "other" || last.Count != 30 {
		t.Fatalf("%d groups, last %+v", len(groups), last)
	}
}
