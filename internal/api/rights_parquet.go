package api

import (
	"archive/zip"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"candor/internal/social"
)

// sheet is a table on its way into a Parquet file: every column is an optional text, in the order of the names.
type sheet struct {
	to    *parquet.GenericWriter[any]
	order []int // where each value of a row comes from
}

func newSheet(archive *zip.Writer, name string, columns []string) (*sheet, error) {
	w, err := archive.Create("parquet/" + name + ".parquet")
	if err != nil {
		return nil, err
	}
	group := parquet.Group{}
	order := make([]int, len(columns))
	for i, column := range columns {
		group[column], order[i] = parquet.Optional(parquet.String()), i
	}
	slices.SortFunc(order, func(x, y int) int { return strings.Compare(columns[x], columns[y]) })
	return &sheet{to: parquet.NewGenericWriter[any](w, parquet.NewSchema(name, group)), order: order}, nil
}

func (s *sheet) write(values []any) error {
	row := make(parquet.Row, len(s.order))
	for column, from := range s.order {
		row[column] = parquet.NullValue().Level(0, 0, column)
		if v := values[from]; v != nil {
			row[column] = parquet.ByteArrayValue([]byte(fmt.Sprint(v))).Level(0, 1, column)
		}
	}
	_, err := s.to.WriteRows([]parquet.Row{row})
	return err
}

// close writes what ends a file.
func (s *sheet) close() error {
	if s == nil {
		return nil
	}
	return s.to.Close()
}

func (a *api) packParquet(ctx context.Context, archive *zip.Writer, p social.Person) error {
	var current *sheet
	table := func(name string, columns []string) error {
		err := current.close()
		if err == nil {
			current, err = newSheet(archive, name, columns)
		}
		return err
	}
	if err := a.Rights.Takeout(ctx, p.Key, table, func(values []any) error { return current.write(values) }); err != nil {
		return err
	}
	return current.close()
}
