import { expect, test } from "vitest";
import { metrics } from "~/api/golden.gen";
import { further } from "./further";

test("accounts are compared by levels and daily counts of the profile that a platform of theirs tells, and by nothing that must not be summed", () => {
  const found = further(metrics.metrics, new Set(["instagram"])).map(({ id }) => id);
  expect(found).toContain("followers_gained");
  expect(found).toContain("posts");
  for (const not of ["followers", "daily_views", "daily_reach", "engagement_rate", "views", "period_views", "profile_likes"])
    expect(found).not.toContain(not);
  expect(further(metrics.metrics, new Set())).toEqual([]);
});
