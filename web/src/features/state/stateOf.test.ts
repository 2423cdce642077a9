import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Envelope } from "~/api/types";
import { nowOf, stateOf } from "./stateOf";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const meta = { generated_at: "2026-11-22T06:20:00Z", causes: [], action: null, sync: { running: false, done: 0, total: null } };
const answer = { state: "ready", data: {}, meta } as unknown as Envelope<unknown>;

/** A query whose answer came two days ago. */
const query = (part: object) =>
  ({
    data: answer,
    dataUpdatedAt: Date.parse("2026-11-22T06:20:05Z"),
    isError: false,
    error: null,
    refetch: vi.fn(),
    ...part,
  }) as unknown as Parameters<typeof stateOf>[0];

it("keeps what could not be read again, says of when it is, and offers to try again", () => {
  const failed = query({ isError: true, error: new Error("unreachable") });
  const { state, message, onRetry } = stateOf(failed);
  expect(state).toBe("stale");
  expect(message).toMatch(/^As of (22 Nov|Nov 22), .*\. It could not be read again since\.$/);
  onRetry?.();
  expect(failed.refetch).toHaveBeenCalledOnce();
});

it("offers to try again only where something failed", () => {
  expect(stateOf(query({})).onRetry).toBeUndefined();
  expect(stateOf(query({ data: undefined })).state).toBe("loading");
  const never = stateOf(query({ data: undefined, isError: true, error: new Error("unreachable") }));
  expect([never.state, typeof never.onRetry]).toEqual(["error", "function"]);
});

it("lets the server's clock go on while an answer stays", () => {
  expect(nowOf(query({})).toISOString()).toBe("2026-11-24T11:59:55.000Z");
  expect(nowOf(query({ dataUpdatedAt: 0 })).getTime()).toBe(Date.parse(answer.meta.generated_at)); // the last answer, until the next has come
  expect(nowOf(query({ data: undefined })).toISOString()).toBe("2026-11-24T12:00:00.000Z");
});
