// Command k6 is k6 with one more output, "headroom", which records windows instead of samples, and
// one more executor, "headroom-arrivals", which replays a rate measured earlier in the same run.
//
// It links k6 and is therefore licensed under AGPL-3.0 (see LICENSE in this folder); the rest of
// Headroom runs it as a separate process.
package main

import (
	"go.k6.io/k6/v2/cmd"

	"headroom/recorder/arrivals"
	"headroom/recorder/record"
)

func main() {
	record.Register()
	arrivals.Register()
	cmd.Execute()
}
