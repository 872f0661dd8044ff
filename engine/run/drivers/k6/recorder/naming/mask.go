package naming

import "strings"

const masked = "***"

// Mask makes a URL fit to be shown and quoted in a shell: user-info, query values of secret-looking
// names and whatever looks like a token are masked, the fragment is cut. It is empty when the text is
// not an absolute URL.
func (r *Rules) Mask(url string) string {
	parts, ok := splitURL(url)
	if !ok {
		return ""
	}
	var text strings.Builder
	text.WriteString(parts.scheme)
	if at := strings.LastIndexByte(parts.authority, '@'); at >= 0 {
		parts.authority = masked + parts.authority[at:]
	}
	text.WriteString(parts.authority)
	text.WriteString(r.eachSegment(parts.path, r.maskValue))
	mark := byte('?')
	for _, parameter := range parts.query {
		text.WriteByte(mark)
		text.WriteString(r.maskParameter(parameter))
		mark = '&'
	}
	return strings.ReplaceAll(text.String(), "'", "%27")
}

func (r *Rules) maskValue(value string) string {
	template := r.segment(value)
	if strings.Contains(template, ":token") || strings.Contains(template, ":hash") {
		return masked
	}
	return value
}

func (r *Rules) maskParameter(parameter string) string {
	name, value, valued := strings.Cut(parameter, "=")
	if !valued {
		return r.maskValue(parameter)
	}
	lower := strings.ToLower(name)
	for _, word := range r.SecretNames {
		if strings.Contains(lower, word) {
			return name + "=" + masked
		}
	}
	return name + "=" + r.maskValue(value)
}
