package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// file writes rows in a format (csv, json or parquet) and returns them with their content type. The same columns stand in every format.
func file[T any](format string, rows []T, columns []string, cells func(T) []string) ([]byte, string, error) {
	var out bytes.Buffer
	var err error
	switch format {
	case "csv":
		err = writeCSV(&out, rows, columns, cells)
		return out.Bytes(), "text/csv; charset=utf-8", err
	case "json":
		err = json.NewEncoder(&out).Encode(map[string]any{"rows": rows})
		return out.Bytes(), "application/json", err
	case "parquet":
		err = parquet.Write(&out, rows)
		return out.Bytes(), "application/vnd.apache.parquet", err
	default:
		return nil, "", fmt.Errorf("%q is no format: csv, json or parquet", format)
	}
}

func writeCSV[T any](out *bytes.Buffer, rows []T, columns []string, cells func(T) []string) error {
	w := csv.NewWriter(out)
	if err := w.Write(columns); err != nil {
		return err
	}
	for _, r := range rows {
		if err := w.Write(cells(r)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// number is a value as a cell; an unknown one is empty.
func number(value *int64) string {
	if value == nil {
		return ""
	}
	return strconv.FormatInt(*value, 10)
}

// safe keeps a platform's text from being taken for a formula by a spreadsheet.
func safe(text string) string {
	if text != "" && bytes.ContainsRune([]byte("=+-@\t\r"), rune(text[0])) {
		return "'" + text
	}
	return text
}
