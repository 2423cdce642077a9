import { expect, it } from "vitest";
import { overview } from "~/api/golden.gen";
import { ofWhat } from "./oldest";

it("names the figure that was read at an instant, or whose posts were", () => {
  const [account] = overview.data.platforms;
  const [post] = overview.data.recent_posts;
  if (!account || !post) throw new Error("the golden overview is empty");
  const old = {
    ...account,
    average_views: { metric: "average_views" as const, value: 5, status: "final" as const, as_of: "2026-11-18T03:00:00Z" },
  };
  const shown = { platforms: [old], recent_posts: [{ ...post, fetched_at: "2026-11-17T03:00:00.5Z" }] };
  expect(ofWhat(shown, "2026-11-18T03:00:00Z")).toEqual({ platform: account.platform, metric: "average_views" });
  expect(ofWhat(shown, "2026-11-17T03:00:00.500Z")).toEqual({ platform: post.platform, metric: "" });
  expect(ofWhat(shown, "2020-01-01T00:00:00Z")).toBeUndefined();
});
