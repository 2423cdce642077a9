import type { Envelope, Posts } from "~/api/types";
import { progress } from "~/features/state/progress";
import { text } from "~/text";

/** Says that posts may still come and how far their reading is, empty where none is under way: a list that holds none then is not known to be empty. */
export function stillReading({ state, data, meta: { sync } }: Envelope<Posts>): string {
  if (!sync.running) return state === "never_synced" && data.total === 0 ? text.posts.none : "";
  return text.posts.coming(progress(sync));
}
