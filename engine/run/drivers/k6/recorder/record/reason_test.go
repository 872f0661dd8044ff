package record

import (
	"errors"
	"fmt"
	"testing"

	"go.k6.io/k6/v2/errext"
	"go.k6.io/k6/v2/errext/exitcodes"
)

func TestHowARunEnded(t *testing.T) {
	with := errext.WithAbortReasonIfNone
	cases := map[string]error{
		"completed":                         nil,
		"stopped: user asked":               asStop("user asked"),
		"stopped: " + engineGone:            fmt.Errorf("wrapped: %w", asStop(engineGone)),
		"disk full: no room":                asDiskFull(errors.New("disk full: no room")),
		"interrupted: signal":               with(errors.New("signal"), errext.AbortedByUser),
		"threshold: p(95)":                  with(errors.New("p(95)"), errext.AbortedByThreshold),
		"failed: setup() execution timeout": errors.New("setup() execution timeout"),
		"failed: test.abort()":              with(errors.New("test.abort()"), errext.AbortedByScriptAbort),
	}
	for want, err := range cases {
		if got := endReason(err); got != want {
			t.Errorf("%v: got %q, want %q", err, got, want)
		}
	}
	if got := endReason(with(errors.New("crossed"), errext.AbortedByThresholdsAfterTestEnd)); got != "completed" {
		t.Errorf("thresholds crossed at the end: %q", got)
	}
}

func TestExitCodes(t *testing.T) {
	var code errext.HasExitCode
	if !errors.As(asStop("x"), &code) || code.ExitCode() != exitcodes.ExternalAbort {
		t.Error("a stop does not exit like an interruption")
	}
	if !errors.As(asDiskFull(errors.New("x")), &code) || code.ExitCode() != exitDiskFull {
		t.Error("a full disk has no exit code of its own")
	}
}
