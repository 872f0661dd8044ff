package histogram

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"io"
	"math/rand/v2"
	"testing"

	hdr "github.com/HdrHistogram/hdrhistogram-go"
)

// payload is what follows the header of an encoded histogram.
func payload(t *testing.T, reference *hdr.Histogram) []byte {
	t.Helper()
	text, err := reference.Encode(hdr.V2CompressedEncodingCookieBase)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(string(text))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := zlib.NewReader(bytes.NewReader(raw[8:]))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return plain[headerLength:]
}

// decode wraps our bytes into the compressed form, the only one that the reference decoder reads.
func decode(t *testing.T, h *Histogram) *hdr.Histogram {
	t.Helper()
	text, _ := h.AppendBase64(nil, nil)
	plain, err := base64.StdEncoding.DecodeString(string(text))
	if err != nil {
		t.Fatal(err)
	}
	var deflated bytes.Buffer
	writer := zlib.NewWriter(&deflated)
	if _, err := writer.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	wrapped := binary.BigEndian.AppendUint32(nil, 0x1c849304)
	wrapped = binary.BigEndian.AppendUint32(wrapped, uint32(deflated.Len()))
	wrapped = append(wrapped, deflated.Bytes()...)
	decoded, err := hdr.Decode([]byte(base64.StdEncoding.EncodeToString(wrapped)))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func TestHighestIndexMatchesHighest(t *testing.T) {
	if got := bucketIndex(Highest); got != highestIndex {
		t.Fatalf("bucketIndex(Highest) = %d, highestIndex = %d", got, highestIndex)
	}
}

func TestReferenceEncoderAndDecoderAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pool := &Pool{}
	for round := range 50 {
		ours, theirs := pool.Get(), hdr.New(Lowest, Highest, Digits)
		for range 1 + round*40 {
			value := int64(float64(Highest) * random.Float64())
			if round%3 != 0 {
				value = int64(random.ExpFloat64() * 20_000)
			}
			if !ours.Record(value) {
				t.Fatalf("%d was clamped", value)
			}
			if err := theirs.RecordValue(value); err != nil {
				t.Fatal(err)
			}
		}
		if !decode(t, ours).Equals(theirs) {
			t.Fatalf("round %d: decoded histogram differs from the reference", round)
		}
		if !bytes.Equal(ours.appendEncoded(nil)[headerLength:], payload(t, theirs)) {
			t.Fatalf("round %d: encoded counts differ from the reference", round)
		}
		pool.Put(ours)
	}
}

func TestEdgesOfTheRange(t *testing.T) {
	h := (&Pool{}).Get()
	for _, value := range []int64{0, 1, 2047, 2048, Highest} {
		if !h.Record(value) {
			t.Errorf("%d was clamped", value)
		}
	}
	for _, value := range []int64{-1, Highest + 1} {
		if h.Record(value) {
			t.Errorf("%d was not clamped", value)
		}
	}
	decoded := decode(t, h)
	if decoded.TotalCount() != 7 || h.Total() != 7 {
		t.Errorf("total = %d and %d, want 7", decoded.TotalCount(), h.Total())
	}
	if got := decoded.Max(); got < Highest {
		t.Errorf("max = %d", got)
	}
}

func TestPoolReturnsEmptyHistograms(t *testing.T) {
	pool := &Pool{}
	h := pool.Get()
	h.Record(5)
	h.Record(400_000)
	pool.Put(h)
	again := pool.Get()
	if again != h {
		t.Fatal("the histogram was not reused")
	}
	again.Record(7)
	decoded := decode(t, again)
	if decoded.TotalCount() != 1 || decoded.Max() != 7 {
		t.Fatalf("total %d, max %d: the old counts are still there", decoded.TotalCount(), decoded.Max())
	}
}

func TestRecordDoesNotAllocate(t *testing.T) {
	h := (&Pool{}).Get()
	h.Record(1234)
	if got := testing.AllocsPerRun(100, func() { h.Record(1234) }); got != 0 {
		t.Fatalf("%v allocations per sample", got)
	}
}

func BenchmarkRecord(b *testing.B) {
	h := (&Pool{}).Get()
	for i := range b.N {
		h.Record(int64(i & 0x3ffff))
	}
}

// BenchmarkWindow is one second of one busy series: 3,000 values recorded, encoded and cleared.
func BenchmarkWindow(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	values := make([]int64, 3000)
	for i := range values {
		values[i] = int64(random.ExpFloat64() * 5_000)
	}
	pool := &Pool{}
	var text, scratch []byte
	b.Run("ours", func(b *testing.B) {
		for range b.N {
			h := pool.Get()
			for _, value := range values {
				h.Record(value)
			}
			text, scratch = h.AppendBase64(text[:0], scratch)
			pool.Put(h)
		}
	})
	b.Run("hdrhistogram-go", func(b *testing.B) {
		h := hdr.New(Lowest, Highest, Digits)
		for range b.N {
			for _, value := range values {
				_ = h.RecordValue(value)
			}
			if _, err := h.Encode(hdr.V2CompressedEncodingCookieBase); err != nil {
				b.Fatal(err)
			}
			h.Reset()
		}
	})
}
