import { expect, it } from "vitest";
import { metrics } from "~/api/golden.gen";
import { further } from "./further";

const ids = (...platforms: string[]) => further(metrics.metrics, platforms).map(({ id }) => id);

it("offers every daily series of the platforms that are shown, besides the usual ones, and none of posts or segments", () => {
  const all = ids("tiktok", "instagram");
  expect(all).toEqual(
    expect.arrayContaining(["following", "posts", "followers_gained", "daily_likes", "daily_link_taps", "reach_30_days"]),
  );
  for (const id of ["followers", "daily_views", "average_views", "likes", "period_views", "follower_demographics"])
    expect(all).not.toContain(id);
});

it("offers nothing that none of them tells", () => {
  expect(ids("tiktok")).toEqual([]); // the registry here has offers of Instagram only
  expect(ids("instagram")).not.toContain("daily_watch_time");
});
