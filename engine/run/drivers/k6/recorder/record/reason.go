package record

import (
	"errors"

	"go.k6.io/k6/v2/errext"
	"go.k6.io/k6/v2/errext/exitcodes"
)

// exitDiskFull is EX_IOERR of sysexits.h; none of k6's own codes says it.
const exitDiskFull exitcodes.ExitCode = 74

// A stopError ends the run on somebody's word.
type stopError struct{ reason string }

func (e stopError) Error() string { return "stopped: " + e.reason }

func asStop(reason string) error {
	return errext.WithAbortReasonIfNone(
		errext.WithExitCodeIfNone(stopError{reason}, exitcodes.ExternalAbort), errext.AbortedByOutput)
}

func asDiskFull(err error) error {
	return errext.WithAbortReasonIfNone(errext.WithExitCodeIfNone(err, exitDiskFull), errext.AbortedByOutput)
}

// endReason words how a run ended for the window file's last line.
func endReason(err error) string {
	var stop stopError
	var why errext.HasAbortReason
	switch {
	case err == nil:
		return "completed"
	case errors.As(err, &stop):
		return stop.Error()
	case !errors.As(err, &why):
		return "failed: " + err.Error()
	}
	switch why.AbortReason() {
	case errext.AbortedByThresholdsAfterTestEnd:
		return "completed"
	case errext.AbortedByOutput:
		return err.Error()
	case errext.AbortedByUser:
		return "interrupted: " + err.Error()
	case errext.AbortedByThreshold:
		return "threshold: " + err.Error()
	default:
		return "failed: " + err.Error()
	}
}
