package storetest

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"testing"
	"time"
)

// Server is a PostgreSQL of a test's own, which can be stopped and started. What was committed outlives a stop.
type Server struct {
	t       testing.TB
	process *process
	control *sql.DB
}

// NewServer starts a server that ends with the test. It skips as Each does.
func NewServer(t testing.TB) *Server {
	t.Helper()
	p, err := newProcess("")
	if errors.Is(err, errNoPostgreSQL) && !required() {
		t.Skip(err)
	}
	if err != nil {
		t.Fatalf("start PostgreSQL: %v", err)
	}
	t.Cleanup(func() {
		if err := p.orders.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &Server{t: t, process: p}
	if s.control, err = sql.Open("pgx", s.URL()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.control.Close() }) // it only asks whether the server answers
	s.Start()
	return s
}

// required reports whether a test must not be skipped where PostgreSQL is missing.
func required() bool {
	return os.Getenv("CI") == "true" || os.Getenv("CANDOR_REQUIRE_POSTGRES") == "1"
}

// URL is the server's database.
func (s *Server) URL() string { return s.process.databaseURL("postgres") }

// Stop ends the server at once, as a power cut does: its sessions are cut and their transactions lost.
func (s *Server) Stop() {
	s.t.Helper()
	if err := s.process.say("stop", "stopped"); err != nil {
		s.t.Fatal(err)
	}
}

// Start starts the server and returns when it answers.
func (s *Server) Start() {
	s.t.Helper()
	if err := s.process.say("start", "ready"); err != nil {
		s.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
	defer cancel()
	if err := waitReady(ctx, s.control); err != nil {
		s.t.Fatal(err)
	}
}
