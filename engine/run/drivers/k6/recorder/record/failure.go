package record

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"go.k6.io/k6/v2/metrics"

	"headroom/recorder/naming"
)

// A signal is what a sample of a metric says about failure.
type signal uint8

const (
	noSignal signal = iota
	requestSent
	requestFailed
	checkDone
	callDone
)

// signals names the one metric of each kind of request that comes exactly once a request.
var signals = map[string]signal{
	"http_reqs": requestSent, "browser_http_req_failed": requestFailed,
	"checks": checkDone, "grpc_req_duration": callDone,
}

// failed tells whether a sample counts as a failure. HTTP: k6's own verdict on the response or,
// where the script switched that off, an error.
func failed(kind signal, tags *metrics.TagSet, value float64) bool {
	switch kind {
	case requestSent:
		if expected, ok := tags.Get("expected_response"); ok {
			return expected == "false"
		}
		text, _ := tags.Get("error")
		return text != ""
	case requestFailed:
		return value != 0
	case checkDone:
		return value == 0
	case callDone:
		status, ok := tags.Get("status")
		return ok && status != "0"
	default:
		return false
	}
}

// failureKey tells groups of failures apart.
type failureKey struct {
	Code     int    `json:"code"`
	Name     string `json:"name"`
	Message  string `json:"message"`
	Method   string `json:"method"`
	Status   int    `json:"status"`
	Scenario string `json:"scenario"`
	Check    string `json:"check,omitempty"`
}

func describe(kind signal, tags *metrics.TagSet, name string, rules *naming.Rules) failureKey {
	key := failureKey{Name: name, Code: number(tags, "error_code"), Status: number(tags, "status")}
	key.Method, _ = tags.Get("method")
	key.Scenario, _ = tags.Get("scenario")
	text, _ := tags.Get("error")
	switch {
	case kind == checkDone:
		key.Check, _ = tags.Get("check")
		key.Message = "check failed"
	case text != "":
		key.Message = rules.Message(text)
	case kind == callDone:
		key.Message = fmt.Sprintf("gRPC status %d", key.Status)
	case key.Status == 0:
		key.Message = "no response"
	default:
		key.Message = fmt.Sprintf("HTTP %d %s", key.Status, http.StatusText(key.Status))
	}
	return key
}

func number(tags *metrics.TagSet, key string) int {
	text, _ := tags.Get(key)
	value, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return value
}

// example is a command that asks for the same again: method and URL only, secrets masked. A request
// that was given a name has no URL any more: k6 puts the name in its place.
func example(tags *metrics.TagSet, rules *naming.Rules) string {
	url, _ := tags.Get("url")
	masked := rules.Mask(url)
	if masked == "" {
		return ""
	}
	method, _ := tags.Get("method")
	return "curl -X " + cmp.Or(method, http.MethodGet) + " '" + masked + "'"
}
