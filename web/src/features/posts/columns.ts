import type { Post } from "~/api/types";

/** The metrics of a post, in the order in which they are shown. */
export type PostMetric = keyof Post["metrics"];

export const allColumns: PostMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

/** Those that say most in a short table. */
export const fewColumns: PostMetric[] = ["views", "likes", "comments", "shares", "saves"];

/** Columns that a narrow screen leaves to the post's own page. */
export const wideOnly: ReadonlySet<PostMetric> = new Set(["comments", "shares", "saves"]);
