import { expect, it } from "vitest";
import { posts } from "~/api/golden.gen";
import type { Post } from "~/api/types";
import { formulasOf } from "./formulas";

it("names each platform's formula once, and none where terms withhold the rate", () => {
  const [post] = posts.data.posts as Post[];
  if (!post) throw new Error("the answer has no post");
  const rated = (platform: string, formula?: string): Post => ({
    ...post,
    platform,
    metrics: {
      ...post.metrics,
      engagement_rate: formula
        ? { metric: "engagement_rate", value: 4, status: "final", computed: { by: "candor", formula, n: 1 } }
        : { metric: "engagement_rate", value: null, status: "missing", reason: "policy" },
    },
  });
  const list = [rated("a", "likes / reach"), rated("a", "likes / reach"), rated("b", "likes / views"), rated("c")];
  expect(formulasOf(list, (id) => id.toUpperCase())).toEqual(["A: likes / reach.", "B: likes / views."]);
});
