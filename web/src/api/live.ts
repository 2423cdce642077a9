/** How often answers are asked for again, in milliseconds: often while something syncs, seldom otherwise. */
const BUSY = 1_500;
const CALM = 30_000;

/** An act that starts a sync is answered before the sync shows; until then we look often all the same. */
const EXPECTING = 12_000;

let busyUntil = 0;

/** Says that a sync is about to begin, so that its first signs are seen at once. */
export function expectSync(): void {
  busyUntil = Date.now() + EXPECTING;
}

/** The pause before the next look, for a query's refetchInterval. */
export function pace(syncing: boolean): number {
  return syncing || Date.now() < busyUntil ? BUSY : CALM;
}
