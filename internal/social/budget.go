package social

import "time"

// Bucket is what one of a platform's limits has spent, for all nodes together.
type Bucket struct {
	Platform     Platform
	Name         string
	WindowStart  time.Time
	WindowEnd    time.Time
	Used         int
	Percent      float64   // highest usage that the platform told last; negative if it told none
	BlockedUntil time.Time // no calls before; zero if open
	Strikes      int       // refusals in a row
}

// Spend is a call that asks a bucket.
type Spend struct {
	Platform  Platform
	Bucket    string
	Cost      int
	Limit     int       // what may be used in a window at most; 0: nothing but a block refuses the call
	Passes    float64   // a block without strikes is passed while the usage told is below this
	Now       time.Time // an earlier window is over
	WindowEnd time.Time // of the window that would begin now
	Probe     time.Time // until when others wait for this call, if it is the first one after trouble
}

// WorkAhead is planned work that will spend of a platform's limits.
type WorkAhead struct {
	Product Product
	Runs    int     // how many are planned
	Calls   float64 // of one, as the last ones made; negative if none was made yet
	Cost    float64 // of one in the platform's units, likewise
}

// BucketNews is what came of a call, for its bucket.
type BucketNews struct {
	Platform Platform
	Bucket   string
	Percent  float64   // as in Bucket
	Until    time.Time // closed until; zero opens the bucket
	Strikes  int       // refusals in a row now
	Refused  bool      // the platform refused the call: a block only grows, and so do the strikes
	Probe    bool      // the call was the one that others waited for: its word opens the bucket
}

// BucketStatus is how a bucket stands, for operators. Of the buckets of single accounts only those that are near their limit have one of
// their own; the others are counted together.
type BucketStatus struct {
	Platform     Platform
	Bucket       string
	Limit        int       // 0: none but what the platform says
	Used         int       // in the window that is open; 0 if none is
	Reserved     int       // of the limit, for work that a person waits for
	Percent      float64   // usage that the platform told last; negative if it told none
	ResetsAt     time.Time // when the window ends; zero if none is open
	BlockedUntil time.Time // no calls before; zero if the bucket is open
	Refusals     int       // in a row
	Buckets      int       // how many buckets this one stands for
}

// BucketKind is how a platform's buckets of one kind stand together: one per app, or one per account.
type BucketKind struct {
	Platform Platform
	Name     string  // "app", "account": never whose
	Closed   int     // how many of them take no calls now
	Limit    int     // of each; 0: none but what the platform says
	Used     int     // of the one that is used most
	Usage    float64 // of the one that is used most: 1 is all of it; negative if it is known of none
}

// Closed reports whether the bucket takes no calls at an instant.
func (s BucketStatus) Closed(now time.Time) bool {
	return s.BlockedUntil.After(now) || s.Limit > 0 && s.Used >= s.Limit
}
