import { expect, test } from "vitest";
import { readRosterSearch } from "./search";

test.each([
  [{}, {}],
  [{ metric: "followers", days: 28 }, {}],
  [
    { metric: "daily_views", days: "90", foo: 1 },
    { metric: "daily_views", days: 90 },
  ],
  [{ metric: "toString" }, {}], // what every object has is no metric
  [{ metric: "daily_reach", days: 3 }, {}], // reach is never summed
])("of %j the address keeps %j", (raw, kept) => expect(readRosterSearch(raw)).toEqual(kept));
