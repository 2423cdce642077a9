package platform

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"runtime"
	"testing"
)

// endless is a body without an end that counts what was read of it.
type endless struct{ read int64 }

func (e *endless) Read(into []byte) (int, error) {
	e.read += int64(len(into))
	return len(into), nil
}

// Row 8: of an answer that is too large no more is read than the limit and what is under way, and of one that swells up no more is
// inflated: counted in bytes, not guessed from the size of the process.
func TestRow08NoMoreIsReadThanTheLimits(t *testing.T) {
	body := &endless{}
	if _, err := readLimited(body, maxWire); !errors.Is(err, errOversize) || body.read < maxWire || body.read > maxWire+1 {
		t.Errorf("%d bytes were read of an endless body, %v", body.read, err)
	}
	var bomb bytes.Buffer
	zw := gzip.NewWriter(&bomb)
	if _, err := io.CopyN(zw, &endless{}, 3*maxInflated); err != nil {
		t.Fatal(err)
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	if bomb.Len() > 1<<20 {
		t.Fatalf("the bomb has %d bytes", bomb.Len())
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := inflate(bomb.Bytes())
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, errOversize) || taken > 8*maxInflated {
		t.Errorf("%d bytes were allocated for %d inflated ones, %v", taken, maxInflated, err)
	}
}
