package record

import (
	"runtime/debug"
	"time"

	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/metrics"
)

const (
	formatVersion   = 1
	recorderVersion = "1"
	k6Module        = "go.k6.io/k6/v2"
)

type header struct {
	V          int                 `json:"v"`
	K6         string              `json:"k6"`
	Recorder   string              `json:"recorder"`
	Start      int64               `json:"start"`
	Plan       plan                `json:"plan"`
	Thresholds map[string][]string `json:"thresholds"`
}

type plan struct {
	Scenarios lib.ScenarioConfigs `json:"scenarios"`
}

type ending struct {
	End    int64  `json:"end"`
	Reason string `json:"reason"`
}

func newHeader(start time.Time, scenarios lib.ScenarioConfigs, thresholds map[string]metrics.Thresholds) header {
	sources := map[string][]string{}
	for name, list := range thresholds {
		sources[name] = []string{}
		for _, threshold := range list.Thresholds {
			sources[name] = append(sources[name], threshold.Source)
		}
	}
	return header{
		V: formatVersion, K6: k6Version(), Recorder: recorderVersion,
		Start: start.UnixMilli(), Plan: plan{scenarios}, Thresholds: sources,
	}
}

func k6Version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dependency := range info.Deps {
			if dependency.Path == k6Module {
				return dependency.Version
			}
		}
	}
	return "unknown"
}
