package naming

const longestMessage = 300

// Message gives the group an error text belongs to: addresses, ids and numbers replaced, values of
// secret-looking names masked, at most 300 characters.
func (r *Rules) Message(text string) string {
	for i := range r.Messages {
		text = r.Messages[i].pattern.ReplaceAllString(text, r.Messages[i].Replace)
	}
	if characters := []rune(text); len(characters) > longestMessage {
		return string(characters[:longestMessage])
	}
	return text
}
