import { expect, it } from "vitest";
import { readOverviewSearch, reportRange } from "./search";

it("takes what it understands from an address and drops the rest", () => {
  expect(readOverviewSearch({ metric: "daily_views", days: 90, compare: true, evil: 1 })).toEqual({
    metric: "daily_views",
    days: 90,
    compare: true,
  });
  expect(readOverviewSearch({ metric: 7, days: 3, compare: "yes" })).toEqual({});
  expect(readOverviewSearch({ metric: "toString" })).toEqual({}); // no metric is called so
});

it("leaves the defaults out of the address", () => expect(readOverviewSearch({ metric: "followers", days: 28 })).toEqual({}));

it("takes a range of days, which the report shares", () => {
  const range = { from: "2026-10-01", to: "2026-10-31" };
  expect(readOverviewSearch({ metric: "daily_views", ...range })).toEqual({ metric: "daily_views", ...range });
  expect(reportRange(range)).toEqual(range);
  expect(reportRange({})).toBeUndefined();
});

it("leaves a range that cannot be shown in the address, so that the page can say so, and shares it with nobody", () => {
  expect(readOverviewSearch({ from: "2026-10-31", to: "2026-10-01" })).toEqual({ from: "2026-10-31", to: "2026-10-01" });
  expect(reportRange({ from: "2026-10-31", to: "2026-10-01" })).toBeUndefined();
});
