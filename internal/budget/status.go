package budget

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"candor/internal/social"
)

// noteworthy is the share of its limit from which an account's bucket is listed on its own.
const noteworthy = halfFrom

// Overview says how all buckets stand, by platform and name. The buckets of accounts that are far from their limits are one line, which
// holds the highest figures among them.
func (b *Budgets) Overview(ctx context.Context) ([]social.BucketStatus, error) {
	buckets, err := b.store.Budgets(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the budgets: %w", err)
	}
	now := b.now()
	var list []social.BucketStatus
	crowd := map[string]*social.BucketStatus{}
	for _, bucket := range buckets {
		s := b.statusOf(bucket, now)
		prefix, _, isOne := strings.Cut(bucket.Name, ":")
		if !isOne || s.Closed(now) || s.Percent >= noteworthy || s.Limit > 0 && float64(s.Used)*100 >= noteworthy*float64(s.Limit) {
			list = append(list, s)
			continue
		}
		key := string(s.Platform) + "/" + prefix
		if crowd[key] == nil {
			crowd[key] = &social.BucketStatus{Platform: s.Platform, Bucket: prefix + ":*", Limit: s.Limit, Reserved: s.Reserved, Percent: -1}
		}
		join(crowd[key], s)
	}
	for _, s := range crowd {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(x, y social.BucketStatus) int {
		return strings.Compare(string(x.Platform)+" "+x.Bucket, string(y.Platform)+" "+y.Bucket)
	})
	return list, nil
}

func (b *Budgets) statusOf(bucket social.Bucket, now time.Time) social.BucketStatus {
	l := b.limitOf(bucket.Platform, bucket.Name)
	s := social.BucketStatus{Platform: bucket.Platform, Bucket: bucket.Name, Limit: l.Limit, Reserved: l.Limit - allowed(l, false), Percent: bucket.Percent,
		Refusals: bucket.Strikes, Buckets: 1}
	if bucket.WindowEnd.After(now) {
		s.Used, s.ResetsAt = bucket.Used, bucket.WindowEnd
	}
	if bucket.BlockedUntil.After(now) {
		s.BlockedUntil = bucket.BlockedUntil
	}
	return s
}

// join counts a bucket in: the highest figures stay.
func join(s *social.BucketStatus, one social.BucketStatus) {
	s.Buckets++
	s.Used, s.Percent = max(s.Used, one.Used), max(s.Percent, one.Percent)
	if one.ResetsAt.After(s.ResetsAt) {
		s.ResetsAt = one.ResetsAt
	}
}

// Kinds says how the buckets of each kind stand, by platform and name: those of single accounts are one line. It names no account.
func (b *Budgets) Kinds(ctx context.Context) ([]social.BucketKind, error) {
	buckets, err := b.store.Budgets(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the budgets: %w", err)
	}
	now := b.now()
	var list []social.BucketKind
	at := map[string]int{}
	for _, bucket := range buckets {
		s := b.statusOf(bucket, now)
		key := string(s.Platform) + " " + kindOf(s.Bucket)
		n, ok := at[key]
		if !ok {
			n = len(list)
			at[key] = n
			list = append(list, social.BucketKind{Platform: s.Platform, Name: kindOf(s.Bucket), Limit: s.Limit, Usage: -1})
		}
		k := &list[n]
		k.Used = max(k.Used, s.Used)
		if usage, known := usageOf(s); known {
			k.Usage = max(k.Usage, usage)
		}
		if s.Closed(now) {
			k.Closed++
		}
	}
	return list, nil
}

// usageOf is how much of a bucket is used, as a share: by our count, or as the platform told in the window that is open, whichever is more. It is
// not known of a bucket that has no limit of ours and of which the platform told nothing in that window.
func usageOf(s social.BucketStatus) (usage float64, known bool) {
	if s.Limit > 0 {
		usage, known = float64(s.Used)/float64(s.Limit), true
	}
	if !s.ResetsAt.IsZero() && s.Percent >= 0 {
		usage, known = max(usage, s.Percent/100), true
	}
	return usage, known
}
