package store

import (
	"strconv"
	"strings"
)

// rowsAtOnce is how many rows one statement writes at most: far below the parameter limits of both databases.
const rowsAtOnce = 400

// tuple is "($first, $first+1, …)" with n placeholders.
func tuple(first, n int) string {
	var b strings.Builder
	writeTuple(&b, first, n)
	return b.String()
}

// tuples is n tuples of a width, separated by commas, numbered through from $1: the VALUES of an INSERT of several rows.
func tuples(n, width int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		writeTuple(&b, 1+i*width, width)
	}
	return b.String()
}

func writeTuple(b *strings.Builder, first, n int) {
	b.WriteByte('(')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('$')
		b.WriteString(strconv.Itoa(first + i))
	}
	b.WriteByte(')')
}
