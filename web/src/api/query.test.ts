import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "./error";
import { askAhead, cache, forgetConnection } from "./query";

const session = { person: { id: "mara" } };
const queryFn = vi.fn();
const figures = { queryKey: ["figures"], queryFn };

/** Goes to where the figures are, and away again once they stand there. */
async function visit(): Promise<void> {
  const leave = new QueryObserver(cache, cache.defaultQueryOptions(figures)).subscribe(() => {});
  await vi.waitFor(() => expect(cache.isFetching()).toBe(0));
  leave();
}

beforeEach(() => {
  vi.useFakeTimers();
  queryFn.mockReset().mockImplementation(async () => ({ at: Date.now() }));
  cache.setQueryData(["session"], session);
});
afterEach(() => {
  cache.clear();
  vi.useRealTimers();
});

it("shows what was asked for ahead, and asks again ten seconds later", async () => {
  await askAhead(figures);
  await askAhead(figures); // somebody points at it twice
  vi.advanceTimersByTime(9_000);
  await visit();
  expect(queryFn).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_500);
  await visit();
  expect(queryFn).toHaveBeenCalledTimes(2);
});

it("keeps an answer that nobody asked for ahead as new for a second only", async () => {
  await askAhead(figures);
  vi.advanceTimersByTime(11_000);
  await visit();
  vi.advanceTimersByTime(1_500);
  await visit();
  expect(queryFn).toHaveBeenCalledTimes(3);
});

it("asks for nothing that is on screen", async () => {
  const leave = new QueryObserver(cache, cache.defaultQueryOptions(figures)).subscribe(() => {});
  await vi.waitFor(() => expect(cache.isFetching()).toBe(0));
  vi.advanceTimersByTime(5_000);
  await askAhead(figures);
  leave();
  expect(queryFn).toHaveBeenCalledTimes(1);
});

it("is silent of a failure, also of a lost session, and the place asks again", async () => {
  queryFn.mockRejectedValueOnce(new ApiError(401, "not_signed_in"));
  await askAhead(figures);
  expect(cache.getQueryData(["session"])).toEqual(session);
  queryFn.mockRejectedValueOnce(new ApiError(401, "not_signed_in"));
  await visit();
  expect(queryFn).toHaveBeenCalledTimes(2);
  expect(cache.getQueryData(["session"])).toEqual({ person: null });
  expect(cache.getQueryState(["session"])?.isInvalidated).toBe(true); // how one signs in is asked for then
});

it("asks for nothing of a connection that is no more, and for everything else on screen again", async () => {
  const queries = [
    ["overview", {}],
    ["account", { connection: "gone" }],
    ["account", { connection: "here" }],
  ].map(([of, asked]) => {
    const ask = vi.fn().mockResolvedValue({});
    const options = cache.defaultQueryOptions({ queryKey: ["analytics", of, asked], queryFn: ask });
    return { ask, leave: new QueryObserver(cache, options).subscribe(() => {}) };
  });
  cache.setQueryData(["analytics", "posts", {}], { of: "gone" }); // a place that was left
  await vi.waitFor(() => expect(cache.isFetching()).toBe(0));
  await forgetConnection("gone");
  expect(queries.map(({ ask }) => ask.mock.calls.length)).toEqual([2, 1, 2]);
  expect(cache.getQueryData(["analytics", "posts", {}])).toBeUndefined();
  for (const { leave } of queries) leave();
});
