import { expect, it } from "vitest";
import { metrics, posts } from "~/api/golden.gen";
import type { Post } from "~/api/types";
import { allColumns, columnsBy, figureOf, narrowColumns, pictureBy, sortMetrics, sortsOf } from "./columns";

const metric = (id: string) => metrics.metrics.find((m) => m.id === id);

it("sorts by what a platform tells of its posts and the API sorts by, and by nothing without a platform", () => {
  const sorts = sortsOf("instagram", metric);
  expect(sorts).toEqual(expect.arrayContaining([...allColumns, "watch_time", "skip_rate", "replies", "reposts"]));
  expect(sorts).not.toContain("dislikes"); // YouTube's
  for (const id of sorts) expect(sortMetrics).toContain(id);
  expect(sortsOf(undefined, metric)).toEqual([]);
  expect(sortsOf("instagram", () => undefined)).toEqual([]);
});

it("gives what posts are sorted by a column in front, a figure under the picture, and room on a phone", () => {
  expect(columnsBy("posted_at")).toEqual(allColumns);
  expect(columnsBy("saves")).toEqual(allColumns);
  expect(columnsBy("watch_time")).toEqual(["watch_time", ...allColumns]);
  expect(pictureBy("likes")).toEqual(["views", "likes", "comments"]);
  expect(pictureBy("saves")).toEqual(["views", "likes", "comments", "saves"]);
  for (const [by, shown] of [
    ["posted_at", "likes"],
    ["views", "likes"],
    ["watch_time", "watch_time"],
  ] as const)
    expect([...narrowColumns(by)]).toEqual(["views", shown]);
});

it("finds a figure in either list, and says of one that is in none why", () => {
  const [first] = posts.data.posts as Post[];
  if (!first) throw new Error("the answer has no post");
  const watched = { metric: "watch_time", value: 95, status: "final" } as const;
  const post: Post = { ...first, further_metrics: [watched] };
  expect(figureOf(post, "views", metric("views"))).toBe(post.metrics.views);
  expect(figureOf(post, "watch_time", metric("watch_time"))).toBe(watched);
  expect(figureOf(post, "skip_rate", metric("skip_rate")).reason).toBe("not_yet_synced");
  expect(figureOf(post, "dislikes", metric("dislikes")).reason).toBe(metric("dislikes") ? "not_offered" : "not_yet_synced");
});
