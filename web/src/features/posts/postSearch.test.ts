import { expect, it } from "vitest";
import { readAudienceSearch } from "~/features/best/search";
import { readPostSearch } from "./postSearch";

it("takes what it understands from a post's address and drops the rest", () => {
  const all = { by: "likes", pace: "table", table: true, zoom: "2026-11-01_2026-11-10" };
  expect(readPostSearch({ ...all, evil: 1 })).toEqual(all);
  expect(readPostSearch({ by: "reach", pace: true, table: 1 })).toEqual({});
});

it("takes what it understands from the Audience's address and leaves the defaults out", () => {
  const all = { account: "0193c3a0-0000-7000-8000-000000000000", by: "reach", table: true };
  expect(readAudienceSearch({ ...all, evil: 1 })).toEqual(all);
  expect(readAudienceSearch({ account: "mara", by: "views", table: "yes" })).toEqual({});
});
