// Package record is the k6 output that keeps windows instead of samples: per second and series a
// count, a sum, the extremes and, for trends, an HDR histogram, one JSON object a line. The
// format, version 1:
//
//	{"v":1,"k6":"v2.2.0","recorder":"1","start":<unix ms>,"plan":{"scenarios":{..}},"thresholds":{..}}
//	{"metric":"http_req_duration","type":"trend","contains":"time","scale":1000}
//	{"series":3,"metric":"http_req_duration","tags":{"name":"list","status":"200"}}
//	{"series":7,"metric":"http_req_duration","selector":"scenario:rest","tags":{}}
//	{"t":<unix ms>,"series":3,"n":12,"sum":34.5,"min":1.2,"max":9.8,"h":"<base64>"}
//	{"error":{"code":1050,"name":"list","message":"request timeout",..}}
//	{"folded":{"metric":"http_reqs","distinct":1042}}
//	{"end":<unix ms>,"reason":"completed"}
//
// A series with a selector repeats samples of the plain series: a threshold's view of its metric.
// An error line replaces the former of the same group. Two windows of one series may have the same
// t: samples that arrived after their window was written come in a further line, and a reader adds
// the two up.
package record

import (
	"go.k6.io/k6/v2/output"
)

// Name is what the output is called on k6's command line: --out headroom=<file>.
const Name = "headroom"

// Register makes the output known to k6.
func Register() {
	output.RegisterExtension(Name, func(params output.Params) (output.Output, error) {
		return New(params)
	})
}
