package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// ahead is how much of a file is kept back at least. What fails while the first rows are read leaves nothing behind, not even a heading.
const ahead = 64 << 10

// kinds are the content types of the formats.
var kinds = map[string]string{"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet"}

// ContentType is the content type of a format (csv, json or parquet); "" if there is no such format.
func (Exporter) ContentType(format string) string { return kinds[format] }

// file writes the rows that a source hands over, some at a time, in a format. It keeps none of them, and the same columns stand in every
// format. After an error what was written is no whole file.
func file[T any](to io.Writer, format string, columns []string, cells func(T) []string, source func(write func([]T) error) error) error {
	out := bufio.NewWriterSize(to, ahead)
	var write func([]T) error
	var end func() error
	switch format {
	case "csv":
		write, end = csvFile(out, columns, cells)
	case "json":
		write, end = jsonFile[T](out)
	case "parquet":
		write, end = parquetFile[T](out)
	default:
		return fmt.Errorf("%q is no format: csv, json or parquet", format)
	}
	if err := source(write); err != nil {
		return err
	}
	if err := end(); err != nil {
		return err
	}
	return out.Flush()
}

func csvFile[T any](out io.Writer, columns []string, cells func(T) []string) (write func([]T) error, end func() error) {
	w := csv.NewWriter(out)
	heading := w.Write(columns)
	write = func(rows []T) error {
		if heading != nil {
			return heading
		}
		for _, r := range rows {
			if err := w.Write(cells(r)); err != nil {
				return err
			}
		}
		return nil
	}
	return write, func() error {
		w.Flush()
		return w.Error()
	}
}

// jsonFile writes one object whose rows are a list.
func jsonFile[T any](out io.Writer) (write func([]T) error, end func() error) {
	before := `{"rows":[`
	put := func(text string) error {
		_, err := io.WriteString(out, text)
		return err
	}
	write = func(rows []T) error {
		for _, r := range rows {
			text, err := json.Marshal(r)
			if err != nil {
				return err
			}
			if err := put(before + string(text)); err != nil {
				return err
			}
			before = ","
		}
		return nil
	}
	return write, func() error {
		return put(strings.TrimSuffix(before, ",") + "]}\n")
	}
}

// parquetFile makes a group of the rows that come together, so that they leave together.
func parquetFile[T any](out io.Writer) (write func([]T) error, end func() error) {
	w := parquet.NewGenericWriter[T](out)
	write = func(rows []T) error {
		if len(rows) == 0 {
			return nil
		}
		if _, err := w.Write(rows); err != nil {
			return err
		}
		return w.Flush()
	}
	return write, w.Close
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
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
