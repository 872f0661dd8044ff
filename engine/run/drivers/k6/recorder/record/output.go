package record

import (
	"errors"
	"fmt"
	"os"
	ossignal "os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"go.k6.io/k6/v2/errext/exitcodes"
	"go.k6.io/k6/v2/metrics"
	"go.k6.io/k6/v2/output"

	"headroom/recorder/naming"
)

const (
	// grace is how long after its end a window waits for samples on their way: k6 hands them on
	// every 50 ms.
	grace = 100 * time.Millisecond
	// mostBatches bounds what may wait for a stalled disk: at 20 batches a second about 13 s.
	mostBatches = 256
	// orphanLimit is how long teardown may take once the engine has died, orphanWriteLimit how long
	// writing the last windows may.
	orphanLimit      = 2300 * time.Millisecond
	orphanWriteLimit = 300 * time.Millisecond
)

// An Output is k6's view of the recorder. AddMetricSamples only hands batches to the one goroutine
// that does everything else, because k6's virtual users wait while it runs.
type Output struct {
	params     output.Params
	rules      *naming.Rules
	thresholds map[string]metrics.Thresholds
	stopRun    func(error)
	batches    chan []metrics.SampleContainer
	lost       atomic.Int64
	ended      chan error
	result     chan error
	ballast    []byte
	finished   sync.Once
	failed     error
}

var (
	_ output.WithThresholds        = (*Output)(nil)
	_ output.WithTestRunStop       = (*Output)(nil)
	_ output.WithStopWithTestError = (*Output)(nil)
)

// New makes the output from k6's parameters: the argument is the file to write, HEADROOM_RULES the
// user's URL rules.
func New(params output.Params) (*Output, error) {
	if params.ConfigArgument == "" {
		return nil, errors.New("name the file to write: --out headroom=<file>")
	}
	rules, err := naming.Load(params.Environment["HEADROOM_RULES"])
	if err != nil {
		return nil, err
	}
	return &Output{
		params: params, rules: rules,
		stopRun: func(error) {},
		ballast: newBallast(params.Environment),
		batches: make(chan []metrics.SampleContainer, mostBatches),
		ended:   make(chan error, 1), result: make(chan error, 1),
	}, nil
}

// Description is what k6 prints before the run.
func (o *Output) Description() string {
	return fmt.Sprintf("%s (%s)", Name, o.params.ConfigArgument)
}

// SetThresholds tells which selectors need a series of their own.
func (o *Output) SetThresholds(thresholds map[string]metrics.Thresholds) { o.thresholds = thresholds }

// SetTestRunStopCallback gives the way to end the run early.
func (o *Output) SetTestRunStopCallback(stop func(error)) { o.stopRun = stop }

// Start writes the header and begins to record.
func (o *Output) Start() error {
	file, err := createWindowFile(o.params.ConfigArgument)
	if err != nil {
		return err
	}
	r, err := newRecording(o, file, time.Now(), o.params.ScriptOptions.Scenarios)
	if err != nil {
		return err
	}
	go func() { o.result <- r.run() }()
	if o.params.Environment["HEADROOM_STDIN"] == "1" {
		// The engine that reads k6's log may be gone: a line nobody hears must not end the run before
		// its teardown.
		ossignal.Ignore(syscall.SIGPIPE)
		go listen(os.Stdin, o.stop, o.abandon)
	}
	return nil
}

// AddMetricSamples keeps a batch. k6 makes a new slice for the next one, so it need not be copied.
func (o *Output) AddMetricSamples(samples []metrics.SampleContainer) {
	if len(samples) == 0 {
		return
	}
	select {
	case o.batches <- samples:
	default:
		for _, container := range samples {
			o.lost.Add(int64(len(container.GetSamples())))
		}
	}
}

// Stop ends the recording of a run that went through.
func (o *Output) Stop() error { return o.StopWithTestError(nil) }

// StopWithTestError writes what is left and the last line.
func (o *Output) StopWithTestError(testError error) error {
	o.finished.Do(func() {
		o.ended <- testError
		o.failed = <-o.result
	})
	return o.failed
}

func (o *Output) stop(reason string) { o.stopRun(asStop(reason)) }

// abandon makes sure that a run whose engine has died does not outlive it for long.
func (o *Output) abandon() {
	time.Sleep(orphanLimit)
	written := make(chan error, 1)
	go func() { written <- o.StopWithTestError(asStop(engineGone)) }()
	select {
	case <-written:
	case <-time.After(orphanWriteLimit):
	}
	os.Exit(int(exitcodes.ExternalAbort))
}
