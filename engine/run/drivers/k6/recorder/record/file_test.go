package record

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A smallDisk takes so many bytes and no more.
type smallDisk struct {
	text   []byte
	room   int
	closed bool
}

func (d *smallDisk) Write(p []byte) (int, error) {
	fits := min(len(p), d.room-len(d.text))
	d.text = append(d.text, p[:fits]...)
	if fits < len(p) {
		return fits, &os.PathError{Op: "write", Path: "windows.ndjson", Err: syscall.ENOSPC}
	}
	return fits, nil
}

func (d *smallDisk) Truncate(size int64) error { d.text = d.text[:size]; return nil }
func (d *smallDisk) Close() error              { d.closed = true; return nil }

func TestAFullDiskLeavesWholeLinesAndItsReason(t *testing.T) {
	disk := &smallDisk{room: 25}
	file := &windowFile{target: disk}
	if err := file.write([]byte("0123456789\n")); err != nil {
		t.Fatal(err)
	}
	err := file.write([]byte("this does not fit any more\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "disk full: ") {
		t.Fatalf("%v", err)
	}
	if again := file.write([]byte("x\n")); !errors.Is(again, err) {
		t.Fatalf("%v", again)
	}
	if ended := file.end([]byte("the end\n")); !errors.Is(ended, err) {
		t.Fatalf("%v", ended)
	}
	if got := string(disk.text); got != "0123456789\nthe end\n" || !disk.closed {
		t.Fatalf("%q", got)
	}
}

func TestAnEndThatDoesNotFitIsLeftOut(t *testing.T) {
	disk := &smallDisk{room: 12}
	file := &windowFile{target: disk}
	if err := file.write([]byte("0123456789\n")); err != nil {
		t.Fatal(err)
	}
	if err := file.end([]byte("the end\n")); err == nil || string(disk.text) != "0123456789\n" {
		t.Fatalf("%v, %q", err, disk.text)
	}
}

// TestWritingGoesOnBehindACut uses a real file, whose position does not move when it is cut.
func TestWritingGoesOnBehindACut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "windows.ndjson")
	real, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	file := &windowFile{target: &failingOnce{File: real}}
	if file.write([]byte("half of this is written\n")) == nil {
		t.Fatal("no error")
	}
	if file.end([]byte("the end\n")) == nil {
		t.Fatal("the error was forgotten")
	}
	if got, _ := os.ReadFile(path); string(got) != "the end\n" {
		t.Fatalf("%q", got)
	}
}

type failingOnce struct {
	*os.File
	failed bool
}

func (f *failingOnce) Write(p []byte) (int, error) {
	if f.failed {
		return f.File.Write(p)
	}
	f.failed = true
	n, _ := f.File.Write(p[:len(p)/2])
	return n, io.ErrShortWrite
}

func TestAFolderThatIsNotThere(t *testing.T) {
	if _, err := createWindowFile(filepath.Join(t.TempDir(), "no", "windows.ndjson")); err == nil {
		t.Fatal("no error")
	}
}
