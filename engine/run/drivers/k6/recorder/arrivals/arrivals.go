package arrivals

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/sirupsen/logrus"
	"go.k6.io/k6/v2/errext"
	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/lib/executor"
	"go.k6.io/k6/v2/metrics"
)

type arrivals struct {
	*executor.BaseExecutor
	config  Config
	state   *lib.ExecutionState
	started atomic.Uint64
}

var _ lib.Executor = (*arrivals)(nil)

// Run starts journeys at even distances for the scenario's duration, then waits for those under way
// until the graceful stop is over. Without a measured rate it says so and does nothing.
func (a *arrivals) Run(parent context.Context, out chan<- metrics.SampleContainer) error {
	rate, err := measuredRate(a.config.RatesFile, a.config.Journey)
	if err != nil {
		a.GetLogger().WithError(err).Warn("The second opinion is left out")
		return nil
	}
	start := time.Now()
	ctx, cancel := context.WithDeadline(a.withScenario(parent, start), start.Add(a.config.end()))
	defer cancel()
	crew, part := join(a.state)
	defer part()
	var underWay sync.WaitGroup
	var failed interruption
	a.launch(ctx, start, rate, func() {
		vu := crew.take()
		if vu == nil {
			a.drop(parent, out)
			return
		}
		underWay.Add(1)
		go func() {
			defer underWay.Done()
			if err := a.run(ctx, vu, crew); err != nil {
				failed.set(err)
				cancel()
			}
		}()
	})
	underWay.Wait()
	return failed.err
}

// launch calls begin at each arrival, the first after half a distance; one that is late is made up
// for, never left out.
func (a *arrivals) launch(ctx context.Context, start time.Time, rate float64, begin func()) {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for i := 0; ; i++ {
		after := time.Duration((float64(i) + 0.5) / rate * float64(time.Second))
		if after >= a.config.Duration.TimeDuration() {
			timer.Reset(a.config.Duration.TimeDuration() - time.Since(start))
		} else {
			timer.Reset(after - time.Since(start))
		}
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if after >= a.config.Duration.TimeDuration() {
			return
		}
		begin()
	}
}

// run lets one virtual user make the journey once. An error ends the test run.
func (a *arrivals) run(ctx context.Context, vu lib.InitializedVU, crew *crew) error {
	active, cancel := context.WithCancel(ctx)
	back := make(chan struct{})
	journey := vu.Activate(&lib.VUActivationParams{
		RunContext: active,
		Scenario:   a.config.GetName(),
		Exec:       a.config.GetExec(),
		Env:        a.config.GetEnv(),
		Tags:       a.config.GetTags(),
		DeactivateCallback: func(vu lib.InitializedVU) {
			crew.put(vu)
			close(back)
		},
		GetNextIterationCounters: func() (uint64, uint64) {
			next := a.started.Add(1) - 1
			return next, next
		},
	})
	a.state.ModCurrentlyActiveVUsCount(+1)
	err := journey.RunOnce()
	interrupted := ctx.Err() != nil
	a.state.ModCurrentlyActiveVUsCount(-1)
	cancel()
	<-back
	switch {
	case interrupted:
		a.state.AddInterruptedIterations(1)
		return nil
	case errext.IsInterruptError(err):
		a.state.AddInterruptedIterations(1)
		return err
	case err != nil:
		text, fields := errext.Format(err)
		a.GetLogger().WithFields(logrus.Fields(fields)).Error(text)
	}
	a.state.AddFullIterations(1)
	return nil
}

func (a *arrivals) drop(ctx context.Context, out chan<- metrics.SampleContainer) {
	tags := a.state.Test.RunTags
	if a.state.Test.Options.SystemTags.Has(metrics.TagScenario) {
		tags = tags.With("scenario", a.config.GetName())
	}
	metrics.PushIfNotDone(ctx, out, metrics.Sample{
		TimeSeries: metrics.TimeSeries{Metric: a.state.Test.BuiltinMetrics.DroppedIterations, Tags: tags},
		Time:       time.Now(),
		Value:      1,
	})
}

// withScenario serves what a script may ask of k6/execution.
func (a *arrivals) withScenario(ctx context.Context, start time.Time) context.Context {
	duration := a.config.Duration.TimeDuration()
	return lib.WithScenarioState(ctx, &lib.ScenarioState{
		Name: a.config.GetName(), Executor: Type, StartTime: start,
		ProgressFn: func() (float64, []string) {
			return min(1, float64(time.Since(start))/float64(duration)), []string{duration.String()}
		},
	})
}

// An interruption keeps the first error of many journeys.
type interruption struct {
	once sync.Once
	err  error
}

func (i *interruption) set(err error) { i.once.Do(func() { i.err = err }) }
