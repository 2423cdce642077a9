import { expect, it } from "vitest";
import { metrics } from "~/api/golden.gen";
import { further } from "./further";

const ids = (...platforms: string[]) => further(metrics.metrics, platforms).map(({ id }) => id);

it("offers every daily series of the platforms that are shown, besides the usual ones, and none of posts or segments", () => {
  expect(ids("youtube")).toEqual(expect.arrayContaining(["followers_gained", "followers_lost", "daily_watch_time"]));
  expect(ids("youtube", "tiktok")).toContain("profile_likes");
  for (const id of ["followers", "daily_views", "average_views", "likes", "period_views"])
    expect(ids("youtube", "instagram")).not.toContain(id);
});

it("offers nothing that none of them tells", () => {
  expect(ids("tiktok")).toEqual(["following", "posts", "profile_likes"]);
  expect(ids()).toEqual([]);
});
