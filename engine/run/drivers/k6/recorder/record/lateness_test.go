package record

import (
	"testing"
	"time"
)

func TestTheTickerCountsEveryTickItMissed(t *testing.T) {
	l := startLateness()
	time.Sleep(105 * time.Millisecond)
	l.halt()
	ticks := l.drain(nil)
	if len(ticks) < 5 || len(ticks) > 11 {
		t.Fatalf("%d ticks in 105 ms", len(ticks))
	}
	for i, tick := range ticks {
		if tick.late < 0 {
			t.Errorf("tick %d came %v ms early", i, -tick.late)
		}
		if i > 0 && tick.due.Sub(ticks[i-1].due) != tickEvery {
			t.Errorf("tick %d is due %v after the one before", i, tick.due.Sub(ticks[i-1].due))
		}
	}
	if again := l.drain(ticks); len(again) != 0 {
		t.Errorf("%d ticks came twice", len(again))
	}
}
