import { expect, it } from "vitest";
import { fileOf, filterOf, inOrder, readPostsSearch, sortedBy } from "./search";

it("takes what it understands from an address and drops the rest", () => {
  expect(
    readPostsSearch({ platform: "x", type: "reel", sort: "views", order: "asc", gone: "only", view: "grid", cursor: "c", evil: 1 }),
  ).toEqual({
    platform: "x",
    type: "reel",
    sort: "views",
    order: "asc",
    gone: "only",
    view: "grid",
    cursor: "c",
  });
  expect(readPostsSearch({ from: "2026-11-01", to: "2026-11-31" })).toEqual({ from: "2026-11-01" }); // November has no such day
  expect(readPostsSearch({ from: "yesterday", to: 20261101 })).toEqual({});
  expect(readPostsSearch({ type: "hologram", sort: "fame", order: "sideways", gone: "away", view: 3, platform: "" })).toEqual({});
});

it("asks for one account's posts, in files too", () => {
  const account = "0193c3a0-0000-7000-8000-000000000000";
  expect(readPostsSearch({ platform: "x", account })).toEqual({ platform: "x", account });
  expect(readPostsSearch({ account: "mara" })).toEqual({});
  expect(filterOf({ platform: "x", account })).toMatchObject({ platform: "x", connection: account });
  expect(fileOf({ platform: "x", account, cursor: "c" })).toMatchObject({ platform: "x", connection: account });
});

it("takes every order that the API knows from an address", () => {
  for (const sort of ["posted_at", "watch_time", "skip_rate", "reported_shares"]) expect(readPostsSearch({ sort })).toEqual({ sort });
  expect(readPostsSearch({ sort: "followers" })).toEqual({});
});

it("sorts the highest first by another head, and the other way round by the same", () => {
  const views = { platform: "x", sort: "views" } as const;
  expect(sortedBy("likes", { ...views, order: "asc" })).toEqual({ sort: "likes", order: undefined });
  expect(sortedBy("views", views)).toEqual({ order: "asc" });
  expect(sortedBy("views", { ...views, order: "asc" })).toEqual({ order: undefined });
  expect(sortedBy("posted_at", views)).toEqual({ sort: undefined, order: undefined });
});

it("asks for a file of the list as it is filtered and sorted, without its pages", () => {
  const search = {
    platform: "x",
    type: "reel",
    sort: "views",
    order: "asc",
    gone: "include",
    from: "2026-11-01",
    cursor: "c",
    view: "grid",
  } as const;
  expect(fileOf(search)).toEqual({
    platform: "x",
    media_type: "reel",
    sort: "views",
    order: "asc",
    gone: "include",
    from: "2026-11-01",
    to: undefined,
  });
});

it("knows days that are the wrong way round", () => {
  expect(inOrder({ from: "2026-11-02", to: "2026-11-01" })).toBe(false);
  for (const days of [{}, { from: "2026-11-02" }, { to: "2026-11-01" }, { from: "2026-11-01", to: "2026-11-01" }])
    expect(inOrder(days)).toBe(true);
});

it("never ranks across platforms", () => {
  expect(filterOf({ sort: "views" }).sort).toBe("posted_at");
  expect(filterOf({ sort: "views", platform: "x" }).sort).toBe("views");
});
