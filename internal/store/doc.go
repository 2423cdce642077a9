// Package store keeps everything that Candor remembers, and holds all of its SQL: one text for SQLite and PostgreSQL.
//
// [DB] is the one concrete type. Each file holds the statements of one noun (person, connection, plan …), and the packages
// that use them declare the few methods they need as their own small interface. Only dialect.go knows which database it is.
//
// Two handles share the work. Writes go through db.write: one transaction, tried again when the database says that it lost a
// race. Reads go through db.read and never wait for a writer.
package store
