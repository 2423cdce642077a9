import type { Metric, Post } from "~/api/types";

/** Who may still change a figure, and until when where that is known. */
export interface Settles {
  by: string;
  at?: string;
  /** It is never read again: the post is no longer listed, or the story has ended. */
  ended?: "gone" | "story";
}

const HOUR = 3_600_000;

/** Who may still change a post's figure, and until when; of a post that is no longer listed and of a story that has ended nobody, for it is not read again. */
export function settles(
  post: Pick<Post, "platform" | "posted_at" | "gone_at" | "ended_at">,
  metric: Metric | undefined,
  by: string,
): Settles {
  const hours = metric?.offers.find((offer) => offer.platform === post.platform)?.settles_hours;
  const at = hours ? new Date(Date.parse(post.posted_at) + hours * HOUR).toISOString() : undefined;
  return { by, at, ended: post.ended_at ? "story" : post.gone_at ? "gone" : undefined };
}
