import type { PostsFilter } from "~/api/posts";
import type { Figure, Metric, Post } from "~/api/types";

/** What a platform says of a post, in the order in which it is shown; the engagement rate is computed of it. */
export type PostMetric = Exclude<keyof Post["metrics"], "engagement_rate">;

export type Sort = NonNullable<PostsFilter["sort"]>;
export type SortMetric = Exclude<Sort, "posted_at">;

export const allColumns: PostMetric[] = ["views", "reach", "likes", "comments", "shares", "saves", "interactions"];

const ofEvery = (id: string): id is PostMetric => (allColumns as string[]).includes(id);

/** Those that say most in a short table. */
export const fewColumns: PostMetric[] = ["views", "likes", "comments", "shares", "saves"];

/** The figures under a picture. */
const ofPicture: PostMetric[] = ["views", "likes", "comments"];

/** By what the API sorts posts; a metric that it adds, and one that it drops, fails to compile here. */
const sortable: Record<SortMetric, true> = {
  views: true,
  reach: true,
  likes: true,
  comments: true,
  shares: true,
  saves: true,
  interactions: true,
  watch_time: true,
  average_watch_time: true,
  average_view_percentage: true,
  skip_rate: true,
  engaged_views: true,
  reposts: true,
  replies: true,
  follows: true,
  profile_visits: true,
  profile_activity: true,
  dislikes: true,
  reported_shares: true,
};
export const sortMetrics = Object.keys(sortable) as SortMetric[];

/** Those of them that a platform tells of its posts; none while the registry is not known. */
export function sortsOf(platform: string | undefined, metric: (id: string) => Metric | undefined): SortMetric[] {
  return sortMetrics.filter((id) => metric(id)?.offers.some((offer) => offer.platform === platform));
}

/** The columns of the whole table. What posts are sorted by has one, too: the first, so that the others stay where they are. */
export function columnsBy(sorted: Sort): SortMetric[] {
  return sorted === "posted_at" || ofEvery(sorted) ? allColumns : [sorted, ...allColumns];
}

/** How wide a column is where there is room: always the same, whatever stands in it. Views are the largest numbers; a further metric's name is long. */
export function widthOf(id: SortMetric): string {
  if (id === "views") return "sm:w-27";
  return ofEvery(id) ? "sm:w-24" : "sm:w-34";
}

/** The figures under a picture, with what posts are sorted by. */
export function pictureBy(sorted: Sort): SortMetric[] {
  const few: SortMetric[] = ofPicture;
  return sorted === "posted_at" || few.includes(sorted) ? few : [...few, sorted];
}

/** The columns that a narrow screen has room for: what posts are sorted by among them; the rest stands on the post's own page. */
export function narrowColumns(sorted: Sort | undefined): ReadonlySet<SortMetric> {
  return new Set(sorted && sorted !== "posted_at" && sorted !== "views" ? ["views", sorted] : ["views", "likes"]);
}

/** A post's figure of a metric, wherever the answer has it. What is read beside a post's counts is not in it before it was read first. */
export function figureOf(post: Post, id: SortMetric, metric: Metric | undefined): Figure {
  if (ofEvery(id)) return post.metrics[id];
  const found = post.further_metrics?.find((figure) => figure.metric === id);
  if (found) return found;
  const offered = !metric || metric.offers.some(({ platform }) => platform === post.platform);
  return { metric: id, value: null, status: "missing", reason: offered ? "not_yet_synced" : "not_offered" };
}
