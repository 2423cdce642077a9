import { expect, test } from "vitest";
import { readRosterSearch, sortOf } from "./search";

test.each([
  [{}, {}],
  [{ metric: "followers", days: 28, sorted: "name", order: "asc", find: "" }, {}],
  [
    { metric: "daily_views", days: "90", foo: 1 },
    { metric: "daily_views", days: 90 },
  ],
  [{ metric: "toString", platform: "A B", sorted: "posts", order: "up", attention: "yes" }, {}],
  [
    { find: 4711, platform: "tiktok", attention: true, sorted: "followers", order: "asc" },
    { find: "4711", platform: "tiktok", attention: true, sorted: "followers", order: "asc" },
  ],
  [{ sorted: "synced", order: "asc" }, { sorted: "synced" }], // the usual order is left out
])("of %j the address keeps %j", (raw, kept) => expect(readRosterSearch(raw)).toEqual(kept));

test("figures order accounts of one platform only", () => {
  expect(sortOf({ sorted: "followers" })).toBe("name");
  expect(sortOf({ sorted: "followers", platform: "youtube" })).toBe("followers");
  expect(sortOf({ sorted: "synced" })).toBe("synced");
});
