package record

// ballastBytes is memory that is reserved and never touched. Go collects garbage when the heap has
// doubled; without k6's own sinks a small test lives in 20 MB, is collected hundreds of times a
// second, and loses a fifth of its CPU to that. Counting this much as live makes the collector wait
// for as much garbage, at the price of as much memory.
const ballastBytes = 128 << 20

// newBallast reserves the memory, unless whoever started k6 has tuned the collector.
func newBallast(environment map[string]string) []byte {
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		if environment[name] != "" {
			return nil
		}
	}
	return make([]byte, ballastBytes)
}
