package platform

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// What an answer may cost us at most. Anything larger is of kind Oversize and is not read to its end.
const (
	maxWire     = 8 << 20  // bytes over the network
	maxInflated = 32 << 20 // bytes after gzip
	maxDepth    = 64       // levels of nested JSON

	// MaxItems is how many items a page may hold; a connector refuses a longer one as Oversize.
	MaxItems = 10_000
)

var errOversize = errors.New("answer over the limits")

// readBody reads a whole answer within the limits and undoes gzip. A body that ends early is io.ErrUnexpectedEOF.
func readBody(resp *http.Response) ([]byte, error) {
	wire, err := readLimited(resp.Body, maxWire)
	if err != nil {
		return nil, err
	}
	switch encoding := strings.ToLower(resp.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
		return wire, nil
	case "gzip":
		return inflate(wire)
	default:
		return nil, fmt.Errorf("content encoding %q was not asked for", cut(encoding, 20))
	}
}

func inflate(wire []byte) ([]byte, error) {
	if len(wire) == 0 {
		return nil, nil
	}
	zr, err := gzip.NewReader(bytes.NewReader(wire))
	if err != nil {
		return nil, err
	}
	return readLimited(zr, maxInflated)
}

func readLimited(r io.Reader, limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(body)) > limit {
		return nil, errOversize
	}
	return body, err
}

// isJSON reports whether a content type announces JSON.
func isJSON(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		media, _, _ = strings.Cut(contentType, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	// Meta's and TikTok's hosts have answered JSON as text/javascript; the body is then checked like any other.
	return media == "application/json" || media == "text/javascript" || media == "text/json" || strings.HasSuffix(media, "+json")
}

// tooDeep reports whether JSON is nested deeper than maxDepth. It looks at brackets outside strings only.
func tooDeep(body []byte) bool {
	depth, inString := 0, false
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return false
}
