import type { Envelope, Post, Posts } from "~/api/types";
import { progress } from "~/features/state/progress";
import { olderThanADay } from "~/format/date";
import { text } from "~/text";

/** Says that posts may still come and how far their reading is, empty where none is under way: a list that holds none then is not known to be empty. */
export function stillReading({ state, data, meta: { sync } }: Envelope<Posts>): string {
  if (!sync.running) return state === "never_synced" && data.total === 0 ? text.posts.none : "";
  return text.posts.coming(progress(sync));
}

/** A function that tells the posts of a list whose figures were read more than a day before the newest of the list. */
export function lateIn(posts: Pick<Post, "fetched_at">[]): (post: Pick<Post, "fetched_at">) => boolean {
  const newest = new Date(Math.max(...posts.map(({ fetched_at }) => Date.parse(fetched_at))));
  return ({ fetched_at }) => olderThanADay(fetched_at, newest);
}
