import { expect, it } from "vitest";
import { filterOf, readPostsSearch } from "./search";

it("takes what it understands from an address and drops the rest", () => {
  expect(readPostsSearch({ platform: "x", type: "reel", sort: "views", order: "asc", view: "grid", cursor: "c", evil: 1 })).toEqual({
    platform: "x",
    type: "reel",
    sort: "views",
    order: "asc",
    view: "grid",
    cursor: "c",
  });
  expect(readPostsSearch({ type: "hologram", sort: "fame", order: "sideways", view: 3, platform: "" })).toEqual({});
});

it("never ranks across platforms", () => {
  expect(filterOf({ sort: "views" }).sort).toBe("posted_at");
  expect(filterOf({ sort: "views", platform: "x" }).sort).toBe("views");
});
