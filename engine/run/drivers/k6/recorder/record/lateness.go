package record

import (
	"sync"
	"time"
)

const tickEvery = 10 * time.Millisecond

// A tick is one wake-up: when it was due (unix ms) and how late it came (ms).
type tick struct {
	due  time.Time
	late float64
}

// A lateness ticker wakes every 10 ms and notes how late it was: a generator that cannot keep its
// own time cannot time others. Every tick missed while it slept is counted too.
type lateness struct {
	mutex sync.Mutex
	ticks []tick
	stop  chan struct{}
	done  chan struct{}
}

func startLateness() *lateness {
	l := &lateness{stop: make(chan struct{}), done: make(chan struct{})}
	go l.run()
	return l
}

func (l *lateness) run() {
	defer close(l.done)
	timer := time.NewTimer(tickEvery)
	defer timer.Stop()
	due := time.Now().Add(tickEvery)
	for {
		select {
		case <-l.stop:
			return
		case <-timer.C:
		}
		now := time.Now()
		l.mutex.Lock()
		for ; !due.After(now); due = due.Add(tickEvery) {
			l.ticks = append(l.ticks, tick{due, float64(now.Sub(due)) / float64(time.Millisecond)})
		}
		l.mutex.Unlock()
		timer.Reset(due.Sub(now))
	}
}

// drain gives the ticks since the last call, in reuse's storage.
func (l *lateness) drain(reuse []tick) []tick {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	reuse = append(reuse[:0], l.ticks...)
	l.ticks = l.ticks[:0]
	return reuse
}

func (l *lateness) halt() {
	close(l.stop)
	<-l.done
}
