// Package histogram counts values in HdrHistogram buckets: integers from 0 to Highest with three
// significant digits. The layout is that of HdrHistogram (Gil Tene, hdrhistogram.org); the storage
// is paged, so that a histogram of a few samples takes a few hundred bytes instead of 170 KB.
package histogram

import "math/bits"

const (
	// Lowest is the smallest value that is told apart from zero.
	Lowest = 1
	// Highest is the largest value that can be recorded; 600,000,000 us are ten minutes.
	Highest = 600_000_000
	// Digits is the number of significant decimal digits kept.
	Digits = 3

	// 2 * 10^Digits rounded up to a power of two: every value below it has a bucket of its own.
	subBuckets              = 2048
	subBucketHalf           = subBuckets / 2
	subBucketHalfBits       = 10
	subBucketBits           = 11
	pageBits                = 7
	pageSize                = 1 << pageBits
	highestIndex            = 20600 // bucketIndex(Highest), asserted by a test
	pageCount               = highestIndex>>pageBits + 1
	pageMask                = pageSize - 1
	subBucketMask     int64 = subBuckets - 1
)

// bucketIndex is the index that HdrHistogram gives to value in a flat array of counts.
func bucketIndex(value int64) int {
	bucket := bits.Len64(uint64(value|subBucketMask)) - subBucketBits
	return (bucket+1)<<subBucketHalfBits + int(value>>bucket) - subBucketHalf
}
