import { expect, it } from "vitest";
import { posts } from "~/api/golden.gen";
import type { DataState, Envelope, Meta, Posts } from "~/api/types";
import { lateIn, stillReading } from "./reading";

const idle = { running: false, done: 0, total: null };
const answer = (state: DataState, sync: Partial<Meta["sync"]>): Envelope<Posts> => ({
  state,
  data: posts.data,
  meta: { ...posts.meta, sync: { ...idle, ...sync } },
});

it("says how far the posts are read while they are, in whichever state", () => {
  expect(stillReading(answer("empty", { running: true, done: 40, total: 200 }))).toBe(
    "A sync is under way (posts 40 of 200): posts may still come.",
  );
  expect(stillReading(answer("partial", { running: true, done: 40 }))).toBe("A sync is under way (posts 40 so far): posts may still come.");
});

it("says so before the first reading has begun, too", () => {
  const { meta, data } = answer("never_synced", {});
  expect(stillReading({ state: "never_synced", meta, data: { ...data, total: 0 } })).toBe("No posts were read yet.");
  expect(stillReading({ state: "never_synced", meta, data })).toBe("");
});

it("says nothing where they have been read", () => {
  expect(stillReading(answer("empty", {}))).toBe("");
  expect(stillReading(answer("ready", {}))).toBe("");
});

it("tells the posts that were read more than a day before the newest of their list, however old that is", () => {
  const [newest, same, late] = ["2026-11-20T06:00:00Z", "2026-11-19T06:00:00Z", "2026-11-19T05:59:00Z"].map((fetched_at) => ({
    fetched_at,
  }));
  if (!newest || !same || !late) throw new Error("three posts");
  expect([newest, same, late].map(lateIn([late, newest, same]))).toEqual([false, false, true]);
  expect([late].map(lateIn([late]))).toEqual([false]); // the list says itself of when it is
});
