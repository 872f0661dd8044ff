package record

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

// appendJSON appends value as one line. Struct and map values of ours always marshal.
func appendJSON(text []byte, value any) ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return text, err
	}
	return append(text, line.Bytes()...), nil
}

func appendInteger(text []byte, key string, value int64) []byte {
	text = append(text, key...)
	return strconv.AppendInt(text, value, 10)
}

// appendNumber writes the shortest decimal that reads back as the same float64.
func appendNumber(text []byte, key string, value float64) []byte {
	text = append(text, key...)
	format := byte('f')
	if size := math.Abs(value); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(text, value, format, -1, 64)
}
