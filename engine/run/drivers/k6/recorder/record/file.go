package record

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// A target is what lines are written to: a file, or what a test puts in its place.
type target interface {
	io.WriteCloser
	Truncate(size int64) error
}

// A windowFile holds whole lines only. After the first failed write it takes nothing more, except
// the last line, when there is room for that.
type windowFile struct {
	target target
	size   int64
	failed error
}

func createWindowFile(path string) (*windowFile, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &windowFile{target: file}, nil
}

// write appends lines. When they do not fit, what part of them was written is cut off again.
func (f *windowFile) write(lines []byte) error {
	if f.failed != nil || len(lines) == 0 {
		return f.failed
	}
	if err := f.append(lines); err != nil {
		f.failed = reason(err)
	}
	return f.failed
}

// end writes the last line, also to a disk that was found full, and closes the file.
func (f *windowFile) end(line []byte) error {
	if err := f.append(line); err != nil && f.failed == nil {
		f.failed = reason(err)
	}
	if err := f.target.Close(); err != nil && f.failed == nil {
		f.failed = reason(err)
	}
	return f.failed
}

func (f *windowFile) append(lines []byte) error {
	written, err := f.target.Write(lines)
	if err == nil {
		f.size += int64(written)
		return nil
	}
	// A device cannot be cut; a reader skips a torn last line in any case.
	if cut := f.target.Truncate(f.size); cut != nil && !errors.Is(cut, syscall.EINVAL) {
		return errors.Join(err, cut)
	}
	if file, ok := f.target.(io.Seeker); ok {
		if _, sought := file.Seek(f.size, io.SeekStart); sought != nil {
			return errors.Join(err, sought)
		}
	}
	return err
}

func reason(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) {
		return fmt.Errorf("disk full: %w", err)
	}
	return fmt.Errorf("window file: %w", err)
}
