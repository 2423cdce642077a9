import type { Post } from "~/api/types";
import { date } from "~/format/date";
import { text } from "~/text";
import { mediaTypes } from "~/text/words";

/** How long a name may be, in characters as people count them. */
const LONG = 80;
const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What a post's page is called: the first line of its caption, or what it is and when it was posted. */
export function nameOf(post: Pick<Post, "caption" | "media_type" | "posted_at">, now: Date): string {
  const [line = ""] = (post.caption.value ?? "").trim().split("\n");
  if (!line) return text.posts.untitled(mediaTypes[post.media_type], date(post.posted_at, now));
  const all = [...characters.segment(line)];
  if (all.length <= LONG) return line;
  const start = all
    .slice(0, LONG)
    .map(({ segment }) => segment)
    .join("");
  return `${start.trimEnd()}…`;
}

/** Whether a caption says more than its post's name does. */
export function saysMore(post: Pick<Post, "caption" | "media_type" | "posted_at">, now: Date): boolean {
  const caption = post.caption.value?.trim() ?? "";
  return caption !== "" && caption !== nameOf(post, now);
}
