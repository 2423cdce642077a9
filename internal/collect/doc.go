// Package collect reads what is due from the platforms and stores it.
//
// The plan (table plan) says when each product of each connection is due; it is the truth. The planner (tick.go) closes slots that
// passed, and hands what is due to the queue, which is only the plan's shadow: a lost job is found again by the planner. A worker
// (work.go) carries out one run, page by page. A page is one transaction: what was read, the run's cursor, and after the last page
// the plan's next slot, so that a killed worker's run goes on where it stood and nothing is written twice.
//
// There is one run per slot or a recorded gap. A failure never ends a connection unless the platform said so definitely (verdict.go).
package collect
