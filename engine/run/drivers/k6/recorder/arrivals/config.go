// Package arrivals is a k6 executor for open arrivals whose rate is known only when it starts: the
// second opinion replays the journey rate that the same run's closed users have just reached. Its
// virtual users are those of the closed scenarios, taken over one by one as they finish what they
// are at, so they are signed in and the load has no gap; a reserve stands by for arrivals that find
// nobody idle.
package arrivals

import (
	"fmt"
	"time"

	"github.com/sirupsen/logrus"
	"go.k6.io/k6/v2/lib"
	"go.k6.io/k6/v2/lib/executor"
	"go.k6.io/k6/v2/lib/types"
)

// Type is the executor's name in a script's options.
const Type = "headroom-arrivals"

// Register makes the executor known to k6.
func Register() {
	lib.RegisterExecutorConfigType(Type, func(name string, raw []byte) (lib.ExecutorConfig, error) {
		config := Config{BaseConfig: executor.NewBaseConfig(name, Type)}
		err := lib.StrictJSONUnmarshal(raw, &config)
		return config, err
	})
}

// Config is a scenario with this executor.
type Config struct {
	executor.BaseConfig
	Duration types.NullDuration `json:"duration"`
	// Reserve is how many virtual users there are beyond those of the other scenarios.
	Reserve int64 `json:"reserve"`
	// RatesFile is a JSON object of journeys per second by journey, read when the scenario starts.
	RatesFile string `json:"ratesFile"`
	// Journey is the key in it.
	Journey string `json:"journey"`
}

var _ lib.ExecutorConfig = Config{}

// Validate tells what is missing.
func (c Config) Validate() []error {
	problems := c.BaseConfig.Validate()
	if c.Duration.TimeDuration() <= 0 {
		problems = append(problems, fmt.Errorf("the duration must be more than 0"))
	}
	if c.Reserve < 0 {
		problems = append(problems, fmt.Errorf("the reserve can't be negative"))
	}
	if c.RatesFile == "" || c.Journey == "" {
		problems = append(problems, fmt.Errorf("ratesFile and journey are needed"))
	}
	return problems
}

// GetExecutionRequirements asks for the reserve alone.
func (c Config) GetExecutionRequirements(tuple *lib.ExecutionTuple) []lib.ExecutionStep {
	return []lib.ExecutionStep{
		{TimeOffset: 0, PlannedVUs: uint64(tuple.ScaleInt64(c.Reserve))},
		{TimeOffset: c.end(), PlannedVUs: 0},
	}
}

func (c Config) end() time.Duration { return c.Duration.TimeDuration() + c.GetGracefulStop() }

// GetDescription is what k6 prints before the run.
func (c Config) GetDescription(*lib.ExecutionTuple) string {
	return fmt.Sprintf("arrivals of %s at the rate measured before, for %s", c.Journey, c.Duration.Duration)
}

// HasWork is true: the rate is not known yet.
func (c Config) HasWork(*lib.ExecutionTuple) bool { return true }

// NewExecutor makes the executor.
func (c Config) NewExecutor(state *lib.ExecutionState, logger *logrus.Entry) (lib.Executor, error) {
	return &arrivals{BaseExecutor: executor.NewBaseExecutor(c, state, logger), config: c, state: state}, nil
}
