import type { Post } from "~/api/types";

/** The metrics of a post, in the order in which they are shown. */
export type PostMetric = keyof Post["metrics"];

export const allColumns: PostMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

/** Those that say most in a short table. */
export const fewColumns: PostMetric[] = ["views", "likes", "comments", "shares", "saves"];

/** The columns that a narrow screen has room for: what posts are sorted by among them; the rest stands on the post's own page. */
export function narrowColumns(sorted: string | undefined): ReadonlySet<PostMetric> {
  const by = allColumns.find((id) => id === sorted);
  return new Set(by && by !== "views" ? ["views", by] : ["views", "likes"]);
}
