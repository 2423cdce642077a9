import { expect, it } from "vitest";
import { readOverviewSearch } from "./search";

it("takes what it understands from an address and drops the rest", () => {
  expect(readOverviewSearch({ metric: "daily_views", days: 90, compare: true, evil: 1 })).toEqual({
    metric: "daily_views",
    days: 90,
    compare: true,
  });
  expect(readOverviewSearch({ metric: "fame", days: 3, compare: "yes" })).toEqual({});
  expect(readOverviewSearch({ metric: "toString" })).toEqual({}); // what every object has is no metric
});

it("leaves the defaults out of the address", () => expect(readOverviewSearch({ metric: "followers", days: 28 })).toEqual({}));
