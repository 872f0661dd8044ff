package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"headroom/recorder/naming"
)

// Tags that say nothing about what was asked for, or take a value per request.
var droppedTags = map[string]bool{
	"url": true, "proto": true, "subproto": true, "tls_version": true, "ocsp_status": true,
	"ip": true, "vu": true, "iter": true, "error": true, "error_code": true,
}

// kept gives the tags that make a series, with the templated URL as name where nobody chose one: the
// web-socket modules tag a URL without a name. An empty value is no tag, as in k6's CSV output.
func kept(all map[string]string, rules *naming.Rules) map[string]string {
	tags := make(map[string]string, len(all))
	for key, value := range all {
		if value != "" && !droppedTags[key] {
			tags[key] = value
		}
	}
	if name := cmp.Or(all["name"], all["url"]); name != "" {
		tags["name"] = rules.URL(name)
	}
	return tags
}

// The parts of a request's time are kept by journey: an endpoint's whole time is kept anyway, and six
// more distributions for each endpoint would be most of the file.
var partMetrics = map[string]bool{
	"http_req_blocked": true, "http_req_connecting": true, "http_req_tls_handshaking": true,
	"http_req_sending": true, "http_req_waiting": true, "http_req_receiving": true,
}

var endpointTags = []string{"group", "name", "method", "status", "expected_response"}

// withoutEndpoint gives the tags that say nothing of which request it was.
func withoutEndpoint(tags map[string]string) map[string]string {
	rest := maps.Clone(tags)
	for _, tag := range endpointTags {
		delete(rest, tag)
	}
	return rest
}

// identity is equal for equal tags.
func identity(tags map[string]string) string {
	keys := make([]string, 0, len(tags))
	for key := range tags {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var text strings.Builder
	for _, key := range keys {
		text.WriteString(key)
		text.WriteByte(0)
		text.WriteString(tags[key])
		text.WriteByte(0)
	}
	return text.String()
}
