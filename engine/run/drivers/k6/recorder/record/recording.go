package record

import (
	"cmp"
	"time"

	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/metrics"
)

// A recording is a run being written. It belongs to one goroutine.
type recording struct {
	output    *Output
	start     time.Time
	file      *windowFile
	page      page
	collector *collector
	health    *health
	told      bool
}

func newRecording(o *Output, file *windowFile, start time.Time, scenarios lib.ScenarioConfigs) (*recording, error) {
	r := &recording{
		output: o, start: start, file: file,
		collector: newCollector(start.UnixMilli(), o.rules, o.thresholds),
	}
	text, err := appendJSON(nil, newHeader(start, scenarios, o.thresholds))
	if err != nil {
		return nil, err
	}
	if err := file.write(text); err != nil {
		return nil, err
	}
	r.health = startHealth()
	return r, nil
}

// run takes batches and writes each second once it is over, until the run ends.
func (r *recording) run() error {
	timer := time.NewTimer(r.untilNextFlush(time.Now()))
	defer timer.Stop()
	for {
		select {
		case batch := <-r.output.batches:
			r.take(batch)
		case now := <-timer.C:
			if err := r.flush(now, now.Add(-grace).UnixMilli()); err != nil {
				// k6 reports the error, ends the run and exits with its code.
				r.told = true
				r.output.stopRun(asDiskFull(err))
			}
			timer.Reset(r.untilNextFlush(time.Now()))
		case testError := <-r.output.ended:
			return r.end(testError)
		}
	}
}

// take adds a batch; once the disk is full there is nowhere left to put one.
func (r *recording) take(batch []metrics.SampleContainer) {
	if r.file.failed != nil {
		return
	}
	for _, container := range batch {
		r.collector.add(container)
	}
}

// untilNextFlush aims at the grace after the next whole second of the run.
func (r *recording) untilNextFlush(now time.Time) time.Duration {
	since := now.Sub(r.start) - grace
	return time.Second - (since%time.Second+time.Second)%time.Second
}

// flush writes the windows that ended by until. Once the file is found unwritable it does nothing.
func (r *recording) flush(now time.Time, until int64) error {
	if r.file.failed != nil {
		return nil
	}
	r.collector.dropped += r.output.lost.Swap(0)
	r.health.report(r.collector, now)
	r.page.text = r.page.text[:0]
	if err := r.collector.flush(until, &r.page); err != nil {
		return err
	}
	return r.file.write(r.page.text)
}

// end writes what is left and the last line. An error that k6 has reported already is not repeated.
func (r *recording) end(testError error) error {
	for len(r.output.batches) > 0 {
		r.take(<-r.output.batches)
	}
	r.health.lateness.halt()
	now := time.Now()
	failed := r.flush(now, now.UnixMilli()+windowMs)
	last := ending{End: now.UnixMilli(), Reason: endReason(testError)}
	if r.file.failed != nil {
		last.Reason = r.file.failed.Error()
	}
	line, err := appendJSON(nil, last)
	if err == nil {
		err = r.file.end(line)
	}
	if r.told {
		return nil
	}
	return cmp.Or(failed, err)
}
