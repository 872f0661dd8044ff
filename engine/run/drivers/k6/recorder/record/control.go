package record

import (
	"bufio"
	"io"
	"strings"
)

// engineGone is the reason when standard input ends: whoever started this run has died.
const engineGone = "the engine is gone"

// listen reads lines until the input ends. "stop <reason>" asks for a stop, the end of the input
// too; anything else is ignored.
func listen(input io.Reader, stop func(reason string), gone func()) {
	lines := bufio.NewScanner(input)
	for lines.Scan() {
		if command, why, _ := strings.Cut(strings.TrimSpace(lines.Text()), " "); command == "stop" {
			if why = strings.TrimSpace(why); why == "" {
				why = "asked to"
			}
			stop(why)
		}
	}
	stop(engineGone)
	gone()
}
