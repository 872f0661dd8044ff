package histogram

import (
	"encoding/base64"
	"encoding/binary"
	"math"
)

const (
	// HdrHistogram's V2 encoding, not compressed. Decoders ignore the second-lowest hexadecimal
	// digit, in which some writers put a word size.
	cookie       = 0x1c849303
	headerLength = 40
)

// AppendBase64 appends the histogram in HdrHistogram's V2 encoding (not deflated: a reader merges
// without inflating first) as base64. scratch is reused between calls and returned.
func (h *Histogram) AppendBase64(text, scratch []byte) (encoded, reuse []byte) {
	scratch = h.appendEncoded(scratch[:0])
	return base64.StdEncoding.AppendEncode(text, scratch), scratch
}

// appendEncoded writes the header and then, up to the last counted bucket, each count as a zig-zag
// LEB128 integer, a run of empty buckets as one negative integer.
func (h *Histogram) appendEncoded(out []byte) []byte {
	start := len(out)
	out = binary.BigEndian.AppendUint32(out, cookie)
	out = binary.BigEndian.AppendUint32(out, 0) // the payload's length, filled in below
	out = binary.BigEndian.AppendUint32(out, 0) // normalizing index offset
	out = binary.BigEndian.AppendUint32(out, Digits)
	out = binary.BigEndian.AppendUint64(out, Lowest)
	out = binary.BigEndian.AppendUint64(out, Highest)
	out = binary.BigEndian.AppendUint64(out, math.Float64bits(1)) // integer to double ratio

	empty := int64(0)
	for number := 0; number <= h.last; number++ {
		counts := h.pages[number]
		if counts == nil {
			empty += pageSize
			continue
		}
		for _, count := range counts {
			if count == 0 {
				empty++
				continue
			}
			out = appendEmpty(out, empty)
			empty = 0
			out = appendZigZag(out, int64(count))
		}
	}
	binary.BigEndian.PutUint32(out[start+4:], uint32(len(out)-start-headerLength))
	return out
}

func appendEmpty(out []byte, run int64) []byte {
	switch run {
	case 0:
		return out
	case 1:
		return append(out, 0)
	default:
		return appendZigZag(out, -run)
	}
}

// appendZigZag writes a signed integer in seven-bit groups, the lowest first. HdrHistogram lets a
// ninth byte carry eight bits; counts of 32 bits never get there.
func appendZigZag(out []byte, value int64) []byte {
	return binary.AppendUvarint(out, uint64(value<<1)^uint64(value>>63))
}
