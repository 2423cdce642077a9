import type { Post } from "~/api/types";

/** What a platform says of a post, in the order in which it is shown; the engagement rate is computed of it. */
export type PostMetric = Exclude<keyof Post["metrics"], "engagement_rate">;

export const allColumns: PostMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

/** Those that say most in a short table. */
export const fewColumns: PostMetric[] = ["views", "likes", "comments", "shares", "saves"];

/** The columns that a narrow screen has room for: what posts are sorted by among them; the rest stands on the post's own page. */
export function narrowColumns(sorted: string | undefined): ReadonlySet<PostMetric> {
  const by = allColumns.find((id) => id === sorted);
  return new Set(by && by !== "views" ? ["views", by] : ["views", "likes"]);
}
