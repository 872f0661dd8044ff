package record

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/lib/executor"
	"go.k6.io/k6/v2/metrics"
	"go.k6.io/k6/v2/output"
)

func start(t *testing.T, path string, environment map[string]string) *Output {
	t.Helper()
	config := executor.NewConstantVUsConfig("rest")
	o, err := New(output.Params{
		ConfigArgument: path, Environment: environment,
		ScriptOptions: lib.Options{Scenarios: lib.ScenarioConfigs{"rest": config}},
	})
	if err != nil {
		t.Fatal(err)
	}
	o.SetThresholds(map[string]metrics.Thresholds{"hits{name:a}": metrics.NewThresholds([]string{"count>1", "rate>2"})})
	return o
}

func readLines(t *testing.T, path string) []map[string]any {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var lines []map[string]any
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		var value map[string]any
		if err := json.Unmarshal([]byte(line), &value); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		lines = append(lines, value)
	}
	return lines
}

func TestAShortRunIsWrittenWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "windows.ndjson")
	o := start(t, path, nil)
	if err := o.Start(); err != nil {
		t.Fatal(err)
	}
	registry := metrics.NewRegistry()
	hits := registry.MustNewMetric("hits", metrics.Counter)
	sample := metrics.Sample{TimeSeries: metrics.TimeSeries{Metric: hits, Tags: registry.RootTagSet()}, Time: time.Now(), Value: 1}
	for range 5 {
		o.AddMetricSamples([]metrics.SampleContainer{sample, metrics.Samples{sample, sample}})
	}
	o.AddMetricSamples(nil)
	time.Sleep(30 * time.Millisecond)
	if err := o.Stop(); err != nil {
		t.Fatal(err)
	}
	lines := readLines(t, path)
	header := lines[0]
	if header["v"] != 1.0 || header["k6"] == "" || header["recorder"] != "1" {
		t.Errorf("%v", header)
	}
	if got := header["thresholds"].(map[string]any)["hits{name:a}"]; len(got.([]any)) != 2 {
		t.Errorf("thresholds %v", got)
	}
	rest := header["plan"].(map[string]any)["scenarios"].(map[string]any)["rest"].(map[string]any)
	if rest["executor"] != "constant-vus" {
		t.Errorf("plan %v", rest)
	}
	seen := map[string]bool{}
	for _, l := range lines {
		if name, ok := l["metric"].(string); ok {
			seen[name] = true
		}
		if sum, ok := l["sum"]; ok && l["h"] == nil && sum != 15.0 {
			t.Errorf("hits %v", l)
		}
	}
	if !seen["hits"] || !seen["headroom_lateness"] {
		t.Errorf("metrics %v", seen)
	}
	if last := lines[len(lines)-1]; last["reason"] != "completed" || last["end"].(float64) < header["start"].(float64) {
		t.Errorf("%v", last)
	}
}

func TestSecondsAreWrittenWhileTheRunGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "windows.ndjson")
	o := start(t, path, nil)
	if err := o.Start(); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	for len(readLines(t, path)) < 4 {
		if time.Since(begun) > 5*time.Second {
			t.Fatal("nothing was written in 5 s")
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err := o.StopWithTestError(asStop("seen enough")); err != nil {
		t.Fatal(err)
	}
	lines := readLines(t, path)
	if last := lines[len(lines)-1]; last["reason"] != "stopped: seen enough" {
		t.Errorf("%v", last)
	}
}

func TestAFullDiskIsReportedOnceAndEndsTheFile(t *testing.T) {
	o := start(t, "unused", nil)
	disk := &smallDisk{room: 4000}
	r, err := newRecording(o, &windowFile{target: disk}, time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	registry := metrics.NewRegistry()
	for i := range 200 {
		m := registry.MustNewMetric("metric_"+strings.Repeat("x", i+1)[:min(i+1, 100)]+string(rune('a'+i%26)), metrics.Counter)
		r.take([]metrics.SampleContainer{metrics.Sample{
			TimeSeries: metrics.TimeSeries{Metric: m, Tags: registry.RootTagSet()}, Time: time.Now(), Value: 1,
		}})
	}
	var failures []error
	for range 3 {
		if err := r.flush(time.Now(), time.Now().UnixMilli()+windowMs); err != nil {
			failures = append(failures, err)
		}
	}
	if len(failures) != 1 || !strings.HasPrefix(failures[0].Error(), "disk full: ") {
		t.Fatalf("%v", failures)
	}
	if err := r.end(nil); err == nil {
		t.Fatal("nobody was told")
	}
	lines := strings.Split(strings.TrimSpace(string(disk.text)), "\n")
	if last := lines[len(lines)-1]; !strings.Contains(last, `"reason":"disk full: `) {
		t.Fatalf("%s", last)
	}
}

func TestWhatCannotWaitIsCountedAsLost(t *testing.T) {
	o := start(t, "unused", nil)
	batch := []metrics.SampleContainer{metrics.Samples{{}, {}, {}}}
	for range mostBatches + 2 {
		o.AddMetricSamples(batch)
	}
	if got := o.lost.Load(); got != 6 {
		t.Fatalf("%d lost", got)
	}
}

func TestWrongUse(t *testing.T) {
	if _, err := New(output.Params{}); err == nil {
		t.Error("no file was named")
	}
	if _, err := New(output.Params{ConfigArgument: "x", Environment: map[string]string{"HEADROOM_RULES": "{"}}); err == nil {
		t.Error("broken rules were taken")
	}
	o := start(t, filepath.Join(t.TempDir(), "no", "folder"), nil)
	if err := o.Start(); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestAFullDiskStopsTheRunAndIsNotRepeatedAtTheEnd(t *testing.T) {
	o := start(t, "unused", nil)
	stops := make(chan error, 10)
	o.SetTestRunStopCallback(func(err error) { stops <- err })
	r, err := newRecording(o, &windowFile{target: &smallDisk{room: 500}}, time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() { o.result <- r.run() }()
	stop := <-stops
	if reason := endReason(stop); !strings.HasPrefix(reason, "disk full: ") {
		t.Fatalf("%v", stop)
	}
	time.Sleep(1200 * time.Millisecond)
	if err := o.StopWithTestError(stop); err != nil || len(stops) != 0 {
		t.Fatalf("%v, %d further stops", err, len(stops))
	}
}
