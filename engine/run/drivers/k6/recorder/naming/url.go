package naming

import "strings"

type urlParts struct {
	scheme, authority, path string
	query                   []string
}

// URL gives the name of the series a raw URL belongs to; text that is not an absolute URL (a name
// somebody chose) stays as it is.
func (r *Rules) URL(url string) string {
	for i := range r.overrides {
		if rule := &r.overrides[i]; rule.pattern.MatchString(url) {
			return rule.pattern.ReplaceAllString(url, rule.Replace)
		}
	}
	for _, scheme := range []string{"data:", "blob:", "about:", "javascript:"} {
		if strings.HasPrefix(url, scheme) {
			return scheme + "*"
		}
	}
	parts, ok := splitURL(url)
	if !ok {
		return url
	}
	var name strings.Builder
	name.WriteString(parts.scheme)
	name.WriteString(parts.authority[strings.LastIndexByte(parts.authority, '@')+1:])
	name.WriteString(r.eachSegment(parts.path, r.segment))
	mark := byte('?')
	seen := map[string]bool{}
	for _, parameter := range parts.query {
		if text := r.parameter(parameter); !seen[text] {
			seen[text] = true
			name.WriteByte(mark)
			name.WriteString(text)
			mark = '&'
		}
	}
	return name.String()
}

func splitURL(url string) (urlParts, bool) {
	end := strings.Index(url, "://")
	if end <= 0 || !isScheme(url[:end]) {
		return urlParts{}, false
	}
	parts := urlParts{scheme: url[:end+3]}
	rest, _, _ := strings.Cut(url[end+3:], "#")
	place, query, _ := strings.Cut(rest, "?")
	for _, parameter := range strings.Split(query, "&") {
		if parameter != "" {
			parts.query = append(parts.query, parameter)
		}
	}
	parts.authority = place
	if slash := strings.IndexByte(place, '/'); slash >= 0 {
		parts.authority, parts.path = place[:slash], place[slash:]
	}
	return parts, true
}

func isScheme(text string) bool {
	for i := range len(text) {
		c := text[i] | 0x20
		if c >= 'a' && c <= 'z' {
			continue
		}
		if i == 0 || !strings.ContainsRune("0123456789+.-", rune(text[i])) {
			return false
		}
	}
	return true
}

func (r *Rules) eachSegment(path string, change func(string) string) string {
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = change(segment)
	}
	return strings.Join(segments, "/")
}

func (r *Rules) segment(segment string) string {
	for i := range r.Segments {
		if rule := &r.Segments[i]; len(segment) >= rule.Minimum && rule.pattern.MatchString(segment) {
			return rule.pattern.ReplaceAllString(segment, rule.Replace)
		}
	}
	return segment
}

func (r *Rules) parameter(parameter string) string {
	name, _, valued := strings.Cut(parameter, "=")
	if valued {
		return r.segment(name) + "=*"
	}
	return r.segment(name)
}
