package arrivals

import (
	"context"
	"io"
	"sync"

	"github.com/sirupsen/logrus"
	"go.k6.io/k6/v2/lib"
)

// A crew is the virtual users at hand for all arrivals of a run: whoever was last at work is asked
// first, so that users of the reserve, who are not signed in yet, come last.
type crew struct {
	mutex sync.Mutex
	idle  []lib.InitializedVU
	users int
	leave context.CancelFunc
}

var (
	crewsMutex sync.Mutex
	crews      = map[*lib.ExecutionState]*crew{}
)

// join gives the run's crew, the same to each of its executors; the first to come gathers it, the
// last to go lets k6 have its virtual users back.
func join(state *lib.ExecutionState) (joined *crew, part func()) {
	crewsMutex.Lock()
	defer crewsMutex.Unlock()
	joined = crews[state]
	if joined == nil {
		ctx, leave := context.WithCancel(context.Background())
		joined = &crew{leave: leave}
		crews[state] = joined
		go joined.gather(ctx, state)
	}
	joined.users++
	return joined, func() {
		crewsMutex.Lock()
		defer crewsMutex.Unlock()
		if joined.users--; joined.users > 0 {
			return
		}
		delete(crews, state)
		joined.leave()
		for vu := joined.take(); vu != nil; vu = joined.take() {
			state.ReturnVU(vu, false)
		}
	}
}

// gather takes over every virtual user that k6 has idle.
func (c *crew) gather(ctx context.Context, state *lib.ExecutionState) {
	// k6 warns whenever it has had none idle for a while, which is the normal state here.
	silent := logrus.New()
	silent.SetOutput(io.Discard)
	for ctx.Err() == nil {
		vu, err := state.GetPlannedVU(logrus.NewEntry(silent), false)
		if err != nil {
			continue
		}
		if ctx.Err() != nil {
			state.ReturnVU(vu, false)
			return
		}
		c.put(vu)
	}
}

func (c *crew) put(vu lib.InitializedVU) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.idle = append(c.idle, vu)
}

func (c *crew) take() lib.InitializedVU {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	last := len(c.idle) - 1
	if last < 0 {
		return nil
	}
	vu := c.idle[last]
	c.idle = c.idle[:last]
	return vu
}
